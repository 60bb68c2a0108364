"""Bar charts: the groups of one period side by side, everybody's value as a dashed line through them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from disconnect.report.drawing import (
    LINE,
    WIDTH,
    Box,
    Drawing,
    Row,
    Rule,
    Word,
    end_of_scale,
    end_text,
    joined,
    kind_of,
    name_words,
    pieces,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disconnect.model.report import Unit
    from disconnect.report.texts import Texts

_THICK = 12
_TOP = 4
_GAP = 10


def bar_charts(rows: Sequence[Row], unit: Unit, t: Texts) -> tuple[Drawing, ...]:
    """Draw one bar a group (its row's first mark); many groups give several drawings on one scale."""
    end = end_of_scale(rows, unit)
    whole = next((row.marks[0].size for row in rows if row.is_whole and row.marks[0].basis), None)
    return tuple(_chart(piece, end, whole, end_text(end, unit, t)) for piece in pieces(rows))


def _chart(rows: Sequence[Row], end: Fraction, whole: Fraction | None, last: str) -> Drawing:
    parts, y = [], float(_TOP)
    for row in rows:
        part = _bar(row, y, end, whole)
        parts.append(part)
        y += part.height
    return joined([_scale(y, last), *parts], height=y + 18)


def _scale(y: float, last: str) -> Drawing:
    """The scale's lines down to `y`, with its first and its last number under them."""
    return Drawing(
        height=y,
        rules=tuple(Rule(x=x, y=_TOP, to_x=x, to_y=y, kind="scale") for x in (0.5, WIDTH / 2, WIDTH - 0.5)),
        words=(
            Word(x=0, y=y + 12, text="0", kind="foot"),
            Word(x=WIDTH, y=y + 12, text=last, kind="foot", anchor="end"),
        ),
    )


def _bar(row: Row, y: float, end: Fraction, whole: Fraction | None) -> Drawing:
    """One group from `y` down: its name, its bar, its value, what the value is made of."""
    mark = row.marks[0]
    names = name_words(row.name, y)
    top = y + LINE * len(names) + 2
    foot = top + (_THICK + 13 if mark.basis else 9)
    said = " · ".join(text for text in (mark.shown.basis, mark.shown.people, mark.shown.provisional) if text)
    box = Box(x=0, y=top, width=_length(mark.size, end), height=_THICK, kind=kind_of(row, mark))
    return Drawing(
        height=foot - y + _GAP,
        words=(
            *names,
            Word(x=0, y=foot, text=mark.shown.value, kind=f"value {mark.shown.state}"),
            Word(x=WIDTH, y=foot, text=said, kind="basis", anchor="end"),
        ),
        boxes=(box,) if mark.basis else (),
        rules=() if whole is None or not mark.basis else (_everyone(_length(whole, end), top),),
        alternative=(mark.said,),
    )


def _everyone(x: float, top: float) -> Rule:
    """Everybody's value across one bar, short enough to leave the words alone."""
    return Rule(x=x, y=top - 3, to_x=x, to_y=top + _THICK + 3, kind="everyone")


def _length(size: Fraction, end: Fraction) -> float:
    return round(float(size / end * WIDTH), 1)

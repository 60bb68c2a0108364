"""Column charts: for each group a row of small columns, one per period or per class of quiet time."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from disconnect.report.drawing import (
    LINE,
    WIDTH,
    Box,
    Drawing,
    Mark,
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
from disconnect.report.figures import people_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disconnect.model.report import Unit
    from disconnect.report.texts import Texts

_TALL = 26
_WIDEST = 46
_ROOM_FOR_A_COUNT, _ROOM_FOR_A_WHOLE, _ROOM_FOR_BOTH = 42, 75, 100
_SMALL_LINE = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writing:
    """What is written of a row of columns: a line above, whether values stand on the columns, lines below each."""

    above: str
    has_values: bool
    below: tuple[tuple[str, ...], ...]


def column_charts(rows: Sequence[Row], unit: Unit, t: Texts) -> tuple[Drawing, ...]:
    """Draw every group's columns on one scale; many groups give several drawings."""
    end = end_of_scale(rows, unit)
    return tuple(_chart(piece, end, end_text(end, unit, t), t) for piece in pieces(rows))


def _chart(rows: Sequence[Row], end: Fraction, last: str, t: Texts) -> Drawing:
    parts, y = [], 4.0
    for row in rows:
        part = _group(row, y, end, _writing(row, last, t))
        parts.append(part)
        y += part.height
    return joined(parts, height=y)


def _writing(row: Row, last: str, t: Texts) -> _Writing:
    """Values are written where what they are made of fits beside them; otherwise only the scale's end is."""
    bases = [mark.basis for mark in row.marks if mark.basis]
    shared = {(basis.denominator, basis.people) for basis in bases}
    room = WIDTH / len(row.marks)
    if len(shared) == 1 and _ROOM_FOR_A_COUNT <= room < WIDTH:
        whole, people = next(iter(shared))
        above = " · ".join((t("of {whole}", whole=t.exact(whole)), people_text(people, t)))
        counts = tuple((t.exact(mark.basis.numerator),) if mark.basis else () for mark in row.marks)
        return _Writing(above=above, has_values=True, below=counts)
    if room >= _ROOM_FOR_A_WHOLE:
        return _Writing(above="", has_values=True, below=tuple(_beneath(mark, room, t) for mark in row.marks))
    return _Writing(above=t("scale: 0 to {last}", last=last), has_values=False, below=((),) * len(row.marks))


def _beneath(mark: Mark, room: float, t: Texts) -> tuple[str, ...]:
    """What a value is made of, in two lines or, where columns are narrow, in three."""
    if mark.basis is None:
        return ()
    of_whole = t("of {whole}", whole=t.exact(mark.basis.denominator))
    made = (mark.shown.basis,) if room >= _ROOM_FOR_BOTH else (t.exact(mark.basis.numerator), of_whole)
    return (*made, mark.shown.people, *([mark.shown.provisional] if mark.shown.provisional else []))


def _group(row: Row, y: float, end: Fraction, writing: _Writing) -> Drawing:
    """One group from `y` down: name, line above, columns on their ground, names and lines below."""
    names = name_words(row.name, y)
    base = y + LINE * len(names) + (_SMALL_LINE if writing.above else 0) + 14 + _TALL
    step = WIDTH / len(row.marks)
    above = Word(x=0, y=base - _TALL - 16, text=writing.above, kind="basis")
    ground = Rule(x=0, y=base, to_x=WIDTH, to_y=base, kind="ground")
    drawn = [
        _column(row, mark, (step * index, base, step), (end, writing.has_values))
        for index, mark in enumerate(row.marks)
    ]
    labels = [
        _labels(mark, lines, step * (index + 0.5), base)
        for index, (mark, lines) in enumerate(zip(row.marks, writing.below, strict=True))
    ]
    depth = max(label.height for label in labels)
    first = Drawing(height=0, words=(*names, *([above] if writing.above else [])), rules=(ground,))
    said = Drawing(height=0, alternative=tuple(mark.said for mark in row.marks))
    return joined([first, *drawn, *labels, said], height=base - y + depth + 7)


def _column(row: Row, mark: Mark, place: tuple[float, float, float], scale: tuple[Fraction, bool]) -> Drawing:
    """One column; a hidden figure is a hatched stub of one size, a figure not measured leaves its place empty."""
    left, base, step = place
    end, has_values = scale
    width = min(step * 0.62, _WIDEST)
    x = round(left + (step - width) / 2, 1)
    if mark.basis is None:
        stub = Box(x=x, y=base - 8, width=round(width, 1), height=8, kind="hidden")
        return Drawing(height=0, boxes=(stub,) if mark.shown.state == "hidden" else ())
    tall = round(float(mark.size / end * _TALL), 1)
    value = Word(
        x=round(left + step / 2, 1), y=round(base - tall - 3, 1), text=mark.shown.value, kind="mini", anchor="middle"
    )
    return Drawing(
        height=0,
        boxes=(Box(x=x, y=round(base - tall, 1), width=round(width, 1), height=tall, kind=kind_of(row, mark)),),
        words=(value,) if has_values else (),
    )


def _labels(mark: Mark, lines: tuple[str, ...], middle: float, base: float) -> Drawing:
    """A column's name, then the lines below it, centred on `middle`."""
    names = mark.short.split()
    kinds = [*((name, "foot") for name in names), *((line, "below") for line in lines)]
    return Drawing(
        height=_SMALL_LINE * len(kinds),
        words=tuple(
            Word(x=round(middle, 1), y=base + _SMALL_LINE * (index + 1), text=text, kind=kind, anchor="middle")
            for index, (text, kind) in enumerate(kinds)
        ),
    )

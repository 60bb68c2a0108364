"""What a chart is made of, and its scale: values that a template turns into SVG.

Lengths are units of the drawing, `WIDTH` wide: the page scales it, so text stays legible on a telephone. Groups
keep the report's order: a chart compares, it does not rank. Everything drawn is made from published figures, and
a number is written only where what it is made of can be written beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from textwrap import wrap
from typing import TYPE_CHECKING

from disconnect.report.figures import SHARES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disconnect.model.report import Unit
    from disconnect.report.figures import Basis, Shown
    from disconnect.report.texts import Texts

WIDTH = 300
MOST_ROWS = 12
LINE = 15
_NAME_LETTERS = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One figure to be drawn: its words, its numbers where they are published.

    `said` is the figure in the chart's text alternative, `short` the name below its column.
    """

    shown: Shown
    basis: Basis | None
    said: str
    short: str = ""

    @property
    def size(self) -> Fraction:
        """The value its length stands for; 0 where there is nothing to draw."""
        return (self.basis.value or Fraction(0)) if self.basis else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One group's marks: one in a bar chart, one per period or class in a column chart."""

    name: str
    marks: tuple[Mark, ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A piece of text at its baseline; `kind` is its CSS class, `anchor` the SVG ``text-anchor``."""

    x: float
    y: float
    text: str
    kind: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A bar or a column; `kind` is its CSS class."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A thin line from one point to another; `kind` is its CSS class."""

    x: float
    y: float
    to_x: float
    to_y: float
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart, or one group's part of it, `height` tall; `alternative` says the same in words, a line a figure."""

    height: float
    width: float = WIDTH
    words: tuple[Word, ...] = ()
    boxes: tuple[Box, ...] = ()
    rules: tuple[Rule, ...] = ()
    alternative: tuple[str, ...] = ()


def joined(parts: Sequence[Drawing], *, height: float) -> Drawing:
    """The parts, already at their places, as one drawing."""
    return Drawing(
        height=height,
        words=tuple(word for part in parts for word in part.words),
        boxes=tuple(box for part in parts for box in part.boxes),
        rules=tuple(rule for part in parts for rule in part.rules),
        alternative=tuple(line for part in parts for line in part.alternative),
    )


def ceiling(largest: Fraction, unit: Unit) -> Fraction:
    """The end of the scale: the next 1, 2 or 5 times a power of ten, and never past 100 %.

    >>> from disconnect.model.report import Unit
    >>> ceiling(Fraction(31, 100), Unit.SHARE), ceiling(Fraction(7), Unit.HOURS)
    (Fraction(1, 2), Fraction(10, 1))
    """
    is_share = unit in SHARES
    end = Fraction(1, 100) if is_share else Fraction(1, 10)
    steps = (Fraction(2), Fraction(5, 2), Fraction(2))
    turn = 0
    while end < largest:
        end, turn = end * steps[turn % 3], turn + 1
    return min(end, Fraction(1)) if is_share else end


def end_of_scale(rows: Sequence[Row], unit: Unit) -> Fraction:
    """One scale for every group of a chart."""
    return ceiling(max((mark.size for row in rows for mark in row.marks), default=Fraction(0)), unit)


def end_text(end: Fraction, unit: Unit, t: Texts) -> str:
    """The number at the end of the scale, with as many decimals as it has."""
    return t.share(end) if unit in SHARES else t.exact(end)


def pieces(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Rows cut so that each drawing fits on a printed page."""
    return [rows[start : start + MOST_ROWS] for start in range(0, len(rows), MOST_ROWS)]


def name_words(name: str, top: float) -> tuple[Word, ...]:
    """A group's name over as many lines as it needs, from `top` down, `LINE` each."""
    lines = wrap(name, _NAME_LETTERS) or [""]
    return tuple(Word(x=0, y=top + LINE * (index + 1) - 3, text=line, kind="name") for index, line in enumerate(lines))


def kind_of(row: Row, mark: Mark) -> str:
    """The CSS classes of a published figure's shape: the whole and the provisional differ by more than colour."""
    return " ".join(["bar", *(["whole"] if row.is_whole else []), *(["provisional"] if mark.shown.provisional else [])])

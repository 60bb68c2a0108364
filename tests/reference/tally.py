"""Adding up: counts by group, period and metric, with the people behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from tests.reference.case import Row
from tests.reference.timeline import dates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from disconnect.model.period import Period, Span
    from tests.reference.timeline import Timeline

Number = int | Fraction
QUANTILE_STEPS = {"evenings.connected": Fraction(1), "day.span": Fraction(1, 2), "mail.received": Fraction(1)}
MEDIAN, NINTH_DECILE = Fraction(1, 2), Fraction(9, 10)
SIX_MONTHS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What one event adds to a metric, in the cell of `person` on `day`.

    The group is that of the date `member` where it differs from the period's date; `period` names the one period
    that a figure over a window belongs to. `behind` gives the contributors by axis letter.
    """

    metric: str
    person: Timeline
    day: date
    top: Number = 0
    bottom: Number = 0
    behind: Mapping[str, str] = field(default_factory=dict)
    member: date | None = None
    period: str = ""


class Cell:
    """One group, period and metric while it is being added up."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.top: dict[str, Number] = {}
        self.bottom: dict[str, Number] = {}
        self.behind: dict[str, set[str]] = {}

    def add(self, count: Count) -> None:
        name = count.person.person.id
        if count.top:
            self.top[name] = self.top.get(name, 0) + count.top
        if count.bottom:
            self.bottom[name] = self.bottom.get(name, 0) + count.bottom
        for axis, contributor in count.behind.items():
            self.behind.setdefault(axis, set()).add(contributor)

    def values(self) -> list[Fraction]:
        """The figure of each person with a denominator, sorted."""
        return sorted(Fraction(self.top.get(name, 0)) / Fraction(bottom) for name, bottom in self.bottom.items())


class Tally:
    """Cells of the whole (group "") and of each group of `level`, for each period."""

    def __init__(self, *, periods: Sequence[Period], level: str, observed: Span) -> None:
        """Work out once which periods each observed date belongs to."""
        self.level = level
        self.labels = {
            day: [period.label for period in periods if day in period.span]
            for day in dates(observed.start, observed.end)
        }
        self.cells: dict[tuple[str, str, str], Cell] = {}

    def add(self, count: Count) -> None:
        """Add `count` wherever it belongs; on a date that is not observed, nowhere."""
        labels = [count.period] if count.period else self.labels.get(count.day, [])
        group: str = getattr(count.person.place(count.member or count.day), self.level)
        for label in labels:
            for name in {"", group}:
                self.cells.setdefault((name, label, count.metric), Cell()).add(count)

    def row(self, key: tuple[str, str, str], *, axes: str, provisional: frozenset[str]) -> Row | None:
        """The figure of a cell, or None where nothing is under the line."""
        cell, (_, label, metric) = self.cells[key], key
        bottom = sum(cell.bottom.values())
        if not bottom:
            return None
        step = QUANTILE_STEPS.get(metric)
        middle, upper = (quantile(cell.values(), share) if step else None for share in (MEDIAN, NINTH_DECILE))
        return Row(
            numerator=Fraction(sum(cell.top.values())),
            denominator=Fraction(bottom),
            people={axis: len(cell.behind.get(axis, ())) for axis in axes},
            median=middle,
            ninth_decile=upper,
            median_rounded=to_step(middle, step),
            ninth_decile_rounded=to_step(upper, step),
            provisional=label in provisional,
        )


def quantile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """Linear interpolation between the sorted `values` (type 7 of Hyndman and Fan).

    >>> quantile([Fraction(0), Fraction(10)], Fraction(9, 10))
    Fraction(9, 1)
    """
    position = (len(values) - 1) * share
    below = floor(position)
    above = min(below + 1, len(values) - 1)
    return values[below] + (position - below) * (values[above] - values[below])


def to_step(value: Fraction | None, step: Fraction | None) -> Fraction | None:
    """The nearest multiple of `step`, halves up.

    >>> to_step(Fraction(3, 4), Fraction(1, 2))
    Fraction(1, 1)
    """
    if value is None or step is None:
        return None
    return floor(value / step + Fraction(1, 2)) * step

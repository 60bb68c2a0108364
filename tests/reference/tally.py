"""Adding up: counts by group, period and metric, with the people behind them."""

from __future__ import annotations

from collections import defaultdict
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
    """One group and metric over some dates while it is being added up."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.top: dict[str, Number] = {}
        self.bottom: dict[str, Number] = {}
        self.behind: dict[str, set[str]] = {}

    def add(self, count: Count) -> None:
        """Add what one event counts for."""
        name = count.person.person.id
        if count.top:
            self.top[name] = self.top.get(name, 0) + count.top
        if count.bottom:
            self.bottom[name] = self.bottom.get(name, 0) + count.bottom
        for axis, contributor in count.behind.items():
            self.behind.setdefault(axis, set()).add(contributor)

    def merge(self, other: Cell) -> None:
        """Add everything another cell has."""
        for name, top in other.top.items():
            self.top[name] = self.top.get(name, 0) + top
        for name, bottom in other.bottom.items():
            self.bottom[name] = self.bottom.get(name, 0) + bottom
        for axis, contributors in other.behind.items():
            self.behind.setdefault(axis, set()).update(contributors)

    def values(self) -> list[Fraction]:
        """The figure of each person with a denominator, sorted."""
        return sorted(Fraction(self.top.get(name, 0)) / Fraction(bottom) for name, bottom in self.bottom.items())

    def row(self, metric: str, *, axes: str, provisional: frozenset[str]) -> Row | None:
        """The figure, or None where nothing is under the line; `provisional` holds the metrics that are."""
        bottom = sum(self.bottom.values())
        if not bottom:
            return None
        step = QUANTILE_STEPS.get(metric)
        middle, upper = (quantile(self.values(), share) if step else None for share in (MEDIAN, NINTH_DECILE))
        return Row(
            numerator=Fraction(sum(self.top.values())),
            denominator=Fraction(bottom),
            people={axis: len(self.behind.get(axis, ())) for axis in axes},
            median=middle,
            ninth_decile=upper,
            median_rounded=to_step(middle, step),
            ninth_decile_rounded=to_step(upper, step),
            provisional=metric in provisional,
        )


class Tally:
    """Cells of each group of `level`; dates that lie in the same periods are added up together first."""

    def __init__(self, *, periods: Sequence[Period], level: str, observed: Span) -> None:
        """Work out once which periods each observed date belongs to."""
        self.level = level
        self.labels = {
            day: tuple(period.label for period in periods if day in period.span)
            for day in dates(observed.start, observed.end)
        }
        self.parts: defaultdict[tuple[str, tuple[str, ...], str], Cell] = defaultdict(Cell)

    def add(self, count: Count) -> None:
        """Add `count` where it belongs; on a date that is not observed, nowhere."""
        labels = (count.period,) if count.period else self.labels.get(count.day, ())
        group: str = getattr(count.person.place(count.member or count.day), self.level)
        self.parts[group, labels, count.metric].add(count)

    def cells(self) -> dict[tuple[str, str, str], Cell]:
        """The cells of the whole (group "") and of every group, by period and metric."""
        merged: defaultdict[tuple[str, str, str], Cell] = defaultdict(Cell)
        for (group, labels, metric), part in self.parts.items():
            for label in labels:
                for name in {"", group}:
                    merged[name, label, metric].merge(part)
        return merged


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

"""A published report looked at as an outsider would: which hidden figures can be told closely from the others.

Groups in their whole and periods in longer ones are equations. The outsider supposes that nobody is in no group, which
the audit before a publication does not: so each finding says whether it needs that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from disconnect.app.hierarchies import Calendar, group_tree
from disconnect.privacy.additive import crossed
from disconnect.privacy.outsider import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disconnect.app.handedout import HandedOut, Place
    from disconnect.model.period import Period
    from disconnect.privacy.additive import Name, Sums

KINDS = ("numerator", "denominator")
NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A hidden number that can be told closely; `is_certain` where that needs no assumption."""

    place: Place
    kind: str
    is_pinned: bool
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """A whole of a metric that is not the sum of its groups; `is_more` where people of no group would explain it.

    `period` is None where no single sum is wrong and yet no numbers fit all of them.
    """

    metric: str
    kind: str
    period: Period | None
    is_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What an outsider finds; `apart` are metrics that do not add up over time, looked at period by period."""

    findings: tuple[Finding, ...]
    mismatches: tuple[Mismatch, ...]
    apart: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing hidden is told closely, and nothing is wrong with the sums."""
        return not self.findings and all(mismatch.is_more for mismatch in self.mismatches)


def look_at(report: HandedOut) -> Look:
    """Look at each metric by itself, numerators and denominators."""
    findings: list[Finding] = []
    mismatches: list[Mismatch] = []
    apart: list[str] = []
    for metric in dict.fromkeys(metric for metric, _, _ in report.figures):
        tables = _tables(report, metric)
        if len(tables) > len(KINDS):
            apart.append(metric)
        for table in tables:
            mismatches += table.mismatches()
            findings += table.findings()
    return Look(findings=tuple(findings), mismatches=tuple(mismatches), apart=tuple(apart))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The numerators or the denominators of a metric, group × period, whoever is in no group being unknown."""

    metric: str
    kind: str
    names: Sequence[tuple[Name, ...]]
    seen: Seen
    hidden: Mapping[int, Place]
    periods: Sequence[Period]

    @property
    def wholes(self) -> list[tuple[int, int, Period]]:
        """The sums of groups in the whole: which equation, who is in no group, and the period."""
        by_label = {period.label: period for period in self.periods}
        return [
            (number, parts[-1], by_label[str(self.names[total][1])])
            for number, (total, parts) in enumerate(self.seen.sums)
            if self.names[parts[-1]][0] == "rest" != self.names[total][0] and self.names[total][1] in by_label
        ]

    @property
    def is_possible(self) -> bool:
        """Whether no total is less than its parts."""
        return not any(map(self.seen.is_broken, range(len(self.seen.sums))))

    @property
    def closed(self) -> Seen:
        """As if nobody were in no group, in each period in which that can be."""
        numbers = list(self.seen.numbers)
        for equation, rest, _ in self.wholes:
            numbers[rest] = NOTHING
            if replace(self.seen, numbers=numbers).is_broken(equation):
                numbers[rest] = None
        return replace(self.seen, numbers=numbers)

    def mismatches(self) -> Iterator[Mismatch]:
        """Wholes that are not their groups' sum."""
        closed, told = self.closed, False
        for equation, rest, period in self.wholes:
            is_less = self.seen.is_broken(equation)
            if is_less or closed.numbers[rest] is None:
                told = told or is_less
                yield Mismatch(metric=self.metric, kind=self.kind, period=period, is_more=not is_less)
        if not told and self.hidden and self.seen.ranges(list(self.hidden)[:1]) is None:
            yield Mismatch(metric=self.metric, kind=self.kind, period=None, is_more=False)

    def findings(self) -> Iterator[Finding]:
        """Hidden numbers that can be told closely."""
        asked = list(self.hidden) if self.is_possible else []
        supposed = self.closed.close(asked)
        close = supposed if supposed is not None else self.seen.close(asked) or {}
        certain = self.seen.close(list(close)) or {}
        for cell, found in close.items():
            place, is_pinned = self.hidden[cell], found.is_pinned
            yield Finding(place=place, kind=self.kind, is_pinned=is_pinned, is_certain=cell in certain)


def _tables(report: HandedOut, metric: str) -> list[_Table]:
    """All periods together where the numbers add up over time, as far as can be seen; else each by itself."""
    numbers = range(len(report.periods))
    together = [_table(report, metric, kind, numbers) for kind in KINDS]
    is_additive = metric not in report.not_in_time and not any(map(_is_apart, together))
    if is_additive or len(numbers) == 1:
        return together
    return [_table(report, metric, kind, [number]) for number in numbers for kind in KINDS]


def _is_apart(table: _Table) -> bool:
    """Whether a longer period is seen not to be the sum of those in it."""
    wholes = {equation for equation, _, _ in table.wholes}
    sums: Sums = table.seen.sums
    return any(
        table.seen.is_broken(number)
        for number, (total, parts) in enumerate(sums)
        if number not in wholes and table.names[total][0] == table.names[parts[0]][0]
    )


def _table(report: HandedOut, metric: str, kind: str, numbers: Sequence[int]) -> _Table:
    periods = [report.periods[number] for number in numbers]
    calendar = Calendar(tuple(periods)).tree
    names, sums = crossed((group_tree(len(report.groups) - 1), calendar))
    # The groups, whoever is in none, the whole: the report knows the first and the last.
    rows = [*range(len(report.groups) - 1), None, len(report.groups) - 1]
    found: list[Fraction | None] = [None] * len(names)
    hidden: dict[int, Place] = {}
    for row, group in enumerate(rows):
        for column, number in enumerate(numbers) if group is not None else ():
            place, cell = (metric, group or 0, number), row * len(calendar.nodes) + column
            pair = report.figures.get(place)
            if pair is not None:
                found[cell] = pair[KINDS.index(kind)]
            elif place in report.figures:
                hidden[cell] = place
    return _Table(metric=metric, kind=kind, names=names, seen=Seen(found, sums), hidden=hidden, periods=periods)

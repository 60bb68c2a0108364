"""Which figures of a report may be published: each metric's contributors handed to the privacy layer.

What was published before is in the same table: all groups of all groupings are sums of the people whom none of them
tells apart, all periods are sums of the stretches between their ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from disconnect.errors import NoChoiceError
from disconnect.privacy.contributions import NOBODY, Contributions
from disconnect.privacy.overlapping import NONE, Overlapping
from disconnect.privacy.protect import Counted, protected_after

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from disconnect.load.arrays import Bool, Int32, Int64
    from disconnect.load.rows import Metric
    from disconnect.load.workload import Days, Workload
    from disconnect.model.period import Period, Span
    from disconnect.privacy.primary import Rules
    from disconnect.privacy.suppress import Pattern


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Groups:
    """The groups of a report: of each unit its group, -1 for none; how many there are."""

    of_unit: Int32
    number: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Told:
    """What was published of a number before: for the dates of a span, which groups and, last, whether the whole.

    A figure that was withheld then stays withheld.
    """

    groups: Groups
    span: Span
    shown: Bool


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Asked:
    """What is to be published of one year: periods, groups, and what was told of it before."""

    periods: tuple[Period, ...]
    groups: Groups
    told: tuple[Told, ...] = ()


def hidden_cells(work: Workload, metric: Metric, asked: Asked, rules: Rules) -> Sequence[Bool]:
    """For each of the periods whether each group and, last, the whole is hidden.

    All that was `told` of the year before is one table with it where the metric's numbers add up in time; else each
    period is one by itself, with what was told of the same dates.

    Raises:
        DisclosureError: a table cannot be protected; nothing is published.
    """
    spans = [_observed(work, period) for period in asked.periods]
    if any(metric.rows(work, work.population.year.cut(span)) is None for span in spans):
        return [np.ones(asked.groups.number + 1, dtype=np.bool_)] * len(spans)

    def pieces(days: Days, of_unit: Int64) -> Piece:
        return _pieces(work, metric, days, of_unit)

    table = _Table(work, spans, asked)
    leaves = table.leaves(pieces)
    return table.hidden(leaves, rules) if leaves is not None else _apart(work, asked, rules, pieces)


def hidden_people(work: Workload, asked: Asked, rules: Rules) -> Sequence[Bool]:
    """As `hidden_cells` of the headcounts: one can be worked out like any figure.

    Raises:
        DisclosureError: the headcounts cannot be protected; nothing is published.
    """

    def pieces(days: Days, of_unit: Int64) -> Piece:
        person, day = work.person_days(days)
        leaf = of_unit[work.population.unit_at[person, day]]
        here = np.unique(np.stack([leaf, person.astype(np.int64)]), axis=1)
        return {("p", "denominator"): np.concatenate([here, np.ones((1, here.shape[1]), dtype=np.int64)])}

    return _apart(work, asked, rules, pieces)


Piece = dict[tuple[str, str], "Int64"]
"""Amounts by axis and kind (numerator, denominator): rows of leaf, person and amount, each pair of the first once."""


def _pieces(work: Workload, metric: Metric, days: Days, of_unit: Int64) -> Piece:
    """What everybody contributes to a metric in some days, by the atom of each unit."""
    rows = metric.rows(work, days)
    if rows is None:
        none = np.zeros((3, 0), dtype=np.int64)
        return {(axis, kind): none for axis in metric.definition.axes for kind in ("numerator", "denominator")}
    leaf = of_unit[rows.unit]
    person = work.population.unit_person[rows.unit].astype(np.int64)
    of_axis = {"s": rows.sender, "h": rows.superior}
    amounts = {"numerator": rows.numerator, "denominator": rows.denominator}
    return {
        (axis, kind): _summed(leaf, person if of_axis.get(axis) is None else np.asarray(of_axis[axis]), amount)
        for axis in metric.definition.axes
        for kind, amount in amounts.items()
    }


def _summed(leaf: Int64, who: Int64, amount: Int64) -> Int64:
    pairs, place = np.unique(np.stack([leaf, who]), axis=1, return_inverse=True)
    total = np.zeros(pairs.shape[1], dtype=np.int64)
    np.add.at(total, place.reshape(-1), amount)
    return np.concatenate([pairs, total[None]])


def _observed(work: Workload, period: Period) -> Span:
    """The dates of a period that were observed."""
    return period.span.cut(work.observed)


def _apart(work: Workload, asked: Asked, rules: Rules, pieces: Callable[[Days, Int64], Piece]) -> Sequence[Bool]:
    """The cells of each period by itself, with what was told of the same dates."""
    found: list[Bool] = []
    for span in (_observed(work, period) for period in asked.periods):
        table = _Table(work, [span], replace(asked, told=tuple(one for one in asked.told if one.span == span)))
        found += table.hidden([pieces(days, table.groups.of_thing) for days in table.days], rules)
    return found


class _Table:
    """Everything asked and told of a year: groups of all groupings × periods, with what cannot be told apart inside."""

    def __init__(self, work: Workload, spans: Sequence[Span], asked: Asked) -> None:
        groups, told = asked.groups, asked.told
        self._asked, self._told, self._number = spans, told, groups.number
        year = work.population.year
        every = list(dict.fromkeys((*spans, *(one.span for one in told))))
        groupings = [np.zeros(len(groups.of_unit), dtype=np.int64), groups.of_unit.astype(np.int64)]
        self.groups = Overlapping.of([*groupings, *(one.groups.of_unit.astype(np.int64) for one in told)])
        cuts = [year.cut(span) for span in every]
        self.days = _stretches(cuts)
        of_stretch = [
            np.array([0 if start <= day < end else NONE for day, _ in self.days], dtype=np.int64) for start, end in cuts
        ]
        self.times = Overlapping.of(of_stretch) if self.days else None
        self._time = {span: number for number, span in enumerate(every)}
        self._year = year

    def leaves(self, pieces: Callable[[Days, Int64], Piece]) -> Sequence[Piece] | None:
        """What stands in each stretch of dates; None where the numbers of a span are not those of its stretches."""
        of_unit = self.groups.of_thing
        found = [pieces(days, of_unit) for days in self.days]
        for span in self._time:
            start, end = self._year.cut(span)
            inside = [found[place] for place, (day, _) in enumerate(self.days) if start <= day < end]
            if len(inside) > 1 and not _is_sum(pieces((start, end), of_unit), inside):
                return None
        return found

    def hidden(self, leaves: Sequence[Piece], rules: Rules) -> Sequence[Bool]:
        """For each span asked whether each group and, last, the whole is hidden.

        Where more would be hidden than shown, no group is shown: a few figures among many marks tell little.
        """
        everything = [np.ones(self._number + 1, dtype=np.bool_)] * len(self._asked)
        # Nobody is there, or no date was observed.
        axes = (self.groups, self.times) if self.times is not None and self.groups.leaves else None
        counted = _counted(leaves, axes) if axes is not None else []
        if axes is None or not counted:
            return everything
        try:
            pattern = self._pattern(axes, counted, rules)
        except NoChoiceError:
            # What was told before cannot be taken back: nothing more is said.
            if not self._told:
                raise
            return everything
        hidden = pattern.hidden.reshape(len(axes[0].nodes), len(axes[1].nodes))
        return [self._of(hidden, span) for span in self._asked]

    def _pattern(self, axes: tuple[Overlapping, Overlapping], counted: Sequence[Counted], rules: Rules) -> Pattern:
        asked, told = self._standing()
        pattern = protected_after(axes, counted, rules, asked, told)
        if pattern.is_too_much:
            asked[[node for node in self.groups.of_group[1] if node not in {self._whole, NONE}]] = False
            pattern = protected_after(axes, counted, rules, asked, told)
        return pattern

    @property
    def _whole(self) -> int:
        return self.groups.of_group[0][0]

    def _nodes(self, grouping: int, number: int) -> list[int]:
        """The nodes of the groups of a grouping, -1 where it is empty, and of the whole."""
        known = self.groups.of_group[grouping]
        return [*known, *[NONE] * (number - len(known)), self._whole]

    def _moment(self, span: Span) -> int:
        """The node of a span; -1 where nothing of it was observed."""
        times = self.times.of_group[self._time[span]] if self.times is not None else ()
        return times[0] if times else NONE

    def _standing(self) -> tuple[Bool, NDArray[np.int8]]:
        """Which cells are asked for, and which were shown (1) or withheld (-1) before."""
        size = (len(self.groups.nodes), len(self.times.nodes) if self.times is not None else 0)
        asked, shown, withheld = (np.zeros(size, dtype=np.bool_) for _ in range(3))
        for span in self._asked:
            self._mark(asked, self._nodes(1, self._number), span, np.ones(self._number + 1, dtype=np.bool_))
        for place, one in enumerate(self._told):
            nodes = self._nodes(2 + place, one.groups.number)
            self._mark(shown, nodes, one.span, one.shown)
            self._mark(withheld, nodes, one.span, ~one.shown)
        return asked, np.where(shown, 1, -withheld.astype(np.int8)).astype(np.int8)

    def _mark(self, cells: Bool, nodes: Sequence[int], span: Span, which: Bool) -> None:
        moment = self._moment(span)
        if moment != NONE:
            cells[[node for node, is_so in zip(nodes, which, strict=True) if is_so and node != NONE], moment] = True

    def _of(self, hidden: Bool, span: Span) -> Bool:
        moment = self._moment(span)
        nodes = self._nodes(1, self._number)
        return np.array([NONE in {moment, node} or hidden[node, moment] for node in nodes], dtype=np.bool_)


def _stretches(cuts: Sequence[Days]) -> list[Days]:
    """The days between all beginnings and ends that lie in one of the spans.

    >>> _stretches([(0, 90), (0, 31), (120, 151)])
    [(0, 31), (31, 90), (120, 151)]
    """
    edges = sorted({day for cut in cuts for day in cut})
    return [(a, b) for a, b in pairwise(edges) if any(start <= a < end for start, end in cuts)]


def _is_sum(whole: Piece, parts: Sequence[Piece]) -> bool:
    """Whether everybody's part in the whole is the sum of their parts in the parts."""
    for key, columns in whole.items():
        less = [columns, *(np.stack([part[key][0], part[key][1], -part[key][2]]) for part in parts)]
        joined = np.concatenate(less, axis=1)
        if _summed(joined[0], joined[1], joined[2])[2].any():
            return False
    return True


def _counted(leaves: Sequence[Piece], axes: tuple[Overlapping, Overlapping]) -> list[Counted]:
    """Denominators and numerators, each with its sides; a side that is nobody's anywhere is none.

    A numerator that is 0 everywhere stays: it says of everybody that they did nothing of the kind.
    """
    sides = {key: _contributions([leaf[key] for leaf in leaves], axes) for key in leaves[0]}
    whole, part = (
        [side for (_, of), side in sides.items() if of == kind and (side.who != NOBODY).any()]
        for kind in ("denominator", "numerator")
    )
    none = [side for (_, of), side in sides.items() if of == "numerator" and not side.totals.any()]
    found = [Counted(sides=tuple(whole))] if whole else []
    counted = tuple(part or none[:1])
    return [*found, Counted(sides=counted, of=whole[0] if whole else None)] if counted else found


def _contributions(columns: Sequence[Int64], axes: tuple[Overlapping, Overlapping]) -> Contributions:
    """The contributions to each leaf: atom of groups × atom of dates, the second fastest."""
    people, times = (len(axis.leaves) for axis in axes)
    moment = axes[1].of_thing
    cell = np.concatenate([column[0] * times + moment[place] for place, column in enumerate(columns)])
    who, amount = (np.concatenate([column[row] for column in columns]) for row in (1, 2))
    return Contributions.added(people * times, cell, who, amount)

"""Which figures of a report may be published: each metric's contributors handed to the privacy layer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from disconnect.privacy.additive import Tree
from disconnect.privacy.contributions import NOBODY, Contributions
from disconnect.privacy.protect import Counted, protected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disconnect.load.arrays import Bool, Int32, Int64
    from disconnect.load.rows import Metric
    from disconnect.load.workload import Workload
    from disconnect.model.period import Period
    from disconnect.privacy.primary import Rules

REST = "rest"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Groups:
    """The groups of a report: of each unit its group, -1 for none; how many there are."""

    of_unit: Int32
    number: int

    @property
    def tree(self) -> Tree:
        """The groups, whoever is in none of them, and the whole, in this order."""
        return group_tree(self.number)


def group_tree(number: int) -> Tree:
    """So many groups, whoever is in none of them, and the whole, in this order."""
    return Tree((*range(number), REST, "whole"), (*[number + 1] * (number + 1), -1))


@dataclass(frozen=True)
class Calendar:
    """Periods of one year, each either inside another or apart from it, as hierarchies.

    A period of which only parts are asked for has one more part, its rest, which is never published.

    >>> from disconnect.model.period import Period
    >>> found = Calendar(tuple(map(Period.parse, ("2026-Q1", "2026-01", "2026-05"))))
    >>> found.tree.nodes, found.tree.parents
    (('2026-Q1', '2026-01', '2026-05', ('rest', '2026-Q1')), (-1, 0, -1, 0))
    """

    periods: tuple[Period, ...]

    @cached_property
    def parents(self) -> tuple[int, ...]:
        """For each period the smallest other one that it lies in, -1 for none."""
        return tuple(self._parent(number) for number in range(len(self.periods)))

    def _parent(self, number: int) -> int:
        span = self.periods[number].span
        around = [
            (other.span.days, place)
            for place, other in enumerate(self.periods)
            if place != number and other.span.cut(span) == span
        ]
        return min(around, default=(0, -1))[1]

    @cached_property
    def partly(self) -> tuple[int, ...]:
        """The periods of which parts are asked for that do not make the whole."""
        parts = {parent: 0 for parent in self.parents if parent >= 0}
        for number, parent in enumerate(self.parents):
            if parent >= 0:
                parts[parent] += self.periods[number].span.days
        return tuple(parent for parent, days in parts.items() if days < self.periods[parent].span.days)

    @cached_property
    def tree(self) -> Tree:
        """The periods, then the rests of some."""
        labels = [period.label for period in self.periods]
        return Tree((*labels, *((REST, labels[parent]) for parent in self.partly)), (*self.parents, *self.partly))


def hidden_cells(
    work: Workload, metric: Metric, periods: Sequence[Period], groups: Groups, rules: Rules
) -> Sequence[Bool]:
    """For each of the periods, which are of one year, whether each group and, last, the whole is hidden.

    Periods inside one another are one table where the metric's numbers add up in time; else each is one by itself.

    Raises:
        DisclosureError: a table cannot be protected; nothing is published.
    """
    pieces = [_pieces(work, metric, period, groups) for period in periods]
    if any(piece is None for piece in pieces):
        return [np.ones(groups.number + 1, dtype=np.bool_)] * len(periods)
    measured = [piece for piece in pieces if piece is not None]
    calendar = Calendar(tuple(periods))
    leaves = _leaves(calendar, measured)
    if leaves is None:
        apart = [Calendar((period,)) for period in periods]
        return [_hidden(one, [piece], groups, rules)[:, 0] for one, piece in zip(apart, measured, strict=True)]
    found = _hidden(calendar, leaves, groups, rules)
    return [found[:, number] for number in range(len(periods))]


def hidden_people(work: Workload, period: Period, groups: Groups, rules: Rules) -> Bool:
    """Whether the headcount of each group and, last, of the whole is hidden: one can be worked out like any figure.

    Raises:
        DisclosureError: the headcounts cannot be protected; nothing is published.
    """
    person, day = work.person_days(work.population.year.cut(period.span))
    leaf = groups.of_unit[work.population.unit_at[person, day]].astype(np.int64)
    leaf[leaf < 0] = groups.number
    here = np.unique(np.stack([leaf, person.astype(np.int64)]), axis=1)
    piece: Piece = {("p", "denominator"): np.concatenate([here, np.ones((1, here.shape[1]), dtype=np.int64)])}
    return _hidden(Calendar((period,)), [piece], groups, rules)[:, 0]


Piece = dict[tuple[str, str], "Int64"]
"""Amounts by axis and kind (numerator, denominator): rows of leaf, person and amount, each pair of the first once."""


def _pieces(work: Workload, metric: Metric, period: Period, groups: Groups) -> Piece | None:
    """What everybody contributes to a metric in a period, None where it is not measured."""
    rows = metric.rows(work, work.population.year.cut(period.span))
    if rows is None:
        return None
    leaf = groups.of_unit[rows.unit].astype(np.int64)
    leaf[leaf < 0] = groups.number
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


def _leaves(calendar: Calendar, pieces: Sequence[Piece]) -> Sequence[Piece] | None:
    """What stands in each leaf of the periods; None where the numbers of a period are not those of its parts."""
    tree, rests = calendar.tree, dict[int, Piece]()
    for parent, children in tree.children.items():
        rests[parent] = _rest(pieces[parent], [pieces[child] for child in children if child < len(pieces)])
        left = np.concatenate([columns[2] for columns in rests[parent].values()])
        if (left < 0).any() or (parent not in calendar.partly and left.any()):
            return None
    return [pieces[leaf] if leaf < len(pieces) else rests[tree.parents[leaf]] for leaf in tree.leaves]


def _rest(whole: Piece, parts: Sequence[Piece]) -> Piece:
    """What is left of a period when those inside it are taken away."""
    return {key: _less(whole[key], [part[key] for part in parts]) for key in whole}


def _less(whole: Int64, parts: Sequence[Int64]) -> Int64:
    """What is left of a whole when its parts are taken away."""
    columns = np.concatenate([whole, *(np.stack([part[0], part[1], -part[2]]) for part in parts)], axis=1)
    return _summed(columns[0], columns[1], columns[2])


def _hidden(calendar: Calendar, leaves: Sequence[Piece], groups: Groups, rules: Rules) -> Bool:
    """Whether each cell is hidden: groups and the whole × periods.

    Where more would be hidden than shown, no group is shown: a few figures among many marks tell little.
    """
    trees, asked = (groups.tree, calendar.tree), len(calendar.periods)
    sizes = tuple(len(tree.nodes) for tree in trees)
    never = np.zeros(sizes, dtype=np.bool_)
    never[groups.number], never[:, asked:] = True, True
    counted = _counted(leaves, groups)
    if not counted:
        return np.ones((groups.number + 1, asked), dtype=np.bool_)
    pattern = protected(trees, counted, rules, never.reshape(-1))
    if pattern.is_too_much:
        never[: groups.number] = True
        pattern = protected(trees, counted, rules, never.reshape(-1))
    return np.delete(pattern.hidden.reshape(sizes)[:, :asked], groups.number, axis=0)


def _counted(leaves: Sequence[Piece], groups: Groups) -> list[Counted]:
    """Denominators and numerators, each with its sides; a side that is nobody's anywhere is none."""
    sides = {key: _contributions([leaf[key] for leaf in leaves], groups) for key in leaves[0]}
    whole = [side for (_, kind), side in sides.items() if kind == "denominator" and (side.who != NOBODY).any()]
    part = [side for (_, kind), side in sides.items() if kind == "numerator" and (side.who != NOBODY).any()]
    found = [Counted(sides=tuple(whole))] if whole else []
    return [*found, Counted(sides=tuple(part), of=whole[0] if whole else None)] if part else found


def _contributions(columns: Sequence[Int64], groups: Groups) -> Contributions:
    """The contributions to each leaf: group × period, the period fastest."""
    number = len(columns)
    cell = np.concatenate([column[0] * number + place for place, column in enumerate(columns)])
    who, amount = (np.concatenate([column[row] for column in columns]) for row in (1, 2))
    return Contributions.added((groups.number + 1) * number, cell, who, amount)

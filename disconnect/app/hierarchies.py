"""The groups and the periods of one report as hierarchies: all that can be told from its files alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from disconnect.privacy.additive import Tree

if TYPE_CHECKING:
    from disconnect.model.period import Period

REST = "rest"


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

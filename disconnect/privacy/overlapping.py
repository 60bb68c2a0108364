"""Groupings of the same things that cut across one another, as sums of what they cannot tell apart.

Two teams and two sites make up to four *atoms*: people who are in the same group whatever the grouping. Every group is
the sum of its atoms, and so are all differences of groups. Dates are things, too: periods overlap as groups do.

Source:
    privacy.md, threat model (reader of overlapping groupings, reader of two publications).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from disconnect.privacy.additive import Sums

NONE = -1
Atoms = frozenset[int]


@dataclass(frozen=True, eq=False)
class Overlapping:
    """Groups of several groupings as sets of atoms; the atoms come first, and each set is there once.

    `of_thing` gives the atom of each thing, -1 for what is in no group; `of_group` for each grouping the node of each
    of its groups, -1 for an empty one.

    >>> teams, sites = np.array([0, 0, 1, 1]), np.array([0, 0, 0, 1])
    >>> found = Overlapping.of([teams, sites])
    >>> found.of_thing.tolist(), found.of_group, [sorted(each) for each in found.sets]
    ([0, 0, 1, 2], ((0, 3), (4, 2)), [[0], [1], [2], [1, 2], [0, 1]])
    >>> found.sums
    ((3, (1, 2)), (4, (0, 1)))
    """

    sets: tuple[Atoms, ...]
    sums: Sums
    of_thing: NDArray[np.int64]
    of_group: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, groupings: Sequence[NDArray[np.int64]]) -> Overlapping:
        """From the group of each thing in each grouping, -1 for none.

        A group is also the sum of the groups of another grouping that lie in it, and of what is left.
        """
        columns = np.stack(groupings, axis=1)
        told = (columns != NONE).any(axis=1)
        rows, place = np.unique(columns[told], axis=0, return_inverse=True)
        of_thing = np.full(len(columns), NONE, dtype=np.int64)
        of_thing[told] = place.reshape(-1)
        nodes: dict[Atoms, int] = {frozenset((atom,)): atom for atom in range(len(rows))}
        families = [_family(rows[:, number]) for number in range(rows.shape[1])]
        of_group = tuple(
            tuple(nodes.setdefault(each, len(nodes)) if each else NONE for each in family) for family in families
        )
        sums = dict.fromkeys(_sums(nodes, families))
        return cls(sets=tuple(nodes), sums=tuple(sums), of_thing=of_thing, of_group=of_group)

    @property
    def nodes(self) -> tuple[int, ...]:
        """The sets by their numbers."""
        return tuple(range(len(self.sets)))

    @property
    def leaves(self) -> tuple[int, ...]:
        """The atoms, which are the first nodes."""
        return tuple(range(sum(len(each) == 1 for each in self.sets)))

    @cached_property
    def above(self) -> Mapping[int, tuple[int, ...]]:
        """For each atom itself and every set that it is in."""
        found: dict[int, list[int]] = {}
        for node, each in enumerate(self.sets):
            for atom in each:
                found.setdefault(atom, []).append(node)
        return {atom: tuple(nodes) for atom, nodes in found.items()}


def _family(column: NDArray[np.int64]) -> list[Atoms]:
    """The groups of one grouping as sets of atoms."""
    found: list[set[int]] = [set() for _ in range(int(column.max(initial=NONE)) + 1)]
    for atom, group in enumerate(column):
        if group != NONE:
            found[group].add(atom)
    return list(map(frozenset, found))


def _sums(nodes: dict[Atoms, int], families: Sequence[Sequence[Atoms]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """What each group is the sum of: its atoms, and the groups of another grouping inside it with their rest."""
    for each in [each for each in nodes if len(each) > 1]:
        yield nodes[each], tuple(sorted(each))
    for family in families:
        for other in families:
            for whole in family:
                parts = [part for part in other if part and part < whole] if other is not family else []
                yield from _parted(nodes, whole, parts)


def _parted(nodes: dict[Atoms, int], whole: Atoms, parts: Sequence[Atoms]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """A group as the groups inside it and their rest, which has its own atoms for parts."""
    if not parts:
        return
    rest = whole.difference(*parts)
    if rest and rest not in nodes:
        nodes[rest] = len(nodes)
        yield nodes[rest], tuple(sorted(rest))
    named = [nodes[part] for part in parts] + ([nodes[rest]] if rest else [])
    yield nodes[whole], tuple(sorted(named))

"""Tables as one system of equations: every total is the sum of its parts, whatever grouping they come from."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Protocol

import numpy as np

from disconnect.errors import DisclosureError
from disconnect.model.phrase import phrase

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from disconnect.model.phrase import Phrase

Name = Hashable
"""What a cell is called: any value that tells it from the others."""
Sums = Sequence[tuple[int, tuple[int, ...]]]
"""Totals and their parts, by the numbers of the cells."""


@dataclass(frozen=True, eq=False)
class Additive:
    """Cells with whole numbers of which some are the sums of others.

    `values` are the true numbers; `lower` and `upper` what anybody knows of them beforehand (0, the headcount; infinity
    where nothing is known). `sums` says which cell is the total of which; every equation of every table is in it.
    """

    names: tuple[Name, ...]
    values: NDArray[np.int64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    sums: Sums

    def __post_init__(self) -> None:
        """Refuse numbers that are no table.

        Raises:
            DisclosureError: a cell twice, a negative number or one beyond its bounds, a total that is not its parts'.
        """
        if len(set(self.names)) != len(self.names):
            raise refusal(phrase("un groupe est deux fois dans le tableau", "a group stands twice in the table"))
        if (self.values < self.lower).any() or (self.values > self.upper).any():
            raise refusal(phrase("un nombre sort de ses bornes", "a number lies outside its bounds"))
        for total, parts in self.sums:
            if self.values[list(parts)].sum() != self.values[total]:
                raise refusal(
                    phrase("un total n’est pas la somme de ses parties", "a total is not the sum of its parts")
                )

    @cached_property
    def number(self) -> Mapping[Name, int]:
        """The number of each cell by its name."""
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def of_cell(self) -> tuple[tuple[int, ...], ...]:
        """For each cell the numbers of the equations that it stands in."""
        found: list[list[int]] = [[] for _ in self.names]
        for number, (total, parts) in enumerate(self.sums):
            for cell in (total, *parts):
                found[cell].append(number)
        return tuple(map(tuple, found))

    def signed(self, equation: int) -> tuple[tuple[int, int], ...]:
        """The cells of an equation with their signs, which add up to 0: parts 1, the total -1."""
        total, parts = self.sums[equation]
        return (*((part, 1) for part in parts), (total, -1))

    def components(self, hidden: NDArray[np.bool_]) -> Iterable[tuple[list[int], list[int]]]:
        """Hidden cells that hang together by equations, each with those equations: one knows nothing of another."""
        seen = np.zeros(len(self.names), dtype=np.bool_)
        for first in np.flatnonzero(hidden):
            if seen[first]:
                continue
            cells: list[int] = []
            equations: dict[int, None] = {}
            waiting = [int(first)]
            seen[first] = True
            while waiting:
                cell = waiting.pop()
                cells.append(cell)
                for equation in self.of_cell[cell]:
                    if equation in equations:
                        continue
                    equations[equation] = None
                    for other, _ in self.signed(equation):
                        if hidden[other] and not seen[other]:
                            seen[other] = True
                            waiting.append(other)
            yield cells, list(equations)


@dataclass(frozen=True, slots=True)
class Tree:
    """A hierarchy: each node's parent by its number, -1 at the top; parents stand before or after, as they like.

    >>> Tree(("all", "a", "b"), (-1, 0, 0)).children
    {0: (1, 2)}
    """

    nodes: tuple[Name, ...]
    parents: tuple[int, ...]

    @property
    def children(self) -> Mapping[int, tuple[int, ...]]:
        """The children of each node that has some."""
        found: dict[int, list[int]] = {}
        for node, parent in enumerate(self.parents):
            if parent >= 0:
                found.setdefault(parent, []).append(node)
        return {parent: tuple(nodes) for parent, nodes in found.items()}

    @property
    def sums(self) -> Sums:
        """Each parent with its children."""
        return tuple(self.children.items())

    @property
    def above(self) -> Mapping[int, tuple[int, ...]]:
        """For each leaf itself and every node over it."""
        return {leaf: tuple(self._path(leaf)) for leaf in self.leaves}

    def _path(self, node: int) -> Iterator[int]:
        while node >= 0:
            yield node
            node = self.parents[node]

    @property
    def leaves(self) -> tuple[int, ...]:
        """The nodes that are the sum of no others."""
        parents = set(self.parents)
        return tuple(node for node in range(len(self.nodes)) if node not in parents)


class Axis(Protocol):
    """Nodes of which some are sums of others; each leaf adds to itself and to what is `above` it."""

    @property
    def nodes(self) -> tuple[Name, ...]:
        """What the nodes are called."""

    @property
    def leaves(self) -> tuple[int, ...]:
        """The nodes that everything is the sum of."""

    @property
    def above(self) -> Mapping[int, tuple[int, ...]]:
        """For each leaf the nodes that it adds to."""


class Summed(Axis, Protocol):
    """An axis with its equations."""

    @property
    def sums(self) -> Sums:
        """Totals with their parts."""


def crossed(trees: Sequence[Summed]) -> tuple[tuple[tuple[Name, ...], ...], Sums]:
    """The cells of a table over several hierarchies, and every sum in it: along each hierarchy, for all of the others.

    >>> names, sums = crossed([Tree(("all", "a", "b"), (-1, 0, 0)), Tree(("year", "h1", "h2"), (-1, 0, 0))])
    >>> len(names), len(sums), names[sums[0][0]]
    (9, 6, ('all', 'year'))
    """
    sizes = [len(tree.nodes) for tree in trees]
    strides = [int(np.prod(sizes[place + 1 :])) for place in range(len(sizes))]
    names = tuple(product(*(tree.nodes for tree in trees)))
    sums: list[tuple[int, tuple[int, ...]]] = []
    for place, tree in enumerate(trees):
        others = product(*(range(size) if other != place else (0,) for other, size in enumerate(sizes)))
        bases = [sum(at * stride for at, stride in zip(where, strides, strict=True)) for where in others]
        for parent, children in tree.sums:
            step = strides[place]
            sums += [(base + parent * step, tuple(base + child * step for child in children)) for base in bases]
    return names, sums


def filled(trees: Sequence[Tree], leaves: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of all cells of a crossed table, from those of its leaves (one dimension a tree, in `leaves` order).

    Raises:
        DisclosureError: there are not as many numbers as leaves.
    """
    if leaves.shape != tuple(len(tree.leaves) for tree in trees):
        raise refusal(phrase("il manque des nombres au tableau", "the table lacks numbers"))
    found = leaves
    for place, tree in enumerate(trees):
        of_leaf = np.zeros((len(tree.nodes), len(tree.leaves)), dtype=np.int64)
        for column, leaf in enumerate(tree.leaves):
            node = leaf
            while node >= 0:
                of_leaf[node, column] = 1
                node = tree.parents[node]
        found = np.moveaxis(np.tensordot(of_leaf, np.moveaxis(found, place, 0), axes=1), 0, place)
    return found.reshape(-1)


def refusal(what: Phrase, kind: type[DisclosureError] = DisclosureError) -> DisclosureError:
    """That a table cannot be protected as it stands: nothing is published."""
    return kind(
        where=phrase("tableau", "table"),
        what=what,
        mend=phrase("rien n’est publié ; signalez cette erreur", "nothing is published; report this error"),
    )

"""Who contributes how much to each cell: one row a person and leaf, added up for every cell above it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from disconnect.model.phrase import phrase
from disconnect.privacy.additive import refusal
from disconnect.privacy.primary import PERCENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from disconnect.privacy.additive import Axis
    from disconnect.privacy.primary import Rules


NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Contributions:
    """Amounts by cell and person: `cell`, `who` and `amount` go together, each pair of the first two once.

    Rows go by cell, and those of one person in one cell were added up: twelve rows from one person are one contributor.
    Whoever is `NOBODY` is not one: what comes from outside counts in the sum and among the others, and protects nobody
    by its number.
    """

    cells: int
    cell: NDArray[np.int64]
    who: NDArray[np.int64]
    amount: NDArray[np.int64]

    @classmethod
    def added(
        cls, cells: int, cell: NDArray[np.int64], who: NDArray[np.int64], amount: NDArray[np.int64]
    ) -> Contributions:
        """Rows as they come, those of one person in one cell added up; amounts of 0 contribute nothing.

        >>> found = Contributions.added(1, np.zeros(12, int), np.full(12, 7), np.ones(12, int))
        >>> found.who.tolist(), found.amount.tolist()
        ([7], [12])

        Raises:
            DisclosureError: an amount is negative.
        """
        if (amount < 0).any():
            raise refusal(phrase("une contribution est négative", "a contribution is negative"))
        keep = amount > 0
        pairs, place = np.unique(np.stack([cell[keep], who[keep]]), axis=1, return_inverse=True)
        total = np.zeros(pairs.shape[1], dtype=np.int64)
        np.add.at(total, place.reshape(-1), amount[keep])
        return cls(cells=cells, cell=pairs[0], who=pairs[1], amount=total)

    def above(self, trees: Sequence[Axis]) -> Contributions:
        """The contributions to every cell of the crossed table over `trees`, from those to its leaves.

        Leaves are numbered as `filled` takes them, the last tree's fastest.
        """
        shape = tuple(len(tree.leaves) for tree in trees)
        at = np.unravel_index(self.cell, shape)
        cell, row = np.zeros(len(self.cell), dtype=np.int64), np.arange(len(self.cell))
        for tree, leaf in zip(trees, at, strict=True):
            above = _ancestors(tree)
            counts = np.array([len(nodes) for nodes in above])[leaf[row]]
            nodes = np.concatenate([above[each] for each in leaf[row]]) if len(row) else np.zeros(0, dtype=np.int64)
            cell = np.repeat(cell, counts) * len(tree.nodes) + nodes
            row = np.repeat(row, counts)
        cells = int(np.prod([len(tree.nodes) for tree in trees]))
        return Contributions.added(cells, cell, self.who[row], self.amount[row])

    def largest(self, number: int) -> NDArray[np.int64]:
        """For each cell its `number` largest amounts, the largest first, 0 where it has fewer (cells × number)."""
        found = np.zeros((self.cells, number), dtype=np.int64)
        known = np.flatnonzero(self.who != NOBODY)
        order = known[np.lexsort((-self.amount[known], self.cell[known]))]
        cell = self.cell[order]
        place = np.arange(len(cell)) - np.searchsorted(cell, cell)
        keep = place < number
        found[cell[keep], place[keep]] = self.amount[order][keep]
        return found

    @property
    def totals(self) -> NDArray[np.int64]:
        """What each cell comes to."""
        found = np.zeros(self.cells, dtype=np.int64)
        np.add.at(found, self.cell, self.amount)
        return found

    @property
    def people(self) -> NDArray[np.int64]:
        """How many people contribute to each cell."""
        return np.bincount(self.cell[self.who != NOBODY], minlength=self.cells)

    def of(self, cells: Sequence[int]) -> Contributions:
        """The contributions to several cells together, as those to one."""
        starts, ends = (np.searchsorted(self.cell, np.array(cells), side) for side in ("left", "right"))
        keep = np.concatenate([np.arange(start, end) for start, end in zip(starts, ends, strict=True)])
        return Contributions.added(1, np.zeros(len(keep), dtype=np.int64), self.who[keep], self.amount[keep])


def _ancestors(tree: Axis) -> list[NDArray[np.int64]]:
    """For each leaf, itself and everything above it."""
    above = tree.above
    return [np.array(above[leaf], dtype=np.int64) for leaf in tree.leaves]


def unsafe(found: Contributions, rules: Rules) -> NDArray[np.bool_]:
    """Which cells may not be published by themselves (`is_unsafe` of each, all at once); an empty one is safe."""
    unsafe_cells: NDArray[np.bool_] = (found.totals > 0) & (found.people < rules.minimum) | is_dominated(found, rules)
    return unsafe_cells


def is_dominated(found: Contributions, rules: Rules) -> NDArray[np.bool_]:
    """Of which cells few people make too much: by the p% rule, and by dominance where that is asked for."""
    number = max(1 + rules.coalition, rules.n or 0)
    largest, totals = found.largest(number), found.totals
    rest = totals - largest[:, : 1 + rules.coalition].sum(axis=1)
    too_much = rest * PERCENT < rules.p * largest[:, 0]
    if rules.n is not None:
        too_much |= largest[:, : rules.n].sum(axis=1) * PERCENT > rules.share * totals
    dominated: NDArray[np.bool_] = (totals > 0) & too_much
    return dominated

"""How far each hidden figure can be from another: bounds handed on through the equations until nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from attack.publication import FAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_ROUNDS = 3_000

Equation = tuple[dict[int, int], int]
"""Coefficients by cell, and what they come to."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The smallest and largest whole number of each cell; whether the last round changed nothing any more."""

    lower: NDArray[np.int64]
    upper: NDArray[np.int64]
    settled: bool


@dataclass(frozen=True, slots=True)
class System:
    """Equations as flat arrays: which row, which cell, how often; and the sum of each row."""

    row: NDArray[np.int64]
    cell: NDArray[np.int64]
    times: NDArray[np.int64]
    total: NDArray[np.int64]

    @classmethod
    def of(cls, equations: Sequence[Equation]) -> System:
        """These equations."""
        flat = [(at, cell, times) for at, (row, _) in enumerate(equations) for cell, times in row.items()]
        columns = np.array(flat, dtype=np.int64).reshape(-1, 3).T
        return cls(columns[0], columns[1], columns[2], np.array([total for _, total in equations], dtype=np.int64))

    def bounded(self, lower: NDArray[np.int64], upper: NDArray[np.int64]) -> Bounds:
        """Tighten bounds by each equation in turn, to the fixed point."""
        lower, upper = lower.copy(), upper.copy()
        for _ in range(MOST_ROUNDS):
            before = int(upper.sum() - lower.sum())
            self._tighten(lower, upper)
            if int(upper.sum() - lower.sum()) == before:
                return Bounds(lower, upper, settled=True)
        return Bounds(lower, upper, settled=False)

    def _tighten(self, lower: NDArray[np.int64], upper: NDArray[np.int64]) -> None:
        """One round: a cell is what its equation leaves when the others are as large, or as small, as they can be."""
        is_plus = self.times > 0
        low = self.times * np.where(is_plus, lower[self.cell], upper[self.cell])
        high = self.times * np.where(is_plus, upper[self.cell], lower[self.cell])
        least, most = np.zeros(len(self.total), np.int64), np.zeros(len(self.total), np.int64)
        np.add.at(least, self.row, low)
        np.add.at(most, self.row, high)
        at_most = self.total[self.row] - (least[self.row] - low)
        at_least = self.total[self.row] - (most[self.row] - high)
        size = np.abs(self.times)
        # Times x lies between at_least and at_most: whole numbers, so that a quotient is rounded inwards.
        new_upper = np.where(is_plus, at_most // size, -at_least // size)
        new_lower = np.where(is_plus, -(-at_least // size), -(at_most // size))
        np.minimum.at(upper, self.cell, new_upper)
        np.maximum.at(lower, self.cell, new_lower)


def is_far(upper: int) -> bool:
    """Whether nothing bounds a figure above: what is left is only the assumption that nobody does so much."""
    return upper > FAR // 10

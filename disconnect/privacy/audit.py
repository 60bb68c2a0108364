"""What somebody who knows every equation can work out: the bounds of each hidden number, by linear programmes.

An attacker knows all published numbers, which is the sum of which, and the bounds that everybody knows. For each hidden
number the smallest and the largest that fit are found; were they close, the number would be known.

Source:
    privacy.md, mechanism 5; Fischetti and Salazar-González, Solving the cell suppression problem on tabular data with
    linear constraints, Management Science 47(7), 2001.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from disconnect.model.phrase import phrase
from disconnect.privacy.additive import refusal
from disconnect.privacy.solving import INFINITY, programme, solver

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from disconnect.privacy.additive import Additive

WIDTH_SHARE = 0.2
WIDTH_LEAST = 3
TOLERANCE = 1e-6
FAR = 1e6


def widths(values: NDArray[np.int64], share: float = WIDTH_SHARE, least: int = WIDTH_LEAST) -> NDArray[np.float64]:
    """How wide the interval of each number must be: a share of it, and so many people at least.

    >>> widths(np.array([0, 7, 100])).tolist()
    [3.0, 3.0, 20.0]
    """
    found: NDArray[np.float64] = np.maximum(np.ceil(share * values), float(least))
    return found


@dataclass(frozen=True, slots=True)
class Narrow:
    """A hidden number that can be told too closely, and the cut that every safe choice of hidden cells keeps.

    `cut` gives for each cell by how much hiding it widens the interval at most; together they must reach `width`.
    """

    cell: int
    lower: float
    upper: float
    cut: Mapping[int, float]
    width: float


def narrow(
    table: Additive, hidden: NDArray[np.bool_], guarded: NDArray[np.bool_], width: NDArray[np.float64]
) -> Iterator[Narrow]:
    """Every guarded hidden cell whose interval is narrower than its `width`."""
    for cells, equations in table.components(hidden):
        if guarded[cells].any():
            yield from _Component(table, cells, equations).narrow(guarded, width)


def bounds(table: Additive, hidden: NDArray[np.bool_], asked: Sequence[int]) -> dict[int, tuple[float, float]]:
    """The smallest and the largest number that each of the hidden cells `asked` may have."""
    wanted, found = frozenset(asked), dict[int, tuple[float, float]]()
    for cells, equations in table.components(hidden):
        here = [cell for cell in cells if cell in wanted]
        if here:
            component = _Component(table, cells, equations)
            found |= {cell: component.bounds(cell) for cell in here}
    return found


class _Component:
    """Hidden cells that hang together, as a linear programme over how far each may be from its true number."""

    def __init__(self, table: Additive, cells: list[int], equations: list[int]) -> None:
        self._table, self._cells, self._equations = table, cells, equations
        self._column = {cell: column for column, cell in enumerate(cells)}
        values = table.values[cells]
        # An endless number gets an end that is far beyond any table's: the solver need not tell endless from failed.
        self._far = 10.0 * float(table.values.max()) + FAR
        # Hours are told in very many small parts; the solver works best with numbers of one size.
        self._scale = self._far / FAR
        rows = [
            ({self._column[cell]: float(sign) for cell, sign in table.signed(equation) if cell in self._column}, 0.0)
            for equation in equations
        ]
        self._solver = solver()
        # A warm start beats presolve: only the cost changes from one question to the next.
        self._solver.setOptionValue("presolve", "off")
        lower, upper = ((bound[cells] - values) / self._scale for bound in (table.lower, table.upper))
        self._solver.passModel(programme(lower, np.minimum(upper, FAR), np.zeros(len(cells)), rows, most=0.0))
        self._least, self._most = np.zeros(len(cells)), np.zeros(len(cells))

    def narrow(self, guarded: NDArray[np.bool_], width: NDArray[np.float64]) -> Iterator[Narrow]:
        """Each guarded cell that is too narrow. What one question shows of other cells is remembered."""
        for cell in (cell for cell in self._cells if guarded[cell]):
            column = self._column[cell]
            duals = [(sign, self._asked(column, sign)) for sign in (-1.0, 1.0) if self._width(column) < width[cell]]
            if self._width(column) < width[cell] - TOLERANCE * self._scale:
                value = self._table.values[cell]
                yield Narrow(
                    cell=cell,
                    lower=value + self._least[column],
                    upper=value + self._most[column],
                    cut=self._cut(cell, duals, width[cell]),
                    width=float(width[cell]),
                )

    def bounds(self, cell: int) -> tuple[float, float]:
        """The smallest and the largest number of a cell."""
        column, value = self._column[cell], float(self._table.values[cell])
        for sign in (-1.0, 1.0):
            self._asked(column, sign)
        most = float(self._most[column])
        return value + float(self._least[column]), INFINITY if most >= self._far * (1 - TOLERANCE) else value + most

    def _width(self, column: int) -> float:
        return float(self._most[column] - self._least[column])

    def _asked(self, column: int, sign: float) -> NDArray[np.float64]:
        """Push one number down (1) or up (-1) as far as it goes; answers the duals of the equations.

        Raises:
            DisclosureError: the solver finds no answer; nothing is then published.
        """
        self._solver.changeColCost(column, sign)
        self._solver.run()
        status, solution = self._solver.getModelStatus(), self._solver.getSolution()
        self._solver.changeColCost(column, 0.0)
        if status != highspy.HighsModelStatus.kOptimal:
            raise refusal(phrase("le solveur n’a pas répondu à l’audit", "the solver gave the audit no answer"))
        found = np.array(solution.col_value) * self._scale
        self._least, self._most = np.minimum(self._least, found), np.maximum(self._most, found)
        return np.array(solution.row_dual)

    def _cut(self, cell: int, duals: Sequence[tuple[float, NDArray[np.float64]]], width: float) -> dict[int, float]:
        """By how much hiding each cell may widen the interval, from what each question cost."""
        table, found = self._table, dict[int, float]()
        for sign, dual in duals:
            reduced = {cell: sign}
            for equation, price in zip(self._equations, dual, strict=True):
                if abs(price) > TOLERANCE:
                    for other, side in table.signed(equation):
                        reduced[other] = reduced.get(other, 0.0) - price * side
            for other, cost in reduced.items():
                bound = table.lower[other] if cost > 0 else table.upper[other]
                gain = abs(cost) * abs(bound - table.values[other]) if abs(cost) > TOLERANCE else 0.0
                if gain > TOLERANCE:
                    found[other] = min(width, found.get(other, 0.0) + gain)
        return found

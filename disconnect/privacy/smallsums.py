"""Sums of hidden cells that follow from many equations together and speak of too few people.

Looked for is a sum of hidden cells, each as often as you like but none taken away, that anybody can work out, and whose
cells together are unsafe. All are found: what few people there can be in it bounds the search, and linear programmes
say where there is nothing to search.

Every cell of such a sum is unsafe by itself. So all other hidden cells are first replaced by what they equal; what the
equations then say of the unsafe ones falls into small parts. In each of them, a sum that holds a certain cell either
exists or not, which is one programme; where the sum that it finds is safe, one of its cells is in, or it is not.

Source:
    Gordan's theorem (1873) for "no sum, or a way for all cells to grow"; Land and Doig, An automatic method of solving
    discrete programming problems, Econometrica 28(3), 1960, for the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np

from disconnect.model.phrase import phrase
from disconnect.privacy.additive import refusal
from disconnect.privacy.elimination import parts, without
from disconnect.privacy.solving import INFINITY, programme, solver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from disconnect.privacy.additive import Additive
    from disconnect.privacy.elimination import Row

    IsSafe = Callable[[tuple[int, ...]], bool]

TOLERANCE = 1e-6
MOST_QUESTIONS = 400
"""Programmes for one cell at most; a search that is longer is taken to have found its last sum: more is hidden."""

Found = tuple[tuple[int, ...], tuple[int, ...]]
"""Hidden cells of which a sum is known, and the published cells that make it so."""


def small_sums(table: Additive, hidden: NDArray[np.bool_], few: NDArray[np.bool_], is_safe: IsSafe) -> Iterator[Found]:
    """Sums of hidden cells, of which each is one of `few`, that follow from the equations and are not safe.

    For each cell one sum at most: what is mended for it may mend the others.
    """
    for cells, equations in table.components(hidden):
        wanted = {cell for cell in cells if few[cell]}
        rows = [dict(table.signed(equation)) for equation in equations]
        left = without(rows, set(cells) - wanted)
        for part in parts(left, wanted):
            inside = sorted({cell for row in part for cell in row.keys() & wanted})
            yield from _in_part(part, inside, is_safe)


def _in_part(rows: list[Row], cells: list[int], is_safe: IsSafe) -> Iterator[Found]:
    """What one part of the equations gives away."""
    search, met = _Search(rows, cells, is_safe), set[int]()
    for cell in cells:
        found = search.with_cell(cell) if cell not in met and not is_safe((cell,)) else None
        if found is not None:
            met.update(found[0])
            yield found


class _Search:
    """The sums that one part of the equations allows, as a programme over how often each equation is taken."""

    def __init__(self, rows: Sequence[Row], cells: Sequence[int], is_safe: IsSafe) -> None:
        self._rows, self._cells, self._is_safe = rows, cells, is_safe
        of_cell: dict[int, dict[int, float]] = {cell: {} for cell in cells}
        for number, row in enumerate(rows):
            for cell in row.keys() & of_cell.keys():
                of_cell[cell][number] = float(row[cell])
        # The shortest sum is the likeliest to be of few.
        cost = np.zeros(len(rows))
        for held in of_cell.values():
            cost[list(held)] += list(held.values())
        free = np.full(len(rows), INFINITY)
        self._solver = solver()
        self._solver.setOptionValue("presolve", "off")
        self._solver.passModel(programme(-free, free, cost, [(held, 0.0) for held in of_cell.values()]))
        self._place = {cell: place for place, cell in enumerate(cells)}
        self._closed, self._out, self._seed = set[int](), set[int](), -1

    def with_cell(self, seed: int) -> Found | None:
        """An unsafe sum that holds a cell, if there is any; one that has none is out of all later sums."""
        waiting: list[tuple[frozenset[int], frozenset[int]]] = [(frozenset((seed,)), frozenset(self._closed))]
        questions = 0
        while waiting:
            inside, out = waiting.pop()
            taken = self._asked(seed, out)
            questions += 1
            if taken is None:
                continue
            found = self._sum(taken)
            if questions > MOST_QUESTIONS or not self._is_safe(found):
                return found, self._published(taken)
            waiting += self._narrower(inside, out, found)
        self._closed.add(seed)
        return None

    def _narrower(
        self, inside: frozenset[int], out: frozenset[int], found: Sequence[int]
    ) -> list[tuple[frozenset[int], frozenset[int]]]:
        """Where one may yet be: without what is too much beside the cells inside; else with one more, or not."""
        others = [cell for cell in found if cell not in inside]
        too_much = [cell for cell in others if self._is_safe((*inside, cell))]
        if too_much:
            return [(inside, out.union(too_much))]
        return [(inside, out | {others[0]}), (inside | {others[0]}, out)]

    def _asked(self, seed: int, out: frozenset[int]) -> NDArray[np.float64] | None:
        """How often each equation is taken in the shortest sum with one cell and without others; None: there is none.

        Raises:
            DisclosureError: the solver finds no answer; nothing is then published.
        """
        if self._seed != seed:
            self._bound(self._seed, 0.0, INFINITY)
        for cell in self._out - out:
            self._bound(cell, 0.0, INFINITY)
        for cell in out - self._out:
            self._bound(cell, 0.0, 0.0)
        self._bound(seed, 1.0, 1.0)
        self._seed, self._out = seed, set(out)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise refusal(phrase("le solveur n’a pas répondu à l’audit", "the solver gave the audit no answer"))
        return np.array(self._solver.getSolution().col_value)

    def _bound(self, cell: int, least: float, most: float) -> None:
        if cell in self._place:
            self._solver.changeRowBounds(self._place[cell], least, most)

    def _sum(self, taken: NDArray[np.float64]) -> tuple[int, ...]:
        """The hidden cells of a sum."""
        held = self._combined(taken)
        return tuple(cell for cell in self._cells if abs(held.get(cell, 0.0)) > TOLERANCE)

    def _published(self, taken: NDArray[np.float64]) -> tuple[int, ...]:
        """The published cells of a sum."""
        held = self._combined(taken)
        return tuple(cell for cell, amount in held.items() if abs(amount) > TOLERANCE and cell not in self._place)

    def _combined(self, taken: NDArray[np.float64]) -> dict[int, float]:
        held: dict[int, float] = {}
        for number in np.flatnonzero(np.abs(taken) > TOLERANCE):
            for cell, amount in self._rows[int(number)].items():
                held[cell] = held.get(cell, 0.0) + float(taken[number]) * amount
        return held

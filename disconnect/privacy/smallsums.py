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

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import highspy
import numpy as np

from disconnect.model.phrase import phrase
from disconnect.privacy.additive import refusal
from disconnect.privacy.elimination import parts, reduced, without
from disconnect.privacy.solving import INFINITY, programme, solver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from disconnect.privacy.additive import Additive
    from disconnect.privacy.elimination import Row

TOLERANCE = 1e-6
MOST_QUESTIONS, MOST_IN_PART = 100, 600
"""Programmes for one cell at most; where the search is not strict, for all cells of one part of the equations. A longer
search has not proved that there is nothing."""

Node = tuple[frozenset[int], frozenset[int]]
"""Cells that are in a sum, and cells that are not."""
Found = tuple[tuple[int, ...], tuple[int, ...]]
"""Hidden cells of which a sum is known, and the published cells that make it so."""


class UnionRule(Protocol):
    """What a sum that can be worked out must keep to."""

    @property
    def minimum(self) -> int:
        """How many people a sum must have, where `limit` counts them."""

    def is_safe(self, union: tuple[int, ...]) -> bool:
        """Whether the sum of these cells may be known."""

    def size(self, cell: int) -> int:
        """How many people a cell has, where the rule counts them."""

    def limit(self, weights: Mapping[int, float]) -> Row | None:
        """What no unsafe sum exceeds and these weights do; None where nothing of the kind is known."""


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """Who contributes to each cell on one side, and how many people a sum must have; none at all is nobody's."""

    people: Callable[[int], frozenset[int]]
    minimum: int

    def is_safe(self, union: tuple[int, ...]) -> bool:
        """Whether a sum speaks of enough people, or of none."""
        number = len(frozenset[int]().union(*map(self.people, union)))
        return number == 0 or number >= self.minimum

    def size(self, cell: int) -> int:
        """How many people a cell has."""
        return len(self.people(cell))

    def limit(self, weights: Mapping[int, float]) -> Row | None:
        """What no sum of few people exceeds and these weights do, as how often each cell counts; None if nothing.

        A person is in a sum as much as in the cell that weighs most: together that may not reach the minimum.
        """
        heaviest: dict[int, int] = {}
        for cell in sorted(weights, key=lambda each: -weights[each]):
            for person in self.people(cell):
                heaviest.setdefault(person, cell)
        if sum(weights[cell] for cell in heaviest.values()) <= self.minimum - 1 + TOLERANCE:
            return None
        return Counter(heaviest.values())


def small_sums(
    table: Additive,
    hidden: NDArray[np.bool_],
    few: NDArray[np.bool_],
    rules: Sequence[UnionRule],
    *,
    is_strict: bool = True,
) -> Iterator[Found]:
    """Sums of hidden cells, of which each is one of `few`, that follow from the equations and break one of the `rules`.

    For each cell and rule one sum at most: what is mended for it may mend the others. If `is_strict`, the sum at which
    a search of `MOST_QUESTIONS` stood is one of them: more is hidden, never less. Else it ends after `MOST_IN_PART`.
    """
    for cells, equations in table.components(hidden):
        wanted = {cell for cell in cells if few[cell]}
        rows = [dict(table.signed(equation)) for equation in equations]
        left = without(rows, set(cells) - wanted)
        for part in parts(left, wanted):
            inside = sorted({cell for row in part for cell in row.keys() & wanted})
            for rule in rules:
                yield from _in_part(_Search(part, inside, rule, is_strict=is_strict), inside, rule)


def _in_part(search: _Search, cells: list[int], rule: UnionRule) -> Iterator[Found]:
    """What one part of the equations gives away."""
    met = set[int]()
    # What holds many people has few others beside it: it is soon done, and then out of all later sums.
    for cell in sorted(cells, key=rule.size, reverse=True):
        found = search.with_cell(cell) if cell not in met and not rule.is_safe((cell,)) else None
        if found is not None:
            met.update(found[0])
            yield found


class _Search:
    """The sums that one part of the equations allows, as a programme over how often each equation is taken.

    The cell that weighs most in a sum counts once, every other one at most that. Each cell is asked for as that one.
    """

    def __init__(self, rows: Sequence[Row], cells: Sequence[int], rule: UnionRule, *, is_strict: bool) -> None:
        self._cells, self._rule, self._is_strict = cells, rule, is_strict
        own = reduced(rows, set(cells))
        self._rows = [{cell: amount / row[pivot] for cell, amount in row.items()} for pivot, row in own]
        self._column = {pivot: number for number, (pivot, _) in enumerate(own)}
        self._held: dict[int, dict[int, float]] = {cell: {} for cell in cells}
        for number, row in enumerate(self._rows):
            for cell in row.keys() & self._held.keys():
                self._held[cell][number] = row[cell]
        # The shortest sum is the likeliest to be of few.
        cost = np.zeros(len(own))
        for held in self._held.values():
            cost[list(held)] += list(held.values())
        others = [cell for cell in cells if cell not in self._column]
        self._row = {cell: number for number, cell in enumerate(others)}
        none, once = np.zeros(len(own)), np.ones(len(own))
        self._solver = solver()
        self._solver.setOptionValue("presolve", "off")
        self._solver.passModel(programme(none, once, cost, [(self._held[cell], 0.0) for cell in others], most=1.0))
        self._closed, self._out, self._seed = set[int](), set[int](), -1
        self._total = 0

    def with_cell(self, seed: int) -> Found | None:
        """A sum that breaks the rule and holds a cell, if there is any; one that has none is out of all later sums."""
        waiting: list[Node] = [(frozenset((seed,)), frozenset(self._closed))]
        questions = 0
        while waiting:
            inside, out = waiting.pop()
            taken = self._asked(seed, out)
            questions, self._total = questions + 1, self._total + 1
            if taken is None:
                continue
            weights = self._weights(taken)
            found = tuple(weights)
            is_long = questions > MOST_QUESTIONS or (not self._is_strict and self._total > MOST_IN_PART)
            if is_long and not self._is_strict:
                return None
            if is_long or not self._rule.is_safe(found):
                return found, self._published(taken)
            limit = self._rule.limit(weights)
            if limit is None:
                waiting += self._narrower(inside, out, found)
            else:
                self._add(limit)
                waiting.append((inside, out))
        self._closed.add(seed)
        return None

    def _add(self, limit: Row) -> None:
        """No sum weighs more than that."""
        held: dict[int, float] = {}
        for cell, times in limit.items():
            for number, amount in self._held[cell].items():
                held[number] = held.get(number, 0.0) + times * amount
        kept = {number: amount for number, amount in held.items() if amount}
        numbers, amounts = np.array(list(kept), dtype=np.int32), np.array(list(kept.values()))
        self._solver.addRow(-INFINITY, self._rule.minimum - 1.0, len(kept), numbers, amounts)

    def _narrower(self, inside: frozenset[int], out: frozenset[int], found: Sequence[int]) -> list[Node]:
        """Where one may yet be: without what is too much beside the cells inside; else with one more, or not."""
        others = [cell for cell in found if cell not in inside]
        too_much = [cell for cell in others if self._rule.is_safe((*inside, cell))]
        if too_much:
            return [(inside, out.union(too_much))]
        return [(inside, out | {others[0]}), (inside | {others[0]}, out)]

    def _asked(self, seed: int, out: frozenset[int]) -> NDArray[np.float64] | None:
        """How often each equation is taken in the shortest sum with one cell and without others; None: there is none.

        Raises:
            DisclosureError: the solver finds no answer; nothing is then published.
        """
        if self._seed != seed:
            self._bound(self._seed, 0.0, 1.0)
        for cell in self._out - out:
            self._bound(cell, 0.0, 1.0)
        for cell in out - self._out:
            self._bound(cell, 0.0, 0.0)
        self._bound(seed, 1.0, 1.0)
        self._seed, self._out = seed, set(out)
        status = self._answer()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise refusal(phrase("le solveur n’a pas répondu à l’audit", "the solver gave the audit no answer"))
        return np.array(self._solver.getSolution().col_value)

    def _answer(self) -> highspy.HighsModelStatus:
        """How the programme ends; where going on from the last answer leads nowhere, from the beginning."""
        self._solver.run()
        status = self._solver.getModelStatus()
        if status not in {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible}:
            self._solver.clearSolver()
            self._solver.setOptionValue("presolve", "on")
            self._solver.run()
            status = self._solver.getModelStatus()
            self._solver.setOptionValue("presolve", "off")
        return status

    def _bound(self, cell: int, least: float, most: float) -> None:
        if cell in self._column:
            self._solver.changeColBounds(self._column[cell], least, most)
        elif cell in self._row:
            self._solver.changeRowBounds(self._row[cell], least, most)

    def _weights(self, taken: NDArray[np.float64]) -> dict[int, float]:
        """The hidden cells of a sum, and how often each counts."""
        held = self._combined(taken)
        return {cell: held[cell] for cell in self._cells if held.get(cell, 0.0) > TOLERANCE}

    def _published(self, taken: NDArray[np.float64]) -> tuple[int, ...]:
        """The published cells of a sum."""
        held = self._combined(taken)
        return tuple(cell for cell, amount in held.items() if abs(amount) > TOLERANCE and cell not in self._held)

    def _combined(self, taken: NDArray[np.float64]) -> dict[int, float]:
        held: dict[int, float] = {}
        for number in np.flatnonzero(np.abs(taken) > TOLERANCE):
            for cell, amount in self._rows[int(number)].items():
                held[cell] = held.get(cell, 0.0) + float(taken[number]) * amount
        return held

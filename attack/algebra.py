"""Exact elimination over whole numbers: which hidden figures are fixed, and which sums of them follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from math import gcd, lcm

import numpy as np

Row = dict[int, int]
"""Coefficients by hidden cell; what they come to in measure m stands under -1 - m."""

MOST_ENUMERATED = 14
MOST_STEPS = 150
DEEPEST = 5


@dataclass(slots=True)
class Reduced:
    """Equations reduced until each has a cell of its own (Gauss and Jordan), without a fraction."""

    rows: dict[int, Row] = field(default_factory=dict)
    holders: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, equations: Iterable[Row]) -> Reduced:
        """The reduced form of these equations."""
        found = cls()
        for row in sorted(equations, key=len):
            found.add(row)
        return found

    def add(self, row: Row) -> None:
        """Take in one more equation; what follows from the others adds nothing."""
        for pivot in [cell for cell in row if cell in self.rows]:
            row = eliminated(row, self.rows[pivot], pivot)
        free = [cell for cell in row if cell >= 0]
        if not free:
            return
        # A pivot of 1 that few others hold keeps numbers small and rows short.
        pivot = min(free, key=lambda cell: (abs(row[cell]), len(self.holders.get(cell, ()))))
        for other in list(self.holders.get(pivot, ())):
            self._put(other, eliminated(self.rows[other], row, pivot))
        self._put(pivot, row)

    def _put(self, pivot: int, row: Row) -> None:
        for cell in self.rows.get(pivot, {}).keys() - row.keys():
            self.holders[cell].discard(pivot)
        for cell in row:
            self.holders.setdefault(cell, set()).add(pivot)
        self.rows[pivot] = row

    def pinned(self) -> dict[int, Row]:
        """The cells that are fixed: those alone in their row. No other is, as the rest may be anything."""
        return {pivot: row for pivot, row in self.rows.items() if sum(cell >= 0 for cell in row) == 1}


def eliminated(row: Row, by: Row, pivot: int) -> Row:
    """An equation without the cell `pivot`, by another that holds it.

    >>> eliminated({1: 1, 2: 1, -1: 9}, {2: 2, 3: 1, -1: 4}, 2)
    {1: 2, 3: -1, -1: 14}
    """
    ours, theirs = by[pivot], row[pivot]
    shared = gcd(ours, theirs)
    ours, theirs = ours // shared, theirs // shared
    mixed = {cell: ours * row.get(cell, 0) - theirs * by.get(cell, 0) for cell in (*row, *by)}
    found = {cell: amount for cell, amount in sorted(mixed.items(), key=lambda each: each[0] < 0) if amount}
    divisor = reduce(gcd, found.values(), 0) or 1
    return {cell: amount // divisor for cell, amount in found.items()}


def components(rows: dict[int, Row]) -> Iterator[list[int]]:
    """Pivots of rows that hang together by common cells."""
    by_cell: dict[int, list[int]] = {}
    for pivot, row in rows.items():
        for cell in row:
            if cell >= 0:
                by_cell.setdefault(cell, []).append(pivot)
    left = dict.fromkeys(rows)
    while left:
        waiting, found = [next(iter(left))], []
        left.pop(waiting[0])
        while waiting:
            pivot = waiting.pop()
            found.append(pivot)
            near = {other for cell in rows[pivot] if cell >= 0 for other in by_cell[cell] if other in left}
            for other in sorted(near):
                left.pop(other)
                waiting.append(other)
        yield found


def unions(equations: Sequence[Row], reduced: Reduced) -> Iterator[frozenset[int]]:
    """Sets of hidden cells whose sum follows: all of them in small parts of the table, those nearby in large ones.

    A sum with coefficients 0 and 1 is a sum of reduced rows, each taken or not: its own cell says which.
    """
    met: set[frozenset[int]] = set()
    for found in _found(equations, reduced):
        if found not in met:
            met.add(found)
            yield found


def _found(equations: Sequence[Row], reduced: Reduced) -> Iterator[frozenset[int]]:
    for row in equations:
        cells = cells_of(row)
        if is_union(row):
            yield cells
    for pivots in components(reduced.rows):
        rows = [reduced.rows[pivot] for pivot in pivots]
        yield from _all(rows, pivots) if len(rows) <= MOST_ENUMERATED else _near(equations, pivots, reduced)


def cells_of(row: Row) -> frozenset[int]:
    """The hidden cells of an equation."""
    return frozenset(cell for cell in row if cell >= 0)


def is_union(row: Row) -> bool:
    """Whether an equation gives the sum of its cells, none taken away."""
    sides = {amount for cell, amount in row.items() if cell >= 0}
    return sides in ({1}, {-1})


def _all(rows: Sequence[Row], pivots: Sequence[int]) -> Iterator[frozenset[int]]:
    """Every choice of rows that comes to nothing but 0 and 1."""
    cells = sorted({cell for row in rows for cell in cells_of(row)})
    one = reduce(lcm, (abs(row[pivot]) for pivot, row in zip(pivots, rows, strict=True)), 1)
    matrix = np.array(
        [[row.get(cell, 0) * (one // row[pivot]) for cell in cells] for pivot, row in zip(pivots, rows, strict=True)],
        dtype=np.int64,
    )
    chosen = (np.arange(1, 2 ** len(rows))[:, None] >> np.arange(len(rows))) & 1
    sums = chosen @ matrix
    for found in sums[((sums == 0) | (sums == one)).all(axis=1)]:
        yield frozenset(cells[place] for place in np.flatnonzero(found))


def _near(equations: Sequence[Row], pivots: Sequence[int], reduced: Reduced) -> Iterator[frozenset[int]]:
    """From each equation on: whatever is no 0 or 1 is mended by another equation that holds the same cell."""
    inside = {cell for pivot in pivots for cell in cells_of(reduced.rows[pivot])}
    here = [row for row in (*equations, *(reduced.rows[pivot] for pivot in pivots)) if cells_of(row) & inside]
    holders: dict[int, list[Row]] = {}
    for row in here:
        for cell in cells_of(row):
            holders.setdefault(cell, []).append(row)
    for row in here:
        yield from _grown(row, holders)


def _grown(first: Row, holders: dict[int, list[Row]]) -> Iterator[frozenset[int]]:
    waiting: list[tuple[Row, int]] = [(first, 0), ({cell: -side for cell, side in first.items()}, 0)]
    seen: set[frozenset[tuple[int, int]]] = set()
    while waiting and len(seen) < MOST_STEPS:
        row, depth = waiting.pop(0)
        mark = frozenset(each for each in row.items() if each[0] >= 0)
        if mark in seen:
            continue
        seen.add(mark)
        if is_union(row):
            yield cells_of(row)
        if depth < DEEPEST:
            waiting += [(mixed, depth + 1) for mixed in _next(row, holders)]


def _next(row: Row, holders: dict[int, list[Row]]) -> Iterator[Row]:
    """One step on: the fewest equations that may mend the first cell that is wrong, or shorten what is right."""
    wrong = [cell for cell, side in row.items() if cell >= 0 and side not in (0, 1)]
    cells = [min(wrong, key=lambda cell: len(holders[cell]))] if wrong else [cell for cell in row if cell >= 0]
    for cell in cells:
        for other in holders[cell]:
            sign = 1 if other[cell] * row[cell] < 0 else -1
            mixed = {each: row.get(each, 0) + sign * other.get(each, 0) for each in row.keys() | other.keys()}
            short = {each: side for each, side in mixed.items() if side}
            # Longer than before on the way to a small sum: not the way.
            if short and sum(map(abs, short.values())) and len(cells_of(short)) <= len(cells_of(row)) + 2:
                yield short

"""Equations without the cells that are of no interest: what they say of the others, in whole numbers."""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

Row = dict[int, int]
"""Coefficients by cell of a sum that is 0."""


def without(rows: Iterable[Mapping[int, int]], away: AbstractSet[int]) -> list[Row]:
    """Rows whose combinations are all combinations of `rows` in which no cell is `away`.

    >>> without([{1: 1, 2: 1, 9: -1}, {2: 1, 3: -2}], {2})
    [{1: 1, 9: -1, 3: 2}]
    """
    return _Elimination(rows, away).rows()


def parts(rows: Iterable[Row], inside: AbstractSet[int]) -> Iterator[list[Row]]:
    """Rows that hang together by cells that are `inside`; a row without such a cell is in no part."""
    by_cell: dict[int, list[int]] = defaultdict(list)
    listed = [row for row in rows if not inside.isdisjoint(row)]
    for number, row in enumerate(listed):
        for cell in row.keys() & inside:
            by_cell[cell].append(number)
    left = dict.fromkeys(range(len(listed)))
    while left:
        waiting, found = [next(iter(left))], list[Row]()
        left.pop(waiting[0])
        while waiting:
            row = listed[waiting.pop()]
            found.append(row)
            for cell in row.keys() & inside:
                near = [other for other in by_cell.pop(cell, ()) if other in left]
                waiting += near
                for other in near:
                    left.pop(other)
        yield found


def reduced(rows: Iterable[Mapping[int, int]], inside: AbstractSet[int]) -> list[tuple[int, Row]]:
    """Rows that say the same, each with a cell that is `inside` and in no other of them (Gauss and Jordan).

    Rows that follow from the others are left out.

    >>> reduced([{1: 1, 2: 1}, {2: 1, 3: 1}, {1: 1, 3: -1}], {1, 2, 3})
    [(1, {1: 1, 2: 1}), (3, {2: 1, 3: 1})]
    """
    return _Elimination(rows, inside).solved()


class _Elimination:
    """Rows in which one cell after the other is replaced by what it equals."""

    def __init__(self, rows: Iterable[Mapping[int, int]], away: AbstractSet[int]) -> None:
        self._rows = {number: dict(row) for number, row in enumerate(rows)}
        self._holders: dict[int, set[int]] = defaultdict(set)
        for number, row in self._rows.items():
            for cell in row.keys() & away:
                self._holders[cell].add(number)

    def rows(self) -> list[Row]:
        """What is left when every cell is gone, those that few rows hold first: fewer rows get longer so."""
        queue = [(len(numbers), cell) for cell, numbers in self._holders.items()]
        heapify(queue)
        while queue:
            size, cell = heappop(queue)
            holders = self._holders[cell]
            if len(holders) > size:
                heappush(queue, (len(holders), cell))
            elif holders:
                self._replace(cell)
        return list(self._rows.values())

    def solved(self) -> list[tuple[int, Row]]:
        """Each row for a cell of its own, the shortest rows first."""
        own: dict[int, int] = {}
        waiting = dict.fromkeys(sorted(self._rows, key=lambda number: len(self._rows[number])))
        while waiting:
            number = next(iter(waiting))
            waiting.pop(number)
            row = self._rows[number]
            free = [cell for cell in row if cell in self._holders]
            if free:
                cell = min(free, key=lambda each: (abs(row[each]), len(self._holders[each])))
                own[cell] = number
                for other in sorted(self._holders[cell] - {number}):
                    self._subtract(other, row, cell)
        return [(cell, self._rows[number]) for cell, number in own.items()]

    def _replace(self, cell: int) -> None:
        """Take the shortest row that holds a cell for what the cell equals."""
        number = min(self._holders[cell], key=lambda each: (abs(self._rows[each][cell]), len(self._rows[each])))
        by = self._rows.pop(number)
        for each in by.keys() & self._holders.keys():
            self._holders[each].discard(number)
        for other in sorted(self._holders.pop(cell)):
            self._subtract(other, by, cell)

    def _subtract(self, number: int, by: Row, cell: int) -> None:
        row = self._rows[number]
        shared = gcd(by[cell], row[cell])
        ours, theirs = by[cell] // shared, row[cell] // shared
        if abs(ours) != 1:
            for each in row:
                row[each] *= ours
            ours = 1
        for each, amount in by.items():
            left = row.get(each, 0) - theirs * ours * amount
            held = self._holders.get(each)
            if left:
                row[each] = left
                if held is not None:
                    held.add(number)
            else:
                row.pop(each, None)
                if held is not None:
                    held.discard(number)

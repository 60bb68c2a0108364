"""What somebody who holds a publication can work out: `python -m attack.attacker PUBLICATION KNOWLEDGE.json`.

Imports nothing of the product: figures, marks and the knowledge of one reader are all that goes in.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from attack.algebra import Reduced, Row, cells_of, unions
from attack.intervals import Equation, System
from attack.publication import FAR, Knowledge, Publication, known, read

LONGEST = 400
"""Derived equations with more cells than that bound nothing that the ones they come from leave open."""


@dataclass(frozen=True, slots=True)
class Range:
    """A hidden figure lies between these two, both possible as far as is known."""

    measure: str
    cell: int
    lower: int
    upper: int


@dataclass(frozen=True, slots=True)
class Union:
    """The sum of these hidden figures follows."""

    measure: str
    cells: tuple[int, ...]


OTHER = "the rest of "
"""A measure that nobody publishes and everybody can make: what is not the part."""


@dataclass(frozen=True)
class Attacker:
    """Somebody with a publication: what follows for any reader, and then for one with their own knowledge."""

    publication: Publication

    @cached_property
    def shown(self) -> dict[str, tuple[int | None, ...]]:
        """The figures of each measure, and of what is left where one is a part of another."""
        found = {measure.name: measure.values for measure in self.publication.measures}
        for measure in self.publication.measures:
            if measure.part_of is not None:
                pairs = zip(found[measure.part_of], measure.values, strict=True)
                rest = tuple(None if whole is None or part is None else whole - part for whole, part in pairs)
                found[OTHER + measure.name] = rest
        return found

    @cached_property
    def patterns(self) -> dict[frozenset[int], tuple[str, ...]]:
        """Measures by the cells that they hide: what follows by algebra is the same for all of one pattern."""
        found: dict[frozenset[int], tuple[str, ...]] = {}
        for name, values in self.shown.items():
            hidden = frozenset(cell for cell, value in enumerate(values) if value is None)
            found[hidden] = (*found.get(hidden, ()), name)
        return found

    def equations(self, hidden: frozenset[int], names: tuple[str, ...]) -> list[Row]:
        """The sums of the table with what is published put in, those that still hold a gap."""
        rows = (self._row(total, parts, hidden, names) for total, parts in self.publication.sums())
        return [row for row in rows if cells_of(row)]

    def _row(self, total: int, parts: tuple[int, ...], hidden: frozenset[int], names: tuple[str, ...]) -> Row:
        signs = dict.fromkeys(parts, 1) | {total: -1}
        row = {cell: side for cell, side in signs.items() if cell in hidden}
        for at, name in enumerate(names):
            row[-1 - at] = -sum(side * (self.shown[name][cell] or 0) for cell, side in signs.items())
        return row

    @cached_property
    def reduced(self) -> dict[frozenset[int], tuple[list[Row], Reduced]]:
        """Of each pattern its equations, as they come and reduced."""
        pairs = ((hidden, self.equations(hidden, names)) for hidden, names in self.patterns.items())
        return {hidden: (rows, Reduced.of(rows)) for hidden, rows in pairs}

    def pinned(self) -> Iterator[Range]:
        """The hidden figures that follow exactly, by equations alone."""
        for hidden, names in self.patterns.items():
            for cell, row in self.reduced[hidden][1].pinned().items():
                for at, name in enumerate(names):
                    value = row.get(-1 - at, 0) // row[cell]
                    yield Range(name, cell, value, value)

    def unions(self) -> Iterator[Union]:
        """The sums of hidden figures that follow."""
        for hidden, names in self.patterns.items():
            for cells in unions(*self.reduced[hidden]):
                yield from (Union(name, tuple(sorted(cells))) for name in names)

    @cached_property
    def system(self) -> System:
        """All equations of all measures, derived ones too, over one row of unknowns."""
        found: list[Equation] = []
        for hidden, names in self.patterns.items():
            rows, reduced = self.reduced[hidden]
            short = (row for row in reduced.rows.values() if len(row) <= LONGEST)
            for row in (*rows, *short):
                found += [
                    ({self._at(name, cell): row[cell] for cell in cells_of(row)}, row.get(-1 - at, 0))
                    for at, name in enumerate(names)
                ]
        return System.of([*found, *self._split()])

    def _split(self) -> Iterator[Equation]:
        """A part and what is left of its whole make the whole."""
        for measure in self.publication.measures:
            if measure.part_of is not None:
                names = ((measure.name, 1), (OTHER + measure.name, 1), (measure.part_of, -1))
                for cell in range(len(measure.values)):
                    sides = [(self.shown[name][cell], self._at(name, cell), side) for name, side in names]
                    gaps = {place: side for value, place, side in sides if value is None}
                    if gaps:
                        yield gaps, -sum(side * value for value, _, side in sides if value is not None)

    def _at(self, name: str, cell: int) -> int:
        return self._first[name] + cell

    @cached_property
    def _first(self) -> dict[str, int]:
        """Where the cells of each measure begin in the row of unknowns."""
        return {name: at * len(values) for at, (name, values) in enumerate(self.shown.items())}

    def ranges(self, knowledge: Knowledge) -> Iterator[Range]:
        """How far each hidden figure is open to somebody who knows the headcounts and their own figures."""
        lower, upper = self._beforehand(knowledge)
        found = self.system.bounded(lower, upper)
        for name, values in self.shown.items():
            for cell, value in enumerate(values):
                if value is None:
                    at = self._at(name, cell)
                    yield Range(name, cell, int(found.lower[at]), int(found.upper[at]))

    def beforehand(self, knowledge: Knowledge) -> Iterator[Range]:
        """The same before the publication: what is no wider than this is nothing that it told."""
        lower, upper = self._beforehand(knowledge)
        for name, values in self.shown.items():
            for cell in range(len(values)):
                yield Range(name, cell, int(lower[self._at(name, cell)]), int(upper[self._at(name, cell)]))

    def _beforehand(self, knowledge: Knowledge) -> tuple[np.ndarray, np.ndarray]:
        size = len(self.publication.groups.names) * len(self.publication.periods.names)
        lower = np.zeros(size * len(self.shown), np.int64)
        upper = np.full(size * len(self.shown), FAR)
        for name, own in self._own(knowledge):
            for cell, amount in own.items():
                lower[self._at(name, cell)] = amount
        for measure in self.publication.measures:
            if measure.per_person is not None:
                first = self._at(measure.name, 0)
                upper[first : first + size] = self._most(measure.per_person, knowledge)
        return lower, upper

    def _own(self, knowledge: Knowledge) -> Iterator[tuple[str, dict[int, int]]]:
        """What somebody did themselves, what is left of a whole beside their part of it too."""
        yield from knowledge.own.items()
        for measure in self.publication.measures:
            if measure.part_of is not None:
                part, whole = (knowledge.own.get(name, {}) for name in (measure.name, measure.part_of))
                yield OTHER + measure.name, {cell: amount - part.get(cell, 0) for cell, amount in whole.items()}

    def _most(self, per_person: int, knowledge: Knowledge) -> np.ndarray:
        """What each group can come to in each period: so much a person and period, of which a longer one has many."""
        people = np.array([knowledge.headcounts[name] for name in self.publication.groups.names])
        tree = self.publication.periods
        children = tree.children()

        def length(node: int) -> int:
            return sum(map(length, children[node])) if node in children else 1

        return np.outer(people, [per_person * length(node) for node in range(len(tree.names))]).reshape(-1)


def main() -> None:
    """Print what follows, as JSON."""
    publication = read(Path(sys.argv[1]))
    attacker, knowledge = Attacker(publication), known(Path(sys.argv[2]), publication)
    wide = len(publication.periods.names)

    def cell(number: int) -> tuple[str, str]:
        return publication.groups.names[number // wide], publication.periods.names[number % wide]

    found = {
        "pinned": [(each.measure, *cell(each.cell), each.lower) for each in attacker.pinned()],
        "ranges": [(each.measure, *cell(each.cell), each.lower, each.upper) for each in attacker.ranges(knowledge)],
        "unions": [(each.measure, [cell(number) for number in each.cells]) for each in attacker.unions()],
    }
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

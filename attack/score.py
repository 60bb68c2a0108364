"""What an attacker worked out, held against the truth: what of it should have stayed closed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from attack.attacker import OTHER, Attacker, Range
from attack.publication import FAR, Knowledge, Publication

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MINIMUM, CLOSE = 10, 0.1
SHARE, LEAST = 0.2, 3
INSIDERS = 40

COUNTS = ("bounded", "pinned", "unions of few", "unions of one", "all or none", "bounded to an insider", "others")
"""What is counted, each to be 0: see `counted`."""


@dataclass(frozen=True)
class Truth:
    """Who did how much in each cell of a measure, from the rows of a company; shares no sum with the publisher."""

    publication: Publication
    rows: NDArray[np.int64]

    @cached_property
    def _sorted(self) -> NDArray[np.int64]:
        """Cell, person and amount, the cells in order, every cell above a leaf filled from it."""
        groups, periods = self.publication.groups, self.publication.periods
        wide, found = len(periods.names), []
        group = self.rows[0]
        while len(group := np.atleast_1d(group)) and (group >= 0).any():
            period = self.rows[1]
            while (period >= 0).any():
                keep = (group >= 0) & (period >= 0)
                cells = (group * wide + period)[keep]
                found.append(np.stack([cells, self.rows[2][keep], self.rows[3][keep]]))
                period = np.where(period >= 0, np.array(periods.parents)[period], -1)
            group = np.where(group >= 0, np.array(groups.parents)[group], -1)
        flat = np.concatenate(found, axis=1)
        return flat[:, np.argsort(flat[0], kind="stable")]

    @cached_property
    def _starts(self) -> NDArray[np.int64]:
        size = len(self.publication.groups.names) * len(self.publication.periods.names)
        return np.searchsorted(self._sorted[0], np.arange(size + 1))

    def people(self, cells: tuple[int, ...]) -> dict[int, int]:
        """What each person did in these cells together."""
        spans = [self._sorted[1:, self._starts[cell] : self._starts[cell + 1]] for cell in cells]
        who, amount = np.concatenate(spans, axis=1)
        found, place = np.unique(who, return_inverse=True)
        sums = np.bincount(place.reshape(-1), weights=amount, minlength=len(found)).astype(np.int64)
        return dict(zip(found.tolist(), sums.tolist(), strict=True))

    def own(self, person: int) -> dict[int, int]:
        """What one person did in every cell."""
        mine = self._sorted[:, self._sorted[1] == person]
        found: dict[int, int] = {}
        for cell, _, amount in mine.T.tolist():
            found[cell] = found.get(cell, 0) + amount
        return found


@dataclass(frozen=True)
class Scorer:
    """An attacker, and the truth of each measure."""

    attacker: Attacker
    truths: dict[str, Truth]
    headcounts: dict[str, int]

    @classmethod
    def of(cls, publication: Publication, folder: Path, truth: Path) -> Scorer:
        """Whatever lies in the two folders."""
        truths = {
            measure.name: Truth(publication, np.array(json.loads((truth / f"{measure.name}.json").read_text("utf-8"))))
            for measure in publication.measures
        }
        headcounts = json.loads((folder / "headcounts.json").read_text("utf-8"))["headcounts"]
        return cls(Attacker(publication), truths, headcounts)

    def counted(self) -> dict[str, list[str]]:
        """Everything that the attacker should not have found, by kind, each with where."""
        found: dict[str, list[str]] = {kind: [] for kind in COUNTS}
        nothing = Knowledge(headcounts=self.headcounts, own={})
        found["pinned"] = [self._says(each) for each in self.attacker.pinned() if self._is_guarded(each)]
        found["bounded"] = [self._says(each) for each in self._narrow(nothing)]
        found["all or none"] = [self._says(each) for each in self._of_all(nothing)]
        for union in self.attacker.unions():
            if union.measure in self.truths:
                amounts = sorted(self.truths[union.measure].people(union.cells).values(), reverse=True)
                where = f"{union.measure}: {len(union.cells)} cells {union.cells[:8]} of {len(amounts)} people"
                found["unions of few"] += [where] * (0 < len(amounts) < MINIMUM)
                found["unions of one"] += [where] * is_close(amounts)
        for person in self._insiders():
            self._inside(person, found)
        return found

    def _inside(self, person: int, found: dict[str, list[str]]) -> None:
        own = {name: truth.own(person) for name, truth in self.truths.items()}
        knowledge = Knowledge(headcounts=self.headcounts, own=own)
        for each in self._narrow(knowledge):
            if own[each.measure].get(each.cell):
                found["bounded to an insider"].append(f"{self._says(each)}, to {person}")
        for each in self.attacker.ranges(knowledge):
            if each.measure in self.truths and (mine := own[each.measure].get(each.cell)):
                people = self.truths[each.measure].people((each.cell,))
                most = max((amount for who, amount in people.items() if who != person), default=0)
                if most and each.upper - mine <= most * (1 + CLOSE):
                    found["others"].append(f"{self._says(each)}, to {person}: at most {each.upper - mine}, is {most}")

    def _insiders(self) -> list[int]:
        """Whoever contributes most to a hidden cell that needs to be, some of them where there are many."""
        found: dict[int, None] = {}
        for name, truth in self.truths.items():
            for cell, value in enumerate(self.attacker.shown[name]):
                people = truth.people((cell,)) if value is None else {}
                if people and self._is_guarded(Range(name, cell, 0, 0)):
                    found[max(people, key=lambda who: people[who])] = None
        order = list(found)
        return [order[place] for place in np.random.default_rng(0).permutation(len(order))[:INSIDERS]]

    def _narrow(self, knowledge: Knowledge) -> Iterator[Range]:
        """Guarded cells that are open by less than their level, and by less than before the publication."""
        before = {(each.measure, each.cell): each for each in self.attacker.beforehand(knowledge)}
        for each in self.attacker.ranges(knowledge):
            width, was = each.upper - each.lower, before[each.measure, each.cell]
            if self._is_guarded(each) and width < min(self._level(each), was.upper - was.lower):
                yield each

    def _level(self, each: Range) -> float:
        return max(SHARE * sum(self.truths[each.measure].people((each.cell,)).values()), LEAST)

    def _is_guarded(self, each: Range) -> bool:
        """Whether a cell must be hidden by itself: of few, of one above all, of all or none."""
        if each.measure not in self.truths:
            return False
        amounts = sorted(self.truths[each.measure].people((each.cell,)).values(), reverse=True)
        return (bool(amounts) and (len(amounts) < MINIMUM or is_close(amounts))) or self._tells_of_all(each)

    def _tells_of_all(self, each: Range) -> bool:
        measure = next(one for one in self.attacker.publication.measures if one.name == each.measure)
        if measure.part_of is None:
            return False
        part, whole = (sum(self.truths[name].people((each.cell,)).values()) for name in (each.measure, measure.part_of))
        return whole > 0 and part in (0, whole)

    def _of_all(self, knowledge: Knowledge) -> Iterator[Range]:
        """Cells of a part, or of what is left of its whole, of which nothing is left, though some are in the group."""
        for each in self.attacker.ranges(knowledge):
            part = each.measure.removeprefix(OTHER)
            whole = {one.name: one.part_of for one in self.attacker.publication.measures}[part]
            if whole and each.upper == 0 and self.truths[whole].people((each.cell,)):
                yield each

    def _says(self, each: Range) -> str:
        tables, wide = self.attacker.publication, len(self.attacker.publication.periods.names)
        where = f"{tables.groups.names[each.cell // wide]}, {tables.periods.names[each.cell % wide]}"
        upper = "" if each.upper > FAR // 10 else each.upper
        return f"{each.measure}: {where} in {each.lower}..{upper}"


def is_close(amounts: list[int]) -> bool:
    """Whether the second largest of these can tell the largest to within 10 %.

    >>> is_close([100, 10]), is_close([100, 5, 5, 5, 5])
    (True, False)
    """
    return bool(amounts) and sum(amounts[2:]) < CLOSE * amounts[0]

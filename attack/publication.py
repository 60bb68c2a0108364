"""A folder of published figures, and what somebody knows besides, as one system of sums with gaps."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HIDDEN = "hidden"
FAR = 10**12
"""More than anybody does: a figure that is only known to be less is not bounded at all."""

Sum = tuple[int, tuple[int, ...]]
"""A total and its parts, by the numbers of the cells."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A hierarchy as published: names, and each one's parent, -1 at the top."""

    names: tuple[str, ...]
    parents: tuple[int, ...]

    def children(self) -> dict[int, tuple[int, ...]]:
        """Of each node that has some, its children."""
        found: dict[int, tuple[int, ...]] = {}
        for node, parent in enumerate(self.parents):
            if parent >= 0:
                found[parent] = (*found.get(parent, ()), node)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One measure as published: None where the mark stands.

    `part_of` is the measure of which it is a part; `per_person` what one person comes to in one period at most.
    """

    name: str
    values: tuple[int | None, ...]
    part_of: str | None = None
    per_person: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Groups × periods, each measure over all of them, the period fastest."""

    groups: Tree
    periods: Tree
    measures: tuple[Shown, ...]

    def sums(self) -> tuple[Sum, ...]:
        """Every total of the table with its parts, along the groups and along the periods."""
        wide = len(self.periods.names)
        down = self.groups.children().items()
        across = self.periods.children().items()
        return (
            *((g * wide + p, tuple(c * wide + p for c in below)) for g, below in down for p in range(wide)),
            *((g * wide + p, tuple(g * wide + c for c in inside)) for p, inside in across for g in self._each_group()),
        )

    def _each_group(self) -> range:
        return range(len(self.groups.names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What somebody knows: how many people each group has, and their own figures (measure, then cell, then amount)."""

    headcounts: dict[str, int]
    own: dict[str, dict[int, int]]


def read(folder: Path) -> Publication:
    """The publication that lies in a folder."""
    table = json.loads((folder / "table.json").read_text("utf-8"))
    groups, periods = _tree(table["groups"]), _tree(table["periods"])
    measures = tuple(_measure(folder, each, groups, periods) for each in table["measures"])
    return Publication(groups=groups, periods=periods, measures=measures)


def known(file: Path, publication: Publication) -> Knowledge:
    """What somebody knows, from a file beside the publication."""
    text = json.loads(file.read_text("utf-8"))
    place = _places(publication.groups, publication.periods)
    own = {name: {place[row[0], row[1]]: int(row[2]) for row in rows} for name, rows in text.get("own", {}).items()}
    return Knowledge(headcounts=text["headcounts"], own=own)


def _tree(rows: list[dict[str, Any]]) -> Tree:
    number = {row["name"]: at for at, row in enumerate(rows)}
    return Tree(tuple(number), tuple(-1 if row["parent"] is None else number[row["parent"]] for row in rows))


def _measure(folder: Path, said: dict[str, Any], groups: Tree, periods: Tree) -> Shown:
    place = _places(groups, periods)
    values: list[int | None] = [None] * len(place)
    for cell in json.loads((folder / f"{said['name']}.json").read_text("utf-8")):
        if cell["value"] != HIDDEN:
            values[place[cell["group"], cell["period"]]] = int(cell["value"])
    return Shown(
        name=said["name"], values=tuple(values), part_of=said.get("part_of"), per_person=said.get("per_person")
    )


def _places(groups: Tree, periods: Tree) -> dict[tuple[str, str], int]:
    pairs = ((group, period) for group in groups.names for period in periods.names)
    return {pair: at for at, pair in enumerate(pairs)}

"""Companies published through the privacy layer: the folder that everybody reads, and the truth apart from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from attack.companies import NO_TEAM
from attack.publication import HIDDEN
from disconnect.privacy.additive import Tree
from disconnect.privacy.contributions import Contributions
from disconnect.privacy.primary import Rules
from disconnect.privacy.protect import Counted, Standing, protected

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from attack import publication
    from attack.companies import Company, Rows

MINIMUM = 10


def publish(company: Company, folder: Path, truth: Path, seconds: float) -> float:
    """Write what may be published of a company, and the truth; the share of cells that is hidden.

    Raises:
        DisclosureError: the layer refuses; nothing is then written.
    """
    trees = (_tree(company.groups), _tree(company.periods))
    sides = [_contributions(company, rows) for rows in (company.whole, company.part) if rows is not None]
    counted = [Counted(sides=(sides[0],)), *(Counted(sides=(side,), of=sides[0]) for side in sides[1:])]
    names = ["whole", "part"][: len(sides)]
    if company.kind == "people":
        # Of how many people is no secret to anybody who knows the headcounts: it is no figure of the report.
        counted, names, sides = counted[1:], names[1:], sides[1:]
    never = np.repeat(np.array(company.groups.names) == NO_TEAM, len(company.periods.names))
    pattern = protected(trees, counted, Rules(minimum=MINIMUM), Standing.of(never), seconds)
    for where in (folder, truth):
        where.mkdir(parents=True, exist_ok=True)
    _write(folder / "table.json", _table(company, names))
    _write(folder / "headcounts.json", {"headcounts": company.headcounts})
    for name, side in zip(names, sides, strict=True):
        _write(folder / f"{name}.json", _cells(company, side.above(trees).totals, pattern.hidden))
    for name, rows in (("whole", company.whole), ("part", company.part)):
        if rows is not None:
            _write(truth / f"{name}.json", np.stack([rows.group, rows.period, rows.person, rows.amount]).tolist())
    return pattern.share


def _tree(tree: publication.Tree) -> Tree:
    return Tree(tree.names, tree.parents)


def _contributions(company: Company, rows: Rows) -> Contributions:
    groups, periods = _tree(company.groups).leaves, _tree(company.periods).leaves
    leaf = np.searchsorted(groups, rows.group) * len(periods) + np.searchsorted(periods, rows.period)
    size = len(groups) * len(periods)
    return Contributions.added(size, leaf.astype(np.int64), rows.person.astype(np.int64), rows.amount)


def _table(company: Company, names: list[str]) -> dict[str, Any]:
    once = 1 if company.kind == "people" else None
    measures: list[dict[str, Any]] = [
        {"name": name, "part_of": "whole" if name == "part" and "whole" in names else None, "per_person": once}
        for name in names
    ]
    return {"groups": _nodes(company.groups), "periods": _nodes(company.periods), "measures": measures}


def _nodes(tree: publication.Tree) -> list[dict[str, str | None]]:
    return [
        {"name": name, "parent": tree.names[parent] if parent >= 0 else None}
        for name, parent in zip(tree.names, tree.parents, strict=True)
    ]


def _cells(company: Company, values: NDArray[np.int64], hidden: NDArray[np.bool_]) -> list[dict[str, Any]]:
    pairs = ((group, period) for group in company.groups.names for period in company.periods.names)
    return [
        {"group": group, "period": period, "value": HIDDEN if mark else int(value)}
        for (group, period), value, mark in zip(pairs, values, hidden, strict=True)
    ]


def _write(file: Path, content: Any) -> None:  # noqa: ANN401 # what JSON takes
    file.write_text(json.dumps(content), "utf-8")

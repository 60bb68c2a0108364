"""Disclosure control at the size of a large company: a table of 14,807 cells protected and audited."""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import TYPE_CHECKING

import numpy as np

from disconnect.privacy.additive import Additive, Tree, crossed, filled
from disconnect.privacy.audit import bounds, narrow, widths
from disconnect.privacy.contributions import Contributions, unsafe
from disconnect.privacy.primary import Rules
from disconnect.privacy.protect import Counted, protected
from disconnect.privacy.suppress import Choice, Measure, suppressed

if TYPE_CHECKING:
    from numpy.typing import NDArray

TEAMS, DEPARTMENTS, DIVISIONS, MONTHS = 1_000, 125, 13, 12
MINIMUM = 10


def company(teams: int) -> Tree:
    """The company, its divisions, departments and teams."""
    departments = max(1, teams * DEPARTMENTS // TEAMS)
    names = ("company", *(f"v{n}" for n in range(DIVISIONS)), *(f"d{n}" for n in range(departments)))
    above = (-1, *[0] * DIVISIONS, *(1 + n % DIVISIONS for n in range(departments)))
    teams_above = sorted(1 + DIVISIONS + n % departments for n in range(teams))
    return Tree((*names, *(f"t{n}" for n in range(teams))), (*above, *teams_above))


def months() -> Tree:
    """The year and its months."""
    return Tree(("year", *map(str, range(MONTHS))), (-1, *[0] * MONTHS))


def contributors(teams: int, seed: int) -> Contributions:
    """Who wrote how much in which team and month: teams of about 14 of whom some write much more than others."""
    dice = np.random.default_rng(seed)
    people = np.maximum(3, dice.poisson(14, teams))
    team = np.repeat(np.arange(teams), people)
    rate = dice.gamma(2.0, 0.6, teams)[team] * dice.gamma(2.0, 0.5, len(team))
    amounts = dice.poisson(rate[:, None] * np.ones(MONTHS))
    who, month = np.nonzero(amounts)
    return Contributions.added(teams * MONTHS, team[who] * MONTHS + month, who, amounts[who, month])


def additive(trees: tuple[Tree, Tree], values: NDArray[np.int64]) -> Additive:
    """The table that an attacker has, who knows nothing of anybody's part."""
    names, sums = crossed(trees)
    return Additive(names, values, np.zeros(len(values)), np.full(len(values), np.inf), sums)


def figures(seed: int) -> dict[str, float]:
    """Seconds to protect and to audit, the gap to the optimum, how many cells may be told too closely, megabytes."""
    trees, rules = (company(TEAMS), months()), Rules(minimum=MINIMUM)
    side, start = contributors(TEAMS, seed), time.perf_counter()
    pattern = protected(trees, [Counted(sides=(side,))], rules)
    protecting = time.perf_counter() - start
    above = side.above(trees)
    cells, guarded = additive(trees, above.totals), unsafe(above, rules)
    start = time.perf_counter()
    left = sum(1 for _ in narrow(cells, pattern.hidden, guarded, widths(cells.values)))
    auditing = time.perf_counter() - start
    start = time.perf_counter()
    bounds(cells, pattern.hidden, np.flatnonzero(pattern.hidden).tolist())
    bounding = time.perf_counter() - start
    return {
        "cells": float(len(cells.names)),
        "protect": protecting,
        "gap": pattern.gap,
        "audit": auditing,
        "bounds": bounding,
        "narrow": float(left),
        "scattered": scattered(seed),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def scattered(seed: int) -> float:
    """Seconds to protect 200 × 12 cells with their margins, of which one in twenty must be hidden, large or small."""
    dice = np.random.default_rng(seed)
    trees = (Tree(("all", *range(200)), (-1, *[0] * 200)), months())
    cells = additive(trees, filled(trees, np.maximum(dice.lognormal(4.0, 1.2, (200, MONTHS)).astype(np.int64), 10)))
    inner = np.arange(len(cells.names)).reshape(201, MONTHS + 1)[1:, 1:].reshape(-1)
    primary = np.zeros(len(cells.names), dtype=np.bool_)
    primary[dice.choice(inner, len(inner) // 20, replace=False)] = True
    start = time.perf_counter()
    suppressed([Measure.of(cells, primary)], Choice.of(primary))
    return time.perf_counter() - start


if __name__ == "__main__":
    print(json.dumps(figures(int(sys.argv[1]))))

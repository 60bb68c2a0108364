"""Disclosure control at the size of a large company: a table of 14,807 cells protected and audited."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from disconnect.privacy.additive import Additive, Tree, crossed, filled
from disconnect.privacy.audit import bounds, narrow, widths
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


def table(teams: int, seed: int) -> Additive:
    """Counts by team and month, teams of about 14 of whom some write much more than others."""
    dice = np.random.default_rng(seed)
    people, rate = np.maximum(3, dice.poisson(14, teams)), dice.gamma(2.0, 0.6, teams)
    leaves = dice.poisson(np.outer(people * rate, np.ones(MONTHS))).astype(np.int64)
    trees = (company(teams), Tree(("year", *map(str, range(MONTHS))), (-1, *[0] * MONTHS)))
    names, sums = crossed(trees)
    values = filled(trees, leaves)
    return Additive(names, values, np.zeros(len(values)), np.full(len(values), np.inf), sums)


def figures(seed: int) -> dict[str, float]:
    """Seconds to protect and to audit, the gap to the optimum, and how many cells may be told too closely."""
    cells = table(TEAMS, seed)
    primary = (cells.values > 0) & (cells.values < MINIMUM)
    found, protecting = _timed(cells, primary)
    start = time.perf_counter()
    left = sum(1 for _ in narrow(cells, found, primary, widths(cells.values)))
    auditing = time.perf_counter() - start
    start = time.perf_counter()
    bounds(cells, found, np.flatnonzero(found).tolist())
    bounding = time.perf_counter() - start
    return {
        "cells": float(len(cells.names)),
        "protect": protecting,
        "audit": auditing,
        "bounds": bounding,
        "narrow": float(left),
    }


def _timed(cells: Additive, primary: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], float]:
    start = time.perf_counter()
    found = suppressed([Measure.of(cells, primary)], Choice.of(primary))
    return found.hidden, time.perf_counter() - start

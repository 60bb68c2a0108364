"""A fixed small sample of the attack; `make attack` runs many more companies."""

from __future__ import annotations

import ast
import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

import attack
from attack import series
from attack.__main__ import attacked
from attack.algebra import Reduced, unions
from attack.attacker import Attacker
from attack.intervals import System
from attack.publication import Knowledge, Publication, Shown, Tree

if TYPE_CHECKING:
    from attack.companies import Kind

READER = ("publication", "algebra", "intervals", "attacker")


@pytest.mark.parametrize(("kind", "seed"), [("poisson", 1), ("share", 0)])
def test_nothing_is_worked_out_of_a_small_company(kind: Kind, seed: int) -> None:
    outcome = attacked(16, kind, seed, 60.0)
    assert not outcome.refused
    assert {kind: where for kind, where in outcome.found.items() if where} == {}


def test_what_people_who_move_leave_between_publications_is_found() -> None:
    """Each publication by itself is safe; all of them together give somebody away."""
    people = series.staff(6, 0.02, 0, series.QUARTER)
    assert series.found(people, list(series.published(people, series.QUARTER, is_joint=False)))["individuals"] > 0


@pytest.mark.parametrize(("movers", "seed"), [(0.02, 0), (0.02, 1), (0.1, 0)])
def test_nobody_who_moves_is_given_away_by_publications_together(movers: float, seed: int) -> None:
    people = series.staff(6, movers, seed, series.QUARTER)
    counts = series.found(people, list(series.published(people, series.QUARTER)))
    assert counts.pop("publications") > 1
    assert set(counts.values()) == {0}


def test_the_attacker_shares_nothing_with_the_product() -> None:
    for name in READER:
        tree = ast.parse(Path(str(attack.__file__)).with_name(f"{name}.py").read_text("utf-8"))
        for node in ast.walk(tree):
            named = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            named += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            for module in named:
                first = module.split(".")[0]
                assert first in {"attack", "numpy"} or first in sys.stdlib_module_names
                assert first != "attack" or module.split(".")[1] in READER


def published(values: list[int | None]) -> Attacker:
    """Three teams and the whole, in two halves and the year."""
    groups = Tree(("all", "a", "b", "c"), (-1, 0, 0, 0))
    periods = Tree(("year", "first", "second"), (-1, 0, 0))
    return Attacker(Publication(groups=groups, periods=periods, measures=(Shown(name="mails", values=tuple(values)),)))


def test_one_gap_in_a_row_is_found() -> None:
    attacker = published([100, 50, 50, 20, None, 12, 30, 17, 13, 50, 25, 25])
    assert [(each.cell, each.lower) for each in attacker.pinned()] == [(4, 8)]


def test_a_square_of_gaps_is_bounded_and_no_more() -> None:
    attacker = published([100, 50, 50, 20, None, None, 30, None, None, 50, 25, 25])
    assert not list(attacker.pinned())
    found = {each.cell: (each.lower, each.upper) for each in attacker.ranges(Knowledge(headcounts={}, own={}))}
    assert found == {4: (0, 20), 5: (0, 20), 7: (5, 25), 8: (5, 25)}


def test_own_figures_narrow_a_square() -> None:
    attacker = published([100, 50, 50, 20, None, None, 30, None, None, 50, 25, 25])
    knowledge = Knowledge(headcounts={}, own={"mails": {4: 6, 5: 9}})
    found = {each.cell: (each.lower, each.upper) for each in attacker.ranges(knowledge)}
    assert found[4] == (6, 11)


def test_every_sum_is_found_in_small_systems() -> None:
    """Against all choices of cells, each tried for whether it follows (rank does not grow)."""
    dice = np.random.default_rng(4)
    for _ in range(40):
        matrix = dice.integers(-1, 2, (3, 6))
        rows = [{at: int(side) for at, side in enumerate(row) if side} for row in matrix]
        rows = [row for row in rows if row]
        rank = np.linalg.matrix_rank(matrix)
        expected = {
            frozenset(np.flatnonzero(choice).tolist())
            for choice in product((0, 1), repeat=6)
            if any(choice) and np.linalg.matrix_rank(np.vstack([matrix, choice])) == rank
        }
        found = set(unions(rows, Reduced.of(rows)))
        # Sums of parts that do not hang together tell nothing more than each of them.
        assert {each for each in expected if not any(other < each for other in expected)} <= found <= expected


def test_bounds_are_those_of_all_whole_numbers_that_fit() -> None:
    found = System.of([({0: 1, 1: 2}, 7)]).bounded(np.zeros(2, np.int64), np.full(2, 99))
    assert (found.lower.tolist(), found.upper.tolist()) == ([1, 0], [7, 3])

"""Sums of few people, held against all choices of cells there are."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.privacy.additive import Additive, Tree, crossed, filled
from disconnect.privacy.contributions import Contributions
from disconnect.privacy.elimination import without
from disconnect.privacy.primary import Rules
from disconnect.privacy.protect import Counted, protected
from disconnect.privacy.smallsums import Crowd, small_sums

GROUPS = Tree(("all", "x", "y", "a", "b", "c", "d"), (-1, 0, 0, 1, 1, 2, 2))
HALVES = Tree(("year", "first", "second"), (-1, 0, 0))
MINIMUM = 5


def table(leaves: np.ndarray) -> Additive:
    names, sums = crossed((GROUPS, HALVES))
    values = filled((GROUPS, HALVES), leaves)
    return Additive(names, values, np.zeros(len(values)), np.full(len(values), np.inf), sums)


def _leaves(cells: Additive) -> list[frozenset[int]]:
    """The people of each cell: each has one leaf of their own, and everybody counts 1."""
    of_leaf, first = dict[tuple[str, str], frozenset[int]](), 0
    for name in product(("a", "b", "c", "d"), ("first", "second")):
        cell = cells.number[name]
        of_leaf[name], first = frozenset(range(first, first + int(cells.values[cell]))), first + int(cells.values[cell])
    inside = {"all": "abcd", "x": "ab", "y": "cd"}
    halves = {"year": ("first", "second")}
    return [
        frozenset[int]().union(
            *(of_leaf[each] for each in product(inside.get(group, group), halves.get(half, (half,))))
        )
        for group, half in product(map(str, GROUPS.nodes), map(str, HALVES.nodes))
    ]


def rank(matrix: np.ndarray) -> int:
    return int(np.linalg.matrix_rank(matrix)) if matrix.size else 0


def equations(cells: Additive) -> np.ndarray:
    found = np.zeros((len(cells.sums), len(cells.names)))
    for number in range(len(cells.sums)):
        for cell, side in cells.signed(number):
            found[number, cell] = side
    return found


def follows(cells: Additive, hidden: np.ndarray, union: tuple[int, ...]) -> bool:
    """Whether the sum of these cells is a combination of the equations, the published cells being known."""
    inside = equations(cells)[:, hidden]
    asked = np.isin(np.flatnonzero(hidden), union).astype(float)
    return rank(np.vstack([inside, asked])) == rank(inside)


leaf_counts = st.lists(st.integers(0, 7), min_size=8, max_size=8)


@settings(max_examples=120, deadline=None)
@given(leaf_counts, st.lists(st.booleans(), min_size=21, max_size=21))
def test_a_sum_of_few_people_is_found_where_there_is_one(counts: list[int], mask: list[bool]) -> None:
    """Nobody is in two groups, everybody counts 1: a sum is of as many people as it comes to."""
    cells = table(np.array(counts).reshape(4, 2))
    hidden = np.array(mask) | ((cells.values > 0) & (cells.values < MINIMUM))
    few = cells.values < MINIMUM

    leaves_of = _leaves(cells)
    crowd = Crowd(people=lambda cell: leaves_of[cell], minimum=MINIMUM)
    small = [int(cell) for cell in np.flatnonzero(hidden & few)]
    unsafe = [
        union
        for size in range(1, min(len(small), 7) + 1)
        for union in combinations(small, size)
        if not crowd.is_safe(union) and follows(cells, hidden, union)
    ]
    found = list(small_sums(cells, hidden, few, [crowd]))
    assert bool(unsafe) <= bool(found)
    for union, rest in found:
        assert not crowd.is_safe(union)
        assert not hidden[list(rest)].any()
        inside = equations(cells)[:, hidden]
        outside = ~np.isin(np.flatnonzero(hidden), union)
        assert rank(inside[:, outside]) < rank(inside)


@settings(max_examples=60)
@given(
    st.lists(
        st.dictionaries(st.integers(0, 7), st.sampled_from([-2, -1, 1, 1, 3]), min_size=1, max_size=5), max_size=6
    ),
    st.sets(st.integers(0, 7), max_size=5),
)
def test_what_is_left_says_all_that_the_equations_say_of_the_others(rows: list[dict[int, int]], away: set[int]) -> None:
    def matrix(of: list[dict[int, int]]) -> np.ndarray:
        return np.array([[row.get(cell, 0) for cell in range(8)] for row in of], dtype=float).reshape(len(of), 8)

    left = without(rows, away)
    assert not any(cell in away for row in left for cell in row)
    before, after = matrix(rows), matrix(left)
    # Nothing new is said, and as much as can be said without the cells that are away.
    assert rank(np.vstack([before, after])) == rank(before)
    assert rank(after) == rank(before) - rank(before[:, sorted(away)])


@pytest.mark.parametrize("size", [pytest.param(4, id="two of four people"), pytest.param(5, id="a team of five")])
def test_a_team_a_department_and_people_of_no_team_are_not_told_together(size: int) -> None:
    """The whole less what is shown was once the sum of a few people over eight equations and more."""
    groups = Tree(("all", "x", "y", "small", "large", "other", "rest"), (-1, 0, 0, 1, 1, 2, 0))
    months = Tree(("year", *map(str, range(6))), (-1, *[0] * 6))
    counts = np.array([size // 2, 40, 60, size - size // 2])
    cell = np.repeat(np.arange(24), np.repeat(counts, 6))
    who = np.concatenate([np.arange(count) + 1_000 * team for team, count in enumerate(counts) for _ in range(6)])
    side = Contributions.added(24, cell, who, np.ones(len(who), dtype=np.int64))
    found = protected((groups, months), [Counted(sides=(side,))], Rules(minimum=10))
    names, sums = crossed((groups, months))
    values = side.above((groups, months)).totals
    cells = Additive(names, values, np.zeros(len(values)), np.full(len(values), np.inf), sums)
    people = Contributions.added(len(names), *_everybody(side, (groups, months)))

    crowd = Crowd(people=lambda cell: frozenset(people.of((cell,)).who.tolist()), minimum=MINIMUM * 2)
    assert not list(small_sums(cells, found.hidden, people.people < MINIMUM * 2, [crowd]))


def _everybody(side: Contributions, trees: tuple[Tree, Tree]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    above = side.above(trees)
    return above.cell, above.who, above.amount

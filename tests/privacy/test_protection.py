"""Hidden cells: published worked examples, and laws held against slow second readings that share no code."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.errors import ConfigError, DisclosureError
from disconnect.privacy.additive import Additive, Tree, crossed, filled
from disconnect.privacy.audit import bounds, narrow, widths
from disconnect.privacy.contributions import Contributions, unsafe
from disconnect.privacy.primary import Rules, breaks_dominance, breaks_p, is_unsafe
from disconnect.privacy.protect import Counted, Standing, protected
from disconnect.privacy.suppress import GAP, Choice, Measure, suppressed
from disconnect.privacy.unions import known_sums

TEAMS = Tree(("all", "a", "b", "c"), (-1, 0, 0, 0))
HALVES = Tree(("year", "first", "second"), (-1, 0, 0))


def table(leaves: list[list[int]], trees: tuple[Tree, ...] = (TEAMS, HALVES)) -> Additive:
    names, sums = crossed(trees)
    values = filled(trees, np.array(leaves))
    return Additive(names, values, np.zeros(len(values)), np.full(len(values), np.inf), sums)


@pytest.mark.parametrize(
    ("contributions", "p", "is_broken"),
    [
        pytest.param([52_000, 50_000, 8_000], 10, False, id="8,000 of others hide 52,000 to within 10 %"),
        pytest.param([52_000, 52_800, 5_200], 10, True, id="5,200 do not"),
        pytest.param([100, 10], 10, True, id="the second of two knows the first"),
        pytest.param([100, 5, 5, 5, 5], 10, False, id="15 of others are 15 % of 100"),
        pytest.param([], 10, False, id="nothing is nobody's"),
    ],
)
def test_the_p_percent_rule(contributions: list[int], p: float, *, is_broken: bool) -> None:
    assert breaks_p(contributions, p) is is_broken


@pytest.mark.parametrize(
    ("n", "share", "is_broken"),
    [
        pytest.param(2, 90.9, True, id="two make 92.7 %"),
        pytest.param(2, 92.8, False, id="not more than 92.8 %"),
        pytest.param(1, 47.2, True, id="one makes 47.3 %"),
    ],
)
def test_the_dominance_rule(n: int, share: float, *, is_broken: bool) -> None:
    assert breaks_dominance([52_000, 50_000, 8_000], n, share) is is_broken


def test_a_coalition_knows_more_than_one() -> None:
    contributions = [100, 40, 8, 4]
    assert not breaks_p(contributions, 10, coalition=1)
    assert breaks_p(contributions, 10, coalition=2)


def test_a_minimum_under_the_floor_is_refused() -> None:
    with pytest.raises(ConfigError):
        Rules(minimum=4)


def test_twelve_rows_of_one_person_are_one_contributor() -> None:
    rows = np.ones(12, dtype=np.int64)
    found = Contributions.added(1, np.zeros(12, dtype=np.int64), rows * 7, rows)
    assert found.people.tolist() == [1]
    assert unsafe(found, Rules(minimum=10)).tolist() == [True]


amounts = st.lists(st.integers(1, 60), min_size=1, max_size=14)


@given(st.lists(amounts, min_size=1, max_size=4), st.integers(5, 8), st.sampled_from([None, 1, 2]), st.integers(1, 2))
def test_all_cells_at_once_are_judged_as_each_by_itself(
    cells: list[list[int]], minimum: int, n: int | None, coalition: int
) -> None:
    rules = Rules(minimum=minimum, n=n, share=60.0, coalition=coalition)
    cell = np.repeat(np.arange(len(cells)), [len(each) for each in cells])
    who = np.concatenate([np.arange(len(each)) for each in cells])
    found = Contributions.added(len(cells), cell, who, np.concatenate(cells))
    assert unsafe(found, rules).tolist() == [is_unsafe(each, rules) for each in cells]


def test_a_hidden_cell_alone_in_its_row_is_known_exactly() -> None:
    cells = table([[20, 30], [40, 50], [7, 60]])
    hidden = np.zeros(len(cells.names), dtype=np.bool_)
    hidden[cells.number["c", "first"]] = True
    (found,) = narrow(cells, hidden, hidden, widths(cells.values))
    assert (found.lower, found.upper) == (7, 7)


def test_a_table_that_does_not_add_up_is_refused() -> None:
    cells = table([[20, 30], [40, 50], [7, 60]])
    wrong = cells.values.copy()
    wrong[0] += 1
    with pytest.raises(DisclosureError, match="not the sum"):
        Additive(cells.names, wrong, cells.lower, cells.upper, cells.sums)


def test_a_group_twice_is_refused() -> None:
    with pytest.raises(DisclosureError, match="twice"):
        Additive(("a", "a"), np.array([1, 1]), np.zeros(2), np.ones(2), ())


@pytest.mark.parametrize("value", [pytest.param(-1, id="below nothing"), pytest.param(4, id="more than there are")])
def test_a_number_beyond_its_bounds_is_refused(value: int) -> None:
    with pytest.raises(DisclosureError, match="outside its bounds"):
        Additive(("a",), np.array([value]), np.zeros(1), np.full(1, 3.0), ())


small = st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=2), min_size=3, max_size=3)
masks = st.lists(st.booleans(), min_size=12, max_size=12)


def solutions(cells: Additive, hidden: np.ndarray) -> list[tuple[int, ...]]:
    """Every way of filling the leaves with numbers up to 25 that agrees with what is published."""
    leaves = [cells.number[name] for name in product("abc", ("first", "second"))]
    most = int(cells.values.max()) + 1
    open_leaves = [leaf for leaf in leaves if hidden[leaf]]
    found = []
    for tried in product(range(min(most, 5)), repeat=len(open_leaves)):
        filled_in = cells.values.copy()
        filled_in[open_leaves] = tried
        whole = filled((TEAMS, HALVES), filled_in[leaves].reshape(3, 2))
        if (whole == cells.values)[~hidden].all():
            found.append(tuple(int(each) for each in whole))
    return found


@settings(max_examples=40)
@given(small, masks)
def test_bounds_hold_every_table_that_an_attacker_could_think_of(leaves: list[list[int]], mask: list[bool]) -> None:
    cells = table(leaves)
    hidden = np.array(mask)
    found = bounds(cells, hidden, np.flatnonzero(hidden).tolist())
    for tried in solutions(cells, hidden):
        for cell, (lower, upper) in found.items():
            assert lower - 1e-6 <= tried[cell] <= upper + 1e-6


@settings(max_examples=40)
@given(small, masks)
def test_a_bound_is_reached_by_some_table(leaves: list[list[int]], mask: list[bool]) -> None:
    cells = table(leaves)
    hidden = np.array(mask)
    # Two-way tables have whole corners: what bounds a cell is a table of whole numbers, if it is not too large to try.
    found = bounds(cells, hidden, np.flatnonzero(hidden).tolist())
    tried = solutions(cells, hidden)
    for cell, (lower, upper) in found.items():
        if upper < 4 and all(found.get(other, (0, 0))[1] < 4 for other in found):
            values = {each[cell] for each in tried}
            assert (min(values), max(values)) == (round(lower), round(upper))


def is_safe(cells: Additive, hidden: np.ndarray, guarded: np.ndarray) -> bool:
    return not tuple(narrow(cells, hidden, guarded, widths(cells.values)))


@settings(max_examples=12)
@given(st.lists(st.lists(st.integers(0, 30), min_size=2, max_size=2), min_size=3, max_size=3))
def test_nothing_cheaper_is_safe(leaves: list[list[int]]) -> None:
    cells = table(leaves)
    primary = (cells.values > 0) & (cells.values < 10)
    cost = np.where(cells.values >= 0, cells.values + 1, 0)
    usable = [cell for cell in range(len(cells.names)) if cells.values[cell] > 0 and not primary[cell]]
    choices = [
        np.isin(np.arange(len(cells.names)), extra) | primary
        for number in range(len(usable) + 1)
        for extra in combinations(usable, number)
    ]
    safe = [choice for choice in choices if is_safe(cells, choice, primary)]
    least = min((int(cost[choice].sum()) for choice in safe), default=None)
    try:
        found = suppressed([Measure.of(cells, primary)], Choice.of(primary))
    except DisclosureError:
        assert least is None or min(choice.sum() for choice in safe if cost[choice].sum() == least) > 6
        return
    assert is_safe(cells, found.hidden, primary)
    assert least is not None
    assert least <= found.cost <= least * (1 + GAP)


def test_two_hidden_teams_of_three_are_known_together() -> None:
    cells = table([[3, 3], [3, 3], [40, 40]])
    hidden = np.zeros(len(cells.names), dtype=np.bool_)
    hidden[[cells.number[name] for name in product("ab", ("first", "second"))]] = True
    unions = {union for union, _ in known_sums(cells, hidden)}
    assert tuple(sorted(cells.number[name, "first"] for name in "ab")) in unions


def people(cells: list[list[int]]) -> Contributions:
    """So many people with 1 each in each leaf, nobody in two."""
    counts = np.array(cells).reshape(-1)
    cell = np.repeat(np.arange(len(counts)), counts)
    return Contributions.added(len(counts), cell, np.arange(len(cell)), np.ones(len(cell), dtype=np.int64))


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 30), min_size=2, max_size=2), min_size=3, max_size=3))
def test_what_is_protected_is_safe_by_every_rule(leaves: list[list[int]]) -> None:
    counted, rules = people(leaves), Rules(minimum=10)
    try:
        found = protected((TEAMS, HALVES), [Counted(sides=(counted,))], rules)
    except DisclosureError:
        return
    cells = table(leaves)
    assert not (~found.hidden & (cells.values > 0) & (cells.values < 10)).any()
    for union, _ in known_sums(cells, found.hidden):
        assert cells.values[list(union)].sum() == 0 or cells.values[list(union)].sum() >= 10


def test_the_rest_that_nobody_names_is_protected_too() -> None:
    """Three people of no group: the whole less the groups would tell of them."""
    tree = Tree(("all", "a", "b", "rest"), (-1, 0, 0, 0))
    never = np.array([False, False, False, True])
    found = protected((tree,), [Counted(sides=(people([[20, 30, 3]]),))], Rules(minimum=10), Standing.of(never))
    assert found.hidden.tolist() != [False, False, False, True]
    assert found.hidden[3]


@pytest.mark.parametrize(("numerator", "is_hidden"), [(0, True), (1, True), (12, False), (28, False), (30, True)])
def test_a_share_of_nobody_or_everybody_is_not_told(numerator: int, *, is_hidden: bool) -> None:
    tree = Tree(("all", *"abcdef"), (-1, *[0] * 6))
    whole, part = people([[30, 40, 40, 40, 40, 40]]), people([[numerator, 20, 20, 20, 20, 20]])
    found = protected((tree,), [Counted(sides=(whole,)), Counted(sides=(part,), of=whole)], Rules(minimum=10))
    assert bool(found.hidden[1]) is is_hidden


def test_the_only_group_of_which_all_is_told_does_not_stand_alone_beside_people_of_no_group() -> None:
    """Nobody is in no group, and many know that: the whole less the others would be the hidden group."""
    tree = Tree(("all", "a", "b", "c", "rest"), (-1, 0, 0, 0, 0))
    whole, part = people([[30, 30, 30, 0]]), people([[30, 20, 15, 0]])
    never = Standing.of(np.array([False, False, False, False, True]))
    counted = [Counted(sides=(whole,)), Counted(sides=(part,), of=whole)]
    found = protected((tree,), counted, Rules(minimum=10), never)
    assert found.hidden[1]
    assert found.hidden[[0, 2, 3]].any()


def test_a_numerator_of_0_is_told_of_nobody() -> None:
    tree = Tree(("all", "a", "b"), (-1, 0, 0))
    whole, part = people([[30, 30]]), people([[0, 0]])
    found = protected((tree,), [Counted(sides=(whole,)), Counted(sides=(part,), of=whole)], Rules(minimum=10))
    assert found.hidden.all()

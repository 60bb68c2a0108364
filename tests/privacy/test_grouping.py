"""Merging of small siblings: large enough where that can be, laminar, and the same whatever the order."""

from __future__ import annotations

import itertools
import random
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.privacy.grouping import DEFAULT_MINIMUM, FLOOR, Merged, Place, merge_siblings

Members = dict[Place, list[frozenset[str]]]


def people(count: int, first: int = 0) -> frozenset[str]:
    return frozenset(f"p{number}" for number in range(first, first + count))


def merged(*groups: tuple[str, ...]) -> tuple[Merged, ...]:
    return tuple(Merged(names=names, path=()) for names in groups)


@pytest.mark.parametrize(
    ("sizes", "minimum", "expected"),
    [
        pytest.param({}, 10, (), id="no group, no merger"),
        pytest.param({"a": (9,)}, 10, merged(("a",)), id="one small group alone stays as it is"),
        pytest.param({"a": (10,), "b": (10,)}, 10, merged(("a",), ("b",)), id="exactly the minimum is enough"),
        pytest.param({"a": (9,), "b": (10,)}, 10, merged(("a", "b")), id="one fewer is not"),
        pytest.param({"a": (4,), "b": (4,)}, 10, merged(("a", "b")), id="two that stay too small are still one"),
        pytest.param(
            {"a": (30,), "b": (6,), "c": (7,)},
            10,
            merged(("a",), ("b", "c")),
            id="the smallest joins the next smallest",
        ),
        pytest.param(
            {"a": (3,), "b": (3,), "c": (3,), "d": (3,)}, 10, merged(("a", "b", "c", "d")), id="until all is one"
        ),
        pytest.param(
            {"a": (3,), "b": (3,), "c": (3,), "d": (3,)},
            6,
            merged(("a", "b"), ("c", "d")),
            id="or all are large enough",
        ),
        pytest.param({"b": (5,), "a": (5,), "c": (5,)}, 10, merged(("a", "b", "c")), id="names come sorted"),
        pytest.param(
            {"a": (20, 9), "b": (20, 20)},
            10,
            merged(("a", "b")),
            id="the period with the fewest people decides for all",
        ),
        pytest.param(
            {"a": (20, 0), "b": (20, 20)}, 10, merged(("a", "b")), id="a team that is not there yet is too small"
        ),
        pytest.param({"a": (0,), "b": (0,)}, 10, merged(("a", "b")), id="empty groups merge into an empty one"),
        pytest.param({"a": (), "b": ()}, 10, merged(("a", "b")), id="so do groups that no period knows"),
    ],
)
def test_merging(sizes: dict[str, tuple[int, ...]], minimum: int, expected: tuple[Merged, ...]) -> None:
    members: Members = {
        ((), name): [people(count, 100 * number) for count in counts]
        for number, (name, counts) in enumerate(sizes.items())
    }
    assert merge_siblings(members, minimum) == expected


@pytest.mark.parametrize("order", list(itertools.permutations("abcd")), ids="".join)
def test_groups_of_one_size_merge_by_name_whatever_their_order(order: tuple[str, ...]) -> None:
    members: Members = {((), name): [people(3, 10 * ord(name))] for name in order}
    assert merge_siblings(members, 6) == merged(("a", "b"), ("c", "d"))


def test_one_person_in_two_groups_counts_once_in_their_merger() -> None:
    members: Members = {((), "a"): [people(6)], ((), "b"): [people(6)], ((), "c"): [people(6, 50)]}
    assert merge_siblings(members, 10) == merged(("a", "b", "c"))


def test_groups_merge_with_siblings_alone() -> None:
    members: Members = {
        (("north",), "a"): [people(3)],
        (("south",), "a"): [people(3, 10)],
        (("south",), "b"): [people(20, 20)],
    }
    assert merge_siblings(members, 10) == (
        Merged(names=("a",), path=("north",)),
        Merged(names=("a", "b"), path=("south",)),
    )


def test_the_defaults_are_those_of_the_design() -> None:
    assert (FLOOR, DEFAULT_MINIMUM) == (5, 10)


@st.composite
def member_tables(draw: st.DrawFn) -> Members:
    periods = draw(st.integers(1, 3))
    places = draw(
        st.lists(
            st.tuples(st.sampled_from([(), ("x",), ("x", "y")]), st.sampled_from("abcdefg")), unique=True, max_size=12
        )
    )
    one = st.frozensets(st.sampled_from([f"p{number}" for number in range(30)]), max_size=14)
    return {place: draw(st.lists(one, min_size=periods, max_size=periods)) for place in places}


TABLES, MINIMA = member_tables(), st.integers(1, 15)


def present(members: Members, group: Merged) -> list[frozenset[str]]:
    """Who is in a merged group in each period."""
    found = [members[group.path, name] for name in group.names]
    return [frozenset[str]().union(*period) for period in zip(*found, strict=True)]


@settings(deadline=None)
@given(TABLES, MINIMA)
def test_every_group_is_large_enough_where_that_can_be(members: Members, minimum: int) -> None:
    under: dict[tuple[str, ...], list[Merged]] = defaultdict(list)
    for group in merge_siblings(members, minimum):
        under[group.path].append(group)
    for siblings in under.values():
        smallest = min(len(who) for group in siblings for who in present(members, group))
        assert smallest >= minimum or len(siblings) == 1


@settings(deadline=None)
@given(TABLES, MINIMA)
def test_every_group_is_in_exactly_one_merger_under_its_own_path(members: Members, minimum: int) -> None:
    shown = [(group.path, name) for group in merge_siblings(members, minimum) for name in group.names]
    assert sorted(shown) == sorted(members)


@settings(deadline=None)
@given(TABLES, MINIMA)
def test_nothing_is_merged_that_is_large_enough_as_it_is(members: Members, minimum: int) -> None:
    large = {place: found for place, found in members.items() if all(len(who) >= minimum for who in found)}
    assert all(len(group.names) == 1 for group in merge_siblings(large, minimum))


@settings(deadline=None)
@given(TABLES, MINIMA, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(members: Members, minimum: int, dice: random.Random) -> None:
    places = list(members)
    dice.shuffle(places)
    assert merge_siblings({place: members[place] for place in places}, minimum) == merge_siblings(members, minimum)


@settings(deadline=None)
@given(TABLES, st.integers(1, 8), st.integers(0, 7))
def test_a_larger_minimum_only_merges_further(members: Members, minimum: int, more: int) -> None:
    """Laminar: the groups of one minimum lie inside those of a larger one, so that two reports never cut across."""
    fine, coarse = merge_siblings(members, minimum), merge_siblings(members, minimum + more)
    for small in fine:
        assert any(small.path == large.path and {*small.names} <= {*large.names} for large in coarse)

"""A publication after others: what the two together tell is told to nobody."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from disconnect.errors import NoChoiceError
from disconnect.privacy.contributions import Contributions
from disconnect.privacy.earlier import derived, too_close
from disconnect.privacy.overlapping import NONE, Overlapping
from disconnect.privacy.primary import Rules
from disconnect.privacy.protect import Counted, protected_after

ONE_TIME = Overlapping.of([np.zeros(1, dtype=np.int64)])
RULES = Rules(minimum=10)
Groupings = list[NDArray[np.int64]]


def everybody(axis: Overlapping) -> Contributions:
    """1 from each person, who stands in the atom that the grouping gives."""
    number = len(axis.of_thing)
    return Contributions.added(len(axis.leaves), axis.of_thing, np.arange(number), np.ones(number, dtype=np.int64))


def after(groupings: Groupings, shown: list[int], asked: list[int]) -> NDArray[np.bool_]:
    """Which groups of the new grouping are hidden: `groupings` are the whole, the earlier one, the new one."""
    axis = Overlapping.of(groupings)
    wanted, before = np.zeros((len(axis.sets), 1), dtype=np.bool_), np.zeros((len(axis.sets), 1), dtype=np.int8)
    before[[axis.of_group[1][group] for group in shown] + [axis.of_group[0][0]]] = 1
    wanted[[axis.of_group[2][group] for group in asked] + [axis.of_group[0][0]]] = True
    found = protected_after((axis, ONE_TIME), [Counted(sides=(everybody(axis),))], RULES, wanted, before)
    return found.hidden[[axis.of_group[2][group] for group in asked]]


def grouping(*sizes: int) -> NDArray[np.int64]:
    return np.repeat(np.arange(len(sizes)), sizes)


@pytest.mark.parametrize(
    ("moved", "is_hidden"),
    [
        pytest.param(0, False, id="the same groups again"),
        pytest.param(1, True, id="one person more"),
        pytest.param(2, True, id="two people more"),
        pytest.param(9, True, id="one under the minimum"),
        pytest.param(10, False, id="as many as the minimum"),
    ],
)
def test_tables_that_differ_by_few_people_are_not_both_published(moved: int, *, is_hidden: bool) -> None:
    first, second = grouping(40, 60), grouping(40 + moved, 60 - moved)
    assert after([np.zeros(100, dtype=np.int64), first, second], [0, 1], [0, 1]).tolist() == [is_hidden] * 2


def test_people_who_change_places_are_not_told_from_one_another() -> None:
    """As many leave a group as join it: its number stays, and who knows one of them knows the other."""
    first = grouping(40, 60)
    second = first.copy()
    second[[0, 99]] = second[[99, 0]]
    assert after([np.zeros(100, dtype=np.int64), first, second], [0, 1], [0, 1]).all()


def test_two_steps_of_addition_are_followed() -> None:
    """The earlier halves make a whole of which the new part leaves three."""
    first, second = np.array([0] * 20 + [1] * 20 + [NONE] * 30), np.array([0] * 37 + [1] * 33)
    assert after([np.zeros(70, dtype=np.int64), first, second], [0, 1], [0, 1])[0]


def test_what_was_published_unsafely_before_lets_nothing_follow() -> None:
    """97 of 100 and the whole are known, so the other three are."""
    first, second = np.array([0] * 97 + [NONE] * 3), grouping(50, 50)
    with pytest.raises(NoChoiceError):
        after([np.zeros(100, dtype=np.int64), first, second], [0], [0, 1])


def test_what_was_withheld_stays_withheld() -> None:
    axis = Overlapping.of([np.zeros(60, dtype=np.int64), grouping(20, 20, 20)])
    told = np.zeros((len(axis.sets), 1), dtype=np.int8)
    told[axis.of_group[1][0]] = -1
    told[axis.of_group[1][1]] = -1
    asked = np.ones_like(told, dtype=np.bool_)
    found = protected_after((axis, ONE_TIME), [Counted(sides=(everybody(axis),))], RULES, asked, told)
    assert found.hidden[list(axis.of_group[1])].tolist() == [True, True, False]


groups_of = st.lists(st.integers(NONE, 3), min_size=24, max_size=24)


@settings(max_examples=60)
@given(st.lists(groups_of, min_size=1, max_size=3))
def test_every_group_is_the_sum_of_its_atoms_and_each_equation_holds(columns: list[list[int]]) -> None:
    groupings = [np.array(column, dtype=np.int64) for column in columns]
    axis = Overlapping.of(groupings)
    for number, column in enumerate(groupings):
        for group, node in enumerate(axis.of_group[number]):
            members = set(np.flatnonzero(column == group).tolist())
            atoms = axis.sets[node] if node != NONE else frozenset()
            assert members == set(np.flatnonzero(np.isin(axis.of_thing, list(atoms))).tolist())
    for total, parts in axis.sums:
        assert axis.sets[total] == frozenset().union(*(axis.sets[part] for part in parts))
        assert len(axis.sets[total]) == sum(len(axis.sets[part]) for part in parts)


@settings(max_examples=40)
@given(groups_of, groups_of, st.integers(0, 2**16))
def test_no_two_figures_differ_by_too_few(first: list[int], second: list[int], seed: int) -> None:
    """Against sets of people, pair by pair, without atoms."""
    groupings = [np.zeros(24, dtype=np.int64), np.array(first), np.array(second)]
    axis, rules = Overlapping.of(groupings), Rules(minimum=5)
    rng = np.random.default_rng(seed)
    shown, asked = (rng.random((len(axis.sets), 1)) < 1 / 2 for _ in range(2))
    close = too_close((axis, ONE_TIME), [everybody(axis)], rules, asked, shown)
    people = [frozenset(np.flatnonzero(np.isin(axis.of_thing, list(each))).tolist()) for each in axis.sets]
    for new, old in product(range(len(people)), repeat=2):
        if asked[new, 0] and shown[old, 0] and people[new] & people[old] and 0 < len(people[new] ^ people[old]) < 5:
            assert close[new, 0]


def test_a_total_of_published_parts_is_as_good_as_published_and_so_is_the_last_part() -> None:
    months = Overlapping.of([np.array([0, 0, 0]), np.array([0, 1, 2])])
    people = Overlapping.of([np.zeros(1, dtype=np.int64)])
    quarter = months.of_group[0][0]
    shown = np.zeros((1, len(months.sets)), dtype=np.bool_)
    shown[0, [0, 1]] = True
    assert not derived((people, months), shown)[0, quarter]
    shown[0, quarter] = True
    assert derived((people, months), shown).all()

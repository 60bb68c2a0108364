"""What an outsider works out: the bounds are those of all tables that fit, and nothing is taken from the truth."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.privacy.additive import Tree, crossed, filled
from disconnect.privacy.outsider import Range, Seen
from disconnect.privacy.solving import INFINITY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

TREES = (Tree(("a", "b", "all"), (2, 2, -1)), Tree(("h1", "h2", "year"), (2, 2, -1)))
NAMES, SUMS = crossed(TREES)
MOST = 12


def every_table() -> NDArray[np.int64]:
    """All tables of four leaves from 0 to the largest total that the examples have: table × cell."""
    leaves = np.array(list(product(range(MOST + 1), repeat=4)), dtype=np.int64)
    of_leaf = np.stack([filled(TREES, np.eye(4, dtype=np.int64)[leaf].reshape(2, 2)) for leaf in range(4)])
    found: NDArray[np.int64] = leaves @ of_leaf
    return found


ALL = every_table()


def row(*numbers: float | str | None) -> Seen:
    """A total and its parts."""
    told = [None if number is None else Fraction(str(number)) for number in numbers]
    return Seen(told, [(0, tuple(range(1, len(told))))])


def ranges(seen: Seen) -> dict[int, tuple[float, float]]:
    """Of each hidden number, to a hundred thousandth."""
    hidden = [cell for cell, number in enumerate(seen.numbers) if number is None]
    found = seen.ranges(hidden)
    assert found is not None
    return {cell: (round(each.lower, 5), round(each.upper, 5)) for cell, each in found.items()}


@given(st.lists(st.integers(0, 3), min_size=4, max_size=4), st.lists(st.booleans(), min_size=9, max_size=9))
def test_the_bounds_are_those_of_all_tables_that_fit(leaves: list[int], hidden: list[bool]) -> None:
    numbers = filled(TREES, np.array(leaves, dtype=np.int64).reshape(2, 2))
    shown = ~np.array(hidden)
    fitting = ALL[(ALL[:, shown] == numbers[shown]).all(axis=1)]
    told = [Fraction(int(number)) if is_shown else None for number, is_shown in zip(numbers, shown, strict=True)]
    found = Seen(told, SUMS).ranges(list(np.flatnonzero(~shown)))
    assert found is not None
    for cell, each in found.items():
        assert each.lower == pytest.approx(fitting[:, cell].min(), abs=1e-6)
        if each.upper < INFINITY:
            assert each.upper == pytest.approx(fitting[:, cell].max(), abs=1e-6)
        else:
            assert fitting[:, cell].max() >= MOST


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param((30, None, 21), {1: (9, 9)}, id="one hidden: known"),
        pytest.param((30, None, None, 21), {1: (0, 9), 2: (0, 9)}, id="two hidden: between them"),
        pytest.param((None, None, 21), {0: (21, INFINITY), 1: (0, INFINITY)}, id="the total hidden too: open above"),
        pytest.param((30, None, 30), {1: (0, 0)}, id="nothing left"),
    ],
)
def test_hidden_parts_of_a_total(numbers: Sequence[int | None], expected: dict[int, tuple[float, float]]) -> None:
    assert ranges(row(*numbers)) == expected


def test_hours_may_be_off_by_their_rounding_and_are_known_to_within_it() -> None:
    seen = row("30.25", None, "21.1")
    found = seen.ranges([1])
    assert found is not None
    assert found[1].is_pinned
    assert [found[1].lower, found[1].upper] == pytest.approx([9.14, 9.16])


@pytest.mark.parametrize(
    ("numbers", "is_broken"),
    [
        pytest.param((9, 4, 5), False, id="adds up"),
        pytest.param((8, 4, 5), True, id="less than its parts"),
        pytest.param((10, 4, 5), True, id="more than its parts"),
        pytest.param((10, 4, None), False, id="more, and a part is hidden"),
        pytest.param((3, 4, None), True, id="less than the parts that are shown"),
        pytest.param((None, 4, 5), False, id="the total is hidden"),
        pytest.param(("9.01", "4", "5"), False, id="hours, rounded"),
        pytest.param(("9.03", "4", "5"), True, id="hours, further than their rounding"),
        pytest.param(("9.004", 4, 5), False, id="within the rounding"),
    ],
)
def test_a_total_that_cannot_be_that_of_its_parts(numbers: Sequence[float | str | None], *, is_broken: bool) -> None:
    assert row(*numbers).is_broken(0) == is_broken


def test_no_numbers_fit_totals_that_contradict_one_another() -> None:
    two = [Fraction(5), None, None, Fraction(9), None, None]
    assert Seen(two, [(0, (1, 2)), (3, (4, 5)), (4, (1,)), (5, (2,))]).ranges([1]) is None


@pytest.mark.parametrize(
    ("lower", "upper", "is_narrow"),
    [
        pytest.param(0, 3, False, id="three is wide enough for few"),
        pytest.param(0, 2.9, True, id="less than three is not"),
        pytest.param(50, 59.9, True, id="less than a fifth"),
        pytest.param(50, 60, False, id="a fifth"),
        pytest.param(50, INFINITY, False, id="endless"),
    ],
)
def test_how_close_is_too_close(lower: float, upper: float, *, is_narrow: bool) -> None:
    assert Range(lower=lower, upper=upper).is_narrow() == is_narrow


def test_nothing_asked_is_nothing_found() -> None:
    assert row(9, 4, 5).ranges([]) == {}
    assert row(9, 4, 5).close([]) == {}


@given(st.lists(st.integers(0, 30), min_size=4, max_size=4), st.lists(st.booleans(), min_size=9, max_size=9))
def test_what_is_told_too_closely_is_found_without_each_bound_being_asked_for(
    leaves: list[int], hidden: list[bool]
) -> None:
    numbers = filled(TREES, np.array(leaves, dtype=np.int64).reshape(2, 2))
    told = [None if is_hidden else Fraction(int(number)) for number, is_hidden in zip(numbers, hidden, strict=True)]
    asked = [cell for cell, is_hidden in enumerate(hidden) if is_hidden]
    seen = Seen(told, SUMS)
    every, close = seen.ranges(asked), seen.close(asked)
    assert every is not None
    assert close is not None
    assert list(close) == [cell for cell, each in every.items() if each.is_narrow()]
    assert all(
        abs(close[cell].lower - every[cell].lower) + abs(close[cell].upper - every[cell].upper) < 1e-5 for cell in close
    )

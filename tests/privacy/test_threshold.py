"""The minimum group: its floor, every contributor side, and the people on each side of a quantile."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from disconnect.errors import ConfigError
from disconnect.privacy.threshold import HALF, TENTH, checked_minimum, is_large_enough, quantile_is_large_enough


@pytest.mark.parametrize("minimum", [5, 6, 10, 1000])
def test_a_minimum_from_the_floor_on_is_taken(minimum: int) -> None:
    assert checked_minimum(minimum) == minimum


@pytest.mark.parametrize("minimum", [4, 1, 0, -10])
@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(checked_minimum, id="as configured"),
        pytest.param(lambda minimum: is_large_enough({"s": 100}, minimum), id="for a figure"),
        pytest.param(lambda minimum: quantile_is_large_enough(100, HALF, minimum), id="for a quantile"),
    ],
)
def test_nothing_lowers_the_floor(asked: Callable[[int], object], minimum: int) -> None:
    with pytest.raises(ConfigError, match=f"{minimum} is under the floor of 5; use 5 or more"):
        asked(minimum)


@pytest.mark.parametrize(
    ("people", "minimum", "expected"),
    [
        pytest.param({"s": 10}, 10, True, id="exactly the minimum"),
        pytest.param({"s": 9}, 10, False, id="one fewer"),
        pytest.param({"s": 11}, 10, True, id="one more"),
        pytest.param({"r": 50, "s": 9}, 10, False, id="one small side hides the figure"),
        pytest.param({"r": 50, "s": 10, "h": 9}, 10, False, id="the superiors are a side as any other"),
        pytest.param({"r": 10, "s": 10, "h": 10}, 10, True, id="all three sides large enough"),
        pytest.param({"p": 0}, 5, False, id="nobody is never enough"),
        pytest.param({}, 5, False, id="no side at all is not enough"),
        pytest.param({"p": 5}, 5, True, id="the floor itself"),
    ],
)
def test_every_side_counts(people: dict[str, int], minimum: int, expected: bool) -> None:  # noqa: FBT001 - a column
    assert is_large_enough(people, minimum) is expected


@pytest.mark.parametrize(
    ("people", "share", "minimum", "expected"),
    [
        pytest.param(20, HALF, 10, True, id="a median of 20 people has 10 on each side"),
        pytest.param(19, HALF, 10, False, id="one of 19 has not"),
        pytest.param(100, TENTH, 10, True, id="a first decile of 100 people has 10 below"),
        pytest.param(99, TENTH, 10, False, id="one of 99 has not"),
        pytest.param(100, 1 - TENTH, 10, True, id="a ninth decile is its mirror image"),
        pytest.param(99, 1 - TENTH, 10, False, id="on the other side too"),
        pytest.param(10, HALF, 5, True, id="at the floor a median takes 10 people"),
        pytest.param(9, HALF, 5, False, id="not 9"),
        pytest.param(50, TENTH, 5, True, id="and a decile 50"),
        pytest.param(49, TENTH, 5, False, id="not 49"),
        pytest.param(10**9, Fraction(0), 5, False, id="an extreme is one person's own figure"),
        pytest.param(10**9, Fraction(1), 5, False, id="at either end"),
        pytest.param(0, HALF, 5, False, id="nobody has no median"),
    ],
)
def test_people_on_each_side_of_a_quantile(people: int, share: Fraction, minimum: int, expected: bool) -> None:  # noqa: FBT001 - a column
    assert quantile_is_large_enough(people, share, minimum) is expected

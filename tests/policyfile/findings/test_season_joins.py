"""Rest in the night on which a season begins or ends: the two sets of hours meet there, and nowhere else."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.model.hours import Hours, Season, WeeklyPeriod
from disconnect.policyfile.findings.seasons import joins_of
from tests.policyfile.findings.looking import OFFICE, changed, of

SPRING = date(2026, 3, 1)
LATE = 'monday-sunday = ["14:00-21:00"]'
EARLY = '[[hours.office.seasons]]\ntitle = "Été"\nfrom = {start}\nto = {end}\nmonday-sunday = ["{work}"]\n'


def with_season(work: str, start: str = '"07-01"', end: str = '"08-31"', usual: str = LATE) -> str:
    return changed((OFFICE, f"{usual}\n{EARLY.format(start=start, end=end, work=work)}"))


@pytest.mark.parametrize(
    ("work", "is_told"),
    [
        pytest.param("08:00-12:00", False, id="11 h from the last late evening to the first early morning"),
        pytest.param("07:59-12:00", True, id="a minute less"),
    ],
)
def test_the_first_morning_of_a_season_leaves_the_rest(work: str, *, is_told: bool) -> None:
    assert bool(of("FR-REST-DAILY", with_season(work), day=SPRING)) is is_told


def test_the_night_is_told_with_its_dates_and_the_season_it_belongs_to() -> None:
    (finding,) = of("FR-REST-DAILY", with_season("07:00-12:00"), day=SPRING)
    assert finding.what["en"] == (
        "Offices: the work of Tuesday 2026-06-30 ends at 21:00 and that of Wednesday 2026-07-01 starts at 07:00, "
        "10 h apart; the law asks for 11"
    )
    assert "mercredi 2026-07-01" in finding.what["fr"]
    assert finding.where == "hours.office.seasons (row 1)"


def test_the_first_morning_after_a_season_leaves_the_rest_too() -> None:
    text = with_season("14:00-22:00", usual='monday-sunday = ["08:00-12:00"]')
    (finding,) = of("FR-REST-DAILY", text, day=SPRING)
    assert "Tuesday 2026-09-01 starts at 08:00" in finding.what["en"]


def test_a_season_of_one_year_that_is_over_is_not_looked_at() -> None:
    text = with_season("07:00-12:00", "2026-07-01", "2026-08-31")
    assert len(of("FR-REST-DAILY", text, day=date(2026, 7, 1))) == 1
    assert of("FR-REST-DAILY", text, day=date(2026, 7, 2)) == ()


def test_a_rest_that_every_week_has_is_not_told_once_more() -> None:
    usual = 'tuesday = ["14:00-22:00"]\nwednesday = ["08:00-12:00"]'
    text = changed((OFFICE, f"{usual}\n" + EARLY.format(start='"07-01"', end='"08-31"', work="08:00-12:00")))
    assert [finding.where for finding in of("FR-REST-DAILY", text, day=SPRING)] == ["hours.office"]


@pytest.mark.parametrize(
    ("start", "end", "edges"),
    [
        pytest.param((12, 1), (2, 29), {(12, 1), (3, 1)}, id="a season that ends with February"),
        pytest.param((2, 29), (6, 30), {(2, 29), (3, 1), (7, 1)}, id="a season that begins with the leap day"),
    ],
)
def test_the_leap_day_is_one_of_some_years(
    start: tuple[int, int], end: tuple[int, int], edges: set[tuple[int, int]]
) -> None:
    days, short = (tuple(WeeklyPeriod(day * 1440 + 540, day * 1440 + end) for day in range(7)) for end in (1080, 720))
    season = Season(title={}, start=start, end=end, periods=short)
    found = joins_of(Hours(id="h", title={}, clause="c", periods=days, seasons=(season,)), date(2026, 1, 1))
    assert {(join.on.month, join.on.day) for join in found} == edges


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 90))
def test_every_night_that_joins_two_sets_of_hours_is_found(start: date, length: int) -> None:
    week = tuple(WeeklyPeriod(day * 1440 + 840, day * 1440 + 1260) for day in range(7))
    early = tuple(WeeklyPeriod(day * 1440 + 420, day * 1440 + 720) for day in range(7))
    end = date.fromordinal(start.toordinal() + length)
    hours = Hours(
        id="h",
        title={},
        clause="c",
        periods=week,
        seasons=(Season(title={}, start=start, end=end, periods=early),),
    )
    days = [date.fromordinal(date(2025, 12, 1).toordinal() + number) for number in range(900)]
    scanned = {after for before, after in pairwise(days) if hours.starting_on(before) != hours.starting_on(after)}
    assert {join.on for join in joins_of(hours, days[0])} == scanned

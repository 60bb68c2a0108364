"""Where a season begins or ends two sets of hours meet in a night and in a week: both are judged as they come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.model.hours import Hours, Season, WeeklyPeriod
from disconnect.policyfile.findings import days_per_week, rest_weekly, week_longest
from disconnect.policyfile.findings.base import Check, Subject, Told
from disconnect.policyfile.law import law
from disconnect.policyfile.read import parse
from tests.policyfile.findings.looking import OFFICE, SOUND, changed, of

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
        "Offices: the work of Tuesday 30 June 2026 ends at 21:00 and that of Wednesday 1 July 2026 starts at 07:00, "
        "10 h apart; the law asks for 11"
    )
    assert "mercredi 1er juillet 2026" in finding.what["fr"]
    assert finding.where == "hours.office.seasons (row 1)"


def test_the_first_morning_after_a_season_leaves_the_rest_too() -> None:
    text = with_season("14:00-22:00", usual='monday-sunday = ["08:00-12:00"]')
    (finding,) = of("FR-REST-DAILY", text, day=SPRING)
    assert "Tuesday 1 September 2026 starts at 08:00" in finding.what["en"]


def test_a_season_of_one_year_that_is_over_is_not_looked_at() -> None:
    text = with_season("07:00-12:00", "2026-07-01", "2026-08-31")
    assert len(of("FR-REST-DAILY", text, day=date(2026, 7, 1))) == 1
    assert of("FR-REST-DAILY", text, day=date(2026, 7, 2)) == ()


def test_a_rest_that_every_week_has_is_not_told_once_more() -> None:
    usual = 'tuesday = ["14:00-22:00"]\nwednesday = ["08:00-12:00"]'
    text = changed((OFFICE, f"{usual}\n" + EARLY.format(start='"07-01"', end='"08-31"', work="08:00-12:00")))
    assert [finding.where for finding in of("FR-REST-DAILY", text, day=SPRING)] == ["hours.office"]


SEASON = '[[hours.office.seasons]]\ntitle = "Salon"\nfrom = {start}\nto = {end}\n{week}\n'


def with_weeks(usual: str, week: str, start: str, end: str) -> str:
    return changed((OFFICE, f"{usual}\n{SEASON.format(start=start, end=end, week=week)}"))


# 2026-07-01 is a Wednesday.
WEEKS = [
    pytest.param(
        "FR-DAYS-PER-WEEK",
        with_weeks('monday-friday = ["09:00-12:00"]', 'wednesday-sunday = ["09:00-12:00"]', "2026-07-02", "2026-07-20"),
        ["hours.office.seasons (row 1)"],
        id="three usual days and four of the season make seven in one week",
    ),
    pytest.param(
        "FR-REST-WEEKLY",
        with_weeks('monday-friday = ["09:00-12:00"]', 'wednesday-sunday = ["09:00-12:00"]', "2026-07-02", "2026-07-20"),
        ["hours.office.seasons (row 1)"],
        id="and leave no weekly rest",
    ),
    pytest.param(
        "FR-WEEK-LONGEST",
        with_weeks('monday-wednesday = ["08:00-18:00"]', 'thursday-saturday = ["08:00-18:00"]', '"07-02"', '"07-31"'),
        ["hours.office.seasons (row 1)"],
        id="two weeks of 30 h meet in one of 60 h",
    ),
    pytest.param(
        "FR-DAYS-PER-WEEK",
        with_weeks('monday-friday = ["09:00-12:00"]', 'monday-sunday = ["09:00-18:00"]', "2026-07-07", "2026-07-09"),
        [],
        id="a fair of three days written as a whole week is three days",
    ),
    pytest.param(
        "FR-WEEK-LONGEST",
        with_weeks('monday-friday = ["09:00-12:00"]', 'monday-sunday = ["09:00-18:00"]', "2026-07-07", "2026-07-09"),
        [],
        id="and 33 h, not 63",
    ),
    pytest.param(
        "FR-SUNDAY",
        with_weeks('monday-friday = ["09:00-12:00"]', 'monday-sunday = ["09:00-18:00"]', "2026-07-07", "2026-07-09"),
        [],
        id="without a Sunday",
    ),
    pytest.param(
        "FR-WEEK-AVERAGE",
        with_weeks('monday-friday = ["09:00-16:00"]', 'monday-saturday = ["09:00-17:00"]', '"11-23"', '"12-31"'),
        [],
        id="six weeks of 48 h beside weeks of 35 h are 41.5 h on average",
    ),
    pytest.param(
        "FR-WEEK-AVERAGE",
        with_weeks('monday-friday = ["09:00-16:00"]', 'monday-saturday = ["09:00-17:00"]', '"10-01"', '"12-31"'),
        ["hours.office.seasons (row 1)"],
        id="thirteen weeks of them are more than 44 h",
    ),
    pytest.param(
        "FR-DAYS-PER-WEEK",
        with_weeks('monday-friday = ["09:00-12:00"]', 'monday-sunday = ["09:00-12:00"]', "2020-07-01", "2020-08-31"),
        [],
        id="a season that is over is not judged",
    ),
]


@pytest.mark.parametrize(("code", "text", "places"), WEEKS)
def test_weeks_are_judged_as_they_come(code: str, text: str, places: list[str]) -> None:
    assert [finding.where for finding in of(code, text, day=SPRING)] == places


def test_the_week_in_which_hours_meet_is_told_by_its_date() -> None:
    (finding,) = of("FR-WEEK-LONGEST", WEEKS[2].values[1], day=SPRING)  # type: ignore[arg-type] # a text
    assert finding.what["en"].startswith("Offices, week of 29 June 2026: 60 h of scheduled work in a week")
    assert "semaine du 29 juin 2026 : 60 h" in finding.what["fr"]


STEP = 60


@st.composite
def weeks_of_work(draw: st.DrawFn) -> tuple[WeeklyPeriod, ...]:
    """At most two periods a day, none past midnight."""
    found: list[WeeklyPeriod] = []
    for day in draw(st.sets(st.integers(0, 6), min_size=1)):
        edges = sorted(draw(st.sets(st.integers(0, 24), min_size=2, max_size=4)))
        pairs = list(pairwise(edges))[::2]
        found += [WeeklyPeriod((day * 24 + start) * STEP, (day * 24 + end) * STEP) for start, end in pairs]
    return tuple(sorted(found))


@given(weeks_of_work(), weeks_of_work(), st.dates(date(2026, 3, 1), date(2026, 6, 30)), st.integers(0, 60))
def test_what_is_found_is_what_the_hours_of_a_year_say_one_by_one(
    usual: tuple[WeeklyPeriod, ...], other: tuple[WeeklyPeriod, ...], start: date, length: int
) -> None:
    season = Season(title=TITLE, start=start, end=start + timedelta(days=length), periods=other)
    hours = Hours(id="team", title=TITLE, clause="hours", periods=usual, seasons=(season,))
    busy = worked_hours(hours, SPRING - timedelta(days=SPRING.weekday()))
    weeks = [busy[first : first + 168] for first in range(168, len(busy) - 168, 168)]
    assert bool(told(week_longest.CHECK, hours)) is any(sum(week) > 48 for week in weeks)
    assert bool(told(days_per_week.CHECK, hours)) is any(begun_days(busy, number) > 6 for number in range(1, 50))
    assert bool(told(rest_weekly.CHECK, hours)) is not all(has_weekly_rest(busy, number) for number in range(1, 50))


TITLE = {"fr": "Équipe", "en": "Team"}
SOUND_POLICY = parse(SOUND, "sound.toml")


def told(check: Check, hours: Hours) -> tuple[Told, ...]:
    policy = replace(SOUND_POLICY, hours={"team": hours}, default_hours="team", ordinary="team")
    return tuple(check.look(Subject(policy=policy, day=SPRING, law=law("FR"))))


def worked_hours(hours: Hours, monday: date) -> list[bool]:
    """Whether each hour of 52 weeks is worked, from the week before `monday` on."""
    first = monday - timedelta(days=7)
    return [
        any(start <= hour * STEP < end for start, end in hours.starting_on(first + timedelta(days=day)))
        for day in range(52 * 7)
        for hour in range(24)
    ]


def begun_days(busy: list[bool], week: int) -> int:
    """The dates of a week on which work begins that was not going on the hour before."""
    hours = range(week * 168, week * 168 + 168)
    return len({hour // 24 for hour in hours if busy[hour] and not busy[hour - 1]})


def has_weekly_rest(busy: list[bool], week: int) -> bool:
    """Whether 35 hours in a row are free of which 24 lie inside the week."""
    first, last = week * 168, week * 168 + 168
    for start in range(last):
        if not busy[start] and (start == 0 or busy[start - 1]):
            end = next((hour for hour in range(start, len(busy)) if busy[hour]), len(busy))
            if end - start >= 35 and min(end, last) - max(start, first) >= 24:
                return True
    return False

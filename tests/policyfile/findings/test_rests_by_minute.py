"""Rest between scheduled work, against a second reading that looks at every half hour; exact bounds; clock changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disconnect.model.hours import Hours, WeeklyPeriod
from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings import day_longest, days_per_week, rest_daily, rest_weekly, week_longest
from disconnect.policyfile.findings.base import Check, Subject, Told
from disconnect.policyfile.law import law
from disconnect.policyfile.read import parse

SOUND = parse((Path(__file__).parent / "sound.toml").read_text("utf-8"), "sound.toml")
MONDAY = date(2026, 1, 5)
STEP = 30
DAY = MINUTES_OF_DAY // STEP
WEEK = 7 * DAY
REST, WHOLE_REST = 11 * 60 // STEP, 35 * 60 // STEP

Marks = tuple[tuple[int, int], ...]
"""Work ``[start, end)`` in half hours from a Monday's 00:00."""


@st.composite
def marks(draw: st.DrawFn, weeks: int = 1) -> Marks:
    """Disjoint periods of up to 24 hours; none passes the last midnight."""
    edges = sorted(draw(st.sets(st.integers(0, weeks * WEEK), min_size=2, max_size=14 * weeks)))
    found = tuple((start, end) for start, end in list(pairwise(edges))[::2] if end - start <= DAY)
    assume(found)
    return found


def hours_of(periods: Marks, weeks: int = 1) -> Hours:
    """A week, or a rota of several weeks, with the periods of the marks."""
    title = {"fr": "Équipe", "en": "Team"}
    if weeks == 1:
        week = tuple(WeeklyPeriod(start * STEP, end * STEP) for start, end in periods)
        return Hours(id="team", title=title, clause="hours", periods=week)
    cycle = tuple(
        tuple(
            ((start - day * DAY) * STEP, (end - day * DAY) * STEP)
            for start, end in periods
            if day * DAY <= start < (day + 1) * DAY
        )
        for day in range(weeks * 7)
    )
    return Hours(id="team", title=title, clause="hours", periods=(), cycle=cycle, anchor=MONDAY)


def told(check: Check, hours: Hours, zone: str = "Europe/Paris") -> tuple[Told, ...]:
    policy = replace(SOUND, hours={"team": hours}, default_hours="team", ordinary="team", zone=zone)
    return tuple(check.look(Subject(policy=policy, day=date(2026, 7, 1), law=law("FR"))))


def thrice(periods: Marks, weeks: int) -> list[bool]:
    """Whether there is work in each half hour of the run, laid out three times."""
    busy = {half for start, end in periods for half in range(start, end)}
    return [half in busy for half in range(weeks * WEEK)] * 3


def leaves_daily_rest(halves: list[bool]) -> bool:
    """Whether no work reaches over more than 24 hours less the rest before a whole rest begins."""
    begun, rest = 0, REST
    for number, is_busy in enumerate(halves):
        if not is_busy:
            rest += 1
            continue
        begun = number if rest >= REST else begun
        rest = 0
        if number + 1 - begun > DAY - REST:
            return False
    return True


def leaves_weekly_rest(halves: list[bool], weeks: int) -> bool:
    """Whether each week of the second layout has a rest of which a day lies inside it, and that is long enough."""
    gaps, begun = [], 0
    for number, is_busy in enumerate((*halves, True)):
        if is_busy:
            gaps.append((begun, number))
            begun = number + 1
    mondays = ((weeks + week) * WEEK for week in range(weeks))
    return all(
        any(
            end - start >= WHOLE_REST and min(end, monday + WEEK) - max(start, monday) >= DAY
            for start, end in gaps
            if start < end
        )
        for monday in mondays
    )


@given(marks())
def test_daily_rest_in_a_week_is_what_every_half_hour_says(periods: Marks) -> None:
    assert (not told(rest_daily.CHECK, hours_of(periods))) is leaves_daily_rest(thrice(periods, 1))


@given(marks(weeks=2))
def test_daily_rest_in_a_rota_is_what_every_half_hour_says(periods: Marks) -> None:
    assert (not told(rest_daily.CHECK, hours_of(periods, 2))) is leaves_daily_rest(thrice(periods, 2))


@given(marks())
def test_weekly_rest_in_a_week_is_what_every_half_hour_says(periods: Marks) -> None:
    assert (not told(rest_weekly.CHECK, hours_of(periods))) is leaves_weekly_rest(thrice(periods, 1), 1)


@given(marks(weeks=2))
def test_weekly_rest_in_a_rota_is_what_every_half_hour_says(periods: Marks) -> None:
    assert (not told(rest_weekly.CHECK, hours_of(periods, 2))) is leaves_weekly_rest(thrice(periods, 2), 2)


@pytest.mark.parametrize(
    "check",
    [
        pytest.param(check, id=check.code)
        for check in (
            rest_daily.CHECK,
            rest_weekly.CHECK,
            day_longest.CHECK,
            week_longest.CHECK,
            days_per_week.CHECK,
        )
    ],
)
@given(periods=marks(), which=st.integers(0, 100), taken=st.integers(1, 10), from_start=st.booleans())
def test_less_work_never_adds_a_finding(
    check: Check, periods: Marks, which: int, taken: int, *, from_start: bool
) -> None:
    number = which % len(periods)
    start, end = periods[number]
    shorter = (start + taken, end) if from_start else (start, end - taken)
    # The rest of a shift that began yesterday counts for the day on which it starts: nothing may pass a midnight.
    assume(shorter[0] < end and shorter[1] > start and shorter[0] // DAY == start // DAY)
    less = (*periods[:number], shorter, *periods[number + 1 :])
    if not told(check, hours_of(periods)):
        assert not told(check, hours_of(less))


@given(marks(), st.integers(1, 6))
def test_a_rota_that_begins_on_another_day_is_the_same_rota(periods: Marks, later: int) -> None:
    rota = hours_of(periods, 2)
    turned = replace(
        rota, cycle=(*rota.cycle[later:], *rota.cycle[:later]), anchor=date.fromordinal(MONDAY.toordinal() + later)
    )
    for check in (rest_daily.CHECK, rest_weekly.CHECK):
        assert (not told(check, rota)) is (not told(check, turned))


def week_of(*shifts: tuple[int, int, int]) -> Hours:
    """Shifts as weekday, start and end in minutes."""
    week = tuple(WeeklyPeriod(day * 1440 + start, day * 1440 + end) for day, start, end in shifts)
    return Hours(id="team", title={"fr": "Équipe", "en": "Team"}, clause="hours", periods=week)


@pytest.mark.parametrize(
    ("end", "is_told"),
    [
        pytest.param(21 * 60, False, id="35 h from Saturday 21:00 to Monday 08:00 are a weekly rest"),
        pytest.param(21 * 60 + 1, True, id="34 h 59 are none"),
    ],
)
def test_weekly_rest_is_judged_to_the_minute(end: int, *, is_told: bool) -> None:
    worked = week_of(*((day, 8 * 60, 12 * 60) for day in range(5)), (5, 14 * 60, end))
    assert bool(told(rest_weekly.CHECK, worked)) is is_told


@pytest.mark.parametrize(
    ("saturday_end", "monday_start", "is_told"),
    [
        pytest.param(24 * 60, 11 * 60, False, id="a whole Sunday and 11 h of Monday are that week's rest"),
        pytest.param(24 * 60 + 1, 11 * 60 + 1, True, id="35 h with a minute less than a day inside the week are not"),
    ],
)
def test_a_weekly_rest_belongs_to_the_week_that_holds_a_day_of_it(
    saturday_end: int, monday_start: int, *, is_told: bool
) -> None:
    weekdays = ((day, 12 * 60, 20 * 60) for day in range(1, 5))
    worked = week_of((0, monday_start, 20 * 60), *weekdays, (5, 16 * 60, saturday_end))
    assert bool(told(rest_weekly.CHECK, worked)) is is_told


def test_seven_days_of_short_work_leave_no_weekly_rest() -> None:
    (found,) = told(rest_weekly.CHECK, week_of(*((day, 8 * 60, 9 * 60) for day in range(7))))
    assert not found.floor_kept
    assert "no consecutive rest has 24 h" in found.what["en"]


@pytest.mark.parametrize("zone", ["Europe/Paris", "Atlantic/Azores", "Asia/Kolkata"])
def test_a_night_of_the_clock_change_is_judged_by_the_wall_clock(zone: str) -> None:
    # From Saturday 21:00 to Sunday 08:00 the clock shows 11 h, though 10 or 12 pass where it is changed.
    worked = week_of((5, 15 * 60, 21 * 60), (6, 8 * 60, 12 * 60))
    assert told(rest_daily.CHECK, worked, zone) == ()


def test_a_shift_from_sunday_into_monday_is_followed_by_mondays() -> None:
    worked = week_of((0, 12 * 60, 20 * 60), (6, 20 * 60, 28 * 60))
    (found,) = told(rest_daily.CHECK, worked)
    assert found.what["en"].startswith("Team: the work of Sunday ends at 04:00 the day after and that of Monday starts")

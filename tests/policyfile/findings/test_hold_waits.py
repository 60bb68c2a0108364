"""A hold that cannot end at an opening: the longest wait of the year against the working calendar's own periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from disconnect.model.hours import WeeklyPeriod
from disconnect.model.policy import Action, Policy
from disconnect.policyfile.findings.base import Severity, Subject, Told
from disconnect.policyfile.findings.hold_never_ends import CHECK
from disconnect.policyfile.law import law
from disconnect.policyfile.read import parse
from disconnect.worktime.calendars import WorkCalendar, working_periods
from disconnect.worktime.holidays import dates
from disconnect.worktime.wallclock import instant

SOUND = parse((Path(__file__).parent / "sound.toml").read_text("utf-8"), "sound.toml")
HELD = replace(SOUND, responses=tuple(replace(row, action=Action.DEFER) for row in SOUND.responses))
DAY = date(2026, 7, 1)
HOUR = timedelta(hours=1)


def told(policy: Policy) -> tuple[Told, ...]:
    return tuple(CHECK.look(Subject(policy=policy, day=DAY, law=law("FR"))))


def worked(policy: Policy, *shifts: tuple[int, int, int]) -> Policy:
    week = tuple(WeeklyPeriod(day * 1440 + start, day * 1440 + end) for day, start, end in shifts)
    return replace(policy, hours={"office": replace(policy.hours["office"], periods=week)})


def longest(policy: Policy) -> float:
    """Hours of the longest stretch without work in the year, as the calendar itself has it."""
    zone = ZoneInfo(policy.zone)
    calendar = WorkCalendar(
        hours=policy.hours["office"], zone=zone, holidays=dates(policy.holiday_rules["fr"], range(2026, 2029))
    )
    periods = working_periods(calendar, instant(DAY, 0, zone), instant(DAY + timedelta(days=366), 0, zone))
    return max((after - before) / HOUR for (_, before), (after, _) in pairwise(periods))


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/St_Johns", "Australia/Lord_Howe"])
@pytest.mark.parametrize(
    "shifts",
    [
        pytest.param(((0, 540, 1080), (1, 540, 1080)), id="two days a week"),
        pytest.param(((4, 1320, 1800), (5, 1320, 1800), (6, 1320, 1800)), id="nights at the weekend"),
        pytest.param(((6, 1380, 1800),), id="one night over the clock change"),
    ],
)
def test_the_longest_wait_is_the_calendars(zone: str, shifts: tuple[tuple[int, int, int], ...]) -> None:
    policy = replace(worked(HELD, *shifts), zone=zone)
    (found,) = told(policy)
    assert f" {longest(policy):g} h pass without work" in found.what["en"]


@pytest.mark.parametrize(
    ("less", "is_told"),
    [
        pytest.param(0, False, id="a hold may end with the longest wait"),
        pytest.param(1, True, id="a minute less is too little"),
    ],
)
def test_a_wait_is_told_from_the_minute_on_that_no_hold_lasts(less: int, *, is_told: bool) -> None:
    assert bool(told(replace(HELD, max_hold=round(longest(HELD) * 60) - less))) is is_told


def test_what_comes_with_public_holidays_alone_is_a_note() -> None:
    (found,) = told(replace(HELD, max_hold=86 * 60))
    assert found.severity is Severity.NOTE


def test_where_nothing_is_held_nothing_waits() -> None:
    assert told(replace(SOUND, max_hold=60)) == ()

"""Working periods in a span, whether a date is scheduled, and when work next starts."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from disconnect.worktime.calendars import WorkCalendar, next_opening, scheduled_dates, working_periods
from tests.worktime.weeks import ALWAYS, NEVER, NIGHTS, SECOND, calendar, every, paris, utc

MONDAY = date(2026, 3, 30)
DAYS = timedelta(days=1)
HOUR = timedelta(hours=1)


def clock(at: datetime) -> str:
    return f"{at:%d %H:%M}"


@pytest.mark.parametrize(
    ("worked", "start", "end", "expected"),
    [
        pytest.param(
            calendar(),
            "2026-03-30T00:00",
            "2026-03-31T00:00",
            ["30 07:00-30 10:30", "30 11:30-30 16:00"],
            id="an office",
        ),
        pytest.param(calendar(), "2026-03-30T08:00", "2026-03-30T09:00", ["30 08:00-30 09:00"], id="cut at both ends"),
        pytest.param(calendar(), "2026-03-30T08:00", "2026-03-30T08:00", [], id="an empty span holds none"),
        pytest.param(calendar(), "2026-03-30T10:30", "2026-03-30T11:30", [], id="a pause holds none"),
        pytest.param(calendar(), "2026-04-04T00:00", "2026-04-05T00:00", [], id="a Saturday holds none"),
        pytest.param(
            calendar(NIGHTS), "2026-03-30T12:00", "2026-03-31T12:00", ["30 20:00-31 04:00"], id="a night shift is one"
        ),
        pytest.param(
            calendar(every(range(6, 7), (22, 30))),
            "2026-03-28T12:00",
            "2026-03-29T12:00",
            [],
            id="the shift of a Sunday starts on no Saturday",
        ),
        pytest.param(
            calendar(every(range(5, 6), (22, 30))),
            "2026-03-28T12:00",
            "2026-03-29T12:00",
            ["28 21:00-29 04:00"],
            id="a shift over the gap has an hour less",
        ),
        pytest.param(
            calendar(every(range(5, 6), (22, 30))),
            "2026-10-24T12:00",
            "2026-10-25T12:00",
            ["24 20:00-25 05:00"],
            id="a shift over the fold has an hour more",
        ),
        pytest.param(
            calendar(every(range(2), (9, 12), (12, 15))),
            "2026-03-30T00:00",
            "2026-03-31T00:00",
            ["30 07:00-30 13:00"],
            id="periods that touch are one",
        ),
        pytest.param(
            calendar(ALWAYS), "2026-03-30T00:00", "2026-04-02T00:00", ["30 00:00-02 00:00"], id="round the clock is one"
        ),
        pytest.param(
            calendar(ALWAYS, holidays=(date(2026, 3, 31),)),
            "2026-03-30T00:00",
            "2026-04-02T00:00",
            ["30 00:00-30 22:00", "31 22:00-02 00:00"],
            id="a holiday takes its civil date and nothing else",
        ),
        pytest.param(
            calendar(leave=((MONDAY, "am"),)),
            "2026-03-30T00:00",
            "2026-03-31T00:00",
            ["30 10:00-30 10:30", "30 11:30-30 16:00"],
            id="a half day takes the time up to noon",
        ),
        pytest.param(
            calendar(leave=((MONDAY, ""),)), "2026-03-30T00:00", "2026-03-31T00:00", [], id="leave takes the whole date"
        ),
        pytest.param(
            calendar(ALWAYS, "Asia/Kathmandu", holidays=(date(2026, 3, 31),)),
            "2026-03-30T00:00",
            "2026-04-01T00:00",
            ["30 00:00-30 18:15", "31 18:15-01 00:00"],
            id="dates turn at midnight of an odd offset",
        ),
        pytest.param(
            calendar(every(range(7), (0, 24)), "Australia/Lord_Howe", holidays=(date(2026, 10, 3), date(2026, 10, 5))),
            "2026-10-03T00:00",
            "2026-10-05T00:00",
            ["03 13:30-04 13:00"],
            id="a date with half an hour less",
        ),
    ],
)
def test_working_periods_in_a_span(worked: WorkCalendar, start: str, end: str, expected: list[str]) -> None:
    found = working_periods(worked, utc(start), utc(end))
    assert [f"{clock(a)}-{clock(b)}" for a, b in found] == expected


@pytest.mark.parametrize(
    ("worked", "at", "expected"),
    [
        pytest.param(calendar(), "2026-03-30T06:59:59", "2026-03-30T07:00", id="a second before work"),
        pytest.param(
            calendar(), "2026-03-30T07:00", "2026-03-30T11:30", id="an opening at that instant is not to come"
        ),
        pytest.param(calendar(), "2026-03-30T07:00:01", "2026-03-30T11:30", id="a second after it"),
        pytest.param(calendar(), "2026-03-30T09:00", "2026-03-30T11:30", id="the period one is in does not count"),
        pytest.param(calendar(), "2026-03-30T10:30", "2026-03-30T11:30", id="in the pause"),
        pytest.param(
            calendar(every(range(1), (9, 18))), "2026-04-06T07:00", "2026-04-13T07:00", id="a week later to the second"
        ),
        pytest.param(
            calendar(every(range(1), (9, 18)), holidays=(date(2026, 4, 13),)),
            "2026-04-06T07:00",
            "2026-04-20T07:00",
            id="and two weeks later",
        ),
        pytest.param(calendar(), "2026-04-03T16:00", "2026-04-06T07:00", id="over the weekend"),
        pytest.param(
            calendar(holidays=(date(2026, 4, 6),)), "2026-04-03T16:00", "2026-04-07T07:00", id="and over its holiday"
        ),
        pytest.param(calendar(), "2026-03-27T17:00", "2026-03-30T07:00", id="over the gap, an hour earlier in UTC"),
        pytest.param(calendar(), "2026-10-23T16:00", "2026-10-26T08:00", id="over the fold, an hour later"),
        pytest.param(calendar(NIGHTS), "2026-03-31T01:00", "2026-03-31T20:00", id="inside a shift past midnight"),
        pytest.param(
            calendar(NIGHTS, holidays=(date(2026, 4, 1),)),
            "2026-03-31T21:00",
            "2026-04-01T22:00",
            id="a shift that a holiday cut opens again at midnight",
        ),
        pytest.param(
            calendar(leave=((MONDAY, "am"),)), "2026-03-30T05:00", "2026-03-30T10:00", id="noon ends a half day"
        ),
        pytest.param(
            calendar(leave=((MONDAY, "pm"),)), "2026-03-30T10:00", "2026-03-31T07:00", id="no opening in the other half"
        ),
        pytest.param(calendar(NEVER), "2026-03-30T05:00", None, id="who never works has none"),
        pytest.param(calendar(ALWAYS), "2026-03-30T05:00", None, id="who always works has none to come either"),
        pytest.param(
            calendar(ALWAYS, holidays=(date(2026, 4, 9),)),
            "2026-03-30T05:00",
            "2026-04-09T22:00",
            id="a period of many days is no opening where the search is cut",
        ),
    ],
)
def test_next_opening(worked: WorkCalendar, at: str, expected: str | None) -> None:
    assert next_opening(worked, utc(at), 30 * DAYS) == (None if expected is None else utc(expected))


@pytest.mark.parametrize(
    ("days", "expected"),
    [pytest.param(days, f"{days} days", id=f"leave of {days} days") for days in (1, 5, 6, 7, 8, 13, 14, 15, 60)],
)
def test_work_is_found_after_leave_of_any_length(days: int, expected: str) -> None:
    leave = tuple((MONDAY + day * DAYS, "") for day in range(days))
    found = next_opening(calendar(every(range(7), (9, 18)), leave=leave), paris("2026-03-29T18:00"), 90 * DAYS)
    assert found == paris(f"{MONDAY + days * DAYS}T09:00"), expected


@pytest.mark.parametrize(
    ("horizon", "is_found"),
    [
        pytest.param(15 * HOUR - SECOND, False, id="a second too short"),
        pytest.param(15 * HOUR, True, id="exactly long enough"),
        pytest.param(15 * HOUR + SECOND, True, id="a second longer"),
        pytest.param(timedelta(0), False, id="no horizon at all"),
    ],
)
def test_the_horizon_is_held_to_the_second(horizon: timedelta, is_found: bool) -> None:  # noqa: FBT001 - a column
    found = next_opening(calendar(), paris("2026-03-30T18:00"), horizon)
    assert found == (paris("2026-03-31T09:00") if is_found else None)


@pytest.mark.parametrize(
    ("worked", "day", "expected"),
    [
        pytest.param(calendar(), MONDAY, True, id="a Monday in an office"),
        pytest.param(calendar(), date(2026, 4, 4), False, id="a Saturday"),
        pytest.param(calendar(holidays=(MONDAY,)), MONDAY, False, id="a holiday"),
        pytest.param(calendar(leave=((MONDAY, ""),)), MONDAY, True, id="leave is not asked"),
        pytest.param(calendar(leave=((MONDAY, "am"),)), MONDAY, True, id="nor is a half day"),
        pytest.param(calendar(NIGHTS), date(2026, 4, 4), True, id="the end of Friday's night shift lies on Saturday"),
        pytest.param(calendar(NIGHTS), date(2026, 4, 5), False, id="and none on Sunday"),
        pytest.param(calendar(every(range(6, 7), (22, 30))), MONDAY, True, id="Sunday's ends on Monday"),
        pytest.param(calendar(every(range(6, 7), (22, 24))), MONDAY, False, id="unless it ends at midnight"),
    ],
)
def test_dates_with_scheduled_hours(worked: WorkCalendar, day: date, expected: bool) -> None:  # noqa: FBT001 - a column
    assert scheduled_dates(worked, day) is expected

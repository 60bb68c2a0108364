"""On which dates a company is closed, for whom, and what such a date is: nobody is scheduled on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.model.agreement import Closure
from disconnect.model.policy import QuietClass
from disconnect.worktime.calendars import classify, day_segments, next_opening, working_periods
from disconnect.worktime.closures import LONGEST_CLOSURE, closed_dates
from tests.worktime.weeks import NIGHTS, OFFICE, SECOND, calendar, paris

ASCENSION_FRIDAY = date(2026, 5, 15)
DAY = timedelta(days=1)


def closure(first: date, last: date, *hours: str) -> Closure:
    """A closure from its first to its last date, both included."""
    return Closure(clause="c", title={}, start=first, end=last + DAY, hours=frozenset(hours))


BRIDGE = closure(ASCENSION_FRIDAY, ASCENSION_FRIDAY)
YEAR_END = closure(date(2026, 12, 24), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("closures", "hours", "expected"),
    [
        pytest.param([], "office", [], id="no closure closes nothing"),
        pytest.param([BRIDGE], "office", ["2026-05-15"], id="one day, its first and its last"),
        pytest.param(
            [closure(date(2026, 2, 28), date(2026, 3, 1))],
            "office",
            ["2026-02-28", "2026-03-01"],
            id="both ends are in",
        ),
        pytest.param(
            [closure(date(2028, 2, 28), date(2028, 3, 1))],
            "office",
            ["2028-02-28", "2028-02-29", "2028-03-01"],
            id="the leap day of a leap year",
        ),
        pytest.param([BRIDGE, BRIDGE], "office", ["2026-05-15"], id="the same day twice is closed once"),
        pytest.param(
            [replace(BRIDGE, hours=frozenset({"office"}))], "office", ["2026-05-15"], id="for the hours it names"
        ),
        pytest.param([replace(BRIDGE, hours=frozenset({"office"}))], "shop", [], id="not for other hours"),
        pytest.param(
            [replace(BRIDGE, hours=frozenset({"office"}))],
            "office@09:30-17:30",
            ["2026-05-15"],
            id="also for those who chose when their day starts and ends",
        ),
        pytest.param([BRIDGE], "shop@09:30-17:30", ["2026-05-15"], id="one that names no hours is for everybody"),
    ],
)
def test_the_dates_closed(closures: list[Closure], hours: str, expected: list[str]) -> None:
    assert sorted(day.isoformat() for day in closed_dates(closures, hours)) == expected


def test_a_closure_over_the_turn_of_the_year_is_closed_on_both_sides_of_it() -> None:
    days = closed_dates([YEAR_END], "office")
    assert len(days) == 9
    assert {date(2026, 12, 31), date(2027, 1, 1)} < days
    assert not {date(2026, 12, 23), date(2027, 1, 2)} & days


def test_a_closure_is_never_longer_than_a_year() -> None:
    endless = Closure(clause="c", title={}, start=date(2026, 1, 1), end=date.max)
    days = closed_dates([endless], "office")
    assert len(days) == LONGEST_CLOSURE == 366
    assert max(days) == date(2027, 1, 1)


@given(
    first=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    length=st.integers(0, 40),
    other=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_a_date_is_closed_if_and_only_if_some_closure_holds_it(first: date, length: int, other: date) -> None:
    closures = [closure(first, first + length * DAY), closure(other, other)]
    days = closed_dates(closures, "office")
    for number in range(-2, length + 3):
        day = first + number * DAY
        assert (day in days) is (0 <= number <= length or day == other)


def closed(*days: date, nights: bool = False) -> frozenset[QuietClass | None]:
    """What the bridge day is made of where the dates are closed."""
    hours = NIGHTS if nights else OFFICE
    found = day_segments(replace(calendar(hours), closed=frozenset(days)), ASCENSION_FRIDAY)
    return frozenset(kind for _, _, kind in found)


def test_a_closed_date_is_weekly_rest_from_midnight_to_midnight() -> None:
    assert None in closed()
    assert closed(ASCENSION_FRIDAY) == {QuietClass.WEEKLY_REST}


def test_a_shift_of_the_evening_before_ends_at_midnight_where_the_next_date_is_closed() -> None:
    shift = replace(calendar(NIGHTS), closed=frozenset({ASCENSION_FRIDAY}))
    start, end = paris("2026-05-14T12:00"), paris("2026-05-16T12:00")
    assert working_periods(shift, start, end) == ((paris("2026-05-14T22:00"), paris("2026-05-15T00:00")),)
    assert None in closed(nights=True)
    assert None not in closed(ASCENSION_FRIDAY, nights=True)


def test_mail_waits_over_a_closed_date() -> None:
    bridged = replace(calendar(), closed=frozenset({ASCENSION_FRIDAY}))
    evening = paris("2026-05-14T19:00")
    assert next_opening(calendar(), evening, 10 * DAY) == paris("2026-05-15T09:00")
    assert next_opening(bridged, evening, 10 * DAY) == paris("2026-05-18T09:00")


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        pytest.param("2026-05-14T23:59:59", QuietClass.NIGHT, id="a second before the closed date begins"),
        pytest.param("2026-05-15T00:00:00", QuietClass.WEEKLY_REST, id="when it begins"),
        pytest.param("2026-05-15T11:00:00", QuietClass.WEEKLY_REST, id="when others would be at work"),
        pytest.param("2026-05-15T23:59:59", QuietClass.WEEKLY_REST, id="its last second"),
    ],
)
def test_the_bounds_of_a_closed_date(at: str, quiet: QuietClass) -> None:
    assert classify(replace(calendar(), closed=frozenset({ASCENSION_FRIDAY})), paris(at)) is quiet


def test_leave_and_holidays_on_a_closed_date_stay_what_they_are() -> None:
    days = frozenset({ASCENSION_FRIDAY})
    at = paris("2026-05-15T11:00") + SECOND
    on_leave = replace(calendar(leave=((ASCENSION_FRIDAY, ""),)), closed=days)
    holiday = replace(calendar(holidays=(ASCENSION_FRIDAY,)), closed=days)
    assert (classify(on_leave, at), classify(holiday, at)) == (QuietClass.LEAVE, QuietClass.PUBLIC_HOLIDAY)

"""Wall-clock times as instants: gaps, folds, odd offsets, midnights."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.worktime.wallclock import civil_date, instant, minute_of_day
from tests.worktime.weeks import utc

ZONES = [
    "Europe/Paris",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "America/Havana",
    "America/Sao_Paulo",
    "Pacific/Kiritimati",
    "Etc/GMT+12",
]


@pytest.mark.parametrize(
    ("zone", "day", "minute", "expected"),
    [
        pytest.param("Europe/Paris", "2026-01-05", 9 * 60, "2026-01-05T08:00", id="winter is an hour ahead"),
        pytest.param("Europe/Paris", "2026-07-06", 9 * 60, "2026-07-06T07:00", id="summer two"),
        pytest.param("Europe/Paris", "2026-03-29", 119, "2026-03-29T00:59", id="the minute before the gap"),
        pytest.param("Europe/Paris", "2026-03-29", 120, "2026-03-29T01:00", id="the gap's first minute is 03:00"),
        pytest.param("Europe/Paris", "2026-03-29", 150, "2026-03-29T01:30", id="02:30 in the gap is 03:30"),
        pytest.param("Europe/Paris", "2026-03-29", 179, "2026-03-29T01:59", id="the gap's last minute is 03:59"),
        pytest.param("Europe/Paris", "2026-03-29", 180, "2026-03-29T01:00", id="the first minute after the gap"),
        pytest.param("Europe/Paris", "2026-10-25", 119, "2026-10-24T23:59", id="the minute before the fold"),
        pytest.param("Europe/Paris", "2026-10-25", 120, "2026-10-25T00:00", id="02:00 shown twice is the first"),
        pytest.param("Europe/Paris", "2026-10-25", 179, "2026-10-25T00:59", id="02:59 shown twice is the first"),
        pytest.param("Europe/Paris", "2026-10-25", 180, "2026-10-25T02:00", id="03:00 is two hours after it"),
        pytest.param("Europe/Paris", "2026-03-28", 1440, "2026-03-28T23:00", id="24:00 is the next date's midnight"),
        pytest.param("Europe/Paris", "2026-03-28", 1440 + 240, "2026-03-29T02:00", id="28:00 is 04:00 by the clock"),
        pytest.param("Europe/Paris", "2026-03-29", -1, "2026-03-28T22:59", id="a negative minute is the day before"),
        pytest.param("Europe/Paris", "2028-02-28", 1440, "2028-02-28T23:00", id="a leap day follows the 28th"),
        pytest.param("Australia/Lord_Howe", "2026-10-04", 135, "2026-10-03T15:45", id="a gap of half an hour"),
        pytest.param("Australia/Lord_Howe", "2026-04-05", 105, "2026-04-04T14:45", id="a fold of half an hour"),
        pytest.param("Asia/Kathmandu", "2026-01-05", 0, "2026-01-04T18:15", id="an offset of 5:45"),
        pytest.param("America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00", id="a midnight that the clocks skip"),
        pytest.param("America/Havana", "2026-11-01", 0, "2026-11-01T04:00", id="a midnight shown twice"),
    ],
)
def test_a_wall_clock_time_is_an_instant(zone: str, day: str, minute: int, expected: str) -> None:
    assert instant(date.fromisoformat(day), minute, ZoneInfo(zone)) == utc(expected)


def test_an_instant_is_given_in_utc() -> None:
    assert instant(date(2026, 1, 5), 0, ZoneInfo("Asia/Kathmandu")).tzinfo is UTC


@pytest.mark.parametrize(
    ("at", "day", "minute"),
    [
        pytest.param("2026-03-28T22:59:59", "2026-03-28", 1439, id="a second before midnight"),
        pytest.param("2026-03-28T23:00:00", "2026-03-29", 0, id="midnight"),
        pytest.param("2026-03-28T23:00:01", "2026-03-29", 0, id="a second after midnight"),
        pytest.param("2026-03-29T00:59:59", "2026-03-29", 119, id="a second before the gap"),
        pytest.param("2026-03-29T01:00:00", "2026-03-29", 180, id="after 01:59 comes 03:00"),
        pytest.param("2026-10-25T00:30:00", "2026-10-25", 150, id="the first 02:30"),
        pytest.param("2026-10-25T01:30:00", "2026-10-25", 150, id="the second 02:30"),
        pytest.param("2028-02-29T22:59:59", "2028-02-29", 1439, id="the last second of the leap day"),
    ],
)
def test_what_calendars_and_clocks_in_paris_show(at: str, day: str, minute: int) -> None:
    zone = ZoneInfo("Europe/Paris")
    assert (civil_date(utc(at), zone).isoformat(), minute_of_day(utc(at), zone)) == (day, minute)


@settings(deadline=None)
@given(
    st.datetimes(datetime(2012, 1, 1), datetime(2036, 1, 1)),  # noqa: DTZ001 - made aware below
    st.sampled_from(ZONES),
)
def test_every_instant_lies_inside_its_civil_date(naive: datetime, name: str) -> None:
    at, zone = naive.replace(tzinfo=UTC), ZoneInfo(name)
    day = civil_date(at, zone)
    assert instant(day, 0, zone) <= at < instant(day, 1440, zone)


@settings(deadline=None)
@given(st.dates(date(2012, 1, 1), date(2036, 1, 1)), st.sampled_from(ZONES))
def test_a_date_ends_where_the_next_begins(day: date, name: str) -> None:
    zone = ZoneInfo(name)
    assert instant(day, 1440, zone) == instant(day + timedelta(days=1), 0, zone)


@settings(deadline=None)
@given(st.dates(date(2012, 1, 1), date(2036, 1, 1)), st.integers(0, 1439), st.sampled_from(ZONES))
def test_a_time_that_the_clocks_show_is_read_back(day: date, minute: int, name: str) -> None:
    zone = ZoneInfo(name)
    at = instant(day, minute, zone)
    # In a gap the clocks show the time moved by the gap's length: later, never earlier.
    assert civil_date(at, zone) >= day
    assert minute_of_day(at, zone) == minute or at == instant(civil_date(at, zone), minute_of_day(at, zone), zone)

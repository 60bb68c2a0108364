"""Who is at work when: exact boundaries, both changes of the clock, leave, holidays, service."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.demo.clock import HOURS, Attendance, attendance, instant, shifts
from disconnect.demo.story import QUARTER
from disconnect.model.opaque import Address
from disconnect.model.person import Leave, Person, Place

SECOND = timedelta(seconds=1)
PARIS, TORONTO = "Europe/Paris", "America/Toronto"


def _person(hours: str, *, zone: str = PARIS, arrival: date | None = None, left: date | None = None) -> Person:
    return Person(
        id="e900",
        addresses=(Address("e900@atelier-demo.example"),),
        places=(Place(hours=hours, zone=zone),),
        arrival=arrival,
        left=left,
    )


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "minutes", "zone", "expected"),
    [
        pytest.param(date(2026, 1, 5), 0, PARIS, "2026-01-05T00:00+01:00", id="midnight opens the day"),
        pytest.param(date(2026, 1, 5), 1440, PARIS, "2026-01-06T00:00+01:00", id="minute 1,440 is the next midnight"),
        pytest.param(date(2026, 3, 29), 180, PARIS, "2026-03-29T03:00+02:00", id="after the gap it is summer time"),
        pytest.param(date(2026, 3, 29), 119, PARIS, "2026-03-29T01:59+01:00", id="before the gap it is winter time"),
        pytest.param(date(2026, 3, 29), 150, PARIS, "2026-03-29T02:30+01:00", id="in the gap the offset before holds"),
        pytest.param(date(2025, 10, 26), 150, PARIS, "2025-10-26T02:30+02:00", id="in the fold the first time holds"),
        pytest.param(
            date(2026, 3, 9), 540, TORONTO, "2026-03-09T09:00-04:00", id="Montréal changes three weeks before"
        ),
    ],
)
def test_a_wall_clock_time_has_one_instant(day: date, minutes: int, zone: str, expected: str) -> None:
    assert instant(day, minutes, zone) == _utc(expected)


@pytest.mark.parametrize(
    ("hours", "day", "expected"),
    [
        pytest.param("office", date(2026, 1, 1), (), id="nobody works on the holiday"),
        pytest.param("office", date(2026, 1, 3), (), id="nobody works on Saturday"),
        pytest.param("four-days", date(2026, 1, 7), (), id="Wednesday is off for four days a week"),
        pytest.param(
            "night-shift",
            date(2026, 3, 27),
            (("2026-03-27T22:00+01:00", "2026-03-28T06:00+01:00"),),
            id="Friday's night shift ends on Saturday",
        ),
        pytest.param(
            "morning-shift",
            date(2026, 3, 30),
            (("2026-03-30T06:00+02:00", "2026-03-30T14:00+02:00"),),
            id="the first shift after the change of the clock",
        ),
    ],
)
def test_the_stretches_of_a_day(hours: str, day: date, expected: tuple[tuple[str, str], ...]) -> None:
    assert shifts(hours, PARIS, day) == tuple((_utc(start), _utc(end)) for start, end in expected)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(_utc("2026-01-05T09:00+01:00") - SECOND, False, id="a second before work"),
        pytest.param(_utc("2026-01-05T09:00+01:00"), True, id="the start of work"),
        pytest.param(_utc("2026-01-05T12:30+01:00") - SECOND, True, id="the last second before lunch"),
        pytest.param(_utc("2026-01-05T12:30+01:00"), False, id="the start of lunch"),
    ],
)
def test_a_stretch_holds_its_start_and_not_its_end(at: datetime, expected: bool) -> None:  # noqa: FBT001 - a table
    person = _person("office")
    assert attendance([person], ()).has(person, at) is expected


@pytest.mark.parametrize(
    ("half", "starts"),
    [
        pytest.param("", [], id="a whole day of leave"),
        pytest.param("am", ["2026-01-05T13:30+01:00"], id="a morning of leave leaves the afternoon"),
        pytest.param("pm", ["2026-01-05T09:00+01:00"], id="an afternoon of leave leaves the morning"),
    ],
)
def test_leave_takes_work_away(half: str, starts: list[str]) -> None:
    person, day = _person("office"), date(2026, 1, 5)
    leave = Leave(person=person.addresses[0], start=day, end=day + timedelta(days=1), half=half)
    assert [start for start, _ in attendance([person], [leave]).on(person, day)] == [_utc(text) for text in starts]
    assert len(attendance([person], [leave]).on(person, day + timedelta(days=1))) == 2


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 1, 9), 0, id="the day before arrival"),
        pytest.param(date(2026, 1, 12), 2, id="the day of arrival"),
        pytest.param(date(2026, 1, 30), 2, id="the last day in service"),
        pytest.param(date(2026, 2, 2), 0, id="the first working day after departure"),
    ],
)
def test_nobody_works_out_of_service(day: date, expected: int) -> None:
    person = _person("office", arrival=date(2026, 1, 12), left=date(2026, 1, 31))
    assert len(attendance([person], ()).on(person, day)) == expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("2026-03-27T17:30+01:00", "2026-03-30T09:00+02:00", id="Friday's end waits for Monday"),
        pytest.param("2026-03-27T17:29:59+01:00", "2026-03-27T17:29:59+01:00", id="a second before, at once"),
        pytest.param("2025-12-24T12:00+01:00", "2026-01-02T09:00+01:00", id="before the quarter, its first opening"),
        pytest.param("2026-03-31T17:30+02:00", None, id="after the last stretch there is no opening"),
    ],
)
def test_the_next_opening(at: str, expected: str | None) -> None:
    person = _person("office")
    found = attendance([person], ()).first(person, _utc(at))
    assert found == (None if expected is None else _utc(expected))


@given(
    hours=st.sampled_from(sorted(HOURS)),
    zone=st.sampled_from([PARIS, TORONTO]),
    offset=st.integers(0, 90 * 86_400 - 1),
)
def test_an_opening_is_work_and_never_before_the_question(hours: str, zone: str, offset: int) -> None:
    person = _person(hours, zone=zone)
    working = attendance([person], ())
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=offset)
    opening = working.first(person, at)
    assert (opening == at) == working.has(person, at)
    assert opening is None or (opening >= at and working.has(person, opening))


def test_people_nobody_knows_never_work() -> None:
    assert not Attendance({}).has(_person("office"), instant(QUARTER.start, 600, PARIS))

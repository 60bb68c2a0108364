"""Figures of meetings and focus time, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from disconnect.model.meeting import Answer, Busy, Meeting
from disconnect.model.person import Place
from tests.reference.sample import (
    address,
    company,
    figure,
    leave,
    mail,
    meeting,
    observed,
    paris,
    someone,
)

if TYPE_CHECKING:
    from tests.reference.case import Case
    from tests.reference.sample import Figure

TUESDAY = "2026-03-03"


def tuesday(*clocks: tuple[str, str]) -> tuple[Meeting, ...]:
    """Meetings of Ana's on Tuesday 3 March, from and to."""
    return tuple(meeting("ana", f"{TUESDAY}T{start}", f"{TUESDAY}T{end}") for start, end in clocks)


def week(*meetings: Meeting, hours: str = "") -> Case:
    """Ana alone, over the week from Monday 2 March."""
    place = Place(team="blue", hours=hours)
    return replace(observed(company(someone("ana", place)), "2026-03-02", "2026-03-08"), meetings=meetings)


(ONE_HOUR,) = tuesday(("10:00", "11:00"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(ONE_HOUR, 1, id="accepted"),
        pytest.param(replace(ONE_HOUR, answer=Answer.ORGANISER), 1, id="called"),
        pytest.param(replace(ONE_HOUR, answer=Answer.TENTATIVE), 0, id="perhaps"),
        pytest.param(replace(ONE_HOUR, answer=Answer.NONE), 0, id="not answered"),
        pytest.param(replace(ONE_HOUR, busy=Busy.FREE), 0, id="shown as free"),
        pytest.param(replace(ONE_HOUR, people=1), 0, id="alone"),
        pytest.param(replace(ONE_HOUR, is_all_day=True), 0, id="all day"),
        pytest.param(replace(ONE_HOUR, is_private=True), 0, id="private"),
        pytest.param(replace(ONE_HOUR, wall_minutes=1440), 0, id="24 hours by the wall clock"),
        pytest.param(replace(ONE_HOUR, wall_minutes=1439), 1, id="a minute less"),
        pytest.param(replace(ONE_HOUR, owner=address("out")), 0, id="a stranger's"),
        pytest.param(replace(ONE_HOUR, owner=address("ana.alias")), 1, id="in the calendar of an alias"),
    ],
)
def test_meetings_attended(given: Meeting, expected: int) -> None:
    assert figure(week(given), "meetings.hours") == (expected, 1)


def test_one_occurrence_counts_once() -> None:
    assert figure(week(ONE_HOUR, replace(ONE_HOUR, owner=address("ana.alias"))), "meetings.back_to_back") == (0, 1)


def test_a_meeting_before_arrival_is_nobody_s() -> None:
    case = replace(company(replace(someone("ana"), arrival=date(2026, 3, 4))), meetings=(ONE_HOUR,))
    assert figure(case, "meetings.quiet") is None


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        pytest.param(tuesday(("10:00", "11:00"), ("10:30", "11:30")), Fraction(3, 2), id="overlaps once"),
        pytest.param(tuesday(("10:00", "12:00"), ("10:30", "11:00")), 2, id="one within the other"),
        pytest.param(tuesday(("10:00", "12:00"), ("10:30", "11:00"), ("11:30", "12:30")), Fraction(5, 2), id="three"),
        pytest.param(tuesday(("10:00", "11:00"), ("11:00", "12:00")), 2, id="touching"),
        pytest.param((meeting("ana", "2026-03-08T23:30", "2026-03-09T00:30"),), 1, id="whole on the date of its start"),
        pytest.param((meeting("ana", "2026-03-09T00:00", "2026-03-09T01:00"),), 0, id="after the last date"),
    ],
)
def test_hours_in_meetings(meetings: tuple[Meeting, ...], expected: Fraction) -> None:
    assert figure(week(*meetings), "meetings.hours") == (expected, 1)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(
            "2026-03-29T01:00", "2026-03-29T04:00", 2, id="three by the wall clock of the short night are two"
        ),
        pytest.param(
            "2026-10-25T01:00", "2026-10-25T04:00", 4, id="three by the wall clock of the long night are four"
        ),
    ],
)
def test_hours_are_elapsed_hours(first: str, last: str, expected: int) -> None:
    case = replace(company(someone("ana")), meetings=(meeting("ana", first, last),))
    assert figure(case, "meetings.quiet") == (expected, expected)


def test_shared_hours_are_of_the_meeting_that_starts_first() -> None:
    meetings = (
        meeting("ana", "2026-03-31T23:00", "2026-04-01T01:00"),
        meeting("ana", "2026-04-01T00:30", "2026-04-01T02:00"),
    )
    case = replace(company(someone("ana")), meetings=meetings)
    found = [figure(case, "meetings.quiet", label=label) for label in ("2026-03", "2026-04")]
    assert found == [(2, 2), (1, 1)]


def test_a_leave_week_leaves_the_rate_but_not_the_share() -> None:
    case = observed(week(ONE_HOUR), "2026-03-02", "2026-03-15")
    case = replace(case, leave=(leave("ana", "2026-03-02", "2026-03-06"),))
    assert figure(case, "meetings.hours") == (0, 1)
    assert figure(case, "meetings.quiet") == (1, 1)


@pytest.mark.parametrize(
    ("clocks", "expected"),
    [
        pytest.param(("10:00", "11:00"), (0, 1), id="in working time"),
        pytest.param(("12:00", "14:00"), (1, 2), id="over lunch"),
        pytest.param(("17:00", "18:00"), (Fraction(1, 2), 1), id="half an hour after work"),
        pytest.param(("10:00", "10:00"), None, id="no time at all"),
    ],
)
def test_quiet_meeting_hours(clocks: tuple[str, str], expected: Figure) -> None:
    assert figure(week(*tuesday(clocks)), "meetings.quiet") == expected


@pytest.mark.parametrize(
    ("clocks", "expected"),
    [
        pytest.param([("12:00", "13:00")], (1, 5), id="half an hour of lunch"),
        pytest.param([("12:00", "12:59")], (0, 5), id="a minute less"),
        pytest.param([("13:00", "15:00")], (1, 5), id="the second half"),
        pytest.param([("13:01", "15:00")], (0, 5), id="less than the second half"),
        pytest.param([("11:00", "15:00")], (1, 5), id="the whole"),
        pytest.param([("12:30", "12:50"), ("12:50", "13:10")], (0, 5), id="no meeting alone"),
        pytest.param([("09:00", "14:00"), ("12:40", "12:50")], (1, 5), id="a short one within a long one"),
    ],
)
def test_lunch(clocks: list[tuple[str, str]], expected: Figure) -> None:
    assert figure(week(*tuesday(*clocks)), "meetings.lunch") == expected


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        pytest.param(tuesday(("09:00", "15:00")), (0, 5), id="six hours are no tunnel"),
        pytest.param(tuesday(("09:00", "15:01")), (1, 5), id="a minute more is"),
        pytest.param(tuesday(("09:00", "12:00"), ("11:00", "14:00"), ("19:00", "20:01")), (1, 5), id="quiet time too"),
        pytest.param(tuesday(("09:00", "13:00"), ("11:00", "15:00")), (0, 5), id="overlaps once"),
        pytest.param(
            (meeting("ana", "2026-03-02T20:00", "2026-03-03T06:01"),), (1, 5), id="cut to the civil date: Tuesday only"
        ),
        pytest.param((meeting("ana", "2026-03-07T08:00", "2026-03-07T18:00"),), (0, 5), id="no working day"),
    ],
)
def test_tunnel(meetings: tuple[Meeting, ...], expected: Figure) -> None:
    assert figure(week(*meetings), "meetings.tunnel") == expected


def test_working_days_are_those_with_hours_left() -> None:
    case = replace(
        week(hours="four-days"), leave=(leave("ana", TUESDAY, TUESDAY), leave("ana", "2026-03-02", "2026-03-02", "am"))
    )
    assert figure(case, "meetings.lunch") == (0, 3)
    assert figure(week(hours="night"), "meetings.lunch") == (0, 6)


@pytest.mark.parametrize(
    ("clocks", "expected"),
    [
        pytest.param([("09:00", "10:00"), ("10:00", "11:00")], (1, 2), id="at the very end"),
        pytest.param([("09:00", "10:00"), ("10:04:59", "11:00")], (1, 2), id="under five minutes"),
        pytest.param([("09:00", "10:00"), ("10:05", "11:00")], (0, 2), id="five minutes"),
        pytest.param([("09:00", "10:00"), ("09:59", "11:00")], (0, 2), id="overlapping"),
        pytest.param([("09:00", "10:00"), ("09:30", "11:00"), ("10:01", "11:00")], (1, 3), id="after one of two"),
        pytest.param([("09:00", "10:00"), ("10:00", "10:00")], (1, 2), id="a meeting of no length"),
        pytest.param([("10:00", "10:00")], (0, 1), id="is not back to back with itself"),
    ],
)
def test_back_to_back(clocks: list[tuple[str, str]], expected: Figure) -> None:
    assert figure(week(*tuesday(*clocks)), "meetings.back_to_back") == expected


def with_mail(case: Case, *clocks: str) -> Case:
    return replace(case, contacts=tuple(mail(paris(f"{TUESDAY}T{clock}"), "ana", "out") for clock in clocks))


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        pytest.param("10:00", (1, 1), id="at the start"),
        pytest.param("10:59:59.999999", (1, 1), id="just before the end"),
        pytest.param("11:00", (0, 1), id="at the end"),
        pytest.param("18:00", None, id="in quiet time"),
    ],
)
def test_mail_during_meetings(clock: str, expected: Figure) -> None:
    assert figure(with_mail(week(ONE_HOUR), clock), "meetings.mail_during") == expected


@pytest.mark.parametrize(
    ("case", "lost"),
    [
        pytest.param(week(), 0, id="a week of 37.5 hours"),
        pytest.param(with_mail(week(), "10:00"), 0, id="two pieces of an hour and more"),
        pytest.param(with_mail(week(), "09:59:59"), Fraction(3599, 3600), id="a piece short of an hour is lost"),
        pytest.param(with_mail(week(), "09:00", "12:30"), 0, id="mails at the edges cut nothing"),
        pytest.param(week(ONE_HOUR), 1, id="a meeting"),
        pytest.param(
            week(*tuesday(("10:01", "12:00"))), Fraction(119, 60) + Fraction(1, 2), id="and the rest after it"
        ),
        pytest.param(with_mail(week(ONE_HOUR), "10:30"), 1, id="a mail in a meeting cuts nothing more"),
        pytest.param(with_mail(week(), "10:00", "10:30"), Fraction(1, 2), id="half an hour between two mails"),
    ],
)
def test_focus(case: Case, lost: Fraction) -> None:
    assert figure(case, "focus.hours") == (Fraction(75, 2) - lost, 1)


def test_a_piece_of_focus_is_of_the_date_of_its_start() -> None:
    case = observed(week(hours="night"), "2026-03-06", "2026-03-08")
    assert figure(case, "focus.hours") == (8, Fraction(3, 7))
    assert figure(observed(case, "2026-03-05", "2026-03-05"), "focus.hours") == (8, Fraction(1, 7))

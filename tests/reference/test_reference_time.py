"""The reference's clock: local days, working time, quiet classes, leave weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from disconnect.model.person import Leave, Person, Place
from tests.reference.instants import hours, is_in, length, union, within, without
from tests.reference.sample import SATURDAY_NIGHT, SUNDAY_BAKERY, company, leave, paris, policy, someone, utc
from tests.reference.schedules import HOURS, weekly
from tests.reference.timeline import Timeline, day_start, timelines

if TYPE_CHECKING:
    from disconnect.model.hours import Hours

EXTRA = {
    SATURDAY_NIGHT: weekly(SATURDAY_NIGHT, [(5, 22, 30)]),
    SUNDAY_BAKERY: weekly(SUNDAY_BAKERY, [(6, 2.5, 9.5)]),
}
TWO_EQUAL = weekly("equal", [(0, 3, 9), (0, 15, 21)])
ODD = weekly("odd", [(0, 3, 9 + 1 / 60)])


def timeline(place: Place, *away: Leave) -> Timeline:
    case = replace(company(someone("ana", place)), leave=away, holidays={"fr": frozenset({date(2026, 4, 6)})})
    return timelines(replace(case, policy=policy(EXTRA)))["ana"]


@pytest.mark.parametrize(
    ("weekly_hours", "minute"),
    [
        pytest.param(HOURS["office"], 4 * 60, id="office hours leave the day at four"),
        pytest.param(HOURS["late"], 4 * 60, id="a shift that ends after midnight but before four changes nothing"),
        pytest.param(HOURS["night"], 14 * 60, id="a night shift 22-06 starts its day in the middle of 06-22"),
        pytest.param(HOURS["bakery"], 18 * 60, id="a stretch past midnight counts as one stretch"),
        pytest.param(HOURS["rotating"], 14 * 60, id="where every hour is worked, the hours worked on fewest weekdays"),
        pytest.param(HOURS["split"], 13 * 60, id="the longer of two stretches"),
        pytest.param(TWO_EQUAL, 12 * 60, id="the earlier of two equal stretches"),
        pytest.param(ODD, 18 * 60, id="half a minute is rounded down"),
        pytest.param(HOURS["round-the-clock"], 12 * 60, id="no quiet at all is one stretch from midnight"),
    ],
)
def test_a_local_day_starts_where_people_sleep(weekly_hours: Hours, minute: int) -> None:
    assert day_start(weekly_hours) == minute


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        pytest.param(paris("2026-03-03T04:00"), date(2026, 3, 3), id="four belongs to the day that starts"),
        pytest.param(paris("2026-03-03T03:59:59.999999"), date(2026, 3, 2), id="just before four to the day before"),
        pytest.param(utc("2026-03-29T01:59:59"), date(2026, 3, 28), id="before four summer time on the short night"),
        pytest.param(utc("2026-03-29T02:00:00"), date(2026, 3, 29), id="four summer time on the short night"),
        pytest.param(utc("2026-10-25T02:59:59"), date(2026, 10, 24), id="before four winter time on the long night"),
        pytest.param(utc("2026-10-25T03:00:00"), date(2026, 10, 25), id="four winter time on the long night"),
        pytest.param(paris("2027-01-01T03:59"), date(2026, 12, 31), id="the last evening of the year"),
    ],
)
def test_a_local_day_runs_from_four_to_four(instant: datetime, day: date) -> None:
    assert timeline(Place()).local_day_at(instant) == day


@pytest.mark.parametrize(
    ("hours_id", "start", "end"),
    [
        pytest.param(SATURDAY_NIGHT, "2026-03-28T21:00", "2026-03-29T04:00", id="the short night has seven hours"),
        pytest.param(SATURDAY_NIGHT, "2026-10-24T20:00", "2026-10-25T05:00", id="the long night has nine hours"),
        pytest.param(SUNDAY_BAKERY, "2026-03-29T01:30", "2026-03-29T07:30", id="02:30 in the gap is 03:30 summer time"),
        pytest.param(SUNDAY_BAKERY, "2026-10-25T00:30", "2026-10-25T08:30", id="02:30 in the fold is the first one"),
    ],
)
def test_shifts_over_a_clock_change(hours_id: str, start: str, end: str) -> None:
    assert (utc(start), utc(end)) in timeline(Place(hours=hours_id)).work


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        pytest.param("2026-03-02T08:59:59.999999", "morning", id="before the first period"),
        pytest.param("2026-03-02T09:00", "", id="the first instant of work"),
        pytest.param("2026-03-02T12:30", "pause", id="the first instant of lunch"),
        pytest.param("2026-03-02T13:30", "", id="back from lunch"),
        pytest.param("2026-03-02T17:30", "evening", id="the first instant after work"),
        pytest.param("2026-03-02T20:59:59.999999", "evening", id="just before night"),
        pytest.param("2026-03-02T21:00", "night", id="the first instant of night"),
        pytest.param("2026-03-03T00:00", "night", id="midnight"),
        pytest.param("2026-03-03T05:59:59", "night", id="just before the end of night"),
        pytest.param("2026-03-03T06:00", "morning", id="the first instant after night"),
        pytest.param("2026-03-13T23:59:59", "night", id="the last second of Friday"),
        pytest.param("2026-03-14T00:00", "weekly_rest", id="the first of Saturday, night or not"),
        pytest.param("2026-03-29T02:30", "weekly_rest", id="in the gap of the short night"),
        pytest.param("2026-04-06T10:00", "public_holiday", id="a holiday at ten"),
        pytest.param("2026-04-06T23:00", "public_holiday", id="a holiday at night"),
        pytest.param("2026-03-04T00:00", "leave", id="a day of leave from midnight"),
        pytest.param("2026-03-04T23:59:59", "leave", id="a day of leave to midnight"),
        pytest.param("2026-03-05T03:00", "leave", id="a morning of leave starts at midnight"),
        pytest.param("2026-03-05T11:59:59", "leave", id="a morning of leave before noon"),
        pytest.param("2026-03-05T12:00", "", id="work goes on at noon after a morning of leave"),
        pytest.param("2026-03-05T12:40", "pause", id="half an hour of work before lunch makes a pause"),
        pytest.param("2026-03-06T12:00", "leave", id="an afternoon of leave from noon"),
        pytest.param("2026-03-06T08:00", "morning", id="the morning before an afternoon of leave"),
    ],
)
def test_quiet_classes_of_office_hours(instant: str, expected: str) -> None:
    ana = timeline(
        Place(holidays="fr"),
        leave("ana", "2026-03-04", "2026-03-04"),
        leave("ana.alias", "2026-03-05", "2026-03-05", "am"),
        leave("ana", "2026-03-06", "2026-03-06", "pm"),
    )
    found = ana.quiet_class(paris(instant))
    assert (found.value if found else "") == expected


@pytest.mark.parametrize(
    ("place", "away", "instant", "expected"),
    [
        pytest.param(Place(hours="night"), (), "2026-03-06T05:59", "", id="Friday's early hours are Thursday's shift"),
        pytest.param(Place(hours="night"), (), "2026-03-06T06:00", "evening", id="after the last period of Friday"),
        pytest.param(Place(hours="night"), (), "2026-03-06T21:00", "night", id="Friday's night is free"),
        pytest.param(Place(hours="night"), (), "2026-03-02T12:00", "pause", id="between two shifts of one date"),
        pytest.param(Place(hours="night"), (), "2026-03-07T03:00", "weekly_rest", id="Saturday has no shift"),
        pytest.param(
            Place(hours="mornings"),
            (leave("ana", "2026-03-05", "2026-03-05", "am"),),
            "2026-03-05T15:00",
            "weekly_rest",
            id="nothing of the date is left once a half day took all its hours",
        ),
        pytest.param(
            Place(hours="night", holidays="fr"), (), "2026-04-06T23:00", "public_holiday", id="a shift into a holiday"
        ),
        pytest.param(Place(hours="night", holidays="fr"), (), "2026-04-07T00:00", "", id="goes on after the holiday"),
        pytest.param(Place(zone="Asia/Kathmandu"), (), "2026-03-02T04:15", "", id="nine in Kathmandu"),
        pytest.param(Place(zone="Asia/Kathmandu"), (), "2026-03-02T04:14:59", "morning", id="before nine in Kathmandu"),
        pytest.param(Place(hours="frame"), (), "2026-03-02T12:45", "", id="a frame is working time throughout"),
    ],
)
def test_quiet_classes_of_other_hours(place: Place, away: tuple[Leave, ...], instant: str, expected: str) -> None:
    found = timeline(place, *away).quiet_class(paris(instant))
    assert (found.value if found else "") == expected


def test_a_night_that_does_not_pass_midnight() -> None:
    early = replace(policy(), night_start=0, night_end=5 * 60)
    ana = timelines(replace(company(someone("ana")), policy=early))["ana"]
    found = [ana.is_night(paris(f"2026-03-02T{clock}")) for clock in ("00:00", "04:59:59", "05:00", "23:59:59")]
    assert found == [True, True, False, False]


MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("place", "away", "expected"),
    [
        pytest.param(Place(), (leave("ana", "2026-03-02", "2026-03-06"),), {MONDAY}, id="Monday to Friday"),
        pytest.param(Place(), (leave("ana", "2026-03-02", "2026-03-05"),), set(), id="Friday is worked"),
        pytest.param(
            Place(),
            (leave("ana", "2026-03-02", "2026-03-05"), leave("ana", "2026-03-06", "2026-03-06", "am")),
            set(),
            id="Friday afternoon is worked",
        ),
        pytest.param(
            Place(hours="mornings"),
            (leave("ana", "2026-03-02", "2026-03-05"), leave("ana", "2026-03-06", "2026-03-06", "am")),
            {MONDAY},
            id="a half day that takes all the hours of Friday",
        ),
        pytest.param(
            Place(hours="mornings"), (leave("ana", "2026-03-02", "2026-03-06", "am"),), set(), id="half days alone"
        ),
        pytest.param(
            Place(hours="four-days"),
            (leave("ana", "2026-03-02", "2026-03-03"), leave("ana", "2026-03-05", "2026-03-06")),
            {MONDAY},
            id="the day without hours needs no leave",
        ),
        pytest.param(
            Place(holidays="fr"),
            (leave("ana", "2026-04-07", "2026-04-10"),),
            {date(2026, 4, 6)},
            id="the holiday needs no leave",
        ),
        pytest.param(Place(holidays="fr"), (), set(), id="a holiday alone is no leave week"),
        pytest.param(
            Place(),
            (leave("ana", "2026-12-28", "2027-01-01"),),
            {date(2026, 12, 28)},
            id="a week across the turn of the year",
        ),
    ],
)
def test_leave_weeks(place: Place, away: tuple[Leave, ...], expected: set[date]) -> None:
    assert timeline(place, *away).leave_weeks == expected


def test_the_days_after_departure_need_no_leave() -> None:
    ana = replace(someone("ana"), left=date(2026, 3, 5))
    case = replace(company(ana), leave=(leave("ana", "2026-03-02", "2026-03-04"),))
    assert timelines(case)["ana"].leave_weeks == {MONDAY}


def test_leave_recorded_before_arrival_makes_no_leave_week() -> None:
    ana = replace(someone("ana"), arrival=date(2026, 3, 7))
    case = replace(company(ana), leave=(leave("ana", "2026-03-02", "2026-03-06"),))
    assert timelines(case)["ana"].leave_weeks == set()


@pytest.mark.parametrize(
    ("halves", "expected"),
    [
        pytest.param(("am", "pm"), {MONDAY}, id="both halves of a date make a leave day"),
        pytest.param(("am", "am"), set(), id="the same half twice does not"),
    ],
)
def test_half_days_of_leave(halves: tuple[str, ...], expected: set[date]) -> None:
    ana = timeline(Place(), *(leave("ana", "2026-03-02", "2026-03-02", half) for half in halves))
    assert ana.leave_days == expected


def test_working_time_is_cut_to_the_days_in_service() -> None:
    ana = replace(someone("ana", Place(hours="night")), arrival=date(2026, 3, 3), left=date(2026, 3, 5))
    assert timelines(company(ana))["ana"].work == (
        (paris("2026-03-03T22:00"), paris("2026-03-04T06:00")),
        (paris("2026-03-04T22:00"), paris("2026-03-05T00:00")),
    )


def test_touching_periods_are_one() -> None:
    work = timeline(Place(hours="round-the-clock")).work
    assert len(work) == 1


def moved(zone: str) -> Timeline:
    places = (Place(zone="Europe/Paris"), Place(zone=zone, since=date(2026, 3, 3)))
    ana = Person(id="ana", addresses=someone("ana").addresses, places=places)
    return timelines(company(ana))["ana"]


@pytest.mark.parametrize(
    ("zone", "last_of_paris"),
    [
        pytest.param("Asia/Kathmandu", datetime(2026, 3, 2, 18, 15, tzinfo=UTC), id="eastward, the day is cut short"),
        pytest.param("America/New_York", datetime(2026, 3, 3, 5, tzinfo=UTC), id="westward, the day is drawn out"),
    ],
)
def test_a_move_to_another_zone_starts_with_the_new_midnight(zone: str, last_of_paris: datetime) -> None:
    ana, step = moved(zone), timedelta(microseconds=1)
    assert ana.date_at(last_of_paris - step) == date(2026, 3, 2)
    assert ana.date_at(last_of_paris) == date(2026, 3, 3)


def test_without_any_zone_a_person_is_in_no_metric() -> None:
    case = company(someone("ana"), someone("bob", Place(zone="Europe/Paris")))
    assert set(timelines(replace(case, policy=replace(policy(), zone="")))) == {"bob"}


HOUR = [utc(f"2026-03-02T{clock:02}:00") for clock in range(12)]


def test_sets_of_intervals() -> None:
    spans = union([(HOUR[5], HOUR[7]), (HOUR[1], HOUR[2]), (HOUR[2], HOUR[3]), (HOUR[6], HOUR[6]), (HOUR[9], HOUR[8])])
    assert spans == ((HOUR[1], HOUR[3]), (HOUR[5], HOUR[7]))
    assert within(spans, (HOUR[2], HOUR[6])) == ((HOUR[2], HOUR[3]), (HOUR[5], HOUR[6]))
    assert within(spans, (HOUR[3], HOUR[5])) == ()
    assert without(spans, [(HOUR[2], HOUR[6])]) == ((HOUR[1], HOUR[2]), (HOUR[6], HOUR[7]))
    assert [is_in(spans, HOUR[clock]) for clock in (0, 1, 3, 5, 7)] == [False, True, False, True, False]
    assert length(spans) == 4
    assert hours(timedelta(microseconds=1)) == Fraction(1, 3_600_000_000)

"""Which class of quiet time an instant has: tables at exact boundaries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from disconnect.worktime.calendars import WorkCalendar, classify, day_segments
from tests.worktime.weeks import ALWAYS, NEVER, NIGHTS, SECOND, calendar, every, paris

if TYPE_CHECKING:
    from disconnect.model.policy import QuietClass

WORK = "work"
FRIDAY, SATURDAY = date(2026, 4, 3), date(2026, 4, 4)
BANK_HOLIDAY = calendar(holidays=(date(2026, 4, 6),))


def named(kind: QuietClass | None) -> str:
    return WORK if kind is None else kind.value


@pytest.mark.parametrize(
    ("at", "before", "after"),
    [
        pytest.param("2026-03-31T00:00", "night", "night", id="midnight lies in the night"),
        pytest.param("2026-03-31T06:00", "night", "morning", id="the night ends at 06:00"),
        pytest.param("2026-03-31T09:00", "morning", WORK, id="work starts at 09:00"),
        pytest.param("2026-03-31T12:30", WORK, "pause", id="the pause starts at 12:30"),
        pytest.param("2026-03-31T13:30", "pause", WORK, id="and ends at 13:30"),
        pytest.param("2026-03-31T18:00", WORK, "evening", id="the evening starts at 18:00"),
        pytest.param("2026-03-31T21:00", "evening", "night", id="the night starts at 21:00"),
        pytest.param("2026-04-04T00:00", "night", "weekly_rest", id="Saturday starts at midnight"),
        pytest.param("2026-04-06T00:00", "weekly_rest", "night", id="and Sunday ends at midnight"),
    ],
)
def test_the_class_changes_at_the_second(at: str, before: str, after: str) -> None:
    edge, office = paris(at), calendar()
    found = [named(classify(office, edge + step * SECOND)) for step in (-1, 0, 1)]
    assert found == [before, after, after]


@pytest.mark.parametrize(
    ("worked", "at", "expected"),
    [
        pytest.param(BANK_HOLIDAY, "2026-04-06T10:00", "public_holiday", id="a holiday in working hours"),
        pytest.param(BANK_HOLIDAY, "2026-04-06T23:00", "public_holiday", id="a holiday goes before the night"),
        pytest.param(BANK_HOLIDAY, "2026-04-07T00:00", "night", id="and ends at midnight"),
        pytest.param(
            calendar(holidays=(SATURDAY,)), "2026-04-04T10:00", "public_holiday", id="a holiday goes before weekly rest"
        ),
        pytest.param(
            calendar(holidays=(FRIDAY,), leave=((FRIDAY, ""),)),
            "2026-04-03T10:00",
            "leave",
            id="leave goes before a holiday",
        ),
        pytest.param(
            calendar(leave=((SATURDAY, ""),)), "2026-04-04T10:00", "leave", id="leave goes before weekly rest"
        ),
        pytest.param(calendar(leave=((FRIDAY, ""),)), "2026-04-03T23:59", "leave", id="and before the night"),
        pytest.param(calendar(leave=((FRIDAY, "am"),)), "2026-04-03T11:59", "leave", id="a half day in the morning"),
        pytest.param(calendar(leave=((FRIDAY, "am"),)), "2026-04-03T12:00", WORK, id="ends at noon"),
        pytest.param(calendar(leave=((FRIDAY, "am"),)), "2026-04-03T00:00", "leave", id="and starts at midnight"),
        pytest.param(calendar(leave=((FRIDAY, "pm"),)), "2026-04-03T11:59", WORK, id="before a half day of afternoon"),
        pytest.param(calendar(leave=((FRIDAY, "pm"),)), "2026-04-03T12:00", "leave", id="which starts at noon"),
        pytest.param(calendar(leave=((FRIDAY, "pm"),)), "2026-04-03T23:59", "leave", id="and takes the night too"),
        pytest.param(
            calendar(leave=((FRIDAY, "am"), (FRIDAY, "pm"))), "2026-04-03T12:00", "leave", id="both halves are the day"
        ),
        pytest.param(
            calendar(every(range(5), (8, 12)), leave=((FRIDAY, "am"),)),
            "2026-04-03T15:00",
            "weekly_rest",
            id="where the half day took all the work, the rest of the date is rest",
        ),
        pytest.param(
            calendar(every(range(5), (8, 12)), leave=((FRIDAY, "pm"),)),
            "2026-04-03T12:00",
            "leave",
            id="work that ends at noon and leave that starts there touch",
        ),
        pytest.param(calendar(NIGHTS), "2026-03-31T23:00", WORK, id="a night shift before midnight"),
        pytest.param(calendar(NIGHTS), "2026-04-01T05:59", WORK, id="goes on after it"),
        pytest.param(
            calendar(NIGHTS), "2026-04-01T06:00", "pause", id="until 06:00, and between two shifts is a pause"
        ),
        pytest.param(calendar(NIGHTS), "2026-03-30T21:30", "night", id="before Monday's shift it is still night"),
        pytest.param(calendar(NIGHTS), "2026-03-30T20:00", "morning", id="and all the day before it a morning"),
        pytest.param(calendar(NIGHTS), "2026-04-04T03:00", WORK, id="Friday's shift ends on Saturday"),
        pytest.param(calendar(NIGHTS), "2026-04-04T06:00", "evening", id="whose evening starts at 06:00"),
        pytest.param(calendar(NIGHTS), "2026-04-05T12:00", "weekly_rest", id="Sunday has no hours"),
        pytest.param(
            calendar(NIGHTS, holidays=(FRIDAY,)), "2026-04-03T01:00", "public_holiday", id="a holiday cuts the shift"
        ),
        pytest.param(
            calendar(NIGHTS, holidays=(FRIDAY,)),
            "2026-04-02T23:59",
            WORK,
            id="which works until the holiday's midnight",
        ),
        pytest.param(
            calendar(NIGHTS, holidays=(FRIDAY,)),
            "2026-04-04T00:00",
            WORK,
            id="and goes on after the holiday, whose shift is cut by its own date alone",
        ),
        pytest.param(calendar(every(range(6, 7), (22, 30))), "2026-03-30T05:59", WORK, id="Sunday's shift on Monday"),
        pytest.param(calendar(ALWAYS), "2026-04-05T03:00", WORK, id="who always works has no quiet time"),
        pytest.param(calendar(NEVER), "2026-04-01T10:00", "weekly_rest", id="who never works has only rest"),
        pytest.param(calendar(night=(60, 300)), "2026-03-31T00:59", "morning", id="a night inside one date"),
        pytest.param(calendar(night=(60, 300)), "2026-03-31T01:00", "night", id="starts where the policy says"),
        pytest.param(calendar(night=(60, 300)), "2026-03-31T05:00", "morning", id="and ends there"),
        pytest.param(calendar(leave=((date(2028, 2, 29), ""),)), "2028-02-29T10:00", "leave", id="leave on a leap day"),
        pytest.param(
            calendar(leave=((date(2028, 2, 29), ""),)), "2028-03-01T10:00", WORK, id="is over on the first of March"
        ),
        pytest.param(
            calendar(every(range(5), (9, 12), (12, 17))), "2026-03-31T12:00", WORK, id="periods that touch are one"
        ),
    ],
)
def test_class_at(worked: WorkCalendar, at: str, expected: str) -> None:
    assert named(classify(worked, paris(at))) == expected


GAP, FOLD = calendar(every(range(7), (2.5, 4))), calendar(every(range(7), (2, 2.5)))


@pytest.mark.parametrize(
    ("worked", "at", "fold", "expected"),
    [
        pytest.param(GAP, "2026-03-29T01:59", 0, "night", id="before the gap"),
        pytest.param(GAP, "2026-03-29T03:29", 0, "night", id="a start in the gap moves on by the gap"),
        pytest.param(GAP, "2026-03-29T03:30", 0, WORK, id="to 03:30"),
        pytest.param(GAP, "2026-03-29T04:00", 0, "night", id="the end is where the clocks say"),
        pytest.param(FOLD, "2026-10-25T02:00", 0, WORK, id="a period in the fold lies in its first hour"),
        pytest.param(FOLD, "2026-10-25T02:30", 0, "night", id="and ends in it"),
        pytest.param(FOLD, "2026-10-25T02:00", 1, "night", id="it is not worked a second time"),
        pytest.param(FOLD, "2026-03-29T03:00", 0, WORK, id="a period wholly in the gap is worked after it"),
        pytest.param(
            calendar(every(range(7), (2.5, 3))),
            "2026-03-29T03:15",
            0,
            "weekly_rest",
            id="unless it then ends before it starts",
        ),
        pytest.param(calendar(NIGHTS), "2026-03-28T03:00", 0, WORK, id="a shift in the night before the change"),
        pytest.param(
            calendar(night=(21 * 60, 150)), "2026-10-25T02:29", 0, "weekly_rest", id="Sunday's rest goes before"
        ),
        pytest.param(
            calendar(ALWAYS, leave=((date(2026, 10, 25), "am"),)),
            "2026-10-25T11:59",
            0,
            "leave",
            id="noon by the clock",
        ),
        pytest.param(
            calendar(ALWAYS, leave=((date(2026, 10, 25), "am"),)), "2026-10-25T12:00", 0, WORK, id="ends the half day"
        ),
    ],
)
def test_class_on_the_nights_when_clocks_change(worked: WorkCalendar, at: str, fold: int, expected: str) -> None:
    assert named(classify(worked, paris(at, fold))) == expected


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        pytest.param(date(2026, 3, 28), 24, id="an ordinary date has 24 hours"),
        pytest.param(date(2026, 3, 29), 23, id="the date of the gap has 23"),
        pytest.param(date(2026, 10, 25), 25, id="the date of the fold has 25"),
    ],
)
def test_the_segments_of_a_date_last_as_long_as_the_date(day: date, hours: int) -> None:
    segments = day_segments(calendar(), day)
    assert sum((end - start for start, end, _ in segments), timedelta()) == timedelta(hours=hours)


def test_neighbouring_segments_of_one_class_are_one() -> None:
    found = [named(kind) for _, _, kind in day_segments(calendar(leave=((FRIDAY, "am"), (FRIDAY, "pm"))), FRIDAY)]
    assert found == ["leave"]


def test_a_date_that_a_zone_never_had_has_no_segment() -> None:
    assert day_segments(calendar(ALWAYS, "Pacific/Apia"), date(2011, 12, 30)) == ()

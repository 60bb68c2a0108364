"""The questions asked for every mail, answered by a bisection in compiled tables.

The answers are those of `worktime.calendars`, which defines them and is asked itself for the few years of which no
table can be made. A calendar remembers its tables: keep calendars, do not make a new one for each question.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC
from typing import TYPE_CHECKING

from disconnect.worktime import calendars
from disconnect.worktime.compiling import compile_date, usual_calendar
from disconnect.worktime.tables import AHEAD

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from disconnect.model.policy import QuietClass
    from disconnect.worktime.calendars import WorkCalendar


def is_open(calendar: WorkCalendar, at: datetime) -> bool:
    """Whether the instant `at` (aware) is working time.

    >>> from datetime import UTC, datetime
    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.model.hours import Hours, WeeklyPeriod
    >>> from disconnect.worktime.calendars import WorkCalendar
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> [is_open(calendar, datetime(2026, 3, 30, hour, tzinfo=UTC)) for hour in (6, 7, 15, 16)]
    [False, True, True, False]
    """
    if at.tzinfo is not UTC:
        at = _in_utc(at)
    try:
        edges, kinds, _, _ = calendar.rows[at.toordinal()]
    except KeyError:
        is_compiled = compile_date(calendar, at.toordinal())
        return is_open(calendar, at) if is_compiled else calendars.classify(calendar, at) is None
    return kinds[bisect_right(edges, at)] is None


def classify(calendar: WorkCalendar, at: datetime) -> QuietClass | None:
    """The class of quiet time at the instant `at` (aware), or None in working time.

    >>> from datetime import UTC, datetime
    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.model.hours import Hours, WeeklyPeriod
    >>> from disconnect.worktime.calendars import WorkCalendar
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> classify(calendar, datetime(2026, 3, 30, 16, 0, tzinfo=UTC)).value
    'evening'
    """
    if at.tzinfo is not UTC:
        at = _in_utc(at)
    try:
        edges, kinds, _, _ = calendar.rows[at.toordinal()]
    except KeyError:
        is_compiled = compile_date(calendar, at.toordinal())
        return classify(calendar, at) if is_compiled else calendars.classify(calendar, at)
    return kinds[bisect_right(edges, at)]


def next_opening(calendar: WorkCalendar, at: datetime, horizon: timedelta) -> datetime | None:
    """The start (UTC) of the first working period that starts after `at` (aware), None where none is within `horizon`.

    An opening exactly at the horizon's end still counts; one exactly at `at` does not.

    >>> from datetime import UTC, datetime, timedelta
    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.model.hours import Hours, WeeklyPeriod
    >>> from disconnect.worktime.calendars import WorkCalendar
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> next_opening(calendar, datetime(2026, 3, 23, 8, 0, tzinfo=UTC), timedelta(days=9)).isoformat()
    '2026-03-30T07:00:00+00:00'
    """
    if at.tzinfo is not UTC:
        at = _in_utc(at)
    try:
        edges, _, openings, _ = calendar.rows[at.toordinal()]
    except KeyError:
        is_compiled = compile_date(calendar, at.toordinal())
        return (next_opening if is_compiled else calendars.next_opening)(calendar, at, horizon)
    opening = openings[bisect_right(edges, at)]
    if opening is None:
        return _later_opening(calendar, at, horizon)
    return opening if opening - at <= horizon else None


def usual_opening(calendar: WorkCalendar, at: datetime, horizon: timedelta) -> datetime | None:
    """The next opening as `next_opening` has it, had the person no leave: what others may be told.

    >>> from datetime import UTC, date, datetime, timedelta
    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.model.hours import Hours, WeeklyPeriod
    >>> from disconnect.worktime.calendars import WorkCalendar
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080), WeeklyPeriod(1980, 2520)))
    >>> away = frozenset({(date(2026, 3, 30), "")})
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"), leave=away)
    >>> question = calendar, datetime(2026, 3, 29, 8, 0, tzinfo=UTC), timedelta(days=4)
    >>> usual_opening(*question).day, next_opening(*question).day
    (30, 31)
    """
    if at.tzinfo is not UTC:
        at = _in_utc(at)
    try:
        edges, openings = calendar.rows[at.toordinal()][3]
    except KeyError:
        if compile_date(calendar, at.toordinal()):
            return usual_opening(calendar, at, horizon)
        return calendars.next_opening(usual_calendar(calendar), at, horizon)
    opening = openings[bisect_right(edges, at)]
    if opening is None:
        return _later_opening(usual_calendar(calendar), at, horizon)
    return opening if opening - at <= horizon else None


def _in_utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise TypeError(at)
    return at.astimezone(UTC)


def _later_opening(calendar: WorkCalendar, at: datetime, horizon: timedelta) -> datetime | None:
    """The next opening where the row of `at` knows none: as later rows say, up to the horizon."""
    limit = at + horizon
    for ordinal in range(at.toordinal() + AHEAD, limit.toordinal() + 1, AHEAD):
        if ordinal not in calendar.rows and not compile_date(calendar, ordinal):
            return calendars.next_opening(calendar, at, horizon)
        opening = calendar.rows[ordinal][2][0]
        if opening is not None:
            return opening if opening <= limit else None
    return None

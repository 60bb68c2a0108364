"""The questions asked for every mail, answered by a bisection in compiled tables.

The answers are those of `worktime.calendars`, which defines them and is asked itself for the few years of which no
table can be made. A calendar remembers its tables: keep calendars, do not make a new one for each question.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from disconnect.worktime import calendars
from disconnect.worktime.compiling import compiled_block, usual_calendar
from disconnect.worktime.tables import BLOCK_BITS, USUAL

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from disconnect.model.policy import QuietClass
    from disconnect.worktime.calendars import WorkCalendar
    from disconnect.worktime.tables import Table


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
    block = at.toordinal() >> BLOCK_BITS
    table = calendar.tables.get(block) or compiled_block(calendar, block)
    if table is None:
        return calendars.classify(calendar, at) is None
    if table.own_edges:
        kind = table.own_kinds[bisect_right(table.own_edges, at)]
        if kind is not USUAL:
            return kind is None
    return table.kinds[bisect_right(table.edges, at)] is None


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
    block = at.toordinal() >> BLOCK_BITS
    table = calendar.tables.get(block) or compiled_block(calendar, block)
    if table is None:
        return calendars.classify(calendar, at)
    if table.own_edges:
        kind = table.own_kinds[bisect_right(table.own_edges, at)]
        if kind is not USUAL:
            return kind
    return table.kinds[bisect_right(table.edges, at)]


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
    block = at.toordinal() >> BLOCK_BITS
    table = calendar.tables.get(block) or compiled_block(calendar, block)
    if table is None:
        return calendars.next_opening(calendar, at, horizon)
    if table.hops:
        found = table.landings[bisect_right(table.hops, at)]
        if found is None:
            return _later_opening(calendar, at, horizon)
        if found is not USUAL:
            return found if found - at <= horizon else None
    place = bisect_right(table.openings, at)
    if place == len(table.openings):
        return _later_opening(calendar, at, horizon)
    opening = table.openings[place]
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
    block = at.toordinal() >> BLOCK_BITS
    table = calendar.tables.get(block) or compiled_block(calendar, block)
    if table is None:
        return calendars.next_opening(usual_calendar(calendar), at, horizon)
    place = bisect_right(table.openings, at)
    if place == len(table.openings):
        return _later_opening(usual_calendar(calendar), at, horizon)
    opening = table.openings[place]
    return opening if opening - at <= horizon else None


def _later_opening(calendar: WorkCalendar, at: datetime, horizon: timedelta) -> datetime | None:
    """The next opening where the table of `at` holds none: in the tables of later blocks, up to the horizon."""
    limit = at + horizon
    for block in range((at.toordinal() >> BLOCK_BITS) + 1, (limit.toordinal() >> BLOCK_BITS) + 1):
        table = calendar.tables.get(block) or compiled_block(calendar, block)
        if table is None:
            return calendars.next_opening(calendar, at, horizon)
        opening = _first_opening(table, at)
        if opening is not None:
            return opening if opening <= limit else None
    return None


def _first_opening(table: Table, at: datetime) -> datetime | None:
    """The first opening of a table after `at`; whether work goes on at the table's very start is not known there."""
    after = max(at, table.start)
    found = table.landings[bisect_right(table.hops, after)]
    if found is not USUAL:
        return found
    place = bisect_right(table.openings, after)
    return table.openings[place] if place < len(table.openings) else None

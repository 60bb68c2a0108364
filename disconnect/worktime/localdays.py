"""Where one local day ends and the next begins, so that one evening past midnight is one evening."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from disconnect.worktime.wallclock import MINUTES_OF_DAY, civil_date, instant

if TYPE_CHECKING:
    from disconnect.model.hours import DayPattern, Hours
    from disconnect.worktime.calendars import WorkCalendar

DEFAULT_DAY_START = 4 * 60
_DAY = timedelta(days=1)


def local_day(calendar: WorkCalendar, at: datetime) -> date:
    """The date on which the local day of `at` starts: so that one evening past midnight is one evening.

    A start that the clocks skip or show twice is read as any other wall-clock time (RFC 5545 §3.3.5).

    >>> from datetime import UTC
    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.model.hours import Hours, WeeklyPeriod
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> from disconnect.worktime.calendars import WorkCalendar
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> local_day(calendar, datetime(2026, 7, 1, 1, 59, tzinfo=UTC)).isoformat()
    '2026-06-30'
    """
    day = civil_date(at, calendar.zone)
    return day if at >= instant(day, day_start(calendar.hours), calendar.zone) else day - _DAY


def day_start(hours: Hours) -> int:
    """The wall-clock minute at which local days start: 04:00, or the middle of the daily quiet for night workers.

    Every day of every pattern counts: of the rota or the week, and of each season's week.

    >>> from disconnect.model.hours import Hours, WeeklyPeriod
    >>> day_start(Hours(id="n", title={}, clause="1", periods=(WeeklyPeriod(22 * 60, 30 * 60),))) // 60
    14
    """
    return _day_start(hours.patterns)


@lru_cache(maxsize=4096)
def _day_start(patterns: tuple[tuple[DayPattern, ...], ...]) -> int:
    busy = [0] * MINUTES_OF_DAY
    for pattern in patterns:
        for minutes in _minutes_worked(pattern):
            for minute in minutes:
                busy[minute] += 1
    if not busy[DEFAULT_DAY_START]:
        return DEFAULT_DAY_START
    start, length = _longest_run(busy)
    return (start + length // 2) % MINUTES_OF_DAY


def _minutes_worked(pattern: tuple[DayPattern, ...]) -> list[set[int]]:
    """The minutes of the clock worked on each day of a pattern that repeats, whichever day the period started on."""
    worked = [set[int]() for _ in pattern]
    for number, day in enumerate(pattern):
        for start, end in day:
            for minute in range(start, end):
                worked[(number + minute // MINUTES_OF_DAY) % len(pattern)].add(minute % MINUTES_OF_DAY)
    return worked


def _longest_run(busy: list[int]) -> tuple[int, int]:
    """Start and length of the longest stretch of the clock with the least work; the earliest of equals."""
    least = min(busy)
    if max(busy) == least:
        return 0, MINUTES_OF_DAY
    runs: list[tuple[int, int]] = []
    for start in range(MINUTES_OF_DAY):
        if busy[start] == least and busy[start - 1] != least:
            length = next(n for n in range(1, MINUTES_OF_DAY + 1) if busy[(start + n) % MINUTES_OF_DAY] != least)
            runs.append((-length, start))
    length, start = min(runs)
    return start, -length

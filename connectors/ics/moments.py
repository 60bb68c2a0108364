"""When an occurrence takes place: civil dates, or wall-clock times with the zone they were written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
DAY_MINUTES = 24 * 60
# Longer than any change of a zone's offset, shorter than the time between two changes.
BEFORE_A_CHANGE = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The civil dates ``[start, end)`` of an event without times."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The times ``[start, end)`` of an event, each aware, by the wall clock of the zone it was written in."""

    start: datetime
    end: datetime


def instant(wall: datetime) -> datetime:
    """The instant in UTC of a wall-clock time, whatever its zone's own habits with times that do not exist.

    A time in a gap reads with the offset before the gap, a time that comes twice is the first of the two.

    >>> from zoneinfo import ZoneInfo
    >>> instant(datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Paris"))).isoformat()
    '2026-03-29T01:30:00+00:00'
    >>> instant(datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Paris"))).isoformat()
    '2026-10-25T00:30:00+00:00'

    Source: RFC 5545 §3.3.5 (form 3).
    """
    first = wall.replace(fold=0)
    found = first.astimezone(UTC)
    if found.astimezone(wall.tzinfo).replace(tzinfo=None, fold=0) == first.replace(tzinfo=None):
        return found
    # The zones that calendars define themselves read a gap with the offset after it (dateutil), IANA's before it.
    before = (first - BEFORE_A_CHANGE).utcoffset() or timedelta(0)
    return (first.replace(tzinfo=None) - before).replace(tzinfo=UTC)


def bounds(when: Days | Clock, zone: tzinfo) -> tuple[datetime, datetime]:
    """Start and end in UTC, ``[start, end)``; dates begin at 00:00 in `zone`; a gap never ends before it starts.

    >>> start, end = bounds(Days(start=date(2026, 1, 5), end=date(2026, 1, 6)), UTC)
    >>> (end - start).days
    1
    """
    if isinstance(when, Days):
        return midnight(when.start, zone), midnight(when.end, zone)
    start = instant(when.start)
    return start, max(start, instant(when.end))


def midnight(day: date, zone: tzinfo) -> datetime:
    """The instant in UTC at which the civil date `day` begins in `zone`."""
    return instant(datetime.combine(day, time(), zone))


def wall_minutes(when: Days | Clock) -> int:
    """Length by the wall clock of the event's own zone, in whole minutes; a date counts 24 hours.

    >>> from zoneinfo import ZoneInfo
    >>> night = datetime(2026, 3, 28, 21, tzinfo=ZoneInfo("Europe/Paris"))
    >>> wall_minutes(Clock(start=night, end=night + timedelta(hours=11)))
    660
    """
    if isinstance(when, Days):
        return (when.end - when.start).days * DAY_MINUTES
    end = when.end if when.end.tzinfo is when.start.tzinfo else instant(when.end).astimezone(when.start.tzinfo)
    return max(0, (end.replace(tzinfo=None) - when.start.replace(tzinfo=None)) // MINUTE)

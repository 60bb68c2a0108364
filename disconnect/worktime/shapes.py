"""Which dates look alike: what is drawn once need not be drawn for every date of a year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disconnect.model.hours import DayPattern
    from disconnect.worktime.calendars import WorkCalendar

_DAY = timedelta(days=1)

Shape = tuple["DayPattern", "DayPattern", bool, frozenset[str]]
"""Periods that start on the date before and on the date, whether it is a holiday, and its halves of leave."""


def shape(calendar: WorkCalendar, day: date) -> Shape:
    """What the segments of a date depend on beside its clock: one calendar's dates of equal shape look alike."""
    halves = frozenset(half for half in ("", "am", "pm") if (day, half) in calendar.leave)
    if day in calendar.closed:
        return (), (), calendar.is_holiday(day), halves
    return calendar.starting_on(day - _DAY), calendar.starting_on(day), calendar.is_holiday(day), halves


def is_even(midnights: Iterable[datetime]) -> bool:
    """Whether dates that start at these instants all have 24 hours.

    Given the midnights of a date, of the one before and of the two after it, no clock change touches the date's
    periods.

    >>> from datetime import UTC
    >>> monday = datetime(2026, 3, 2, tzinfo=UTC)
    >>> is_even([monday, monday + _DAY]), is_even([monday, monday + _DAY * 0.9])
    (True, False)
    """
    return all(later - earlier == _DAY for earlier, later in pairwise(midnights))

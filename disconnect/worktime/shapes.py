"""Which dates look alike: what is drawn once need not be drawn for every date of every calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from disconnect.model.hours import Hours
from disconnect.worktime.calendars import WorkCalendar, day_segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disconnect.model.hours import DayPattern
    from disconnect.model.policy import QuietClass
    from disconnect.worktime.calendars import Segment

_DAY = timedelta(days=1)
_ANY_DATE = date(2001, 1, 2)
_ITS_MIDNIGHT = datetime(2001, 1, 2, tzinfo=UTC)

Drawing = tuple[tuple[timedelta, "QuietClass | None"], ...]
"""The segments of a date of 24 hours: how long after 00:00 each starts, and its class (None: working time)."""


class Shape(NamedTuple):
    """What the segments of a date of 24 hours depend on: dates of equal shape look alike, whatever their calendar.

    `before` and `own` are the periods that start on the date before and on the date.
    """

    before: DayPattern
    own: DayPattern
    is_holiday: bool
    halves: frozenset[str]
    night: tuple[int, int]


def shape(calendar: WorkCalendar, day: date) -> Shape:
    """The shape of a date; what a closed date would have had does not matter to it."""
    halves = frozenset(half for half in ("", "am", "pm") if (day, half) in calendar.leave)
    before, own = ((), ()) if day in calendar.closed else (calendar.starting_on(day - _DAY), calendar.starting_on(day))
    return Shape(before, own, calendar.is_holiday(day), halves, calendar.night)


def is_even(midnights: Sequence[datetime]) -> bool:
    """Whether dates that start at these instants all have 24 hours.

    Given the midnights of a date, of the one before and of the two after it, no clock change touches the periods that
    lie on the date: its shape tells all of it.

    >>> monday = datetime(2026, 3, 2, tzinfo=UTC)
    >>> is_even([monday, monday + _DAY]), is_even([monday, monday + _DAY * 0.9])
    (True, False)
    """
    return all(later - earlier == _DAY for earlier, later in pairwise(midnights))


def drawn_segments(found: Shape, midnight: datetime) -> tuple[Segment, ...]:
    """The segments of a date of 24 hours that begins at `midnight` (aware UTC)."""
    drawn = drawing(found)
    ends = (*(start for start, _ in drawn[1:]), _DAY)
    return tuple((midnight + start, midnight + end, kind) for (start, kind), end in zip(drawn, ends, strict=True))


@lru_cache(maxsize=16384)
def drawing(found: Shape) -> Drawing:
    """The segments of any date of a shape, drawn on a calendar in UTC by `day_segments`, their one definition.

    >>> office = Shape(before=(), own=((540, 1080),), is_holiday=False, halves=frozenset(), night=(1260, 360))
    >>> [(str(start), kind and kind.value) for start, kind in drawing(office)][:3]
    [('0:00:00', 'night'), ('6:00:00', 'morning'), ('9:00:00', None)]
    """
    two_days = (found.before, found.own)
    calendar = WorkCalendar(
        hours=Hours(id="", title={}, periods=(), clause="", cycle=two_days, anchor=_ANY_DATE - _DAY),
        zone=ZoneInfo("UTC"),
        holidays=frozenset({_ANY_DATE} if found.is_holiday else ()),
        leave=frozenset((_ANY_DATE, half) for half in found.halves),
        night=found.night,
    )
    return tuple((start - _ITS_MIDNIGHT, kind) for start, _, kind in day_segments(calendar, _ANY_DATE))

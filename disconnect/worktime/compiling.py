"""Calendars compiled into rows: dates are drawn 64 at a time, once for all people who have the same but for leave.

Everything comes from `calendars.day_segments`, the one definition of quiet time, mostly by way of `shapes.drawing`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import compress, pairwise
from typing import TYPE_CHECKING, NamedTuple

from disconnect.model.policy import QuietClass
from disconnect.worktime.calendars import Segment, WorkCalendar, day_segments, joined
from disconnect.worktime.shapes import drawn_segments, is_even, shape
from disconnect.worktime.tables import AHEAD
from disconnect.worktime.wallclock import civil_date, instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from zoneinfo import ZoneInfo

    from disconnect.model.hours import Hours
    from disconnect.worktime.tables import Openings, Row

BLOCK_BITS = 6
"""Dates are drawn 64 at a time: ``date.toordinal() >> BLOCK_BITS`` numbers the block."""
BEFORE, BEYOND = 2, AHEAD + 2
"""Dates drawn on either side of a block: zones differ by up to two dates."""
MOST_ROWS, MOST_ROWS_WITH_LEAVE = 1024, 64
"""Rows that a calendar remembers, those of one person fewer; beyond, it forgets all and begins anew."""
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


class Course(NamedTuple):
    """A calendar drawn over a block: ``kinds[i]`` holds from ``edges[i - 1]`` up to ``edges[i]``, from start to end."""

    start: datetime
    end: datetime
    edges: list[datetime]
    kinds: list[QuietClass | None]
    openings: list[datetime]


def compile_date(calendar: WorkCalendar, ordinal: int) -> bool:
    """Compile one date in UTC, so that the calendar has its row; False where that cannot be done.

    That is so where clocks went back across midnight, last in Newfoundland in 2010: a date was left and came back. Nor
    are the first and the last days of the calendar compiled.
    """
    usual = usual_calendar(calendar)
    course = _usual_course(usual, ordinal >> BLOCK_BITS)
    if course is None:
        return False
    row = usual.rows.get(ordinal) or _remembered(usual, ordinal, _row(course, course, ordinal))
    if calendar is not usual:
        own = _own_course(calendar, ordinal >> BLOCK_BITS) if calendar.leave else None
        _remembered(calendar, ordinal, row if own is None or own is course else _row(own, course, ordinal))
    return True


def usual_calendar(calendar: WorkCalendar) -> WorkCalendar:
    """The calendar with leave left aside, one object for all people who have the same."""
    return _usual(calendar.hours, calendar.zone, calendar.holidays, (calendar.closed, calendar.night))


@lru_cache(maxsize=4096)
def _usual(
    hours: Hours, zone: ZoneInfo, holidays: frozenset[date], rest: tuple[frozenset[date], tuple[int, int]]
) -> WorkCalendar:
    closed, night = rest
    return WorkCalendar(hours=hours, zone=zone, holidays=holidays, closed=closed, night=night)


def _remembered(calendar: WorkCalendar, ordinal: int, row: Row) -> Row:
    if len(calendar.rows) >= (MOST_ROWS_WITH_LEAVE if calendar.leave else MOST_ROWS):
        calendar.rows.clear()
    calendar.rows[ordinal] = row
    return row


def _row(own: Course, usual: Course, ordinal: int) -> Row:
    edges, kinds, openings = _cut(own, ordinal)
    usual_edges, _, usual_openings = (edges, kinds, openings) if own is usual else _cut(usual, ordinal)
    return edges, kinds, openings, (usual_edges, usual_openings)


def _cut(course: Course, ordinal: int) -> tuple[tuple[datetime, ...], tuple[QuietClass | None, ...], Openings]:
    """The part of a course that lies on one date in UTC."""
    start = datetime.combine(date.fromordinal(ordinal), time(), tzinfo=UTC)
    first, last = bisect_left(course.edges, start), bisect_left(course.edges, start + _DAY)
    edges = course.edges[first:last]
    places = [bisect_left(course.openings, at) for at in (*edges, start + _DAY)]
    following: list[datetime | None] = [*course.openings, None]
    return tuple(edges), tuple(course.kinds[first : last + 1]), tuple(following[place] for place in places)


def _dates_of(block: int) -> range:
    """The ordinals of the dates over which a block is drawn."""
    first = block << BLOCK_BITS
    return range(first - BEFORE, first + (1 << BLOCK_BITS) + BEYOND)


@lru_cache(maxsize=512)
def _usual_course(calendar: WorkCalendar, block: int) -> Course | None:
    ordinals = _dates_of(block)
    if ordinals.start <= 1 or ordinals.stop + 2 > date.max.toordinal():
        return None
    days = [date.fromordinal(ordinal) for ordinal in range(ordinals.start - 1, ordinals.stop + 2)]
    midnights = [instant(day, 0, calendar.zone) for day in days]
    is_longer = [end - start > _DAY for start, end in pairwise(midnights)]
    if any(_comes_back(day, calendar.zone) for day in compress(days, is_longer)):
        return None
    return _course(_segments(calendar, days, midnights))


def _comes_back(day: date, zone: ZoneInfo) -> bool:
    """Whether the date before `day` is shown once more after `day` has begun."""
    midnight = datetime.combine(day, time(), tzinfo=zone)
    first, second = (midnight.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return first < second and civil_date(second - _SECOND, zone) < day


def _segments(calendar: WorkCalendar, days: list[date], midnights: list[datetime]) -> Iterator[Segment]:
    """The segments of all but the outermost dates (one before, two after)."""
    for number in range(1, len(days) - 2):
        yield from _date_segments(calendar, days[number], midnights[number - 1 : number + 3])


def _date_segments(calendar: WorkCalendar, day: date, midnights: Sequence[datetime]) -> Iterable[Segment]:
    """The segments of one date, given the midnights of the date before, of the date and of the two after it."""
    if not is_even(midnights):
        return day_segments(calendar, day)
    return drawn_segments(shape(calendar, day), midnights[1])


def _course(segments: Iterable[Segment]) -> Course:
    """Adjoining segments as a course; whether work goes on at its very start is not known, and makes no opening."""
    parts = joined(segments)
    later = parts[1:]
    return Course(
        start=parts[0][0],
        end=parts[-1][1],
        edges=[start for start, _, _ in later],
        kinds=[kind for _, _, kind in parts],
        openings=[start for start, _, kind in later if kind is None],
    )


@lru_cache(maxsize=2048)
def _own_course(calendar: WorkCalendar, block: int) -> Course | None:
    """The usual course, leave laid over it; the usual one itself where there is none."""
    usual = _usual_course(usual_calendar(calendar), block)
    ordinals = _dates_of(block)
    days = sorted({day for day, _ in calendar.leave if day.toordinal() in ordinals})
    if usual is None or not days:
        return usual
    return _course(_laid_over(usual, [segment for day in days for segment in _leave_segments(calendar, day)]))


def _laid_over(usual: Course, leave: Sequence[Segment]) -> Iterator[Segment]:
    """The segments of a course, those of leave (sorted, disjoint) in the place of what lay there."""
    cursor = usual.start
    for start, end, kind in leave:
        yield from _between(usual, cursor, start)
        yield start, end, kind
        cursor = end
    yield from _between(usual, cursor, usual.end)


def _between(course: Course, start: datetime, end: datetime) -> Iterator[Segment]:
    if start < end:
        first, last = bisect_right(course.edges, start), bisect_left(course.edges, end)
        points = [start, *course.edges[first:last], end]
        kinds = course.kinds[first : last + 1]
        yield from ((a, b, kind) for (a, b), kind in zip(pairwise(points), kinds, strict=True))


def _leave_segments(calendar: WorkCalendar, day: date) -> Iterator[Segment]:
    """The segments of a leave date; a whole date has one, which needs no drawing, or none where it does not exist."""
    start, end = instant(day, 0, calendar.zone), instant(day + _DAY, 0, calendar.zone)
    if (day, "") not in calendar.leave:
        midnights = [instant(day + ahead * _DAY, 0, calendar.zone) for ahead in (-1, 0, 1, 2)]
        yield from _date_segments(calendar, day, midnights)
    elif start < end:
        yield start, end, QuietClass.LEAVE

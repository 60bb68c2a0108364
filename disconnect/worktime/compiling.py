"""Calendars compiled into tables: the shared part once per hours, zone and holidays, leave as a few lines beside it.

Everything is drawn from `calendars.day_segments`, the one definition of quiet time; dates with the same periods, far
from a clock change, share one drawing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import compress, pairwise
from typing import TYPE_CHECKING, NamedTuple

from disconnect.model.policy import QuietClass
from disconnect.worktime.calendars import Segment, WorkCalendar, day_segments, joined
from disconnect.worktime.shapes import Shape, is_even, shape
from disconnect.worktime.tables import BLOCK_BITS, USUAL, Table
from disconnect.worktime.wallclock import civil_date, instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from zoneinfo import ZoneInfo

    from disconnect.model.hours import Hours
    from disconnect.worktime.tables import Usual

MOST_BLOCKS = 64
"""Tables that one calendar remembers, more than ten years; beyond, it forgets all and begins anew."""
BEFORE, BEYOND = 2, 14
"""Dates compiled on either side of a block: zones differ by up to two dates, openings lie a few days ahead."""
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)

Relative = tuple[tuple[timedelta, QuietClass | None], ...]


def compiled_block(calendar: WorkCalendar, block: int) -> Table | None:
    """The table of a block, now remembered by the calendar; None where dates do not follow one another.

    That is so where clocks went back across midnight, last in Newfoundland in 2010: a date was left and came back. Nor
    are the first and the last days of the calendar compiled.
    """
    shared = _shared_block(usual_calendar(calendar), block)
    if shared is None:
        return None
    days = _leave_dates(calendar, block)
    return _remembered(calendar, block, _with_leave(shared, calendar, days) if days else shared)


def usual_calendar(calendar: WorkCalendar) -> WorkCalendar:
    """The calendar with leave left aside, one object for all people who have the same."""
    return _usual(calendar.hours, calendar.zone, calendar.holidays, (calendar.closed, calendar.night))


@lru_cache(maxsize=4096)
def _usual(
    hours: Hours, zone: ZoneInfo, holidays: frozenset[date], rest: tuple[frozenset[date], tuple[int, int]]
) -> WorkCalendar:
    closed, night = rest
    return WorkCalendar(hours=hours, zone=zone, holidays=holidays, closed=closed, night=night)


def _dates_of(block: int) -> range:
    """The ordinals of the dates that a block's table holds."""
    first = block << BLOCK_BITS
    return range(first - BEFORE, first + (1 << BLOCK_BITS) + BEYOND)


def _shared_block(calendar: WorkCalendar, block: int) -> Table | None:
    known = calendar.tables.get(block)
    if known is not None:
        return known
    ordinals = _dates_of(block)
    if ordinals.start <= 1 or ordinals.stop + 2 > date.max.toordinal():
        return None
    days = [date.fromordinal(ordinal) for ordinal in range(ordinals.start - 1, ordinals.stop + 2)]
    midnights = [instant(day, 0, calendar.zone) for day in days]
    is_longer = [end - start > _DAY for start, end in pairwise(midnights)]
    if any(_comes_back(day, calendar.zone) for day in compress(days, is_longer)):
        return None
    segments = joined(_segments(calendar, days, midnights))
    table = Table(
        start=segments[0][0],
        end=segments[-1][1],
        edges=[start for start, _, _ in segments],
        kinds=[segments[0][2], *(kind for _, _, kind in segments)],
        openings=[start for start, _, kind in segments[1:] if kind is None],
        own_edges=[],
        own_kinds=[USUAL],
        hops=[],
        landings=[USUAL],
    )
    return _remembered(calendar, block, table)


def _remembered(calendar: WorkCalendar, block: int, table: Table) -> Table:
    if len(calendar.tables) >= MOST_BLOCKS:
        calendar.tables.clear()
    calendar.tables[block] = table
    return table


def _comes_back(day: date, zone: ZoneInfo) -> bool:
    """Whether the date before `day` is shown once more after `day` has begun."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    first, second = (midnight.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    return first < second and civil_date(second - _SECOND, zone) < day


def _segments(calendar: WorkCalendar, days: list[date], midnights: list[datetime]) -> Iterator[Segment]:
    """The segments of all but the outermost dates (one before, two after), drawn once for each shape."""
    drawn: dict[Shape, Relative] = {}
    for number in range(1, len(days) - 2):
        day, midnight = days[number], midnights[number]
        if not is_even(midnights[number - 1 : number + 3]):
            yield from day_segments(calendar, day)
            continue
        found = shape(calendar, day)
        if found not in drawn:
            drawn[found] = tuple((start - midnight, kind) for start, _, kind in day_segments(calendar, day))
        relative = drawn[found]
        for (start, kind), (end, _) in zip(relative, (*relative[1:], (_DAY, None)), strict=True):
            yield midnight + start, midnight + end, kind


class _Region(NamedTuple):
    """Consecutive leave dates: the shared openings before, up to and with their end, and the openings they have."""

    before: int
    upto: int
    openings: list[datetime]


def _leave_dates(calendar: WorkCalendar, block: int) -> list[date]:
    ordinals = _dates_of(block)
    return sorted({day for day, _ in calendar.leave if day.toordinal() in ordinals})


def _with_leave(shared: Table, calendar: WorkCalendar, days: list[date]) -> Table:
    own_edges: list[datetime] = []
    own_kinds: list[QuietClass | Usual | None] = [USUAL]
    regions: list[_Region] = []
    for run in _runs(days):
        segments = joined(segment for day in run for segment in _leave_segments(calendar, day))
        if segments:
            end = segments[-1][1]
            own_edges += [*(start for start, _, _ in segments), end]
            own_kinds += [*(kind for _, _, kind in segments), USUAL]
            _add(regions, _region(shared, segments))
    hops, landings = _hops(shared, regions)
    return replace(shared, own_edges=own_edges, own_kinds=own_kinds, hops=hops, landings=landings)


def _runs(days: list[date]) -> Iterator[list[date]]:
    """Sorted dates, cut where one does not follow the other."""
    run: list[date] = []
    for day in days:
        if run and day - run[-1] != _DAY:
            yield run
            run = []
        run.append(day)
    yield run


def _leave_segments(calendar: WorkCalendar, day: date) -> Sequence[Segment]:
    """The segments of a leave date; a whole date has one, which needs no drawing."""
    if (day, "") not in calendar.leave:
        return day_segments(calendar, day)
    start, end = instant(day, 0, calendar.zone), instant(day + _DAY, 0, calendar.zone)
    return ((start, end, QuietClass.LEAVE),) if start < end else ()


def _region(shared: Table, segments: Sequence[Segment]) -> _Region:
    start, end = segments[0][0], segments[-1][1]
    kinds = [shared.kinds[bisect_left(shared.edges, start)], *(kind for _, _, kind in segments)]
    starts = [first for first, _, _ in segments]
    if end < shared.end:  # otherwise nothing is known of what follows, nor asked here
        starts.append(end)
        kinds.append(shared.kinds[bisect_right(shared.edges, end)])
    return _Region(
        bisect_left(shared.openings, start),
        bisect_right(shared.openings, end),
        [at for at, (earlier, kind) in zip(starts, pairwise(kinds), strict=True) if kind is None is not earlier],
    )


def _add(regions: list[_Region], region: _Region) -> None:
    """Append a region, as one with the last where no shared opening lies between the two."""
    if regions and regions[-1].upto == region.before:
        last = regions.pop()
        region = _Region(last.before, region.upto, last.openings + region.openings)
    regions.append(region)


def _hops(shared: Table, regions: Sequence[_Region]) -> tuple[list[datetime], list[datetime | Usual | None]]:
    """From the last opening before a region on, each opening leads to the region's next, and the last beyond it."""
    hops: list[datetime] = []
    landings: list[datetime | Usual | None] = [USUAL]
    for region in regions:
        hops += [shared.openings[region.before - 1] if region.before else shared.start, *region.openings]
        beyond = shared.openings[region.upto] if region.upto < len(shared.openings) else None
        landings += [*region.openings, beyond]
        if beyond is not None:
            hops.append(beyond)
            landings.append(USUAL)
    return hops, landings

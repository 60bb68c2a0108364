"""One person's working time and, for everything else, the one class of quiet time it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from disconnect.model.hours import Hours, WeeklyPeriod  # noqa: TC001 - the examples below use them
from disconnect.model.policy import QuietClass
from disconnect.worktime.spans import Spans, difference, overlap, union
from disconnect.worktime.wallclock import MINUTES_OF_DAY, civil_date, instant

NOON = 12 * 60
_DAY = timedelta(days=1)
_HALVES = {"am": (0, NOON), "pm": (NOON, MINUTES_OF_DAY), "": (0, MINUTES_OF_DAY)}

Segment = tuple[datetime, datetime, QuietClass | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WorkCalendar:
    """What decides a person's working time: weekly hours in their zone, less holidays, less leave.

    `leave` holds civil dates with a half ("am", "pm", or "" for the whole date); `night` is the wall-clock
    minutes of the class *night*, and may pass midnight.
    """

    hours: Hours
    zone: ZoneInfo
    holidays: frozenset[date] = frozenset()
    leave: frozenset[tuple[date, str]] = frozenset()
    night: tuple[int, int] = (21 * 60, 6 * 60)


def working_periods(calendar: WorkCalendar, start: datetime, end: datetime) -> Spans:
    """The working time inside ``[start, end)``: sorted, disjoint periods in UTC.

    >>> from datetime import UTC
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> week = datetime(2026, 3, 30, tzinfo=UTC), datetime(2026, 4, 6, tzinfo=UTC)
    >>> [(a.isoformat(), b.hour) for a, b in working_periods(calendar, *week)]
    [('2026-03-30T07:00:00+00:00', 16)]
    """
    first, last = civil_date(start, calendar.zone), civil_date(end, calendar.zone)
    pieces: list[tuple[datetime, datetime]] = []
    day = first
    while day <= last:
        pieces.extend(_periods_of_date(calendar, day))
        day += _DAY
    return overlap(union(pieces), start, end)


def day_segments(calendar: WorkCalendar, day: date) -> tuple[Segment, ...]:
    """The civil date cut into segments ``[start, end)``, each working time (None) or one class of quiet time.

    The segments cover the date from 00:00 to 24:00 by the clocks of the calendar's zone, 23 to 25 elapsed hours.

    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> [kind.value if kind else "work" for _, _, kind in day_segments(calendar, date(2026, 3, 30))]
    ['night', 'morning', 'work', 'evening', 'night']

    Source:
        The definition of quiet time in the register of metrics: the first class that fits, by civil date.
    """
    return _day_segments(calendar, day)


def classify(calendar: WorkCalendar, at: datetime) -> QuietClass | None:
    """The class of quiet time at the instant `at`, or None in working time.

    >>> from datetime import UTC
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> classify(calendar, datetime(2026, 3, 30, 16, 0, tzinfo=UTC)).value
    'evening'
    """
    segments = day_segments(calendar, civil_date(at, calendar.zone))
    place = bisect_right(segments, at, key=lambda segment: segment[0]) - 1
    return segments[place][2]


def next_opening(calendar: WorkCalendar, at: datetime, horizon: timedelta) -> datetime | None:
    """The start of the first working period that starts after `at`, or None when there is none within `horizon`.

    An opening exactly at the horizon's end still counts; one exactly at `at` does not.

    >>> from datetime import UTC
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> next_opening(calendar, datetime(2026, 3, 23, 8, 0, tzinfo=UTC), timedelta(days=9)).isoformat()
    '2026-03-30T07:00:00+00:00'
    """
    limit = at + horizon
    start = at - _DAY
    while start <= limit:
        end = start + 8 * _DAY
        # A period that is cut at `start` opened before it: `at` lies a day later, so it is never taken.
        for opening, _ in working_periods(calendar, start, end):
            if at < opening <= limit and opening > start:
                return opening
        start = end - _DAY
    return None


def local_day(calendar: WorkCalendar, at: datetime) -> date:
    """The date on which the local day of `at` starts: so that one evening past midnight is one evening.

    A start that the clocks skip or show twice is read as any other wall-clock time (RFC 5545 §3.3.5).

    >>> from datetime import UTC
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> local_day(calendar, datetime(2026, 7, 1, 1, 59, tzinfo=UTC)).isoformat()
    '2026-06-30'
    """
    day = civil_date(at, calendar.zone)
    return day if at >= instant(day, day_start(calendar.hours), calendar.zone) else day - _DAY


def scheduled_dates(calendar: WorkCalendar, day: date) -> bool:
    """Whether `day` has scheduled hours and is no public holiday, leave not asked.

    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"), leave=frozenset({(date(2026, 3, 30), "")}))
    >>> scheduled_dates(calendar, date(2026, 3, 30)), scheduled_dates(calendar, date(2026, 3, 31))
    (True, False)
    """
    bare = WorkCalendar(hours=calendar.hours, zone=calendar.zone, holidays=calendar.holidays, night=calendar.night)
    return bool(_periods_of_date(bare, day))


def day_start(hours: Hours) -> int:
    """The wall-clock minute at which local days start: 04:00, or the middle of the daily quiet for night workers.

    >>> day_start(Hours(id="n", title={}, clause="1", periods=(WeeklyPeriod(22 * 60, 30 * 60),))) // 60
    14
    """
    return _day_start(hours.periods)


DEFAULT_DAY_START = 4 * 60


@lru_cache(maxsize=4096)
def _day_start(periods: tuple[WeeklyPeriod, ...]) -> int:
    busy = [0] * MINUTES_OF_DAY
    for weekday in range(7):
        for minute in _minutes_worked(periods, weekday):
            busy[minute] += 1
    if not busy[DEFAULT_DAY_START]:
        return DEFAULT_DAY_START
    start, length = _longest_run(busy)
    return (start + length // 2) % MINUTES_OF_DAY


def _minutes_worked(periods: tuple[WeeklyPeriod, ...], weekday: int) -> set[int]:
    """The minutes of the day worked on `weekday`, whichever day the period started on."""
    start = weekday * MINUTES_OF_DAY
    week = 7 * MINUTES_OF_DAY
    return {
        minute - start
        for period in periods
        for shift in (0, -week)
        for minute in range(max(period.start + shift, start), min(period.end + shift, start + MINUTES_OF_DAY))
    }


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


def _periods_of_date(calendar: WorkCalendar, day: date) -> Spans:
    """The working periods inside one civil date, whichever date their shift began on."""
    midnight, end = instant(day, 0, calendar.zone), instant(day, MINUTES_OF_DAY, calendar.zone)
    if day in calendar.holidays or (day, "") in calendar.leave:
        return ()
    scheduled = union(_scheduled(calendar, day - _DAY) + _scheduled(calendar, day))
    return difference(overlap(scheduled, midnight, end), _half_days(calendar, day))


def _scheduled(calendar: WorkCalendar, day: date) -> Spans:
    """The weekly periods that start on `day`, holidays and leave not yet taken off."""
    monday = day - day.weekday() * _DAY
    return tuple(
        (instant(monday, period.start, calendar.zone), instant(monday, period.end, calendar.zone))
        for period in calendar.hours.periods
        if period.start // MINUTES_OF_DAY == day.weekday()
    )


def _half_days(calendar: WorkCalendar, day: date) -> Spans:
    """The spans of `day` that are leave, by the wall clock: 00:00-12:00, 12:00-24:00, or both."""
    return tuple(
        (instant(day, _HALVES[half][0], calendar.zone), instant(day, _HALVES[half][1], calendar.zone))
        for half in ("am", "pm", "")
        if (day, half) in calendar.leave
    )


@lru_cache(maxsize=65536)
def _day_segments(calendar: WorkCalendar, day: date) -> tuple[Segment, ...]:
    midnight, end = instant(day, 0, calendar.zone), instant(day, MINUTES_OF_DAY, calendar.zone)
    spans = {
        None: _periods_of_date(calendar, day),
        QuietClass.LEAVE: _half_days(calendar, day),
        QuietClass.PUBLIC_HOLIDAY: ((midnight, end),) if day in calendar.holidays else (),
        QuietClass.NIGHT: _nights(calendar, day),
    }
    spans |= _around_work(spans[None], midnight, end)
    edges = {midnight, end, *(edge for found in spans.values() for span in found for edge in span)}
    inside = sorted(edge for edge in edges if midnight <= edge <= end)
    return _joined([(a, b, _first_that_fits(spans, a)) for a, b in pairwise(inside)])


def _around_work(work: Spans, midnight: datetime, end: datetime) -> dict[QuietClass | None, Spans]:
    """What surrounds a date's working periods: all of it rest, or before the first and after the last."""
    if not work:
        return {QuietClass.WEEKLY_REST: ((midnight, end),)}
    return {QuietClass.EVENING: ((work[-1][1], end),), QuietClass.MORNING: ((midnight, work[0][0]),)}


def _first_that_fits(spans: dict[QuietClass | None, Spans], at: datetime) -> QuietClass | None:
    """The class at the start of an elementary segment, in the register's order; what nothing else takes is a pause."""
    kinds: tuple[QuietClass | None, ...] = (None, *QuietClass)
    for kind in kinds:
        if any(start <= at < end for start, end in spans.get(kind, ())):
            return kind
    return QuietClass.PAUSE


def _nights(calendar: WorkCalendar, day: date) -> Spans:
    """The parts of a date that are night by the wall clock."""
    start, end = calendar.night
    minutes = ((start, end),) if start < end else ((0, end), (start, MINUTES_OF_DAY))
    return tuple((instant(day, a, calendar.zone), instant(day, b, calendar.zone)) for a, b in minutes)


def _joined(pieces: list[Segment]) -> tuple[Segment, ...]:
    """Neighbouring segments of one class as one."""
    joined: list[Segment] = []
    for start, end, found in pieces:
        if joined and joined[-1][2] is found:
            joined[-1] = (joined[-1][0], end, found)
        else:
            joined.append((start, end, found))
    return tuple(joined)

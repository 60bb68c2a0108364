"""One person's working time and, for everything else, the one class of quiet time it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.model.policy import QuietClass
from disconnect.worktime.spans import Spans, difference, overlap, union
from disconnect.worktime.wallclock import MINUTES_OF_DAY, civil_date, instant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disconnect.model.hours import Hours
    from disconnect.worktime.tables import Row

NOON = 12 * 60
_DAY = timedelta(days=1)
_HALVES = {"am": (0, NOON), "pm": (NOON, MINUTES_OF_DAY), "": (0, MINUTES_OF_DAY)}

Segment = tuple[datetime, datetime, QuietClass | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WorkCalendar:
    """What decides a person's working time: hours in their zone, less holidays, less closures, less leave.

    `leave` holds civil dates with a half ("am", "pm", or "" for the whole date); `night` is the wall-clock
    minutes of the class *night*, and may pass midnight. On a date in `closed` (a company closure, a bridge day) no
    scheduled period starts or lies: it is weekly rest, unless it is leave or a holiday. `rows` is a memory of
    `worktime.compiled`, never compared and never copied.
    """

    hours: Hours
    zone: ZoneInfo
    holidays: frozenset[date] = frozenset()
    leave: frozenset[tuple[date, str]] = frozenset()
    night: tuple[int, int] = (21 * 60, 6 * 60)
    closed: frozenset[date] = frozenset()
    rows: dict[int, Row] = field(default_factory=dict, init=False, repr=False)

    def is_holiday(self, day: date) -> bool:
        """Whether `day` is a public holiday for this person: none is where the hours say that holidays are worked.

        >>> from disconnect.model.hours import Hours
        >>> watch = Hours(id="watch", title={}, clause="1", periods=(), works_holidays=True)
        >>> new_year = date(2026, 1, 1)
        >>> calendar = WorkCalendar(hours=watch, zone=ZoneInfo("Europe/Paris"), holidays=frozenset({new_year}))
        >>> calendar.is_holiday(new_year)
        False
        """
        return day in self.holidays and not self.hours.works_holidays

    def starting_on(self, day: date) -> tuple[tuple[int, int], ...]:
        """The scheduled periods that start on `day`, in wall-clock minutes: none where all is closed."""
        return () if day in self.closed else self.hours.starting_on(day)


def working_periods(calendar: WorkCalendar, start: datetime, end: datetime) -> Spans:
    """The working time inside ``[start, end)``: sorted, disjoint periods in UTC.

    >>> from datetime import UTC
    >>> from disconnect.model.hours import Hours, WeeklyPeriod
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

    >>> from disconnect.model.hours import Hours, WeeklyPeriod
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
    >>> from disconnect.model.hours import Hours, WeeklyPeriod
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
    >>> from disconnect.model.hours import Hours, WeeklyPeriod
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


def joined(pieces: Iterable[Segment]) -> tuple[Segment, ...]:
    """Adjoining segments, neighbours of one class as one."""
    found: list[Segment] = []
    for start, end, kind in pieces:
        if found and found[-1][2] is kind:
            found[-1] = (found[-1][0], end, kind)
        else:
            found.append((start, end, kind))
    return tuple(found)


def scheduled_dates(calendar: WorkCalendar, day: date) -> bool:
    """Whether `day` has scheduled hours and is neither a public holiday nor closed, leave not asked.

    >>> from disconnect.model.hours import Hours, WeeklyPeriod
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"), leave=frozenset({(date(2026, 3, 30), "")}))
    >>> scheduled_dates(calendar, date(2026, 3, 30)), scheduled_dates(calendar, date(2026, 3, 31))
    (True, False)
    """
    return bool(_periods_of_date(replace(calendar, leave=frozenset()), day))


def _periods_of_date(calendar: WorkCalendar, day: date) -> Spans:
    """The working periods inside one civil date, whichever date their shift began on."""
    midnight, end = instant(day, 0, calendar.zone), instant(day, MINUTES_OF_DAY, calendar.zone)
    if calendar.is_holiday(day) or day in calendar.closed or (day, "") in calendar.leave:
        return ()
    scheduled = union(_scheduled(calendar, day - _DAY) + _scheduled(calendar, day))
    return difference(overlap(scheduled, midnight, end), _half_days(calendar, day))


def _scheduled(calendar: WorkCalendar, day: date) -> Spans:
    """The periods that start on `day`, holidays and leave not yet taken off."""
    return tuple(
        (instant(day, start, calendar.zone), instant(day, end, calendar.zone))
        for start, end in calendar.starting_on(day)
    )


def _half_days(calendar: WorkCalendar, day: date) -> Spans:
    """The spans of `day` that are leave, by the wall clock: 00:00-12:00, 12:00-24:00, or both."""
    return tuple(
        (instant(day, _HALVES[half][0], calendar.zone), instant(day, _HALVES[half][1], calendar.zone))
        for half in ("am", "pm", "")
        if (day, half) in calendar.leave
    )


@lru_cache(maxsize=4096)
def _day_segments(calendar: WorkCalendar, day: date) -> tuple[Segment, ...]:
    midnight, end = instant(day, 0, calendar.zone), instant(day, MINUTES_OF_DAY, calendar.zone)
    spans = {
        None: _periods_of_date(calendar, day),
        QuietClass.LEAVE: _half_days(calendar, day),
        QuietClass.PUBLIC_HOLIDAY: ((midnight, end),) if calendar.is_holiday(day) else (),
        QuietClass.NIGHT: _nights(calendar, day),
    }
    spans |= _around_work(spans[None], midnight, end)
    edges = {midnight, end, *(edge for found in spans.values() for span in found for edge in span)}
    inside = sorted(edge for edge in edges if midnight <= edge <= end)
    return joined((a, b, _first_that_fits(spans, a)) for a, b in pairwise(inside))


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

"""Working calendars compiled into small tables that stay in the processor's cache.

Each date of each profile (hours, zone, holidays) points to a *programme*: the class of each minute of that date,
counted in elapsed minutes from its 00:00, so that days of 23 and 25 hours need no special case. Programmes are rasters
of `worktime.day_segments`, the one definition of quiet time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from disconnect.load.arrays import WORKING, Bool, Int32, Int64, UInt8
from disconnect.model.policy import QuietClass
from disconnect.worktime.calendars import day_segments, working_periods
from disconnect.worktime.localdays import day_start
from disconnect.worktime.shapes import drawn_segments, is_even, shape
from disconnect.worktime.wallclock import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disconnect.load.days import Year
    from disconnect.worktime.calendars import Segment, WorkCalendar
    from disconnect.worktime.shapes import Shape

CLASS_CODES = {kind: code for code, kind in enumerate(QuietClass, start=1)}
HALVES = ("", "am", "pm")
LONGEST_DAY = 26 * 60
LUNCH = (12 * 60 + 30, 13 * 60 + 30)
NOON = 12 * 60


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Programmes:
    """The compiled tables of all profiles; instants in seconds since 1970 UTC, days numbered by `Year`.

    Shapes: `minutes` programme × minute; `of_day` profile × (whole day, morning off, afternoon off) × day; `midnight`,
    `noon`, `lunch_start`, `lunch_end` zone × day; `shift_at`, `offset` zone × transition (padded with the far future);
    `wall_start` minute at which a profile's local days start; `local_day_at` profile × day, the instant of it;
    `period_*` the profiles' working periods one after another, `period_of[profile]` where each begins.
    """

    minutes: UInt8
    works: Bool
    of_day: Int32
    midnight: Int64
    noon: Int64
    lunch_start: Int64
    lunch_end: Int64
    shift_at: Int64
    offset: Int64
    zone_of: Int32
    wall_start: Int64
    local_day_at: Int64
    period_of: Int64
    period_start: Int64
    period_end: Int64


def compile_programmes(calendars: Sequence[WorkCalendar], year: Year) -> Programmes:
    """Compile profiles (calendars without leave) for the numbered days of `year`."""
    zones = sorted({calendar.zone.key for calendar in calendars})
    infos = [ZoneInfo(key) for key in zones]
    minutes, of_day = _rasters(calendars, year)
    shift_at, offset = _transitions(infos, year)
    periods = [_period_seconds(calendar, year) for calendar in calendars]
    starts = np.cumsum([0, *(len(found) for found in periods)])
    flat = np.array([span for found in periods for span in found], dtype=np.int64).reshape(-1, 2)
    wall_start = np.array([day_start(calendar.hours) for calendar in calendars], dtype=np.int64)
    return Programmes(
        minutes=minutes,
        works=(minutes == WORKING).any(axis=1),
        of_day=of_day,
        midnight=_instants(infos, year, 0),
        noon=_instants(infos, year, NOON),
        lunch_start=_instants(infos, year, LUNCH[0]),
        lunch_end=_instants(infos, year, LUNCH[1]),
        shift_at=shift_at,
        offset=offset,
        zone_of=np.array([zones.index(calendar.zone.key) for calendar in calendars], dtype=np.int32),
        wall_start=wall_start,
        local_day_at=np.array(
            [
                [seconds(instant(year.date(day), int(start), calendar.zone)) for day in range(year.days + 1)]
                for calendar, start in zip(calendars, wall_start, strict=True)
            ],
            dtype=np.int64,
        ).reshape(len(calendars), year.days + 1),
        period_of=starts.astype(np.int64),
        period_start=np.ascontiguousarray(flat[:, 0]),
        period_end=np.ascontiguousarray(flat[:, 1]),
    )


def seconds(at: datetime) -> int:
    """Whole seconds since 1970 UTC, rounded down."""
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(seconds=1)


def _rasters(calendars: Sequence[WorkCalendar], year: Year) -> tuple[UInt8, Int32]:
    known: dict[bytes, int] = {}
    of_day = np.zeros((len(calendars), len(HALVES), year.days), dtype=np.int32)
    for profile, calendar in enumerate(calendars):
        midnights = [instant(year.date(day), 0, calendar.zone) for day in range(-1, year.days + 2)]
        for day in range(year.days):
            found = _of_date(calendar, year.date(day), midnights[day : day + 4])
            of_day[profile, :, day] = [known.setdefault(raster, len(known)) for raster in found]
    rows = [np.frombuffer(raster, dtype=np.uint8) for raster in known]
    return np.array(rows, dtype=np.uint8).reshape(-1, LONGEST_DAY), of_day


def _of_date(calendar: WorkCalendar, day: date, midnights: Sequence[datetime]) -> tuple[bytes, ...]:
    """The rasters of a date in each variant of leave: half days change what evening, morning and pause mean.

    Far from a clock change dates of one shape, also those of a rota, share them. `midnights` are those of the date
    before, of the date and of the two after it.
    """
    if is_even(midnights):
        return _of_shape(shape(calendar, day))
    variants = (replace(calendar, leave=frozenset({(day, half)} if half else ())) for half in HALVES)
    return tuple(_raster(day_segments(variant, day)) for variant in variants)


@lru_cache(maxsize=4096)
def _of_shape(found: Shape) -> tuple[bytes, ...]:
    variants = (found._replace(halves=frozenset({half} if half else ())) for half in HALVES)
    return tuple(_raster(drawn_segments(variant, datetime(1970, 1, 1, tzinfo=UTC))) for variant in variants)


def _raster(segments: Iterable[Segment]) -> bytes:
    """The class of each elapsed minute of a date; the last class fills the row's unused end."""
    row = bytearray()
    for start, end, kind in segments:
        row += bytes([WORKING if kind is None else CLASS_CODES[kind]]) * ((end - start) // timedelta(minutes=1))
    return bytes(row.ljust(LONGEST_DAY, row[-1:] or b"\0"))


def _instants(zones: Sequence[ZoneInfo], year: Year, minute: int) -> Int64:
    days = range(year.days + 1)
    table = [[seconds(instant(year.date(day), minute, zone)) for day in days] for zone in zones]
    return np.array(table, dtype=np.int64).reshape(len(zones), year.days + 1)


def _transitions(zones: Sequence[ZoneInfo], year: Year) -> tuple[Int64, Int64]:
    """Per zone the instants at which its offset changes, and the offset from each on (seconds east of UTC)."""
    start = datetime.combine(year.base, datetime.min.time(), tzinfo=UTC) - timedelta(days=2)
    found = [list(_changes(zone, start, start + timedelta(days=year.days + 4))) for zone in zones]
    width = max((len(changes) for changes in found), default=1)
    shift_at = np.full((len(zones), width), np.iinfo(np.int64).max, dtype=np.int64)
    offset = np.zeros((len(zones), width), dtype=np.int64)
    for row, changes in enumerate(found):
        shift_at[row, : len(changes)] = [at for at, _ in changes]
        offset[row, : len(changes)] = [east for _, east in changes]
    return shift_at, offset


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> list[tuple[int, int]]:
    """Offset changes at quarter-hour precision: every change of a zone since 1972 lies on one."""
    step = timedelta(minutes=15)
    changes: list[tuple[int, int]] = [(np.iinfo(np.int64).min, _offset(zone, start))]
    at = start
    while at < end:
        if _offset(zone, at) != _offset(zone, at + timedelta(days=1)):
            probe = at
            while _offset(zone, probe) == _offset(zone, at):
                probe += step
            changes.append((seconds(probe), _offset(zone, probe)))
            at = probe
            continue
        at += timedelta(days=1)
    return changes


def _offset(zone: ZoneInfo, at: datetime) -> int:
    east = at.astimezone(zone).utcoffset()
    return 0 if east is None else int(east.total_seconds())


def _period_seconds(calendar: WorkCalendar, year: Year) -> list[tuple[int, int]]:
    start = instant(year.base, 0, calendar.zone)
    end = instant(year.date(year.days), 0, calendar.zone)
    return [(seconds(a), seconds(b)) for a, b in working_periods(calendar, start, end)]

"""Working time worked out minute by minute, for the slow engine: no line of the product's own arithmetic is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.model.person import Place
from disconnect.model.policy import QuietClass

if TYPE_CHECKING:
    from disconnect.model.hours import Hours, Season, WeeklyPeriod
    from disconnect.model.slots import Slot

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
HALVES = {"": (0, 1440), "am": (0, 720), "pm": (720, 1440)}
Classes = dict[datetime, QuietClass | None]
Span = tuple[datetime, datetime]


@dataclass(frozen=True, kw_only=True, eq=False)
class Worker:
    """A person with everything that decides their working time; no hours: somebody under no policy."""

    id: str
    place: Place = field(default_factory=Place)
    zone: str = "Europe/Paris"
    hours: Hours | None = None
    holidays: frozenset[date] = frozenset()
    leave: frozenset[tuple[date, str]] = frozenset()
    closed: frozenset[date] = frozenset()
    night: tuple[int, int] = (1260, 360)
    on_call: tuple[Span, ...] = ()
    dates: dict[date, Classes] = field(default_factory=dict)

    def quiet(self, at: datetime) -> QuietClass | None:
        """The class of quiet time of an instant, None in working time."""
        day = at.astimezone(ZoneInfo(self.zone)).date()
        if day not in self.dates:
            self.dates[day] = dict(classes(self, day))
        return self.dates[day][at.replace(second=0, microsecond=0)]

    def is_working(self, at: datetime) -> bool:
        return self.quiet(at) is None


def moment(day: date, minute: int, zone: str) -> datetime:
    """When the clocks of a zone show so many minutes after the midnight of a date.

    Of two such instants the first; where there is none, as if the clocks had not been put forward.
    """
    wall = datetime(day.year, day.month, day.day) + minute * MINUTE  # noqa: DTZ001 - what a clock shows
    around = [wall.replace(tzinfo=UTC) + hours * HOUR for hours in (-30, 30)]
    offsets = [at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for at in around]
    found = [wall.replace(tzinfo=UTC) - offset for offset in offsets]
    shown = [at for at in found if at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall]
    return min(shown) if shown else found[0]


def stretch(day: date, minutes: tuple[int, int], zone: str) -> Span:
    return moment(day, minutes[0], zone), moment(day, minutes[1], zone)


def is_within(at: datetime, spans: Iterable[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def shifts(hours: Hours, day: date) -> list[tuple[int, int]]:
    """The periods that begin on a date, in minutes after its midnight."""
    for season in hours.seasons:
        if is_season(season, day):
            return of_week(season.periods, day)
    if hours.cycle and hours.anchor:
        return list(hours.cycle[(day.toordinal() - hours.anchor.toordinal()) % len(hours.cycle)])
    return of_week(hours.periods, day)


def of_week(periods: Iterable[WeeklyPeriod], day: date) -> list[tuple[int, int]]:
    begun = 1440 * day.weekday()
    starts = [(period.start - begun, period.end - begun) for period in periods]
    return [(start, end) for start, end in starts if 0 <= start < 1440]


def is_season(season: Season, day: date) -> bool:
    """Whether a date lies in a season: dates as numbers YYYYMMDD, days of every year as MMDD."""
    first, last = season.start, season.end
    if isinstance(first, date) and isinstance(last, date):
        return first.toordinal() <= day.toordinal() <= last.toordinal()
    today, start, end = (100 * month + number for month, number in ((day.month, day.day), first, last))  # type: ignore[misc]
    return start <= today <= end if start <= end else not end < today < start


def is_off(worker: Worker, day: date) -> bool:
    return day in worker.holidays and not (worker.hours and worker.hours.works_holidays)


def classes(worker: Worker, day: date) -> Iterator[tuple[datetime, QuietClass | None]]:
    """Every minute of a civil date with its class of quiet time, None in working time."""
    start, end = stretch(day, (0, 1440), worker.zone)
    minutes = [start + number * MINUTE for number in range((end - start) // MINUTE)]
    away = [stretch(day, times, worker.zone) for half, times in HALVES.items() if (day, half) in worker.leave]
    planned = list(scheduled(worker, day))
    work = [at for at in minutes if is_within(at, planned) and not is_within(at, away)]
    dark = [stretch(day, times, worker.zone) for times in nights(worker.night)]
    worked = set(work)
    for at in minutes:
        if at in worked:
            yield at, None
        elif is_within(at, away):
            yield at, QuietClass.LEAVE
        elif is_off(worker, day):
            yield at, QuietClass.PUBLIC_HOLIDAY
        elif not work:
            yield at, QuietClass.WEEKLY_REST
        elif is_within(at, dark):
            yield at, QuietClass.NIGHT
        elif at > work[-1]:
            yield at, QuietClass.EVENING
        else:
            yield at, QuietClass.MORNING if at < work[0] else QuietClass.PAUSE


def scheduled(worker: Worker, day: date) -> Iterator[Span]:
    """The shifts that may reach into a date: none on a holiday or a closed date, none that began on a closed one."""
    if worker.hours is None or day in worker.closed or is_off(worker, day):
        return
    for begun in (day - DAY, day):
        if begun not in worker.closed:
            yield from (stretch(begun, times, worker.zone) for times in shifts(worker.hours, begun))


def nights(night: tuple[int, int]) -> list[tuple[int, int]]:
    start, end = night
    return [(start, end)] if start < end else [(0, end), (start, 1440)]


def is_on(slot: Slot, worker: Worker, at: datetime) -> bool:
    """Whether a slot is on for somebody: their hours are of those named, and one of its windows holds the instant."""
    hours = worker.hours.id.split("@")[0] if worker.hours else ""
    if slot.hours and hours not in slot.hours:
        return False
    zone = slot.zone or worker.zone
    today = at.astimezone(ZoneInfo(zone)).date()
    for day in (today - 2 * DAY, today - DAY, today):
        is_begun, is_over = slot.since is None or slot.since <= day, slot.until is not None and slot.until < day
        windows = [stretch(day, times, zone) for times in slot.times if day.weekday() in slot.days]
        if is_begun and not is_over and is_within(at, windows):
            return True
    return False

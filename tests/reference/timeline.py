"""One person's time: civil dates, local days, working time, leave, and the class of every quiet instant."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.model.policy import QuietClass
from tests.reference.instants import Interval, at_wall, is_in, union, within, without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disconnect.model.hours import Hours, Season, WeeklyPeriod
    from disconnect.model.person import Leave, Person, Place
    from disconnect.model.policy import Policy
    from tests.reference.case import Case

DAY = timedelta(days=1)
DAY_MINUTES = 24 * 60
NOON = 12 * 60
FOUR = 4 * 60
MARGIN = 40 * DAY

Shift = tuple[int, int]


def dates(start: date, end: date) -> Iterator[date]:
    """The civil dates ``[start, end)``."""
    for ahead in range((end - start).days):
        yield start + ahead * DAY


def monday(day: date) -> date:
    """The Monday of the ISO week of `day`."""
    return day - day.weekday() * DAY


def weekday_shifts(periods: Iterable[WeeklyPeriod], weekday: int) -> list[Shift]:
    """The shifts of a week that start on `weekday`, in minutes from 00:00 of that day."""
    return [
        (period.start % DAY_MINUTES, period.start % DAY_MINUTES + period.end - period.start)
        for period in periods
        if period.start // DAY_MINUTES == weekday
    ]


def is_in_season(season: Season, day: date) -> bool:
    """Whether `day` lies in a season, tried on each turn of it that could hold `day`."""
    start, end = season.start, season.end
    if isinstance(start, date) and isinstance(end, date):
        return any(start + ahead * DAY == day for ahead in range((end - start).days + 1))
    if isinstance(start, date) or isinstance(end, date):
        raise TypeError(season)
    turns = [(day.year - 1, day.year), (day.year, day.year + 1)] if start > end else [(day.year, day.year)]
    return any((first, *start) <= (day.year, day.month, day.day) <= (last, *end) for first, last in turns)


def shifts_from(hours: Hours, day: date) -> list[Shift]:
    """The shifts that start on `day`: by its season, else by the rota, else by the week."""
    for season in hours.seasons:
        if is_in_season(season, day):
            return weekday_shifts(season.periods, day.weekday())
    if not hours.cycle:
        return weekday_shifts(hours.periods, day.weekday())
    number = day.toordinal() - (hours.anchor or day).toordinal()
    while number < 0:
        number += len(hours.cycle)
    return list(hours.cycle[number % len(hours.cycle)])


def days_at_work(hours: Hours) -> list[int]:
    """For each minute of the 24-hour clock, on how many days of all patterns of the hours it is working time."""
    count = [0] * DAY_MINUTES
    weeks = [each.periods for each in hours.seasons] + ([] if hours.cycle else [hours.periods])
    turns = [[weekday_shifts(periods, day) for day in range(7)] for periods in weeks]
    for turn in turns + ([[list(day) for day in hours.cycle]] if hours.cycle else []):
        at_work = {
            (minute % DAY_MINUTES, (number + minute // DAY_MINUTES) % len(turn))
            for number, shifts in enumerate(turn)
            for start, end in shifts
            for minute in range(start, end)
        }
        for minute, _ in at_work:
            count[minute] += 1
    return count


@cache
def day_start(hours: Hours) -> int:
    """The minute of the wall clock at which a local day starts (ADR 0003, reading 3, and ADR 0008)."""
    at_work = days_at_work(hours)
    if not at_work[FOUR]:
        return FOUR
    fewest = min(at_work)
    start, size = longest_stretch([count == fewest for count in at_work])
    return (start + size // 2) % DAY_MINUTES


def longest_stretch(clock: list[bool]) -> tuple[int, int]:
    """Start and length in minutes of the longest true stretch of a round clock; the earliest of equals."""
    if all(clock):
        return 0, len(clock)
    starts = [minute for minute, is_true in enumerate(clock) if is_true and not clock[minute - 1]]
    sizes = [next(size for size in range(len(clock)) if not clock[(start + size) % len(clock)]) for start in starts]
    return starts[sizes.index(max(sizes))], max(sizes)


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Everything about one person's time in a year and a margin on both sides, worked out once.

    `leave` holds that person's records only. Civil dates and local days are each a partition of time: one lasts
    until the next starts, also where the person moves to another zone.
    """

    person: Person
    policy: Policy
    first: date
    end: date
    holiday_dates: dict[str, frozenset[date]]
    closed: frozenset[date]
    leave: tuple[Leave, ...]

    def place(self, day: date) -> Place:
        return self.person.place(day)

    def zone(self, day: date) -> str:
        return self.place(day).zone or self.policy.zone

    def weekly(self, day: date) -> Hours:
        return self.policy.hours[self.place(day).hours or self.policy.default_hours]

    def serves(self, day: date) -> bool:
        return self.person.is_in_service(day)

    @cached_property
    def midnights(self) -> tuple[datetime, ...]:
        """The start of every civil date."""
        return tuple(at_wall(day, 0, self.zone(day)) for day in dates(self.first, self.end))

    @cached_property
    def mornings(self) -> tuple[datetime, ...]:
        """The start of every local day."""
        every = dates(self.first, self.end)
        return tuple(at_wall(day, day_start(self.weekly(day)), self.zone(day)) for day in every)

    def midnight(self, day: date) -> datetime:
        return self.midnights[(day - self.first).days]

    def morning(self, day: date) -> datetime:
        return self.mornings[(day - self.first).days]

    def civil(self, day: date) -> Interval:
        """The civil date `day`, 00:00 to 24:00."""
        return self.midnight(day), self.midnight(day + DAY)

    def date_at(self, instant: datetime) -> date:
        """The civil date of `instant`."""
        return self.first + (bisect_right(self.midnights, instant) - 1) * DAY

    def local_day_at(self, instant: datetime) -> date:
        """The date of the local day of `instant`."""
        return self.first + (bisect_right(self.mornings, instant) - 1) * DAY

    def minute_at(self, instant: datetime) -> int:
        """The minute of the wall clock at `instant`."""
        wall = instant.astimezone(ZoneInfo(self.zone(self.date_at(instant))))
        return wall.hour * 60 + wall.minute

    @cached_property
    def known(self) -> tuple[date, ...]:
        """The dates of which both ends are known."""
        return tuple(dates(self.first, self.end - DAY))

    @cached_property
    def scheduled(self) -> tuple[Interval, ...]:
        """Hours of the days in service, before holidays and leave; a shift belongs to its first date.

        On closed dates nothing starts, and nothing lies.
        """
        shifts = [shift for day in self.known if self.serves(day) for shift in self._shifts(day)]
        service = union(self.civil(day) for day in self.known if self.serves(day) and day not in self.closed)
        return tuple(part for shift in union(shifts) for part in within(service, shift))

    def _shifts(self, day: date) -> Iterator[Interval]:
        if day not in self.closed:
            for start, end in shifts_from(self.weekly(day), day):
                yield at_wall(day, start, self.zone(day)), at_wall(day, end, self.zone(day))

    def is_holiday(self, day: date) -> bool:
        calendar = self.place(day).holidays or self.policy.holidays
        return bool(calendar) and not self.weekly(day).works_holidays and day in self.holiday_dates[calendar]

    @cached_property
    def leave_days(self) -> frozenset[date]:
        """The civil dates recorded as leave in full; two halves make a whole."""
        halves = {
            (day, half)
            for leave in self.leave
            for day in dates(leave.start, leave.end)
            for half in ([leave.half] if leave.half else ["am", "pm"])
        }
        return frozenset(day for day, half in halves if half == "am" and (day, "pm") in halves)

    @cached_property
    def on_leave(self) -> tuple[Interval, ...]:
        """Leave as instants, half days included."""
        return union(span for leave in self.leave for span in self._leave_spans(leave))

    def _leave_spans(self, leave: Leave) -> Iterator[Interval]:
        for day in dates(max(leave.start, self.first), min(leave.end, self.end - DAY)):
            noon = at_wall(day, NOON, self.zone(day))
            start, end = self.civil(day)
            yield noon if leave.half == "pm" else start, noon if leave.half == "am" else end

    @cached_property
    def work(self) -> tuple[Interval, ...]:
        """Working time: scheduled hours less holidays less leave, as the longest possible periods."""
        holidays = union(self.civil(day) for day in self.known if self.is_holiday(day))
        return without(without(self.scheduled, holidays), self.on_leave)

    def work_on(self, day: date) -> tuple[Interval, ...]:
        """The working periods of a civil date, cut to it."""
        return within(self.work, self.civil(day))

    @cached_property
    def leave_weeks(self) -> frozenset[date]:
        """The Mondays of the leave weeks (ADR 0003, reading 6)."""
        mondays = {
            monday(day)
            for day in self.leave_days
            if self.serves(day) and self.first + 7 * DAY <= day < self.end - 7 * DAY
        }
        return frozenset(day for day in mondays if self._is_all_leave(day))

    def _is_all_leave(self, start: date) -> bool:
        expected = [
            day
            for day in dates(start, start + 7 * DAY)
            if self.serves(day) and within(self.scheduled, self.civil(day)) and not self.is_holiday(day)
        ]
        return not any(self.work_on(day) for day in expected)

    def is_in_leave_week(self, day: date) -> bool:
        return monday(day) in self.leave_weeks

    def is_working(self, instant: datetime) -> bool:
        return is_in(self.work, instant)

    def is_night(self, instant: datetime) -> bool:
        since = (self.minute_at(instant) - self.policy.night_start) % DAY_MINUTES
        return since < (self.policy.night_end - self.policy.night_start) % DAY_MINUTES

    def quiet_class(self, instant: datetime) -> QuietClass | None:
        """The first class that fits `instant`; None in working time."""
        if self.is_working(instant):
            return None
        if is_in(self.on_leave, instant):
            return QuietClass.LEAVE
        if self.is_holiday(self.date_at(instant)):
            return QuietClass.PUBLIC_HOLIDAY
        work = self.work_on(self.date_at(instant))
        return self._class_beside(work, instant) if work else QuietClass.WEEKLY_REST

    def _class_beside(self, work: tuple[Interval, ...], instant: datetime) -> QuietClass:
        """The class of a quiet instant on a date with working periods `work`."""
        if self.is_night(instant):
            return QuietClass.NIGHT
        if instant >= work[-1][1]:
            return QuietClass.EVENING
        return QuietClass.MORNING if instant < work[0][0] else QuietClass.PAUSE

    def next_opening(self, instant: datetime) -> datetime | None:
        """When the first working period that starts after `instant` starts."""
        later = bisect_right(self.work, instant, key=lambda span: span[0])
        return self.work[later][0] if later < len(self.work) else None


def timelines(case: Case) -> dict[str, Timeline]:
    """Everybody whose zone is known on every day; the others are in no metric."""
    records: dict[str, list[Leave]] = {}
    for leave in case.leave:
        records.setdefault(case.directory.by_address.get(leave.person, ""), []).append(leave)
    return {
        person.id: Timeline(
            person=person,
            policy=case.policy,
            first=date(case.year, 1, 1) - MARGIN,
            end=date(case.year + 1, 1, 1) + MARGIN,
            holiday_dates=dict(case.holidays),
            closed=case.closed,
            leave=tuple(records.get(person.id, ())),
        )
        for person in case.directory.people.values()
        if case.policy.zone or all(place.zone for place in person.places)
    }

"""Wall-clock times of the story as instants, and who is at work when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.demo.story import HOLIDAYS, QUARTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disconnect.model.person import Leave, Person

    Stretch = tuple[datetime, datetime]

ONE_DAY = timedelta(days=1)
NOON = 12 * 60
WEEKDAYS = frozenset(range(5))
FOUR_DAYS = frozenset({0, 1, 3, 4})
OFFICE = ((9 * 60, 12 * 60 + 30), (13 * 60 + 30, 17 * 60 + 30))
HOURS: Mapping[str, tuple[frozenset[int], tuple[tuple[int, int], ...]]] = {
    "office": (WEEKDAYS, OFFICE),
    "four-days": (FOUR_DAYS, OFFICE),
    "morning-shift": (WEEKDAYS, ((6 * 60, 14 * 60),)),
    "afternoon-shift": (WEEKDAYS, ((14 * 60, 22 * 60),)),
    "night-shift": (WEEKDAYS, ((22 * 60, 30 * 60),)),
    "forfait": (WEEKDAYS, ((8 * 60 + 30, 12 * 60 + 30), (13 * 60 + 30, 18 * 60 + 30))),
}
"""Weekdays (Monday = 0) and minutes from 00:00 at which people are at work; a night shift ends after midnight.

For `forfait` this is how long people really work inside the frame that the policy gives (08:00–20:00).
"""


def instant(day: date, minutes: float, zone: str) -> datetime:
    """The UTC instant of a wall-clock time `minutes` after 00:00 of `day`; minutes past 1,440 are the next day's.

    >>> instant(date(2026, 3, 28), 30 * 60, "Europe/Paris").isoformat()
    '2026-03-29T04:00:00+00:00'
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def quarter_days() -> Iterator[date]:
    """Every civil date of the quarter, in order.

    >>> len(list(quarter_days()))
    90
    """
    return (QUARTER.start + index * ONE_DAY for index in range(QUARTER.days))


@cache
def shifts(hours: str, zone: str, day: date) -> tuple[Stretch, ...]:
    """When people with these weekly hours work on `day`: ``[start, end)`` in UTC, nothing on a holiday.

    >>> [end.hour for _, end in shifts("four-days", "Europe/Paris", date(2026, 1, 5))]
    [11, 16]
    """
    weekdays, stretches = HOURS[hours]
    if day in HOLIDAYS or day.weekday() not in weekdays:
        return ()
    return tuple((instant(day, start, zone), instant(day, end, zone)) for start, end in stretches)


@dataclass(frozen=True, slots=True)
class Attendance:
    """When everybody is at work: by person's id and date, the stretches ``[start, end)`` in UTC."""

    by_day: Mapping[tuple[str, date], tuple[Stretch, ...]]

    def on(self, person: Person, day: date) -> tuple[Stretch, ...]:
        """The person's stretches of work that start on `day`."""
        return self.by_day.get((person.id, day), ())

    def has(self, person: Person, at: datetime) -> bool:
        """Whether the person is at work at the instant `at`."""
        return any(start <= at < end for day in _around(at) for start, end in self.on(person, day))

    def first(self, person: Person, at: datetime) -> datetime | None:
        """The first instant not before `at` at which the person is at work; None when there is none in the quarter."""
        day = at.date() - ONE_DAY
        while day < QUARTER.end:
            for start, end in self.on(person, day):
                if at < end:
                    return max(at, start)
            day += ONE_DAY
        return None


def _around(at: datetime) -> tuple[date, date, date]:
    """The UTC date of an instant and its neighbours: the dates on which a shift around it can start."""
    return at.date() - ONE_DAY, at.date(), at.date() + ONE_DAY


def attendance(people: Iterable[Person], leave: Iterable[Leave]) -> Attendance:
    """Who works when in the quarter: weekly hours, less holidays and leave, in service only."""
    absent = leave_days(leave)
    return Attendance(
        {(person.id, day): _stretches(person, day, absent) for person in people for day in quarter_days()}
    )


def leave_days(leave: Iterable[Leave]) -> Mapping[tuple[str, date], str]:
    """The half ("" for the whole day) that each address is absent on each date."""
    return {
        (absence.person.value, absence.start + index * ONE_DAY): absence.half
        for absence in leave
        for index in range((absence.end - absence.start).days)
    }


def _stretches(person: Person, day: date, absent: Mapping[tuple[str, date], str]) -> tuple[Stretch, ...]:
    """The stretches of one person on one date."""
    half = absent.get((person.addresses[0].value, day))
    if half == "" or not person.is_in_service(day):
        return ()
    place = person.place(day)
    noon = instant(day, NOON, place.zone)
    return tuple(
        stretch
        for stretch in shifts(place.hours, place.zone, day)
        if half is None or (stretch[0] >= noon) == (half == "am")
    )

"""Seeded dice that like corners: boundaries of the clock, of periods, of the year, and clock changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.reference.instants import at_wall
from tests.reference.timeline import DAY, dates

if TYPE_CHECKING:
    from random import Random

    from disconnect.model.period import Span

MINUTE = timedelta(minutes=1)
CLOCK_CORNERS = (0, 120, 150, 180, 240, 360, 480, 540, 720, 750, 780, 810, 1050, 1200, 1260, 1320, 1439)
JITTER = tuple(
    timedelta(microseconds=step)
    for step in (0, 0, 0, 0, -1, 1, -1_000_000, 1_000_000, 499_999, 500_000, -60_000_000, 1_800_000_000)
)


@dataclass(frozen=True, kw_only=True)
class Dice:
    """Random choices within one company: `zones` are those of its people, `observed` the dates it is read for."""

    random: Random
    zones: tuple[str, ...]
    observed: Span
    corners: frozenset[str]

    def has(self, corner: str, odds: float) -> bool:
        """Whether `corner` is wanted and the dice say so."""
        return corner in self.corners and self.random.random() < odds

    def chance(self, odds: float) -> bool:
        return self.random.random() < odds

    def day(self) -> date:
        """A date observed, or just beside; clock changes and month ends come often."""
        if self.chance(0.3):
            return self.random.choice(self.special_dates)
        if self.chance(0.5):
            return self.busy_week + self.random.randrange(8) * DAY
        return self.observed.start + self.random.randrange(-1, self.observed.days + 1) * DAY

    @cached_property
    def special_dates(self) -> tuple[date, ...]:
        """Days around a clock change or the turn of a month, as far as they are observed."""
        start, end = self.observed.start - DAY, self.observed.end + DAY
        found = [day for day in dates(start, end) if day.day == 1 or any(changes_on(zone, day) for zone in self.zones)]
        around = {day + ahead * DAY for day in found for ahead in (-1, 0, 1)}
        return tuple(sorted(day for day in around if start <= day < end)) or (self.observed.start,)

    @cached_property
    def busy_week(self) -> date:
        """The first day of a week so full that rest is short and evenings add up."""
        return self.observed.start + self.random.randrange(self.observed.days - 7) * DAY

    def instant(self) -> datetime:
        """An instant near a corner of somebody's clock, or anywhere."""
        minute = self.random.choice(CLOCK_CORNERS) if self.chance(0.6) else self.random.randrange(1440)
        found = at_wall(self.day(), minute, self.random.choice(self.zones))
        second_pass = timedelta(hours=1) if self.chance(0.05) else timedelta(0)
        return found + self.random.choice(JITTER) + second_pass


def changes_on(zone: str, day: date) -> bool:
    """Whether the clocks of `zone` change on `day`."""
    noons = (datetime.combine(each, time(12), ZoneInfo(zone)).utcoffset() for each in (day - DAY, day))
    return len(set(noons)) > 1


def wall_minutes(start: datetime, end: datetime, zone: str) -> int:
    """How long a meeting is by the wall clock of `zone`."""
    first, last = (instant.astimezone(ZoneInfo(zone)).replace(tzinfo=UTC) for instant in (start, end))
    return int((last - first) / MINUTE)

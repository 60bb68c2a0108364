"""The nights on which a season begins or ends: the last day of some hours beside the first of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.schedule import WEEK, Run
from disconnect.policyfile.findings.words import weekday

if TYPE_CHECKING:
    from disconnect.model.hours import Hours, Season
    from disconnect.model.policy import Policy

YEARS = 28
"""Years that are looked at: after as many, dates fall on the same weekdays again (but for a century without leap day)."""
DAY = timedelta(days=1)
LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Join(Run):
    """Two days on either side of the midnight at which the date `on` begins, in a week that is empty otherwise."""

    on: date = field(kw_only=True)

    def name(self, day: int) -> tuple[str, str]:
        """The weekday and the date of one of the two days."""
        found = self.on if day % WEEK == self.on.weekday() else self.on - DAY
        fr, en = weekday(day)
        return f"{fr} {found.isoformat()}", f"{en} {found.isoformat()}"


def joins(policy: Policy, day: date) -> Iterator[Join]:
    """Each night from `day` on in which some hours change with a season."""
    for hours in policy.hours.values():
        yield from joins_of(hours, day)


@lru_cache(maxsize=512)
def joins_of(hours: Hours, day: date) -> tuple[Join, ...]:
    """The nights between two working days in which a season begins or ends, those alike once, the first of them.

    >>> from disconnect.model.hours import Hours, Season, WeeklyPeriod
    >>> every_day = tuple(WeeklyPeriod(day * 1440 + 540, day * 1440 + 1080) for day in range(7))
    >>> summer = Season(title={}, start=date(2026, 7, 1), end=date(2026, 8, 31), periods=every_day)
    >>> shop = Hours(id="shop", title={}, clause="1", periods=every_day, seasons=(summer,))
    >>> [join.on.isoformat() for join in joins_of(shop, date(2026, 1, 1))]
    ['2026-07-01', '2026-09-01']
    """
    found: dict[tuple[object, ...], Join] = {}
    for number, season in enumerate(hours.seasons):
        for on in sorted(_edges(season, day)):
            before, after = hours.starting_on(on - DAY), hours.starting_on(on)
            days = tuple(
                after if n == on.weekday() else before if n == (on - DAY).weekday() else () for n in range(WEEK)
            )
            if before and after:
                found.setdefault((number, days), Join(hours, ("hours", hours.id, "seasons", number), days, on=on))
    return tuple(sorted(found.values(), key=lambda join: join.on))


def _edges(season: Season, day: date) -> Iterator[date]:
    """The first days of a season, and the first days after it, from `day` on."""
    start, end = season.start, season.end
    if isinstance(start, date) and isinstance(end, date):
        edges = [start, end + DAY]
    else:
        years = range(day.year, day.year + YEARS)
        edges = [edge for year in years for edge in (_first(start, year), _first(end, year, DAY))]
    yield from (edge for edge in edges if edge >= day)


def _first(found: date | tuple[int, int], year: int, later: timedelta = timedelta()) -> date:
    """A day of every year in one of them, or one that much later; without a 29 February, 1 March comes in either case."""
    if isinstance(found, date):
        return found + later
    is_leap = (date(year, 3, 1) - DAY).day == LEAP_DAY[1]
    return date(year, 3, 1) if found == LEAP_DAY and not is_leap else date(year, *found) + later

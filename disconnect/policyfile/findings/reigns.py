"""Which of their hours rule on each date: the usual ones, or those of a season."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.hours import Hours

YEARS = 28
"""Years that are looked at: after as many, dates fall on the same weekdays again (but for a century without leap day)."""
AFTER = 20 * 7
"""Days that are looked at after the last season of one year: more than any number of weeks that the law averages."""
MOST_DAYS = 520 * 7
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, eq=False)
class Reigns:
    """The number of the season that rules on each date from `first` on, a Monday; None: the usual hours.

    `since` is the first date that matters; those before are there for what lies beside it.
    """

    first: date
    since: date
    seasons: tuple[int | None, ...]

    def weekdays(self) -> Mapping[int | None, frozenset[int]]:
        """The weekdays (Monday = 0) on which each set of hours rules from `since` on."""
        found: dict[int | None, set[int]] = defaultdict(set)
        for number in range((self.since - self.first).days, len(self.seasons)):
            found[self.seasons[number]].add(number % 7)
        return {season: frozenset(days) for season, days in found.items()}


@lru_cache(maxsize=512)
def reigns_of(hours: Hours, day: date) -> Reigns:
    """What rules on each date from the Monday of the week before `day` on, until all that can come has come.

    >>> from disconnect.model.hours import Hours, Season
    >>> summer = Season(title={}, start=date(2026, 7, 1), end=date(2026, 8, 31), periods=())
    >>> shop = Hours(id="shop", title={}, clause="1", periods=(), seasons=(summer,))
    >>> found = reigns_of(shop, date(2026, 6, 30))
    >>> found.first.isoformat(), found.seasons[14:18]
    ('2026-06-22', (0, 0, 0, 0))
    """
    first = day - DAY * (day.weekday() + 7)
    dates = (date.fromordinal(number) for number in range(first.toordinal(), _end(hours, day).toordinal()))
    seasons = tuple(
        next((number for number, season in enumerate(hours.seasons) if season.covers(each)), None) for each in dates
    )
    return Reigns(first=first, since=day, seasons=seasons)


def _end(hours: Hours, day: date) -> date:
    """The first date that is not looked at any more, a Monday."""
    ends = [season.end for season in hours.seasons if isinstance(season.end, date)]
    is_yearly = len(ends) < len(hours.seasons)
    rota = min(lcm(len(hours.cycle) or 1, 7), MOST_DAYS)
    last = max([day, *ends]).toordinal() + AFTER + rota + (YEARS * 366 if is_yearly else 0)
    end = date.fromordinal(min(last, date.max.toordinal() - 7))
    return end + DAY * (7 - end.weekday())

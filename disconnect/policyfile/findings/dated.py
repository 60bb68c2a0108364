"""Scheduled work date by date, where seasons change it: weeks in which two sets of hours meet are judged as they come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.reigns import reigns_of
from disconnect.policyfile.findings.schedule import WEEK, Path, Run, rota_day, runs_of
from disconnect.policyfile.findings.words import day_of, weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.model.hours import Hours
    from disconnect.model.policy import Policy
    from disconnect.policyfile.findings.reigns import Reigns

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Laid(Run):
    """The days of some hours from a Monday on, as the calendar has them: they do not repeat.

    The first week is there for what lies beside the second; days before `reigns.since` are not judged.
    """

    reigns: Reigns

    @property
    def is_round(self) -> bool:
        """Never: the last day is simply the last that is looked at."""
        return False

    @property
    def weeks(self) -> range:
        """All but the first and the last, which have no neighbour on one side."""
        return range(1, len(self.days) // WEEK - 1)

    def is_judged(self, day: int) -> bool:
        """Whether the day is one from `since` on."""
        return self.on(day) >= self.reigns.since

    def on(self, day: int) -> date:
        """The date of a day."""
        return self.reigns.first + DAY * day

    def name(self, day: int) -> tuple[str, str]:
        """The weekday, or the number in the rota; beside a change of season, the weekday and the date."""
        around = self.reigns.seasons[max(0, day - 1) : day + 2]
        if len(set(around)) > 1:
            names, dates = weekday(day), day_of(self.on(day))
            return f"{names[0]} {dates[0]}", f"{names[1]} {dates[1]}"
        if self.hours.cycle and self.hours.anchor and around[0] is None:
            return rota_day((self.on(day) - self.hours.anchor).days % len(self.hours.cycle) + 1)
        return weekday(day)

    def week_name(self, week: int) -> tuple[str, str]:
        """The date of the week's Monday where sets of hours meet in it."""
        if not self.place(week * WEEK, week * WEEK + WEEK - 1)[1]:
            return "", ""
        french, english = day_of(self.on(week * WEEK))
        return f", semaine du {french}", f", week of {english}"

    def place(self, first: int, last: int) -> tuple[Path, bool]:
        """Where the days stand: the season that comes among them, and whether it is not alone."""
        found = dict.fromkeys(self.reigns.seasons[first : last + 1])
        season = next((each for each in found if each is not None), None)
        return (self.path if season is None else (*self.path, "seasons", season)), len(found) > 1


def laid(policy: Policy, day: date) -> Iterator[Run]:
    """The days of every group of hours from `day` on, as the law's ceilings and rests are judged."""
    for hours in policy.hours.values():
        yield laid_of(hours, day)


@lru_cache(maxsize=512)
def laid_of(hours: Hours, day: date) -> Run:
    """The days of some hours from `day` on: a run that repeats, or, where there are seasons, dates.

    >>> from disconnect.policyfile.read import parse
    >>> from disconnect.policyfile.templates import template
    >>> week = laid_of(parse(template("plain"), "plain").hours["office"], date(2026, 1, 1))
    >>> week.is_round, len(week.days)
    (True, 7)
    """
    if not hours.seasons:
        return runs_of(hours, day)[0]
    reigns = reigns_of(hours, day)
    days = tuple(hours.starting_on(reigns.first + DAY * number) for number in range(len(reigns.seasons)))
    return Laid(hours, ("hours", hours.id), days, reigns=reigns)

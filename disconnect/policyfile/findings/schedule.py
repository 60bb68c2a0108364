"""Scheduled work as it repeats: weeks, rotas and seasons as runs of days, by the wall clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import lcm
from typing import TYPE_CHECKING

from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.words import weekday

if TYPE_CHECKING:
    from disconnect.model.hours import DayPattern, Hours
    from disconnect.model.policy import Policy

WEEK = 7
Shift = tuple[int, int]
MOST_WEEKS = 520
"""Weeks of a rota that are looked at: ten years; a rota that takes longer to fall on the same weekdays is cut there."""


@dataclass(frozen=True, slots=True)
class Run:
    """Days that repeat, the first a Monday: the periods of each, in minutes from its 00:00; where they stand.

    A rota is laid out until it falls on the same weekdays again; `length` is the number of its own days (0: a week).
    """

    hours: Hours
    path: tuple[str | int, ...]
    days: tuple[DayPattern, ...]
    length: int = 0

    def name(self, day: int) -> tuple[str, str]:
        """What a day is called: its weekday, or its number in the rota."""
        if not self.length:
            return weekday(day)
        number = (day - _shift(self.hours)) % self.length + 1
        return f"le jour {number} de la rotation", f"day {number} of the rota"

    def week_name(self, week: int) -> tuple[str, str]:
        """Which week of a rota is meant; nothing where there is only one."""
        return (f", semaine {week + 1}", f", week {week + 1}") if len(self.weeks) > 1 else ("", "")

    @property
    def weeks(self) -> range:
        """The numbers of its weeks."""
        return range(len(self.days) // WEEK)

    def work(self, week: int) -> int:
        """Scheduled minutes of the shifts that start in a week."""
        days = self.days[week * WEEK : (week + 1) * WEEK]
        return sum(end - start for day in days for start, end in day)

    def shifts(self) -> tuple[Shift, ...]:
        """Work without a break, in minutes ``[start, end)`` from the first day's 00:00, each start inside the run.

        What touches is one: an evening until 24:00 and the next morning from 00:00 are a single shift, over the run's
        end too, where the last of them passes it.
        """
        found: list[Shift] = []
        for start, end in self._spans():
            if found and start <= found[-1][1]:
                found[-1] = found[-1][0], max(end, found[-1][1])
            else:
                found.append((start, end))
        length = len(self.days) * MINUTES_OF_DAY
        while len(found) > 1 and found[-1][1] >= found[0][0] + length:
            first = found.pop(0)
            found[-1] = found[-1][0], max(found[-1][1], first[1] + length)
        return tuple(found)

    def _spans(self) -> list[Shift]:
        """The periods as the file has them, sorted."""
        return sorted(
            (number * MINUTES_OF_DAY + start, number * MINUTES_OF_DAY + end)
            for number, day in enumerate(self.days)
            for start, end in day
        )

    def gaps(self) -> tuple[tuple[int, int], ...]:
        """The stretches without work ``[start, end)`` in minutes from the first day's 00:00, the run repeated thrice."""
        length = len(self.days) * MINUTES_OF_DAY
        spans = [(turn * length + start, turn * length + end) for turn in range(3) for start, end in self._spans()]
        found, last = [], 0
        for start, end in spans:
            if start > last:
                found.append((last, start))
            last = max(last, end)
        return (*found, (last, 3 * length))


def runs(policy: Policy) -> Iterator[Run]:
    """Every run of every group of hours."""
    for hours in policy.hours.values():
        yield from runs_of(hours)


@lru_cache(maxsize=512)
def runs_of(hours: Hours) -> tuple[Run, ...]:
    """The week or the rota of some hours, and the week of each season."""
    base = ("hours", hours.id)
    first = Run(hours, base, _laid_out(hours), len(hours.cycle)) if hours.cycle else Run(hours, base, hours.patterns[0])
    seasons = (Run(hours, (*base, "seasons", n), days) for n, days in enumerate(hours.patterns[1:]))
    return (first, *seasons)


def _shift(hours: Hours) -> int:
    """On which day of its first week, a Monday first, a rota begins."""
    return hours.anchor.weekday() if hours.anchor else 0


def _laid_out(hours: Hours) -> tuple[DayPattern, ...]:
    """The days of a rota from a Monday on, until it falls on the same weekdays again."""
    days = min(lcm(len(hours.cycle), WEEK), MOST_WEEKS * WEEK)
    shift = _shift(hours)
    return tuple(hours.cycle[(day - shift) % len(hours.cycle)] for day in range(days))

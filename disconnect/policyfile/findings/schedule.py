"""Scheduled work as it repeats: weeks, rotas and seasons as runs of days, by the wall clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import lcm
from typing import TYPE_CHECKING

from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.reigns import reigns_of
from disconnect.policyfile.findings.words import weekday

if TYPE_CHECKING:
    from datetime import date

    from disconnect.model.hours import DayPattern, Hours
    from disconnect.model.policy import Policy

WEEK = 7
Shift = tuple[int, int]
Path = tuple[str | int, ...]
MOST_WEEKS = 520
"""Weeks of a rota that are looked at: ten years; a rota that takes longer to fall on the same weekdays is cut there."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Days that repeat, the first a Monday: the periods of each, in minutes from its 00:00; where they stand.

    A rota is laid out until it falls on the same weekdays again; `length` is the number of its own days (0: a week).
    """

    hours: Hours
    path: Path
    days: tuple[DayPattern, ...]
    length: int = 0

    @property
    def is_round(self) -> bool:
        """Whether the last day is followed by the first."""
        return True

    def name(self, day: int) -> tuple[str, str]:
        """What a day is called: its weekday, or its number in the rota."""
        if not self.length:
            return weekday(day)
        return rota_day((day - _shift(self.hours)) % self.length + 1)

    def week_name(self, week: int) -> tuple[str, str]:
        """Which week of a rota is meant; nothing where there is only one."""
        return (f", semaine {week + 1}", f", week {week + 1}") if len(self.weeks) > 1 else ("", "")

    def place(self, first: int, last: int) -> tuple[Path, bool]:
        """Where the days `first` to `last` stand, and whether several sets of hours meet there."""
        del first, last
        return self.path, False

    @property
    def weeks(self) -> range:
        """The numbers of the weeks that are judged."""
        return range(len(self.days) // WEEK)

    def is_judged(self, day: int) -> bool:
        """Whether a day is judged; those that are not are there for what lies beside them."""
        del day
        return True

    def work(self, week: int) -> int:
        """Scheduled minutes of a week, from Monday 00:00 to Sunday 24:00."""
        return sum(worked(self)[week * WEEK : (week + 1) * WEEK])

    def working_days(self, week: int) -> int:
        """How many days of a week some work begins on."""
        first = week * WEEK
        return sum(first <= day < first + WEEK for day in _starts(self))

    def shifts(self) -> tuple[Shift, ...]:
        """Work without a break, in minutes ``[start, end)`` from the first day's 00:00, each start inside the run.

        What touches is one: an evening until 24:00 and the next morning from 00:00 are a single shift, over the run's
        end too, where the last of them passes it.
        """
        found: list[Shift] = []
        for start, end in self.spans():
            if found and start <= found[-1][1]:
                found[-1] = found[-1][0], max(end, found[-1][1])
            else:
                found.append((start, end))
        length = len(self.days) * MINUTES_OF_DAY
        while self.is_round and len(found) > 1 and found[-1][1] >= found[0][0] + length:
            first = found.pop(0)
            found[-1] = found[-1][0], max(found[-1][1], first[1] + length)
        return tuple(found)

    def spans(self) -> list[Shift]:
        """The periods as the file has them, sorted, in minutes from the first day's 00:00."""
        return sorted(
            (number * MINUTES_OF_DAY + start, number * MINUTES_OF_DAY + end)
            for number, day in enumerate(self.days)
            for start, end in day
        )

    def gaps(self) -> tuple[Shift, ...]:
        """The stretches without work ``[start, end)`` in minutes from the first day's 00:00, in their order.

        Of days that repeat, those of one turn before and one after are among them.
        """
        length = len(self.days) * MINUTES_OF_DAY
        turns = (-1, 0, 1) if self.is_round else (0,)
        spans = [(turn * length + start, turn * length + end) for turn in turns for start, end in self.spans()]
        found, last = [], turns[0] * length
        for start, end in spans:
            if start > last:
                found.append((last, start))
            last = max(last, end)
        return (*found, (last, (turns[-1] + 1) * length))


@lru_cache(maxsize=1024)
def worked(run: Run) -> tuple[int, ...]:
    """Scheduled minutes of each date of a run, what passes midnight counted on the date on which it is worked."""
    minutes = [0] * len(run.days)
    for number, day in enumerate(run.days):
        for start, end in day:
            minutes[number] += min(end, MINUTES_OF_DAY) - start
            if end > MINUTES_OF_DAY and (run.is_round or number + 1 < len(minutes)):
                minutes[(number + 1) % len(minutes)] += end - MINUTES_OF_DAY
    return tuple(minutes)


@lru_cache(maxsize=1024)
def shift_lengths(run: Run) -> tuple[int, ...]:
    """Scheduled minutes of the shifts that begin on each day, work over midnight in one piece."""
    minutes = [0] * len(run.days)
    for start, end in run.shifts():
        minutes[start // MINUTES_OF_DAY] += end - start
    return tuple(minutes)


@lru_cache(maxsize=1024)
def _starts(run: Run) -> tuple[int, ...]:
    """The days on which some work begins, over midnight in one piece."""
    return tuple(sorted({start // MINUTES_OF_DAY for start, _ in run.shifts()}))


def worst(run: Run, places: range, days: int, value: Callable[[int], float]) -> Iterator[int]:
    """The number in `places` with the highest value, for each place where such a number may stand.

    A number stands for the `days` from its own week's Monday on. Where several sets of hours meet it is told only if it
    is worse than under each of them.
    """
    found: dict[tuple[Path, bool], int] = {}
    values = {number: value(number) for number in places}
    for number in places:
        key = run.place(number * WEEK, number * WEEK + days - 1)
        if key not in found or values[number] > values[found[key]]:
            found[key] = number
    usual = max((values[number] for (_, is_mixed), number in found.items() if not is_mixed), default=None)
    for (_, is_mixed), number in found.items():
        if not is_mixed or usual is None or values[number] > usual:
            yield number


def rota_day(number: int) -> tuple[str, str]:
    """A day of a rota by its number, the first one 1."""
    return f"le jour {number} de la rotation", f"day {number} of the rota"


def runs(policy: Policy, day: date) -> Iterator[Run]:
    """Every run of every group of hours that some date from `day` on has."""
    for hours in policy.hours.values():
        yield from runs_of(hours, day)


@lru_cache(maxsize=512)
def runs_of(hours: Hours, day: date) -> tuple[Run, ...]:
    """The week or the rota of some hours, and the week of each season: of each, the weekdays that come from `day` on."""
    base: Path = ("hours", hours.id)
    if not hours.seasons:
        return (_base(hours),)
    met = reigns_of(hours, day).weekdays()
    seasons = [
        Run(hours, (*base, "seasons", number), tuple(p if n in met[number] else () for n, p in enumerate(days)))
        for number, days in enumerate(hours.patterns[1:])
        if number in met
    ]
    return (*((_base(hours),) if None in met else ()), *seasons)


def _base(hours: Hours) -> Run:
    """The week or the rota outside every season."""
    path: Path = ("hours", hours.id)
    if hours.cycle:
        return Run(hours, path, _laid_out(hours), len(hours.cycle))
    return Run(hours, path, hours.patterns[0])


def _shift(hours: Hours) -> int:
    """On which day of its first week, a Monday first, a rota begins."""
    return hours.anchor.weekday() if hours.anchor else 0


def _laid_out(hours: Hours) -> tuple[DayPattern, ...]:
    """The days of a rota from a Monday on, until it falls on the same weekdays again."""
    days = min(lcm(len(hours.cycle), WEEK), MOST_WEEKS * WEEK)
    shift = _shift(hours)
    return tuple(hours.cycle[(day - shift) % len(hours.cycle)] for day in range(days))

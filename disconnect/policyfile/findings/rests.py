"""Where scheduled work leaves no daily rest: work that goes on too long without a rest of the length asked for.

A rest is a stretch without work of at least `least` minutes. Between two rests work may reach over 24 hours less the
rest, breaks included: whoever starts at 8:00 and has 11 hours to rest is done at 21:00. Where it reaches further, the
nights inside it are the rests that are too short.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from disconnect.policyfile.clock import MINUTES_OF_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disconnect.policyfile.findings.schedule import Run, Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class Unrested:
    """A rest that is too short: the shift of day `day` ends at `end`, that of day `following` starts at `start`.

    Both count in minutes from 00:00 of `day`. Where `following` is `day`, that day by itself reaches too far: from its
    start until `end`, and `start` is the same time a day later.
    """

    day: int
    following: int
    end: int
    start: int

    @property
    def minutes(self) -> int:
        """How much rest there is."""
        return self.start - self.end

    @property
    def is_one_day(self) -> bool:
        """Whether a single day reaches too far."""
        return self.following == self.day


@lru_cache(maxsize=1024)
def unrested(run: Run, least: float) -> tuple[Unrested, ...]:
    """Each rest of a run that is shorter than `least` minutes, in the order of its days.

    >>> from datetime import date
    >>> from disconnect.policyfile.findings.schedule import runs
    >>> from disconnect.policyfile.read import parse
    >>> from disconnect.policyfile.templates import template
    >>> (week,) = runs(parse(template("plain"), "plain"), date(2026, 1, 1))
    >>> unrested(week, 11 * 60), len(unrested(week, 16 * 60))
    ((), 4)
    """
    stretches = _around(run.shifts(), least, run) if run.is_round else _stretches(run.shifts(), least)
    found = (
        each
        for stretch in stretches
        if stretch[-1][1] - stretch[0][0] > MINUTES_OF_DAY - least
        for each in _short_rests(stretch, len(run.days))
    )
    return tuple(each for each in found if run.is_judged(each.following))


def _stretches(shifts: Sequence[Shift], least: float) -> Iterator[tuple[Shift, ...]]:
    """Shifts with no rest among them, one stretch after the other."""
    stretch = list(shifts[:1])
    for shift in shifts[1:]:
        if shift[0] - stretch[-1][1] >= least:
            yield tuple(stretch)
            stretch = []
        stretch.append(shift)
    if stretch:
        yield tuple(stretch)


def _around(shifts: tuple[Shift, ...], least: float, run: Run) -> Iterator[tuple[Shift, ...]]:
    """The same of days that repeat; where there is no rest at all, the whole run and the first shift once more."""
    length = len(run.days) * MINUTES_OF_DAY
    again = tuple((start + length, end + length) for start, end in shifts)
    everything = (*shifts, *again)
    rested = next((n for n in range(1, len(shifts) + 1) if everything[n][0] - everything[n - 1][1] >= least), None)
    if not shifts:
        return
    if rested is None:
        yield everything[: len(shifts) + 1]
    else:
        yield from _stretches(everything[rested : rested + len(shifts)], least)


def _short_rests(stretch: tuple[Shift, ...], days: int) -> Iterator[Unrested]:
    """The nights inside a stretch; where it is a single day, that day."""
    nights = [
        (before, after)
        for before, after in pairwise(stretch)
        if before[0] // MINUTES_OF_DAY != after[0] // MINUTES_OF_DAY
    ]
    for before, after in nights:
        yield _between(before[0] // MINUTES_OF_DAY, after[0] // MINUTES_OF_DAY, (before[1], after[0]), days)
    if not nights:
        day = stretch[0][0] // MINUTES_OF_DAY
        yield _between(day, day, (stretch[-1][1], stretch[0][0] + MINUTES_OF_DAY), days)


def _between(day: int, following: int, rest: Shift, days: int) -> Unrested:
    midnight = day * MINUTES_OF_DAY
    return Unrested(day=day % days, following=following % days, end=rest[0] - midnight, start=rest[1] - midnight)

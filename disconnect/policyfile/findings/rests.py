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
    from collections.abc import Iterator

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
    """Each rest of a run that is shorter than `least` minutes, in the order of its days, the last and the first joined.

    >>> from disconnect.policyfile.findings.schedule import runs
    >>> from disconnect.policyfile.read import parse
    >>> from disconnect.policyfile.templates import template
    >>> (week,) = runs(parse(template("plain"), "plain"))
    >>> unrested(week, 11 * 60), len(unrested(week, 16 * 60))
    ((), 4)
    """
    length = len(run.days) * MINUTES_OF_DAY
    return tuple(
        found
        for stretch in _stretches(run.shifts(), least, length)
        if stretch[-1][1] - stretch[0][0] > MINUTES_OF_DAY - least
        for found in _short_rests(stretch, len(run.days))
    )


def _stretches(shifts: tuple[Shift, ...], least: float, length: int) -> Iterator[tuple[Shift, ...]]:
    """Shifts with no rest among them; where there is none at all, the whole run and the first shift once more."""
    if not shifts:
        return
    round_again = (*shifts, *((start + length, end + length) for start, end in shifts))
    rests = [
        number for number in range(1, len(shifts) + 1) if round_again[number][0] - round_again[number - 1][1] >= least
    ]
    if not rests:
        yield round_again[: len(shifts) + 1]
        return
    for first, last in zip(rests, (*rests[1:], rests[0] + len(shifts)), strict=True):
        yield round_again[first:last]


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

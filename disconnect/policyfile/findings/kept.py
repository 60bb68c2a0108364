"""Whether scheduled work keeps a length of rest or of work that somebody promised: a policy, or the branch agreement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.resting import HOUR, told_rest, told_week, weekly_rests
from disconnect.policyfile.findings.rests import unrested
from disconnect.policyfile.findings.schedule import WEEK, shift_lengths
from disconnect.policyfile.findings.words import both, titled

if TYPE_CHECKING:
    from disconnect.policyfile.findings.base import Words
    from disconnect.policyfile.findings.schedule import Path, Run

Broken = tuple["Path", "Words"]
"""Where the hours stand that break a promise, and what is told of them."""


def broken(run: Run, kind: str, number: float, asks: Words) -> Broken | None:
    """The worst day or week of `run` against a promise of the kind, None where it is kept or nothing is scheduled of it.

    `number` is a least or most number of hours, of days for days in a row; `asks` says who asks for how much.
    """
    look = KINDS.get(kind)
    return look(run, number, asks) if look else None


def _daily(run: Run, hours: float, asks: Words) -> Broken | None:
    short = unrested(run, round(hours * HOUR))
    if not short:
        return None
    rest = min(short, key=lambda each: each.minutes)
    return run.place(rest.day, rest.following)[0], told_rest(run, rest, asks)


def _weekly(run: Run, hours: float, asks: Words) -> Broken | None:
    lengths = {week: end - start for week, (start, end) in weekly_rests(run).items()}
    week = min(lengths, key=lengths.__getitem__)
    if lengths[week] >= round(hours * HOUR):
        return None
    return _where(run, week), told_week(run, week, asks)


def _day(run: Run, hours: float, asks: Words) -> Broken | None:
    # A frame is no duty to work all of it.
    lengths = () if run.hours.is_frame else shift_lengths(run)
    return _longest(run, lengths, hours, both("durée de la journée", "length of the day"), asks)


def _span(run: Run, hours: float, asks: Words) -> Broken | None:
    spans = [max(end for _, end in day) - min(start for start, _ in day) if day else 0 for day in run.days]
    return _longest(run, spans, hours, both("amplitude de la journée", "span of the day"), asks)


def _longest(run: Run, minutes: tuple[int, ...] | list[int], hours: float, name: Words, asks: Words) -> Broken | None:
    longest = max(minutes, default=0)
    if longest <= round(hours * HOUR):
        return None
    day = minutes.index(longest)
    what = both(
        "{hours}, {day} : {name} de {longest} h ; {asks}",
        "{hours}, {day}: {name} of {longest} h; {asks}",
        hours=titled(run.hours.title),
        day=run.name(day),
        name=titled(name),
        longest=longest / HOUR,
        asks=titled(asks),
    )
    return run.place(day, day)[0], what


def _week(run: Run, hours: float, asks: Words) -> Broken | None:
    if run.hours.is_frame:
        return None
    week = max(run.weeks, key=run.work)
    if run.work(week) <= round(hours * HOUR):
        return None
    what = both(
        "{hours}{week} : {worst} h de travail prévues dans une semaine ; {asks}",
        "{hours}{week}: {worst} h of scheduled work in a week; {asks}",
        hours=titled(run.hours.title),
        week=run.week_name(week),
        worst=run.work(week) / HOUR,
        asks=titled(asks),
    )
    return _where(run, week), what


def _days_in_a_row(run: Run, most: float, asks: Words) -> Broken | None:
    lengths = shift_lengths(run)
    row = longest = 0
    # Days that repeat are gone through twice: a row may pass the last of them, and never ends where none is free.
    for minutes in lengths * (2 if run.is_round else 1):
        row = row + 1 if minutes else 0
        longest = max(longest, row)
    if longest <= most:
        return None
    what = both(
        "{hours} : {days} jours de travail d’affilée ; {asks}",
        "{hours}: {days} working days in a row; {asks}",
        hours=titled(run.hours.title),
        days=longest,
        asks=titled(asks),
    )
    return run.path, what


def _where(run: Run, week: int) -> Path:
    return run.place(week * WEEK, week * WEEK + WEEK - 1)[0]


KINDS: Mapping[str, Callable[[Run, float, Words], Broken | None]] = {
    "daily_rest": _daily,
    "weekly_rest": _weekly,
    "longest_day": _day,
    "longest_span": _span,
    "longest_week": _week,
    "days_in_a_row": _days_in_a_row,
}
"""What each kind of promise is measured by."""

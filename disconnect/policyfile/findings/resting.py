"""Daily and weekly rest between scheduled work: one way of looking, for France and for the Union's law elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told, Words
from disconnect.policyfile.findings.rests import Unrested, unrested
from disconnect.policyfile.findings.schedule import WEEK, Run, Shift, runs
from disconnect.policyfile.findings.seasons import Join, joins
from disconnect.policyfile.findings.words import both, clock, day_and_time, ending, titled

Rest = tuple[bool, int, int]
"""A rest that is too short, by what is told of it: whether it is one day's, and between which minutes."""
DAILY, WEEKLY, FLOOR = "rest.daily.hours", "rest.weekly.hours", "rest.daily.floor.hours"
HOUR = 60
INSIDE = 24 * HOUR
"""Minutes of a weekly rest that must lie inside the week to be that week's."""
LAW_ASKS = "la loi en demande {least}", "the law asks for {least}"
TWO_DAYS = (
    "{hours} : le travail de {day} finit à {end} et celui de {next} commence à {start}, {gap} h plus tard ; {asks}",
    "{hours}: the work of {day} ends at {end} and that of {next} starts at {start}, {gap} h apart; {asks}",
)
ONE_DAY = (
    "{hours} : le travail de {day} va de {start} à {end}, il reste {gap} h sur les 24 h qui suivent son début ; {asks}",
    "{hours}: the work of {day} goes from {start} to {end}, {gap} h are left of the 24 h from its start; {asks}",
)
IN_WEEK = (
    "{hours}{week} : le plus long repos d’affilée va de {start} à {end}, soit {gap} h ; la loi en demande {least}",
    "{hours}{week}: the longest consecutive rest goes from {start} to {end}, {gap} h; the law asks for {least}",
)
NO_DAY = (
    "{hours}{week} : aucun repos d’affilée n’atteint 24 h ; la loi en demande {least}",
    "{hours}{week}: no consecutive rest reaches 24 h; the law asks for {least}",
)


def daily_rest(*, code: str, where: str, are_frames: bool | None, title: Words, why: Words) -> Check:
    """A check of the rest between two working days; of frames alone, of hours alone, or (None) of both."""

    def look(subject: Subject) -> Iterator[Told]:
        seen: dict[str, set[Rest]] = defaultdict(set)
        for run in runs(subject.policy):
            if are_frames in {None, run.hours.is_frame}:
                told: set[Rest] = set()
                yield from _too_close(subject, run, code, told)
                seen[run.hours.id] |= told
        for join in joins(subject.policy, subject.day):
            if are_frames in {None, join.hours.is_frame}:
                yield from _too_close(subject, join, code, seen[join.hours.id])

    return Check(
        code=code,
        severity=Severity.ERROR,
        title=title,
        why=why,
        look=look,
        parameter=DAILY,
        where=where,
        derogable=True,
    )


def _too_close(subject: Subject, run: Run, code: str, told: set[Rest]) -> Iterator[Told]:
    """Each rest between two days that is shorter than the law asks for, and none like it is in `told`; which grows."""
    least, floor = subject.number(DAILY), subject.number(FLOOR)
    for rest in unrested(run, least * HOUR) if least is not None else ():
        alike = (rest.is_one_day, rest.end, rest.start)
        # A day that is too long by itself is told with its week, not with the nights on which seasons change.
        if alike not in told and not (rest.is_one_day and isinstance(run, Join)):
            told.add(alike)
            yield Told(
                path=run.path,
                clause=run.hours.clause,
                floor_kept=floor is not None and rest.minutes >= floor * HOUR,
                what=told_rest(run, rest, both(LAW_ASKS[0], LAW_ASKS[1], least=least or 0)),
                way_out=_apart(code, (least or 0) - rest.minutes / HOUR),
            )


def told_rest(run: Run, rest: Unrested, asks: Words) -> Words:
    """A rest that is too short: between which days, until and from when, how long; `asks` says who asks for how much."""
    sentence = ONE_DAY if rest.is_one_day else TWO_DAYS
    return both(
        *sentence,
        hours=titled(run.hours.title),
        day=run.name(rest.day),
        next=run.name(rest.following),
        end=ending(rest.end),
        start=clock(rest.start % MINUTES_OF_DAY),
        gap=max(0, rest.minutes) / HOUR,
        asks=(asks["fr"], asks["en"]),
    )


def _apart(code: str, short: float) -> Words:
    return both(
        "ajoutez {short} h entre les deux ; ou, si un accord y déroge, nommez-le dans la référence de la clause et "
        'ajoutez derogates = ["{code}"]',
        "leave {short} h more between the two; or, where an agreement departs from the rule, name it in the clause’s "
        'reference and add derogates = ["{code}"]',
        short=short,
        code=code,
    )


def weekly_rest(*, code: str, where: str, title: Words, why: Words) -> Check:
    """A check of the consecutive rest of each week."""

    def look(subject: Subject) -> Iterator[Told]:
        least = subject.number(WEEKLY)
        for run in runs(subject.policy) if least is not None else ():
            short = [week for week in run.weeks if _length(_longest(run, week)) < (least or 0) * HOUR]
            if short:
                yield _short_week(subject, run, min(short, key=lambda week: _length(_longest(run, week))))

    return Check(
        code=code,
        severity=Severity.ERROR,
        title=title,
        why=why,
        look=look,
        parameter=WEEKLY,
        where=where,
        derogable=True,
    )


def _longest(run: Run, week: int) -> Shift:
    """The longest stretch without work of which a whole day's length lies inside the week, in minutes from its 00:00."""
    # The run is laid out three times: the middle one has its neighbours on either side.
    first = (len(run.days) + week * WEEK) * MINUTES_OF_DAY
    last = first + WEEK * MINUTES_OF_DAY
    inside = [(a - first, b - first) for a, b in run.gaps() if min(b, last) - max(a, first) >= INSIDE]
    return max(inside, key=_length, default=(0, 0))


def _length(stretch: Shift) -> int:
    return stretch[1] - stretch[0]


def _short_week(subject: Subject, run: Run, week: int) -> Told:
    """What is told of the worst week; below a whole day and the last floor of the daily rest, nothing makes it lawful."""
    least, floor, longest = subject.number(WEEKLY) or 0, subject.number(FLOOR), _longest(run, week)
    start, end = (day_and_time(minute) for minute in longest)
    return Told(
        path=run.path,
        clause=run.hours.clause,
        floor_kept=floor is not None and _length(longest) >= INSIDE + floor * HOUR,
        what=both(
            NO_DAY[0] if not _length(longest) else IN_WEEK[0],
            NO_DAY[1] if not _length(longest) else IN_WEEK[1],
            hours=titled(run.hours.title),
            week=run.week_name(week),
            start=start,
            end=end,
            gap=_length(longest) / HOUR,
            least=least,
        ),
        way_out=both(
            "libérez dans chaque semaine {least} h d’affilée, par exemple deux jours qui se suivent",
            "leave {least} consecutive hours free in each week, two days in a row for instance",
            least=least,
        ),
    )

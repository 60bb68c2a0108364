"""Daily and weekly rest between scheduled work: one way of looking, for France and for the Union's law elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told, Words
from disconnect.policyfile.findings.dated import laid
from disconnect.policyfile.findings.rests import Unrested, unrested
from disconnect.policyfile.findings.schedule import MOST_WEEKS, WEEK, Path, Run, Shift, worst
from disconnect.policyfile.findings.words import both, clock, day_and_time, ending, titled

Times = tuple[bool, int, int]
"""A rest that is too short, by what is told of it: whether it is one day's, and between which minutes."""
WEEK_LONG = WEEK * MINUTES_OF_DAY
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
BEGUN = (
    " ; un repos assez long commence pourtant à la fin de cette semaine : faites vérifier s’il compte pour elle",
    "; a rest that is long enough begins at the end of that week, though: have it checked whether it counts for it",
)
IN_WEEK = (
    "{hours}{week} : le plus long repos d’affilée va de {start} à {end}, soit {gap} h ; {asks}",
    "{hours}{week}: the longest consecutive rest goes from {start} to {end}, {gap} h; {asks}",
)
NO_DAY = (
    "{hours}{week} : aucun repos d’affilée n’a 24 h du lundi 0 h au dimanche 24 h ; {asks}",
    "{hours}{week}: no consecutive rest has 24 h from Monday 0:00 to Sunday 24:00; {asks}",
)


def daily_rest(*, code: str, where: str, are_frames: bool | None, title: Words, why: Words) -> Check:
    """A check of the rest between two working days; of frames alone, of hours alone, or (None) of both."""

    def look(subject: Subject) -> Iterator[Told]:
        for run in laid(subject.policy, subject.day):
            if are_frames in {None, run.hours.is_frame}:
                yield from _too_close(subject, run, code)

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


def _too_close(subject: Subject, run: Run, code: str) -> Iterator[Told]:
    """Each rest between two days that is shorter than the law asks for; those alike once for each set of hours."""
    least, floor = subject.number(DAILY), subject.number(FLOOR)
    for rest in _unlike(run, unrested(run, least * HOUR) if least is not None else ()):
        yield Told(
            path=run.place(rest.day, rest.following)[0],
            clause=run.hours.clause,
            floor_kept=floor is not None and rest.minutes >= floor * HOUR,
            what=told_rest(run, rest, both(*LAW_ASKS, least=least or 0)),
            way_out=_apart(code, (least or 0) - rest.minutes / HOUR),
        )


def _unlike(run: Run, rests: Iterable[Unrested]) -> Iterator[Unrested]:
    """Rests of the same times once for each set of hours; where two sets meet, only if neither has the same."""
    by_place: dict[tuple[Path, bool], dict[Times, Unrested]] = defaultdict(dict)
    for rest in rests:
        times = rest.is_one_day, rest.end, rest.start
        by_place[run.place(rest.day, rest.following)].setdefault(times, rest)
    usual = {times for (_, is_mixed), found in by_place.items() if not is_mixed for times in found}
    for (_, is_mixed), found in by_place.items():
        yield from (rest for times, rest in found.items() if not is_mixed or times not in usual)


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
        least = (subject.number(WEEKLY) or 0) * HOUR
        for run in laid(subject.policy, subject.day):
            found = weekly_rests(run)
            shortness = {week: -_length(rest) for week, rest in found.items()}
            short = (week for week in worst(run, run.weeks, WEEK, shortness.__getitem__) if -shortness[week] < least)
            yield from (_short_week(subject, run, week) for week in short)

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


@lru_cache(maxsize=1024)
def weekly_rests(run: Run) -> Mapping[int, Shift]:
    """For each week the longest stretch without work of which a whole day's length lies inside it, (0, 0) for none.

    In minutes from the week's Monday 00:00.
    """
    found = dict.fromkeys(run.weeks, (0, 0))
    for start, end in run.gaps():
        for week in range(start // WEEK_LONG, (end - 1) // WEEK_LONG + 1):
            first = week * WEEK_LONG
            inside = min(end, first + WEEK_LONG) - max(start, first)
            if week in found and inside >= INSIDE and end - start > _length(found[week]):
                found[week] = start - first, end - first
    return found


def told_week(run: Run, week: int, asks: Words) -> Words:
    """The longest rest of a week that is too short; `asks` says who asks for how much."""
    longest = weekly_rests(run)[week]
    start, end = (day_and_time(minute) for minute in longest)
    return both(
        *(IN_WEEK if _length(longest) else NO_DAY),
        hours=titled(run.hours.title),
        week=run.week_name(week),
        start=start,
        end=end,
        gap=_length(longest) / HOUR,
        asks=(asks["fr"], asks["en"]),
    )


def begun_rests(run: Run, least: float) -> frozenset[int]:
    """The weeks in which a stretch of at least `least` minutes without work begins that the week after does not need.

    Such a stretch is a weekly rest too, by a reading that counts it in the week in which it begins.
    """
    turn = len(run.days) // WEEK if run.is_round else MOST_WEEKS * WEEK
    begun: dict[int, int] = defaultdict(int)
    for start, end in run.gaps():
        week = start // WEEK_LONG % turn
        begun[week] = max(begun[week], end - start)
    return frozenset(
        week
        for week in run.weeks
        if begun[week] >= least and (begun[week] >= 2 * least or begun[(week + 1) % turn] >= least)
    )


def _length(stretch: Shift) -> int:
    return stretch[1] - stretch[0]


def _short_week(subject: Subject, run: Run, week: int) -> Told:
    """What is told of the worst week; below a whole day and the last floor of the daily rest, nothing makes it lawful.

    Where a rest that is long enough begins in the week, whether it is that week's is a question of reading.
    """
    least, floor, longest = subject.number(WEEKLY) or 0, subject.number(FLOOR), weekly_rests(run)[week]
    is_begun = week in begun_rests(run, least * HOUR)
    asks = both(f"{LAW_ASKS[0]}{BEGUN[0]}", f"{LAW_ASKS[1]}{BEGUN[1]}", least=least) if is_begun else None
    return Told(
        path=run.place(week * WEEK, week * WEEK + WEEK - 1)[0],
        clause=run.hours.clause,
        severity=Severity.WARNING if is_begun else None,
        floor_kept=floor is not None and _length(longest) >= INSIDE + floor * HOUR,
        what=told_week(run, week, asks or both(*LAW_ASKS, least=least)),
        way_out=both(
            "libérez dans chaque semaine {least} h d’affilée, par exemple deux jours qui se suivent",
            "leave {least} consecutive hours free in each week, two days in a row for instance",
            least=least,
        ),
    )

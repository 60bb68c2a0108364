"""Daily and weekly rest between scheduled work: one way of looking, for France and for the Union's law elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told, Words
from disconnect.policyfile.findings.schedule import WEEK, Run, runs
from disconnect.policyfile.findings.words import both, clock, titled

DAILY, WEEKLY, FLOOR = "rest.daily.hours", "rest.weekly.hours", "rest.daily.floor.hours"
INSIDE = 24 * 60
"""Minutes of a weekly rest that must lie inside the week to be that week's."""


def daily_rest(*, code: str, where: str, are_frames: bool | None, title: Words, why: Words) -> Check:
    """A check of the rest between two working days; of frames alone, of hours alone, or (None) of both."""

    def look(subject: Subject) -> Iterator[Told]:
        for run in runs(subject.policy):
            if are_frames in {None, run.hours.is_frame}:
                yield from _too_close(subject, run)

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


def _too_close(subject: Subject, run: Run) -> Iterator[Told]:
    """Each pair of neighbouring days with less rest than the law asks for; pairs alike are told once."""
    least, floor = subject.number(DAILY), subject.number(FLOOR)
    told: set[tuple[int, int]] = set()
    for day, end, start in run.neighbours():
        gap = (start - end) / 60
        if least is None or gap >= least or (end, start) in told:
            continue
        told.add((end, start))
        yield Told(
            path=run.path,
            clause=run.hours.clause,
            floor_kept=floor is not None and gap >= floor,
            what=both(
                "{hours} : {day} finit à {end} et {next} commence à {start}, {gap} h plus tard ; la loi en demande {least}",
                "{hours}: {day} ends at {end} and {next} starts at {start}, {gap} h apart; the law asks for {least}",
                hours=titled(run.hours.title),
                day=run.name(day),
                next=run.name((day + 1) % len(run.days)),
                end=clock(end),
                start=clock(start),
                gap=gap,
                least=least,
            ),
            way_out=both(
                "écartez ces deux journées d’au moins {short} h ; ou, si un accord y déroge, nommez-le dans la référence "
                'de la clause et ajoutez derogates = ["{code}"]',
                "move these two days at least {short} h apart; or, where an agreement departs from the rule, name it in "
                'the clause’s reference and add derogates = ["{code}"]',
                short=least - gap,
                code="FR-REST-DAILY" if not run.hours.is_frame else "FR-FORFAIT-FRAME",
            ),
        )


def weekly_rest(*, code: str, where: str, title: Words, why: Words) -> Check:
    """A check of the consecutive rest of each week."""

    def look(subject: Subject) -> Iterator[Told]:
        least = subject.number(WEEKLY)
        for run in runs(subject.policy) if least is not None else ():
            short = [week for week in run.weeks if _longest_gap(run, week) < (least or 0) * 60]
            if short:
                yield _short_week(run, short[0], least or 0)

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


def _longest_gap(run: Run, week: int) -> int:
    """The longest stretch without work, in minutes, of which a whole day's length lies inside the week."""
    # The run is laid out three times: the middle one has its neighbours on either side.
    start = (len(run.days) + week * WEEK) * MINUTES_OF_DAY
    end = start + WEEK * MINUTES_OF_DAY
    inside = (b - a for a, b in run.gaps() if min(b, end) - max(a, start) >= INSIDE)
    return max(inside, default=0)


def _short_week(run: Run, week: int, least: float) -> Told:
    number = week + 1
    return Told(
        path=run.path,
        clause=run.hours.clause,
        floor_kept=False,
        what=both(
            "{hours}, semaine {number} : le plus long repos d’affilée est de {gap} h ; la loi en demande {least}",
            "{hours}, week {number}: the longest consecutive rest is {gap} h; the law asks for {least}",
            hours=titled(run.hours.title),
            number=number,
            gap=_longest_gap(run, week) / 60,
            least=least,
        ),
        way_out=both(
            "libérez dans chaque semaine {least} h d’affilée, par exemple deux jours qui se suivent",
            "leave {least} consecutive hours free in each week, two days in a row for instance",
            least=least,
        ),
    )

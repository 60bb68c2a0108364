"""More working days in a week than the law allows."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.dated import laid
from disconnect.policyfile.findings.schedule import WEEK, worst
from disconnect.policyfile.findings.words import both, titled

PARAMETER = "week.longest.days"


def _look(subject: Subject) -> Iterator[Told]:
    """Weeks, Monday to Sunday, in which work begins on too many days, over midnight in one piece."""
    most = subject.number(PARAMETER) or WEEK
    for run in laid(subject.policy, subject.day):
        for week in (week for week in worst(run, run.weeks, WEEK, run.working_days) if run.working_days(week) > most):
            yield Told(
                path=run.place(week * WEEK, week * WEEK + WEEK - 1)[0],
                clause=run.hours.clause,
                what=both(
                    "{hours}{week} : {days} jours de travail dans une semaine, pour {most} au plus",
                    "{hours}{week}: {days} working days in a week, {most} at most",
                    hours=titled(run.hours.title),
                    week=run.week_name(week),
                    days=run.working_days(week),
                    most=most,
                ),
                way_out=both("libérez un jour de chaque semaine", "leave one day of each week free"),
            )


CHECK = Check(
    code="FR-DAYS-PER-WEEK",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter=PARAMETER,
    title={"fr": "Jours de travail par semaine", "en": "Working days in a week"},
    why={
        "fr": "La loi interdit d’occuper un même salarié plus d’un certain nombre de jours par semaine.",
        "en": "The law forbids employing the same person on more than a certain number of days a week.",
    },
    look=_look,
)

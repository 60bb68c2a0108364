"""A week with more scheduled work than the law allows."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.dated import laid
from disconnect.policyfile.findings.schedule import WEEK, worst
from disconnect.policyfile.findings.words import both, titled

PARAMETER = "week.longest.hours"


def _look(subject: Subject) -> Iterator[Told]:
    """The longest week of each run; contracts without hours are not subject to this ceiling."""
    most = subject.number(PARAMETER)
    for run in (run for run in laid(subject.policy, subject.day) if not run.hours.is_frame and most is not None):
        for week, hours in ((week, run.work(week) / 60) for week in worst(run, run.weeks, WEEK, run.work)):
            if most is None or hours <= most:
                continue
            yield Told(
                path=run.place(week * WEEK, week * WEEK + WEEK - 1)[0],
                clause=run.hours.clause,
                what=both(
                    "{hours}{week} : {worst} h de travail prévues dans une semaine, pour {most} au plus",
                    "{hours}{week}: {worst} h of scheduled work in a week, {most} at most",
                    hours=titled(run.hours.title),
                    week=run.week_name(week),
                    worst=hours,
                    most=most,
                ),
                way_out=both("retirez {over} h de cette semaine", "take {over} h out of that week", over=hours - most),
            )


CHECK = Check(
    code="FR-WEEK-LONGEST",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter=PARAMETER,
    title={"fr": "Durée hebdomadaire de travail prévue", "en": "Scheduled work in a week"},
    why={
        "fr": "Au cours d’une même semaine, la durée de travail a un plafond.",
        "en": "Work in one week has a ceiling.",
    },
    look=_look,
)

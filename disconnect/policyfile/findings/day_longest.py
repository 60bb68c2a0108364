"""A day with more scheduled work than the law allows."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import runs
from disconnect.policyfile.findings.words import both, titled

PARAMETER, AGREED = "day.longest.hours", "day.longest.agreement.hours"


def _look(subject: Subject) -> Iterator[Told]:
    """The longest day of each run; contracts without hours are not subject to this ceiling."""
    most, agreed = subject.number(PARAMETER), subject.number(AGREED)
    for run in (run for run in runs(subject.policy) if not run.hours.is_frame and most is not None):
        lengths = [sum(end - start for start, end in day) / 60 for day in run.days]
        worst = max(lengths, default=0)
        if most is not None and worst > most:
            yield Told(
                path=run.path,
                clause=run.hours.clause,
                floor_kept=agreed is None or worst <= agreed,
                what=both(
                    "{hours} : {worst} h de travail prévues {day}, pour {most} au plus",
                    "{hours}: {worst} h of scheduled work on {day}, {most} at most",
                    hours=titled(run.hours.title),
                    worst=worst,
                    most=most,
                    day=run.name(lengths.index(worst)),
                ),
                way_out=both(
                    "raccourcissez ce jour, ou faites reposer la clause sur un accord qui porte la durée au plus à {agreed} h",
                    "shorten that day, or rest the clause on an agreement, which may go up to {agreed} h",
                    agreed=agreed or most,
                ),
            )


CHECK = Check(
    code="FR-DAY-LONGEST",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter=PARAMETER,
    derogable=True,
    title={"fr": "Durée quotidienne de travail prévue", "en": "Scheduled work in a day"},
    why={
        "fr": "La durée quotidienne de travail effectif a un plafond, que certains accords peuvent relever. Les forfaits en jours n’y sont pas soumis.",
        "en": "Actual work in a day has a ceiling, which some agreements may raise. Days-based contracts are not subject to it.",
    },
    look=_look,
)

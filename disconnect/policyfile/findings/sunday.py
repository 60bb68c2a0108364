"""Sunday work that is scheduled: lawful only in the cases of the law."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import WEEK, runs
from disconnect.policyfile.findings.words import both, titled

SUNDAY = 6


def _look(subject: Subject) -> Iterator[Told]:
    """Shifts that start on a Sunday."""
    for run in runs(subject.policy):
        if any(day for number, day in enumerate(run.days) if number % WEEK == SUNDAY):
            yield Told(
                path=run.path,
                clause=run.hours.clause,
                what=both(
                    "{hours} : du travail est prévu le dimanche",
                    "{hours}: work is scheduled on Sundays",
                    hours=titled(run.hours.title),
                ),
                way_out=both(
                    "nommez dans la référence de la clause ce qui permet d’y déroger (L.3132-12 et suivants), ou libérez le dimanche",
                    "name in the clause’s reference what allows it (L.3132-12 and following), or leave Sundays free",
                ),
            )


CHECK = Check(
    code="FR-SUNDAY",
    severity=Severity.WARNING,
    where=FRANCE,
    parameter="rest.weekly.day",
    derogable=True,
    title={"fr": "Travail prévu le dimanche", "en": "Work scheduled on Sundays"},
    why={
        "fr": "Le repos hebdomadaire est donné le dimanche, sauf dérogation prévue par la loi.",
        "en": "Weekly rest is given on Sundays unless the law provides otherwise.",
    },
    look=_look,
)

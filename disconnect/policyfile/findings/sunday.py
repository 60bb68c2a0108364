"""Sunday work that is scheduled: lawful only in the cases of the law."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.grounds import allows_sunday
from disconnect.policyfile.findings.schedule import WEEK, Run, Shift, runs
from disconnect.policyfile.findings.words import both, clock, titled

SUNDAY = 6


NAME_IT = both(
    "nommez dans la référence de la clause ce qui permet d’y déroger (L.3132-12 et suivants), ou libérez le dimanche",
    "name in the clause’s reference what allows it (L.3132-12 and following), or leave Sundays free",
)
CHECK_IT = both(
    "vérifiez que cette dérogation vaut pour votre activité", "check that this departure holds for what you do"
)


def _look(subject: Subject) -> Iterator[Told]:
    """Work on a Sunday, also the end of a Saturday's night; where the clause names what allows it, for information."""
    for run in runs(subject.policy, subject.day):
        worked = _on_sunday(run)
        if worked is not None:
            ref = subject.policy.clauses[run.hours.clause].ref
            yield Told(
                path=run.path,
                clause=run.hours.clause,
                severity=Severity.NOTE if allows_sunday(ref) else None,
                what=both(
                    "{hours} : du travail est prévu le dimanche de {start} à {end}{allowed}",
                    "{hours}: work is scheduled on Sundays from {start} to {end}{allowed}",
                    hours=titled(run.hours.title),
                    start=clock(worked[0]),
                    end=clock(worked[1]),
                    allowed=(f" ; la clause cite : {ref}", f"; the clause cites: {ref}") if allows_sunday(ref) else "",
                ),
                way_out=CHECK_IT if allows_sunday(ref) else NAME_IT,
            )


def _on_sunday(run: Run) -> Shift | None:
    """The first work on a Sunday, in minutes of that day."""
    for number in range(SUNDAY, len(run.days) + WEEK, WEEK):
        midnight = number * MINUTES_OF_DAY
        # A shift that passes the run's end goes on in its first days.
        for turn in (0, len(run.days) * MINUTES_OF_DAY):
            for start, end in run.shifts():
                first, last = max(start + turn, midnight), min(end + turn, midnight + MINUTES_OF_DAY)
                if first < last:
                    return first - midnight, last - midnight
    return None


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

"""Contact slots of telework that lie outside everybody's working time."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import WEEK, runs
from disconnect.policyfile.findings.words import both, clock, weekdays_of


def _look(subject: Subject) -> Iterator[Told]:
    """Each slot that no hours of the policy cover on any telework day."""
    telework = subject.policy.telework
    if telework is None:
        return
    days = telework.days or frozenset(range(WEEK))
    shifts = [
        shift
        for run in runs(subject.policy, subject.day)
        for number, day in enumerate(run.days)
        if number % WEEK in days
        for shift in day
    ]
    for start, end in telework.contact:
        if not any(a <= start and end <= b for a, b in shifts):
            yield Told(
                path=("telework", "contact"),
                clause=telework.clause,
                what=both(
                    "la plage de contact {start}-{end} sort des horaires prévus les jours de télétravail ({days})",
                    "the contact slot {start}-{end} lies outside the hours scheduled on telework days ({days})",
                    start=clock(start),
                    end=clock(end),
                    days=weekdays_of(days),
                ),
                way_out=both("ramenez-la à l’intérieur des horaires", "keep it inside the hours"),
            )


CHECK = Check(
    code="FR-TELEWORK-SLOTS",
    severity=Severity.WARNING,
    where="FR",
    parameter="telework.slots",
    title={"fr": "Plages de contact en télétravail", "en": "Contact slots of telework"},
    why={
        "fr": "L’accord ou la charte fixe les plages pendant lesquelles l’employeur peut contacter le télétravailleur ; elles se lisent dans son temps de travail.",
        "en": "The agreement or charter fixes the slots in which the employer may contact a teleworker; they lie in working time.",
    },
    look=_look,
)

"""Hours that nobody in the directory has."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, titled


def _look(subject: Subject) -> Iterator[Told]:
    """Groups of hours without people; not asked where no directory is known."""
    if subject.directory is None:
        return
    policy = subject.policy
    named = {
        place.hours or policy.default_hours for person in subject.directory.people.values() for place in person.places
    }
    for hours in policy.hours.values():
        if hours.id not in named | {policy.ordinary}:
            yield Told(
                path=("hours", hours.id),
                clause=hours.clause,
                what=both(
                    "personne dans l’annuaire n’a les horaires « {hours} »",
                    "nobody in the directory has the hours “{hours}”",
                    hours=titled(hours.title),
                ),
                way_out=both(
                    "écrivez {id} dans la colonne hours des personnes concernées, ou retirez ces horaires",
                    "write {id} in the column hours of the people meant, or drop these hours",
                    id=hours.id,
                ),
            )


CHECK = Check(
    code="HOURS-UNUSED",
    severity=Severity.NOTE,
    title={"fr": "Horaires sans personne", "en": "Hours without people"},
    why={
        "fr": "Souvent le signe d’une faute de frappe dans l’annuaire : ces personnes ont alors les horaires habituels.",
        "en": "Often the sign of a slip in the directory: these people then have the usual hours.",
    },
    look=_look,
)

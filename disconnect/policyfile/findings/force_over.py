"""A policy that is over, or not yet begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, date_of


def _look(subject: Subject) -> Iterator[Told]:
    """Not in force on the day looked at, and no other version of it is."""
    terms = subject.policy.identity
    heirs = [
        other for other in subject.others if other.id == subject.policy.id and other.identity.is_in_force(subject.day)
    ]
    if not terms.is_in_force(subject.day) and not heirs:
        yield Told(
            path=("identity",),
            what=both(
                "la politique n’est pas en vigueur le {day} ({start} – {end}) : aucune règle ne joue, tout est remis",
                "the policy is not in force on {day} ({start} – {end}): no rule acts, everything is delivered",
                day=date_of(subject.day),
                start=date_of(terms.start) if terms.start else "…",
                end=date_of(terms.end - timedelta(days=1)) if terms.end else "…",
            ),
            way_out=both(
                "prolongez-la, ou ajoutez celle qui lui succède à côté",
                "extend it, or put the one that follows beside it",
            ),
        )


CHECK = Check(
    code="FORCE-OVER",
    severity=Severity.WARNING,
    title={"fr": "Politique hors de ses dates", "en": "Policy outside its dates"},
    why={
        "fr": "Un accord qui expire sans qu’on le voie laisse tout passer.",
        "en": "An agreement that expires unseen lets everything pass.",
    },
    look=_look,
)

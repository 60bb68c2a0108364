"""Two policies in force that are equally specific and cover the same people."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.engine.choosing import choose
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Ties that people of the directory are in; without a directory, scopes that are plainly the same."""
    policy, others = subject.policy, subject.others
    same = [
        other
        for other in others
        if other.identity.is_in_force(subject.day)
        and policy.identity.is_in_force(subject.day)
        and other.scope == policy.scope
    ]
    tied = {other.id: 0 for other in same}
    for person in subject.directory.people.values() if subject.directory else ():
        found = choose((policy, *others), person.place(subject.day), subject.day)
        if policy in found.tied and person.is_in_service(subject.day):
            for other in (other for other in found.tied if other is not policy):
                tied[other.id] = tied.get(other.id, 0) + 1
    for name, people in tied.items():
        yield Told(
            path=("scope",),
            what=both(
                "la politique {other} couvre les mêmes personnes avec autant de précision{people} : aucune des deux n’est choisie",
                "the policy {other} covers the same people as specifically{people}: neither is chosen",
                other=name,
                people=(f" ({people} dans l’annuaire)", f" ({people} in the directory)") if subject.directory else "",
            ),
            way_out=both(
                "précisez l’un des deux champs d’application, ou nommez la politique dans la colonne policy de l’annuaire",
                "narrow one of the two scopes, or name the policy in the directory’s column policy",
            ),
        )


CHECK = Check(
    code="POLICIES-TIED",
    severity=Severity.ERROR,
    title={"fr": "Politiques à égalité", "en": "Policies that tie"},
    why={
        "fr": "La plus précise l’emporte ; à égalité rien ne permet de choisir, et choisir au hasard serait pire.",
        "en": "The most specific wins; where two are equal nothing decides, and choosing by chance would be worse.",
    },
    look=_look,
)

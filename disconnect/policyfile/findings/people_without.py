"""People in service whom no policy covers."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.engine.choosing import choose
from disconnect.model.phrase import counted
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told, Words
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """How many people in service no policy covers on the day: a number, never who."""
    if subject.directory is None:
        return
    policies = (subject.policy, *subject.others)
    people = [person for person in subject.directory.people.values() if person.is_in_service(subject.day)]
    chosen = [choose(policies, person.place(subject.day), subject.day) for person in people]
    nobody = sum(found.policy is None and not found.tied for found in chosen)
    if nobody and people:
        yield Told(
            path=("scope",),
            what=_told(nobody, len(people)),
            way_out=both(
                "élargissez un champ d’application, ou ajoutez une politique sans [scope] pour tous les autres",
                "widen a scope, or add a policy without [scope] for everybody else",
            ),
        )


def _told(nobody: int, people: int) -> Words:
    said = counted(
        nobody,
        (
            "{n} personne en service sur {people} ne relève d’aucune politique : tout lui est remis",
            "{n} personnes en service sur {people} ne relèvent d’aucune politique : tout leur est remis",
        ),
        (
            "{n} person in service of {people} is under no policy: everything is delivered to them",
            "{n} people in service of {people} are under no policy: everything is delivered to them",
        ),
        people=people,
    )
    return {"fr": said.fr, "en": str(said)}


CHECK = Check(
    code="PEOPLE-WITHOUT-POLICY",
    severity=Severity.WARNING,
    title={"fr": "Personnes sans politique", "en": "People without a policy"},
    why={
        "fr": "Qui n’est couvert par rien n’est protégé par rien, et ne figure dans aucun chiffre.",
        "en": "Whoever is covered by nothing is protected by nothing, and is in no figure.",
    },
    look=_look,
)

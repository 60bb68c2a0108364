"""People who telework, under a policy that says nothing of the slots in which they may be contacted."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.agreement import Mode
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Telework in the directory, or in a commitment, without a section `[telework]`."""
    policy = subject.policy
    if policy.telework is not None:
        return
    for number, promise in enumerate(policy.commitments):
        if Mode.TELEWORK in promise.modes:
            yield Told(
                path=("commitments", number, "modes"),
                clause=promise.clause,
                what=both(
                    "un engagement parle de télétravail, sans plages de contact",
                    "a commitment speaks of telework, without slots of contact",
                ),
                way_out=_WAY_OUT,
            )
            return
    people = subject.directory.people.values() if subject.directory else ()
    places = [person.place(subject.day) for person in people if person.is_in_service(subject.day)]
    if any(place.telework and policy.scope.covers(place) for place in places):
        yield Told(
            path=(),
            what=both(
                "l’annuaire a des jours de télétravail, la politique aucune plage de contact",
                "the directory has telework days, the policy no slots of contact",
            ),
            way_out=_WAY_OUT,
        )


_WAY_OUT = both(
    'ajoutez [telework] days = ["tuesday"], contact = ["09:00-12:00", "14:00-17:00"]',
    'add [telework] days = ["tuesday"], contact = ["09:00-12:00", "14:00-17:00"]',
)

CHECK = Check(
    code="FR-TELEWORK-MISSING",
    severity=Severity.WARNING,
    where=FRANCE,
    parameter="telework.slots",
    title={"fr": "Télétravail sans plages de contact", "en": "Telework without slots of contact"},
    why={
        "fr": "L’accord ou la charte de télétravail fixe les plages pendant lesquelles l’employeur peut habituellement contacter le salarié.",
        "en": "The agreement or charter on telework fixes the slots in which the employer may usually contact the employee.",
    },
    look=_look,
)

"""A slot that no row, no exception and no meeting rule asks for."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, titled

BY_KIND = frozenset({"no_meetings", "lunch", "training", "focus"})


def _look(subject: Subject) -> Iterator[Told]:
    """Slots for mail that nothing names; slots for meetings and breaks work by their kind."""
    policy = subject.policy
    named = {slot for row in policy.responses for slot in row.slots} | {
        slot for terms in policy.exceptions for slot in terms.slots
    }
    for slot in policy.slots.values():
        if slot.id not in named and slot.kind not in BY_KIND:
            yield Told(
                path=("slots", slot.id),
                clause=slot.clause,
                what=both(
                    "rien ne se passe pendant la plage « {title} » : aucune ligne ne la nomme",
                    "nothing happens in the slot “{title}”: no row names it",
                    title=titled(slot.title),
                ),
                way_out=both(
                    'ajoutez une ligne [[responses]] avec when = { slot = ["{id}"] }',
                    'add a row [[responses]] with when = { slot = ["{id}"] }',
                    id=slot.id,
                ),
            )


CHECK = Check(
    code="SLOT-UNUSED",
    severity=Severity.WARNING,
    title={"fr": "Plage sans effet", "en": "Slot without effect"},
    why={
        "fr": "Une plage n’agit que si une ligne de la table la nomme.",
        "en": "A slot acts only where a row of the table names it.",
    },
    look=_look,
)

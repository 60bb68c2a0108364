"""Slots shared between zones that are given in no zone."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.agreement import ExceptionKind
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, titled


def _look(subject: Subject) -> Iterator[Told]:
    """Shared slots without a zone of their own."""
    policy = subject.policy
    shared = {slot for terms in policy.exceptions if terms.kind is ExceptionKind.INTERNATIONAL for slot in terms.slots}
    for slot in (policy.slots[name] for name in sorted(shared) if name in policy.slots):
        if not slot.zone:
            yield Told(
                path=("slots", slot.id),
                clause=slot.clause,
                what=both(
                    "la plage partagée « {title} » n’a pas de fuseau : chacun la lit à sa propre montre, et elle n’est partagée par personne",
                    "the shared slot “{title}” has no zone: everybody reads it on their own clock, and nobody shares it",
                    title=titled(slot.title),
                ),
                way_out=both(
                    'ajoutez zone = "Europe/Paris" (ou un autre fuseau)', 'add zone = "Europe/Paris" (or another zone)'
                ),
            )


CHECK = Check(
    code="INTERNATIONAL-SLOT",
    severity=Severity.ERROR,
    title={"fr": "Plage partagée entre fuseaux", "en": "Slot shared between zones"},
    why={
        "fr": "Une plage que des équipes de plusieurs fuseaux partagent se dit dans un fuseau.",
        "en": "A slot that teams of several zones share is given in one zone.",
    },
    look=_look,
)

"""A window in which contact is allowed, and a clause that rules it out in the same time."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Two commitments, one for and one against, by the same people in the same protected time."""
    promises = list(enumerate(subject.policy.commitments))
    forbidden = [(number, each) for number, each in promises if each.kind == "no_solicitation" and not each.optional]
    for number, each in promises:
        if each.kind not in {"link_during_absence", "exceptional_contact"}:
            continue
        for _, other in forbidden:
            if each.during & other.during and each.who & other.who and not each.exemptions and not other.exemptions:
                yield Told(
                    path=("commitments", number),
                    clause=each.clause,
                    what=both(
                        "cet engagement permet un contact que la clause {other} exclut pendant le même temps, sans exception d’un côté ni de l’autre",
                        "this commitment allows a contact that clause {other} rules out in the same time, with no exemption on either side",
                        other=other.clause,
                    ),
                    way_out=both(
                        'ajoutez exemptions = ["at_request"] (ou une autre) à l’un des deux',
                        'add exemptions = ["at_request"] (or another) to one of the two',
                    ),
                )


CHECK = Check(
    code="CONTRADICTION",
    severity=Severity.ERROR,
    title={"fr": "Clauses contradictoires", "en": "Clauses that contradict"},
    why={
        "fr": "Deux clauses qui disent le contraire laissent chacun choisir celle qui l’arrange.",
        "en": "Two clauses that say opposite things let everybody choose the one that suits them.",
    },
    look=_look,
)

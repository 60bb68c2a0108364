"""The branch agreement owes something of which the policy says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.commitments import KINDS
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.floors import floors
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.strictness import strictest


def _look(subject: Subject) -> Iterator[Told]:
    """Each duty of the branch for which there is no commitment of the kind; kinds alike are told once."""
    told: set[str] = set()
    for clause, floor in floors(subject):
        if floor.kind in told or strictest(floor, subject.policy.commitments)[0] is not None:
            continue
        told.add(floor.kind)
        kind = KINDS[floor.kind]
        yield Told(
            path=("identity", "branch"),
            what=both(
                "la branche prévoit « {kind} » ({ref}) ; la politique n’en dit rien",
                "the branch provides for “{kind}” ({ref}); the policy says nothing of it",
                kind=(kind.fr, kind.en),
                ref=clause.ref,
            ),
            way_out=both(
                'ajoutez [[commitments]] kind = "{name}", au moins aussi protecteur',
                'add [[commitments]] kind = "{name}", at least as protective',
                name=floor.kind,
            ),
        )


CHECK = Check(
    code="BRANCH-MISSING",
    severity=Severity.WARNING,
    title={"fr": "Engagement de branche absent", "en": "Commitment of the branch missing"},
    why={
        "fr": "L’accord de branche est un plancher sous la politique : ce qu’il doit reste dû, et les salariés doivent le lire.",
        "en": "The branch agreement is a floor under the policy: what it owes stays owed, and employees should read it.",
    },
    look=_look,
)

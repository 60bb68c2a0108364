"""A branch agreement that we do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.layers import branches


def _look(subject: Subject) -> Iterator[Told]:
    """The number named, where there is no file for it."""
    named = subject.policy.identity.branch
    if named and named not in branches():
        yield Told(
            path=("identity", "branch"),
            what=both(
                "l’accord de branche {idcc} n’est pas encore écrit ici : il n’est pas vérifié",
                "the branch agreement {idcc} is not written down here yet: it is not checked",
                idcc=named,
            ),
            way_out=both("accords écrits : {known}", "agreements written: {known}", known=", ".join(branches())),
        )


CHECK = Check(
    code="BRANCH-UNKNOWN",
    severity=Severity.NOTE,
    title={"fr": "Branche non écrite", "en": "Branch not written"},
    why={
        "fr": "Ne rien dire laisserait croire que la branche a été vérifiée.",
        "en": "Saying nothing would look as if the branch had been checked.",
    },
    look=_look,
)

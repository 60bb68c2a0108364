"""Portugal: the law forbids the contact itself, so a reminder is not enough."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.policy import Action, Relation
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Rows that let superiors reach people in rest time."""
    if subject.policy.identity.country != "PT":
        return
    for number, row in enumerate(subject.policy.responses):
        if (
            row.action is not Action.DEFER
            and row.on_call is not True
            and not row.slots
            and Relation.SUPERIOR in (row.relations or {Relation.SUPERIOR})
        ):
            yield Told(
                path=("responses", number, "action"),
                clause=row.clause,
                what=both(
                    "l’employeur ne doit pas contacter pendant le repos : cette ligne laisse passer ({action})",
                    "the employer must not contact people in rest time: this row lets mail pass ({action})",
                    action=row.action.value,
                ),
                way_out=both(
                    'écrivez action = "defer" ; l’urgence et la force majeure restent remises',
                    'write action = "defer"; urgent mail and force majeure are still delivered',
                ),
            )


CHECK = Check(
    code="PT-HOLD",
    severity=Severity.ERROR,
    parameter="disconnection.duty",
    title={"fr": "Portugal : ne pas contacter", "en": "Portugal: no contact"},
    why={
        "fr": "Le Código do Trabalho (199.º-A) interdit à l’employeur de contacter le salarié pendant son repos, sauf force majeure (référence de seconde main, non vérifiée).",
        "en": "The Código do Trabalho (199.º-A) forbids the employer to contact people in their rest, force majeure apart (second-hand reference, not verified).",
    },
    look=_look,
)

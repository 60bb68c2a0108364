"""Portugal: the law forbids the contact itself, so a reminder is not enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.engine.cases import deciding
from disconnect.model.policy import Action, QuietClass, Relation
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.show import ENGLISH, FRENCH

if TYPE_CHECKING:
    from disconnect.model.policy import Policy

PORTUGAL = "PT"


def _look(subject: Subject) -> Iterator[Told]:
    """Rows that let superiors reach people in rest time, and rest time that no row is for."""
    policy = subject.policy
    if policy.identity.country != PORTUGAL:
        return
    open_to: dict[int | None, set[QuietClass]] = {}
    for case, row in deciding(policy.responses):
        is_employer = case.relation is Relation.SUPERIOR and not case.on_call and not case.slot
        if case.quiet is not None and is_employer and (row is None or row.action is not Action.DEFER):
            number = None if row is None else policy.responses.index(row)
            open_to.setdefault(number, set()).add(case.quiet)
    for number, classes in sorted(open_to.items(), key=lambda each: -1 if each[0] is None else each[0]):
        yield _told(policy, number, [quiet for quiet in QuietClass if quiet in classes])


def _told(policy: Policy, number: int | None, classes: list[QuietClass]) -> Told:
    action = Action.DELIVER if number is None else policy.responses[number].action
    return Told(
        path=("responses",) if number is None else ("responses", number, "action"),
        clause="" if number is None else policy.responses[number].clause,
        what=both(
            "l’employeur ne doit pas contacter pendant le repos ; d’un supérieur ({classes}), {action}",
            "the employer must not contact people in rest time; from a superior ({classes}), {action}",
            action=(FRENCH.actions[action], ENGLISH.actions[action]),
            classes=(
                ", ".join(FRENCH.classes[quiet] for quiet in classes),
                ", ".join(ENGLISH.classes[quiet] for quiet in classes),
            ),
        ),
        way_out=both(
            'écrivez une ligne avec action = "defer" ; l’urgence et la force majeure restent remises',
            'write a row with action = "defer"; urgent mail and force majeure are still delivered',
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

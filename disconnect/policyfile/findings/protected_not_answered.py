"""A clause forbids soliciting in times in which the table simply delivers."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.engine.cases import deciding
from disconnect.model.agreement import Actor
from disconnect.model.policy import Action, Relation
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.show import ENGLISH, FRENCH

BOUND = {
    Actor.SUPERIOR: {Relation.SUPERIOR},
    Actor.EXECUTIVES: {Relation.SUPERIOR},
    Actor.EMPLOYER: {Relation.SUPERIOR},
    Actor.COLLEAGUES: {Relation.TEAM, Relation.OTHER},
    Actor.EVERYONE: {Relation.SUPERIOR, Relation.REPORT, Relation.TEAM, Relation.OTHER},
}


def _look(subject: Subject) -> Iterator[Told]:
    """For each such commitment the first class of quiet time in which nothing keeps those it binds from writing."""
    table = [
        (case, row)
        for case, row in deciding(subject.policy.responses)
        if not case.slot and not case.on_call and not case.after_work
    ]
    let_pass = {(case.quiet, case.relation) for case, row in table if row is None or row.action is Action.DELIVER}
    for number, promise in enumerate(subject.policy.commitments):
        if promise.kind != "no_solicitation" or promise.optional:
            continue
        relations = {relation for who in promise.who for relation in BOUND.get(who, set())}
        classes = {quiet for time in promise.during for quiet in time.classes}
        for quiet in sorted(
            (quiet for quiet, relation in let_pass if quiet in classes and relation in relations and quiet is not None),
            key=lambda quiet: quiet.value,
        )[:1]:
            yield Told(
                path=("commitments", number),
                clause=promise.clause,
                what=both(
                    "cet engagement exclut toute sollicitation, mais la table remet aussitôt le courriel : {quiet}",
                    "this commitment rules out soliciting, yet the table delivers mail at once: {quiet}",
                    quiet=(FRENCH.classes[quiet], ENGLISH.classes[quiet]),
                ),
                way_out=both(
                    'ajoutez une ligne [[responses]] avec action = "nudge" ou "defer" pour cette classe',
                    'add a row [[responses]] with action = "nudge" or "defer" for that class',
                ),
            )


CHECK = Check(
    code="PROTECTED-NOT-ANSWERED",
    severity=Severity.ERROR,
    title={"fr": "Temps protégé sans réponse", "en": "Protected time without a response"},
    why={
        "fr": "Ce que le texte promet, la table doit le faire : sinon la clause n’est qu’une phrase.",
        "en": "What the text promises the table must do: otherwise the clause is a mere sentence.",
    },
    look=_look,
)

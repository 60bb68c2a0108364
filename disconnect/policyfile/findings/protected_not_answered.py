"""A clause forbids soliciting in times in which the table simply delivers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.engine.cases import deciding
from disconnect.model.agreement import Actor
from disconnect.model.policy import Action, Relation
from disconnect.policyfile.charter.words import SENDERS
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.show import ENGLISH, FRENCH

if TYPE_CHECKING:
    from disconnect.model.policy import Policy, QuietClass, Response

BOUND = {
    Actor.SUPERIOR: {Relation.SUPERIOR},
    Actor.EXECUTIVES: {Relation.SUPERIOR},
    Actor.EMPLOYER: {Relation.SUPERIOR},
    Actor.COLLEAGUES: {Relation.TEAM, Relation.OTHER},
    Actor.EVERYONE: {Relation.SUPERIOR, Relation.REPORT, Relation.TEAM, Relation.OTHER},
}


def _look(subject: Subject) -> Iterator[Told]:
    """For each such commitment the first class of quiet time in which mail of those it binds is delivered."""
    open_to = dict(_let_pass(subject.policy))
    for number, promise in enumerate(subject.policy.commitments):
        if promise.kind != "no_solicitation" or promise.optional:
            continue
        relations = {relation for who in promise.who for relation in BOUND.get(who, set())}
        classes = {quiet for time in promise.during for quiet in time.classes}
        passing = [each for each in open_to if each[0] in classes and each[1] in relations]
        if passing:
            yield _told(subject.policy, number, passing[0], open_to[passing[0]])


def _let_pass(policy: Policy) -> Iterator[tuple[tuple[QuietClass, Relation], Response | None]]:
    """The classes of quiet time and senders whose mail is delivered, with the row that says so (None: no row does).

    Looked at are people who are not on call, outside slots, once the minutes after work that rows name are over.
    """
    table = [(case, row) for case, row in deciding(policy.responses) if not case.slot and not case.on_call]
    last = max((case.after_work for case, _ in table), default=0)
    for case, row in table:
        is_passing = row is None or row.action is Action.DELIVER
        if case.quiet is not None and case.after_work == last and is_passing:
            yield (case.quiet, case.relation), row


def _told(policy: Policy, number: int, passing: tuple[QuietClass, Relation], row: Response | None) -> Told:
    quiet, relation = passing
    title = policy.clauses[row.clause].title if row else None
    return Told(
        path=("commitments", number),
        clause=policy.commitments[number].clause,
        what=both(
            "cet engagement exclut toute sollicitation, mais le courriel envoyé par {sender} est remis aussitôt ({quiet}) : {row}",
            "this commitment rules out soliciting, yet mail from {sender} is delivered at once ({quiet}): {row}",
            sender=SENDERS[relation],
            quiet=(FRENCH.classes[quiet], ENGLISH.classes[quiet]),
            row=(f"clause « {title['fr']} »", f"clause “{title['en']}”") if title else ("aucune ligne", "no row"),
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

"""No clause trains people and raises their awareness, which the law asks of every charter."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.agreement import Actor
from disconnect.policyfile.charter.words import ACTORS
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

KINDS = frozenset({"training", "awareness"})
NAMED = (Actor.EMPLOYEE, Actor.SUPERIOR, Actor.EXECUTIVES)
"""Employees, supervisors and management, as the article names them."""


def _look(subject: Subject) -> Iterator[Told]:
    """Neither training nor awareness among the commitments; or some of those whom they must reach left out."""
    if not KINDS & {promise.kind for promise in subject.policy.commitments}:
        yield Told(
            path=(),
            what=both(
                "aucune clause ne prévoit de formation ni de sensibilisation",
                "no clause provides for training or awareness",
            ),
            way_out=both(
                'ajoutez un engagement : [[commitments]] kind = "awareness", to = ["employee", "superior", "executives"]',
                'add a commitment: [[commitments]] kind = "awareness", to = ["employee", "superior", "executives"]',
            ),
        )
    else:
        reached = {
            actor
            for promise in subject.policy.commitments
            if promise.kind in KINDS and not promise.optional
            for actor in promise.to or {Actor.EVERYONE}
        }
        yield from _forgotten(subject, reached)


def _forgotten(subject: Subject, reached: set[Actor]) -> Iterator[Told]:
    """Whom neither training nor awareness reaches, of the three groups that the law names."""
    missing = [actor for actor in NAMED if actor not in reached and Actor.EVERYONE not in reached]
    numbers = [number for number, promise in enumerate(subject.policy.commitments) if promise.kind in KINDS]
    if missing:
        yield Told(
            path=("commitments", numbers[0], "to"),
            clause=subject.policy.commitments[numbers[0]].clause,
            severity=Severity.WARNING,
            what=both(
                "formation et sensibilisation n’atteignent pas : {missing}",
                "training and awareness do not reach: {missing}",
                missing=(
                    ", ".join(ACTORS[actor].fr for actor in missing),
                    ", ".join(ACTORS[actor].en for actor in missing),
                ),
            ),
            way_out=both(
                'écrivez to = ["employee", "superior", "executives"]',
                'write to = ["employee", "superior", "executives"]',
            ),
        )


CHECK = Check(
    code="FR-TRAINING",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter="disconnection.training",
    title={"fr": "Formation et sensibilisation", "en": "Training and awareness"},
    why={
        "fr": "La loi prévoit des actions de formation et de sensibilisation à un usage raisonnable des outils numériques, pour les salariés, l’encadrement et la direction.",
        "en": "The law provides for training and awareness of a sensible use of digital tools, for employees, supervisors and management.",
    },
    look=_look,
)

"""No clause trains people and raises their awareness, which the law asks of every charter."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Neither training nor awareness among the commitments."""
    if not {"training", "awareness"} & {promise.kind for promise in subject.policy.commitments}:
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

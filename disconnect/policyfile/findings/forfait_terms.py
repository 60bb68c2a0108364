"""Days-based contracts without what the law asks of the agreement that allows them."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

NEEDED = {
    "right_to_disconnect": ("le droit à la déconnexion", "the right to disconnect"),
    "interview": ("l’entretien sur la charge de travail", "the interview on workload"),
    "workload_follow_up": ("le suivi de la charge", "the follow-up of workload"),
}


def _look(subject: Subject) -> Iterator[Told]:
    """Which of the three is missing where hours have a frame."""
    frames = [hours for hours in subject.policy.hours.values() if hours.is_frame]
    kinds = {promise.kind for promise in subject.policy.commitments}
    missing = [words for kind, words in NEEDED.items() if kind not in kinds]
    if frames and missing:
        names = tuple(", ".join(words[language] for words in missing) for language in (0, 1))
        yield Told(
            path=("hours", frames[0].id),
            clause=frames[0].clause,
            what=both(
                "des forfaits en jours, sans engagement sur : {missing}",
                "days-based contracts, without a commitment on: {missing}",
                missing=(names[0], names[1]),
            ),
            way_out=both(
                "ajoutez ces engagements ([[commitments]]), ou dites dans la référence quel accord les contient",
                "add these commitments ([[commitments]]), or say in the reference which agreement holds them",
            ),
        )


CHECK = Check(
    code="FR-FORFAIT-TERMS",
    severity=Severity.WARNING,
    where=FRANCE,
    parameter="forfait.disconnection.default",
    title={"fr": "Modalités du forfait en jours", "en": "Terms of days-based contracts"},
    why={
        "fr": "L’accord qui autorise le forfait en jours fixe l’évaluation et le suivi de la charge, l’échange périodique et l’exercice du droit à la déconnexion ; à défaut l’employeur le fait.",
        "en": "The agreement that allows days-based contracts settles the follow-up of workload, the periodical exchange and how the right to disconnect is exercised; without it the employer does.",
    },
    look=_look,
)

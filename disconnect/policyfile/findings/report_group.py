"""A smallest group that is smaller than what is published without being asked."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

USUAL = 10
"""People: the smallest group where neither policy nor configuration names another."""


def _look(subject: Subject) -> Iterator[Told]:
    """A number below the usual one, or reports for which none is agreed."""
    terms = subject.policy.reports
    if terms is None:
        return
    if terms.minimum_group is None:
        yield Told(
            path=("reports",),
            clause=terms.clause,
            severity=Severity.NOTE,
            what=both(
                "le plus petit groupe publié n’est pas convenu : c’est celui de la configuration qui vaut",
                "the smallest group published is not agreed on: that of the configuration holds",
            ),
            way_out=both("ajoutez minimum_group = {usual}", "add minimum_group = {usual}", usual=USUAL),
        )
    elif terms.minimum_group < USUAL:
        yield Told(
            path=("reports", "minimum_group"),
            clause=terms.clause,
            what=both(
                "la politique se contente de groupes de {said} personnes ; l’usage est de {usual}, et seule la configuration l’y maintient",
                "the policy is content with groups of {said} people; {usual} is usual, and the configuration alone keeps it there",
                said=terms.minimum_group,
                usual=USUAL,
            ),
            way_out=both(
                "écrivez minimum_group = {usual} : dans un groupe plus petit, chacun se devine",
                "write minimum_group = {usual}: in a smaller group everybody can be guessed",
                usual=USUAL,
            ),
        )


CHECK = Check(
    code="REPORT-GROUP",
    severity=Severity.WARNING,
    title={"fr": "Plus petit groupe publié", "en": "Smallest group published"},
    why={
        "fr": "Un chiffre sur peu de personnes en dit sur chacune : le seuil fait partie de ce qui se négocie.",
        "en": "A figure about few people tells something of each: the threshold is part of what is negotiated.",
    },
    look=_look,
)

"""A departure from a rule that nothing in the policy departs from."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.applying import looked
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.derogable import DEROGABLE
from disconnect.policyfile.findings.words import both, titled


def _look(subject: Subject) -> Iterator[Told]:
    """Each derogation whose finding the policy does not have."""
    for clause in subject.policy.clauses.values():
        for code in sorted(clause.derogates & DEROGABLE.keys()):
            if next(looked(DEROGABLE[code], subject), None) is None:
                yield Told(
                    path=("clauses", clause.id, "derogates"),
                    clause=clause.id,
                    what=both(
                        "la clause « {title} » déroge à {code}, et rien dans la politique n’en a besoin",
                        "the clause “{title}” departs from {code}, and nothing in the policy needs it",
                        title=titled(clause.title),
                        code=code,
                    ),
                    way_out=both(
                        "retirez {code} de derogates : des horaires changés plus tard passeraient sinon inaperçus",
                        "drop {code} from derogates: hours changed later would otherwise pass unseen",
                        code=code,
                    ),
                )


CHECK = Check(
    code="DEROGATION-UNUSED",
    severity=Severity.WARNING,
    title={"fr": "Dérogation sans objet", "en": "Departure that nothing needs"},
    why={
        "fr": "Une dérogation écrite d’avance ouvre la porte à ce que personne n’a négocié.",
        "en": "A departure written in advance opens the door to what nobody negotiated.",
    },
    look=_look,
)

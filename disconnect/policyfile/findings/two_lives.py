"""An article number that once meant the duty and means something else today."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.law import citations


def _look(subject: Subject) -> Iterator[Told]:
    """Each clause that cites such a number, on a day on which it means something else."""
    day = subject.policy.identity.signed or subject.day
    for clause in subject.policy.clauses.values():
        cited = {citation.number for citation in citations(clause.ref)}
        for number in subject.law.numbers:
            if number.number in cited and number.covers(day) and number.instead:
                yield Told(
                    path=("clauses", clause.id, "ref"),
                    clause=clause.id,
                    what={
                        language: f"{number.number} : {number.explanation[language]}"
                        if language == "fr"
                        else f"{number.number}: {number.explanation[language]}"
                        for language in ("fr", "en")
                    },
                    way_out=both("citez {instead}", "cite {instead}", instead=number.instead),
                )


CHECK = Check(
    code="FR-TWO-LIVES",
    severity=Severity.WARNING,
    where="FR",
    parameter="disconnection.duty",
    title={"fr": "Un numéro d’article à deux vies", "en": "An article number with two lives"},
    why={
        "fr": "Un numéro d’article peut avoir changé d’objet : L.2242-8 portait le droit à la déconnexion jusqu’au 23 septembre 2017 et dit autre chose depuis.",
        "en": "An article number may have changed its subject: L.2242-8 held the right to disconnect until 23 September 2017 and says something else since.",
    },
    look=_look,
)

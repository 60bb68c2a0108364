"""An article of the Labour Code that we do not know, or that was not in force."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.law import citations
from disconnect.policyfile.law.citation import spoken


def _look(subject: Subject) -> Iterator[Told]:
    """Each article cited by a clause that is none of those we have read."""
    for clause in subject.policy.clauses.values():
        for number in sorted({citation.number for citation in citations(clause.ref)}):
            if number not in subject.law.articles:
                yield Told(
                    path=("clauses", clause.id, "ref"),
                    clause=clause.id,
                    what=both(
                        "{number} : cet article ne figure pas parmi les {read} que nous avons lus",
                        "{number}: the article is not among the {read} we have read",
                        number=spoken(number),
                        read=len(subject.law.articles),
                    ),
                    way_out=both(
                        "vérifiez le numéro ; s’il est juste, rien n’est à changer",
                        "check the number; where it is right, nothing needs changing",
                    ),
                )


CHECK = Check(
    code="FR-CITATION",
    severity=Severity.NOTE,
    where="FR",
    title={"fr": "Article cité non vérifié", "en": "Cited article not verified"},
    why={
        "fr": "Une faute de frappe dans un numéro d’article passe inaperçue des années durant.",
        "en": "A slip in an article’s number goes unnoticed for years.",
    },
    look=_look,
)

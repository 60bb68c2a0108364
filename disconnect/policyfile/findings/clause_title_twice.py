"""Two clauses with the same title: a decision names its clause, and nobody knows which."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, titled


def _look(subject: Subject) -> Iterator[Told]:
    """Each clause whose title an earlier one has already."""
    seen: dict[str, str] = {}
    for clause in subject.policy.clauses.values():
        other = seen.setdefault(clause.title["fr"], clause.id)
        if other != clause.id:
            yield Told(
                path=("clauses", clause.id, "title"),
                clause=clause.id,
                what=both(
                    "la clause {other} porte le même titre : « {title} »",
                    "the clause {other} has the same title: “{title}”",
                    other=other,
                    title=titled(clause.title),
                ),
                way_out=both("donnez à chacune un titre à elle", "give each a title of its own"),
            )


CHECK = Check(
    code="CLAUSE-TITLE-TWICE",
    severity=Severity.WARNING,
    title={"fr": "Deux clauses de même titre", "en": "Two clauses of the same title"},
    why={
        "fr": "Une décision nomme la clause qui l’a prise : le lecteur doit savoir laquelle.",
        "en": "A decision names the clause that took it: readers must know which.",
    },
    look=_look,
)

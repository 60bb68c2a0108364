"""A clause on which nothing in the file rests and that has no words of its own."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.resting_on import clauses_used
from disconnect.policyfile.findings.words import both, titled


def _look(subject: Subject) -> Iterator[Told]:
    """Clauses with neither rules nor text."""
    used = clauses_used(subject.policy)
    for clause in subject.policy.clauses.values():
        if clause.id not in used and not clause.text:
            yield Told(
                path=("clauses", clause.id),
                clause=clause.id,
                what=both(
                    "la clause « {title} » ne dit rien : aucune règle ne repose sur elle, et elle n’a pas de texte",
                    "the clause “{title}” says nothing: no rule rests on it, and it has no text",
                    title=titled(clause.title),
                ),
                way_out=both(
                    'ajoutez text = { fr = "…", en = "…" }, ou un engagement ; sinon retirez-la',
                    'add text = { fr = "…", en = "…" }, or a commitment; otherwise drop it',
                ),
            )


CHECK = Check(
    code="CLAUSE-UNUSED",
    severity=Severity.WARNING,
    title={"fr": "Clause sans contenu", "en": "Clause without content"},
    why={
        "fr": "Une clause qui n’a que son titre promet quelque chose que personne ne peut vérifier.",
        "en": "A clause with nothing but a title promises what nobody can check.",
    },
    look=_look,
)

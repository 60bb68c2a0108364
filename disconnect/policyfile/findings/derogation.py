"""A departure from a rule that nothing needs, that is unknown, or that the law does not allow."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.agreement import Basis
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

DEROGABLE = frozenset(
    {
        "FR-REST-DAILY",
        "FR-FORFAIT-FRAME",
        "FR-REST-WEEKLY",
        "FR-SUNDAY",
        "FR-DAY-LONGEST",
        "FR-WEEK-AVERAGE",
        "FR-REST-CLAUSE",
        "EU-REST-DAILY",
        "EU-REST-WEEKLY",
    }
)


def _look(subject: Subject) -> Iterator[Told]:
    """Each code that a clause departs from and may not."""
    basis = subject.policy.identity.basis
    for clause in subject.policy.clauses.values():
        for code in sorted(clause.derogates):
            if code not in DEROGABLE:
                yield Told(
                    path=("clauses", clause.id, "derogates"),
                    clause=clause.id,
                    what=both(
                        "{code} : on ne peut y déroger, ou ce constat n’existe pas",
                        "{code}: one cannot depart from it, or there is no such finding",
                        code=code,
                    ),
                    way_out=both(
                        "retirez-le ; on peut déroger à : {codes}",
                        "drop it; one may depart from: {codes}",
                        codes=", ".join(sorted(DEROGABLE)),
                    ),
                )
            elif basis is not Basis.AGREEMENT:
                yield Told(
                    path=("clauses", clause.id, "derogates"),
                    clause=clause.id,
                    what=both(
                        "seul un accord peut déroger à {code}", "only an agreement may depart from {code}", code=code
                    ),
                    way_out=both(
                        'fondez la clause sur un accord ([identity] basis = "agreement"), et nommez-le dans sa référence',
                        'rest the clause on an agreement ([identity] basis = "agreement"), and name it in its reference',
                    ),
                )


CHECK = Check(
    code="DEROGATION",
    severity=Severity.ERROR,
    title={"fr": "Dérogation sans fondement", "en": "Departure without ground"},
    why={
        "fr": "Une dérogation licite repose sur un accord qu’elle nomme, et reste au-dessus du plancher de la loi.",
        "en": "A lawful departure rests on an agreement that it names, and stays above the law’s floor.",
    },
    look=_look,
)

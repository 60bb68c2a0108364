"""A departure from a rule that is unknown, that the law does not allow, or that rests on no agreement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told, Words
from disconnect.policyfile.findings.derogable import DEROGABLE
from disconnect.policyfile.findings.grounds import is_grounded, names_agreement
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.mistakes import suggestion

if TYPE_CHECKING:
    from disconnect.model.agreement import Clause


def _look(subject: Subject) -> Iterator[Told]:
    """Each code that a clause departs from and may not."""
    for clause in subject.policy.clauses.values():
        for code in sorted(clause.derogates):
            if code not in DEROGABLE:
                yield _told(clause, *_unknown(code))
            elif not is_grounded(subject.policy, clause, code):
                yield _told(clause, *_groundless(clause, code))


def _told(clause: Clause, what: Words, way_out: Words) -> Told:
    return Told(path=("clauses", clause.id, "derogates"), clause=clause.id, what=what, way_out=way_out)


def _unknown(code: str) -> tuple[Words, Words]:
    return (
        both(
            "{code} : on ne peut y déroger, ou ce constat n’existe pas",
            "{code}: one cannot depart from it, or there is no such finding",
            code=code,
        ),
        both(
            "{near}retirez-le ; on peut déroger à : {codes}",
            "{near}drop it; one may depart from: {codes}",
            near=suggestion(code, DEROGABLE),
            codes=", ".join(sorted(DEROGABLE)),
        ),
    )


def _groundless(clause: Clause, code: str) -> tuple[Words, Words]:
    """Why the clause cannot depart: its reference names no agreement, or the policy is none itself."""
    if not names_agreement(clause.ref):
        return (
            both(
                "la référence « {ref} » ne nomme aucun accord : elle ne permet pas de déroger à {code}",
                "the reference “{ref}” names no agreement: it allows no departure from {code}",
                ref=clause.ref,
                code=code,
            ),
            both(
                'nommez l’accord qui y déroge : ref = "Accord d’entreprise du 3 mars 2026, article 4"',
                'name the agreement that departs from it: ref = "Accord d’entreprise du 3 mars 2026, article 4"',
            ),
        )
    return (
        both("seul un accord peut déroger à {code}", "only an agreement may depart from {code}", code=code),
        both(
            'fondez la politique sur un accord ([identity] basis = "agreement"), ou nommez l’accord de branche dans la référence',
            'rest the policy on an agreement ([identity] basis = "agreement"), or name the branch agreement in the reference',
        ),
    )


CHECK = Check(
    code="DEROGATION",
    severity=Severity.ERROR,
    title={"fr": "Dérogation sans fondement", "en": "Departure without ground"},
    why={
        "fr": "Une dérogation licite repose sur un accord d’entreprise ou de branche qu’elle nomme, et reste au-dessus du plancher de la loi.",
        "en": "A lawful departure rests on a company or branch agreement that it names, and stays above the law’s floor.",
    },
    look=_look,
)

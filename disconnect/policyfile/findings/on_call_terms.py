"""On-call duty without what the law asks of whoever sets it up."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Rows for people on call without terms; terms without compensation."""
    policy = subject.policy
    if policy.on_call is None:
        rows = [number for number, row in enumerate(policy.responses) if row.on_call]
        if rows:
            yield Told(
                path=("responses", rows[0]),
                clause=policy.responses[rows[0]].clause,
                what=both(
                    "des astreintes sont prévues par la table, sans section [on_call] : ni délai d’information, ni compensation",
                    "the table provides for on-call duty, without a section [on_call]: neither notice nor compensation",
                ),
                way_out=both(
                    "ajoutez [on_call] avec notice_days et compensation",
                    "add [on_call] with notice_days and compensation",
                ),
            )
    elif not policy.on_call.compensation:
        yield Told(
            path=("on_call",),
            clause=policy.on_call.clause,
            what=both(
                "la compensation de l’astreinte n’est pas dite ; le récapitulatif mensuel la reprend",
                "the compensation of on-call duty is not given; the monthly recap carries it",
            ),
            way_out=both(
                'ajoutez [on_call] compensation = { fr = "…", en = "…" }',
                'add [on_call] compensation = { fr = "…", en = "…" }',
            ),
        )


CHECK = Check(
    code="FR-ON-CALL-TERMS",
    severity=Severity.WARNING,
    where=FRANCE,
    parameter="on_call.compensation",
    title={"fr": "Modalités des astreintes", "en": "Terms of on-call duty"},
    why={
        "fr": "L’accord fixe l’organisation des astreintes, l’information, les délais et la compensation ; chaque mois un document récapitule les heures et la compensation.",
        "en": "The agreement settles how duty is organised, information, notice and compensation; each month a document recaps hours and compensation.",
    },
    look=_look,
)

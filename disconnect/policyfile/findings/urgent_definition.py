"""An urgent exception that does not say what is urgent, or sets no quota."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.agreement import ExceptionKind, ExceptionTerms
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, titled


def _look(subject: Subject) -> Iterator[Told]:
    """Urgent exceptions without reason or quota."""
    for terms in subject.policy.exceptions:
        if terms.kind is ExceptionKind.URGENT and (not terms.reason or terms.quota is None):
            yield Told(
                path=("exceptions", terms.id),
                clause=terms.clause,
                what=both(
                    "l’exception « {title} » ne dit pas {lacks} : tout peut devenir urgent",
                    "the exception “{title}” does not give {lacks}: anything may become urgent",
                    title=titled(terms.title),
                    lacks=_lacks(terms),
                ),
                way_out=both(
                    'ajoutez reason = { fr = "…", en = "…" } et quota_per_month = 3',
                    'add reason = { fr = "…", en = "…" } and quota_per_month = 3',
                ),
            )


def _lacks(terms: ExceptionTerms) -> tuple[str, str]:
    """What an urgent exception does not say."""
    lacks = [
        words
        for is_missing, words in (
            (not terms.reason, ("ce qui est urgent", "what is urgent")),
            (terms.quota is None, ("combien par mois", "how many a month")),
        )
        if is_missing
    ]
    return " ni ".join(fr for fr, _ in lacks), " nor ".join(en for _, en in lacks)


CHECK = Check(
    code="URGENT-DEFINITION",
    severity=Severity.WARNING,
    title={"fr": "Urgence non définie", "en": "Urgency not defined"},
    why={
        "fr": "Un message urgent est toujours remis, et compté ; sans définition ni quota, personne ne sait de quoi parler quand on les compte.",
        "en": "Urgent mail is always delivered, and counted; without a definition and a quota nobody knows what to talk about when they are counted.",
    },
    look=_look,
)

"""Force majeure that is announced late, lasts long, or has no end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from disconnect.model.agreement import ExceptionKind
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, titled

LONG = 31


def _look(subject: Subject) -> Iterator[Told]:
    """Dated cases that people were not told of in time, or that outlive their reason."""
    for terms in subject.policy.exceptions:
        if terms.kind is not ExceptionKind.FORCE_MAJEURE or terms.start is None:
            continue
        if terms.announced is None or terms.announced > terms.start:
            yield Told(
                path=("exceptions", terms.id),
                clause=terms.clause,
                what=both(
                    "le cas de force majeure « {title} » commence le {start} et n’a pas été annoncé avant{told}",
                    "the case of force majeure “{title}” begins on {start} and was not announced before{told}",
                    title=titled(terms.title),
                    start=terms.start.isoformat(),
                    told=f" ({terms.announced.isoformat()})" if terms.announced else "",
                ),
                way_out=both(
                    "ajoutez announced = la date de l’annonce aux salariés, le premier jour au plus tard",
                    "add announced = the day on which people were told, the first day at the latest",
                ),
            )
        if terms.end is None or (terms.end - terms.start).days > LONG:
            yield Told(
                path=("exceptions", terms.id),
                clause=terms.clause,
                what=both(
                    "le cas de force majeure « {title} », du {start} au {end}, dure plus de {days} jours",
                    "the case of force majeure “{title}”, from {start} to {end}, lasts more than {days} days",
                    title=titled(terms.title),
                    start=terms.start.isoformat(),
                    end=(terms.end - timedelta(days=1)).isoformat() if terms.end else ("sans fin", "no end"),
                    days=LONG,
                ),
                way_out=both(
                    "donnez-lui une fin proche (to = …), et prolongez-la s’il le faut",
                    "give it a near end (to = …), and extend it where needed",
                ),
            )


CHECK = Check(
    code="FORCE-MAJEURE",
    severity=Severity.WARNING,
    title={"fr": "Force majeure", "en": "Force majeure"},
    why={
        "fr": "Une exception à tout le reste est datée, motivée et annoncée ; sans fin, elle devient la règle.",
        "en": "An exception to all the rest is dated, reasoned and announced; without an end it becomes the rule.",
    },
    look=_look,
)

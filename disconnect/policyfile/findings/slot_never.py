"""A slot that never begins: its dates hold none of its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, titled, weekdays_of


def _look(subject: Subject) -> Iterator[Told]:
    """Slots whose first and last date leave no day on which they begin."""
    for slot in subject.policy.slots.values():
        if slot.since is None or slot.until is None:
            continue
        days = min((slot.until - slot.since).days + 1, 7)
        if not any(slot.starts_on(slot.since + timedelta(days=number)) for number in range(days)):
            yield Told(
                path=("slots", slot.id),
                clause=slot.clause,
                what=both(
                    "la plage « {title} » n’a lieu aucun jour du {since} au {until} : ses jours sont {days}",
                    "the slot “{title}” falls on no day from {since} to {until}: its days are {days}",
                    title=titled(slot.title),
                    since=slot.since.isoformat(),
                    until=slot.until.isoformat(),
                    days=weekdays_of(slot.days),
                ),
                way_out=both("corrigez les dates ou les jours", "correct the dates or the days"),
            )


CHECK = Check(
    code="SLOT-NEVER",
    severity=Severity.ERROR,
    title={"fr": "Plage qui n’a jamais lieu", "en": "Slot that never happens"},
    why={
        "fr": "Ses dates et ses jours s’excluent : elle promet ce qui n’arrivera pas.",
        "en": "Its dates and its days exclude each other: it promises what never comes.",
    },
    look=_look,
)

"""Dates of the policy that cannot be, or that are over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from datetime import date


def _look(subject: Subject) -> Iterator[Told]:
    """An end before the start; a signature after the entry into force; measured after it."""
    terms = subject.policy.identity
    if terms.start and terms.end and terms.end <= terms.start:
        yield _ends_first(terms.start, terms.end)
    if terms.start and terms.signed and terms.signed > terms.start:
        yield _signed_later(terms.start, terms.signed)
    if terms.measured_from and (terms.start is None or terms.measured_from >= terms.start):
        yield _measured_later(terms.start, terms.measured_from)


def _ends_first(start: date, end: date) -> Told:
    return Told(
        path=("identity", "in_force_to"),
        what=both(
            "la politique finit avant de commencer : en vigueur du {start} au {end} exclu",
            "the policy ends before it starts: in force from {start} until before {end}",
            start=start.isoformat(),
            end=end.isoformat(),
        ),
        way_out=both("corrigez l’une des deux dates", "correct one of the two dates"),
    )


def _signed_later(start: date, signed: date) -> Told:
    return Told(
        path=("identity", "signed"),
        what=both(
            "la politique est signée le {signed}, après son premier jour d’application, le {start}",
            "the policy is signed on {signed}, after its first day in force, {start}",
            signed=signed.isoformat(),
            start=start.isoformat(),
        ),
        way_out=both(
            "corrigez l’une des deux dates, ou dites la rétroactivité dans une clause",
            "correct one of the two dates, or say in a clause that it looks back",
        ),
    )


def _measured_later(start: date | None, measured: date) -> Told:
    return Told(
        path=("identity", "measured_from"),
        what=both(
            "measured_from ({measured}) ne sert qu’avant l’entrée en vigueur ({start})",
            "measured_from ({measured}) serves before the entry into force only ({start})",
            measured=measured.isoformat(),
            start=start.isoformat() if start else ("non datée", "not dated"),
        ),
        way_out=both(
            "donnez in_force_from, plus tard, ou retirez la ligne",
            "give in_force_from, a later day, or drop the line",
        ),
    )


CHECK = Check(
    code="FORCE-DATES",
    severity=Severity.ERROR,
    title={"fr": "Dates d’application impossibles", "en": "Dates in force that cannot be"},
    why={
        "fr": "La politique en vigueur un jour donné juge les contacts de ce jour : ses dates doivent tenir.",
        "en": "The policy in force on a day judges that day’s contacts: its dates must hold.",
    },
    look=_look,
)

"""Scheduled work that the policy's own promises of rest and length forbid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.policyfile.branch.floors import DAYS_BASED
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.dated import laid
from disconnect.policyfile.findings.kept import KINDS, broken
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from disconnect.model.agreement import Commitment
    from disconnect.model.policy import Policy
    from disconnect.policyfile.findings.schedule import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A length that the policy promises: hours, or days for days in a row; `frames_only` for contracts in days."""

    clause: str
    kind: str
    number: float
    frames_only: bool = False


def promises(policy: Policy) -> Iterator[Promise]:
    """Everything that a policy says of rest and lengths, in [rest] and as commitments that bind for everybody.

    A commitment that binds some contracts, days or occasions alone is left aside: whose hours it is about is not known.
    """
    rest = policy.rest
    if rest is not None:
        said = (
            ("daily_rest", rest.daily),
            ("weekly_rest", rest.weekly),
            ("longest_day", rest.longest_day),
            ("longest_week", rest.longest_week),
        )
        yield from (Promise(clause=rest.clause, kind=kind, number=hours) for kind, hours in said if hours is not None)
    for owed in policy.commitments:
        number = _number(owed)
        if owed.kind in KINDS and number and not _is_aside(owed):
            frames = bool(owed.contracts)
            yield Promise(clause=owed.clause, kind=owed.kind, number=number, frames_only=frames)


def _number(owed: Commitment) -> float | None:
    return owed.length.days * 24 if owed.length else owed.times


def _is_aside(owed: Commitment) -> bool:
    is_narrow = bool(owed.days or owed.exemptions or owed.modes or owed.upon)
    return owed.optional or is_narrow or not owed.contracts <= DAYS_BASED


def _look(subject: Subject) -> Iterator[Told]:
    """The worst that each group of hours has against each promise; what is promised twice is told once."""
    told = set()
    for promise in promises(subject.policy):
        for run in laid(subject.policy, subject.day):
            if promise.frames_only and not run.hours.is_frame:
                continue
            found = _against(run, promise)
            if found is not None and (found.path, promise.kind) not in told:
                told.add((found.path, promise.kind))
                yield found


def _against(run: Run, promise: Promise) -> Told | None:
    asks = both(
        "la politique elle-même en promet {number}", "the policy itself promises {number}", number=float(promise.number)
    )
    found = broken(run, promise.kind, promise.number, asks)
    if found is None:
        return None
    path, what = found
    return Told(
        path=path,
        clause=promise.clause,
        what=what,
        way_out=both(
            "changez ces horaires, ou corrigez ce que la clause promet",
            "change these hours, or correct what the clause promises",
        ),
    )


CHECK = Check(
    code="OWN-REST",
    severity=Severity.ERROR,
    title={"fr": "Horaires contraires à ce qui est promis", "en": "Hours against what is promised"},
    why={
        "fr": "Ce que la politique promet de repos et de durées, ses horaires doivent le tenir.",
        "en": "What the policy promises of rest and lengths, its hours must keep.",
    },
    look=_look,
)

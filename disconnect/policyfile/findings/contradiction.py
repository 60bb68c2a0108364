"""What one clause allows, and another rules out at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.model.agreement import Actor, Protected
from disconnect.policyfile.charter.words import PROTECTED, in_order
from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, titled

if TYPE_CHECKING:
    from disconnect.model.agreement import Commitment, Minutes
    from disconnect.model.policy import Policy

WINDOWS = frozenset({"contact_window", "agreed_availability"})
"""Kinds that say between which times by the clock people may be contacted."""
ALLOWING = frozenset({"link_during_absence", "exceptional_contact", *WINDOWS})
AT_NIGHT = frozenset({Protected.NIGHT, Protected.OUTSIDE_HOURS})


def _look(subject: Subject) -> Iterator[Told]:
    """Two commitments, one for and one against, by the same people in the same protected time."""
    promises = tuple(enumerate(subject.policy.commitments))
    forbidding = [each for _, each in promises if each.kind == "no_solicitation" and not each.optional]
    for number, each in promises:
        for other in forbidding if each.kind in ALLOWING else ():
            are_same_people = each.who & other.who or Actor.EVERYONE in each.who | other.who
            shared = _shared(subject.policy, each, other)
            if are_same_people and shared and not each.exemptions and not other.exemptions:
                yield _told(subject.policy, number, other, shared)


def _shared(policy: Policy, each: Commitment, other: Commitment) -> tuple[Protected, ...]:
    """The protected times of which both speak; what lies outside working hours holds all the rest.

    A window by the clock speaks of the night where it reaches into it, whatever else it names.
    """
    if each.kind in WINDOWS:
        is_night = AT_NIGHT & other.during and _touches_night(policy, each.between)
        return (Protected.NIGHT,) if is_night else ()
    times = each.during & other.during
    if Protected.OUTSIDE_HOURS in other.during:
        times |= {time for time in each.during if time.classes}
    return in_order(times, Protected)


def _touches_night(policy: Policy, between: Minutes | None) -> bool:
    """Whether a window shares a minute with the night; both may pass midnight."""
    start, end = (
        policy.night_start,
        policy.night_end + (MINUTES_OF_DAY if policy.night_end <= policy.night_start else 0),
    )
    turns = (-MINUTES_OF_DAY, 0, MINUTES_OF_DAY)
    return between is not None and any(max(between[0], start + turn) < min(between[1], end + turn) for turn in turns)


def _told(policy: Policy, number: int, other: Commitment, shared: tuple[Protected, ...]) -> Told:
    title = policy.clauses[other.clause].title
    return Told(
        path=("commitments", number),
        clause=policy.commitments[number].clause,
        what=both(
            "cet engagement permet un contact que la clause « {other} » exclut, sans exception d’un côté ni de l’autre : {times}",
            "this commitment allows a contact that clause “{other}” rules out, with no exemption on either side: {times}",
            other=titled(title),
            times=(
                ", ".join(PROTECTED[time].fr for time in shared),
                ", ".join(PROTECTED[time].en for time in shared),
            ),
        ),
        way_out=both(
            'ajoutez exemptions = ["at_request"] (ou une autre) à l’un des deux',
            'add exemptions = ["at_request"] (or another) to one of the two',
        ),
    )


CHECK = Check(
    code="CONTRADICTION",
    severity=Severity.ERROR,
    title={"fr": "Clauses contradictoires", "en": "Clauses that contradict"},
    why={
        "fr": "Deux clauses qui disent le contraire laissent chacun choisir celle qui l’arrange.",
        "en": "Two clauses that say opposite things let everybody choose the one that suits them.",
    },
    look=_look,
)

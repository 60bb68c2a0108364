"""What people, times and exemptions hold, so that *the night* lies in *daily rest* and *daily rest* outside hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.model.agreement import Actor, Exemption, Protected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import Enum

INSTITUTIONS = frozenset({Actor.EMPLOYER, Actor.BRANCH, Actor.INSPECTORATE, Actor.DOCTOR, Actor.EVERYONE})
PEOPLE = frozenset(Actor) - INSTITUTIONS
"""Everybody who works in the company."""

# Whoever leads, or runs a department for the employer, acts for the employer: what they do, the employer does.
_FOR_THE_EMPLOYER = (Actor.EXECUTIVES, Actor.SUPERIOR, Actor.HR, Actor.IT)
ACTORS: Mapping[Enum, frozenset[Enum]] = {
    **{each: frozenset({each, Actor.EMPLOYER}) for each in _FOR_THE_EMPLOYER},
    Actor.EMPLOYEE: frozenset({Actor.EMPLOYEE, Actor.NEW_EMPLOYEE}),
    Actor.EVERYONE: PEOPLE | {Actor.EMPLOYER},
}

_DAY = frozenset({Protected.NIGHT, Protected.EVENING, Protected.MORNING})
_SUSPENSION = frozenset({Protected.SUSPENSION, Protected.PARENTAL_LEAVE, Protected.SICK_LEAVE})
_OFF = {
    Protected.WEEKLY_REST,
    Protected.BREAKS,
    Protected.LEAVE,
    Protected.PUBLIC_HOLIDAY,
    Protected.REST_DAYS,
    Protected.COMMUTE,
}
TIMES: Mapping[Enum, frozenset[Enum]] = {
    Protected.DAILY_REST: _DAY,
    Protected.SUSPENSION: _SUSPENSION,
    Protected.OUTSIDE_HOURS: _DAY | _SUSPENSION | _OFF,
}
EXEMPTIONS: Mapping[Enum, frozenset[Enum]] = {
    Exemption.URGENT: frozenset({Exemption.URGENT, Exemption.SAFETY}),
    Exemption.EXCEPTIONAL: frozenset({Exemption.EXCEPTIONAL, Exemption.FORCE_MAJEURE, Exemption.CRISIS}),
}


def atoms(found: Iterable[Enum], parts: Mapping[Enum, frozenset[Enum]]) -> frozenset[Enum]:
    """Everything that the members hold; a member without parts holds itself.

    >>> Protected.NIGHT in atoms({Protected.OUTSIDE_HOURS}, TIMES), Protected.NIGHT in atoms({Protected.LEAVE}, TIMES)
    (True, False)
    """
    return frozenset(atom for each in found for atom in parts.get(each, frozenset({each})))

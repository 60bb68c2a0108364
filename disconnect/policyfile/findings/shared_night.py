"""Slots shared between zones that fall in the night of some of those who share them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.model.agreement import ExceptionKind
from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, clock, moment, titled
from disconnect.worktime.slots import slot_spans
from disconnect.worktime.wallclock import minute_of_day

if TYPE_CHECKING:
    from disconnect.model.agreement import ExceptionTerms
    from disconnect.model.policy import Policy
    from disconnect.model.slots import Slot

YEAR = timedelta(days=366)
"""How far is looked: clocks change on different days in different zones."""


def _look(subject: Subject) -> Iterator[Told]:
    """For each slot and each zone the first time in a year at which the slot touches that zone's night."""
    policy = subject.policy
    for terms in policy.exceptions:
        shared = terms.slots if terms.kind is ExceptionKind.INTERNATIONAL else frozenset()
        for slot in (policy.slots[name] for name in sorted(shared) if name in policy.slots):
            for zone in sorted(_zones(subject, terms)) if slot.zone else ():
                at = _first_night(subject, slot, ZoneInfo(zone))
                if at is not None:
                    yield _told(policy, slot, zone, at)


def _zones(subject: Subject, terms: ExceptionTerms) -> set[str]:
    """The zones of the people concerned; where nobody's row is known, the policy's own."""
    usual, directory = subject.policy.zone, subject.directory
    people = directory.people.values() if directory else ()
    places = [person.place(subject.day) for person in people if person.is_in_service(subject.day)]
    return {place.zone or usual for place in places if terms.scope.covers(place)} or {usual}


def _first_night(subject: Subject, slot: Slot, zone: ZoneInfo) -> datetime | None:
    """The first instant of the slot in the year from the day on, by the clock of `zone`, that lies in the night."""
    start = datetime.combine(subject.day, time(), UTC)
    policy = subject.policy
    night = policy.night_start, policy.night_end + (MINUTES_OF_DAY if policy.night_end <= policy.night_start else 0)
    for first, last in slot_spans(slot, zone, start, start + YEAR):
        begin = minute_of_day(first, zone)
        for turn in (-MINUTES_OF_DAY, 0, MINUTES_OF_DAY):
            into = max(begin, night[0] + turn)
            if into < min(begin + (last - first) / timedelta(minutes=1), night[1] + turn):
                return first + timedelta(minutes=into - begin)
    return None


def _told(policy: Policy, slot: Slot, zone: str, at: datetime) -> Told:
    local = ZoneInfo(zone)
    return Told(
        path=("slots", slot.id),
        clause=slot.clause,
        what=both(
            "la plage partagée « {title} » ({own}) tombe dans la nuit à {zone} : par exemple le {at}",
            "the shared slot “{title}” ({own}) falls in the night in {zone}: {at} for instance",
            title=titled(slot.title),
            own=slot.zone,
            zone=zone,
            at=moment(at, local),
        ),
        way_out=both(
            "déplacez ou raccourcissez la plage : la nuit va de {start} à {end}",
            "move or shorten the slot: the night goes from {start} to {end}",
            start=clock(policy.night_start),
            end=clock(policy.night_end),
        ),
    )


CHECK = Check(
    code="INTERNATIONAL-NIGHT",
    severity=Severity.WARNING,
    title={"fr": "Plage partagée la nuit", "en": "Shared slot at night"},
    why={
        "fr": "Pendant une plage partagée le courriel est remis : elle ne doit pas être la nuit de l’une des équipes.",
        "en": "In a shared slot mail is delivered: it must not be one of the teams’ night.",
    },
    look=_look,
)

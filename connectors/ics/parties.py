"""Who takes part in an event, from ORGANIZER and ATTENDEE lines freed of names (RFC 5545 §3.8.4)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disconnect.model.meeting import Answer
from disconnect.model.opaque import Address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAILTO = "mailto:"
ORGANIZER = "ORGANIZER"
NAMES = frozenset({ORGANIZER, "ATTENDEE"})
NOT_PEOPLE = frozenset({"CUTYPE=ROOM", "CUTYPE=RESOURCE"})
_ADDRESS = re.compile(r"[^\s<>\"'(),:;]+@[^\s<>\"'(),:;?]+")
# From the weakest to the strongest: a person named twice is taken at their strongest word.
ANSWERS = {
    "PARTSTAT=DECLINED": Answer.DECLINED,
    "PARTSTAT=TENTATIVE": Answer.TENTATIVE,
    "PARTSTAT=ACCEPTED": Answer.ACCEPTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The organiser, if it is a person, and the people invited with what each answered."""

    organiser: Address | None
    invited: Mapping[Address, Answer] = field(repr=False)

    @property
    def people(self) -> frozenset[Address]:
        """The distinct people among organiser and invited."""
        return frozenset(self.invited) | ({self.organiser} if self.organiser else frozenset())

    def answer(self, owner: Address) -> Answer:
        """What `owner` answered, or that they called the meeting."""
        return Answer.ORGANISER if owner == self.organiser else self.invited.get(owner, Answer.NONE)


def identity(value: str, email: str = "") -> str:
    """Who a calendar user address names, in a form that holds no name: a mail address, else a digest.

    >>> identity("MAILTO:Camille@Example.org")
    'camille@example.org'
    >>> identity("urn:uuid:1", email="camille@example.org")
    'camille@example.org'
    >>> identity("CN=Camille Durand,OU=Sales") == identity("cn=camille durand,ou=sales")
    True
    """
    at = value.lower().rfind(MAILTO)
    for text in (value[at + len(MAILTO) :] if at >= 0 else value, email):
        found = _ADDRESS.search(text)
        if found:
            return Address.of(found[0]).value
    return hashlib.sha256(Address.of(value).value.encode()).hexdigest()[:24]


def parties(lines: Iterable[str]) -> Parties:
    """The people of an event from its cleaned lines; rooms and other resources are none (CUTYPE, RFC 5545 §3.2.3).

    >>> found = parties(["ATTENDEE;PARTSTAT=ACCEPTED:mailto:camille@example.org"])
    >>> found.answer(Address.of("Camille@example.org")).value
    'accepted'
    """
    organisers: set[Address] = set()
    invited: dict[Address, Answer] = {}
    order = [Answer.NONE, *ANSWERS.values()]
    for line in lines:
        head, _, who = line.partition(f":{MAILTO}")
        name, *parameters = head.upper().split(";")
        if name not in NAMES or not NOT_PEOPLE.isdisjoint(parameters):
            continue
        person = Address.of(who)
        if name == ORGANIZER:
            organisers.add(person)
            continue
        said = next((answer for word, answer in ANSWERS.items() if word in parameters), Answer.NONE)
        invited[person] = max(said, invited.get(person, Answer.NONE), key=order.index)
    return Parties(organiser=min(organisers, key=lambda one: one.value, default=None), invited=invited)

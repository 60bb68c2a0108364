"""One recipient of a contact at one instant, as far as a rule may look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.engine.reporting import relation
from disconnect.model.contact import Kind
from disconnect.model.policy import QuietClass, Relation
from disconnect.worktime.calendars import classify

if TYPE_CHECKING:
    from datetime import datetime

    from disconnect.engine.facts import Facts
    from disconnect.model.contact import Contact
    from disconnect.model.opaque import Address
    from disconnect.model.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the rules see: never an address, never who it is.

    `quiet` is the recipient's class of quiet time (None in working time), `relation` what the sender is to the
    recipient; both speak only where `is_between_people`. `hours_clause` is the clause of the recipient's hours.
    """

    kind: Kind = Kind.BY_HAND
    is_to_oneself: bool = False
    is_between_people: bool = True
    quiet: QuietClass | None = None
    is_on_call: bool = False
    relation: Relation = Relation.OTHER
    hours_clause: str = ""


def situation_of(contact: Contact, recipient: Address, facts: Facts, at: datetime) -> Situation:
    """The situation of `recipient`, a recipient of `contact`, at the instant `at` (aware UTC)."""
    sender, reached = facts.governed(contact.sender, at), facts.governed(recipient, at)
    is_to_oneself = contact.sender == recipient or (sender is not None and sender == reached)
    if sender is None or reached is None or reached.id not in facts.calendars:
        return Situation(kind=contact.kind, is_to_oneself=is_to_oneself, is_between_people=False)
    return _between(contact.kind, sender, reached, facts, at)


def _between(kind: Kind, sender: Person, recipient: Person, facts: Facts, at: datetime) -> Situation:
    calendar = facts.calendars[recipient.id]
    day = facts.date_of(recipient, at)
    return Situation(
        kind=kind,
        is_to_oneself=sender.id == recipient.id,
        quiet=classify(calendar, at),
        is_on_call=facts.is_on_call(recipient, at),
        relation=relation(facts.directory, sender=sender, recipient=recipient, day=day),
        hours_clause=calendar.hours.clause,
    )

"""One recipient of a contact at one instant, as far as a rule may look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.model.contact import Kind
from disconnect.model.policy import QuietClass, Relation

if TYPE_CHECKING:
    from disconnect.model.contact import Contact

NO_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the rules see: never an address, never who it is.

    `quiet` is the recipient's class of quiet time (None in working time), `relation` what the sender is to the
    recipient; both speak only where `is_between_people`. `slots` are those of the policy's table in which the instant
    lies, `exceptions` the exceptions in force between the two; `since_work` minutes have passed since the recipient's
    last working period ended (None: more than any row asks for). `hours_clause` is the clause of the hours `hours`.
    """

    kind: Kind = Kind.BY_HAND
    is_urgent: bool = False
    is_to_oneself: bool = False
    is_between_people: bool = True
    quiet: QuietClass | None = None
    is_on_call: bool = False
    relation: Relation = Relation.OTHER
    slots: frozenset[str] = NO_NAMES
    exceptions: frozenset[str] = NO_NAMES
    since_work: int | None = None
    hours: str = ""
    hours_clause: str = ""


def stranger(contact: Contact, *, is_to_oneself: bool) -> Situation:
    """The situation where one of the two is no person that the policies govern."""
    return Situation(
        kind=contact.kind, is_urgent=contact.is_urgent, is_to_oneself=is_to_oneself, is_between_people=False
    )

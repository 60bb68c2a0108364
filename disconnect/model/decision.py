"""What the engine answers for one recipient, with everything that led to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from disconnect.model.opaque import Address
    from disconnect.model.policy import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The evidence of one rule: its name, whether it matched, and the clause it speaks for."""

    rule: str
    matched: bool
    clause: str


class Outcome(NamedTuple):
    """The decision for one recipient; a tuple, because half of the time of a decision went into making a dataclass.

    `opening` is when the recipient's working time next starts: it never leaves the engine. `not_before` is what
    may be told: never later than the organisation's next ordinary opening (gateway.md), None for *now*. `clause`
    decided, those in `lost` would have decided had it not; `policy` is the version (content hash) they stand in;
    `nudge` names the policy's own words for the reminder ("" for the product's).
    """

    recipient: Address
    action: Action
    not_before: datetime | None
    opening: datetime | None
    clause: str
    findings: tuple[Finding, ...]
    lost: tuple[str, ...] = ()
    policy: str = ""
    nudge: str = ""


class Decision(NamedTuple):
    """The outcomes of one contact, one per recipient in the order given.

    `policy` is the version of the policy used, of all of them (joined by +) where several are in force.
    """

    policy: str
    outcomes: tuple[Outcome, ...]

"""What the engine answers for one recipient, with everything that led to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The decision for one recipient.

    `opening` is when the recipient's working time next starts: it never leaves the engine. `not_before` is what
    may be told: never later than the organisation's next ordinary opening (gateway.md), None for *now*.
    """

    recipient: Address
    action: Action
    not_before: datetime | None
    opening: datetime | None
    clause: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The outcomes of one contact, one per recipient in the order given, and the policy version used."""

    policy: str
    outcomes: tuple[Outcome, ...]

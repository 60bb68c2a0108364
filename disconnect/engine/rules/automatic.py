"""Is the contact automatic?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.model.contact import Kind

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation


@dataclass(frozen=True, slots=True)
class Automatic:
    """Matches mail that no person sent by hand: codes, alarms, tickets, lists.

    >>> from disconnect.engine.situation import Situation
    >>> Automatic().matches(Situation(kind=Kind.AUTOMATIC)), Automatic().matches(Situation(kind=Kind.INVITATION))
    (True, False)

    Source:
        RFC 3834 §5; the connector that read the contact has judged its headers.
    """

    name: str = "automatic"

    def matches(self, situation: Situation) -> bool:
        """Whether the contact is automatic."""
        return situation.kind is Kind.AUTOMATIC

"""Did the sender declare the contact urgent?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation


@dataclass(frozen=True, slots=True)
class Urgent:
    """Matches urgent mail: it is delivered and counted, never held, whatever the quota.

    >>> from disconnect.engine.situation import Situation
    >>> Urgent().matches(Situation(is_urgent=True)), Urgent().matches(Situation())
    (True, False)
    """

    name: str = "urgent"

    def matches(self, situation: Situation) -> bool:
        """Whether the contact is declared urgent."""
        return situation.is_urgent

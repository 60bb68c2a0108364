"""Has the recipient one of the hours that a response names?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation
    from disconnect.model.policy import Response


@dataclass(frozen=True, slots=True)
class RecipientHours:
    """Matches when the recipient's hours are one of `hours`.

    >>> from disconnect.engine.situation import Situation
    >>> RecipientHours(frozenset({"night-shift"})).matches(Situation(hours="night-shift"))
    True
    """

    hours: frozenset[str]
    name: str = "recipient-hours"

    @classmethod
    def of(cls, response: Response) -> RecipientHours | None:
        """The condition of a response, None where it fits all hours."""
        return cls(response.hours) if response.hours else None

    def matches(self, situation: Situation) -> bool:
        """Whether the hours are one of those named."""
        return situation.hours in self.hours

"""Does the instant lie in one of the slots that a response names?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation
    from disconnect.model.policy import Response


@dataclass(frozen=True, slots=True)
class SlotIn:
    """Matches when the instant lies in one of `slots`, in working or in quiet time.

    >>> from disconnect.engine.situation import Situation
    >>> SlotIn(frozenset({"friday"})).matches(Situation(slots=frozenset({"friday"})))
    True
    """

    slots: frozenset[str]
    name: str = "slot"

    @classmethod
    def of(cls, response: Response) -> SlotIn | None:
        """The condition of a response, None where it names no slot."""
        return cls(response.slots) if response.slots else None

    def matches(self, situation: Situation) -> bool:
        """Whether one of the slots is among those of the instant."""
        return not self.slots.isdisjoint(situation.slots)

"""Does an exception of the policy hold between the two at this instant?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation


@dataclass(frozen=True, slots=True)
class ExceptionApplies:
    """Matches while the exception `id` holds: a dated case of force majeure, or a slot that zones share.

    >>> from disconnect.engine.situation import Situation
    >>> ExceptionApplies("flood").matches(Situation(exceptions=frozenset({"flood"})))
    True
    """

    id: str
    name: str = "exception"

    def matches(self, situation: Situation) -> bool:
        """Whether the exception is among those that hold."""
        return self.id in situation.exceptions

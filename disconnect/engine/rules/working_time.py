"""Is the recipient at work?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Matches in the recipient's working time, periods ``[start, end)``.

    >>> from disconnect.engine.situation import Situation
    >>> from disconnect.model.policy import QuietClass
    >>> WorkingTime().matches(Situation()), WorkingTime().matches(Situation(quiet=QuietClass.EVENING))
    (True, False)
    """

    name: str = "working-time"

    def matches(self, situation: Situation) -> bool:
        """Whether the instant lies in the recipient's working time."""
        return situation.quiet is None

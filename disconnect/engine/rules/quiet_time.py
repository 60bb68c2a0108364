"""Is it the recipient's quiet time?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation
    from disconnect.model.policy import Response


@dataclass(frozen=True, slots=True)
class QuietTime:
    """Matches outside the recipient's working time.

    >>> from disconnect.engine.situation import Situation
    >>> from disconnect.model.policy import QuietClass
    >>> QuietTime().matches(Situation(quiet=QuietClass.PAUSE)), QuietTime().matches(Situation())
    (True, False)
    """

    name: str = "quiet-time"

    @classmethod
    def of(cls, response: Response) -> QuietTime | None:
        """The condition of a response that names neither slots nor classes: it is for all quiet time."""
        return None if response.slots or response.classes else cls()

    def matches(self, situation: Situation) -> bool:
        """Whether the recipient has quiet time."""
        return situation.quiet is not None

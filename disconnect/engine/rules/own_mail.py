"""Is the sender writing to themself?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation


@dataclass(frozen=True, slots=True)
class OwnMail:
    """Matches a copy that the sender gets, at the same address or at another of their own.

    >>> from disconnect.engine.situation import Situation
    >>> OwnMail().matches(Situation(is_to_oneself=True)), OwnMail().matches(Situation())
    (True, False)
    """

    name: str = "own-mail"

    def matches(self, situation: Situation) -> bool:
        """Whether sender and recipient are the same."""
        return situation.is_to_oneself

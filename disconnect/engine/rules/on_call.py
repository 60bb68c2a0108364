"""Is the recipient on call (astreinte), or not, as a response asks?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation
    from disconnect.model.policy import Response


@dataclass(frozen=True, slots=True)
class OnCallIs:
    """Matches when the recipient's on-call flag is the one asked for.

    >>> from disconnect.engine.situation import Situation
    >>> OnCallIs(is_on_call=True).matches(Situation(is_on_call=True))
    True

    Source:
        Code du travail, L.3121-9: on-call windows.
    """

    is_on_call: bool
    name: str = "on-call"

    @classmethod
    def of(cls, response: Response) -> OnCallIs | None:
        """The condition of a response, None where on-call does not matter to it."""
        return None if response.on_call is None else cls(is_on_call=response.on_call)

    def matches(self, situation: Situation) -> bool:
        """Whether the flag is the one asked for."""
        return situation.is_on_call is self.is_on_call

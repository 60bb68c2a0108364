"""Has the recipient only just stopped working, as a response asks?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation
    from disconnect.model.policy import Response


@dataclass(frozen=True, slots=True)
class AfterWork:
    """Matches within `minutes` after a working period has ended: the end itself counts, `minutes` later does not.

    >>> from disconnect.engine.situation import Situation
    >>> [AfterWork(30).matches(Situation(since_work=minutes)) for minutes in (0, 29, 30, None)]
    [True, True, False, False]
    """

    minutes: int
    name: str = "after-work"

    @classmethod
    def of(cls, response: Response) -> AfterWork | None:
        """The condition of a response, None where it does not ask."""
        return None if response.after_work is None else cls(response.after_work)

    def matches(self, situation: Situation) -> bool:
        """Whether work ended less than that many minutes ago."""
        return situation.since_work is not None and situation.since_work < self.minutes

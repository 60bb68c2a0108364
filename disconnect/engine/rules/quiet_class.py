"""Is the recipient's quiet time of one of the classes that a response names?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation
    from disconnect.model.policy import QuietClass, Response


@dataclass(frozen=True, slots=True)
class QuietClassIn:
    """Matches when the recipient's quiet time is of one of `classes`.

    >>> from disconnect.engine.situation import Situation
    >>> from disconnect.model.policy import QuietClass
    >>> QuietClassIn(frozenset({QuietClass.NIGHT})).matches(Situation(quiet=QuietClass.NIGHT))
    True
    """

    classes: frozenset[QuietClass]
    name: str = "quiet-class"

    @classmethod
    def of(cls, response: Response) -> QuietClassIn | None:
        """The condition of a response, None where it fits every class."""
        return cls(response.classes) if response.classes else None

    def matches(self, situation: Situation) -> bool:
        """Whether the class is one of those named."""
        return situation.quiet in self.classes

"""Is one of the two no person of the directory?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation


@dataclass(frozen=True, slots=True)
class Stranger:
    """Matches unless sender and recipient are both people in service under this policy, with a known working time.

    Functional mailboxes, lists, customers and whoever has left are strangers: their mail is never held.

    >>> from disconnect.engine.situation import Situation
    >>> Stranger().matches(Situation(is_between_people=False)), Stranger().matches(Situation())
    (True, False)
    """

    name: str = "stranger"

    def matches(self, situation: Situation) -> bool:
        """Whether the contact is not from person to person."""
        return not situation.is_between_people

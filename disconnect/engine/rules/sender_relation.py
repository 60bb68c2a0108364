"""Is the sender one of those that a response names: superior, report, same team, other?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation
    from disconnect.model.policy import Relation, Response


@dataclass(frozen=True, slots=True)
class SenderRelationIn:
    """Matches when what the sender is to the recipient is one of `relations`.

    >>> from disconnect.engine.situation import Situation
    >>> from disconnect.model.policy import Relation
    >>> SenderRelationIn(frozenset({Relation.SUPERIOR})).matches(Situation(relation=Relation.TEAM))
    False
    """

    relations: frozenset[Relation]
    name: str = "sender-relation"

    @classmethod
    def of(cls, response: Response) -> SenderRelationIn | None:
        """The condition of a response, None where it fits every sender."""
        return cls(response.relations) if response.relations else None

    def matches(self, situation: Situation) -> bool:
        """Whether the relation is one of those named."""
        return situation.relation in self.relations

"""Conditions, one a file: does it match? What happens then is the chain's word, not theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from disconnect.engine.situation import Situation


class Rule(Protocol):
    """One condition on a situation; it looks, and changes nothing."""

    @property
    def name(self) -> str:
        """What findings call the rule."""

    def matches(self, situation: Situation) -> bool:
        """Whether the situation meets the condition."""

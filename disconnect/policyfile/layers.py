"""A layer beneath a company's policy, written in the same language: a branch agreement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.agreement import Clause, Commitment, MeetingTerms, OnCallTerms, Rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A branch agreement as floors: what a company's policy may exceed and may not fall short of.

    `id` is the number (IDCC); each clause's `ref` names the article with its identifier.
    """

    id: str
    title: Mapping[str, str]
    clauses: Mapping[str, Clause]
    commitments: tuple[Commitment, ...] = ()
    rest: Rest | None = None
    on_call: OnCallTerms | None = None
    meetings: MeetingTerms | None = None

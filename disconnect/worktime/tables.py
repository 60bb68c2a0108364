"""What a calendar is compiled into: sorted instants and what holds from each of them on, for a block of dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from disconnect.model.policy import QuietClass

BLOCK_BITS = 6
"""Dates are compiled 64 at a time: ``date.toordinal() >> BLOCK_BITS`` numbers the block."""


class Usual(Enum):
    """The answer of a person's own list where leave changes nothing."""

    USUAL = 0


USUAL = Usual.USUAL


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """One block of one calendar, ``[start, end)``; all instants in aware UTC.

    `kinds[i]` holds from ``edges[i - 1]`` up to ``edges[i]``, None in working time; `openings` are the starts of
    working periods. Both leave leave aside and are shared between people. What leave changes stands beside them:
    `own_kinds[i]` holds from ``own_edges[i - 1]`` up to ``own_edges[i]``, and from ``hops[i - 1]`` up to ``hops[i]``
    the next opening is ``landings[i]`` (None: none in this table). `USUAL` means: as the shared lists say.
    """

    start: datetime
    end: datetime
    edges: list[datetime]
    kinds: list[QuietClass | None]
    openings: list[datetime]
    own_edges: list[datetime]
    own_kinds: list[QuietClass | Usual | None]
    hops: list[datetime]
    landings: list[datetime | Usual | None]

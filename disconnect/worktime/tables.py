"""What a calendar is compiled into: for one date in UTC, the instants at which something changes, and to what."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.model.policy import QuietClass

Openings = tuple[datetime | None, ...]
Row = tuple[tuple[datetime, ...], tuple["QuietClass | None", ...], Openings, tuple[tuple[datetime, ...], Openings]]
"""Edges, kinds, openings, and edges and openings as they usually are: had the person no leave.

One date in UTC, all instants in UTC. From ``edges[i - 1]`` up to ``edges[i]`` the class of quiet time is ``kinds[i]``
(None in working time), and the next working period starts at ``openings[i]``: None where it is more than `AHEAD` days
away. So ``bisect_right(edges, at)`` answers both questions.
"""

AHEAD = 12
"""Days beyond its date over which a row knows the next opening."""

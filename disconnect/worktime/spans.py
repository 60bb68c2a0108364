"""Arithmetic of half-open spans ``[start, end)``: union, difference, overlap."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Spans = tuple[tuple[datetime, datetime], ...]


def union(spans: Iterable[tuple[datetime, datetime]]) -> Spans:
    """The same instants as sorted, disjoint spans; spans that touch become one, empty ones vanish.

    >>> from datetime import UTC
    >>> nine, ten, noon = (datetime(2026, 1, 5, hour, tzinfo=UTC) for hour in (9, 10, 12))
    >>> union([(ten, noon), (nine, ten)]) == ((nine, noon),)
    True
    """
    merged: list[tuple[datetime, datetime]] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def difference(spans: Spans, holes: Sequence[tuple[datetime, datetime]]) -> Spans:
    """The instants of `spans` (sorted, disjoint) that lie in none of `holes`; an empty hole takes nothing.

    >>> from datetime import UTC
    >>> nine, ten, noon = (datetime(2026, 1, 5, hour, tzinfo=UTC) for hour in (9, 10, 12))
    >>> difference(((nine, noon),), [(nine, ten)]) == ((ten, noon),)
    True
    """
    left = spans
    for hole_start, hole_end in union(holes):
        left = tuple(
            piece
            for start, end in left
            for piece in ((start, min(end, hole_start)), (max(start, hole_end), end))
            if piece[0] < piece[1]
        )
    return left


def overlap(spans: Spans, start: datetime, end: datetime) -> Spans:
    """The parts of `spans` inside ``[start, end)``; nothing where that is empty.

    >>> from datetime import UTC
    >>> nine, ten, noon = (datetime(2026, 1, 5, hour, tzinfo=UTC) for hour in (9, 10, 12))
    >>> overlap(((nine, noon),), ten, noon) == ((ten, noon),), overlap(((nine, noon),), ten, ten)
    (True, ())
    """
    return tuple((max(a, start), min(b, end)) for a, b in spans if max(a, start) < min(b, end))

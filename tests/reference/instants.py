"""Wall clock to UTC, and sets of ``[start, end)`` intervals; written for reading, not for speed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Interval = tuple[datetime, datetime]

MICROSECOND = timedelta(microseconds=1)
HOUR = timedelta(hours=1)


def at_wall(day: date, minute: int, zone: str) -> datetime:
    """The UTC instant of `minute` (from 00:00, may pass 24:00) on `day` by the wall clock of `zone`.

    A time in a gap takes the offset before it, a time in a fold the first pass (RFC 5545 §3.3.5); both are
    what Python's ``fold=0`` means.

    >>> at_wall(date(2026, 3, 29), 150, "Europe/Paris").isoformat()
    '2026-03-29T01:30:00+00:00'
    """
    naive = datetime.combine(day, time()) + timedelta(minutes=minute)
    return naive.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def hours(elapsed: timedelta) -> Fraction:
    """Elapsed time as exact hours.

    >>> hours(timedelta(minutes=20))
    Fraction(1, 3)
    """
    return Fraction(elapsed // MICROSECOND, HOUR // MICROSECOND)


def length(spans: Iterable[Interval]) -> Fraction:
    """Hours in `spans`, which must not overlap."""
    return sum((hours(end - start) for start, end in spans), Fraction(0))


def union(spans: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same instants as sorted intervals that neither overlap nor touch; empty and reversed ones go."""
    merged: list[Interval] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def within(spans: Sequence[Interval], frame: Interval) -> tuple[Interval, ...]:
    """The part of `spans` (sorted, disjoint) that lies in `frame`."""
    first = bisect_right(spans, frame[0], key=lambda span: span[1])
    last = bisect_left(spans, frame[1], key=lambda span: span[0])
    cut = ((max(start, frame[0]), min(end, frame[1])) for start, end in spans[first:last])
    return tuple((start, end) for start, end in cut if start < end)


def without(spans: Sequence[Interval], holes: Sequence[Interval]) -> tuple[Interval, ...]:
    """The part of `spans` that lies in none of `holes`; both sorted and disjoint."""
    left: list[Interval] = []
    for start, end in spans:
        cursor = start
        for hole_start, hole_end in within(holes, (start, end)):
            left.append((cursor, hole_start))
            cursor = hole_end
        left.append((cursor, end))
    return tuple((start, end) for start, end in left if start < end)


def is_in(spans: Sequence[Interval], instant: datetime) -> bool:
    """Whether `instant` lies in one of `spans` (sorted, disjoint)."""
    before = bisect_right(spans, instant, key=lambda span: span[0])
    return before > 0 and instant < spans[before - 1][1]

"""When a slot (a window by the clock) is on, as spans and as a question: midnight and clock changes exact."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.worktime.compiling import BLOCK_BITS
from disconnect.worktime.spans import Spans, overlap, union
from disconnect.worktime.wallclock import MINUTES_OF_DAY, civil_date, instant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.model.slots import Slot

_DAY = timedelta(days=1)
_MARGIN = 2
"""Zones differ by up to two dates."""


def slot_spans(slot: Slot, zone: ZoneInfo, start: datetime, end: datetime) -> Spans:
    """The instants of ``[start, end)`` at which `slot` is on: sorted, disjoint spans in UTC.

    `zone` is the zone of the person concerned; the slot's own goes first where it has one.

    >>> from datetime import UTC
    >>> from disconnect.model.slots import Slot
    >>> off = Slot(id="off", title={}, clause="1", kind="server", days=frozenset({4}), times=((1140, 1860),))
    >>> week = datetime(2026, 3, 30, tzinfo=UTC), datetime(2026, 4, 6, tzinfo=UTC)
    >>> [(a.isoformat(), b.isoformat()) for a, b in slot_spans(off, ZoneInfo("Europe/Paris"), *week)]
    [('2026-04-03T17:00:00+00:00', '2026-04-04T05:00:00+00:00')]
    """
    clock = _clock(slot, zone)
    return overlap(union(_windows(slot, clock, civil_date(start, clock), civil_date(end, clock))), start, end)


def in_slot(slot: Slot, zone: ZoneInfo, at: datetime) -> bool:
    """Whether `slot` is on at the instant `at` (aware); `zone` is the zone of the person concerned.

    >>> from datetime import UTC
    >>> from disconnect.model.slots import Slot
    >>> lunch = Slot(id="lunch", title={}, clause="1", kind="lunch", days=frozenset({0}), times=((720, 840),))
    >>> [in_slot(lunch, ZoneInfo("Europe/Paris"), datetime(2026, 3, 30, hour, tzinfo=UTC)) for hour in (9, 10, 11, 12)]
    [False, True, True, False]
    """
    return bool(bisect_right(_edges(slot, _clock(slot, zone), at.toordinal() >> BLOCK_BITS), at) & 1)


def _clock(slot: Slot, zone: ZoneInfo) -> ZoneInfo:
    return ZoneInfo(slot.zone) if slot.zone else zone


def _windows(slot: Slot, clock: ZoneInfo, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
    """The windows that may touch the dates from `first` to `last`, both inclusive."""
    reach = max((end // MINUTES_OF_DAY for _, end in slot.times), default=0)
    day = first - reach * _DAY
    while day <= last:
        if slot.starts_on(day):
            yield from ((instant(day, start, clock), instant(day, end, clock)) for start, end in slot.times)
        day += _DAY


@lru_cache(maxsize=4096)
def _edges(slot: Slot, clock: ZoneInfo, block: int) -> tuple[datetime, ...]:
    """Where the slot goes on, off, on … within one block of dates and a margin."""
    first = date.fromordinal((block << BLOCK_BITS) - _MARGIN)
    spans = union(_windows(slot, clock, first, first + ((1 << BLOCK_BITS) + 2 * _MARGIN) * _DAY))
    return tuple(edge for span in spans for edge in span)

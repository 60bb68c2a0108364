"""Which calendar is somebody's when: one after the other, where they move, choose other hours, or a policy changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from disconnect.worktime.wallclock import instant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from disconnect.engine.standing import Standing
    from disconnect.worktime.calendars import WorkCalendar

ALWAYS = datetime.min.replace(tzinfo=UTC)
NEVER = datetime.max.replace(tzinfo=UTC)
_DAY = timedelta(days=1)

Dated = tuple[date, "WorkCalendar | None"]
"""A calendar (None: no working time is known) and the civil date from which on it is in force."""


@dataclass(slots=True, eq=False)
class Stay:
    """One calendar in force over ``[start, end)`` in aware UTC; where there is none, `zone` still tells the date.

    `last` is its last civil date: moving west, the clocks left behind show the next date already before the stay ends.
    `by_epoch` remembers how the person stands between two changes of the directory.
    """

    calendar: WorkCalendar | None
    zone: ZoneInfo
    start: datetime = ALWAYS
    end: datetime = NEVER
    last: date = date.max
    by_epoch: dict[int, Standing] = field(default_factory=dict)


def stays_of(dated: Sequence[Dated], zone: ZoneInfo) -> tuple[Stay, ...]:
    """The stays that follow one another, the first from the first day on, whatever its date.

    Each begins when its own clocks show 00:00 of its date, and ends where the next begins. Without a calendar the
    clocks are those of the stay before, or of `zone` where that has none either.

    >>> from zoneinfo import ZoneInfo
    >>> [stay.start is ALWAYS for stay in stays_of([(date(2026, 3, 2), None)], ZoneInfo("Europe/Paris"))]
    [True]
    """
    own = [zone if calendar is None else calendar.zone for _, calendar in dated[:1]]
    for _, calendar in dated[1:]:
        own.append(own[-1] if calendar is None else calendar.zone)
    begun = [instant(day, 0, clocks) for (day, _), clocks in zip(dated[1:], own[1:], strict=True)]
    # Zones are up to 26 hours apart: two moves on adjoining dates could begin in the wrong order.
    starts = list(accumulate([ALWAYS, *begun], max))
    lasts = [*(day - _DAY for day, _ in dated[1:]), date.max]
    parts = zip(dated, own, starts, [*starts[1:], NEVER], lasts, strict=True)
    return tuple(
        Stay(calendar=calendar, zone=clocks, start=start, end=end, last=last)
        for (_, calendar), clocks, start, end, last in parts
    )

"""From one occurrence to leave or to an on-call window, and whose it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from disconnect.connectors.ics.flaws import LEAVE_SHORT, NOBODY, ZONE_MISSING, Refusal
from disconnect.connectors.ics.moments import DAY, Clock, Days, bounds, instant
from disconnect.model.person import Leave, OnCall

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from disconnect.connectors.ics.expansion import Occurrence
    from disconnect.model.opaque import Address

MORNING, AFTERNOON, WHOLE = "am", "pm", ""
SHORTEST = timedelta(hours=2)
MORNING_ENDS, AFTERNOON_STARTS = time(13), time(12)


def people_of(occurrence: Occurrence, owner: Address | None) -> tuple[Address, ...]:
    """Whose occurrence it is: the owner of the file; in a shared file those invited, else who called it.

    Raises:
        Refusal: a shared file names nobody with an address.
    """
    if owner is not None:
        return (owner,)
    named = occurrence.entry.parties
    found = [person for person in named.invited if "@" in person.value]
    if not found and named.organiser is not None and "@" in named.organiser.value:
        found = [named.organiser]
    if not found:
        raise Refusal(NOBODY)
    return tuple(sorted(found, key=lambda person: person.value))


def on_call(occurrence: Occurrence, person: Address, zone: tzinfo | None) -> OnCall:
    """The window ``[start, end)`` in UTC; whole days run from midnight to midnight in the source's zone.

    Raises:
        Refusal: a whole day, and the source states no zone.
    """
    if isinstance(occurrence.when, Days) and zone is None:
        raise Refusal(ZONE_MISSING)
    start, end = bounds(occurrence.when, zone or UTC)
    return OnCall(person=person, start=start, end=end)


def leave(occurrence: Occurrence, person: Address, dates: Days, zone: tzinfo | None) -> tuple[Leave, ...]:
    """The leave inside `dates`; an event with times gives whole and half days by its own wall clock.

    Of each date that such an event covers for two hours or more: a part that ends by 13:00 is the morning, one that
    starts at 12:00 or later the afternoon, any other the whole date.

    Raises:
        Refusal: the event covers less than two hours of each of its dates.
    """
    when = occurrence.when
    parts = [(when.start, when.end, WHOLE)] if isinstance(when, Days) else _parts(_local(when, zone), dates)
    cut = [(max(start, dates.start), min(end, dates.end), half) for start, end, half in parts]
    return tuple(Leave(person=person, start=start, end=end, half=half) for start, end, half in cut if start < end)


def _local(when: Clock, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """Start and end by the wall clock; a time in UTC was written by no clock on a wall, the source's zone is taken."""
    own = when.start.tzinfo
    told = zone if zone is not None and instant(when.start) == when.start.replace(tzinfo=UTC) else own
    start, end = (instant(bound).astimezone(told).replace(tzinfo=None) for bound in (when.start, when.end))
    return start, end


def _parts(local: tuple[datetime, datetime], dates: Days) -> list[tuple[date, date, str]]:
    """The dates of leave between two wall-clock times, joined where whole dates follow each other."""
    start, end = local
    first, last = max(start.date(), dates.start), min(end.date() + DAY, dates.end)
    covered = [first + number * DAY for number in range((last - first).days)]
    halves = [(day, _half(max(start, _begins(day)), min(end, _begins(day + DAY)))) for day in covered]
    found = [(day, half) for day, half in halves if half is not None]
    if covered and not found:
        raise Refusal(LEAVE_SHORT)
    return _joined(found)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time())


def _half(start: datetime, end: datetime) -> str | None:
    """What ``[start, end)``, two times of one date, takes of it: None for less than two hours."""
    if end - start < SHORTEST:
        return None
    if end.date() == start.date() and end.time() <= MORNING_ENDS:
        return MORNING
    return AFTERNOON if start.time() >= AFTERNOON_STARTS else WHOLE


def _joined(found: Iterable[tuple[date, str]]) -> list[tuple[date, date, str]]:
    """Runs of dates with the same half as ``[start, end)``."""
    runs: list[tuple[date, date, str]] = []
    for day, half in found:
        if runs and runs[-1][1:] == (day, half):
            runs[-1] = (runs[-1][0], day + DAY, half)
        else:
            runs.append((day, day + DAY, half))
    return runs

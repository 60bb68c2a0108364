"""From one occurrence to what the metrics need of a meeting."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from disconnect.connectors.ics.moments import Days, bounds, wall_minutes
from disconnect.connectors.ics.parties import parties
from disconnect.model.meeting import Answer, Busy, Meeting
from disconnect.model.opaque import Address, MessageId

if TYPE_CHECKING:
    from datetime import tzinfo

    from icalendar import Event

    from disconnect.connectors.ics.expansion import Occurrence

PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})
# Working elsewhere is a place, not an occupation: the time can be given to others.
SHOWN = {
    "BUSY": Busy.BUSY,
    "FREE": Busy.FREE,
    "TENTATIVE": Busy.TENTATIVE,
    "OOF": Busy.OUT_OF_OFFICE,
    "WORKINGELSEWHERE": Busy.FREE,
}


def mark(event: Event, name: str) -> str:
    """A property of one word in capitals, "" where it is absent or stands there several times."""
    found = event.get(name, "")
    return "" if isinstance(found, list) else str(found).strip().upper()


def is_cancelled(event: Event) -> bool:
    """Whether the occurrence was called off (STATUS, RFC 5545 §3.8.1.11)."""
    return mark(event, "STATUS") == "CANCELLED"


def busy(event: Event) -> Busy:
    """What the calendar shows others: Outlook's own mark, which says more, else TRANSP (RFC 5545 §3.8.2.7).

    >>> from icalendar import Event
    >>> event = Event()
    >>> event.add("transp", "TRANSPARENT")
    >>> busy(event).name
    'FREE'
    """
    transparent = Busy.FREE if mark(event, "TRANSP") == "TRANSPARENT" else Busy.BUSY
    return SHOWN.get(mark(event, "X-MICROSOFT-CDO-BUSYSTATUS"), transparent)


def meeting(occurrence: Occurrence, owner: Address, zone: tzinfo | None) -> Meeting:
    """The occurrence in the calendar of `owner`; of private time only start, end and busy are kept."""
    event, when = occurrence.event, occurrence.when
    start, end = bounds(when, zone or UTC)
    is_private = mark(event, "CLASS") in PRIVATE
    found = None if is_private else parties(event)
    return Meeting(
        owner=owner,
        key=MessageId(occurrence.key),
        start=start,
        end=end,
        wall_minutes=wall_minutes(when),
        people=len(found.people) if found else 0,
        answer=found.answer(owner) if found else Answer.NONE,
        busy=busy(event),
        is_all_day=isinstance(when, Days) or mark(event, "X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE",
        is_private=is_private,
    )

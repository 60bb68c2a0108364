"""From one occurrence to what the metrics need of a meeting."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from disconnect.connectors.ics.moments import Days, bounds, wall_minutes
from disconnect.model.meeting import Answer, Busy, Meeting
from disconnect.model.opaque import Address, MessageId

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

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


def is_cancelled(words: Mapping[str, str]) -> bool:
    """Whether an event was called off (STATUS, RFC 5545 §3.8.1.11).

    >>> is_cancelled({"STATUS": "CANCELLED"}), is_cancelled({})
    (True, False)
    """
    return words.get("STATUS") == "CANCELLED"


def busy(words: Mapping[str, str]) -> Busy:
    """What the calendar shows others: Outlook's own mark, which says more, else TRANSP (RFC 5545 §3.8.2.7).

    >>> busy({"TRANSP": "TRANSPARENT"}).name
    'FREE'
    """
    transparent = Busy.FREE if words.get("TRANSP") == "TRANSPARENT" else Busy.BUSY
    return SHOWN.get(words.get("X-MICROSOFT-CDO-BUSYSTATUS", ""), transparent)


def meeting(occurrence: Occurrence, owner: Address, zone: tzinfo | None) -> Meeting:
    """The occurrence in the calendar of `owner`; of private time only start, end and busy are kept."""
    words, when = occurrence.entry.words, occurrence.when
    start, end = bounds(when, zone or UTC)
    is_private = words.get("CLASS") in PRIVATE
    found = None if is_private else occurrence.entry.parties
    return Meeting(
        owner=owner,
        key=MessageId(occurrence.key),
        start=start,
        end=end,
        wall_minutes=wall_minutes(when),
        people=len(found.people) if found else 0,
        answer=found.answer(owner) if found else Answer.NONE,
        busy=busy(words),
        is_all_day=isinstance(when, Days) or words.get("X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE",
        is_private=is_private,
    )

"""One meeting in one person's calendar, reduced to what the metrics need."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from disconnect.model.opaque import Address, MessageId


class Busy(Enum):
    """What the calendar shows others for the time (RFC 5545 TRANSP, X-MICROSOFT-CDO-BUSYSTATUS)."""

    BUSY = "busy"
    FREE = "free"
    TENTATIVE = "tentative"
    OUT_OF_OFFICE = "out of office"


class Answer(Enum):
    """What the calendar's owner answered (RFC 5545 PARTSTAT), or that they called the meeting."""

    ORGANISER = "organiser"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One occurrence ``[start, end)`` in aware UTC, in the calendar of `owner`.

    `people` counts the distinct organiser and invited, whatever they answered; `wall_minutes` is the length
    by the wall clock; `key` names the occurrence (UID and recurrence) so that it counts once.
    """

    owner: Address
    key: MessageId
    start: datetime
    end: datetime
    wall_minutes: int
    people: int
    answer: Answer
    busy: Busy = Busy.BUSY
    is_all_day: bool = False
    is_private: bool = False

    @property
    def is_attended(self) -> bool:
        """Whether the occurrence counts as a meeting attended (metrics.md, *meeting attended*)."""
        return (
            self.answer in {Answer.ORGANISER, Answer.ACCEPTED}
            and self.busy is Busy.BUSY
            and self.people >= MEETING_PEOPLE
            and self.wall_minutes < MEETING_WALL_MINUTES
            and not self.is_all_day
            and not self.is_private
        )


MEETING_PEOPLE = 2
MEETING_WALL_MINUTES = 24 * 60

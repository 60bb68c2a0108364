"""Whether a meeting keeps to the rules of a policy: hours, lunch, days, notice, series, meeting-free slots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from disconnect.worktime.slots import slot_spans
from disconnect.worktime.spans import union
from disconnect.worktime.wallclock import civil_date, instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from disconnect.model.agreement import MeetingTerms
    from disconnect.model.slots import Slot

FREE = "no_meetings"
"""The kind of slots that are kept free of meetings."""
_MINUTE = timedelta(minutes=1)


class MeetingFault(Enum):
    """A rule that a meeting does not keep to."""

    DAYS = "days"
    EARLIEST = "earliest"
    LATEST = "latest"
    LUNCH = "lunch"
    NOTICE = "notice"
    SERIES = "longest_series"
    SLOT = "slot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A meeting ``[start, end)`` in aware UTC as one person has it: zone, invitation, their other meetings."""

    start: datetime
    end: datetime
    zone: ZoneInfo
    invited: datetime | None = None
    others: tuple[tuple[datetime, datetime], ...] = ()


def meeting_faults(terms: MeetingTerms, meeting: Gathering, slots: Iterable[Slot] = ()) -> tuple[MeetingFault, ...]:
    """The rules that a meeting does not keep to, by the clock of the person who attends.

    A start at the earliest time, an end at the latest, a notice of exactly so many hours and a series of exactly the
    longest are kept to. Meetings that touch or overlap are one series.

    >>> from datetime import UTC, datetime
    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.model.agreement import MeetingTerms
    >>> terms = MeetingTerms(clause="m", days=frozenset(range(5)), earliest=540, latest=1080)
    >>> late = Gathering(start=datetime(2026, 3, 30, 15, 30, tzinfo=UTC), end=datetime(2026, 3, 30, 16, 1, tzinfo=UTC),
    ...     zone=ZoneInfo("Europe/Paris"))
    >>> [fault.value for fault in meeting_faults(terms, late)]
    ['latest']
    """
    return tuple(_faults(terms, meeting, tuple(slots)))


def _faults(terms: MeetingTerms, meeting: Gathering, slots: tuple[Slot, ...]) -> Iterator[MeetingFault]:
    day = civil_date(meeting.start, meeting.zone)
    if day.weekday() not in terms.days:
        yield MeetingFault.DAYS
    if terms.earliest is not None and meeting.start < instant(day, terms.earliest, meeting.zone):
        yield MeetingFault.EARLIEST
    if terms.latest is not None and meeting.end > instant(day, terms.latest, meeting.zone):
        yield MeetingFault.LATEST
    if terms.lunch is not None and _meets(meeting, *(instant(day, minute, meeting.zone) for minute in terms.lunch)):
        yield MeetingFault.LUNCH
    if terms.notice is not None and _is_short_notice(meeting, terms.notice):
        yield MeetingFault.NOTICE
    if terms.longest_series is not None and _series(meeting) > terms.longest_series * _MINUTE:
        yield MeetingFault.SERIES
    free = (slot for slot in slots if slot.kind == FREE)
    if any(slot_spans(slot, meeting.zone, meeting.start, meeting.end) for slot in free):
        yield MeetingFault.SLOT


def _meets(meeting: Gathering, start: datetime, end: datetime) -> bool:
    return meeting.start < end and start < meeting.end


def _is_short_notice(meeting: Gathering, minutes: int) -> bool:
    """Whether the invitation came later than the notice asks for; nothing is said of one whose instant is unknown."""
    return meeting.invited is not None and meeting.start - meeting.invited < minutes * _MINUTE


def _series(meeting: Gathering) -> timedelta:
    """How long the series of meetings is in which this one lies."""
    spans = union([(meeting.start, meeting.end), *meeting.others])
    return next((end - start for start, end in spans if start <= meeting.start < end), timedelta())

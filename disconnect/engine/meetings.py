"""Whether a meeting keeps to the rules of a policy: hours, lunch, days, notice, series, meeting-free slots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from disconnect.worktime.slots import slot_spans
from disconnect.worktime.spans import union
from disconnect.worktime.wallclock import MINUTES_OF_DAY, civil_date, instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from disconnect.model.agreement import MeetingTerms
    from disconnect.model.slots import Slot

FREE = "no_meetings"
"""The kind of slots that are kept free of meetings."""
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


class MeetingRule(Enum):
    """What a policy may ask of a meeting."""

    DAYS = "days"
    EARLIEST = "earliest"
    LATEST = "latest"
    LUNCH = "lunch"
    NOTICE = "notice"
    SERIES = "longest_series"
    SLOT = "slot"


class MeetingFault(NamedTuple):
    """A rule that a meeting does not keep to, and the clause on which the rule rests."""

    rule: MeetingRule
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A meeting ``[start, end)`` in aware UTC as one person has it: zone, hours, invitation, their other meetings.

    `hours` is the id of the person's hours, which a slot may name; `invited` is None where nobody knows when.
    """

    start: datetime
    end: datetime
    zone: ZoneInfo
    hours: str = ""
    invited: datetime | None = None
    others: tuple[tuple[datetime, datetime], ...] = ()


def meeting_faults(
    terms: MeetingTerms | None, meeting: Gathering, slots: Iterable[Slot] = ()
) -> tuple[MeetingFault, ...]:
    """The rules that a meeting does not keep to, by the clock of the person who attends, each rule once per clause.

    A start at the earliest time, an end at the latest, a notice of exactly so many elapsed hours and a series of
    exactly the longest are kept to. Meetings that touch or overlap are one series. A meeting that passes midnight is
    judged on each date by that date's clock.

    >>> from datetime import UTC, datetime
    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.model.agreement import MeetingTerms
    >>> terms = MeetingTerms(clause="m", days=frozenset(range(5)), earliest=540, latest=1080)
    >>> late = Gathering(start=datetime(2026, 3, 30, 15, 30, tzinfo=UTC), end=datetime(2026, 3, 30, 16, 1, tzinfo=UTC),
    ...     zone=ZoneInfo("Europe/Paris"))
    >>> [(fault.rule.value, fault.clause) for fault in meeting_faults(terms, late)]
    [('latest', 'm')]
    """
    found = [] if terms is None else [MeetingFault(rule, terms.clause) for rule in _broken(terms, meeting)]
    met = (slot for slot in slots if slot.kind == FREE and slot.is_for(meeting.hours) and _is_in(slot, meeting))
    found.extend(MeetingFault(MeetingRule.SLOT, slot.clause) for slot in met)
    return tuple(dict.fromkeys(found))


def _broken(terms: MeetingTerms, meeting: Gathering) -> Iterator[MeetingRule]:
    days = tuple(_dates(meeting))
    if any(day.weekday() not in terms.days for day in days):
        yield MeetingRule.DAYS
    if terms.earliest is not None and any(_starts_before(meeting, day, terms.earliest) for day in days):
        yield MeetingRule.EARLIEST
    if terms.latest is not None and any(_ends_after(meeting, day, terms.latest) for day in days):
        yield MeetingRule.LATEST
    if terms.lunch is not None and any(_meets(meeting, day, terms.lunch) for day in (days[0] - _DAY, *days)):
        yield MeetingRule.LUNCH
    if terms.notice is not None and _is_short_notice(meeting, terms.notice):
        yield MeetingRule.NOTICE
    if terms.longest_series is not None and _series(meeting) > terms.longest_series * _MINUTE:
        yield MeetingRule.SERIES


def _dates(meeting: Gathering) -> Iterator[date]:
    """The civil dates on which the meeting takes place; the one at whose midnight it ends is none of them."""
    day = civil_date(meeting.start, meeting.zone)
    yield day
    while instant(day + _DAY, 0, meeting.zone) < meeting.end:
        day += _DAY
        yield day


def _starts_before(meeting: Gathering, day: date, minute: int) -> bool:
    return max(meeting.start, instant(day, 0, meeting.zone)) < instant(day, minute, meeting.zone)


def _ends_after(meeting: Gathering, day: date, minute: int) -> bool:
    return min(meeting.end, instant(day, MINUTES_OF_DAY, meeting.zone)) > instant(day, minute, meeting.zone)


def _meets(meeting: Gathering, day: date, times: tuple[int, int]) -> bool:
    start, end = (instant(day, minute, meeting.zone) for minute in times)
    return meeting.start < end and start < meeting.end


def _is_short_notice(meeting: Gathering, minutes: int) -> bool:
    """Whether the invitation came later than the notice asks for; nothing is said of one whose instant is unknown."""
    return meeting.invited is not None and meeting.start - meeting.invited < minutes * _MINUTE


def _series(meeting: Gathering) -> timedelta:
    """How long the series of meetings is in which this one lies, in elapsed time."""
    spans = union([(meeting.start, meeting.end), *meeting.others])
    return next((end - start for start, end in spans if start <= meeting.start < end), timedelta())


def _is_in(slot: Slot, meeting: Gathering) -> bool:
    return bool(slot_spans(slot, meeting.zone, meeting.start, meeting.end))

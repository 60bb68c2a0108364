"""One event, read by the calendar library from its kept lines, and checked before anything is made of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Event, vDDDTypes

from disconnect.connectors.ics.flaws import (
    EVENT,
    MIXED_TYPES,
    REVERSED,
    START_MISSING,
    ZONE_UNKNOWN,
    Refusal,
)
from disconnect.connectors.ics.lines import SERIES, TIMES, WORDS, name_of
from disconnect.connectors.ics.moments import Clock, Days, instant
from disconnect.connectors.ics.parties import Parties, parties
from disconnect.connectors.ics.rules import rules_of
from disconnect.connectors.ics.zones import LIBRARY_ERRORS, quiet_library

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.connectors.ics.lines import Block

RECURRENCE = frozenset({"BEGIN", "END", *TIMES, *SERIES})
LASTING = "X-DISCONNECT-LASTING"
_LISTS = ("RDATE", "EXDATE")
_END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One VEVENT that can be used: identity, version (the higher is the newer), ordinal, times, marks, people.

    `event` holds what the recurrence needs and nothing else; `words` are properties of one word, in capitals.
    """

    uid: str = field(repr=False)
    recurrence: str
    version: tuple[int, str, tuple[str, ...]] = field(repr=False)
    ordinal: int
    event: Event = field(repr=False)
    words: Mapping[str, str] = field(repr=False)
    parties: Parties = field(repr=False)


def entry(block: Block) -> Entry:
    """Read and check one event.

    >>> from disconnect.connectors.ics.lines import Block
    >>> lines = ("BEGIN:VEVENT", "UID:1", "DTSTART:20260105T090000Z", "END:VEVENT")
    >>> span(entry(Block(ordinal=1, lines=lines)).event).start.isoformat()
    '2026-01-05T09:00:00+00:00'

    Raises:
        Refusal: it cannot be used; why is said without a value of it.
    """
    if block.flaw is not None:
        raise Refusal(block.flaw)
    event = _parsed(block)
    _settle(event)
    words = {name_of(line): line.partition(":")[2].strip().upper() for line in block.lines if name_of(line) in WORDS}
    return Entry(
        uid=str(event.get("UID", "")).strip() or _digest(block),
        recurrence=origin(event),
        version=(int(event.get("SEQUENCE", 0)), words.get("DTSTAMP", ""), block.lines),
        ordinal=block.ordinal,
        event=event,
        words=words,
        parties=parties(block.lines),
    )


def _settle(event: Event) -> None:
    """Check the times of `event`, and write its end and the ends of its rules in the form that the library expects."""
    when = span(event)
    _check_times(event)
    _check_order(when)
    _settle_length(event, when)
    for rule in rules_of(event):
        if "UNTIL" in rule:
            rule["UNTIL"] = [_until(rule["UNTIL"][0], when)]


def stamp(moment: date) -> str:
    """A start as part of a key: the date of an event without times, else the instant in UTC.

    >>> from datetime import UTC
    >>> stamp(date(2026, 1, 5)), stamp(datetime(2026, 1, 5, 9, tzinfo=UTC))
    ('20260105', '20260105T090000Z')
    """
    return f"{instant(moment):%Y%m%dT%H%M%SZ}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"


def origin(event: Event) -> str:
    """Which occurrence of a series an event changes (RECURRENCE-ID), "" where it is the series itself."""
    changed = moment(event, "RECURRENCE-ID")
    return "" if changed is None else stamp(changed)


def span(event: Event) -> Days | Clock:
    """Start and end of an event: DTEND, else DTSTART and DURATION, else a whole date or no time (RFC 5545 §3.6.1).

    Raises:
        Refusal: no start, an unknown zone, or a date and a time mixed.
    """
    start = moment(event, "DTSTART")
    if start is None:
        raise Refusal(START_MISSING)
    end = moment(event, "DTEND")
    if isinstance(start, datetime):
        return Clock(start=start, end=_end_of_clock(event, start, end))
    if isinstance(end, datetime):
        raise Refusal(MIXED_TYPES)
    length = _lasting(event) or timedelta(0)
    if length < timedelta(0):
        raise Refusal(REVERSED)
    last = start - (-length // timedelta(days=1)) * timedelta(days=1) if end is None else end
    return Days(start=start, end=last if last != start else start + timedelta(days=1))


def _end_of_clock(event: Event, start: datetime, end: date | None) -> datetime:
    if end is None:
        return after(start, _lasting(event) or timedelta(0))
    if isinstance(end, datetime):
        return end
    raise Refusal(MIXED_TYPES)


def after(start: datetime, length: timedelta) -> datetime:
    """The end of what lasts `length`: days by the calendar, then hours as they elapse (RFC 5545 §3.3.6).

    >>> from zoneinfo import ZoneInfo
    >>> after(datetime(2026, 3, 28, 23, tzinfo=ZoneInfo("Europe/Paris")), timedelta(hours=8)).isoformat()
    '2026-03-29T08:00:00+02:00'
    """
    days = timedelta(days=length.days) if length >= timedelta(0) else timedelta(0)
    return (instant(start + days) + (length - days)).astimezone(start.tzinfo)


def _parsed(block: Block) -> Event:
    """The event as the calendar library reads it; a property it cannot read makes the event unusable."""
    lines = [line for line in block.lines if name_of(line) in RECURRENCE]
    try:
        with quiet_library():
            event = Event.from_ical("\r\n".join(lines).encode() + b"\r\n")
    except LIBRARY_ERRORS as error:
        raise Refusal(EVENT) from error
    if event.errors or not isinstance(event, Event):
        broken = [name for name, _ in event.errors if name]
        raise Refusal(EVENT.about(broken[0]) if broken else EVENT)
    return event


def moment(event: Event, name: str) -> date | None:
    """The date or aware time under `name`; None where it is absent.

    Raises:
        Refusal: it stands there twice, is something else, or is in an unknown zone.
    """
    if name not in event:
        return None
    return _checked(getattr(event[name], "dt", None), name)


def _checked(moment: object, name: str) -> date:
    if isinstance(moment, datetime) and moment.utcoffset() is None:
        raise Refusal(ZONE_UNKNOWN.about(name))
    if not isinstance(moment, date):
        raise Refusal(EVENT.about(name))
    return moment


def _check_times(event: Event) -> None:
    """Refuse an event with a date that the expansion could not compare with the others."""
    moment(event, "RECURRENCE-ID")
    for name in _LISTS:
        found = event.get(name, [])
        for dates in found if isinstance(found, list) else [found]:
            for one in getattr(dates, "dts", ()):
                start, end = one.dt if isinstance(one.dt, tuple) else (one.dt, None)
                _checked(start, name)
                if isinstance(end, datetime):
                    _checked(end, name)


def _check_order(when: Days | Clock) -> None:
    reversed_ = (
        when.end < when.start
        if isinstance(when, Days)
        else instant(when.end) < instant(when.start) and when.end.replace(tzinfo=None) < when.start.replace(tzinfo=None)
    )
    if reversed_:
        raise Refusal(REVERSED)


def _lasting(event: Event) -> timedelta | None:
    found = getattr(event.get("DURATION"), "dt", None)
    return found if isinstance(found, timedelta) else None


def _settle_length(event: Event, when: Days | Clock) -> None:
    """Make the end explicit, so that the library reads it as we do; remember a length that elapses.

    The library moves DTEND along by the wall clock; hours of a DURATION elapse instead (RFC 5545 §3.8.5.3).
    """
    lasting = _lasting(event)
    if isinstance(when, Clock) and lasting is not None and "DTEND" not in event and "RDATE" not in event:
        event[LASTING] = vDDDTypes(lasting)
    event.pop("DURATION", None)
    event.pop("DTEND", None)
    event["DTEND"] = vDDDTypes(when.end)


def _until(until: date, when: Days | Clock) -> date:
    """UNTIL in the form that the rule's start asks for (RFC 5545 §3.3.10).

    A date ends a rule of times with the last second of that date, a time without a zone stands in the event's zone.
    """
    if isinstance(when, Days):
        return until.date() if isinstance(until, datetime) else until
    last = until if isinstance(until, datetime) else datetime.combine(until, _END_OF_DAY)
    return instant(last if last.tzinfo else last.replace(tzinfo=when.start.tzinfo))


def _digest(block: Block) -> str:
    """An identity for an event without UID: the same lines are the same event, whenever they were exported."""
    lines = "\n".join(line for line in block.lines if not line.startswith("DTSTAMP"))
    return hashlib.sha256(lines.encode()).hexdigest()[:32]

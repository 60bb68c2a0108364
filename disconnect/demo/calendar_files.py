"""Calendars of the generated company as iCalendar files (RFC 5545), one per person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress

from disconnect.demo.clock import ONE_DAY
from disconnect.demo.mail import TEXT
from disconnect.demo.story import MONTREAL, PARIS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disconnect.demo.company import Company
    from disconnect.demo.meetings import Appointment
    from disconnect.model.person import Person

PRODUCT = "-//Atelier Demo//generated//EN"
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
ZONES_FROM, ZONES_TO = date(2025, 6, 1), date(2026, 12, 31)
"""The zone changes that every file explains; the quarter's lie well inside."""
ZONES = (PARIS.zone, MONTREAL.zone)
END = b"END:VCALENDAR\r\n"
HOUR = timedelta(hours=1)


def calendars(
    company: Company, entries: Sequence[Appointment], owners: Sequence[Person]
) -> Iterator[tuple[str, bytes]]:
    """For each owner, the main address and the text of the calendar."""
    texts = {entry.uid: _entry(entry) for entry in entries}
    own: dict[str, list[Appointment]] = defaultdict(list)
    for entry in entries:
        for person in entry.people:
            own[person.id].append(entry)
    for owner in owners:
        events = [texts[entry.uid] + _declined(company, entry, owner) for entry in own[owner.id]]
        yield owner.addresses[0].value, _calendar("", ZONES, b"".join(events))


def invitation(entry: Appointment, method: str) -> str:
    """The calendar text of a message about a meeting: REQUEST to all, REPLY of one (RFC 5546 §3.2)."""
    return _calendar(method, (entry.zone,), _event(entry, entry.day).to_ical()).decode()


def _calendar(method: str, zones: tuple[str, ...], events: bytes) -> bytes:
    """A whole calendar around the text of its events, with the time zones that they use."""
    head = Calendar()
    head.add("prodid", PRODUCT)
    head.add("version", "2.0")
    if method:
        head.add("method", method)
    text: bytes = head.to_ical()
    return text.removesuffix(END) + b"".join(map(_zone, zones)) + events + END


@cache
def _zone(name: str) -> bytes:
    """One time zone; the library's comment on it goes, so that no text but ours is in the files."""
    zone = Timezone.from_tzid(name, first_date=ZONES_FROM, last_date=ZONES_TO)
    zone.pop("comment")
    text: bytes = zone.to_ical()
    return text


def _entry(entry: Appointment) -> bytes:
    """One entry as all its people have it: the event and what was changed of single occurrences."""
    whole = _event(entry, entry.day)
    if entry.every:
        whole.add("rrule", {"freq": "weekly", "interval": entry.every, "count": entry.times})
    if entry.dropped:
        whole.add("exdate", [_start(entry, day) for day in entry.dropped])
    return b"".join(event.to_ical() for event in (whole, *_changes(entry)))


def _changes(entry: Appointment) -> Iterator[Event]:
    """The occurrences that were called off, and those that were moved to an hour later."""
    for day in entry.cancelled:
        event = _occurrence(entry, day)
        event.add("status", "CANCELLED")
        yield event
    for day in entry.moved:
        event = _occurrence(entry, day)
        for bound in ("dtstart", "dtend"):
            later = event.pop(bound).dt + HOUR
            event.add(bound, later)
        yield event


def _declined(company: Company, entry: Appointment, owner: Person) -> bytes:
    """The occurrences of a series that the owner declined, being on leave."""
    if not entry.every or owner is entry.organiser:
        return b""
    declined = replace(entry, invited={**entry.invited, owner: "DECLINED"})
    changed = {*entry.dropped, *entry.cancelled, *entry.moved}
    return b"".join(
        _occurrence(declined, day).to_ical()
        for day in entry.dates
        if day not in changed and company.absent.get((owner.addresses[0].value, day)) == ""
    )


def _occurrence(entry: Appointment, day: date) -> Event:
    """One occurrence of a series, to be changed (RFC 5545 §3.8.4.4)."""
    event = _event(entry, day)
    event.add("recurrence-id", _start(entry, day))
    return event


def _event(entry: Appointment, day: date) -> Event:
    """The event on one date, with the answers given."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", STAMP)
    event.add("summary", TEXT)
    for name, value in _bounds(entry, day).items():
        event.add(name, value)
    for name, mark in _marks(entry).items():
        event.add(name, mark)
    if entry.invited:
        event.add("organizer", _address(entry.organiser, {}))
        for other, given in ((entry.organiser, "ACCEPTED"), *entry.invited.items()):
            event.add("attendee", _address(other, {"PARTSTAT": given, "ROLE": "REQ-PARTICIPANT"}))
    return event


def _bounds(entry: Appointment, day: date) -> Mapping[str, date]:
    """Start and end: dates for an entry of whole days, else wall-clock times in the entry's zone."""
    if entry.is_all_day:
        return {"dtstart": day, "dtend": day + entry.length // (24 * 60) * ONE_DAY}
    start = _start(entry, day)
    return {"dtstart": start, "dtend": start + timedelta(minutes=entry.length)}


def _start(entry: Appointment, day: date) -> datetime:
    """The start by the wall clock of the entry's zone."""
    return datetime.combine(day, time(entry.minutes // 60, entry.minutes % 60), ZoneInfo(entry.zone))


def _marks(entry: Appointment) -> Mapping[str, str]:
    """How the entry shows to others."""
    return {
        "class": entry.visibility,
        "transp": "TRANSPARENT" if entry.busy == "FREE" else "OPAQUE",
        "x-microsoft-cdo-busystatus": entry.busy,
    }


def _address(person: Person, parameters: Mapping[str, str]) -> vCalAddress:
    """A person as organiser or attendee, without any name."""
    address = vCalAddress(f"mailto:{person.addresses[0].value}")
    for name, value in parameters.items():
        address.params[name] = value
    return address

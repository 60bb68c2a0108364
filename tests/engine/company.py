"""A company of a few people, made for the engine's tests: who works when, who leads whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from disconnect.engine.facts import Facts
from disconnect.model.contact import Contact, Kind, Recipient
from disconnect.model.hours import Hours, WeeklyPeriod
from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Person, Place
from disconnect.model.policy import Action, Policy, QuietClass, Relation, Response
from disconnect.worktime.calendars import WorkCalendar

PARIS = ZoneInfo("Europe/Paris")
DAY = 24 * 60
HOLIDAYS = frozenset({date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 8)})


def weekly(name: str, *spans: tuple[int, int], days: tuple[int, ...] = (0, 1, 2, 3, 4)) -> Hours:
    """Hours with the same spans (in hours of the day) on each of the days."""
    periods = [WeeklyPeriod(day * DAY + start * 60, day * DAY + end * 60) for day in days for start, end in spans]
    return Hours(id=name, title={}, clause=f"hours of {name}", periods=tuple(sorted(periods)))


OFFICE = weekly("office", (9, 12), (14, 18))
FOUR_DAYS = weekly("four-days", (9, 12), (14, 18), days=(0, 1, 3, 4))
EARLY = weekly("early", (6, 14))
NIGHT_SHIFT = weekly("night-shift", (22, 30))
HOURS = {hours.id: hours for hours in (OFFICE, FOUR_DAYS, EARLY, NIGHT_SHIFT)}

ON_CALL_FIRST = Response(clause="on-call", action=Action.DELIVER, on_call=True)
SUPERIORS_WAIT = Response(
    clause="superiors",
    action=Action.DEFER,
    relations=frozenset({Relation.SUPERIOR}),
    classes=frozenset({QuietClass.EVENING}),
)
REMIND = Response(clause="remind", action=Action.NUDGE)
WAIT = Response(clause="wait", action=Action.DEFER)


def policy(*responses: Response, max_hold: int = 114 * 60) -> Policy:
    return Policy(
        id="test",
        version="0123456789ab",
        title={},
        zone="Europe/Paris",
        holidays="",
        default_hours="office",
        hours=HOURS,
        holiday_rules={},
        responses=responses,
        ordinary="office",
        max_hold=max_hold,
    )


def person(name: str, *places: Place, arrival: date | None = None, left: date | None = None) -> Person:
    addresses = (address(name), Address.of(f"{name}.alias@example.org"))
    return Person(id=name, addresses=addresses, places=places or (Place(),), arrival=arrival, left=left)


def address(name: str) -> Address:
    return Address.of(f"{name}@example.org")


def directory(*people: Person) -> Directory:
    by_address = {address: person.id for person in people for address in person.addresses}
    return Directory(people={person.id: person for person in people}, by_address=by_address, lists={})


COMPANY = directory(
    person("chief", Place(team="board", manager="chief")),
    person("lead", Place(team="press", department="north", manager="chief")),
    person("ada", Place(team="press", department="north", manager="lead")),
    person("bob", Place(team="press", department="north", manager="lead", hours="four-days")),
    person("eve", Place(team="press", department="south", manager="chief", hours="early")),
    person("nox", Place(team="watch", department="south", manager="chief", hours="night-shift")),
    person("gone", Place(), left=date(2026, 3, 1)),
    person("coming", Place(), arrival=date(2026, 9, 1)),
    person("elsewhere", Place(policy="another")),
    person("nowhere", Place()),
    person("québec", Place()),
)


def calendar(hours: Hours = OFFICE, zone: str = "Europe/Paris", *leave: tuple[date, str]) -> WorkCalendar:
    return WorkCalendar(hours=hours, zone=ZoneInfo(zone), holidays=HOLIDAYS, leave=frozenset(leave))


CALENDARS = {
    name: calendar(HOURS[someone.places[0].hours or "office"])
    for name, someone in COMPANY.people.items()
    if name != "nowhere"
} | {"québec": calendar(OFFICE, "America/Toronto")}


def facts(*responses: Response, max_hold: int = 114 * 60) -> Facts:
    """Everybody at work as usual, nobody on leave or on call."""
    return Facts(
        policy=policy(*responses, max_hold=max_hold), directory=COMPANY, calendars=CALENDARS, ordinary=calendar()
    )


def on_leave(known: Facts, name: str, *days: tuple[date, str]) -> Facts:
    """The same facts, one person on leave besides."""
    return replace(known, calendars={**known.calendars, name: replace(known.calendars[name], leave=frozenset(days))})


def mail(sender: str, *recipients: str, kind: Kind = Kind.BY_HAND) -> Contact:
    """A mail between people of the company by name, or anybody by address."""
    written = tuple(Recipient(address=name_or_address(name)) for name in recipients)
    return Contact(sent=datetime(2026, 1, 1, tzinfo=UTC), sender=name_or_address(sender), recipients=written, kind=kind)


def name_or_address(text: str) -> Address:
    return Address.of(text) if "@" in text or not text else address(text)


def at(text: str) -> datetime:
    """A wall-clock time in Paris, or any time with an offset, as an instant in UTC."""
    read = datetime.fromisoformat(text)
    return (read if read.tzinfo else read.replace(tzinfo=PARIS)).astimezone(UTC)

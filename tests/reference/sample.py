"""Tiny companies in Paris for examples that can be computed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.model.contact import Contact, Recipient, Role
from disconnect.model.meeting import Answer, Meeting
from disconnect.model.opaque import Address, MessageId
from disconnect.model.period import Period, Span
from disconnect.model.person import Directory, Leave, OnCall, Person, Place
from disconnect.model.policy import Policy
from tests.reference.case import Case, Row
from tests.reference.register import compute
from tests.reference.schedules import HOURS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.hours import Hours

Figure = tuple[int | Fraction, int | Fraction] | None

PARIS = "Europe/Paris"
SATURDAY_NIGHT, SUNDAY_BAKERY = "saturday-night", "sunday-bakery"


def paris(text: str) -> datetime:
    """The UTC instant of a wall-clock time in Paris."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(PARIS)).astimezone(UTC)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def address(name: str) -> Address:
    return Address.of(f"{name}@example.org")


def someone(name: str, place: Place | None = None) -> Person:
    """A person with their main address and an alias."""
    return Person(id=name, addresses=(address(name), address(f"{name}.alias")), places=(place or Place(team="blue"),))


def policy(more: Mapping[str, Hours] | None = None) -> Policy:
    return Policy(
        id="sample",
        version="1",
        title={"en": "Sample"},
        zone=PARIS,
        holidays="",
        default_hours="office",
        hours={**HOURS, **(more or {})},
        holiday_rules={},
        responses=(),
        ordinary="office",
    )


def directory(*people: Person, lists: Mapping[Address, tuple[Address, ...]] | None = None) -> Directory:
    return Directory(
        people={person.id: person for person in people},
        by_address={each: person.id for person in people for each in person.addresses},
        lists=lists or {},
    )


def company(*people: Person) -> Case:
    """A company without traffic, observed the whole of 2026."""
    return Case(
        directory=directory(*people),
        policy=policy(),
        year=2026,
        observed=Span(date(2026, 1, 1), date(2027, 1, 1)),
    )


def observed(case: Case, first: str, last: str) -> Case:
    """The same company, observed from the date `first` to the date `last`, both included."""
    return replace(case, observed=Span(date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)))


def mail(sent: datetime, sender: str, *to: str) -> Contact:
    recipients = tuple(Recipient(address=address(name), role=Role.TO) for name in to)
    return Contact(sent=sent, sender=address(sender), recipients=recipients)


def meeting(owner: str, start: str, end: str) -> Meeting:
    """A meeting attended, by the wall clock of Paris."""
    first, last = paris(start), paris(end)
    return Meeting(
        owner=address(owner),
        key=MessageId(f"{owner} {start} {end}"),
        start=first,
        end=last,
        wall_minutes=int((datetime.fromisoformat(end) - datetime.fromisoformat(start)) / timedelta(minutes=1)),
        people=2,
        answer=Answer.ACCEPTED,
    )


def leave(name: str, first: str, last: str, half: str = "") -> Leave:
    """Leave from the date `first` to the date `last`, both included."""
    end = date.fromisoformat(last) + timedelta(days=1)
    return Leave(person=address(name), start=date.fromisoformat(first), end=end, half=half)


def on_call(name: str, start: str, end: str) -> OnCall:
    return OnCall(person=address(name), start=paris(start), end=paris(end))


def row(case: Case, metric: str, *, label: str = "2026", group: str = "") -> Row | None:
    """The row of one metric; groups are teams."""
    return compute(case, [Period.parse(label)], "team").get((group, label, metric))


def figure(case: Case, metric: str, *, label: str = "2026", group: str = "") -> Figure:
    """Numerator and denominator of one metric, None where there is no row."""
    found = row(case, metric, label=label, group=group)
    return (found.numerator, found.denominator) if found else None


def alone(*clocks: str, person: Person | None = None) -> Case:
    """Ana, who sends one mail to the outside at each of `clocks`, by the wall clock of Paris."""
    return replace(
        company(person or someone("ana")), contacts=tuple(mail(paris(clock), "ana", "out") for clock in clocks)
    )

"""The tables of the generated company: directory, lists, leave, on-call duty, the gateway's log."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.demo.clock import ONE_DAY
from disconnect.demo.story import PARIS, dice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime
    from random import Random

    from disconnect.demo.company import Company
    from disconnect.demo.mail import Mail
    from disconnect.model.person import Person, Place

    Row = tuple[str, ...]

PEOPLE_COLUMNS = (
    "id,address,aliases,team,department,organisation,site,job_family,manager,contract,"
    "time_zone,holidays,hours,policy,arrival,departure,from"
)
LOG_COLUMNS = "sender;recipient;date;message_id;in_reply_to;thread;role;delivered;automatic"
WALL_CLOCK = "%Y-%m-%d %H:%M:%S"
SLOW_SHARE = 0.01
"""The share of mails that the gateway delivers late (a queue, a greylisting peer)."""


def people_rows(company: Company) -> Iterator[Row]:
    """The directory: a row per person, and one more for each dated move."""
    yield tuple(PEOPLE_COLUMNS.split(","))
    for person in company.people:
        for place in person.places:
            yield _person_row(person, place)


def _person_row(person: Person, place: Place) -> Row:
    """One person at one place; the departure is the last day in service."""
    return (
        person.id,
        person.addresses[0].value,
        ";".join(alias.value for alias in person.addresses[1:]),
        place.team,
        place.department,
        place.organisation,
        place.site,
        place.job_family,
        place.manager,
        place.contract,
        place.zone,
        place.holidays,
        place.hours,
        place.policy,
        _day(person.arrival),
        _day(None if person.left is None else person.left - ONE_DAY),
        _day(place.since),
    )


def _day(day: date | None) -> str:
    """A date as ISO 8601 writes it, or nothing."""
    return "" if day is None else day.isoformat()


def list_rows(company: Company) -> Iterator[Row]:
    """Distribution lists: a row per list and member."""
    yield ("list", "member")
    for name, members in company.lists.items():
        yield from ((name, member.addresses[0].value) for member in members)


def leave_rows(company: Company) -> Iterator[Row]:
    """Leave: first and last day, and the half of the day where it is one."""
    yield ("person", "start", "end", "half")
    for leave in company.leave:
        yield leave.person.value, leave.start.isoformat(), (leave.end - ONE_DAY).isoformat(), leave.half


def duty_rows(company: Company) -> Iterator[Row]:
    """On-call windows, with the offset from UTC."""
    yield ("person", "start", "end")
    zone = ZoneInfo(PARIS.zone)
    for window in company.duty:
        yield (
            window.person.value,
            window.start.astimezone(zone).isoformat(),
            window.end.astimezone(zone).isoformat(),
        )


def log_rows(company: Company, mails: Iterable[Mail], seed: int) -> Iterator[Row]:
    """The log of the plants' gateway: a row per recipient, times by Paris's wall clock without an offset.

    It sees what people of the plants and of Montréal send, and what others send to them.
    """
    yield tuple(LOG_COLUMNS.split(";"))
    dices = dice(seed, "gateway")
    for mail in mails:
        references = (*mail.references, mail.message_id)
        for address, role in _passing(company, mail):
            yield (
                mail.sender,
                address,
                _wall(mail.sent),
                mail.message_id,
                mail.references[-1] if mail.references else "",
                references[0],
                role,
                _wall(mail.sent + _transit(dices)),
                "1" if mail.marks else "0",
            )


def _passing(company: Company, mail: Mail) -> Iterator[tuple[str, str]]:
    """The recipients of a mail that the gateway delivers to; all of them where the sender is behind it."""
    is_behind = _is_behind(company, mail.sender)
    return (
        (address, role)
        for address, role in mail.recipients
        if is_behind
        or _is_behind(company, address)
        or any(member.id not in company.mailboxes for member in company.lists.get(address, ()))
    )


def _is_behind(company: Company, address: str) -> bool:
    """Whether the address is of somebody whose mail passes the gateway."""
    person = company.by_address.get(address)
    return person is not None and person.places[0].team != "" and person.id not in company.mailboxes


def _transit(dices: Random) -> timedelta:
    """How long the gateway takes: seconds, rarely half an hour."""
    if dices.random() < SLOW_SHARE:
        return timedelta(seconds=dices.randint(240, 2400))
    return timedelta(seconds=dices.randint(0, 9))


def _wall(at: datetime) -> str:
    """A time as the gateway writes it."""
    return at.astimezone(ZoneInfo(PARIS.zone)).strftime(WALL_CLOCK)

"""The mails that people of the generated company write by hand: threads, their answers, and incidents on call."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from disconnect.demo.circles import spelling
from disconnect.demo.clock import instant, quarter_days
from disconnect.demo.mail import Mail, message_id
from disconnect.demo.sittings import answer, openings
from disconnect.demo.story import PARIS, QUARTER, dice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from disconnect.demo.company import Company
    from disconnect.model.person import Person

LAST_INSTANT = instant(QUARTER.end, 0, PARIS.zone)
FADING = 0.6
"""How the chance of an answer fades with each answer given."""
COPIED_FACTOR = 0.12
OUTSIDE_FACTOR = 0.6
LIST_FACTOR = 0.04
REPLY_ALL_SHARE = 0.2
INCIDENT_SHARE = 0.2
"""The share of on-call windows in which somebody calls for help by mail."""


def threads(company: Company, seed: int) -> Iterator[Mail]:
    """Every mail written by hand in the quarter, thread by thread."""
    dices, numbers = dice(seed, "threads"), count(1)
    for day in quarter_days():
        for person in (*company.people, *company.outsiders):
            for opening in openings(company, person, day, dices):
                to, cc, bcc = opening.choose(company, person, day, dices)
                first = Mail(
                    sent=opening.at.replace(microsecond=0),
                    zone=person.place(day).zone,
                    sender=spelling(person, dices),
                    to=to,
                    cc=cc,
                    bcc=bcc,
                    message_id=message_id("thread", next(numbers)),
                )
                if to and first.sent < LAST_INSTANT:
                    yield from _conversation(company, first, numbers, dices)


def incidents(company: Company, seed: int) -> Iterator[Mail]:
    """Calls for help in on-call windows, and the answer of the person on duty within minutes."""
    dices, numbers = dice(seed, "incidents"), count(1)
    for window in company.duty:
        if window.end <= LAST_INSTANT and dices.random() < INCIDENT_SHARE:
            helper = company.by_address[window.person.value]
            started = window.start + dices.uniform(0.1, 0.9) * (window.end - window.start)
            yield from _incident(company, helper, started.replace(microsecond=0), numbers, dices)


def _incident(
    company: Company, helper: Person, started: datetime, numbers: Iterator[int], dices: Random
) -> Iterator[Mail]:
    """One call from somebody at work (a shift in Lyon, else the duty's own lead), and its answer."""
    caller = _caller(company, helper, started, dices)
    call = Mail(
        sent=started,
        zone=PARIS.zone,
        sender=caller.addresses[0].value,
        to=(helper.addresses[0].value,),
        message_id=message_id("incident", next(numbers)),
    )
    yield call
    delay = timedelta(seconds=round(dices.uniform(90, 2100)))
    yield _reply(call, helper, started + delay, next(numbers), "incident")


def _caller(company: Company, helper: Person, at: datetime, dices: Random) -> Person:
    """Somebody who is at work at that instant, or the lead of the person on duty."""
    day = at.astimezone(UTC).date()
    shift = [
        person
        for team in ("Atelier nuit", "Atelier après-midi", "Ligne B")
        for person in company.teams[day][team]
        if company.attendance.has(person, at)
    ]
    return dices.choice(shift or [company.by_id[helper.place(day).manager]])


def _conversation(company: Company, first: Mail, numbers: Iterator[int], dices: Random) -> Iterator[Mail]:
    """A mail and every answer it leads to."""
    waiting = deque([first])
    while waiting:
        mail = waiting.popleft()
        yield mail
        waiting.extend(_answers(company, mail, numbers, dices))


def _answers(company: Company, mail: Mail, numbers: Iterator[int], dices: Random) -> Iterator[Mail]:
    """The answers that the recipients of one mail give."""
    fading: float = FADING ** len(mail.references) / len(mail.to) ** 0.5
    for person, factor in _readers(company, mail):
        if dices.random() < company.habits[person.id].answer * factor * fading:
            at = answer(company, person, mail.sent, dices)
            if at is not None and at.replace(microsecond=0) < LAST_INSTANT and person.is_in_service(at.date()):
                reply = _reply(mail, person, at, next(numbers), "thread")
                yield _to_all(company, mail, reply) if dices.random() < REPLY_ALL_SHARE else reply


def _readers(company: Company, mail: Mail) -> Iterator[tuple[Person, float]]:
    """Who may answer a mail, and how much less likely than somebody it is addressed to.

    What outsiders write to each other passes the company by.
    """
    sender = company.by_address[mail.sender]
    for address, role in mail.recipients:
        if address in company.lists:
            yield from ((member, LIST_FACTOR) for member in company.lists[address] if member is not sender)
        person = company.by_address.get(address, sender)
        if person is not sender and (sender.places[0].team or person.places[0].team):
            here = 1.0 if person.places[0].team else OUTSIDE_FACTOR
            yield person, here if role == "to" else here * COPIED_FACTOR


def _reply(mail: Mail, person: Person, at: datetime, number: int, part: str) -> Mail:
    """The answer of one person to the sender alone."""
    return Mail(
        sent=at.replace(microsecond=0),
        zone=person.place(at.date()).zone,
        sender=person.addresses[0].value,
        to=(mail.sender,),
        message_id=message_id(part, number),
        references=(*mail.references, mail.message_id),
    )


def _to_all(company: Company, mail: Mail, reply: Mail) -> Mail:
    """The same answer with the other recipients in copy; blind copies stay blind."""
    author = company.by_address[reply.sender]
    others = tuple(address for address in (*mail.to, *mail.cc) if company.by_address.get(address) not in {author, None})
    return replace(reply, cc=tuple(dict.fromkeys(others)))

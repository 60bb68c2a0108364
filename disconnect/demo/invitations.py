"""Messages about meetings: invitations and the answers to them, which serve meetings and never mail figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from disconnect.demo.calendar_files import invitation
from disconnect.demo.clock import instant
from disconnect.demo.mail import Mail, message_id
from disconnect.demo.story import QUARTER, dice
from disconnect.demo.threads import LAST_INSTANT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from disconnect.demo.company import Company
    from disconnect.demo.meetings import Appointment
    from disconnect.model.person import Person

ANSWERED = frozenset({"ACCEPTED", "TENTATIVE", "DECLINED"})


def invitations(company: Company, entries: Sequence[Appointment], seed: int) -> Iterator[Mail]:
    """An invitation for each meeting that happens once, among people with a mailbox, and the responses."""
    dices, numbers = dice(seed, "invitations"), count(1)
    for entry in entries:
        if entry.invited and not entry.every and all(person.id in company.mailboxes for person in entry.people):
            wished = instant(entry.day, entry.minutes, entry.zone) - timedelta(days=dices.randint(2, 8))
            asked = company.attendance.first(entry.organiser, max(wished, instant(QUARTER.start, 0, entry.zone)))
            if asked is not None and asked < instant(entry.day, entry.minutes, entry.zone):
                yield from _exchange(company, entry, asked, numbers, dices)


def _exchange(
    company: Company, entry: Appointment, asked: datetime, numbers: Iterator[int], dices: Random
) -> Iterator[Mail]:
    """One invitation and the responses of those who answered."""
    request = Mail(
        sent=(asked + timedelta(seconds=dices.uniform(0, 600))).replace(microsecond=0),
        zone=entry.zone,
        sender=entry.organiser.addresses[0].value,
        to=tuple(person.addresses[0].value for person in entry.invited),
        message_id=message_id("invitation", next(numbers)),
        method="REQUEST",
        attachment=invitation(entry, "REQUEST"),
    )
    yield request
    for person, answer in entry.invited.items():
        opening = company.attendance.first(person, request.sent)
        sent = None if opening is None else opening + timedelta(seconds=dices.uniform(30, 5400))
        if answer in ANSWERED and sent is not None and sent < LAST_INSTANT:
            yield _response(entry, person, request, sent.replace(microsecond=0), next(numbers))


def _response(entry: Appointment, person: Person, request: Mail, sent: datetime, number: int) -> Mail:
    """The response of one person to an invitation."""
    return Mail(
        sent=sent,
        zone=entry.zone,
        sender=person.addresses[0].value,
        to=(request.sender,),
        message_id=message_id("invitation", number),
        references=(request.message_id,),
        method="REPLY",
        attachment=invitation(replace(entry, invited={person: entry.invited[person]}), "REPLY"),
    )

"""A company of 27 people as plain values: who they are, what passed between them, and the same as a reference's case.

Three teams of sales (12, 7 and 5 people) and one of operations (3): under a minimum of 10 the two small ones of sales
are shown as one, the one of operations never. Nothing here shares code with what reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from disconnect.model.contact import Contact, Kind, Recipient, Role
from disconnect.model.hours import Hours, WeeklyPeriod
from disconnect.model.meeting import Answer, Busy, Meeting
from disconnect.model.opaque import Address, MessageId
from disconnect.model.period import Span
from disconnect.model.person import Directory, Leave, OnCall, Person, Place
from disconnect.model.policy import Policy
from tests.reference.case import Case

PARIS = ZoneInfo("Europe/Paris")
DOMAIN = "atelier.example"
TEAMS = {"Atlas": 12, "Boreal": 7, "Comet": 5, "Delta": 3}
DEPARTMENTS = {"Atlas": "Sales", "Boreal": "Sales", "Comet": "Sales", "Delta": "Operations"}
FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
LIST = f"everyone-sales@{DOMAIN}"
OUTSIDER = "partner@elsewhere.example"
MAILS_A_DAY = 10
MEETINGS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of the company."""

    id: str
    address: str
    alias: str
    team: str
    manager: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail: `to` and `cc` are addresses, `answered` and `root` message identities."""

    id: str
    sent: datetime
    sender: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    answered: str
    root: str
    is_automatic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One meeting `[start, end)`; `answers` gives each invited address its answer."""

    id: str
    start: datetime
    end: datetime
    organiser: str
    answers: tuple[tuple[str, Answer], ...]
    is_free: bool
    is_private: bool


@cache
def members() -> tuple[Member, ...]:
    """Everybody; the first of each team leads it, the first of all leads the leaders."""
    found: list[Member] = []
    for team, size in TEAMS.items():
        leader = len(found)
        for place in range(size):
            number = len(found)
            above = leader if place else 0
            found.append(
                Member(
                    id=f"emp-{7300 + number}",
                    address=f"person{number:02}@{DOMAIN}",
                    alias=f"p{number:02}.alias@{DOMAIN}" if number % 5 == 0 else "",
                    team=team,
                    manager=f"emp-{7300 + above}" if number else "",
                )
            )
    return tuple(found)


@cache
def mails() -> tuple[Mail, ...]:
    """Some mails a day at any hour, a third of them answers, one in twelve automatic."""
    dice = Random(20)
    found: list[Mail] = []
    for day in range((LAST - FIRST).days + 1):
        for _ in range(MAILS_A_DAY):
            found.append(_mail(dice, FIRST + timedelta(days=day), found))
    return tuple(sorted(found, key=lambda mail: (mail.sent, mail.id)))


def _mail(dice: Random, day: date, before: list[Mail]) -> Mail:
    hour = dice.choice((*range(7, 21), *range(9, 18), 21, 22, 23, 3))
    sent = datetime(day.year, day.month, day.day, hour, dice.randrange(60), dice.randrange(60), tzinfo=PARIS)
    who = dice.choice(members())
    sender = who.alias if who.alias and dice.random() < 0.3 else who.address
    others = [member.address for member in members() if member is not who]
    to = dice.sample(others, dice.choice((1, 1, 2, 3, 12)))
    to += dice.choices([OUTSIDER, LIST], k=dice.choice((0, 0, 0, 1)))
    cc = dice.sample([address for address in others if address not in to], dice.choice((0, 0, 1, 2)))
    asked = [mail for mail in before[-80:] if who.address in mail.to and mail.sent < sent and not mail.is_automatic]
    answered = dice.choice(asked) if asked and dice.random() < 0.5 else None
    if answered is not None:
        to = list(dict.fromkeys([_main(answered.sender), *to]))
        cc = [address for address in cc if address not in to]
        if dice.random() < 0.4:
            sent = answered.sent + timedelta(seconds=dice.randrange(20, 900))
    identity = f"m{len(before):05}.{dice.randrange(10**6)}@{DOMAIN}"
    return Mail(
        id=identity,
        sent=sent.astimezone(UTC),
        sender=sender,
        to=tuple(address for address in to if address != who.address),
        cc=tuple(cc),
        answered=answered.id if answered else "",
        root=answered.root if answered else identity,
        is_automatic=answered is None and dice.random() < 1 / 12,
    )


def _main(address: str) -> str:
    return next(member.address for member in members() if address in {member.address, member.alias})


@cache
def appointments() -> tuple[Appointment, ...]:
    """Meetings of two to six people on any day, now and then in the evening, free or private."""
    dice = Random(21)
    return tuple(_appointment(dice, number) for number in range(MEETINGS))


def _appointment(dice: Random, number: int) -> Appointment:
    day = FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))
    hour, minute = dice.choice((9, 10, 11, 12, 14, 16, 18, 20)), dice.choice((0, 15, 30, 45))
    start = datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS).astimezone(UTC)
    organiser, *invited = dice.sample([member.address for member in members()], dice.choice((2, 3, 6)))
    answers = tuple((address, dice.choice((Answer.ACCEPTED, Answer.ACCEPTED, Answer.DECLINED))) for address in invited)
    return Appointment(
        id=f"event-{number}@{DOMAIN}",
        start=start,
        end=start + timedelta(minutes=dice.choice((30, 45, 60, 90, 180))),
        organiser=organiser,
        answers=answers,
        is_free=dice.random() < 0.1,
        is_private=dice.random() < 0.05,
    )


@cache
def absences() -> tuple[Leave, ...]:
    """Weeks, days and halves of leave, of a dozen people."""
    dice = Random(22)
    found = []
    for member in dice.sample(members(), 14):
        start = FIRST + timedelta(days=dice.randrange(80))
        length, half = dice.choice(((7, ""), (3, ""), (1, ""), (1, "am"), (1, "pm")))
        end = start + timedelta(days=length)
        found.append(Leave(person=Address.of(member.address), start=start, end=end, half=half))
    return tuple(found)


@cache
def duty() -> tuple[OnCall, ...]:
    """A night or a weekend on call for one in two people."""
    found = []
    for number, member in enumerate(members()[::2]):
        day = FIRST + timedelta(days=5 * number)
        start = datetime(day.year, day.month, day.day, 18, tzinfo=PARIS).astimezone(UTC)
        found.append(OnCall(person=Address.of(member.address), start=start, end=start + timedelta(hours=62)))
    return tuple(found)


def case(merged: dict[str, str]) -> Case:
    """The company as the reference takes it; `merged` says under which name a team is counted."""
    people = {member.id: _person(member, merged) for member in members()}
    return Case(
        directory=Directory(
            people=people,
            by_address={address: person.id for person in people.values() for address in person.addresses},
            lists={Address(LIST): tuple(Address(m.address) for m in members() if DEPARTMENTS[m.team] == "Sales")},
        ),
        policy=_policy(),
        year=2026,
        observed=Span(FIRST, LAST + timedelta(days=1)),
        contacts=tuple(_contact(mail) for mail in mails()),
        meetings=tuple(meeting for each in appointments() for meeting in _meetings(each)),
        leave=absences(),
        on_call=duty(),
    )


def _person(member: Member, merged: dict[str, str]) -> Person:
    addresses = (member.address, member.alias) if member.alias else (member.address,)
    place = Place(team=merged.get(member.team, member.team), manager=member.manager)
    return Person(id=member.id, addresses=tuple(map(Address, addresses)), places=(place,))


def _policy() -> Policy:
    ends = (18, 18, 18, 18, 17)
    periods = tuple(WeeklyPeriod(day * 1440 + 9 * 60, day * 1440 + end * 60) for day, end in enumerate(ends))
    office = Hours(id="office", title={}, periods=periods, clause="hours")
    return Policy(
        id="plain",
        version="1",
        title={},
        zone="Europe/Paris",
        holidays="",
        default_hours="office",
        hours={"office": office},
        holiday_rules={},
        responses=(),
        ordinary="office",
    )


def _contact(mail: Mail) -> Contact:
    to = [Recipient(address=Address(address), role=Role.TO) for address in mail.to]
    return Contact(
        sent=mail.sent,
        sender=Address(mail.sender),
        recipients=(*to, *(Recipient(address=Address(address), role=Role.CC) for address in mail.cc)),
        kind=Kind.AUTOMATIC if mail.is_automatic else Kind.BY_HAND,
        message_id=MessageId(mail.id),
        in_reply_to=MessageId(mail.answered) if mail.answered else None,
        thread=MessageId(mail.root),
    )


def _meetings(found: Appointment) -> list[Meeting]:
    owners = [(found.organiser, Answer.ORGANISER), *found.answers]
    return [
        Meeting(
            owner=Address(owner),
            key=MessageId(found.id),
            start=found.start,
            end=found.end,
            wall_minutes=(found.end - found.start) // timedelta(minutes=1),
            people=len(owners),
            answer=answer,
            busy=Busy.FREE if found.is_free else Busy.BUSY,
            is_private=found.is_private,
        )
        for owner, answer in owners
    ]

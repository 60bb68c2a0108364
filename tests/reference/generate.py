"""Random small companies that live in the corners of the register, for differential tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from disconnect.model.opaque import Address
from disconnect.model.period import Period, Span
from disconnect.model.person import Directory, Leave, OnCall, Person, Place
from disconnect.model.policy import HolidayRule, Policy
from tests.reference.case import CALENDAR, EVERY_SOURCE, LEAVE, MAIL, ON_CALL, Case
from tests.reference.dice import Dice
from tests.reference.schedules import DAY_HOURS, HOURS, NIGHT_HOURS, PAST_MIDNIGHT, ROTAS
from tests.reference.timeline import DAY, monday
from tests.reference.traffic import contacts, meetings

if TYPE_CHECKING:
    from collections.abc import Mapping

ZONES = ("Europe/Paris", "Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia")

UNSETTLED = frozenset(
    {
        "zone moves",  # a person whose dated places lie in different zones
        "nested lists",  # a list that is a member of a list
        "observed beyond the year",  # days read on both sides of the turn of the year
        "no zone",  # a person without a zone under a policy without one
        "overlapping on-call",  # two windows of one person at the same time
        "reorganisations of shifts",  # a move, arrival or departure on the date on which a night shift ends
    }
)
"""Corners on which metrics.md and ADR 0003 leave a choice; what the reference takes is said in ``register.py``."""

SETTLED = frozenset(
    {"missing sources", "two halves", "rotating hours", "rotas", "closures", "other weekend", "other night"}
)
EVERY_CORNER = SETTLED | UNSETTLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How big a company is: people, distinct mails, meetings, records of leave, on-call windows."""

    people: int = 14
    mails: int = 300
    meetings: int = 150
    leave: int = 12
    on_call: int = 8


def random_case(
    seed: int, *, size: Size | None = None, year: int = 2026, corners: frozenset[str] = EVERY_CORNER
) -> Case:
    """A company made by the dice of `seed`; the same seed makes the same company."""
    size = size or Size()
    random = Random(seed)
    observed = random_observed(random, year=year, corners=corners)
    zones = tuple(random.sample(ZONES, random.randint(1, 4)))
    dice = Dice(random=random, zones=zones, observed=observed, corners=corners)
    policy = random_policy(dice)
    directory = random_directory(dice, policy=policy, count=size.people)
    case = Case(
        directory=directory,
        policy=policy,
        year=year,
        observed=observed,
        holidays=random_holidays(dice, year=year),
        closed=frozenset(dice.day() for _ in range(4)) if dice.has("closures", 0.6) else frozenset(),
        contacts=contacts(dice, directory=directory, count=size.mails),
        meetings=meetings(dice, directory=directory, count=size.meetings),
        leave=tuple(leave for _ in range(size.leave) for leave in random_leave(dice, directory)),
        on_call=random_on_call(dice, directory=directory, count=size.on_call),
    )
    return without_source(case, random.choice(sorted(EVERY_SOURCE))) if dice.has("missing sources", 0.2) else case


def without_source(case: Case, source: str) -> Case:
    """The same company with one source less."""
    has = case.has - {source}
    return replace(
        case,
        has=has,
        contacts=case.contacts if MAIL in has else (),
        meetings=case.meetings if CALENDAR in has else (),
        leave=case.leave if LEAVE in has else (),
        on_call=case.on_call if ON_CALL in has else (),
    )


def every_period(year: int) -> tuple[Period, ...]:
    """Every period of a calendar year, from the year to the months."""
    months = [f"-{month:02}" for month in range(1, 13)]
    return tuple(Period.parse(f"{year}{part}") for part in ("", "-H1", "-H2", "-Q1", "-Q2", "-Q3", "-Q4", *months))


def random_observed(random: Random, *, year: int, corners: frozenset[str]) -> Span:
    """From three weeks to the whole year; often at its edges."""
    first, last = date(year, 1, 1), date(year + 1, 1, 1)
    if "observed beyond the year" in corners and random.random() < 0.2:
        return random.choice([Span(first - 30 * DAY, first + 40 * DAY), Span(last - 40 * DAY, last + 30 * DAY)])
    days = timedelta(days=random.choice([21, 35, 60, 100, 200, (last - first).days]))
    starts = [first, last - days, first + (last - first - days) * random.random()]
    start = random.choice(starts)
    return Span(start, start + days)


def random_policy(dice: Dice) -> Policy:
    """Hours of every kind; night, weekend and zone now and then other than usual."""
    night = dice.random.choice([(22 * 60, 5 * 60), (0, 5 * 60)]) if dice.has("other night", 0.3) else (21 * 60, 6 * 60)
    weekend = dice.random.choice([(4, 5), (6, 0)]) if dice.has("other weekend", 0.3) else (5, 6)
    calendars = ("mainland", "island")
    return Policy(
        id="generated",
        version="generated",
        title={"en": "Generated"},
        zone="" if dice.has("no zone", 0.3) else dice.zones[0],
        holidays=dice.random.choice(["", "mainland"]),
        default_hours="office",
        hours=HOURS,
        holiday_rules={name: HolidayRule(id=name, country="FR") for name in calendars},
        responses=(),
        ordinary="office",
        night_start=night[0],
        night_end=night[1],
        weekend=weekend,
    )


def random_holidays(dice: Dice, *, year: int) -> Mapping[str, frozenset[date]]:
    """Two calendars: the turn of the year, and a few days of the time observed."""
    fixed = {date(each, *day) for each in (year - 1, year, year + 1) for day in ((1, 1), (5, 1), (12, 25))}
    return {
        "mainland": frozenset(fixed | {dice.day() for _ in range(3)}),
        "island": frozenset(dice.day() for _ in range(5)),
    }


def random_directory(dice: Dice, *, policy: Policy, count: int) -> Directory:
    """People, with aliases, and lists known to the directory; ``unknown-list@`` and strangers are not in it."""
    people = [random_person(dice, policy=policy, number=number, count=count) for number in range(count)]
    main = [person.addresses[0] for person in people]
    lists = {
        Address("all@example.org"): tuple(main),
        Address("some@example.org"): (*main[:3], people[-1].addresses[-1], Address("stranger@example.net")),
        Address("empty@example.org"): (),
    }
    if dice.has("nested lists", 0.5):
        lists[Address("nested@example.org")] = (Address("some@example.org"), Address("nested@example.org"), main[-1])
    return Directory(
        people={person.id: person for person in people},
        by_address={address: person.id for person in people for address in person.addresses},
        lists=lists,
    )


def random_person(dice: Dice, *, policy: Policy, number: int, count: int) -> Person:
    """One person, perhaps with an alias, perhaps arriving, moving or leaving while observed."""
    addresses = [Address(f"p{number}@example.org")]
    if dice.chance(0.4):
        addresses.append(Address(f"alias{number}@example.org"))
    first = random_place(dice, policy=policy, number=number, count=count)
    places = [first]
    for since in sorted({dice.day() for _ in range(dice.random.choice([0, 0, 0, 1, 2]))}):
        places.append(random_move(dice, place=places[-1], since=since, count=count))
    turns = dice.has("reorganisations of shifts", 1.0) or all(place.hours not in PAST_MIDNIGHT for place in places)
    arrival = dice.day() if turns and dice.chance(0.2) else None
    left = dice.day() if turns and dice.chance(0.2) else None
    if arrival and left and left < arrival:
        arrival, left = left, arrival
    return Person(id=f"p{number}", addresses=tuple(addresses), places=tuple(places), arrival=arrival, left=left)


def random_place(dice: Dice, *, policy: Policy, number: int, count: int) -> Place:
    """A first place; the head is their own manager, and the reporting line may be round."""
    hours = NIGHT_HOURS if dice.has("rotating hours", 0.35) else DAY_HOURS
    hours = ROTAS if dice.has("rotas", 0.35) else hours
    zoneless = not policy.zone and not dice.chance(0.1)
    return Place(
        team=dice.random.choice(["", "t1", "t2", "t3"]),
        department=dice.random.choice(["d1", "d2"]),
        organisation="o1",
        site=dice.random.choice(["", "s1", "s2"]),
        job_family=dice.random.choice(["j1", "j2"]),
        contract=dice.random.choice(["c1", "c2"]),
        manager="p0" if number == 0 else random_manager(dice, count),
        zone=dice.random.choice(dice.zones) if zoneless or dice.chance(0.5) else "",
        holidays=dice.random.choice(["", "", "mainland", "island"]),
        hours="" if dice.chance(0.2) else dice.random.choice(hours).id,
    )


def random_manager(dice: Dice, count: int) -> str:
    """Somebody, so that lines close upon themselves now and then; nobody; or somebody who is not there."""
    return dice.random.choice(["", "gone", *(f"p{number}" for number in range(min(count, 5)))])


def random_move(dice: Dice, *, place: Place, since: date, count: int) -> Place:
    """The next place: another team, manager, calendar, perhaps other hours or another zone."""
    shifts = dice.has("reorganisations of shifts", 0.4)
    return replace(
        place,
        since=since,
        team=dice.random.choice(["", "t1", "t2", "t3"]),
        department=dice.random.choice(["d1", "d2"]),
        manager=random_manager(dice, count),
        holidays=dice.random.choice(["", "mainland", "island"]),
        hours=dice.random.choice(list(HOURS)) if shifts else place.hours,
        zone=dice.random.choice(dice.zones) if dice.has("zone moves", 0.3) else place.zone,
    )


def random_leave(dice: Dice, directory: Directory) -> tuple[Leave, ...]:
    """A day, a half day, a working week, two whole weeks, or the two halves of one day."""
    address, day = dice.random.choice(list(directory.by_address)), dice.day()
    start = monday(day)
    spans = [
        Span(day, day + DAY),
        Span(start, start + 5 * DAY),
        Span(start, start + 14 * DAY),
        Span(day, day + 9 * DAY),
    ]
    if dice.has("two halves", 0.1):
        return tuple(Leave(person=address, start=day, end=day + DAY, half=half) for half in ("am", "pm"))
    if dice.chance(0.3):
        return (Leave(person=address, start=day, end=day + DAY, half=dice.random.choice(["am", "pm"])),)
    span = dice.random.choice(spans)
    return (Leave(person=address, start=span.start, end=span.end),)


def random_on_call(dice: Dice, *, directory: Directory, count: int) -> tuple[OnCall, ...]:
    """Windows of half a day to a week; those of one person apart unless overlaps are wanted."""
    windows: list[OnCall] = []
    for _ in range(count):
        person, start = dice.random.choice(list(directory.by_address)), dice.instant()
        end = start + timedelta(hours=dice.random.choice([12, 24, 48, 168]))
        mine = [other for other in windows if directory.by_address[other.person] == directory.by_address[person]]
        is_apart = all(end <= other.start or other.end <= start for other in mine)
        if is_apart or dice.has("overlapping on-call", 1.0):
            windows.append(OnCall(person=person, start=start, end=end))
    return tuple(windows)

"""The meetings of the generated company: standing ones, projects, reviews, and what else stands in calendars."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, groupby
from typing import TYPE_CHECKING

from disconnect.demo.clock import ONE_DAY, WEEKDAYS, quarter_days
from disconnect.demo.mail import message_id
from disconnect.demo.staff import LEADING
from disconnect.demo.story import HOLIDAYS, NIGHT_TEAM, QUARTER, TEAMS, dice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from disconnect.demo.company import Company
    from disconnect.model.person import Person

FIRST_MONDAY = date(2026, 1, 5)
MIDDLE = date(2026, 2, 13)
"""The day whose teams the standing meetings are made of."""
ANSWERS = ("ACCEPTED",) * 16 + ("TENTATIVE", "DECLINED", "DECLINED", "NEEDS-ACTION")
SLOTS = (540, 570, 600, 630, 660, 690, 810, 840, 870, 900, 930, 960, 990)
"""Starts on the half-hour grid, in minutes from 00:00."""
LENGTHS = (30, 30, 60, 60, 60, 90)
LUNCH = (750, 60)
LATE = (18 * 60 + 30, 60)
LUNCH_SHARE, LATE_SHARE = 0.06, 0.05
PROJECTS_A_WEEK = 7
REVIEWS = (date(2026, 1, 20), date(2026, 2, 24), date(2026, 3, 24))
"""Days on which every head of department sees the teams one after the other, without a break."""
REVIEW_STARTS = (540, 615, 690, 765, 840, 915, 990)
REVIEW_MINUTES = 75
WHOLE_DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One entry of calendars: `minutes` from 00:00 of `day` in `zone`, for `length` minutes by the wall clock.

    `every` is the number of weeks between occurrences (0: once), `times` how many there are. Occurrences on
    the dates of `dropped` were deleted, those of `cancelled` called off, those of `moved` are an hour later.
    `invited` gives the answer (RFC 5545 PARTSTAT) of each person apart from the organiser.
    """

    uid: str
    organiser: Person
    day: date
    minutes: int
    length: int
    zone: str
    invited: Mapping[Person, str] = field(default_factory=dict)
    every: int = 0
    times: int = 1
    dropped: tuple[date, ...] = ()
    cancelled: tuple[date, ...] = ()
    moved: tuple[date, ...] = ()
    visibility: str = "PUBLIC"
    busy: str = "BUSY"

    @property
    def dates(self) -> tuple[date, ...]:
        """The dates of all occurrences before any change."""
        return tuple(self.day + index * timedelta(weeks=max(self.every, 1)) for index in range(self.times))

    @property
    def is_all_day(self) -> bool:
        """Whether the entry takes whole days and has no times."""
        return self.minutes == 0 and self.length % WHOLE_DAY == 0

    @property
    def people(self) -> tuple[Person, ...]:
        """Organiser and invited."""
        return (self.organiser, *self.invited)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A kind of entry that concerns its owner alone."""

    slot: tuple[int, int]
    visibility: str = "PUBLIC"
    busy: str = "BUSY"


KINDS = (
    _Kind(slot=(17 * 60, 60), visibility="PRIVATE"),
    _Kind(slot=(8 * 60, 90), visibility="CONFIDENTIAL"),
    _Kind(slot=(14 * 60, 120)),
    _Kind(slot=(0, WHOLE_DAY), busy="FREE"),
    _Kind(slot=(10 * 60, 60), busy="TENTATIVE"),
)


def calendar_owners(company: Company) -> tuple[Person, ...]:
    """Who keeps a calendar: everybody but the members of the shift teams."""
    without = {team.name for team in TEAMS if not team.has_calendars}
    return tuple(
        person
        for person in company.people
        if person.places[0].team not in without or person.places[0].job_family == LEADING
    )


def appointments(company: Company, seed: int) -> tuple[Appointment, ...]:
    """Every entry of every calendar of the quarter."""
    dices, numbers = dice(seed, "meetings"), count(1)
    return (
        *_standing(company, numbers, dices),
        *_one_to_ones(company, numbers, dices),
        *_projects(company, numbers, dices),
        *_reviews(company, numbers),
        *_personal(company, numbers, dices),
    )


def _standing(company: Company, numbers: Iterator[int], dices: Random) -> Iterator[Appointment]:
    """Weekly meetings of teams and of the heads, and one across the ocean that is late in Paris."""
    teams = company.teams[MIDDLE]
    keepers = {person.id for person in calendar_owners(company)}
    for name, members in teams.items():
        owners = [person for person in members if person.id in keepers]
        if len(owners) > 1:
            weekday, minutes = dices.randrange(1, 5), dices.choice(SLOTS)
            yield _weekly(owners, weekday, (minutes, dices.choice((45, 60))), numbers, dices)
            if name == NIGHT_TEAM:
                yield _weekly([*owners, *teams["Ventes Québec"]], 3, (18 * 60, 60), numbers, dices)
    heads = [person for person in company.people if person.places[0].manager in {"", company.people[0].id}]
    yield _weekly(heads, 0, (9 * 60, 120), numbers, dices)
    yield _weekly(heads, 0, (11 * 60, 60), numbers, dices)


def _weekly(
    people: Sequence[Person], weekday: int, slot: tuple[int, int], numbers: Iterator[int], dices: Random
) -> Appointment:
    """A weekly meeting from the first full week on, called off once, moved once, deleted once."""
    day = FIRST_MONDAY + weekday * ONE_DAY
    times = len(range(0, (QUARTER.end - day).days, 7))
    changed = dices.sample([day + index * timedelta(weeks=1) for index in range(1, times)], 3)
    return Appointment(
        uid=message_id("meeting", next(numbers)),
        organiser=people[0],
        day=day,
        minutes=slot[0],
        length=slot[1],
        zone=people[0].places[0].zone,
        invited={person: dices.choice(ANSWERS) for person in people[1:]},
        every=1,
        times=times,
        dropped=(changed[0],),
        cancelled=(changed[1],),
        moved=(changed[2],),
    )


def _one_to_ones(company: Company, numbers: Iterator[int], dices: Random) -> Iterator[Appointment]:
    """Half an hour every fortnight between a lead and each member who keeps a calendar."""
    for person in calendar_owners(company):
        place = person.place(MIDDLE)
        if place.job_family != LEADING:
            lead = company.by_id[place.manager]
            day = FIRST_MONDAY + (dices.randrange(2) * 7 + dices.choice((0, 1, 3, 4))) * ONE_DAY
            yield Appointment(
                uid=message_id("meeting", next(numbers)),
                organiser=lead,
                day=day,
                minutes=dices.choice(SLOTS),
                length=30,
                zone=place.zone,
                invited={person: "ACCEPTED"},
                every=2,
                times=len(range(0, (QUARTER.end - day).days, 14)),
            )


def _projects(company: Company, numbers: Iterator[int], dices: Random) -> Iterator[Appointment]:
    """Meetings that happen once, in every department every week; a few at lunch, a few late."""
    owners = calendar_owners(company)
    weeks = [FIRST_MONDAY + index * timedelta(weeks=1) for index in range(13)]
    for _, members in groupby(owners, key=lambda person: person.places[0].department):
        cast = list(members)
        for monday in weeks:
            for _ in range(PROJECTS_A_WEEK):
                day = monday + dices.randrange(5) * ONE_DAY
                present = [person for person in cast if company.attendance.on(person, day)]
                if day in QUARTER and len(present) > 1:
                    yield _project(day, dices.sample(present, min(len(present), dices.randint(2, 7))), numbers, dices)


def _project(day: date, people: Sequence[Person], numbers: Iterator[int], dices: Random) -> Appointment:
    """One project meeting of people who are at work on that day."""
    chance = dices.random()
    slot = (dices.choice(SLOTS), dices.choice(LENGTHS))
    if chance < LUNCH_SHARE + LATE_SHARE:
        slot = LUNCH if chance < LUNCH_SHARE else LATE
    return Appointment(
        uid=message_id("meeting", next(numbers)),
        organiser=people[0],
        day=day,
        minutes=slot[0],
        length=slot[1],
        zone=people[0].places[0].zone,
        invited={person: dices.choice(ANSWERS) for person in people[1:]},
    )


def _reviews(company: Company, numbers: Iterator[int]) -> Iterator[Appointment]:
    """Days of reviews: seven meetings back to back, lunch included."""
    for head in (person for person in company.people if person.places[0].manager == company.people[0].id):
        below = [person for person in calendar_owners(company) if person.place(MIDDLE).manager == head.id]
        for day in REVIEWS:
            for index, minutes in enumerate(REVIEW_STARTS if company.attendance.on(head, day) and below else ()):
                yield Appointment(
                    uid=message_id("meeting", next(numbers)),
                    organiser=head,
                    day=day,
                    minutes=minutes,
                    length=REVIEW_MINUTES,
                    zone=head.places[0].zone,
                    invited={below[index % len(below)]: "ACCEPTED"},
                )


def _personal(company: Company, numbers: Iterator[int], dices: Random) -> Iterator[Appointment]:
    """What calendars hold besides meetings: leave, private hours, time kept free for work, trade fairs."""
    worked = [day for day in quarter_days() if day.weekday() in WEEKDAYS and day not in HOLIDAYS]
    for person in calendar_owners(company):
        zone = person.places[0].zone
        for absence in company.leave:
            if absence.person == person.addresses[0] and not absence.half:
                away = _Kind(slot=(0, (absence.end - absence.start).days * WHOLE_DAY), busy="OOF")
                yield _alone(person, absence.start, away, zone, next(numbers))
        for kind in dices.sample(KINDS, 2):
            yield _alone(person, dices.choice(worked), kind, zone, next(numbers))


def _alone(person: Person, day: date, kind: _Kind, zone: str, number: int) -> Appointment:
    """An entry without anybody else."""
    return Appointment(
        uid=message_id("meeting", number),
        organiser=person,
        day=day,
        minutes=kind.slot[0],
        length=kind.slot[1],
        zone=zone,
        visibility=kind.visibility,
        busy=kind.busy,
    )

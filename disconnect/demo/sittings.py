"""When people of the generated company sit down to write, and when they answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.demo import circles
from disconnect.demo.clock import WEEKDAYS, instant
from disconnect.demo.habits import Habit, during
from disconnect.demo.story import NIGHT_TEAM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from random import Random

    from disconnect.demo.circles import Addressees
    from disconnect.demo.company import Company
    from disconnect.model.person import Person

FULL_DAY = timedelta(hours=7, minutes=30)
EVENING = (20 * 60, 22 * 60 + 45)
WEEKEND = (10 * 60, 19 * 60)
CRISIS_NIGHT = (21 * 60, 26 * 60)
REST_DAY_FACTOR = 0.25
"""How much rarer an evening's sitting is on a day without work."""
LEAVE_FACTOR = 0.2
"""How much rarer people on leave look at their mail."""
ASLEEP_FACTOR = 0.12
"""How much rarer an answer comes between 00:30 and 06:00."""
SLEEP = (30, 6 * 60)
PROMPT = (20, 285)
"""Seconds within which a prompt answer leaves: under the 5 minutes of `mail.fast_reply`."""
QUIET_PACE = 11.0
NIGHT_PACE = 25.0


@dataclass(frozen=True, slots=True)
class Opening:
    """The start of a thread: instant (aware UTC), author, and how its recipients are chosen."""

    at: datetime
    author: Person
    choose: Callable[[Company, Person, date, Random], Addressees]


def openings(company: Company, person: Person, day: date, dices: Random) -> Iterator[Opening]:
    """The threads that a person starts on one day: at work, in the evening, at the weekend, in the crisis."""
    if not person.is_in_service(day):
        return
    habit = during(company.habits[person.id], person.place(day), day)
    yield from _working(company, person, day, habit.volume, dices)
    if person.places[0].team:
        yield from _own_time(company, person, day, habit, dices)


def _working(company: Company, person: Person, day: date, volume: float, dices: Random) -> Iterator[Opening]:
    """Threads started during the stretches of work, in proportion to their length."""
    for start, end in company.attendance.on(person, day):
        for _ in range(_poisson(volume * ((end - start) / FULL_DAY), dices)):
            yield Opening(start + dices.random() * (end - start), person, circles.at_work)


def _own_time(company: Company, person: Person, day: date, habit: Habit, dices: Random) -> Iterator[Opening]:
    """Threads started in the person's own time."""
    factor = _eagerness(company, person, day)
    if dices.random() < habit.evening * factor:
        yield from _sitting(person, day, EVENING, circles.in_evening, dices)
    if day.weekday() not in WEEKDAYS and dices.random() < habit.weekend:
        yield from _sitting(person, day, WEEKEND, circles.at_work, dices)
    if dices.random() < habit.crisis:
        yield from _sitting(person, day, CRISIS_NIGHT, circles.in_crisis, dices)


def _eagerness(company: Company, person: Person, day: date) -> float:
    """How much of the habit of evenings holds on a day: all after work, less on a rest day, least on leave."""
    if (person.addresses[0].value, day) in company.absent:
        return LEAVE_FACTOR
    return 1.0 if company.attendance.on(person, day) else REST_DAY_FACTOR


def _sitting(
    person: Person,
    day: date,
    window: tuple[int, int],
    choose: Callable[[Company, Person, date, Random], Addressees],
    dices: Random,
) -> Iterator[Opening]:
    """One to three mails in a row, by the wall clock of the person."""
    minutes = dices.uniform(*window)
    for _ in range(dices.randint(1, 3)):
        yield Opening(instant(day, minutes, person.place(day).zone), person, choose)
        minutes += dices.uniform(3, 20)


def answer(company: Company, person: Person, arrived: datetime, dices: Random) -> datetime | None:
    """When a person answers a mail that arrived at the instant `arrived`; None where it comes to nothing.

    At work: a share within 5 minutes, the rest at the person's pace. In quiet time: at once as far as the
    habit goes, otherwise once work has started again.
    """
    place = person.place(arrived.date())
    habit = during(company.habits[person.id], place, arrived.date())
    if company.attendance.has(person, arrived):
        return _back_at_work(company, person, arrived + _delay(habit, dices), dices)
    if dices.random() < habit.quiet * _wakefulness(company, person, arrived):
        pace = NIGHT_PACE if place.team == NIGHT_TEAM else QUIET_PACE
        return arrived + timedelta(seconds=PROMPT[0]) + _minutes(pace, dices)
    return _back_at_work(company, person, arrived, dices)


def _delay(habit: Habit, dices: Random) -> timedelta:
    """The delay of an answer during work."""
    if dices.random() < habit.prompt:
        return timedelta(seconds=dices.uniform(*PROMPT))
    return timedelta(minutes=6) + _minutes(habit.pace, dices)


def _minutes(median: float, dices: Random) -> timedelta:
    """A delay around `median` minutes with a long tail."""
    return timedelta(minutes=median * dices.lognormvariate(0, 0.8))


def _back_at_work(company: Company, person: Person, at: datetime, dices: Random) -> datetime | None:
    """The instant itself during work, else a while after work starts again."""
    opening = company.attendance.first(person, at)
    return opening if opening is None or opening == at else opening + _minutes(NIGHT_PACE, dices)


def _wakefulness(company: Company, person: Person, at: datetime) -> float:
    """How much of the habit of answering in quiet time holds at an instant."""
    local = at.astimezone(ZoneInfo(person.place(at.date()).zone))
    on_leave = (person.addresses[0].value, local.date()) in company.absent
    is_asleep = SLEEP[0] <= local.hour * 60 + local.minute < SLEEP[1]
    return (LEAVE_FACTOR if on_leave else 1.0) * (ASLEEP_FACTOR if is_asleep else 1.0)


def _poisson(mean: float, dices: Random) -> int:
    """How many events happen when `mean` are expected (inversion by multiplication; means are small here)."""
    limit, product, count = exp(-mean), dices.random(), 0
    while product > limit:
        product *= dices.random()
        count += 1
    return count

"""Leave and on-call duty in the generated company."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

from disconnect.demo.clock import HOURS, ONE_DAY, instant, quarter_days
from disconnect.demo.story import CRISIS, CRISIS_DEPARTMENTS, HOLIDAYS, ON_CALL_TEAMS, QUARTER, dice
from disconnect.model.period import Span
from disconnect.model.person import Leave, OnCall

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from disconnect.model.person import Person

BRIDGE_SHARE = 0.4
WINTER_SHARE = 0.5
BRIDGE = Span(date(2026, 1, 2), date(2026, 1, 3))
WINTER_WEEKS = tuple(date(2026, 2, 9) + timedelta(weeks=index) for index in range(5))
"""Mondays of the five weeks of the winter school holidays."""
WORKING_WEEK = timedelta(days=5)
FORTNIGHT = timedelta(days=12)
FRIDAY = 4
DUTY_STARTS = 17 * 60 + 30
DUTY_ENDS = 9 * 60


def leave(people: Sequence[Person], seed: int) -> tuple[Leave, ...]:
    """The leave of the quarter: bridges, winter holidays, single days and half days, sorted by person.

    >>> from disconnect.demo.staff import staff
    >>> len(leave(staff(), 2025)) > 240
    True
    """
    return tuple(absence for person in people for absence in _personal(person, dice(seed, "leave", person.id)))


def _personal(person: Person, dices: Random) -> Iterator[Leave]:
    """One person's leave; what falls outside service or on a day without work is not asked for."""
    taken: set[date] = set()
    for span, half in _wishes(person, dices):
        days = [span.start + index * ONE_DAY for index in range(span.days)]
        if taken.isdisjoint(days) and all(person.is_in_service(day) for day in days):
            taken.update(days)
            yield Leave(person=person.addresses[0], start=span.start, end=span.end, half=half)


def _wishes(person: Person, dices: Random) -> Iterator[tuple[Span, str]]:
    """The spans a person would like to take, with the half of the day ("" for whole days)."""
    in_crisis = person.places[0].department in CRISIS_DEPARTMENTS
    if dices.random() < BRIDGE_SHARE:
        yield BRIDGE, ""
    if dices.random() < WINTER_SHARE:
        monday = dices.choice(WINTER_WEEKS)
        yield Span(monday, monday + (FORTNIGHT if dices.randrange(6) == 0 else WORKING_WEEK)), ""
    for half in ("", "", *(("am", "pm") if _has_halves(person) else ())):
        day = QUARTER.start + dices.randrange(QUARTER.days) * ONE_DAY
        if _is_worked(person, day) and not (in_crisis and day in CRISIS):
            yield Span(day, day + ONE_DAY), half


def _has_halves(person: Person) -> bool:
    """Whether half days make sense: not within one unbroken shift."""
    return len(HOURS[person.places[0].hours][1]) > 1


def _is_worked(person: Person, day: date) -> bool:
    """Whether the person's week has work on that date."""
    return day not in HOLIDAYS and day.weekday() in HOURS[person.place(day).hours][0]


def duty(teams: Mapping[date, Mapping[str, tuple[Person, ...]]]) -> tuple[OnCall, ...]:
    """The on-call rota: in each of three teams one person a week, 17:30 to 09:00, the whole weekend through.

    >>> from disconnect.demo.staff import staff, teams_by_day
    >>> windows = duty(teams_by_day(staff()))
    >>> sorted({(window.end - window.start).total_seconds() / 3600 for window in windows})
    [15.5, 62.5, 63.5]
    """
    return tuple(window for name in ON_CALL_TEAMS for window in _rota(name, teams))


def _rota(name: str, teams: Mapping[date, Mapping[str, tuple[Person, ...]]]) -> Iterator[OnCall]:
    """One team's windows; the lead takes no duty, the others in turn from Monday to Monday."""
    turn = cycle(teams[QUARTER.start][name][1:])
    person = next(turn)
    for day in quarter_days():
        if day.weekday() == 0:
            person = next(turn)
        if day.weekday() <= FRIDAY:
            until = day + (3 * ONE_DAY if day.weekday() == FRIDAY else ONE_DAY)
            zone = person.place(day).zone
            yield OnCall(
                person=person.addresses[0],
                start=instant(day, DUTY_STARTS, zone),
                end=instant(until, DUTY_ENDS, zone),
            )

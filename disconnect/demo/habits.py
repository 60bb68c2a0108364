"""How each person of the generated company writes: drawn once, changed by the crisis only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from disconnect.demo.staff import LEADING
from disconnect.demo.story import CRISIS, CRISIS_DEPARTMENTS, EVENING_CHAIN, NIGHT_TEAM, dice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from random import Random

    from disconnect.model.person import Person, Place

THREADS_A_DAY: Mapping[str, float] = {
    LEADING: 2.2,
    "cadre": 1.8,
    "employé": 1.5,
    "technicien": 1.3,
    "ouvrier": 0.45,
    "": 0.75,
}
"""Threads that people of a job family start on a working day ("" for people outside)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """The propensities of one person.

    `volume`: threads started on a working day. `evening`, `weekend`, `crisis`: the chance of a sitting that
    evening, that weekend day, that night of the crisis. `answer`: the chance of answering a mail addressed to them.
    `quiet`: the chance that the answer does not wait for work. `prompt`: the share of answers within 5 minutes.
    `pace`: the usual delay of the others, in minutes of work. `copy`: the chance of copying the superior.
    """

    volume: float
    evening: float
    weekend: float
    answer: float
    quiet: float
    prompt: float
    pace: float
    copy: float
    crisis: float = 0.0


def habits(people: Sequence[Person], seed: int) -> Mapping[str, Habit]:
    """The habit of each person, by identifier.

    >>> from disconnect.demo.staff import staff
    >>> drawn = habits(staff(), 2025)
    >>> drawn["e063"].quiet > 0.5 > drawn["e110"].quiet
    True
    """
    return {person.id: _told(person, _drawn(person.places[0], dice(seed, "habit", person.id))) for person in people}


def during(habit: Habit, place: Place, day: date) -> Habit:
    """The habit on one day: in the crisis week its two departments answer at once, at any hour."""
    if day not in CRISIS or place.department not in CRISIS_DEPARTMENTS:
        return habit
    crisis = 0.08 if place.job_family == "ouvrier" else 0.35
    return replace(habit, volume=habit.volume * 1.3, answer=0.75, quiet=0.65, crisis=crisis)


def _drawn(place: Place, dices: Random) -> Habit:
    """A habit like that of most people of this job family: few evenings, with a long tail."""
    by_hand = 0.25 if place.job_family == "ouvrier" else 1.0
    return Habit(
        volume=THREADS_A_DAY[place.job_family] * dices.lognormvariate(0, 0.3),
        evening=by_hand * dices.betavariate(0.7, 7),
        weekend=by_hand * dices.betavariate(0.5, 12),
        answer=dices.uniform(0.4, 0.7),
        quiet=by_hand * dices.betavariate(0.7, 8),
        prompt=dices.betavariate(2, 10),
        pace=dices.lognormvariate(3.7, 0.4),
        copy=dices.betavariate(2, 7),
    )


def _told(person: Person, habit: Habit) -> Habit:
    """The habit as the story wants it for the night team and for the chain that writes downwards in the evening."""
    place = person.places[0]
    if place.team == NIGHT_TEAM:
        return replace(habit, evening=max(habit.evening, 0.45), quiet=0.75, answer=0.75)
    if place.department == EVENING_CHAIN and place.job_family == LEADING:
        return replace(habit, evening=max(habit.evening, 0.6), quiet=max(habit.quiet, 0.3))
    return habit

"""Everything about the generated company that its mails and meetings are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.demo.absence import duty, leave
from disconnect.demo.clock import Attendance, attendance, leave_days
from disconnect.demo.habits import Habit, habits
from disconnect.demo.staff import LEADING, outsiders, staff, teams_by_day
from disconnect.demo.story import DOMAIN, PARIS, QUARTER, TEAMS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disconnect.model.person import Leave, OnCall, Person

UNKNOWN_LIST = "partenaires@listes-demo.example"
"""A list that the directory does not know: one recipient that belongs to no group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The cast: people of the directory, outsiders, lists, who is where on which date, who works when.

    `mailboxes` are the identifiers of the people whose mailbox is at the head office; everybody else's mail
    passes the plants' gateway. `absent` gives the half ("" for the whole day) by address and date.
    """

    people: tuple[Person, ...]
    outsiders: tuple[Person, ...]
    by_id: Mapping[str, Person]
    by_address: Mapping[str, Person]
    teams: Mapping[date, Mapping[str, tuple[Person, ...]]]
    lists: Mapping[str, tuple[Person, ...]]
    leave: tuple[Leave, ...]
    absent: Mapping[tuple[str, date], str]
    duty: tuple[OnCall, ...]
    attendance: Attendance
    habits: Mapping[str, Habit]
    mailboxes: frozenset[str]


def company(seed: int) -> Company:
    """The cast for a seed.

    >>> len(company(2025).mailboxes)
    71
    """
    people, outside = staff(), outsiders()
    everybody = (*people, *outside)
    teams = teams_by_day(people)
    absences = leave(people, seed)
    return Company(
        people=people,
        outsiders=outside,
        by_id={person.id: person for person in everybody},
        by_address={address.value: person for person in everybody for address in person.addresses},
        teams=teams,
        lists=_lists(people),
        leave=absences,
        absent=leave_days(absences),
        duty=duty(teams),
        attendance=attendance(everybody, absences),
        habits=habits(everybody, seed),
        mailboxes=frozenset(person.id for person in people if person.places[0].site == PARIS.name),
    )


def _lists(people: tuple[Person, ...]) -> Mapping[str, tuple[Person, ...]]:
    """A few distribution lists, with the members of the quarter's last day."""
    last = {person: person.places[-1] for person in people if person.left is None or person.left >= QUARTER.end}
    chosen = {
        "siege": [person for person, place in last.items() if place.site == PARIS.name],
        "encadrement": [person for person, place in last.items() if place.job_family == LEADING],
        "maintenance": [person for person, place in last.items() if place.team.startswith("Maintenance")],
        "informatique": [person for person, place in last.items() if place.department == "Informatique"],
        "strasbourg": [person for person, place in last.items() if place.site == "Strasbourg"],
    }
    return {f"{name}@{DOMAIN}": tuple(members) for name, members in chosen.items()}


def partner(team: str) -> str:
    """The team that `team` writes to most outside itself ("" where there is none).

    >>> partner("Ventes export")
    'Ventes Québec'
    """
    return next((plan.partner for plan in TEAMS if plan.name == team), "")

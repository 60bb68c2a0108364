"""The people of the generated company: who works where, under whom, from when to when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from disconnect.demo.clock import ONE_DAY, quarter_days
from disconnect.demo.story import (
    ARRIVALS,
    DOMAIN,
    LAST_DAYS,
    MONTREAL,
    MOVES,
    OLD_DOMAIN,
    ORGANISATION,
    OUTSIDE_DOMAINS,
    PARIS,
    TEAMS,
    Team,
)
from disconnect.model.opaque import Address
from disconnect.model.person import Person, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

CONTRACTS = {
    "office": "CDI",
    "four-days": "CDI temps partiel",
    "forfait": "CDI forfait-jours",
    "morning-shift": "CDI posté",
    "afternoon-shift": "CDI posté",
    "night-shift": "CDI posté de nuit",
}
LEADING = "encadrement"
OUTSIDERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post: its team, its rank (0 head of a department, 1 lead, 2 member), and the superior's identifier."""

    id: str
    team: Team
    rank: int
    superior: str
    is_last: bool
    works_four_days: bool


def staff() -> tuple[Person, ...]:
    """The 240 people of the directory, in the order of their identifiers.

    >>> len(staff())
    240
    """
    return tuple(_person(post) for post in _posts())


def outsiders() -> tuple[Person, ...]:
    """Customers and suppliers: people with office hours who are in no directory.

    >>> outsiders()[0].places[0].team
    ''
    """
    place = Place(zone=PARIS.zone, hours="office", site=PARIS.name)
    return tuple(
        Person(
            id=f"x{number:03d}",
            addresses=(Address(f"x{number:03d}@{OUTSIDE_DOMAINS[number % len(OUTSIDE_DOMAINS)]}"),),
            places=(place,),
        )
        for number in range(1, OUTSIDERS + 1)
    )


def _posts() -> Iterator[Post]:
    """Every post, numbered through the teams; the first post of a department's first team is its head."""
    number = 1
    top = _name(1)
    for _, teams in groupby(TEAMS, key=lambda team: team.department):
        head = _name(number)
        for team in teams:
            yield from _team_posts(team, number, head, top)
            number += team.size


def _team_posts(team: Team, number: int, head: str, top: str) -> Iterator[Post]:
    """The posts of one team: its lead reports to the department's head, the head to the top."""
    heads = int(_name(number) == head)
    lead = _name(number + heads)
    for index in range(team.size):
        own = _name(number + index)
        rank = 0 if own == head else 1 if index == heads else 2
        above = {0: top if own != top else "", 1: head, 2: lead}[rank]
        yield Post(
            id=own,
            team=team,
            rank=rank,
            superior=above,
            is_last=index == team.size - 1,
            works_four_days=team.size - 2 - team.four_days < index < team.size - 1,
        )


def _name(number: int) -> str:
    """The identifier of the person with this number: no names, the directory of the demo needs none."""
    return f"e{number:03d}"


def _person(post: Post) -> Person:
    """The person in a post, with the dated moves of the story."""
    place = _place(post)
    last_day = LAST_DAYS.get(post.team.name) if post.is_last else None
    return Person(
        id=post.id,
        addresses=_addresses(post),
        places=(place, *_moves(post, place)),
        arrival=ARRIVALS.get(post.team.name) if post.is_last else None,
        left=None if last_day is None else last_day + ONE_DAY,
    )


def _addresses(post: Post) -> tuple[Address, ...]:
    """The main address, and for some an alias that is still in use."""
    own = Address(f"{post.id}@{DOMAIN}")
    if post.team.site is MONTREAL:
        return own, Address(f"{post.id}@quebec.{DOMAIN}")
    return (own,) if post.rank == _MEMBER else (own, Address(f"{post.id}@{OLD_DOMAIN}"))


_MEMBER = 2
_OFFICE_KINDS = frozenset({"office", "forfait"})


def _place(post: Post) -> Place:
    """Where the person in a post stands from the first day on."""
    team = post.team
    hours = _hours(post)
    return Place(
        team=team.name,
        department=team.department,
        organisation=ORGANISATION,
        site=team.site.name,
        job_family=team.family if post.rank == _MEMBER else LEADING,
        contract=CONTRACTS[hours],
        manager=post.superior,
        zone=team.site.zone,
        holidays=team.site.holidays,
        hours=hours,
    )


def _hours(post: Post) -> str:
    """The weekly hours of a post: heads work by days, and so do the leads of office teams."""
    if post.works_four_days:
        return "four-days"
    if post.rank == 0 or (post.rank == 1 and post.team.hours in _OFFICE_KINDS):
        return "forfait"
    return post.team.hours


def _moves(post: Post, place: Place) -> Iterator[Place]:
    """The places the person in a post moves to during the quarter."""
    for move in MOVES:
        if move.old == post.team.name and post.id == _first_member(move.old):
            yield _moved(place, move.new, move.day)


def _moved(place: Place, name: str, day: date) -> Place:
    """The same person in another team of the same site, under that team's lead."""
    team = next(team for team in TEAMS if team.name == name)
    lead = next(post for post in _posts() if post.team is team and post.rank == _MEMBER).superior
    return replace(
        place,
        since=day,
        team=team.name,
        department=team.department,
        job_family=team.family,
        contract=CONTRACTS[team.hours],
        manager=lead,
        hours=team.hours,
    )


def _first_member(team: str) -> str:
    """The identifier of the first ordinary member of a team."""
    return next(post.id for post in _posts() if post.team.name == team and post.rank == _MEMBER)


def teams_by_day(people: Sequence[Person]) -> Mapping[date, Mapping[str, tuple[Person, ...]]]:
    """For every date of the quarter, who is in service in which team."""
    return {day: _teams(people, day) for day in quarter_days()}


def _teams(people: Sequence[Person], day: date) -> Mapping[str, tuple[Person, ...]]:
    """Who is in service in which team on one date."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if person.is_in_service(day):
            found[person.place(day).team].append(person)
    return {team: tuple(members) for team, members in found.items()}

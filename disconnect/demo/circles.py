"""Whom people of the generated company write to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.demo.company import UNKNOWN_LIST, Company, partner
from disconnect.demo.staff import LEADING
from disconnect.demo.story import CRISIS_DEPARTMENTS, EVENING_CHAIN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from disconnect.model.person import Person

LIST_SHARE = 0.008
WIDE_SHARE = 0.008
WIDE = (11, 16)
SEVERAL_SHARE = 0.22
ALIAS_SHARE = 0.15
BLIND_SHARE = 0.01
PEERS = ("team", "team", "team", "team", "line", "line", "partner", "company", "outside", "outside")
"""Kinds of colleagues an ordinary mail goes to, repeated by weight."""

Addressees = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def spelling(person: Person, dices: Random) -> str:
    """One of the person's addresses; the main one more often than an alias."""
    if len(person.addresses) > 1 and dices.random() < ALIAS_SHARE:
        return person.addresses[1].value
    return person.addresses[0].value


def at_work(company: Company, person: Person, day: date, dices: Random) -> Addressees:
    """The recipients (to, cc, bcc) of a mail that a person writes during work."""
    chance = dices.random()
    if not person.places[0].team:
        return _written(_insiders(company, day, dices), dices), (), ()
    if chance < LIST_SHARE:
        return (dices.choice((*company.lists, UNKNOWN_LIST)),), (), ()
    if chance < LIST_SHARE + WIDE_SHARE:
        return _written(_wide(company, person, day, dices), dices), (), ()
    number = 1 if dices.random() >= SEVERAL_SHARE else dices.randint(2, 4)
    chosen = _distinct(person, [_peer(company, person, day, dices) for _ in range(number)])
    return _with_copies(company, person, chosen, day, dices)


def in_evening(company: Company, person: Person, day: date, dices: Random) -> Addressees:
    """The recipients of a mail written in the evening: superiors of one department write downwards."""
    place = person.place(day)
    if place.job_family == LEADING and (place.department == EVENING_CHAIN or dices.random() < 1 / 3):
        below = [other for other in _in_service(company, day) if other.place(day).manager == person.id]
        chosen = dices.sample(below, min(len(below), dices.randint(1, 3)))
        return _written(chosen, dices), (), ()
    return at_work(company, person, day, dices)


def in_crisis(company: Company, person: Person, day: date, dices: Random) -> Addressees:
    """The recipients of a mail written in a night of the crisis: people of the two departments concerned."""
    concerned = [
        other
        for other in _in_service(company, day)
        if other is not person and other.place(day).department in CRISIS_DEPARTMENTS and _has_desk(other, day)
    ]
    return _written(dices.sample(concerned, dices.randint(1, 4)), dices), (), ()


def _has_desk(person: Person, day: date) -> bool:
    """Whether a person is written to about an incident: everybody but most of the shift workers."""
    return person.place(day).job_family != "ouvrier"


def _in_service(company: Company, day: date) -> list[Person]:
    """Everybody of the directory who is in service."""
    return [person for members in company.teams[day].values() for person in members]


def _insiders(company: Company, day: date, dices: Random) -> list[Person]:
    """Whom somebody outside writes to: sales, service and purchasing more than others."""
    names = ("Service clients", "Ventes France", "Ventes export", "Comptabilité", "Méthodes", "Logistique")
    return [dices.choice(company.teams[day][dices.choice(names)])]


def _wide(company: Company, person: Person, day: date, dices: Random) -> list[Person]:
    """More than ten colleagues at once."""
    others = [other for other in _in_service(company, day) if other is not person]
    return dices.sample(others, dices.randint(*WIDE))


def _peer(company: Company, person: Person, day: date, dices: Random) -> Person:
    """One colleague or outsider of a kind drawn by weight; the person's own team where the kind is empty."""
    place = person.place(day)
    own = company.teams[day][place.team]
    match dices.choice(PEERS):
        case "line" if place.manager:
            return company.by_id[place.manager]
        case "partner":
            return dices.choice(company.teams[day].get(partner(place.team), own))
        case "company":
            return dices.choice(_in_service(company, day))
        case "outside" if place.job_family != "ouvrier":
            return dices.choice(company.outsiders)
        case _:
            return dices.choice(own)


def _distinct(person: Person, chosen: Sequence[Person]) -> tuple[Person, ...]:
    """The chosen people once each, without the writer (a mail to oneself alone stays, as people do send those)."""
    return tuple(dict.fromkeys(other for other in chosen if other is not person)) or (person,)


def _with_copies(company: Company, person: Person, chosen: Sequence[Person], day: date, dices: Random) -> Addressees:
    """The recipients with the superior in copy as the writer's habit has it, rarely a blind copy."""
    superior = company.by_id.get(person.place(day).manager)
    copied = superior is not None and superior not in chosen and dices.random() < company.habits[person.id].copy
    copies = _written([superior] if superior is not None and copied else [], dices)
    if dices.random() < BLIND_SHARE:
        return _written(chosen, dices), copies, (dices.choice(company.outsiders).addresses[0].value,)
    return _written(chosen, dices), copies, ()


def _written(people: Sequence[Person], dices: Random) -> tuple[str, ...]:
    """The addresses of people as a writer spells them."""
    return tuple(spelling(person, dices) for person in people)

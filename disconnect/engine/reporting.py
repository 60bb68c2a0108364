"""Who stands where to whom on a given date: above, below, in the same team, or elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.model.policy import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from disconnect.model.person import Directory, Person


def superiors(directory: Directory, person: Person, day: date) -> Iterator[str]:
    """The identifiers above `person` in the reporting line on `day`, nearest first.

    The line ends at whoever names nobody, themself, someone unknown, or someone already met: a line that goes in a
    circle is a mistake of the directory, and must not hang a mail server.

    >>> from datetime import date
    >>> from disconnect.model.person import Directory, Person, Place
    >>> lead = Person(id="lead", addresses=(), places=(Place(manager="lead"),))
    >>> hand = Person(id="hand", addresses=(), places=(Place(manager="lead"),))
    >>> company = Directory(people={"lead": lead, "hand": hand}, by_address={}, lists={})
    >>> list(superiors(company, hand, date(2026, 3, 2))), list(superiors(company, lead, date(2026, 3, 2)))
    (['lead'], [])
    """
    met = {person.id}
    above = directory.people.get(person.place(day).manager)
    while above is not None and above.id not in met:
        met.add(above.id)
        yield above.id
        above = directory.people.get(above.place(day).manager)


def relation(directory: Directory, *, sender: Person, recipient: Person, day: date) -> Relation:
    """What `sender` is to `recipient` on the civil date `day`; the reporting line comes before the team.

    >>> from datetime import date
    >>> from disconnect.model.person import Directory, Person, Place
    >>> lead = Person(id="lead", addresses=(), places=(Place(team="press"),))
    >>> hand = Person(id="hand", addresses=(), places=(Place(team="press", manager="lead"),))
    >>> company = Directory(people={"lead": lead, "hand": hand}, by_address={}, lists={})
    >>> relation(company, sender=lead, recipient=hand, day=date(2026, 3, 2)).value
    'superior'
    """
    if sender.id in superiors(directory, recipient, day):
        return Relation.SUPERIOR
    if recipient.id in superiors(directory, sender, day):
        return Relation.REPORT
    return Relation.TEAM if team_of(sender, day) == team_of(recipient, day) != () else Relation.OTHER


def team_of(person: Person, day: date) -> tuple[str, ...]:
    """The team with the groups above it (two departments may each have a *Support*); empty for no team."""
    place = person.place(day)
    return (place.organisation, place.department, place.team) if place.team else ()

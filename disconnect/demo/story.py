"""The story of the generated company: its plan on one page, so that a figure of the demo can be explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from disconnect.model.period import Span

ORGANISATION = "Atelier Démo (données générées)"
DOMAIN = "atelier-demo.example"
OLD_DOMAIN = "ancien-atelier-demo.example"
OUTSIDE_DOMAINS = ("client-demo.example", "fournisseur-demo.example")

QUARTER = Span(date(2026, 1, 1), date(2026, 4, 1))
HOLIDAYS = frozenset({date(2026, 1, 1)})
"""The only public holiday of the quarter at all sites, Alsace-Moselle and Québec included."""

CRISIS = Span(date(2026, 2, 2), date(2026, 2, 9))
"""A production incident in Lyon, from Monday to Sunday."""
CRISIS_DEPARTMENTS = frozenset({"Informatique", "Production Lyon"})
NIGHT_TEAM = "Ventes export"
"""The team that answers Québec at night, out of habit."""
EVENING_CHAIN = "Production Strasbourg"
"""The department whose line of superiors writes downwards in the evening."""
ON_CALL_TEAMS = ("Systèmes", "Maintenance Lyon", "Maintenance Strasbourg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where people work: name, IANA zone, and the policy's holiday calendar."""

    name: str
    zone: str
    holidays: str


PARIS = Site(name="Paris (siège)", zone="Europe/Paris", holidays="fr")
LYON = Site(name="Lyon", zone="Europe/Paris", holidays="fr")
STRASBOURG = Site(name="Strasbourg", zone="Europe/Paris", holidays="fr-alsace")
MONTREAL = Site(name="Montréal", zone="America/Toronto", holidays="ca-qc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """One team: headcount, usual job family and weekly hours, how many of it work four days a week.

    `partner` is the team it writes to most outside itself; `has_calendars` is whether its members keep one.
    """

    name: str
    department: str
    site: Site
    size: int
    family: str
    hours: str = "office"
    four_days: int = 0
    partner: str = ""
    has_calendars: bool = True


def _direction() -> tuple[Team, ...]:
    """Nine people: a department below the minimum group on its own."""
    name = "Direction"
    return (
        Team(name="Direction générale", department=name, site=PARIS, size=4, family="cadre", hours="forfait"),
        Team(name="Communication", department=name, site=PARIS, size=5, family="employé", four_days=1),
    )


def _finance() -> tuple[Team, ...]:
    """One team large enough to be shown, two that are not."""
    name = "Finances et RH"
    return (
        Team(name="Comptabilité", department=name, site=PARIS, size=11, family="employé", four_days=3, partner="Paie"),
        Team(name="Paie", department=name, site=PARIS, size=5, family="employé", four_days=1, partner="Comptabilité"),
        Team(name="Ressources humaines", department=name, site=PARIS, size=6, family="employé", four_days=1),
    )


def _computing() -> tuple[Team, ...]:
    """On call for everybody, and in the crisis."""
    name = "Informatique"
    return (
        Team(name="Systèmes", department=name, site=PARIS, size=10, family="technicien", partner="Applications"),
        Team(name="Applications", department=name, site=PARIS, size=8, family="cadre", hours="forfait"),
    )


def _sales() -> tuple[Team, ...]:
    """Two time zones: Montréal's afternoon is the evening and the night of the export team."""
    name, hours = "Commerce", "forfait"
    france, export, quebec, clients = "Ventes France", NIGHT_TEAM, "Ventes Québec", "Service clients"
    return (
        Team(name=france, department=name, site=PARIS, size=12, family="cadre", hours=hours, partner=clients),
        Team(name=export, department=name, site=PARIS, size=10, family="cadre", hours=hours, partner=quebec),
        Team(name=quebec, department=name, site=MONTREAL, size=7, family="employé", partner=export),
        Team(name=clients, department=name, site=LYON, size=11, family="employé", four_days=3, partner=france),
    )


def _lyon() -> tuple[Team, ...]:
    """Three shifts around the clock, maintenance and quality."""
    name, family, repair = "Production Lyon", "ouvrier", "Maintenance Lyon"
    return (
        Team(name="Qualité", department=name, site=LYON, size=7, family="technicien", four_days=1),
        Team(name=repair, department=name, site=LYON, size=11, family="technicien", partner="Atelier matin"),
        *(
            Team(
                name=shift,
                department=name,
                site=LYON,
                size=size,
                family=family,
                hours=hours,
                partner=repair,
                has_calendars=False,
            )
            for shift, size, hours in (
                ("Atelier matin", 24, "morning-shift"),
                ("Atelier après-midi", 22, "afternoon-shift"),
                ("Atelier nuit", 15, "night-shift"),
            )
        ),
    )


def _strasbourg() -> tuple[Team, ...]:
    """Two shifts, logistics, methods, and a maintenance team too small to be shown."""
    name, family, repair = EVENING_CHAIN, "ouvrier", "Maintenance Strasbourg"
    return (
        Team(name="Méthodes", department=name, site=STRASBOURG, size=8, family="cadre", hours="forfait"),
        Team(name="Logistique", department=name, site=STRASBOURG, size=13, family="employé", four_days=2),
        Team(name=repair, department=name, site=STRASBOURG, size=6, family="technicien", partner="Ligne A"),
        *(
            Team(
                name=line,
                department=name,
                site=STRASBOURG,
                size=size,
                family=family,
                hours=hours,
                partner=repair,
                has_calendars=False,
            )
            for line, size, hours in (("Ligne A", 25, "morning-shift"), ("Ligne B", 20, "afternoon-shift"))
        ),
    )


TEAMS = (*_direction(), *_finance(), *_computing(), *_sales(), *_lyon(), *_strasbourg())


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """The first ordinary member of team `old` joins team `new` on `day`, and works the new team's hours."""

    old: str
    new: str
    day: date


MOVES = (
    Move(old="Atelier matin", new="Qualité", day=date(2026, 2, 16)),
    Move(old="Comptabilité", new="Communication", day=date(2026, 3, 2)),
)
ARRIVALS = {
    "Applications": date(2026, 1, 12),
    "Ventes France": date(2026, 2, 2),
    "Logistique": date(2026, 2, 9),
    "Ligne A": date(2026, 3, 2),
    "Service clients": date(2026, 3, 16),
}
"""The last person of each of these teams arrives on that day."""
LAST_DAYS = {
    "Ressources humaines": date(2026, 1, 30),
    "Atelier après-midi": date(2026, 2, 13),
    "Ligne B": date(2026, 2, 27),
    "Ventes Québec": date(2026, 3, 20),
}
"""The last person of each of these teams leaves; the day is the last one in service."""


def dice(seed: int, *names: str) -> Random:
    """Dice of their own for one part of the story, so that a change in one part leaves the others as they were.

    >>> dice(7, "leave").random() == dice(7, "leave").random() != dice(8, "leave").random()
    True
    """
    return Random("/".join((str(seed), *names)))

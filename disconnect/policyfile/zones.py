"""Names of time zones, checked against the IANA database."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from disconnect.model.phrase import phrase
from disconnect.policyfile.forms import SOMETHING
from disconnect.policyfile.mistakes import Fault, suggestion

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Json, Names


NO_PLACES = frozenset({"Factory", "localtime", "posixrules"})
"""Names of the database that mean no place: what a machine is set to, or that nobody has set it."""


@cache
def zone_names() -> frozenset[str]:
    """Every zone of a place that the database knows.

    >>> zone_names() & NO_PLACES
    frozenset()
    """
    return frozenset(available_timezones()) - NO_PLACES


def zone_fault(name: str) -> Fault | None:
    """What is wrong with the name of a zone, None where nothing is.

    >>> zone_fault("Europe/Paris") is None, zone_fault("Europe/Pari").mend
    (True, 'did you mean "Europe/Paris"? use an IANA name like Europe/Paris or America/Toronto')
    """
    if name in zone_names():
        return None
    mend = phrase(
        "{near}employez un nom de la base IANA, comme Europe/Paris ou America/Toronto",
        "{near}use an IANA name like Europe/Paris or America/Toronto",
        near=suggestion(_by_city(name), zone_names()),
    )
    what = phrase("il n’y a pas de fuseau « {name} »", 'there is no time zone "{name}"', name=name)
    return Fault(code="zone-unknown", what=what, mend=mend)


def _by_city(name: str) -> str:
    """The zone of a city that is named alone, else the name as it is.

    >>> _by_city("paris"), _by_city("Europe/Pari")
    ('Europe/Paris', 'Europe/Pari')
    """
    cities = (zone for zone in sorted(zone_names()) if zone.rpartition("/")[2].casefold() == name.casefold())
    return next(cities, name)


@dataclass(frozen=True, slots=True)
class ZoneName:
    """The name of a time zone, as a value of a policy file."""

    def read(self, fields: Fields, key: str, _names: Names) -> str:
        """The name."""
        name = fields.text(key)
        fault = zone_fault(name) if name else None
        if fault is not None:
            fields.note(key, fault)
        return name

    def schema(self) -> Json:
        """Any name: editors do not carry the database."""
        return SOMETHING

    def words(self) -> tuple[str, str]:
        """An example."""
        return "un fuseau de la base IANA", "a zone of the IANA database"

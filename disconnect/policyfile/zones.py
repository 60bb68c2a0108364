"""Names of time zones, checked against the IANA database."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from disconnect.policyfile.mistakes import Fault, suggestion


@cache
def zone_names() -> frozenset[str]:
    """Every zone the database knows."""
    return frozenset(available_timezones())


def zone_fault(name: str) -> Fault | None:
    """What is wrong with the name of a zone, None where nothing is.

    >>> zone_fault("Europe/Paris") is None, zone_fault("Europe/Pari").mend
    (True, 'did you mean "Europe/Paris"? use an IANA name like Europe/Paris or America/Toronto')
    """
    if name in zone_names():
        return None
    mend = f"{suggestion(name, zone_names())}use an IANA name like Europe/Paris or America/Toronto"
    return Fault(code="zone-unknown", what=f'there is no time zone "{name}"', mend=mend)

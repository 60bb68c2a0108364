"""People as the company's directory knows them, with dated membership."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from disconnect.model.opaque import Address


NO_POLICY = "none/"
"""The policy of a place that no policy covers; no policy of a file can have such an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person stands in the company from `since` on (None: from the first day).

    `own_hours` is what the person chose inside the policy's limits ("09:30-17:30", "" where nothing), `telework` the
    weekdays (Monday = 0) worked from home, `is_representative` whether they represent employees or a union. `row` is
    the row of the directory that says so (0 for none): it is told in place of the person, and never compared.
    """

    since: date | None = None
    team: str = ""
    department: str = ""
    organisation: str = ""
    site: str = ""
    job_family: str = ""
    contract: str = ""
    manager: str = ""
    zone: str = ""
    holidays: str = ""
    policy: str = ""
    hours: str = ""
    own_hours: str = ""
    telework: tuple[int, ...] = ()
    is_representative: bool = False
    role: str = ""
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person: identifier, addresses (the first is the main one), service `[arrival, left)`, places by date.

    `left` is the first day no longer in service; None on either side means no limit known.
    """

    id: str = field(repr=False)
    addresses: tuple[Address, ...]
    places: tuple[Place, ...]
    arrival: date | None = None
    left: date | None = None

    def is_in_service(self, day: date) -> bool:
        """Whether the person is in service on the civil date `day`."""
        return (self.arrival is None or self.arrival <= day) and (self.left is None or day < self.left)

    def place(self, day: date) -> Place:
        """The person's place on `day`; before the first dated place, the first one."""
        dated = [place.since for place in self.places[1:]]
        return self.places[bisect_right([since for since in dated if since is not None], day)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Everybody, by identifier; who answers to which address; which lists have which members."""

    people: Mapping[str, Person]
    by_address: Mapping[Address, str]
    lists: Mapping[Address, tuple[Address, ...]]

    def person(self, address: Address) -> Person | None:
        """The person behind `address`, or None for a stranger, a list or a functional mailbox."""
        found = self.by_address.get(address)
        return None if found is None else self.people[found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Leave of one person on the civil dates ``[start, end)``; `half` limits it to a half of each date.

    The morning half is 00:00–12:00, the afternoon half 12:00–24:00, in the person's zone. Where the source does not
    record weekends inside a leave, `has_weekends` is False: dates without scheduled hours are then no leave.
    """

    person: Address
    start: date
    end: date
    half: str = ""
    has_weekends: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCall:
    """One on-call window (astreinte) ``[start, end)`` of one person, in aware UTC."""

    person: Address
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """Work ``[start, end)`` during on-call, in aware UTC, as the person themself `declared` it at that instant.

    `declared` is None where a list that was brought in does not say when.

    Source:
        Code du travail, L.3121-9: the length of an intervention is working time.
    """

    person: Address
    start: datetime
    end: datetime
    declared: datetime | None = None

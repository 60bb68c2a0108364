"""What the engine may know when it decides: policy, directory, working calendars, on-call windows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disconnect.worktime.wallclock import civil_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from disconnect.model.opaque import Address
    from disconnect.model.person import Directory, Person
    from disconnect.model.policy import Policy
    from disconnect.worktime.calendars import WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a decision rests on; the instant and the contact come beside it.

    `calendars` holds the working calendar of each person (by the directory's identifier) and may be lazy; whoever
    has none is decided on as a stranger. `on_call` holds each person's windows ``[start, end)`` in aware UTC.
    `ordinary` is the calendar of the organisation's ordinary hours.
    """

    policy: Policy
    directory: Directory
    calendars: Mapping[str, WorkCalendar]
    ordinary: WorkCalendar
    on_call: Mapping[str, tuple[tuple[datetime, datetime], ...]] = field(default_factory=dict)

    def date_of(self, person: Person, at: datetime) -> date:
        """The civil date at the instant `at` where `person` works (the organisation's where that is not known)."""
        calendar = self.calendars.get(person.id, self.ordinary)
        return civil_date(at, calendar.zone)

    def governed(self, address: Address, at: datetime) -> Person | None:
        """The person in service, and under this policy, who answers to `address` at the instant `at`.

        Whoever has not arrived, has left, or is under another policy is nobody here (ADR 0003, *not in service*).
        """
        person = self.directory.person(address)
        if person is None:
            return None
        day = self.date_of(person, at)
        is_governed = person.place(day).policy in {"", self.policy.id}
        return person if is_governed and person.is_in_service(day) else None

    def is_on_call(self, person: Person, at: datetime) -> bool:
        """Whether `at` lies in one of the person's on-call windows ``[start, end)``."""
        return any(start <= at < end for start, end in self.on_call.get(person.id, ()))

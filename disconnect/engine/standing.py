"""Who somebody is to the engine: what was looked up of them once, and how they stand on a date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disconnect.engine.chain import Link, Verdict, chain, walk
from disconnect.model.agreement import ExceptionKind
from disconnect.model.policy import Action

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from disconnect.engine.situation import Situation
    from disconnect.model.agreement import ExceptionTerms, Telework
    from disconnect.model.hours import Hours
    from disconnect.model.opaque import Address
    from disconnect.model.person import Person, Place
    from disconnect.model.policy import Policy, Relation
    from disconnect.model.slots import Slot
    from disconnect.worktime.calendars import WorkCalendar

MOST_VERDICTS = 65536
"""Verdicts that one table remembers: far more than the cases that a policy tells apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A policy's chain for people with the same hours, and the verdicts it has come to.

    `slots` are those that its rows name (`is_teleworked` where they name telework), `latest` the most minutes after
    work that a row asks for (0: none), `exceptions` those that date and place decide; `hours_id` names the hours in
    the policy, a person's own choice left aside.
    """

    policy: Policy
    hours: Hours
    links: tuple[Link, ...]
    slots: tuple[Slot, ...]
    telework: Telework | None
    latest: int
    exceptions: tuple[ExceptionTerms, ...]
    can_hold_at_work: bool
    hours_id: str
    verdicts: dict[Hashable, Verdict] = field(default_factory=dict)

    @classmethod
    def of(cls, policy: Policy, hours: Hours) -> Table:
        """The table of `policy` for people with `hours`."""
        named = {slot for row in policy.responses for slot in row.slots}
        shared = {slot for terms in policy.exceptions for slot in terms.slots}
        return cls(
            policy=policy,
            hours=hours,
            links=chain(policy, hours.clause),
            slots=tuple(slot for slot in policy.slots.values() if slot.id in named | shared and slot.is_for(hours.id)),
            telework=policy.telework if named - policy.slots.keys() else None,
            latest=max((row.after_work or 0 for row in policy.responses), default=0),
            exceptions=tuple(terms for terms in policy.exceptions if terms.kind is not ExceptionKind.URGENT),
            hours_id=hours.id.partition("@")[0],
            can_hold_at_work=any(row.slots and row.action is not Action.DELIVER for row in policy.responses),
        )

    @property
    def is_plain(self) -> bool:
        """Whether class, relation and duty are all that the table asks for."""
        return not (self.slots or self.telework or self.latest or self.exceptions)

    def verdict(self, key: Hashable, situation: Situation) -> Verdict:
        """The verdict on `situation`, remembered under `key`, which tells everything that the rules look at."""
        if len(self.verdicts) >= MOST_VERDICTS:
            self.verdicts.clear()
        found = self.verdicts[key] = walk(self.links, situation)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """How somebody stands on a civil date: place, policy and table, all None for nobody in service here."""

    place: Place | None
    policy: Policy | None
    ordinary: WorkCalendar
    table: Table | None


@dataclass(slots=True, eq=False)
class Known:
    """Whoever answers to an address: person and calendar (None for strangers), zone, on-call windows.

    `by_day` and `relations` remember how they stand on a date, and what a sender is to them.
    """

    address: Address
    person: Person | None
    calendar: WorkCalendar | None
    zone: ZoneInfo
    windows: tuple[tuple[datetime, datetime], ...]
    by_day: dict[date, Standing] = field(default_factory=dict)
    relations: dict[tuple[str, date], Relation] = field(default_factory=dict)

    @property
    def someone(self) -> Person:
        """The person: whoever has a table is one."""
        if self.person is None:
            raise LookupError
        return self.person

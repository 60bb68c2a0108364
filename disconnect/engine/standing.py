"""Who somebody is to the engine: what was looked up of them once, and how they stand on a date."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from disconnect.engine.chain import Link, Verdict, chain, walk
from disconnect.model.agreement import ExceptionKind
from disconnect.model.policy import Action

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from disconnect.engine.situation import Situation
    from disconnect.engine.stays import Stay
    from disconnect.model.agreement import ExceptionTerms, Telework
    from disconnect.model.hours import Hours
    from disconnect.model.opaque import Address
    from disconnect.model.person import Person, Place
    from disconnect.model.policy import Policy
    from disconnect.model.slots import Slot
    from disconnect.worktime.calendars import WorkCalendar

MOST_VERDICTS = 65536
"""Verdicts that one table remembers: far more than the cases that a policy tells apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A policy's chain for people with the same hours, and the verdicts it has come to.

    `slots` are those that its rows name (`telework` the terms where they name that), `latest` the most minutes after
    work that a row asks for (0: none), `exceptions` those that date and place decide; `hours_id` names the hours in
    the policy, a person's own choice left aside; `longest` is the longest hold. `is_plain` says that class, relation
    and duty are all that the table asks for.
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
    longest: timedelta
    is_plain: bool
    verdicts: dict[Hashable, Verdict] = field(default_factory=dict)

    @classmethod
    def of(cls, policy: Policy, hours: Hours) -> Table:
        """The table of `policy` for people with `hours`."""
        named = {slot for row in policy.responses for slot in row.slots}
        shared = {slot for terms in policy.exceptions for slot in terms.slots}
        slots = tuple(slot for slot in policy.slots.values() if slot.id in named | shared and slot.is_for(hours.id))
        telework = policy.telework if named - policy.slots.keys() else None
        latest = max((row.after_work or 0 for row in policy.responses), default=0)
        exceptions = tuple(terms for terms in policy.exceptions if terms.kind is not ExceptionKind.URGENT)
        return cls(
            policy=policy,
            hours=hours,
            links=chain(policy, hours.clause),
            slots=slots,
            telework=telework,
            latest=latest,
            exceptions=exceptions,
            can_hold_at_work=any(row.slots and row.action is not Action.DELIVER for row in policy.responses),
            hours_id=hours.id.partition("@")[0],
            longest=timedelta(minutes=policy.max_hold),
            is_plain=not (slots or telework or latest or exceptions),
        )

    def verdict(self, key: Hashable, situation: Situation) -> Verdict:
        """The verdict on `situation`, remembered under `key`, which tells everything that the rules look at."""
        if len(self.verdicts) >= MOST_VERDICTS:
            self.verdicts.clear()
        found = self.verdicts[key] = walk(self.links, situation)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """How somebody stands on a civil date: place, policy and table, all None for nobody in service here.

    `calendar` is the one in force, in service or not, `zone` that of the clocks they read, `end` the instant at which
    any of this may next change. `team` is the team with the groups above it, `above` the identifiers of everybody above
    in the reporting line.
    """

    place: Place | None
    policy: Policy | None
    ordinary: WorkCalendar
    calendar: WorkCalendar | None
    zone: ZoneInfo
    table: Table | None
    end: datetime
    team: tuple[str, ...]
    above: frozenset[str]


@dataclass(slots=True, eq=False)
class Known:
    """Whoever answers to an address: the person (None for strangers), their stays, on-call windows.

    `moves` are the instants at which the stays after the first begin.
    """

    address: Address
    person: Person | None
    stays: tuple[Stay, ...]
    moves: tuple[datetime, ...]
    windows: tuple[tuple[datetime, datetime], ...]

    def stay(self, at: datetime) -> Stay:
        """The stay at the instant `at`."""
        return self.stays[bisect_right(self.moves, at)]

"""What the engine may know when it decides: policies, directory, working calendars, on-call windows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from disconnect.engine.reporting import superiors, team_of
from disconnect.engine.standing import Known, Standing, Table
from disconnect.engine.stays import stays_of
from disconnect.worktime.wallclock import civil_date, instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from disconnect.engine.stays import Dated, Stay
    from disconnect.model.opaque import Address
    from disconnect.model.person import Directory, Person, Place
    from disconnect.model.policy import Policy
    from disconnect.worktime.calendars import WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a decision rests on; the instant and the contact come beside it.

    `policy` is for whoever's place names none, or its id; `policies` and `ordinaries` hold others by the name under
    which a place names them, with the calendar of their ordinary hours (`ordinary` is that of `policy`).
    `calendars` holds the working calendar of each person (by the directory's identifier) and may be lazy; `changing`
    those, by date, of whoever's changes: what is in force on a date answers for that date. Whoever has none is decided
    on as a stranger. `on_call` holds each person's windows ``[start, end)`` in aware UTC.
    `known` remembers what was looked up; it never changes an answer.
    """

    policy: Policy
    directory: Directory
    calendars: Mapping[str, WorkCalendar]
    ordinary: WorkCalendar
    changing: Mapping[str, Sequence[Dated]] = field(default_factory=dict)
    on_call: Mapping[str, tuple[tuple[datetime, datetime], ...]] = field(default_factory=dict)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    ordinaries: Mapping[str, WorkCalendar] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict, init=False, repr=False, compare=False)
    tables: dict[tuple[str, str, str], Table] = field(default_factory=dict, init=False, repr=False, compare=False)
    changes: list[date] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def version(self) -> str:
        """The version of the policy, or of all of them."""
        if len(self.policies) <= 1:
            return self.policy.version
        return "+".join(sorted({policy.version for policy in self.policies.values()}))

    def who(self, address: Address) -> Known:
        """Whoever answers to `address`, looked up once."""
        found = self.known.get(address.value)
        if found is None:
            found = self.known[address.value] = self._look_up(address)
        return found

    def epoch(self, day: date) -> int:
        """The number of the stretch of dates, between two changes of the directory, in which `day` lies."""
        if not self.changes:
            # Never empty again: the first date of all stands before every change.
            self.changes.extend([date.min, *sorted(_changes(self.directory))])
        return bisect_right(self.changes, day)

    def standing(self, known: Known, at: datetime) -> Standing:
        """How somebody stands at the instant `at`, by the clocks of the stay that it lies in."""
        stay = known.stay(at)
        day = min(civil_date(at, stay.zone), stay.last)
        return self.standing_on(known, stay, day, self.epoch(day))

    def standing_on(self, known: Known, stay: Stay, day: date, epoch: int) -> Standing:
        """How somebody stands on the civil date `day` of a stay, a date of that epoch."""
        found = stay.by_epoch.get(epoch)
        if found is None:
            found = stay.by_epoch[epoch] = self._stand(known.person, stay, day)
        return found

    def _look_up(self, address: Address) -> Known:
        person = self.directory.person(address)
        dated: Sequence[Dated] = ((date.min, None),)
        windows: tuple[tuple[datetime, datetime], ...] = ()
        if person is not None:
            dated = self.changing.get(person.id) or ((date.min, self.calendars.get(person.id)),)
            windows = self.on_call.get(person.id, ())
        stays = stays_of(dated, self.ordinary.zone)
        moves = tuple(stay.start for stay in stays[1:])
        return Known(address=address, person=person, stays=stays, moves=moves, windows=windows)

    def _stand(self, person: Person | None, stay: Stay, day: date) -> Standing:
        """Whoever has not arrived, has left, or is under no policy here is nobody (ADR 0003, *not in service*)."""
        place = None if person is None else person.place(day)
        is_here = person is not None and person.is_in_service(day)
        policy = self._policy(place, day) if place is not None and is_here else None
        table = None if policy is None or stay.calendar is None else self._table(policy, stay.calendar)
        return Standing(
            place=place if is_here else None,
            policy=policy,
            ordinary=self.ordinary if place is None else self.ordinaries.get(place.policy, self.ordinary),
            calendar=stay.calendar,
            zone=stay.zone,
            table=table,
            end=stay.end if person is None else _end(person, stay, day),
            team=team_of(person, day) if person is not None and is_here else (),
            above=frozenset(superiors(self.directory, person, day)) if person is not None and is_here else frozenset(),
        )

    def _policy(self, place: Place, day: date) -> Policy | None:
        """The policy of a place; one that is measured before it is in force decides nothing yet."""
        usual = self.policy if place.policy in {"", self.policy.id} else None
        found = self.policies.get(place.policy, usual)
        return found if found is not None and found.identity.is_in_force(day) else None

    def _table(self, policy: Policy, calendar: WorkCalendar) -> Table:
        """The compiled table of the policy for these hours."""
        key = policy.version, calendar.hours.id, calendar.hours.clause
        if key not in self.tables:
            self.tables[key] = Table.of(policy, calendar.hours)
        return self.tables[key]

    def governed(self, address: Address, at: datetime) -> Person | None:
        """The person in service, and under a policy here, who answers to `address` at the instant `at`."""
        known = self.who(address)
        return known.person if self.standing(known, at).policy is not None else None

    def is_on_call(self, person: Person, at: datetime) -> bool:
        """Whether `at` lies in one of the person's on-call windows ``[start, end)``."""
        return any(start <= at < end for start, end in self.on_call.get(person.id, ()))


def _changes(directory: Directory) -> Iterator[date]:
    """The dates on which somebody arrives, moves or is gone."""
    for person in directory.people.values():
        yield from _own_changes(person)


def _own_changes(person: Person) -> Iterator[date]:
    found = (person.arrival, person.left, *(place.since for place in person.places))
    yield from (day for day in found if day is not None)


def _end(person: Person, stay: Stay, day: date) -> datetime:
    """The instant at which the person next arrives, moves or is gone after a date of the stay, or the stay ends."""
    following = [change for change in _own_changes(person) if day < change <= stay.last]
    return min(instant(min(following), 0, stay.zone), stay.end) if following else stay.end

"""The made-up company of a script under its policies: everybody's zone, policy and calendar, as the engine asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.engine.choosing import boundaries, choose
from disconnect.engine.facts import Facts
from disconnect.model.opaque import Address
from disconnect.model.person import NO_POLICY, Directory, Person
from disconnect.policyfile.calendars import calendar_at, ordinary_at
from disconnect.policyfile.scenarios.cast import OUTSIDE
from disconnect.policyfile.scenarios.instants import at, date_in
from disconnect.worktime.wallclock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from disconnect.engine.stays import Dated
    from disconnect.model.policy import Policy
    from disconnect.policyfile.scenarios.cast import Player, Script

Ruling = tuple[tuple[date, "Policy | None"], ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A script and the policies it is played under; where names are asked for, a stranger's is answered, too."""

    script: Script
    policies: tuple[Policy, ...]

    def policy_on(self, name: str, day: date) -> Policy | None:
        """The policy that governs somebody on a date; None where none does, or where two tie.

        One that is measured before it is in force lends its hours to figures, and decides nothing.
        """
        player = self.script.people.get(name)
        chosen = choose(self.policies, player.place, day) if player else None
        return None if chosen is None or chosen.is_foreseen else chosen.policy

    def policy_at(self, name: str, moment: datetime) -> Policy | None:
        """The policy that governs somebody at an instant: that of the civil date where they are."""
        return self.policy_on(name, civil_date(moment, self.zone(name, moment.date())))

    def widest(self, day: date) -> Policy:
        """The policy with the widest scope in force on a date (of all, where none is): it speaks for the company."""
        in_force = [policy for policy in self.policies if policy.identity.is_in_force(day)]
        return min(in_force or self.policies, key=lambda policy: policy.scope.specificity)

    def zone(self, name: str, day: date) -> ZoneInfo:
        """The zone whose clock somebody reads: their own, else that of their policy on the date, else the company's."""
        player, policy = self.script.people.get(name), self.policy_on(name, day)
        own = player.place.zone if player else ""
        return ZoneInfo(own or (policy.zone if policy else "") or self.widest(day).zone or "UTC")

    def instant(self, text: str, name: str) -> datetime:
        """The instant (aware UTC) that a time of the script means on somebody's clock."""
        return at(text, self.zone(name, date_in(text)))

    def stretch(self, pair: tuple[str, str], name: str) -> tuple[datetime, datetime]:
        """A stretch ``[start, end)`` in aware UTC that two times of the script mean on somebody's clock."""
        return self.instant(pair[0], name), self.instant(pair[1], name)

    def facts(self, moment: datetime) -> Facts:
        """Everything the engine may know at an instant, everybody under the policy of each date."""
        people, main = self.script.people, self.widest(moment.date())
        ruling = {name: self._ruling(name) for name in people}
        return Facts(
            policy=main,
            policies={policy.version: policy for policy in self.policies},
            directory=_directory(people, ruling),
            calendars={},
            changing={name: tuple(_calendars(people[name], ruling[name], moment.year)) for name in people},
            ordinary=ordinary_at(main, moment.year),
            ordinaries={policy.version: ordinary_at(policy, moment.year) for policy in self.policies},
            on_call={name: tuple(self.stretch(pair, name) for pair in each.on_call) for name, each in people.items()},
        )

    def _ruling(self, name: str) -> Ruling:
        """The policies that govern somebody, each from the date on which a policy begins or ends."""
        return tuple((day, self.policy_on(name, day)) for day in (date.min, *boundaries(self.policies)))


def address(name: str) -> Address:
    """The address under which somebody of a script writes.

    >>> address("lea").value, address("outside").value
    ('lea@scenario.example', 'outside@outside.example')
    """
    return Address(f"{name}@outside.example" if name == OUTSIDE else f"{name}@scenario.example")


def _directory(people: Mapping[str, Player], ruling: Mapping[str, Ruling]) -> Directory:
    found = {name: _person(player, ruling[name]) for name, player in people.items()}
    return Directory(people=found, by_address={address(name): name for name in found}, lists={})


def _person(player: Player, ruling: Ruling) -> Person:
    places = tuple(
        replace(player.place, since=day, policy=NO_POLICY if policy is None else policy.version)
        for day, policy in ruling
    )
    return Person(id=player.id, addresses=(address(player.id),), places=places)


def _calendars(player: Player, ruling: Ruling, year: int) -> Iterator[Dated]:
    for day, policy in ruling:
        yield day, None if policy is None else calendar_at(policy, player.place, year, player.leave)

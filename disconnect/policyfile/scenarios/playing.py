"""Playing scenarios: the company of the script under the policies, each mail decided by the engine itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.engine.choosing import choose
from disconnect.engine.evaluate import evaluate
from disconnect.engine.facts import Facts
from disconnect.engine.meetings import Gathering, meeting_faults
from disconnect.engine.quota import is_over_quota
from disconnect.errors import ConfigError
from disconnect.model.contact import Contact, Kind, Recipient
from disconnect.model.opaque import Address
from disconnect.model.person import NO_POLICY, Directory, Person
from disconnect.policyfile.calendars import calendar_at, ordinary_at
from disconnect.policyfile.scenarios.cast import OUTSIDE
from disconnect.policyfile.scenarios.instants import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from disconnect.model.decision import Outcome
    from disconnect.model.policy import Policy
    from disconnect.policyfile.scenarios.cast import MeetingScenario, Player, Scenario, Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One scenario played: each expectation that was not met as (what, expected, got), and the clauses that decided.

    `outcomes` are the decisions, for explaining a failure.
    """

    title: Mapping[str, str]
    missed: tuple[tuple[str, str, str], ...]
    clauses: frozenset[str]
    outcomes: tuple[Outcome, ...] = ()

    @property
    def is_passed(self) -> bool:
        """Whether everything happened as expected."""
        return not self.missed


def play(script: Script, policies: Sequence[Policy]) -> tuple[Result, ...]:
    """Play every scenario, then every meeting, of the script.

    Raises:
        ConfigError: a person has hours or holidays that the policy does not have, or two policies tie for them.
    """
    mails = tuple(_play_mail(scenario, script, policies) for scenario in script.scenarios)
    return (*mails, *(_play_meeting(meeting, script, policies) for meeting in script.meetings))


def address(name: str) -> Address:
    """The address under which somebody of a script writes."""
    return Address(f"{name}@outside.example" if name == OUTSIDE else f"{name}@scenario.example")


def _play_mail(scenario: Scenario, script: Script, policies: Sequence[Policy]) -> Result:
    reader = scenario.recipients[0]
    zone = _zone(script, reader, policies)
    moment = at(scenario.at, zone)
    kind = Kind.AUTOMATIC if scenario.automatic else Kind.INVITATION if scenario.invitation else Kind.BY_HAND
    contact = Contact(
        sent=moment,
        sender=address(scenario.sender),
        recipients=tuple(Recipient(address=address(name)) for name in scenario.recipients),
        kind=kind,
        is_urgent=scenario.urgent,
    )
    outcomes = evaluate(contact, facts_of(script, policies, moment), moment).outcomes
    missed = [each for outcome in outcomes for each in _missed(scenario, outcome, zone)]
    missed += _missed_quota(scenario, script, policies, moment)
    return Result(
        title=scenario.title,
        missed=tuple(missed),
        clauses=frozenset(outcome.clause for outcome in outcomes),
        outcomes=outcomes,
    )


def _missed(scenario: Scenario, outcome: Outcome, zone: ZoneInfo) -> Iterator[tuple[str, str, str]]:
    """The expectations that one outcome does not meet."""
    wanted = scenario.expect
    if wanted.action is not None and outcome.action is not wanted.action:
        yield "action", wanted.action.value, outcome.action.value
    if wanted.clause and outcome.clause != wanted.clause:
        yield "clause", wanted.clause, outcome.clause
    got = "now" if outcome.not_before is None else f"{outcome.not_before.astimezone(zone):%Y-%m-%d %H:%M}"
    if wanted.not_before and got != _same_form(wanted.not_before, zone):
        yield "not_before", wanted.not_before, got
    if wanted.lost is not None and frozenset(outcome.lost) != wanted.lost:
        yield "lost", ", ".join(sorted(wanted.lost)), ", ".join(outcome.lost)


def _same_form(text: str, zone: ZoneInfo) -> str:
    return text if text == "now" else f"{at(text, zone).astimezone(zone):%Y-%m-%d %H:%M}"


def _missed_quota(
    scenario: Scenario, script: Script, policies: Sequence[Policy], moment: datetime
) -> Iterator[tuple[str, str, str]]:
    wanted = scenario.expect.over_quota
    if wanted is None:
        return
    zone = _zone(script, scenario.sender, policies)
    policy = _policy(script, scenario.sender, policies, moment.date())
    before = [at(text, zone) for text in scenario.urgent_before]
    got = is_over_quota(policy.exceptions if policy else (), before, moment, zone)
    if got is not wanted:
        yield "over_quota", str(wanted).lower(), str(got).lower()


def _play_meeting(meeting: MeetingScenario, script: Script, policies: Sequence[Policy]) -> Result:
    zone = _zone(script, meeting.attendee, policies)
    start = at(meeting.start, zone)
    policy = _policy(script, meeting.attendee, policies, start.date())
    gathering = Gathering(
        start=start,
        end=at(meeting.end, zone),
        zone=zone,
        invited=at(meeting.invited, zone) if meeting.invited else None,
        others=tuple((at(a, zone), at(b, zone)) for a, _, b in (text.partition("/") for text in meeting.others)),
    )
    terms = policy.meetings if policy else None
    got = meeting_faults(terms, gathering, policy.slots.values()) if policy and terms else ()
    wanted, found = ({fault.value for fault in faults} for faults in (meeting.broken, got))
    missed = () if wanted == found else (("broken", ", ".join(sorted(wanted)), ", ".join(sorted(found))),)
    return Result(title=meeting.title, missed=missed, clauses=frozenset({terms.clause} if terms else ()))


def facts_of(script: Script, policies: Sequence[Policy], moment: datetime) -> Facts:
    """The company of a script at an instant, everybody under the policy of that date."""
    people = {name: _person(player, policies, moment.date()) for name, player in script.people.items()}
    calendars = {
        name: calendar_at(policy, replace(person.places[0], policy=""), moment.year, script.people[name].leave)
        for name, person in people.items()
        for policy in policies
        if policy.version == person.places[0].policy
    }
    return Facts(
        policy=policies[0],
        policies={policy.version: policy for policy in policies},
        directory=Directory(people=people, by_address={address(name): name for name in people}, lists={}),
        calendars={name: calendar for name, calendar in calendars.items() if calendar is not None},
        ordinary=ordinary_at(policies[0], moment.year),
        ordinaries={policy.version: ordinary_at(policy, moment.year) for policy in policies},
        on_call={name: _windows(player, script, policies) for name, player in script.people.items() if player.on_call},
    )


def _windows(player: Player, script: Script, policies: Sequence[Policy]) -> tuple[tuple[datetime, datetime], ...]:
    zone = _zone(script, player.id, policies)
    return tuple((at(start, zone), at(end, zone)) for start, end in player.on_call)


def _person(player: Player, policies: Sequence[Policy], day: date) -> Person:
    chosen = choose(policies, player.place, day)
    if chosen.tied:
        names = ", ".join(policy.id for policy in chosen.tied)
        raise ConfigError(
            where=f"people.{player.id}",
            what=f"these policies cover the person equally well: {names}",
            mend="narrow one of their scopes, or give the person a policy",
        )
    version = NO_POLICY if chosen.policy is None else chosen.policy.version
    return Person(id=player.id, addresses=(address(player.id),), places=(replace(player.place, policy=version),))


def _policy(script: Script, name: str, policies: Sequence[Policy], day: date) -> Policy | None:
    return choose(policies, script.people[name].place, day).policy if name in script.people else None


def _zone(script: Script, name: str, policies: Sequence[Policy]) -> ZoneInfo:
    """The zone whose clock somebody reads: their own, else the first policy's."""
    player = script.people.get(name)
    return ZoneInfo((player.place.zone if player else "") or policies[0].zone or "UTC")

"""Playing a mail of a scenario: the engine decides, and the decision is held against what is expected."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from disconnect.engine.evaluate import evaluate
from disconnect.engine.quota import is_over_quota
from disconnect.engine.reporting import relation
from disconnect.model.contact import Contact, Kind, Recipient
from disconnect.policyfile.scenarios.cast import NOW
from disconnect.policyfile.scenarios.instants import at
from disconnect.policyfile.scenarios.results import Point, Result, View
from disconnect.policyfile.scenarios.stage import address
from disconnect.worktime.compiled import classify
from disconnect.worktime.wallclock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from disconnect.engine.facts import Facts
    from disconnect.model.decision import Outcome
    from disconnect.policyfile.scenarios.cast import Scenario
    from disconnect.policyfile.scenarios.stage import Stage


def play_mail(scenario: Scenario, stage: Stage) -> Result:
    """The mail by each sender to each recipient, decided as if it arrived at its instant."""
    reader = scenario.recipients[0]
    moment = stage.instant(scenario.at, reader)
    facts = stage.facts(moment)
    views = tuple(view for sender in scenario.senders for view in _views(scenario, sender, facts, moment))
    zone = stage.zone(reader, moment.date())
    quota = (_quota(scenario, sender, stage) for sender in scenario.senders)
    return Result(
        title=scenario.title,
        points=(*(point for view in views for point in _points(scenario, view, zone)), *filter(None, quota)),
        clauses=frozenset((view.policy.id, view.outcome.clause) for view in views if view.policy),
        views=views,
    )


def _views(scenario: Scenario, sender: str, facts: Facts, moment: datetime) -> Iterator[View]:
    contact = Contact(
        sent=moment,
        sender=address(sender),
        recipients=tuple(Recipient(address=address(name)) for name in scenario.recipients),
        kind=Kind.AUTOMATIC if scenario.automatic else Kind.INVITATION if scenario.invitation else Kind.BY_HAND,
        is_urgent=scenario.urgent,
    )
    outcomes = evaluate(contact, facts, moment).outcomes
    for name, outcome in zip(scenario.recipients, outcomes, strict=True):
        yield _view(sender, name, outcome, (facts, moment))


def _view(sender: str, recipient: str, outcome: Outcome, seen: tuple[Facts, datetime]) -> View:
    facts, moment = seen
    people = facts.directory.people
    author, person = facts.governed(address(sender), moment), facts.governed(address(recipient), moment)
    standing = facts.standing(facts.who(address(recipient)), moment)
    calendar, zone = standing.calendar, standing.zone
    day = civil_date(moment, zone)
    return View(
        sender=sender,
        recipient=recipient,
        outcome=outcome,
        local=moment.astimezone(zone),
        policy=facts.policies[outcome.policy] if person else None,
        quiet=classify(calendar, moment) if calendar else None,
        relation=relation(facts.directory, sender=author, recipient=person, day=day) if author and person else None,
        is_on_call=recipient in people and facts.is_on_call(people[recipient], moment),
    )


def _points(scenario: Scenario, view: View, zone: ZoneInfo) -> Iterator[Point]:
    """What is expected of one outcome, and what it is; instants by the clock of the first recipient."""
    wanted, outcome = scenario.expect, view.outcome
    who = f"{view.sender} → {view.recipient}"
    if wanted.action is not None:
        yield Point(what="action", who=who, expected=wanted.action.value, got=outcome.action.value)
    if wanted.clause:
        yield Point(what="clause", who=who, expected=wanted.clause, got=outcome.clause)
    if wanted.not_before:
        told = NOW if outcome.not_before is None else _clock(outcome.not_before, zone)
        expected = NOW if wanted.not_before == NOW else _clock(at(wanted.not_before, zone), zone)
        yield Point(what="not_before", who=who, expected=expected, got=told)
    if wanted.lost is not None:
        yield Point(what="lost", who=who, expected=_listed(wanted.lost), got=_listed(outcome.lost))


def _quota(scenario: Scenario, sender: str, stage: Stage) -> Point | None:
    """Whether the sender's quota of the month is used up: by the sender's own policy and clock."""
    wanted = scenario.expect.over_quota
    if wanted is None:
        return None
    moment = stage.instant(scenario.at, scenario.recipients[0])
    policy, zone = stage.policy_at(sender, moment), stage.zone(sender, moment.date())
    before = [stage.instant(text, sender) for text in scenario.urgent_before]
    got = is_over_quota(policy.exceptions if policy else (), before, moment, zone)
    return Point(what="over_quota", who=sender, expected=_said(wanted), got=_said(got))


def wall_clock(written: str) -> datetime:
    """A time as `Point` writes it, by the clock that it was written on."""
    return datetime.fromisoformat(written)


def _clock(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def _said(answer: bool) -> str:  # noqa: FBT001 - an answer, as the file writes it
    return "true" if answer else "false"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))

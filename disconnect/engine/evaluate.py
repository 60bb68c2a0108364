"""From one contact, the facts and an instant to what happens for each recipient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.engine.moment import Moment
from disconnect.engine.openings import openings
from disconnect.model.decision import Decision, Finding, Outcome
from disconnect.model.policy import Action

if TYPE_CHECKING:
    from datetime import datetime

    from disconnect.engine.chain import Verdict
    from disconnect.engine.facts import Facts
    from disconnect.engine.standing import Known, Standing
    from disconnect.model.contact import Contact
    from disconnect.model.opaque import Address

NO_OPENING = "mandatory/no-opening-within-the-longest-hold"
NO_ORDINARY_OPENING = "mandatory/no-ordinary-opening"


def evaluate(contact: Contact, facts: Facts, at: datetime) -> Decision:
    """Decide for each recipient of `contact`, in the order given, as if it arrived at the instant `at` (aware UTC).

    The outcome of one recipient never depends on who else is written to. A `defer` that cannot end at an
    opening of the recipient within the policy's longest hold (``at + max_hold`` included) becomes `deliver`: such a
    hold never starts. So does whatever finds the organisation without an ordinary opening: mail fails open.

    >>> from datetime import UTC, datetime
    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.engine.facts import Facts
    >>> from disconnect.model.contact import Contact, Recipient
    >>> from disconnect.model.opaque import Address
    >>> from disconnect.model.person import Directory, Person, Place
    >>> from disconnect.model.hours import Hours, WeeklyPeriod
    >>> from disconnect.model.policy import Policy, Response
    >>> from disconnect.worktime.calendars import WorkCalendar
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> paris = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> policy = Policy(id="charter", version="", title={}, zone="Europe/Paris", holidays="", default_hours="office",
    ...     hours={"office": office}, holiday_rules={}, ordinary="office",
    ...     responses=(Response(clause="2", action=Action.NUDGE),))
    >>> ada, bob = Address("ada@example.org"), Address("bob@example.org")
    >>> people = {a.value: Person(id=a.value, addresses=(a,), places=(Place(),)) for a in (ada, bob)}
    >>> directory = Directory(people=people, by_address={a: a.value for a in (ada, bob)}, lists={})
    >>> facts = Facts(policy=policy, directory=directory, calendars=dict.fromkeys(people, paris), ordinary=paris)
    >>> evening = datetime(2026, 3, 30, 18, 0, tzinfo=UTC)
    >>> contact = Contact(sent=evening, sender=ada, recipients=(Recipient(address=bob),))
    >>> outcome, = evaluate(contact, facts, evening).outcomes
    >>> outcome.action.value, outcome.clause, outcome.not_before.isoformat()
    ('nudge', '2', '2026-04-06T07:00:00+00:00')
    """
    moment = Moment(contact, facts, at)
    outcomes = tuple([_outcome(moment, recipient.address) for recipient in contact.recipients])
    return Decision(policy=facts.version, outcomes=outcomes)


def _outcome(moment: Moment, address: Address) -> Outcome:
    known = moment.facts.who(address)
    standing = moment.standing(known)
    key = moment.shared_by(known, standing)
    if key is None:
        return _answer(moment, known, standing)
    found = moment.answers.get(key)
    if found is None:
        found = moment.answers[key] = _answer(moment, known, standing)
    # What recipients share is worked out for the first of them: only whose outcome it is differs.
    return Outcome(address, *found[1:])


def _answer(moment: Moment, known: Known, standing: Standing) -> Outcome:
    verdict = moment.verdict(known, standing)
    version = moment.facts.version if standing.policy is None else standing.policy.version
    if verdict.action is Action.DELIVER:
        return _delivered(known.address, verdict, version)
    return _waiting(moment, known, standing, verdict)


def _waiting(moment: Moment, known: Known, standing: Standing, verdict: Verdict) -> Outcome:
    """The outcome of a nudge or a defer: `walk` reaches those only from person to person."""
    found = openings(moment, known, standing)
    version = moment.facts.version if standing.policy is None else standing.policy.version
    if found.told is None:
        return _delivered(known.address, verdict, version, NO_ORDINARY_OPENING)
    if verdict.action is Action.DEFER and found.recipient is None:
        return _delivered(known.address, verdict, version, NO_OPENING)
    return Outcome(
        recipient=known.address,
        action=verdict.action,
        not_before=found.told,
        opening=found.recipient,
        clause=verdict.clause,
        findings=verdict.findings,
        lost=verdict.lost,
        policy=version,
        nudge=verdict.nudge,
    )


def _delivered(address: Address, verdict: Verdict, version: str, instead: str = "") -> Outcome:
    """Deliver at once; `instead` names what kept the verdict's own action from being taken."""
    findings, lost = verdict.findings, verdict.lost
    if instead:
        findings = (*findings, Finding(rule=instead.partition("/")[2], matched=True, clause=instead))
        lost = (verdict.clause, *lost)
    return Outcome(
        recipient=address,
        action=Action.DELIVER,
        not_before=None,
        opening=None,
        clause=instead or verdict.clause,
        findings=findings,
        lost=lost,
        policy=version,
    )

"""The policy as a readable table of (conditions, action, clause), and the one loop that walks it.

To add a rule: one file in `rules/`, its test, and one line in `_mandatory` or in `_CONDITIONS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.engine.rules.automatic import Automatic
from disconnect.engine.rules.on_call import OnCallIs
from disconnect.engine.rules.own_mail import OwnMail
from disconnect.engine.rules.quiet_class import QuietClassIn
from disconnect.engine.rules.sender_relation import SenderRelationIn
from disconnect.engine.rules.stranger import Stranger
from disconnect.engine.rules.working_time import WorkingTime
from disconnect.model.decision import Finding
from disconnect.model.policy import Action

if TYPE_CHECKING:
    from disconnect.engine.rules import Rule
    from disconnect.engine.situation import Situation
    from disconnect.model.policy import Policy, Response

# No clause of a policy file can have such a name: "/" is not allowed in it.
AUTOMATIC_MAIL = "mandatory/automatic-mail"
OWN_MAIL = "mandatory/own-mail"
PERSON_TO_PERSON = "mandatory/only-person-to-person"
NOTHING_SAID = "default/nothing-said"

_CONDITIONS = (QuietClassIn.of, SenderRelationIn.of, OnCallIs.of)


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the chain: when all its rules match, its action is taken, and the clause says why."""

    rules: tuple[Rule, ...]
    action: Action
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The first link that hit, and the findings of all rules tried on the way there."""

    action: Action
    clause: str
    findings: tuple[Finding, ...]


def chain(policy: Policy, hours_clause: str) -> tuple[Link, ...]:
    """The whole chain for a recipient whose hours rest on `hours_clause`: what always holds, then the policy.

    The first link that hits decides; where none does, `walk` delivers.
    """
    return (*_mandatory(hours_clause), *map(_link, policy.responses))


def walk(links: tuple[Link, ...], situation: Situation) -> Verdict:
    """Walk the chain; the first link whose rules all match decides, and nothing matching delivers.

    >>> from disconnect.engine.situation import Situation
    >>> walk((Link((WorkingTime(),), Action.DELIVER, "office"),), Situation()).clause
    'office'
    """
    findings: list[Finding] = []
    for link in links:
        if _hits(link, situation, findings):
            return Verdict(action=link.action, clause=link.clause, findings=tuple(findings))
    return Verdict(action=Action.DELIVER, clause=NOTHING_SAID, findings=tuple(findings))


def _mandatory(hours_clause: str) -> tuple[Link, ...]:
    """What no policy can change, in order."""
    return (
        Link((Automatic(),), Action.DELIVER, AUTOMATIC_MAIL),
        Link((OwnMail(),), Action.DELIVER, OWN_MAIL),
        Link((Stranger(),), Action.DELIVER, PERSON_TO_PERSON),
        Link((WorkingTime(),), Action.DELIVER, hours_clause),
    )


def _link(response: Response) -> Link:
    """A row of the response table as a link."""
    asked = (condition(response) for condition in _CONDITIONS)
    return Link(tuple(rule for rule in asked if rule is not None), response.action, response.clause)


def _hits(link: Link, situation: Situation, findings: list[Finding]) -> bool:
    """Try the link's rules in order up to the first that does not match, and note what each said."""
    for rule in link.rules:
        matched = rule.matches(situation)
        findings.append(Finding(rule=rule.name, matched=matched, clause=link.clause))
        if not matched:
            return False
    return True

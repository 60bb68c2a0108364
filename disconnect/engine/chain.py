"""The policy as a readable table of (conditions, action, clause), and the one loop that walks it.

To add a rule: one file in `rules/`, its test, and one line in `_mandatory` or in `_CONDITIONS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.engine.rules.after_work import AfterWork
from disconnect.engine.rules.automatic import Automatic
from disconnect.engine.rules.exception_applies import ExceptionApplies
from disconnect.engine.rules.on_call import OnCallIs
from disconnect.engine.rules.own_mail import OwnMail
from disconnect.engine.rules.quiet_class import QuietClassIn
from disconnect.engine.rules.quiet_time import QuietTime
from disconnect.engine.rules.recipient_hours import RecipientHours
from disconnect.engine.rules.sender_relation import SenderRelationIn
from disconnect.engine.rules.slot_in import SlotIn
from disconnect.engine.rules.stranger import Stranger
from disconnect.engine.rules.urgent import Urgent
from disconnect.engine.rules.working_time import WorkingTime
from disconnect.model.agreement import ExceptionKind
from disconnect.model.decision import Finding
from disconnect.model.policy import Action

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disconnect.engine.rules import Rule
    from disconnect.engine.situation import Situation
    from disconnect.model.agreement import ExceptionTerms
    from disconnect.model.policy import Policy, Response

# No clause of a policy file can have such a name: "/" is not allowed in it.
AUTOMATIC_MAIL = "mandatory/automatic-mail"
OWN_MAIL = "mandatory/own-mail"
PERSON_TO_PERSON = "mandatory/only-person-to-person"
URGENT_MAIL = "mandatory/urgent-mail"
NOTHING_SAID = "default/nothing-said"

_CONDITIONS = (
    SlotIn.of,
    QuietClassIn.of,
    QuietTime.of,
    SenderRelationIn.of,
    OnCallIs.of,
    AfterWork.of,
    RecipientHours.of,
)


@dataclass(frozen=True, slots=True)
class Link:
    """One row of the chain: when all its rules match, its action is taken, and the clause says why."""

    rules: tuple[Rule, ...]
    action: Action
    clause: str
    nudge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The first link that hit, the findings of all rules tried on the way there, and the clauses that lost to it.

    A clause loses when its link would have hit too, had the one that decided not stood above it.
    """

    action: Action
    clause: str
    findings: tuple[Finding, ...]
    lost: tuple[str, ...] = ()
    nudge: str = ""


def chain(policy: Policy, hours_clause: str) -> tuple[Link, ...]:
    """The whole chain for a recipient whose hours rest on `hours_clause`: what always holds, exceptions, the table.

    The first link that hits decides; where none does, `walk` delivers. Whoever is under no policy has no hours (""),
    and no working time that could decide or lose.
    """
    rows = tuple(map(_link, policy.responses))
    at_work = (Link((WorkingTime(),), Action.DELIVER, hours_clause),) if hours_clause else ()
    if any(row.slots for row in policy.responses):
        # In working time only rows for slots can hit; what they let pass is working time.
        return (*_mandatory(policy), *rows, *at_work)
    return (*_mandatory(policy), *at_work, *rows)


def walk(links: tuple[Link, ...], situation: Situation) -> Verdict:
    """Walk the chain; the first link whose rules all match decides, and nothing matching delivers.

    >>> from disconnect.engine.situation import Situation
    >>> walk((Link((WorkingTime(),), Action.DELIVER, "office"),), Situation()).clause
    'office'
    """
    findings: list[Finding] = []
    for number, link in enumerate(links):
        if _hits(link, situation, findings):
            lost = dict.fromkeys(other.clause for other in links[number + 1 :] if _would_hit(other, situation))
            lost.pop(link.clause, None)
            return Verdict(
                action=link.action, clause=link.clause, findings=tuple(findings), lost=tuple(lost), nudge=link.nudge
            )
    return Verdict(action=Action.DELIVER, clause=NOTHING_SAID, findings=tuple(findings))


def in_order(exceptions: Iterable[ExceptionTerms]) -> tuple[ExceptionTerms, ...]:
    """Exceptions as they are asked: urgent mail, force majeure, shared slots, those of a kind by their names.

    A policy's version does not depend on the order in which its tables are written, so no decision may either.
    """
    kinds = tuple(ExceptionKind)
    return tuple(sorted(exceptions, key=lambda terms: (kinds.index(terms.kind), terms.id)))


def _mandatory(policy: Policy) -> tuple[Link, ...]:
    """What no policy can change, in order, then the exceptions that the parties agreed on."""
    exceptions = in_order(policy.exceptions)
    urgent = next((terms.clause for terms in exceptions if terms.kind is ExceptionKind.URGENT), URGENT_MAIL)
    return (
        Link((Automatic(),), Action.DELIVER, AUTOMATIC_MAIL),
        Link((OwnMail(),), Action.DELIVER, OWN_MAIL),
        Link((Stranger(),), Action.DELIVER, PERSON_TO_PERSON),
        Link((Urgent(),), Action.DELIVER, urgent),
        *(
            Link((ExceptionApplies(terms.id),), Action.DELIVER, terms.clause)
            for terms in exceptions
            if terms.kind is not ExceptionKind.URGENT
        ),
    )


def _link(response: Response) -> Link:
    """A row of the response table as a link."""
    asked = (condition(response) for condition in _CONDITIONS)
    rules = tuple(rule for rule in asked if rule is not None)
    return Link(rules, response.action, response.clause, response.nudge)


def _hits(link: Link, situation: Situation, findings: list[Finding]) -> bool:
    """Try the link's rules in order up to the first that does not match, and note what each said."""
    for rule in link.rules:
        matched = rule.matches(situation)
        findings.append(Finding(rule=rule.name, matched=matched, clause=link.clause))
        if not matched:
            return False
    return True


def _would_hit(link: Link, situation: Situation) -> bool:
    return all(rule.matches(situation) for rule in link.rules)

"""The chain: what always holds comes first, then the policy's rows in order, and everything tried is on record."""

from __future__ import annotations

import pytest

from disconnect.engine.chain import (
    AUTOMATIC_MAIL,
    NOTHING_SAID,
    OWN_MAIL,
    PERSON_TO_PERSON,
    URGENT_MAIL,
    Verdict,
    chain,
    walk,
)
from disconnect.engine.situation import Situation
from disconnect.model.contact import Kind
from disconnect.model.decision import Finding
from disconnect.model.policy import Action, QuietClass, Relation, Response
from tests.engine.company import ON_CALL_FIRST, REMIND, SUPERIORS_WAIT, WAIT, policy

EVENING = QuietClass.EVENING
STRICT = policy(WAIT)
TABLE = policy(ON_CALL_FIRST, SUPERIORS_WAIT, REMIND)


def judged(situation: Situation, *, strict: bool = True) -> Verdict:
    return walk(chain(STRICT if strict else TABLE, "office hours"), situation)


@pytest.mark.parametrize(
    ("situation", "clause"),
    [
        pytest.param(Situation(kind=Kind.AUTOMATIC, quiet=EVENING), AUTOMATIC_MAIL, id="automatic mail"),
        pytest.param(Situation(is_to_oneself=True, quiet=EVENING), OWN_MAIL, id="mail to oneself"),
        pytest.param(Situation(is_between_people=False, quiet=EVENING), PERSON_TO_PERSON, id="a stranger on one side"),
        pytest.param(Situation(quiet=None), "office hours", id="the recipient is at work"),
        pytest.param(
            Situation(kind=Kind.AUTOMATIC, is_to_oneself=True, is_between_people=False, quiet=None),
            AUTOMATIC_MAIL,
            id="everything at once: the first row of the table speaks",
        ),
        pytest.param(
            Situation(is_to_oneself=True, is_between_people=False), OWN_MAIL, id="a stranger who writes to themself"
        ),
    ],
)
def test_what_no_policy_can_change_is_delivered(situation: Situation, clause: str) -> None:
    verdict = judged(situation)
    assert (verdict.action, verdict.clause) == (Action.DELIVER, clause)


@pytest.mark.parametrize(
    ("situation", "action", "clause"),
    [
        pytest.param(Situation(quiet=EVENING), Action.NUDGE, "remind", id="the last row fits what the others leave"),
        pytest.param(
            Situation(quiet=EVENING, relation=Relation.SUPERIOR),
            Action.DEFER,
            "superiors",
            id="two conditions",
        ),
        pytest.param(
            Situation(quiet=QuietClass.NIGHT, relation=Relation.SUPERIOR),
            Action.NUDGE,
            "remind",
            id="one of two conditions is not enough",
        ),
        pytest.param(
            Situation(quiet=EVENING, relation=Relation.SUPERIOR, is_on_call=True),
            Action.DELIVER,
            "on-call",
            id="the first row that fits wins over a stricter one below",
        ),
        pytest.param(
            Situation(quiet=EVENING, kind=Kind.INVITATION),
            Action.NUDGE,
            "remind",
            id="an invitation is by hand",
        ),
    ],
)
def test_the_first_row_that_fits_decides(situation: Situation, action: Action, clause: str) -> None:
    verdict = judged(situation, strict=False)
    assert (verdict.action, verdict.clause) == (action, clause)


def test_where_no_row_fits_mail_is_delivered() -> None:
    night = Response(clause="night", action=Action.DEFER, classes=frozenset({QuietClass.NIGHT}))
    verdict = walk(chain(policy(night), "office hours"), Situation(quiet=EVENING))
    assert (verdict.action, verdict.clause) == (Action.DELIVER, NOTHING_SAID)
    assert verdict.findings[-1] == Finding(rule="quiet-class", matched=False, clause="night")


def test_every_rule_that_was_tried_is_on_record_in_order_with_what_it_said() -> None:
    verdict = judged(Situation(quiet=EVENING, relation=Relation.TEAM), strict=False)
    assert [(finding.rule, finding.matched, finding.clause) for finding in verdict.findings] == [
        ("automatic", False, AUTOMATIC_MAIL),
        ("own-mail", False, OWN_MAIL),
        ("stranger", False, PERSON_TO_PERSON),
        ("urgent", False, URGENT_MAIL),
        ("working-time", False, "office hours"),
        ("quiet-time", True, "on-call"),
        ("on-call", False, "on-call"),
        ("quiet-class", True, "superiors"),
        ("sender-relation", False, "superiors"),
        ("quiet-time", True, "remind"),
    ]


def test_nothing_is_tried_after_the_decision() -> None:
    verdict = judged(Situation(kind=Kind.AUTOMATIC))
    assert verdict.findings == (Finding(rule="automatic", matched=True, clause=AUTOMATIC_MAIL),)


def test_an_empty_chain_delivers() -> None:
    assert walk((), Situation(quiet=EVENING)) == Verdict(action=Action.DELIVER, clause=NOTHING_SAID, findings=())

"""The chain: what always holds comes first, then the policy's rows in order, and everything tried is on record."""

from __future__ import annotations

from dataclasses import replace

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
from disconnect.model.agreement import ExceptionKind, ExceptionTerms
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
        pytest.param(Situation(is_urgent=True, quiet=EVENING), URGENT_MAIL, id="mail declared urgent"),
        pytest.param(
            Situation(is_urgent=True, is_between_people=False), PERSON_TO_PERSON, id="urgent mail from a stranger"
        ),
        pytest.param(Situation(is_urgent=True, quiet=None), URGENT_MAIL, id="urgent mail in working time"),
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


SILENCE = Response(clause="silence", action=Action.DEFER, slots=frozenset({"friday"}))
FINISHING = Response(clause="finishing", action=Action.DELIVER, after_work=30)
NIGHT_SHIFT = Response(clause="nights", action=Action.DELIVER, hours=frozenset({"night-shift"}))
REMIND_IN_WORDS = replace(REMIND, nudge="evening")
SLOTTED = policy(SILENCE, FINISHING, NIGHT_SHIFT, REMIND_IN_WORDS)


@pytest.mark.parametrize(
    ("situation", "action", "clause"),
    [
        pytest.param(
            Situation(slots=frozenset({"friday"})), Action.DEFER, "silence", id="a row for slots holds in working time"
        ),
        pytest.param(
            Situation(slots=frozenset({"friday"}), quiet=EVENING),
            Action.DEFER,
            "silence",
            id="a row for slots holds in quiet time",
        ),
        pytest.param(
            Situation(slots=frozenset({"lunch"})),
            Action.DELIVER,
            "office hours",
            id="working time in another slot is working time",
        ),
        pytest.param(Situation(), Action.DELIVER, "office hours", id="working time outside slots is working time"),
        pytest.param(
            Situation(quiet=EVENING, since_work=29),
            Action.DELIVER,
            "finishing",
            id="the last minute of those after work",
        ),
        pytest.param(
            Situation(quiet=EVENING, since_work=30), Action.NUDGE, "remind", id="a minute too late after work"
        ),
        pytest.param(
            Situation(quiet=EVENING, hours="night-shift"), Action.DELIVER, "nights", id="the recipient's hours decide"
        ),
        pytest.param(Situation(quiet=EVENING, hours="office"), Action.NUDGE, "remind", id="other hours do not"),
        pytest.param(
            Situation(slots=frozenset({"friday"}), is_urgent=True),
            Action.DELIVER,
            URGENT_MAIL,
            id="urgent mail passes a slot",
        ),
    ],
)
def test_rows_for_slots_for_the_time_after_work_and_for_hours(
    situation: Situation, action: Action, clause: str
) -> None:
    verdict = walk(chain(SLOTTED, "office hours"), situation)
    assert (verdict.action, verdict.clause) == (action, clause)


def test_the_words_of_the_reminder_are_those_of_the_row_that_decided() -> None:
    assert walk(chain(SLOTTED, "office hours"), Situation(quiet=EVENING)).nudge == "evening"
    assert walk(chain(SLOTTED, "office hours"), Situation(slots=frozenset({"friday"}))).nudge == ""


def terms(name: str, kind: ExceptionKind) -> ExceptionTerms:
    return ExceptionTerms(id=name, kind=kind, clause=f"clause of {name}", title={})


EXCEPTIONAL = replace(
    policy(SILENCE, WAIT),
    exceptions=(
        terms("flood", ExceptionKind.FORCE_MAJEURE),
        terms("urgent", ExceptionKind.URGENT),
        terms("shared", ExceptionKind.INTERNATIONAL),
    ),
)


@pytest.mark.parametrize(
    ("situation", "clause"),
    [
        pytest.param(
            Situation(quiet=EVENING, is_urgent=True), "clause of urgent", id="urgent mail rests on the policy's clause"
        ),
        pytest.param(
            Situation(quiet=EVENING, exceptions=frozenset({"flood"})),
            "clause of flood",
            id="force majeure in quiet time",
        ),
        pytest.param(
            Situation(quiet=EVENING, exceptions=frozenset({"shared", "flood"})),
            "clause of flood",
            id="the exception that stands first in the file speaks",
        ),
        pytest.param(
            Situation(slots=frozenset({"friday"}), exceptions=frozenset({"shared"})),
            "clause of shared",
            id="an exception passes a slot",
        ),
        pytest.param(
            Situation(is_between_people=False, exceptions=frozenset({"flood"})),
            PERSON_TO_PERSON,
            id="what no policy can change comes before exceptions",
        ),
    ],
)
def test_exceptions_deliver_before_any_row(situation: Situation, clause: str) -> None:
    verdict = walk(chain(EXCEPTIONAL, "office hours"), situation)
    assert (verdict.action, verdict.clause) == (Action.DELIVER, clause)


def test_an_exception_that_does_not_hold_leaves_the_table_to_decide() -> None:
    verdict = walk(chain(EXCEPTIONAL, "office hours"), Situation(quiet=EVENING, exceptions=frozenset({"strike"})))
    assert (verdict.action, verdict.clause) == (Action.DEFER, "wait")
    assert [finding.clause for finding in verdict.findings if finding.rule == "exception"] == [
        "clause of flood",
        "clause of shared",
    ]


@pytest.mark.parametrize(
    ("situation", "lost"),
    [
        pytest.param(
            Situation(quiet=EVENING, relation=Relation.SUPERIOR, is_on_call=True),
            ("superiors", "remind"),
            id="every row below that would have fitted too",
        ),
        pytest.param(Situation(quiet=EVENING), (), id="nothing below the last row"),
        pytest.param(
            Situation(is_urgent=True, quiet=EVENING, relation=Relation.SUPERIOR),
            ("superiors", "remind"),
            id="rows that urgent mail passed",
        ),
        pytest.param(Situation(quiet=None), (), id="no row is for working time"),
    ],
)
def test_clauses_that_lost_are_told(situation: Situation, lost: tuple[str, ...]) -> None:
    assert judged(situation, strict=False).lost == lost


def test_a_clause_that_decides_does_not_lose_to_itself() -> None:
    twice = policy(replace(REMIND, relations=frozenset({Relation.TEAM})), REMIND)
    assert walk(chain(twice, "office hours"), Situation(quiet=EVENING, relation=Relation.TEAM)).lost == ()


def test_nothing_is_tried_after_the_decision() -> None:
    verdict = judged(Situation(kind=Kind.AUTOMATIC))
    assert verdict.findings == (Finding(rule="automatic", matched=True, clause=AUTOMATIC_MAIL),)


def test_an_empty_chain_delivers() -> None:
    assert walk((), Situation(quiet=EVENING)) == Verdict(action=Action.DELIVER, clause=NOTHING_SAID, findings=())

"""Each rule looks at one thing, and at nothing else."""

from __future__ import annotations

import pkgutil
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.engine import rules as rules_package
from disconnect.engine.chain import chain
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
from disconnect.engine.situation import Situation
from disconnect.model.contact import Kind
from disconnect.model.policy import Action, QuietClass, Relation, Response
from tests.engine.company import policy

if TYPE_CHECKING:
    from disconnect.engine.rules import Rule

NIGHTS = frozenset({QuietClass.NIGHT, QuietClass.EVENING})
LEADERS = frozenset({Relation.SUPERIOR})
QUIET = Situation(quiet=QuietClass.EVENING)
NONE: frozenset[str] = frozenset()
FRIDAY, LUNCH, BOTH = frozenset({"friday"}), frozenset({"lunch"}), frozenset({"friday", "lunch"})
FLOOD, STRIKE = frozenset({"flood"}), frozenset({"strike"})
NIGHT_SHIFT = frozenset({"night-shift"})

# Rule, the one field it looks at, and the values of that field that match.
LOOKS: list[tuple[Rule, str, set[object]]] = [
    (Automatic(), "kind", {Kind.AUTOMATIC}),
    (Urgent(), "is_urgent", {True}),
    (OwnMail(), "is_to_oneself", {True}),
    (Stranger(), "is_between_people", {False}),
    (WorkingTime(), "quiet", {None}),
    (QuietClassIn(NIGHTS), "quiet", {QuietClass.NIGHT, QuietClass.EVENING}),
    (SenderRelationIn(LEADERS), "relation", {Relation.SUPERIOR}),
    (OnCallIs(is_on_call=True), "is_on_call", {True}),
    (OnCallIs(is_on_call=False), "is_on_call", {False}),
    (QuietTime(), "quiet", set(QuietClass)),
    (SlotIn(FRIDAY), "slots", {FRIDAY, BOTH}),
    (SlotIn(BOTH), "slots", {FRIDAY, LUNCH, BOTH}),
    (ExceptionApplies("flood"), "exceptions", {FLOOD, FLOOD | STRIKE}),
    (AfterWork(30), "since_work", {0, 1, 29}),
    (AfterWork(1), "since_work", {0}),
    (RecipientHours(NIGHT_SHIFT), "hours", {"night-shift"}),
    (RecipientHours(frozenset({"office", "night-shift"})), "hours", {"office", "night-shift"}),
]
VALUES: dict[str, list[Any]] = {
    "kind": list(Kind),
    "is_to_oneself": [True, False],
    "is_between_people": [True, False],
    "quiet": [None, *QuietClass],
    "is_on_call": [True, False],
    "relation": list(Relation),
    "hours_clause": ["", "1"],
    "is_urgent": [True, False],
    "slots": [NONE, FRIDAY, LUNCH, BOTH],
    "exceptions": [NONE, FLOOD, STRIKE, FLOOD | STRIKE],
    "since_work": [None, 0, 1, 29, 30, 31],
    "hours": ["", "office", "night-shift", "night"],
}
SITUATIONS = st.builds(Situation, **{name: st.sampled_from(values) for name, values in VALUES.items()})


def told(rule: Rule) -> str:
    """A rule's name with what it asks for."""
    asked = [shown(getattr(rule, field.name)) for field in fields(rule) if field.name != "name"]  # type: ignore[arg-type] # every rule is one
    return " ".join([rule.name, *asked])


def shown(value: object) -> str:
    """A value of a situation, sets in a fixed order."""
    return " and ".join(sorted(map(str, value))) or "none" if isinstance(value, frozenset) else str(value)


@pytest.mark.parametrize(
    ("rule", "field", "value"),
    [
        pytest.param(rule, field, value, id=f"{told(rule)} asked about {field} {shown(value)}")
        for rule, field, _ in LOOKS
        for value in VALUES[field]
    ],
)
def test_a_rule_matches_exactly_its_values(rule: Rule, field: str, value: object) -> None:
    expected = next(values for known, _, values in LOOKS if known == rule)
    changed: dict[str, Any] = {field: value}
    assert rule.matches(replace(QUIET, **changed)) is (value in expected)


@given(situation=SITUATIONS, other=SITUATIONS, number=st.sampled_from(range(len(LOOKS))))
def test_a_rule_looks_at_one_field_only(situation: Situation, other: Situation, number: int) -> None:
    rule, field, _ = LOOKS[number]
    changed = replace(other, **{field: getattr(situation, field)})
    assert rule.matches(changed) is rule.matches(situation)


def test_rules_have_names_of_their_own() -> None:
    names = {type(rule): rule.name for rule, _, _ in LOOKS}
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize(
    ("response", "rules"),
    [
        pytest.param(
            Response(clause="1", action=Action.NUDGE), [QuietTime()], id="a row without conditions is for quiet time"
        ),
        pytest.param(
            Response(clause="1", action=Action.NUDGE, classes=NIGHTS),
            [QuietClassIn(NIGHTS)],
            id="classes make one rule",
        ),
        pytest.param(
            Response(clause="1", action=Action.NUDGE, relations=LEADERS, on_call=False),
            [QuietTime(), SenderRelationIn(LEADERS), OnCallIs(is_on_call=False)],
            id="on_call = false is a condition, not the lack of one",
        ),
        pytest.param(
            Response(clause="1", action=Action.DEFER, slots=FRIDAY),
            [SlotIn(FRIDAY)],
            id="a row for slots is for working time too",
        ),
        pytest.param(
            Response(clause="1", action=Action.DEFER, slots=BOTH, relations=LEADERS),
            [SlotIn(BOTH), SenderRelationIn(LEADERS)],
            id="several slots make one rule",
        ),
        pytest.param(
            Response(clause="1", action=Action.DELIVER, after_work=30, hours=NIGHT_SHIFT),
            [QuietTime(), AfterWork(30), RecipientHours(NIGHT_SHIFT)],
            id="minutes after work and hours make one rule each",
        ),
    ],
)
def test_a_response_becomes_its_rules(response: Response, rules: list[Rule]) -> None:
    (link,) = [link for link in chain(policy(response), "at work") if link.clause == "1"]
    assert list(link.rules) == rules
    assert link.action is response.action


def test_every_rule_stands_in_the_table_above() -> None:
    modules = {name for _, name, _ in pkgutil.iter_modules(rules_package.__path__)}
    assert {type(rule).__module__.rpartition(".")[2] for rule, _, _ in LOOKS} == modules

"""Each rule looks at one thing, and at nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.engine.rules.automatic import Automatic
from disconnect.engine.rules.on_call import OnCallIs
from disconnect.engine.rules.own_mail import OwnMail
from disconnect.engine.rules.quiet_class import QuietClassIn
from disconnect.engine.rules.sender_relation import SenderRelationIn
from disconnect.engine.rules.stranger import Stranger
from disconnect.engine.rules.working_time import WorkingTime
from disconnect.engine.situation import Situation
from disconnect.model.contact import Kind
from disconnect.model.policy import Action, QuietClass, Relation, Response

if TYPE_CHECKING:
    from disconnect.engine.rules import Rule

NIGHTS = frozenset({QuietClass.NIGHT, QuietClass.EVENING})
LEADERS = frozenset({Relation.SUPERIOR})
QUIET = Situation(quiet=QuietClass.EVENING)

# Rule, the one field it looks at, and the values of that field that match.
LOOKS: list[tuple[Rule, str, set[object]]] = [
    (Automatic(), "kind", {Kind.AUTOMATIC}),
    (OwnMail(), "is_to_oneself", {True}),
    (Stranger(), "is_between_people", {False}),
    (WorkingTime(), "quiet", {None}),
    (QuietClassIn(NIGHTS), "quiet", {QuietClass.NIGHT, QuietClass.EVENING}),
    (SenderRelationIn(LEADERS), "relation", {Relation.SUPERIOR}),
    (OnCallIs(is_on_call=True), "is_on_call", {True}),
    (OnCallIs(is_on_call=False), "is_on_call", {False}),
]
VALUES: dict[str, list[Any]] = {
    "kind": list(Kind),
    "is_to_oneself": [True, False],
    "is_between_people": [True, False],
    "quiet": [None, *QuietClass],
    "is_on_call": [True, False],
    "relation": list(Relation),
    "hours_clause": ["", "1"],
}
SITUATIONS = st.builds(Situation, **{name: st.sampled_from(values) for name, values in VALUES.items()})


@pytest.mark.parametrize(
    ("rule", "field", "value"),
    [
        pytest.param(rule, field, value, id=f"{rule.name} asked about {field} {value}")
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
        pytest.param(Response(clause="1", action=Action.NUDGE), [], id="a row without conditions has no rules"),
        pytest.param(
            Response(clause="1", action=Action.NUDGE, classes=NIGHTS),
            [QuietClassIn(NIGHTS)],
            id="classes make one rule",
        ),
        pytest.param(
            Response(clause="1", action=Action.NUDGE, relations=LEADERS, on_call=False),
            [SenderRelationIn(LEADERS), OnCallIs(is_on_call=False)],
            id="on_call = false is a condition, not the lack of one",
        ),
    ],
)
def test_a_response_becomes_its_rules(response: Response, rules: list[Rule]) -> None:
    made = [condition.of(response) for condition in (QuietClassIn, SenderRelationIn, OnCallIs)]
    assert [rule for rule in made if rule is not None] == rules

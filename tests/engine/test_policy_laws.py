"""Laws of policies: a slow engine agrees; stricter never lets more through; outside the table order is nothing."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.engine.evaluate import NO_OPENING, evaluate
from disconnect.model.contact import Recipient
from disconnect.model.policy import Action, QuietClass
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import parse
from disconnect.policyfile.scenarios.reading import script_of
from disconnect.policyfile.scenarios.stage import Stage, address
from disconnect.worktime.calendars import day_segments
from disconnect.worktime.compiled import classify
from disconnect.worktime.wallclock import civil_date
from tests.engine.random_policies import NAMES, STARTS, calendar_of, contact_of, facts_of, world
from tests.engine.shuffled import shuffled, toml
from tests.engine.slow_engine import Answer, Mail, World, decide
from tests.engine.stricter import RANK, WAYS
from tests.policyfile.combination.pages import blocks, section

if TYPE_CHECKING:
    from disconnect.engine.facts import Facts
    from disconnect.model.decision import Outcome
    from disconnect.policyfile.scenarios.cast import Script

seeds = st.integers(0, 2**32)


def outcome(known: Facts, mail: Mail, at: datetime) -> Outcome:
    (found,) = evaluate(contact_of(mail), known, at).outcomes
    return found


def answer(known: World, mail: Mail, at: datetime) -> Answer:
    found = outcome(facts_of(known), mail, at)
    return Answer(found.action, found.clause, found.lost, found.not_before, found.opening)


@settings(max_examples=150)
@given(seed=seeds)
def test_an_engine_that_looks_at_every_minute_agrees(seed: int) -> None:
    known, mail, at = world(seed)
    assert answer(known, mail, at) == decide(known, mail, at)


def test_the_random_policies_reach_every_kind_of_decision() -> None:
    """A law that holds of deliveries alone would prove nothing."""
    found = [(known, answer(known, mail, at)) for known, mail, at in map(world, range(400))]
    clauses = {each.clause for _, each in found}
    assert {"rest", "r1", "hours of office", "hours of rota", "x flood", "x shared", "x urgent", NO_OPENING} <= clauses
    assert {"mandatory/automatic-mail", "mandatory/own-mail", "mandatory/only-person-to-person"} <= clauses
    assert "default/nothing-said" in clauses
    actions = [each.action for _, each in found]
    assert min(actions.count(action) for action in Action) >= 20
    assert any(each.told and each.opening and each.told < each.opening for _, each in found)
    assert any(each.told and each.opening and each.told > each.opening for _, each in found)
    assert sum(bool(each.lost) for _, each in found) >= 50


def moments(dice: Random, at: datetime) -> list[datetime]:
    return [at, *(at + timedelta(minutes=dice.randrange(-2000, 6000)) for _ in range(5))]


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=40)
@given(seed=seeds)
def test_a_stricter_policy_never_lets_more_through(way: str, seed: int) -> None:
    """Row by row at least as strict; but for holds that could never end, and therefore never begin."""
    known, _, at = world(seed)
    dice = Random(seed)
    table = known.policy.responses
    if not table:
        return
    stricter = replace(known, policy=replace(known.policy, responses=WAYS[way](dice, table)))
    before, after = facts_of(known), facts_of(stricter)
    for moment in moments(dice, at):
        for pair in permutations(NAMES, 2):
            was, now = outcome(before, Mail(*pair), moment), outcome(after, Mail(*pair), moment)
            assert RANK[now.action] >= RANK[was.action] or now.clause == NO_OPENING
            if was.action is now.action is Action.DEFER:
                assert was.opening is not None
                assert now.opening is not None
                assert now.opening >= was.opening


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_being_stricter_changes_decisions(way: str) -> None:
    """Otherwise the law above would hold of nothing."""
    changed = 0
    for seed in range(80):
        known, _, at = world(seed)
        dice = Random(seed)
        if known.policy.responses:
            table = WAYS[way](dice, known.policy.responses)
            both = facts_of(known), facts_of(replace(known, policy=replace(known.policy, responses=table)))
            cases = [(Mail(*pair), moment) for pair in permutations(NAMES, 2) for moment in moments(dice, at)]
            changed += any(len({outcome(each, *case).action for each in both}) > 1 for case in cases)
    assert changed >= 4


@settings(max_examples=100)
@given(seed=seeds)
def test_exceptions_only_ever_let_through(seed: int) -> None:
    known, _, at = world(seed)
    bare = replace(known, policy=replace(known.policy, exceptions=()))
    before, after = facts_of(bare), facts_of(known)
    for pair in permutations(NAMES, 2):
        was, now = outcome(before, Mail(*pair), at), outcome(after, Mail(*pair), at)
        assert now.action is was.action or now.action is Action.DELIVER or was.clause == NO_OPENING


@settings(max_examples=100)
@given(seed=seeds)
def test_each_instant_belongs_to_exactly_one_class(seed: int) -> None:
    """One segment of one date holds it; the compiled tables and the slow engine say the same."""
    known, _, at = world(seed)
    dice = Random(seed)
    for name in NAMES:
        calendar = calendar_of(known.workers[name])
        for moment in moments(dice, at):
            today = civil_date(moment, calendar.zone)
            days = (today - timedelta(days=1), today, today + timedelta(days=1))
            segments = [segment for day in days for segment in day_segments(calendar, day)]
            holding = [kind for start, end, kind in segments if start <= moment < end]
            assert holding == [classify(calendar, moment)] == [known.workers[name].quiet(moment)]


def test_the_random_workers_have_every_class() -> None:
    found: set[QuietClass | None] = set()
    for seed in range(60):
        known, _, at = world(seed)
        found |= {known.workers[name].quiet(at) for name in NAMES}
    assert found == {None, *QuietClass}


@settings(max_examples=60)
@given(seed=seeds)
def test_a_policy_of_one_row_that_fits_all_quiet_time_decides_by_working_time_alone(seed: int) -> None:
    known, _, at = world(seed)
    row = replace(known.policy.responses[0], slots=frozenset()) if known.policy.responses else None
    if row is None:
        return
    plain = replace(row, classes=frozenset(), relations=frozenset(), on_call=None, after_work=None, hours=frozenset())
    policy = replace(known.policy, responses=(plain,), exceptions=())
    facts = facts_of(replace(known, policy=policy))
    for sender, recipient in permutations(NAMES, 2):
        found = outcome(facts, Mail(sender, recipient), at)
        is_working = known.workers[recipient].is_working(at)
        assert (found.clause == f"hours of {known.workers[recipient].hours.id.split('@')[0]}") is is_working  # type: ignore[union-attr]
        assert is_working or found.clause in {plain.clause, NO_OPENING}


FOLDER = Path(__file__).parents[2] / "policies" / "templates"
FILES = {
    folder.name: tuple((folder / f"{name}.toml").read_text("utf-8") for name in ("policy", "scenarios"))
    for folder in sorted(FOLDER.iterdir())
    if (folder / "scenarios.toml").is_file()
} | {"the page on combination": tuple(blocks(section("en", 2)))}
"""Policies, each with a file of people."""
FLOOD = datetime(2026, 5, 12, 18, tzinfo=UTC)
"""An instant at which two exceptions of the page hold at once."""


def decided(text: str, script: Script, instants: list[datetime]) -> list[tuple[object, ...]]:
    """Every mail between two people of a script at each instant; all of the outcome but the version."""
    stage = Stage(script, (parse(text, "p"),))
    found: list[tuple[object, ...]] = []
    for at in instants:
        facts = stage.facts(at)
        for sender, recipient in permutations(script.people, 2):
            contact = replace(contact_of(Mail("x", "y")), sender=address(sender))
            contact = replace(contact, recipients=(Recipient(address=address(recipient)),))
            (each,) = evaluate(contact, facts, at).outcomes
            found.append((*each[:7], each.nudge))
    return found


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=8)
@given(seed=seeds)
def test_the_order_of_everything_outside_the_response_table_changes_no_decision(name: str, seed: int) -> None:
    """Clauses, hours, slots, exceptions, commitments, keys and lists; the table of responses alone is read in order."""
    dice = Random(seed)
    text, people = FILES[name]
    other = toml(shuffled(tomllib.loads(text), dice))
    assert tomllib.loads(other).keys() == tomllib.loads(text).keys()
    script = script_of(people, "s")
    instants = [FLOOD, *(start + timedelta(minutes=dice.randrange(8 * 1440)) for start in STARTS)]
    assert decided(other, script, instants) == decided(text, script, instants)


def test_the_order_of_the_response_table_does_change_decisions() -> None:
    """What the law above leaves alone has a meaning: turned round, the tables decide otherwise."""
    changed = 0
    for text, people in FILES.values():
        document, script = tomllib.loads(text), script_of(people, "s")
        turned = {**document, "responses": document["responses"][::-1]}
        instants = [start + timedelta(hours=hour) for start in STARTS for hour in (8, 21)]
        try:
            changed += decided(toml(turned), script, instants) != decided(text, script, instants)
        except PolicyFileError:  # a row that could never be reached any more
            changed += 1
    assert changed >= 3


def test_the_version_of_a_policy_is_that_of_its_tables_in_any_order() -> None:
    document = tomllib.loads(FILES["group-agreement"][0])
    turned = dict(reversed(document.items()))
    assert parse(toml(turned), "p").version == parse(toml(document), "p").version


def test_the_starts_are_aware_and_in_utc() -> None:
    assert all(start.utcoffset() == timedelta() for start in STARTS)

"""Twenty invented clauses of a company's own agreement, each in keys that are compared, and told in sentences."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from disconnect.model.agreement import Commitment
from disconnect.policyfile.branch.strictness import KEYS, shortfalls
from disconnect.policyfile.charter.commitments import told
from disconnect.policyfile.charter.draft import Draft
from disconnect.policyfile.charter.voice import NO_BREAK, Voice
from disconnect.policyfile.read import parse
from disconnect.worktime.slots import slot_spans

TEXT = (Path(__file__).parent / "corpus" / "agreement.toml").read_text("utf-8")
POLICY = parse(TEXT, "agreement.toml")
CLAUSES = [name for name in POLICY.clauses if name != "hours"]
SENTENCES = {
    "managers": "The line manager refrains from contacting the employee by mail between 20:00 and 07:00 the next day, "
    "except in an emergency.",
    "monday": "A message sent to the employee by mail during weekly rest is deemed received when work resumes, "
    "on Monday, not before 09:00.",
    "wednesday": "Everyone keeps time free of meetings at least once every month on Wednesday.",
    "return": "On return from an absence, everyone keeps time free of meetings with the employee, for at least "
    "4 hours, after more than 2 weeks.",
    "training": "Everyone refrains from soliciting the employee during training.",
    "phone": "The employee has the right to disconnect (phone calls) during the time outside working hours.",
    "fourth": "After a contact outside working time, the human resources department meets the employee for an "
    "interview, once it has happened at least 4 times every month, within 2 weeks.",
    "review": "The employer presents a report on disconnection to the staff representatives every year. "
    "In particular: the measures taken; alerts; volumes of messages.",
}


def resting(clause: str) -> list[Commitment]:
    return [each for each in POLICY.commitments if each.clause == clause]


def test_there_are_twenty_clauses_and_each_holds_something_that_is_compared_or_applied() -> None:
    assert len(CLAUSES) == 20
    sections = (POLICY.telework, POLICY.meetings, POLICY.on_call, *POLICY.slots.values())
    applied = {section.clause for section in sections if section is not None}
    assert [name for name in CLAUSES if not resting(name) and name not in applied] == []


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_word_of_a_clause_stands_in_a_key_that_is_compared(clause: str) -> None:
    for each in resting(clause):
        assert shortfalls(each, each) == ()
        filled = {field.name for field in fields(Commitment) if getattr(each, field.name)}
        assert filled - {"clause", "kind"} <= KEYS.keys()


@pytest.mark.parametrize(
    ("clause", "key", "value"),
    [
        pytest.param("managers", "between", (1200, 1800), id="quiet until six, not seven"),
        pytest.param("monday", "at", 480, id="received at eight"),
        pytest.param("wednesday", "every", None, id="once and never again"),
        pytest.param("return", "length", None, id="no half-day but some time"),
        pytest.param("fourth", "times", 5, id="the fifth contact, not the fourth"),
        pytest.param("few", "times", 6, id="six messages"),
        pytest.param("on-call", "times", 2, id="two weeks in four"),
    ],
)
def test_a_clause_that_gives_less_is_told(clause: str, key: str, value: object) -> None:
    floor = resting(clause)[0]
    changes: dict[str, Any] = {key: value}
    assert [each.key for each in shortfalls(floor, replace(floor, **changes))] == [key]


@pytest.mark.parametrize("clause", SENTENCES)
def test_the_charter_says_what_was_meant(clause: str) -> None:
    draft = Draft(policy=POLICY, document={}, voice=Voice("en"))
    number = POLICY.commitments.index(resting(clause)[0])
    assert told(draft, ("commitments", number), resting(clause)[0]).text.replace(NO_BREAK, " ") == SENTENCES[clause]


def test_a_weekend_is_closed_without_a_gap_from_friday_to_monday() -> None:
    start, end = datetime(2026, 4, 3, 15, 30, tzinfo=UTC), datetime(2026, 4, 6, 6, 0, tzinfo=UTC)
    spans = sorted(
        span for slot in POLICY.slots.values() for span in slot_spans(slot, ZoneInfo("Europe/Paris"), start, end)
    )
    assert spans[0][0] == start
    assert spans[-1][1] == end
    assert all(before[1] >= after[0] for before, after in pairwise(spans))

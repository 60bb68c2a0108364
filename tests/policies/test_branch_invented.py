"""Twenty invented clauses: what the language expresses, and what it still has only words for."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from disconnect.model.agreement import Commitment
from disconnect.policyfile.branch.strictness import KEYS
from disconnect.policyfile.layers import layer_of

FILE = Path(__file__).parent / "corpus" / "invented.toml"
LAYER = layer_of(FILE.read_text("utf-8"), FILE.name)
IN_WORDS = {
    "parents",  # people by their family
    "private-phone",  # which application, on whose device
    "deleted",  # mail is delivered, reminded of or held, never thrown away
    "night-site",  # a commitment has no site: another policy with a scope would say it
    "twenty-euros",  # money
    "two-calls",  # urgency by what happens, where the sender's mark decides
    "long-weekend",  # a window by the clock ends within a day
    "closing",  # a commitment has no dates: a policy in force from one date to another would say it
}


def test_there_are_twenty_clauses_in_both_languages() -> None:
    assert len(LAYER.clauses) == 20
    assert all(clause.text["fr"] != clause.text["en"] for clause in LAYER.clauses.values())


def test_twelve_are_commitments_and_eight_stand_in_words_alone() -> None:
    expressed = {each.clause for each in LAYER.commitments}
    assert len(expressed) == 12
    assert LAYER.clauses.keys() - expressed == IN_WORDS


def test_what_is_expressed_stands_in_keys_that_are_compared() -> None:
    for each in LAYER.commitments:
        filled = {field.name for field in fields(Commitment) if getattr(each, field.name)}
        assert filled - {"clause", "kind"} <= KEYS.keys()

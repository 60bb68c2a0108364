"""How far clauses say what branch agreements say: every row judged anew, and every key of a checked clause compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from disconnect.model.agreement import Actor, Channel, Commitment, Delay, Exemption, Mode, Occasion, Protected, Unit
from disconnect.policyfile.branch.strictness import KEYS, shortfalls
from disconnect.policyfile.commitments import KINDS
from scripts.branch_measure import NAMES, SECTIONS, VALUES, filled, judged, layer, resting, rewritten
from scripts.branch_sentences import CHECKABLE, LIST, PRINTED, RECOMMENDED, Row, listed, page, totals

ROWS = listed()
OPERATIVE = tuple(row for row in ROWS if row.operative)
CHECKED = tuple(row for row in OPERATIVE if row.expressed == "checked")
READ_ME = LIST.with_name("README.md").read_text("utf-8")
LEAST = 0.9
"""The share of checkable rows that must be checked."""
LONG = Delay(99, Unit.YEARS)
WEAKER: Mapping[str, tuple[Any, Any]] = {
    "who": (frozenset(), frozenset(Actor)),
    "to": (frozenset({Actor.DOCTOR}), frozenset()),
    "during": (frozenset({Protected.DELEGATION}), frozenset()),
    "channels": (frozenset({Channel.MEETING}), frozenset()),
    "contracts": (frozenset({"other"}), None),
    "upon": (frozenset({Occasion.OVERTIME}), None),
    "modes": (frozenset({Mode.TRAVEL}), None),
    "about": (frozenset(), None),
    "exemptions": (frozenset(Exemption), None),
    "between": ((0, 1), (0, 1440)),
    "days": (frozenset({0}), frozenset(range(7))),
    "within": (None, None),
    "prompt": (False, None),
    "every": (None, Delay(1, Unit.MINUTES)),
    "times": (None, 1000),
    "length": (None, LONG),
    "longer_than": (LONG, None),
    "from_employees": (1_000_000, None),
    "written": (False, None),
}
"""For each key a value that protects less, and one where the kind says that less protects more."""


def weakened(commitment: Commitment, key: str) -> Commitment:
    less = KINDS[commitment.kind].less
    is_reversed = key in less or (key == "every" and "times" in less)
    changed: dict[str, Any] = {key: WEAKER[key][is_reversed]}
    return replace(commitment, **changed)


def row(by: str, subjects: tuple[str, ...] = ("rights",)) -> Row:
    found = next(each for each in OPERATIVE if each.by == by)
    return replace(found, subjects=subjects)


def test_every_operative_row_names_a_clause_of_its_own_and_no_other_row_does() -> None:
    assert [each.place for each in ROWS if bool(each.by) != each.operative] == []
    assert [by for by, times in Counter(each.by for each in OPERATIVE).items() if times > 1] == []


def test_every_clause_of_the_layers_is_named_by_a_row() -> None:
    files = {each.by.partition("#")[0] for each in OPERATIVE}
    clauses = {f"{file}#{clause}" for file in files for clause in layer(file).clauses}
    assert clauses == {each.by for each in OPERATIVE}


@pytest.mark.parametrize("file", sorted({each.by.partition("#")[0] for each in OPERATIVE}))
def test_a_row_s_clause_is_in_the_file_of_its_branch_and_names_its_article(file: str) -> None:
    found = layer(file)
    rows = [each for each in OPERATIVE if each.by.startswith(f"{file}#")]
    assert {str(each.idcc) for each in rows} == {found.id}
    for each in rows:
        clause = found.clauses[each.by.partition("#")[2]]
        assert each.article in clause.ref.split()
        assert clause.text == {"fr": each.says_fr, "en": each.says}


def test_what_the_list_says_of_each_row_is_what_its_clause_holds() -> None:
    assert rewritten(LIST.read_text("utf-8"), ROWS) == LIST.read_text("utf-8")


@pytest.mark.parametrize("subject", sorted(CHECKABLE))
def test_a_checked_row_has_a_value_for_each_of_its_subjects(subject: str) -> None:
    rows = [each for each in CHECKED if subject in each.subjects]
    assert rows
    for each in rows:
        commitments, sections = resting(each)
        keys = {key for commitment in commitments for key in filled(commitment)}
        assert keys & VALUES[subject] or any(subject in SECTIONS[name] for name in sections), each.by


@pytest.mark.parametrize("file", sorted({each.by.partition("#")[0] for each in CHECKED}))
def test_every_key_that_a_checked_clause_fills_is_compared(file: str) -> None:
    for each in CHECKED:
        if not each.by.startswith(f"{file}#"):
            continue
        for commitment in resting(each)[0]:
            owed = replace(commitment, optional=False)
            assert shortfalls(owed, owed) == ()
            for key in filled(owed) - NAMES:
                assert shortfalls(owed, weakened(owed, key)), f"{each.by}: {key}"


def test_nobody_is_held_to_a_row_that_is_only_recommended() -> None:
    free = [each for each in CHECKED if each.why]
    assert {each.why for each in free} == {RECOMMENDED}
    for each in free:
        assert all(shortfalls(owed, Commitment(clause="x", kind="none")) == () for owed in resting(each)[0])


def test_rows_in_words_or_in_no_clause_say_why() -> None:
    assert [each.place for each in OPERATIVE if each.expressed != "checked" and not each.why] == []
    assert {each.expressed for each in OPERATIVE} <= {"checked", "text", "none"}


def test_nine_checkable_rows_in_ten_are_checked() -> None:
    found = totals(ROWS)
    assert found["checked"] + found["text"] + found["none"] == found["checkable"]
    assert found["checked"] / found["checkable"] >= LEAST


def test_the_read_me_tells_the_totals() -> None:
    found = totals(ROWS)
    told = re.search(
        r"Checked: (\d+) of (\d+) \(([\d.]+) %\), (\d+) of them recommendations; partly in words: (\d+)", READ_ME
    )
    assert told is not None
    assert tuple(map(int, told.group(2, 1, 4, 5))) == tuple(
        found[name] for name in ("checkable", "checked", "recommended", "text")
    )
    assert told[3] == f"{found['checked'] / found['checkable']:.1%}".removesuffix("%")


def test_the_page_is_current() -> None:
    assert PRINTED.read_text("utf-8") == page(ROWS)


def test_the_page_has_a_line_for_every_row() -> None:
    assert len(re.findall(r"^\| \d+ \|", page(ROWS), re.MULTILINE)) == len(ROWS)


@pytest.mark.parametrize(
    ("changes", "expressed", "why"),
    [
        pytest.param({"by": ""}, "none", "no kind of commitment", id="a row without a clause is in none"),
        pytest.param({}, "checked", "", id="keys alone are compared"),
        pytest.param({"subjects": ("exceptions",)}, "text", "no value for exceptions", id="a subject without its key"),
    ],
)
def test_a_row_is_judged_by_its_clause(changes: Mapping[str, Any], expressed: str, why: str) -> None:
    found = judged(replace(row("policies/branch/1486.toml#no-solicitation-47348411-3"), **changes))
    assert found.expressed == expressed
    assert found.why.startswith(why)


def test_words_beside_the_keys_make_a_row_text() -> None:
    found = judged(row("policies/branch/1486.toml#information-29264470-49"))
    assert (found.expressed, found.why) == ("text", "partly in words: text is compared by nothing")


def test_every_key_of_a_commitment_but_its_words_is_compared() -> None:
    assert WEAKER.keys() | {"at", "optional"} == KEYS.keys()

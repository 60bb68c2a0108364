"""The cases of a table of responses, as sets of bits, against each case looked at by itself, and against the chain."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.engine.cases import Case, deciding, grid, numbers, unreachable
from disconnect.engine.chain import NOTHING_SAID, chain, walk
from disconnect.engine.situation import Situation
from disconnect.model.policy import INTERNAL, Action, QuietClass, Relation, Response
from tests.engine.company import policy

SLOTS, HOURS, LIMITS = ("friday", "lunch"), ("office", "night-shift"), (15, 30)
AT_WORK = "at work"


def names(of: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(of), max_size=2)


@st.composite
def responses(draw: st.DrawFn) -> Response:
    """A row as a policy file may write one: classes and slots exclude each other."""
    slots = draw(names(SLOTS))
    classes = frozenset() if slots else draw(st.frozensets(st.sampled_from(QuietClass), max_size=3))
    return Response(
        clause="",
        action=draw(st.sampled_from(Action)),
        classes=classes,
        relations=draw(st.frozensets(st.sampled_from(Relation), max_size=2)),
        on_call=draw(st.sampled_from([None, True, False])),
        slots=slots,
        after_work=draw(st.sampled_from([None, *LIMITS])),
        hours=draw(names(HOURS)),
    )


tables = st.lists(responses(), max_size=4)


def every_case(rows: list[Response]) -> list[Case]:
    """All that can happen, built in the plainest way."""
    limits = sorted({row.after_work for row in rows if row.after_work is not None})
    relations = [*INTERNAL, *({Relation.EXTERNAL} & {relation for row in rows for relation in row.relations})]
    slots = ["", *{slot for row in rows for slot in row.slots}]
    hours = ["", *{name for row in rows for name in row.hours}]
    found = product([None, *QuietClass], slots, relations, [True, False], range(len(limits) + 1), hours)
    cases = (Case(*values) for values in found)
    return [case for case in cases if case.quiet or (case.slot and case.after_work == len(limits))]


def fits(row: Response, case: Case, limits: list[int]) -> bool:
    """Whether a row is for a case, word by word as the policy file's page says it."""
    if row.slots and case.slot not in row.slots:
        return False
    if not row.slots and case.quiet is None:
        return False
    return (
        (not row.classes or case.quiet in row.classes)
        and (not row.relations or case.relation in row.relations)
        and (row.on_call is None or row.on_call == case.on_call)
        and (not row.hours or case.hours in row.hours)
        and (row.after_work is None or (case.after_work < len(limits) and limits[case.after_work] <= row.after_work))
    )


def limits_of(rows: list[Response]) -> list[int]:
    return sorted({row.after_work for row in rows if row.after_work is not None})


@given(rows=tables)
def test_the_set_of_a_row_holds_exactly_the_cases_that_fit_it(rows: list[Response]) -> None:
    table, limits = grid(rows), limits_of(rows)
    cases, expected = table.cases(), every_case(rows)
    assert {cases[number] for number in numbers(table.everything)} == set(expected)
    assert table.everything.bit_count() == len(expected)
    for row in rows:
        found = {cases[number] for number in numbers(table.mask(row))}
        assert found == {case for case in expected if fits(row, case, limits)}


@given(rows=tables)
def test_each_case_is_decided_once_by_the_first_row_that_fits(rows: list[Response]) -> None:
    limits = limits_of(rows)
    found = list(deciding(rows))
    assert {case for case, _ in found} == set(every_case(rows))
    assert len(found) == len(every_case(rows))
    for case, row in found:
        assert row is next((each for each in rows if fits(each, case, limits)), None)


@given(rows=tables)
def test_a_row_is_unreachable_where_no_case_has_it_as_its_first(rows: list[Response]) -> None:
    limits = limits_of(rows)
    first = [
        next((number for number, row in enumerate(rows) if fits(row, case, limits)), None) for case in every_case(rows)
    ]
    assert unreachable(rows) == tuple(number for number in range(len(rows)) if number not in first)


def situation(case: Case, limits: list[int]) -> Situation:
    """A situation of the kind: at the last minute of its step after work."""
    return Situation(
        quiet=case.quiet,
        slots=frozenset({case.slot} - {""}),
        relation=case.relation,
        is_on_call=case.on_call,
        since_work=limits[case.after_work] - 1 if case.after_work < len(limits) else None,
        hours=case.hours,
    )


def numbered(rows: list[Response]) -> list[Response]:
    """The rows, each under a clause of its own."""
    return [replace(row, clause=str(number)) for number, row in enumerate(rows)]


@given(rows=tables.map(numbered), data=st.data())
def test_the_chain_decides_a_case_as_the_table_says(rows: list[Response], data: st.DataObject) -> None:
    """The two are written apart: one walks rules, the other counts bits."""
    limits, decided = limits_of(rows), list(deciding(rows))
    links = chain(policy(*rows), AT_WORK)
    for case, row in data.draw(st.lists(st.sampled_from(decided), max_size=20)):
        verdict = walk(links, situation(case, limits))
        if row is None:
            assert verdict.clause == (NOTHING_SAID if case.quiet else AT_WORK)
        else:
            assert (verdict.action, verdict.clause) == (row.action, row.clause)


@given(rows=tables.map(numbered), data=st.data())
def test_a_row_that_decides_is_reachable_also_where_several_slots_meet(
    rows: list[Response], data: st.DataObject
) -> None:
    limits, links = limits_of(rows), chain(policy(*rows), AT_WORK)
    hidden = {rows[number].clause for number in unreachable(rows)}
    for case in data.draw(st.lists(st.sampled_from([case for case, _ in deciding(rows)]), max_size=20)):
        meeting = replace(situation(case, limits), slots=frozenset(SLOTS))
        assert walk(links, meeting).clause not in hidden


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([{}, {"classes": {QuietClass.NIGHT}}], (1,), id="a narrow row below one for all quiet time"),
        pytest.param([{}, {"slots": {"friday"}}], (), id="a slot still decides in working time"),
        pytest.param(
            [{}, {"slots": {"friday"}, "after_work": 30}],
            (1,),
            id="the minutes after work are quiet time, in a slot too",
        ),
        pytest.param([{"slots": {"friday"}}, {"slots": {"friday", "lunch"}}], (), id="one of two slots is left"),
        pytest.param([{"slots": {"friday", "lunch"}}, {"slots": {"friday"}}], (1,), id="both slots are taken"),
        pytest.param([{"after_work": 30}, {"after_work": 15}], (1,), id="the shorter time after work is inside"),
        pytest.param([{"after_work": 15}, {"after_work": 30}], (), id="the longer one goes on"),
        pytest.param([{"hours": {"office"}}, {"hours": {"office"}, "on_call": True}], (1,), id="the same hours"),
        pytest.param([{"on_call": True}, {"on_call": False}, {}], (2,), id="two rows hide a third together"),
        pytest.param([{"relations": set(INTERNAL)}, {}], (1,), id="everybody of the company is everybody"),
        pytest.param(
            [{"relations": set(INTERNAL)}, {"relations": {Relation.EXTERNAL}}], (), id="mail from outside is left"
        ),
    ],
)
def test_rows_that_can_never_be_reached(rows: list[dict[str, object]], expected: tuple[int, ...]) -> None:
    table = [
        Response(
            clause="",
            action=Action.NUDGE,
            **{key: frozenset(value) if isinstance(value, set) else value for key, value in row.items()},  # type: ignore[arg-type] # each under its own name
        )
        for row in rows
    ]
    assert unreachable(table) == expected


def test_a_row_for_quiet_time_holds_in_a_slot_too() -> None:
    """A slot above it takes the cases that it names, and no others."""
    quiet = Response(clause="quiet", action=Action.NUDGE)
    slot = Response(
        clause="slot", action=Action.DEFER, slots=frozenset({"friday"}), relations=frozenset({Relation.TEAM})
    )
    found = {case: row for case, row in deciding([slot, quiet]) if case.slot and case.quiet is QuietClass.EVENING}
    assert {case.relation for case, row in found.items() if row is slot} == {Relation.TEAM}
    assert {case.relation for case, row in found.items() if row is quiet} == set(INTERNAL) - {Relation.TEAM}

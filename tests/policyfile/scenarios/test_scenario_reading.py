"""Whatever is wrong in a scenario file is told with its line and a way to mend it, all of it together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.engine.meetings import MeetingRule
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.scenarios.cast import Judged
from disconnect.policyfile.scenarios.reading import script_of
from disconnect.policyfile.scenarios.specs import EXPECT, JUDGED, MEETING, PLAYER, SCENARIO
from tests.policyfile.scenarios.company import FOLDER, POLICY, SCRIPT, changed, mail, meeting, stage

MISTAKES = tomllib.loads((FOLDER.parent / "broken.toml").read_text("utf-8"))["mistakes"]
SPECS = (PLAYER, SCENARIO, EXPECT, MEETING, JUDGED)


def told(text: str, *policies: str) -> tuple[tuple[str, str, str], ...]:
    """Code, place and mend of every mistake, the policies' included."""
    with pytest.raises(PolicyFileError) as caught:
        stage(text, *policies)
    return tuple((problem.code, problem.where, problem.mend) for problem in caught.value.problems)


def test_the_script_that_the_broken_ones_differ_from_is_sound() -> None:
    found = stage().script
    assert found.policies == ("policy.toml",)
    assert found.people["ana"].leave == frozenset({date(2026, 4, 1)})
    assert found.people["ana"].on_call == (("2026-04-04 18:00", "2026-04-05T08:00"),)
    assert found.people["tom"].place.own_hours == "08:30-17:30"
    assert found.scenarios[1].senders == ("lea", "bob")
    assert found.scenarios[2].recipients == ("tom", "ana")
    assert found.meetings[0].attendees == ("lea", "ana")
    assert found.meetings[2].expect == Judged()


@pytest.mark.parametrize("mistake", [pytest.param(mistake, id=mistake["title"]) for mistake in MISTAKES])
def test_a_mistake_is_told_with_its_place(mistake: Mapping[str, str]) -> None:
    text = changed(SCRIPT, mistake["old"], mistake["new"])
    found = [each for each in told(text) if each[0] == mistake["code"]]
    assert [each[1] for each in found] == [mistake["where"]]
    assert found[0][2]
    line = text.splitlines()[int(re.findall(r"line (\d+)", mistake["where"])[0]) - 1]
    assert line.startswith("[") or any(part in line for part in mistake["new"].splitlines())


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param('"America/Toronto"', '"America/Toront"', 'did you mean "America/Toronto"?', id="a zone"),
        pytest.param('{ clause = "shop" }', '{ clause = "shpo" }', 'did you mean "shop"?', id="a clause"),
        pytest.param('manager = "lea"', 'manager = "lee"', 'did you mean "lea"?', id="a person"),
        pytest.param('form = "outside"', 'form = "outside"', 'did you mean "from"?', id="a key"),
        pytest.param('hours = "shop"', 'hours = "shops"', 'did you mean "shop"?', id="hours"),
    ],
)
def test_a_name_nearly_right_is_suggested(old: str, new: str, says: str) -> None:
    script = SCRIPT if old in SCRIPT else changed(SCRIPT, 'from = "outside"', old)
    assert [mend for _, _, mend in told(changed(script, old, new)) if mend.startswith(says)]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        pytest.param(
            ('others = [["2026-04-02 10:00Z", "2026-04-02 11:00"]]',), "stretch-form", id="by the clock alone"
        ),
        pytest.param(('others = ["2026-04-02 10:00/2026-04-02 09:00"]',), "stretch-form", id="in one text, backwards"),
        pytest.param(('others = ["2026-04-02 10:00"]',), "stretch-form", id="a start without an end"),
        pytest.param(("others = [[1, 2]]",), "stretch-form", id="numbers"),
    ],
)
def test_other_meetings_that_are_none_are_told(lines: tuple[str, ...], code: str) -> None:
    script = meeting('of = "ana"', 'start = "2026-04-02 09:00"', 'end = "2026-04-02 10:00"', *lines)
    assert [each[0] for each in told(script)] == [code]


def test_one_text_with_a_slash_is_a_start_and_an_end() -> None:
    pair, text = (
        meeting('of = "ana"', 'start = "2026-04-02 09:00"', 'end = "2026-04-02 10:00"', f"others = [{other}]")
        for other in ('["2026-04-02 10:00", "2026-04-02 11:00"]', '"2026-04-02 10:00/2026-04-02 11:00"')
    )
    assert stage(pair).script.meetings == stage(text).script.meetings


def test_times_may_stand_bare_as_toml_has_them() -> None:
    quoted, bare = (
        meeting('of = "ana"', f"start = {start}", f"end = {end}", f"others = [[{start}, {end}]]")
        for start, end in (
            ('"2026-04-02 09:00:00"', '"2026-04-02 10:00:00"'),
            ("2026-04-02 09:00:00", "2026-04-02T10:00:00"),
        )
    )
    assert stage(bare).script.meetings == stage(quoted).script.meetings


def test_broken_may_stand_in_the_row_itself() -> None:
    lines = ('of = "ana"', 'start = "2026-04-02 09:00"', 'end = "2026-04-02 10:00"')
    inside = meeting(*lines, 'expect = { broken = ["lunch"] }')
    beside = meeting(*lines, 'broken = ["lunch"]')
    assert stage(inside).script.meetings == stage(beside).script.meetings
    assert stage(beside).script.meetings[0].expect.broken == frozenset({MeetingRule.LUNCH})


def test_all_mistakes_are_told_together_in_the_order_of_the_lines() -> None:
    text = SCRIPT.replace('"America/Toronto"', '"Toronto"').replace('"defer"', '"hold"').replace('["slot"]', '["slto"]')
    assert [each[0] for each in told(text)] == ["zone-unknown", "action-unknown", "broken-unknown"]


def test_two_policies_that_cover_somebody_equally_well_are_told_at_the_person() -> None:
    twin = changed(POLICY, 'id = "agreement"', 'id = "charter"')
    with pytest.raises(PolicyFileError, match="agreement, charter") as caught:
        stage(SCRIPT, POLICY, twin)
    found = [(problem.code, problem.where) for problem in caught.value.problems]
    assert found == [
        ("policies-tied", f"line {line}, people.{name}")
        for line, name in ((3, "lea"), (6, "ana"), (12, "bob"), (15, "tom"))
    ]


def test_whoever_names_a_policy_ties_with_none() -> None:
    twin = changed(POLICY, 'id = "agreement"', 'id = "charter"')
    people = '[people.lea]\npolicy = "charter"\n[people.ana]\npolicy = "agreement"\n'
    lines = ('from = "lea"', 'to = "ana"', 'at = "2026-03-30 21:00"', 'expect = { action = "nudge" }')
    assert stage(mail(*lines, people=people), POLICY, twin)


@pytest.mark.parametrize("spec", SPECS)
def test_every_key_has_words_in_both_languages_and_an_example_that_reads(spec: object) -> None:
    for key in getattr(spec, "keys"):  # noqa: B009 - the parameter is one of five specs
        assert key.fr
        assert key.en
        assert key.fr != key.en
        assert key.form.schema()
        assert all(key.form.words())
        assert key.example


def test_the_examples_of_all_keys_together_are_a_sound_file() -> None:
    def rows(spec: object, *but: str) -> str:
        return "\n".join(f"{key.name} = {key.example}" for key in getattr(spec, "keys") if key.name not in but)  # noqa: B009

    names = "".join(f"[people.{name}]\n" for name in ("lea", "ana", "bob"))
    expect = ", ".join(f"{key.name} = {key.example}" for key in EXPECT.keys)
    judged = ", ".join(f"{key.name} = {key.example}" for key in JUDGED.keys if key.name != "ok")
    text = (
        f"{names}[people.eve]\n{rows(PLAYER)}\n[[scenarios]]\n{rows(SCENARIO, 'automatic')}\nexpect = {{ {expect} }}\n"
        f"[[meetings]]\n{rows(MEETING, 'broken')}\nexpect = {{ {judged} }}\n"
    )
    assert script_of(text, "s.toml").people["eve"].place.team == "press"


@given(text=st.text())
def test_whatever_is_written_reads_or_is_told(text: str) -> None:
    try:
        script_of(text, "s.toml")
    except PolicyFileError as error:
        assert error.problems  # noqa: PT017 - either is fine


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["ok", "broken", "a"]), inner, max_size=3)
    ),
)


@given(key=st.sampled_from(sorted({key.name for spec in SPECS for key in spec.keys} | {"expect"})), value=values)
def test_whatever_stands_under_a_key_reads_or_is_told(key: str, value: object) -> None:
    """No value of any type makes the reader stumble."""
    tomlkit = pytest.importorskip("tomlkit")
    row = {"title": "t", key: value}
    document = {"people": {"ana": row}, "scenarios": [row, {**row, "expect": {key: value}}], "meetings": [row]}
    try:
        text = tomlkit.dumps(_without_none(document))
    except (TypeError, ValueError):
        return
    with pytest.raises(PolicyFileError):
        script_of(text, "s.toml")


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_none(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_none(inner) for inner in value if inner is not None]
    return value

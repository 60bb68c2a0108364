"""Whatever is done to a policy file, it reads, or every mistake is told with its place: nothing else ever comes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.model.problem import Problem
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import parse
from disconnect.policyfile.templates import template, template_names

SOUND = (Path(__file__).parent / "sound.toml").read_text("utf-8")
VALUES = ['"x"', '""', "1", "-1", "1.5", "true", "2026-03-28", "09:00:00", "[]", "[1]", '["x", 1]', "{}", "{ a = 1 }"]
VALUES += ["[[]]", "[{}]", '["monday"]', '["25:00-26:00"]', f'"{"long" * 40}"', "nan", "2026-03-28T01:00:00Z"]
UNTOLD = Problem(source="", where="", code="", what="a policy without working time was read", mend="")
lines = st.sampled_from([number for number, line in enumerate(SOUND.splitlines()) if "=" in line])


def problems(text: str) -> tuple[Problem, ...]:
    """What is told of the file, nothing where it reads; any other exception is a failure."""
    try:
        policy = parse(text, "x")
    except PolicyFileError as error:
        return error.problems
    return () if policy.hours[policy.ordinary].periods else (UNTOLD,)


def reads_or_tells(text: str) -> None:
    for problem in problems(text):
        assert problem != UNTOLD
        assert problem.what
        assert problem.mend
        assert problem.where
        assert len(problem.line) < 1000


@given(number=lines, value=st.sampled_from(VALUES))
def test_any_value_in_any_place(number: int, value: str) -> None:
    text = SOUND.splitlines()
    key = text[number].partition("=")[0]
    reads_or_tells("\n".join([*text[:number], f"{key}= {value}", *text[number + 1 :]]))


@pytest.mark.parametrize("section", ["clauses", "hours", "holidays", "night", "responses", "title", "weekend"])
@pytest.mark.parametrize("value", VALUES)
def test_any_value_where_a_table_should_be(section: str, value: str) -> None:
    reads_or_tells(f'{section} = {value}\nid = "x"\nzone = "UTC"\ndefault_hours = "x"\n')


@given(name=st.sampled_from(template_names()), data=st.data())
def test_a_template_with_a_line_left_out(name: str, data: st.DataObject) -> None:
    text = template(name).splitlines()
    left_out = data.draw(st.integers(0, len(text) - 1))
    reads_or_tells("\n".join(text[:left_out] + text[left_out + 1 :]))


@given(text=st.text(max_size=60))
def test_any_text_at_all(text: str) -> None:
    reads_or_tells(text)
    with pytest.raises(PolicyFileError):
        parse(text, "x")


def test_a_long_value_is_cut_and_a_table_is_called_one() -> None:
    head, tail = SOUND.split('zone = "Europe/Paris"')
    text = f'{head.replace("sound", "x")}zone = ["{"long" * 40}", 1, {{}}]{tail}'.replace('id = "x"', "id = { a = 1 }")
    told = [problem.what for problem in problems(text)]
    assert told == ["a table does not fit here", f'["{"long" * 15}…", 1, a table] does not fit here']

"""Nothing that somebody puts into a policy file ends in anything but a policy or located mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.errors import ConfigError
from disconnect.policyfile.bounds import DEEPEST, LARGEST, LONGEST_LINE
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import parse
from disconnect.policyfile.templates import template
from disconnect.policyfile.write import edited

if TYPE_CHECKING:
    from disconnect.model.problem import Problem

PLAIN = template("plain")
TOO_MUCH = [
    pytest.param("x = " + "[" * 4000 + "]" * 4000, "file-too-deep", id="lists deeper than the parser can follow"),
    pytest.param("x = " + "[" * 100 + "]" * 100, "file-too-deep", id="lists deeper than a policy may have them"),
    pytest.param(".".join(["x"] * 4000) + " = 1", "file-too-deep", id="a key of four thousand parts"),
    pytest.param("x = " + "{ a = " * 40 + "1" + " }" * 40, "file-too-deep", id="tables inside one another"),
    pytest.param("x = " + "9" * 5000, "number-too-large", id="a number longer than the parser reads"),
    pytest.param("x = 0x" + "f" * 5000, "number-too-large", id="a number that nothing could write"),
    pytest.param("x = 9223372036854775808", "number-too-large", id="one more than TOML promises"),
    pytest.param(".".join(["x"] * 20000) + " = 1", "file-too-large", id="a key of twenty thousand parts"),
    pytest.param("# " + "x" * LONGEST_LINE, "file-too-large", id="a line that is no line any more"),
    pytest.param("# so on\n" * (LARGEST // 8), "file-too-large", id="a file that is no policy any more"),
]


@pytest.mark.parametrize(("more", "code"), TOO_MUCH)
def test_more_than_a_policy_may_hold_is_a_mistake_on_its_line(more: str, code: str) -> None:
    with pytest.raises(PolicyFileError) as told:
        parse(f"{more}\n{PLAIN}", "policy.toml")
    (problem,) = told.value.problems
    assert problem.code == code
    assert problem.where == "line 1"
    assert problem.mend


@pytest.mark.parametrize(
    "much",
    [
        pytest.param("# " + "x" * (LONGEST_LINE - 2), id="the longest line"),
        pytest.param("# so on\n" * ((LARGEST - len(PLAIN) - 1) // 8), id="the largest file"),
    ],
)
def test_what_lies_just_inside_the_bounds_is_read(much: str) -> None:
    assert parse(f"{much}\n{PLAIN}", "policy.toml") == parse(PLAIN, "policy.toml")


def test_depth_is_counted_from_the_top_of_the_file() -> None:
    deepest = "[" * DEEPEST + "]" * DEEPEST
    for value, code in ((deepest, "key-unknown"), (f"[{deepest}]", "file-too-deep")):
        with pytest.raises(PolicyFileError) as told:
            parse(f"x = {value}\n{PLAIN}", "policy.toml")
        assert told.value.problems[0].code == code


@pytest.mark.parametrize(
    "value",
    [pytest.param("[" * 3000 + "]" * 3000, id="nested"), pytest.param("9" * 5000, id="long")],
)
def test_such_a_value_is_refused_by_policy_set(value: str) -> None:
    with pytest.raises(ConfigError):
        edited(PLAIN, "smoothing_minutes", value)


signs = st.sampled_from(
    [
        "[",
        "]",
        "{",
        "}",
        "=",
        ".",
        ",",
        "\n",
        '"',
        "'",
        "#",
        "x",
        "9",
        "inf",
        "nan",
        "1e999",
        "-",
        "hours",
        "monday",
        " ",
    ]
)


@given(at=st.integers(0, len(PLAIN)), put=st.lists(signs, max_size=60), times=st.sampled_from([1, 1, 1, 400]))
def test_whatever_is_typed_into_a_policy_gives_a_policy_or_mistakes(at: int, put: list[str], times: int) -> None:
    text = PLAIN[:at] + "".join(put) * times + PLAIN[at:]
    problems = mistakes_in(text)
    assert all(problem.where and problem.what and problem.mend for problem in problems)


def mistakes_in(text: str) -> tuple[Problem, ...]:
    try:
        parse(text, "policy.toml")
    except PolicyFileError as error:
        return error.problems
    return ()

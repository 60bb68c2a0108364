"""What people write instead of TOML, and what they are told to write."""

from __future__ import annotations

import pytest

from disconnect.model.phrase import in_language
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import parse

WRITTEN = [
    pytest.param("consulted = 01/02/2026", "année d’abord", id="a date day first"),
    pytest.param("signed = 1.2.2026", "année d’abord", id="a date with dots"),
    pytest.param("start = 21:00", "entre guillemets", id="a time without quotes"),
    pytest.param("start = 21h30", "entre guillemets", id="a time as in French, without quotes"),
    pytest.param("employees = 1 200", "sans espace", id="a number with a space"),
    pytest.param("written = oui", "true pour oui", id="yes in French"),
    pytest.param('lundi–vendredi = ["09:00-17:00"]', "trait d’union", id="a long dash"),
    pytest.param('renégociation = "3 ans"', "avec accent", id="a key with an accent"),
    pytest.param("[clauses.suivi-été]", "avec accent", id="a section with an accent"),
    pytest.param("title = Charte", "fermez chaque guillemet", id="a text without quotes"),
    pytest.param('title = "Été" oops', "fermez chaque guillemet", id="an accent inside quotes is nothing to mend"),
]


@pytest.mark.parametrize(("line", "mend"), WRITTEN)
def test_the_mend_is_about_what_was_written(line: str, mend: str) -> None:
    with pytest.raises(PolicyFileError) as caught:
        parse(f"schema = 1\n{line}\n", "policy.toml")
    (problem,) = caught.value.problems
    assert problem.where == "line 2"
    assert mend in in_language(problem.mend, "fr")
    assert in_language(problem.mend, "fr") != problem.mend


def test_a_value_of_the_wrong_type_is_one_mistake() -> None:
    with pytest.raises(PolicyFileError) as caught:
        parse("[night]\nstart = 22\n", "policy.toml")
    assert [problem.code for problem in caught.value.problems if "night" in problem.where] == ["value-form"]

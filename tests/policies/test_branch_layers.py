"""Branch agreements as layers: read like a policy, every mistake with its line; what we ship names its articles."""

from __future__ import annotations

import re

import pytest

from disconnect.errors import ConfigError
from disconnect.policyfile.layers import branch, branches, layer_of
from disconnect.policyfile.mistakes import PolicyFileError

HEAD = """\
id = "1"
title = { fr = "Essai", en = "Trial" }

[clauses.rest]
title = "Repos"
ref = "art. 1, KALIARTI000000000001"
"""
WHOLE = f"""{HEAD}
[rest]
clause = "rest"
daily_hours = 12

[on_call]
clause = "rest"
notice_days = 15
[[on_call.reach]]
who = ["superior"]
how = ["phone"]

[meetings]
clause = "rest"
earliest = "09:00"

[[commitments]]
clause = "rest"
kind = "alert"
who = ["employee"]
to = ["employer"]
within = "24 heures"
about = ["span"]
upon = ["missed_rest"]
modes = ["telework"]
"""


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(PolicyFileError) as caught:
        layer_of(text, "branch/1.toml")
    return [(problem.where, problem.code) for problem in caught.value.problems]


def test_a_layer_says_rest_on_call_duty_meetings_and_commitments() -> None:
    found = layer_of(WHOLE, "branch/1.toml")
    assert (found.id, found.title["en"], list(found.clauses)) == ("1", "Trial", ["rest"])
    assert found.rest is not None
    assert found.on_call is not None
    assert found.meetings is not None
    assert (found.rest.daily, found.on_call.notice, len(found.on_call.reach)) == (12, 15, 1)
    assert (found.meetings.earliest, [each.kind for each in found.commitments]) == (540, ["alert"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("id = ", [("line 1", "toml-syntax")], id="what is no TOML"),
        pytest.param(
            HEAD.replace('id = "1"\n', ""), [("id", "key-missing")], id="a number that is missing"
        ),
        pytest.param(
            HEAD.replace('ref = "art. 1, KALIARTI000000000001"\n', ""),
            [("line 4, clauses.rest.ref", "key-missing")],
            id="a clause without a reference",
        ),
        pytest.param(
            f'{HEAD}\n[rest]\nclause = "nothing"\n', [("line 9, rest.clause", "clause-unknown")], id="an unknown clause"
        ),
        pytest.param(
            f'{HEAD}\n[hours.office]\nmonday = ["09:00-12:00"]\n',
            [("line 8, hours", "key-unknown")],
            id="a section that no branch agreement has",
        ),
        pytest.param(
            f'{HEAD}\n[[commitments]]\nclause = "rest"\nkind = "alert"\nwho = ["employee"]\nto = ["employer"]\n'
            'during = ["nap"]\nlength = "3 years"\n',
            [("line 13, commitments (row 1) during", "during-unknown"),
             ("line 14, commitments (row 1) length", "commitment-key")],
            id="an unknown time, and a key that means nothing for an alert",
        ),
        pytest.param(
            f'{HEAD}\n[[commitments]]\nclause = "rest"\nkind = "daily_rest"\nlength = "onze"\nupon = ["rain"]\n',
            [("line 11, commitments (row 1) length", "delay-form"),
             ("line 12, commitments (row 1) upon", "upon-unknown")],
            id="a length and an occasion that nobody can read",
        ),
    ],
)  # fmt: skip
def test_every_mistake_of_a_layer_is_told_with_its_line(text: str, found: list[tuple[str, str]]) -> None:
    assert problems(text) == found


def test_a_branch_that_is_not_written_says_which_are() -> None:
    with pytest.raises(ConfigError, match="1486") as caught:
        branch("1487")
    assert "did you mean" in str(caught.value)


def test_five_branches_are_written_in_the_order_of_their_numbers() -> None:
    assert branches() == ("1486", "1527", "2120", "2148", "3248")


@pytest.mark.parametrize("idcc", branches())
def test_every_clause_of_a_branch_names_its_article_and_holds_something_or_words(idcc: str) -> None:
    found = branch(idcc)
    assert found.id == idcc
    resting = {each.clause for each in found.commitments}
    resting |= {section.clause for section in (found.rest, found.on_call, found.meetings) if section}
    for clause in found.clauses.values():
        assert re.search(r"\bKALIARTI\d{12}\b", clause.ref), clause.id
        assert clause.id in resting or clause.text, clause.id
        assert clause.title["fr"] != clause.title["en"] or clause.title["fr"] == "Information", clause.id


def test_a_branch_is_read_once() -> None:
    assert branch("1486") is branch("1486")

"""A command used wrongly: exit code 2, and what could have been meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.app.small_files import error_of, run

if TYPE_CHECKING:
    from pathlib import Path

MISUSES = [
    pytest.param(("sync", "post2"), "there is no source 'post2'", "archive, mailboxes", id="a source"),
    pytest.param(
        ("report", "build", "--period", "2026-Q5", "--out", "out"), "not a year, half-year", "2026-Q2", id="a period"
    ),
    pytest.param(("policy", "show", "--hours", "mornings"), "no hours 'mornings'", "office", id="hours"),
    pytest.param(("policy", "show", "--week", "9999-12-31"), "lies outside the years", "correct", id="a week"),
]


@pytest.mark.parametrize(("command", "what", "mend"), MISUSES)
def test_a_name_that_is_not_there_is_a_misuse(config: Path, command: tuple[str, ...], what: str, mend: str) -> None:
    result = run(*command, "--config", config, "--json")
    assert result.exit_code == 2
    found = error_of(result)
    assert what in found["what"]
    assert mend in found["mend"]
    text = run(*command, "--config", config)
    assert text.exit_code == 2
    assert what in text.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(("report", "build", "--period", "2026", "--out", "o", "--by", "floor"), "'floor'", id="a level"),
        pytest.param(("report", "build", "--period", "2026", "--out", "o", "--lang", "de"), "'de'", id="a language"),
        pytest.param(("advise", "--from", "a@b", "--to", "c@d", "--at", "tomorrow"), "no instant", id="an instant"),
        pytest.param(
            ("advise", "--from", "a@b", "--to", "c@d", "--at", "0001-01-01T00:00+14:00"), "1990", id="the year one"
        ),
        pytest.param(
            ("advise", "--from", "a@b", "--to", "c@d", "--at", "9999-12-31T23:00-05:00"), "2199", id="the last year"
        ),
        pytest.param(("advise", "--from", "a@b"), "--to", id="an option that is missing"),
        pytest.param(("raport",), "raport", id="a command"),
    ],
)
def test_a_command_used_wrongly_exits_with_two(command: tuple[str, ...], said: str) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert said in result.stderr

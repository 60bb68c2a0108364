"""`disconnect policy show`: a week of a group, in words and as JSON, and nobody in it."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.app.small_files import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    run("init", tmp_path, "--organisation", "Trial", "--lang", "en")
    return tmp_path / "config.toml"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param(("--lang", "fr"), ("lun.", "temps de travail", "nuit"), id="French"),
        pytest.param(("--lang", "en"), ("Mon", "working time", "night"), id="English"),
        pytest.param((), ("Mon", "working time", "night"), id="the language configured"),
    ],
)
def test_the_week_is_drawn_in_the_language_asked_for(begun: Path, lang: tuple[str, ...], said: tuple[str, ...]) -> None:
    result = run("policy", "show", "--week", "2026-03-25", "--config", begun, *lang)
    assert result.exit_code == 0
    assert ("semaine du 23 mars 2026" if "fr" in lang else "week of 23 March 2026") in result.stdout
    assert [word for word in said if word not in result.stdout] == []


def test_json_gives_every_part_of_the_week_with_its_clauses(begun: Path) -> None:
    result = run("policy", "show", "--week", "2026-03-25", "--config", begun, "--json")
    found = json.loads(result.stdout)
    assert [day["date"] for day in found["days"]] == [f"2026-03-{day}" for day in range(23, 30)]
    parts = [part for day in found["days"] for part in day["segments"]]
    assert {part["class"] for part in parts} >= {"working", "night", "evening", "morning", "weekly_rest"}
    assert all(part["clauses"] for part in parts)
    # The Sunday of the change to summer time: twenty-three hours without a gap.
    sunday = found["days"][-1]["segments"]
    assert (sunday[0]["start"], sunday[-1]["end"]) == ("2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00")
    assert all(one["end"] == following["start"] for one, following in pairwise(parts))


def test_this_week_is_shown_where_none_is_named(begun: Path) -> None:
    found = json.loads(run("policy", "show", "--config", begun, "--json").stdout)
    assert len(found["days"]) == 7

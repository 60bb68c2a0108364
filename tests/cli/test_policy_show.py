"""`disconnect policy show`: a week of a group, in words and as JSON, and nobody in it."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from disconnect.policyfile.templates import template
from tests.app.small_files import edited, run

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


@pytest.fixture
def two(begun: Path) -> Path:
    """A folder of two policies, the narrower one for a site."""
    folder = begun.parent / "policies"
    folder.mkdir()
    text = (begun.parent / "policy.toml").read_text("utf-8")
    (folder / "all.toml").write_text(text, "utf-8")
    narrow = text.replace('id = "sme-charter"', 'id = "lyon"').replace("Disconnection charter", "Lyon")
    (folder / "lyon.toml").write_text(f'{narrow}\n[scope]\nsite = ["lyon"]\n', "utf-8")
    edited(begun, 'file = "policy.toml"', 'file = "policies"')
    return begun


def test_of_several_policies_the_widest_is_drawn_and_the_others_are_named(two: Path) -> None:
    said = run("policy", "show", "--config", two, "--lang", "en").stdout
    assert "Disconnection charter" in said
    assert "Other policies: lyon (disconnect policy show --policy NAME)." in said


def test_a_policy_is_shown_by_its_id(two: Path) -> None:
    found = json.loads(run("policy", "show", "--policy", "lyon", "--config", two, "--json").stdout)
    assert (found["policy"], found["others"]) == ("lyon", ["sme-charter"])


def test_a_policy_that_there_is_not_is_a_misuse_that_names_those_there_are(two: Path) -> None:
    result = run("policy", "show", "--policy", "paris", "--config", two, "--lang", "en")
    assert result.exit_code == 2
    assert "use one of sme-charter, lyon" in result.stderr


def test_a_file_is_shown_without_a_configuration(tmp_path: Path) -> None:
    file = tmp_path / "draft.toml"
    file.write_text(template("plain"), "utf-8")
    result = run("policy", "show", file, "--week", "2026-03-25", "--lang", "en")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        0,
        "Plain week · Office hours · week of 23 March 2026 · Europe/Paris",
    )

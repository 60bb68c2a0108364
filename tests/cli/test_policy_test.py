"""`disconnect policy test`: what passes, what fails and why, what is covered, and how a machine is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.small_files import run
from tests.policyfile.scenarios.company import POLICY, SCRIPT, changed

FAILING = changed(SCRIPT, '{ action = "defer"', '{ action = "nudge"')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "policy.toml").write_text(POLICY, "utf-8")
    (tmp_path / "scenarios.toml").write_text(SCRIPT, "utf-8")
    return tmp_path


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        pytest.param("en", ("scenarios.toml: 10 scenarios, 0 failed", "clauses covered: 8 of 8 (100%)"), id="English"),
        pytest.param("fr", ("10 scénarios, 0 en échec", "clauses couvertes : 8 sur 8 (100 %)"), id="French"),
    ],
)
def test_a_policy_that_does_what_was_negotiated_passes(folder: Path, lang: str, says: tuple[str, ...]) -> None:
    result = run("policy", "test", folder / "policy.toml", "--lang", lang)
    assert result.exit_code == 0
    assert result.stdout.count("✓") == 10 + 8
    assert "✗" not in result.stdout
    assert [word for word in says if word not in flat(result.stdout)] == []


def test_a_folder_is_played_like_its_file(folder: Path) -> None:
    assert run("policy", "test", folder).stdout == run("policy", "test", folder / "policy.toml").stdout


def test_a_scenario_that_fails_is_explained_and_the_exit_code_is_one(folder: Path) -> None:
    (folder / "scenarios.toml").write_text(FAILING, "utf-8")
    result = run("policy", "test", folder, "--lang", "en")
    assert result.exit_code == 1
    shown = flat(result.stdout)
    assert "✗ In the evening, from a superior" in shown
    assert "decided: clause superiors, “Superiors” (article 4) → waits for working time" in shown
    assert "would have decided in its place: clause rest, “Rest” (article 5)" in shown
    assert "✓ superiors: the recipient is not at work; the sender is one of those of the row" in shown
    assert "10 scenarios, 1 failed" in shown


def test_what_is_never_covered_is_named(folder: Path) -> None:
    (folder / "scenarios.toml").write_text(SCRIPT[: SCRIPT.index("[[meetings]]")], "utf-8")
    result = run("policy", "test", folder, "--lang", "en")
    assert result.exit_code == 0
    assert "· clause friday, “Friday” (article 8) never" in flat(result.stdout)
    assert "clauses covered: 6 of 8 (75%)" in flat(result.stdout)


@pytest.mark.parametrize(
    ("least", "code"),
    [
        pytest.param(75, 0, id="exactly as many as asked for"),
        pytest.param(76, 1, id="one per cent more"),
        pytest.param(100, 1, id="all"),
    ],
)
def test_too_little_coverage_fails(folder: Path, least: int, code: int) -> None:
    (folder / "scenarios.toml").write_text(SCRIPT[: SCRIPT.index("[[meetings]]")], "utf-8")
    result = run("policy", "test", folder, "--coverage-min", str(least), "--lang", "en")
    assert result.exit_code == code
    assert (f"✗ that is less than the {least}% asked for" in result.stdout) is bool(code)


def test_json_tells_every_point_and_why(folder: Path) -> None:
    (folder / "scenarios.toml").write_text(FAILING, "utf-8")
    result = run("policy", "test", folder, "--json", "--lang", "en")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert found["passed"] is False
    (file,) = found["files"]
    first, *others = file["scenarios"]
    assert (file["file"], file["policies"][0]["id"]) == ("scenarios.toml", "agreement")
    assert first["title"]["fr"] == "Un soir, d’une supérieure"
    assert first["points"][0] == {"what": "action", "who": "lea → ana", "expected": "nudge", "got": "defer"}
    assert first["clauses"] == ["superiors"]
    assert first["why"][0] == "lea → ana, Monday 30 March 2026, 21:00 (Europe/Paris): night, from a superior"
    assert [(each["passed"], each["why"]) for each in others] == [(True, [])] * 9
    assert found["coverage"]["never"] == []
    assert {"policy": "agreement", "clause": "meetings", "scenarios": 2} in found["coverage"]["clauses"]


def test_several_files_are_played_and_cover_together(folder: Path) -> None:
    people, _, _ = SCRIPT.partition("[[scenarios]]")
    (folder / "scenarios.toml").write_text(SCRIPT[: SCRIPT.index("[[meetings]]")], "utf-8")
    (folder / "meetings.scenarios.toml").write_text(people + SCRIPT[SCRIPT.index("[[meetings]]") :], "utf-8")
    result = run("policy", "test", folder, "--lang", "en", "--coverage-min", "100")
    assert result.exit_code == 0
    assert "meetings.scenarios.toml: 3 scenarios, 0 failed scenarios.toml: 7 scenarios" in flat(result.stdout)


def test_a_file_is_played_with_the_scenarios_that_name_it(folder: Path) -> None:
    (folder / "other.toml").write_text(changed(POLICY, 'id = "agreement"', 'id = "other"'), "utf-8")
    (folder / "other.scenarios.toml").write_text(changed(FAILING, '"policy.toml"', '"other.toml"'), "utf-8")
    assert run("policy", "test", folder / "policy.toml").exit_code == 0
    assert run("policy", "test", folder / "other.toml").exit_code == 1
    both = json.loads(run("policy", "test", folder, "--json").stdout)
    assert [file["policies"][0]["id"] for file in both["files"]] == ["other", "agreement"]


def test_scenarios_that_name_no_policy_are_about_all_in_the_folder(folder: Path) -> None:
    press = changed(POLICY, "[identity]", '[scope]\nteam = ["press"]\n\n[identity]').replace('"agreement"', '"press"')
    (folder / "press.toml").write_text(press, "utf-8")
    (folder / "scenarios.toml").write_text(changed(SCRIPT, 'policy = "policy.toml"', ""), "utf-8")
    found = json.loads(run("policy", "test", folder, "--json").stdout)
    assert [policy["id"] for policy in found["files"][0]["policies"]] == ["agreement", "press"]
    shown = flat(run("policy", "test", folder, "--lang", "en").stdout)
    assert "press: clause superiors" in shown


def test_the_configured_policy_is_played_where_none_is_named(tmp_path: Path) -> None:
    run("init", tmp_path, "--organisation", "Trial", "--lang", "en")
    config = tmp_path / "config.toml"
    begun = run("policy", "test", "--config", config)
    assert (begun.exit_code, "13 scenarios, 0 failed" in flat(begun.stdout)) == (0, True)
    (tmp_path / "scenarios.toml").unlink()
    nothing = run("policy", "test", "--config", config)
    assert nothing.exit_code == 1
    assert "there are no scenarios about it" in flat(nothing.stderr)
    (tmp_path / "policy.toml").write_text(POLICY, "utf-8")
    (tmp_path / "scenarios.toml").write_text(SCRIPT, "utf-8")
    result = run("policy", "test", "--config", config)
    assert result.exit_code == 0
    assert "10 scenarios, 0 failed" in flat(result.stdout)


def test_a_file_without_a_scenario_proves_nothing(folder: Path) -> None:
    (folder / "scenarios.toml").write_text("", "utf-8")
    assert run("policy", "test", folder).exit_code == 1


def test_a_mistake_is_told_with_its_line(folder: Path) -> None:
    (folder / "scenarios.toml").write_text(changed(SCRIPT, 'manager = "lea"', 'manager = "lee"'), "utf-8")
    result = run("policy", "test", folder)
    assert result.exit_code == 1
    assert 'line 8, people.ana.manager "lee" is nobody of this file → did you mean "lea"?' in flat(result.stderr)


@pytest.mark.parametrize("line", ['policy = "gone.toml"', 'policies = ["policy.toml", "gone.toml"]'])
def test_a_policy_file_that_is_missing_is_told_with_its_line(folder: Path, line: str) -> None:
    (folder / "scenarios.toml").write_text(changed(SCRIPT, 'policy = "policy.toml"', line), "utf-8")
    result = run("policy", "test", folder)
    assert result.exit_code == 1
    assert "line 1, " in result.stderr
    assert 'there is no file "gone.toml"' in flat(result.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("nowhere.toml",), id="no such file"),
        pytest.param(("--coverage-min", "101"), id="more than all"),
        pytest.param(("--coverage-min", "some"), id="no number"),
        pytest.param(("--lang", "de"), id="no such language"),
        pytest.param(("a.toml", "b.toml"), id="two paths"),
    ],
)
def test_misuse_has_an_exit_code_of_its_own(arguments: tuple[str, ...]) -> None:
    assert run("policy", "test", *arguments).exit_code == 2

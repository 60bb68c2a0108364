"""`disconnect policy check` and `diff`, as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disconnect.cli import cli

EXAMPLES = Path(__file__).parents[1] / "policyfile" / "findings"
SOUND = EXAMPLES / "sound.toml"
SHORT = EXAMPLES / "FR-REST-DAILY" / "fail.toml"


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def test_a_sound_policy_passes_and_says_so() -> None:
    result = run("policy", "check", SOUND, "--on", "2026-07-01", "--lang", "en")
    assert result.exit_code == 0
    assert result.output == "sound.toml, on 1 July 2026: errors 0, warnings 0, notes 0\n"


def test_an_error_is_told_with_line_clause_way_out_and_article() -> None:
    result = run("policy", "check", SHORT, "--on", "2026-07-01", "--lang", "en")
    assert result.exit_code == 1
    assert "✗ fail.toml, line 30, hours.office, clause “Hours”: FR-REST-DAILY (error)" in result.output
    assert "10 h apart; the law asks for 11" in result.output
    assert "→ leave 1 h more between the two" in result.output
    assert "Code du travail, L.3131-1" in result.output


@pytest.mark.usefixtures("native_french")
def test_it_speaks_french_unless_asked_otherwise() -> None:
    assert "10 h plus tard ; la loi en demande 11" in run("policy", "check", SHORT, "--on", "2026-07-01").output


def test_json_has_the_same() -> None:
    result = run("policy", "check", SHORT, "--on", "2026-07-01", "--json", "--lang", "en")
    (policy,) = json.loads(result.output)["policies"]
    (finding,) = policy["findings"]
    assert (finding["code"], finding["severity"], finding["line"]) == ("FR-REST-DAILY", "error", 30)
    assert (finding["article"], finding["clause"]) == ("L.3131-1", "hours")
    assert finding["identifier"].startswith("LEGIARTI")


def test_warnings_fail_only_where_asked_to() -> None:
    warned = EXAMPLES / "PROHIBITED-USES" / "fail.toml"
    assert run("policy", "check", warned, "--on", "2026-07-01").exit_code == 0
    assert run("policy", "check", warned, "--on", "2026-07-01", "--strict").exit_code == 1


def test_a_mistake_of_the_file_is_a_finding_and_the_other_file_is_checked(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(SOUND.read_text("utf-8").replace('action = "nudge"', 'action = "nugde"'), "utf-8")
    result = run("policy", "check", broken, SHORT, "--on", "2026-07-01", "--json")
    first, second = json.loads(result.output)["policies"]
    assert (first["policy"], first["findings"][0]["code"]) == (None, "action-unknown")
    assert isinstance(first["findings"][0]["line"], int)
    assert "FR-REST-DAILY" in [finding["code"] for finding in second["findings"]]


def test_two_files_in_force_are_checked_beside_one_another(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(SOUND.read_text("utf-8").replace('id = "sound"', 'id = "other"'), "utf-8")
    result = run("policy", "check", SOUND, other, "--on", "2026-07-01", "--lang", "en")
    assert result.exit_code == 1
    assert result.output.count("POLICIES-TIED (error)") == 2


def test_scopes_are_checked_against_the_directory(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id,address,site\n1,ada@example.org,lyon\n", "utf-8")
    scoped = EXAMPLES / "SCOPE-UNKNOWN" / "fail.toml"
    result = run("policy", "check", scoped, "--people", people, "--on", "2026-07-01", "--lang", "en")
    assert "nobody in the directory has “lion” as site" in result.output
    assert "1 person in service of 1 is under no policy" in result.output
    assert "ada" not in result.output


def test_a_date_of_another_law_is_judged_by_it() -> None:
    duty = run("policy", "check", EXAMPLES / "FR-TWO-LIVES" / "fail.toml", "--on", "2026-07-01", "--lang", "fr")
    assert "L.2242-8" in duty.output
    assert "L.2242-17" in duty.output


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_difference_tells_findings_that_appear_and_go(lang: str) -> None:
    heads = {"fr": ("Constats nouveaux", "Constats levés"), "en": ("Findings that appear", "Findings that go")}[lang]
    there, back = (
        run("policy", "diff", SOUND, SHORT, "--lang", lang),
        run("policy", "diff", SHORT, SOUND, "--lang", lang),
    )
    assert (there.exit_code, back.exit_code) == (0, 0)
    assert there.output.index(heads[0]) < there.output.index("FR-REST-DAILY")
    assert back.output.index(heads[1]) < back.output.index("FR-REST-DAILY")
    assert heads[1] not in there.output


def test_a_difference_as_json_counts_hours_a_week() -> None:
    found = json.loads(run("policy", "diff", SOUND, SHORT, "--json").output)
    assert found["worked"] == [{"hours": "office", "before": 40.0, "after": 12.0}]
    closes = sum(turn["hours_per_week"] for turn in found["turns"] if turn["closes"])
    opens = sum(turn["hours_per_week"] for turn in found["turns"] if not turn["closes"])
    assert (closes, opens) == (pytest.approx(33, abs=0.01), pytest.approx(5, abs=0.01))
    assert found["findings_appear"]


def test_the_same_file_twice_says_that_nothing_differs() -> None:
    assert run("policy", "diff", SOUND, SOUND, "--lang", "en").output == "Both say the same.\n"

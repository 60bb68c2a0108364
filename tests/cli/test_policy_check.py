"""`disconnect policy check`: what an HR officer reads, what a program reads, and when the exit code says no."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from disconnect.policyfile.findings.register import REGISTER
from tests.app.small_files import edited, error_of, run

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "policyfile" / "findings"
SOUND = (EXAMPLES / "sound.toml").read_text("utf-8")
OFFICE = 'monday-friday = ["09:00-12:30", "13:30-18:00"]'
CLOSE = 'tuesday = ["13:00-22:00"]\nwednesday = ["08:00-12:00"]'
ON = ("--on", "2026-07-01")
NO_COUNCIL = ('basis = "agreement"', 'basis = "charter"')


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A policy in which nothing is found, that a test may break."""
    path = tmp_path / "accord.toml"
    path.write_text(SOUND, "utf-8")
    return path


def findings(result: Result) -> list[dict[str, Any]]:
    return [finding for policy in json.loads(result.stdout)["policies"] for finding in policy["findings"]]


def test_a_sound_policy_passes_with_one_line(policy: Path) -> None:
    result = run("policy", "check", policy, *ON, "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, "accord.toml, on 1 July 2026: errors 0, warnings 0, notes 0\n")


def test_too_short_a_rest_is_told_in_english_with_line_law_way_out_and_page(policy: Path) -> None:
    edited(policy, OFFICE, CLOSE)
    result = run("policy", "check", policy, *ON, "--lang", "en")
    assert result.exit_code == 1
    assert result.stdout == (
        "✗ accord.toml, line 31, hours.office, clause “Hours”: FR-REST-DAILY (error)\n"
        "    Offices: the work of Tuesday ends at 22:00 and that of Wednesday starts at 08:00, 10 h apart; "
        "the law asks for 11\n"
        "    → leave 1 h more between the two; or, where an agreement departs from the rule, name it in the clause’s "
        'reference and add derogates = ["FR-REST-DAILY"]\n'
        "    Code du travail, L.3131-1 (LEGIARTI000033020918); docs/findings/FR-REST-DAILY.md; "
        "disconnect policy explain FR-REST-DAILY\n"
        "accord.toml, on 1 July 2026: errors 1, warnings 0, notes 0\n"
    )


@pytest.mark.usefixtures("native_french")
def test_the_same_is_told_in_french_unless_something_else_is_asked_for(policy: Path) -> None:
    edited(policy, OFFICE, CLOSE)
    result = run("policy", "check", policy, *ON)
    assert "ligne 31, hours.office, clause « Horaires » : FR-REST-DAILY (erreur)" in result.stdout
    assert "le travail de mardi finit à 22:00 et celui de mercredi commence à 08:00, 10 h plus tard" in result.stdout
    assert "accord.toml, au 1er juillet 2026 : erreurs 1, points à revoir 0, pour information 0" in result.stdout


def test_a_program_reads_every_part_of_a_finding(policy: Path) -> None:
    edited(policy, OFFICE, CLOSE)
    result = run("policy", "check", policy, *ON, "--json", "--lang", "en")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert document["on"] == "2026-07-01"
    assert [each["file"] for each in document["policies"]] == [str(policy)]
    (finding,) = findings(result)
    assert {key: finding[key] for key in ("code", "severity", "line", "where", "clause", "article", "identifier")} == {
        "code": "FR-REST-DAILY",
        "severity": "error",
        "line": 31,
        "where": "hours.office",
        "clause": "hours",
        "article": "L.3131-1",
        "identifier": "LEGIARTI000033020918",
    }
    assert finding["verified"] is True
    assert finding["page"] == "docs/findings/FR-REST-DAILY.md"
    assert finding["way_out"].startswith("leave 1 h more")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param((), 0, id="a warning alone passes"),
        pytest.param(("--strict",), 1, id="unless warnings are asked to count"),
    ],
)
def test_warnings_count_where_it_is_asked_for(policy: Path, options: tuple[str, ...], code: int) -> None:
    edited(policy, *NO_COUNCIL)
    result = run("policy", "check", policy, *ON, *options, "--lang", "en")
    assert "! accord.toml, line 12, identity.basis: FR-BASIS (warning)" in result.stdout
    assert result.exit_code == code


def test_a_note_never_fails_the_strictest_check(policy: Path) -> None:
    edited(policy, "L.3131-1", "L.3131-99")
    result = run("policy", "check", policy, *ON, "--strict", "--lang", "fr")
    assert "FR-CITATION (pour information)" in result.stdout
    assert result.exit_code == 0


def test_mistakes_of_the_file_are_findings_with_their_lines_beside_those_of_another_file(policy: Path) -> None:
    broken = policy.with_name("broken.toml")
    broken.write_text(
        SOUND.replace('clause = "hours"', 'clause = "hors"').replace("Europe/Paris", "Europe/Pari"), "utf-8"
    )
    result = run("policy", "check", broken, policy, *ON, "--json")
    assert result.exit_code == 1
    first, second = json.loads(result.stdout)["policies"]
    assert first["policy"] is None
    assert [(each["line"], each["severity"]) for each in first["findings"]] == [(5, "error"), (33, "error")]
    assert second["policy"]["id"] == "sound"


def test_policies_of_the_same_scope_tie_and_files_of_one_name_are_told_by_their_paths(tmp_path: Path) -> None:
    paths = [tmp_path / name / "policy.toml" for name in ("a", "b")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(SOUND.replace('id = "sound"', f'id = "{path.parent.name}"'), "utf-8")
    result = run("policy", "check", *paths, *ON, "--lang", "en")
    assert result.exit_code == 1
    for path, other in zip(paths, "ba", strict=True):
        assert f"✗ {path}, scope: POLICIES-TIED (error)" in result.stdout
        assert f"the policy {other} covers the same people as specifically: neither is chosen" in result.stdout


def test_the_law_of_the_day_is_what_counts(policy: Path) -> None:
    edited(policy, "in_force_from = 2026-04-01", "in_force_from = 2009-01-01")
    edited(policy, "signed = 2026-03-03", "signed = 2008-12-01")
    edited(policy, "L.3131-1", "L.3121-64")
    assert run("policy", "check", policy, "--on", "2016-08-10", "--strict").exit_code == 0
    result = run("policy", "check", policy, "--on", "2016-08-09", "--strict", "--lang", "en")
    assert "L.3121-64 was not in force on 2016-08-09; it is since 2016-08-10" in result.stdout


def test_scopes_are_checked_against_the_people_of_a_directory(policy: Path) -> None:
    edited(policy, "[clauses.hours]", '[scope]\nsite = ["lion"]\n\n[clauses.hours]')
    people = policy.with_name("people.csv")
    people.write_text("id,address,site\nana,ana@x.example,lyon\nbob,bob@x.example,lyon\n", "utf-8")
    result = run("policy", "check", policy, *ON, "--people", people, "--json", "--lang", "en")
    told = {finding["code"]: finding["what"] for finding in findings(result)}
    assert told["SCOPE-UNKNOWN"] == "nobody in the directory has “lion” as site"
    assert told["PEOPLE-WITHOUT-POLICY"].startswith("2 people in service of 2 are under no policy")
    assert "ana" not in result.stdout
    assert [finding["code"] for finding in findings(run("policy", "check", policy, *ON, "--json"))] == []


ROWS = """\
id,address,hours,time_zone,from
ana,ana@x.example,,,
bob,bob@x.example,,Europe/Pari,
cleo,cleo@x.example,dan@x.example,,
"""


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param((), 0, id="they are no fault of the policy"),
        pytest.param(("--strict",), 1, id="unless warnings are asked to count"),
    ],
)
def test_rows_of_the_directory_that_cannot_be_used_are_told_first(
    policy: Path, options: tuple[str, ...], code: int
) -> None:
    people = policy.with_name("people.csv")
    people.write_text(ROWS, "utf-8")
    asked: tuple[str | Path, ...] = ("policy", "check", policy, *ON, "--people", people, *options, "--lang", "en")
    result = run(*asked)
    assert result.exit_code == code
    first, _, second, mend, *_ = result.stdout.splitlines()
    assert first == "! people.csv, row 3: the time_zone is none that is known; the row is left out"
    assert second.startswith("! people.csv, row 4: the policy sound has no hours of the name under hours; the person")
    assert mend == "    → write one of: office; or leave it blank; or add it to the policy"
    told = json.loads(run(*asked, "--json").stdout)["directory"]
    assert [row["where"] for row in told] == ["row 3", "row 4"]
    assert "@" not in result.stdout


def test_without_files_the_configured_policy_and_directory_are_checked(config: Path) -> None:
    nobody = '[hours.nobody]\ntitle = "N"\nclause = "hours"\nmonday = ["09:00-12:00"]\n\n'
    edited(config.with_name("policy.toml"), "[hours.office]", f"{nobody}[hours.office]")
    result = run("policy", "check", "--config", config, *ON, "--json")
    (document,) = json.loads(result.stdout)["policies"]
    assert document["file"].endswith("policy.toml")
    assert "HOURS-UNUSED" in [finding["code"] for finding in document["findings"]]


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        pytest.param(("nowhere.toml",), "there is no such policy file", id="a file that is not there"),
        pytest.param(("--on", "9998-01-01"), "lies outside the years", id="a day that no calendar has"),
    ],
)
def test_what_cannot_be_checked_is_said_in_one_sentence(policy: Path, arguments: tuple[str, ...], what: str) -> None:
    result = run("policy", "check", policy, *arguments, "--json")
    assert result.exit_code in {1, 2}
    assert what in error_of(result)["what"]


@pytest.mark.parametrize("code", [check.code for check in REGISTER])
def test_every_finding_has_the_page_that_its_line_names(code: str) -> None:
    page = (ROOT / "docs" / "findings" / f"{code}.md").read_text("utf-8")
    assert page.startswith(f"# {code}\n")
    assert "**FR** — " in page
    assert "**EN** — " in page
    assert f"[{code}]({code}.md)" in (ROOT / "docs" / "findings" / "README.md").read_text("utf-8")

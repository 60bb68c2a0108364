"""`privacy plan`: what would be shown, merged or hidden is counted on the report itself, and nothing is published."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from disconnect.app import foreseeing
from disconnect.app.levels import LEVELS
from disconnect.model.phrase import phrase
from disconnect.privacy.additive import refusal
from tests.app.small_files import added, error_of, run
from tests.french import english_in

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.model.report import Report

PERIOD = ("--period", "2026-Q1")
TERMS = """
[reports]
clause = "told"
{terms}
[clauses.told]
title = {{ fr = "Bilans", en = "Reviews" }}
ref = "art. 9"
"""


def planned(config: Path, *options: str) -> dict[str, Any]:
    result = run("privacy", "plan", *PERIOD, *options, "--config", config, "--json")
    found: dict[str, Any] = json.loads(result.stdout)
    return {each["level"]: each for each in found["groupings"]} | {"code": result.exit_code}


def kept(folder: Path) -> dict[str, bytes]:
    # The index is read through files of its own beside it.
    found = [path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-shm", "-wal"))]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_the_plan_counts_what_the_report_then_shows(config: Path) -> None:
    plan = planned(config, "--by", "team")["team"]
    assert (
        run("report", "build", *PERIOD, "--by", "team", "--out", config.parent / "out", "--config", config).exit_code
        == 0
    )
    cells = json.loads((config.parent / "out" / "report.json").read_text("utf-8"))["cells"]
    figures = [figure for cell in cells for figure in cell["figures"]]
    assert plan["shown"] == sum(figure["published"] for figure in figures)
    assert (plan["hidden"], plan["of"]) == (len(figures) - plan["shown"], len(figures))
    for metric in plan["metrics"]:
        here = [figure["published"] for figure in figures if figure["id"] == metric["id"]]
        assert (metric["shown"], metric["of"]) == (sum(here), len(here))
    groups = [cell["group"] for cell in cells if cell["group"]["level"]]
    assert plan["groups"] == len(groups)
    assert [one["names"] for one in plan["merged"]] == [one["names"] for one in groups if len(one["names"]) > 1]


def test_nothing_is_written_and_nothing_recorded(config: Path) -> None:
    run("privacy", "log", "--config", config)  # what opening alone leaves: the last valid text of the policy
    before = kept(config.parent)
    assert planned(config, "--by", "site")["code"] == 0
    assert kept(config.parent) == before


def test_coarser_groupings_stand_beside_what_is_asked_and_without_by_there_are_all(config: Path) -> None:
    found = planned(config, "--by", "team")
    assert [(level, found[level]["is_asked"]) for level in found if level != "code"] == [
        ("team", True),
        ("department", False),
        ("organisation", False),
    ]
    assert [level for level in planned(config) if level != "code"] == list(LEVELS)


def test_what_was_not_agreed_is_marked_and_the_others_are_still_counted(config: Path) -> None:
    added(config.parent / "policy.toml", TERMS.format(terms='groupings = ["department"]'))
    found = planned(config, "--by", "team,department")
    assert [found[level]["is_agreed"] for level in ("team", "department")] == [False, True]
    assert found["team"]["refusal"]["what"].endswith("only allows comparing by: department")
    assert (found["team"]["of"], found["department"]["of"] > 0, found["code"]) == (0, True, 0)
    said = run("privacy", "plan", *PERIOD, "--by", "team,department", "--config", config).stdout
    assert re.search(r"^team +not agreed *$", said, re.MULTILINE)


def test_where_nothing_was_agreed_the_exit_code_says_that_nothing_would_be_published(config: Path) -> None:
    added(config.parent / "policy.toml", TERMS.format(terms='periods = ["year"]'))
    assert planned(config)["code"] == 3


def test_a_grouping_that_cannot_be_protected_is_said_to_be_impossible(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> Report:
        raise refusal(phrase("le temps donné n’a pas suffi", "the time given did not suffice"))

    monkeypatch.setattr(foreseeing, "build_report", refused)
    result = run("privacy", "plan", *PERIOD, "--by", "site", "--config", config, "--lang", "en")
    assert result.exit_code == 3
    assert re.search(r"^site +not possible *$", result.stdout, re.MULTILINE)
    assert "the time given did not suffice" in result.stdout


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_plan_fits_a_terminal_and_tells_no_figure_of_the_report(
    config: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = run("privacy", "plan", *PERIOD, "--by", "department,site", "--config", config, "--lang", lang)
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert not re.search(r"\d[.,]\d|%", result.stdout)
    if lang == "fr":
        assert "Messages envoyés" in result.stdout
        assert english_in(result.stdout) == []


@pytest.mark.parametrize(
    ("options", "where"),
    [
        pytest.param(("--by", "team,desk", "--period", "2026-Q1"), "--by", id="a grouping there is not"),
        pytest.param(("--by", "", "--period", "2026-Q1"), "--by", id="no grouping"),
        pytest.param(("--period", "2026-Q5"), "period '2026-Q5'", id="a period there is not"),
    ],
)
def test_a_wrong_line_is_told(config: Path, options: tuple[str, ...], where: str) -> None:
    result = run("privacy", "plan", *options, "--config", config, "--json")
    assert (result.exit_code, error_of(result)["where"]) == (2, where)

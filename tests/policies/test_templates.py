"""The templates that we ship: they read, they only remind, and they say for whom they are."""

from __future__ import annotations

import os
import re
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from disconnect.app.policychecks import examine_policies
from disconnect.app.scenarios import play_all
from disconnect.errors import ConfigError
from disconnect.model.policy import Action, QuietClass
from disconnect.policyfile.findings.base import Severity
from disconnect.policyfile.read import parse
from disconnect.policyfile.templates import template, template_names
from disconnect.policyfile.week import leaves_over

ROOT = Path(__file__).parents[2]
LAW = Path(os.environ.get("DISCONNECT_DATA", ROOT.parent / "shared" / "data")) / "fr-law" / "labour-code.json"
NAMES = template_names()
FOLDER = ROOT / "policies" / "templates"
DAY = date(2026, 7, 1)


def test_the_templates_of_the_checkout_are_those_of_the_package() -> None:
    folders = {path.parent.name for path in (ROOT / "policies" / "templates").glob("*/policy.toml")}
    assert set(NAMES) == folders >= {"sme-charter", "demo", "plain"}
    assert (files("disconnect") / "policies" / "templates" / "plain" / "policy.toml").is_file()


@pytest.mark.parametrize("name", NAMES)
def test_a_template_reads_and_carries_its_own_name(name: str) -> None:
    assert parse(template(name), name).id == name


@pytest.mark.parametrize("name", [name for name in NAMES if name != "portugal"])
def test_a_template_only_reminds(name: str) -> None:
    actions = {response.action for response in parse(template(name), name).responses}
    assert Action.NUDGE in actions
    assert Action.DEFER not in actions, "to hold mail back is for the parties to agree on"


def test_the_portuguese_profile_alone_holds_because_its_law_forbids_the_contact() -> None:
    policy = parse(template("portugal"), "x")
    assert policy.identity.country == "PT"
    assert [response.action for response in policy.responses] == [Action.DELIVER, Action.DEFER]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_passes_its_own_check(name: str) -> None:
    """Nothing is wrong in it; what the parties alone can fill in may be told as missing."""
    (examined,) = examine_policies([FOLDER / name / "policy.toml"], DAY)
    told = {finding.code for finding in examined.findings if finding.severity is not Severity.NOTE}
    assert told <= {"FR-BASIS", "UNFINISHED"}
    assert not examined.errors


@pytest.mark.parametrize("name", NAMES)
def test_a_template_does_what_its_scenarios_say_and_they_cover_every_clause_that_decides(name: str) -> None:
    (played,) = play_all(FOLDER / name / "policy.toml")
    assert [result.title["en"] for result in played.results if not result.is_passed] == []
    assert len(played.results) >= 2
    assert played.uncovered == ()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("quiet", [quiet for quiet in QuietClass if quiet is not QuietClass.PAUSE])
def test_a_template_speaks_of_all_rest(name: str, quiet: QuietClass) -> None:
    assert not leaves_over(parse(template(name), name), quiet)


@pytest.mark.parametrize("name", NAMES)
def test_a_clause_has_a_title_in_both_languages_and_a_reference(name: str) -> None:
    for clause in parse(template(name), name).clauses.values():
        assert clause.title["fr"] != clause.title["en"]
        assert clause.ref


@pytest.mark.parametrize("name", NAMES)
def test_the_article_that_a_reference_names_is_the_one_that_the_charter_prints(name: str) -> None:
    for number, clause in enumerate(parse(template(name), name).clauses.values(), start=1):
        own = re.match(r"(?:Charte|Accord)(?: fictif)?, article (\d+)", clause.ref)
        assert own is None or int(own[1]) == number, clause.ref


@pytest.mark.parametrize("name", [name for name in NAMES if name != "portugal"])
def test_a_template_that_never_holds_sets_no_longest_hold(name: str) -> None:
    assert not {"max_hold_hours", "smoothing_minutes"} & tomllib.loads(template(name)).keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_template_says_the_same_in_both_languages(name: str) -> None:
    """What is written once stands in both charters: references are French, as is the law that they name."""
    policy = parse(template(name), name)
    assert [found.topics for found in policy.commitments if found.topics] == []
    assert not re.search(r"\b(Replace|agreement|made-up|and)\b", " ".join(each.ref for each in policy.clauses.values()))
    shifts = {part for hours in tomllib.loads(template(name))["hours"].values() for part in hours.get("shifts", {})}
    assert not shifts & {"morning", "afternoon", "night"}


def test_the_charter_has_the_clause_that_the_law_asks_for() -> None:
    assert "L.2242-17" in parse(template("sme-charter"), "x").clauses["awareness"].ref


@pytest.mark.parametrize("name", NAMES)
def test_a_template_says_in_both_languages_for_whom_it_is(name: str) -> None:
    text = (ROOT / "policies" / "templates" / name / "README.md").read_text("utf-8")
    assert text.startswith(f"# `{name}`")
    assert "**FR**" in text
    assert "**EN**" in text


@pytest.mark.parametrize("name", NAMES)
def test_every_article_that_a_template_cites_is_in_the_code(name: str) -> None:
    if not LAW.exists():
        said = f"the texts of the law are missing at {LAW}"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    known = set(re.findall(r"[LRD]\d{4}-\d+(?:-\d+)?", LAW.read_text("utf-8")))
    assert "L2242-17" in known
    cited = {found.replace(".", "") for found in re.findall(r"[LRD]\.\d{4}-\d+(?:-\d+)?", template(name))}
    assert cited <= known


def test_an_unknown_template_is_told_with_what_was_meant() -> None:
    with pytest.raises(ConfigError, match='did you mean "plain"'):
        template("plane")

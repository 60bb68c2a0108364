"""Every check finds what its failing example does wrong, and nothing in the one that does it right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Person, Place
from disconnect.policyfile.findings.base import Finding, Severity, Subject
from disconnect.policyfile.findings.checking import checked
from disconnect.policyfile.findings.derogable import DEROGABLE
from disconnect.policyfile.findings.register import REGISTER
from disconnect.policyfile.law import law
from disconnect.policyfile.layers import branch, branches
from disconnect.policyfile.read import parse

HERE = Path(__file__).parent
DAY = date(2026, 7, 1)
CODES = [check.code for check in REGISTER]
SOUND = (HERE / "sound.toml").read_text("utf-8")
PEOPLE = Directory(
    people={
        name: Person(id=name, addresses=(Address(f"{name}@x.example"),), places=(Place(site="lyon", team=team),))
        for name, team in (("ana", "press"), ("bob", "shop"))
    },
    by_address={},
    lists={},
)
# The articles we hold are all in force today: what was not is looked at on an earlier day.
DAYS = {"FR-CITATION-NOT-IN-FORCE": date(2016, 1, 1), "LAW-NOT-HELD": date(2016, 1, 1)}
# Checks that ask the directory, or what other policies there are, are told of them here.
ASK_DIRECTORY = {"HOURS-UNUSED", "SCOPE-UNKNOWN", "PEOPLE-WITHOUT-POLICY"}


def found(text: str, code: str = "") -> tuple[Finding, ...]:
    policy = parse(text, "x")
    subject = Subject(
        policy=policy,
        day=DAYS.get(code, DAY),
        law=law(policy.identity.country),
        branch=branch(policy.identity.branch) if policy.identity.branch in branches() else None,
        directory=PEOPLE if code in ASK_DIRECTORY else None,
        others=(replace(policy, id="twin"),) if code == "POLICIES-TIED" else (),
    )
    return checked(subject, text)


def example(code: str, name: str) -> str:
    return (HERE / code / f"{name}.toml").read_text("utf-8")


def test_the_policy_that_all_examples_start_from_is_sound() -> None:
    assert found(SOUND) == ()


@pytest.mark.parametrize("code", CODES)
def test_a_check_finds_its_failing_example(code: str) -> None:
    mine = [finding for finding in found(example(code, "fail"), code) if finding.code == code]
    assert mine
    for finding in mine:
        assert all(finding.what[language] and finding.way_out[language] for language in ("fr", "en"))
        assert ("{" in finding.what["fr"]) is (code == "NUDGE-WORDS")
        assert finding.what["fr"] != finding.what["en"]


@pytest.mark.parametrize("code", [code for code in CODES if code != "POLICIES-TIED"])
def test_a_check_finds_nothing_in_its_passing_example(code: str) -> None:
    assert [finding for finding in found(example(code, "pass"), code) if finding.code == code] == []


def test_policies_of_different_scopes_do_not_tie() -> None:
    policy = parse(SOUND, "x")
    narrow = replace(policy, id="press", scope=replace(policy.scope, only={"team": frozenset({"press"})}))
    subject = Subject(policy=policy, day=DAY, law=law("FR"), directory=PEOPLE, others=(narrow,))
    assert [finding.code for finding in checked(subject, SOUND)] == []


def test_there_are_more_than_thirty_checks_each_with_a_code_of_its_own() -> None:
    assert len(set(CODES)) == len(CODES) >= 30


def test_every_example_belongs_to_a_check() -> None:
    assert sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name.isupper()) == sorted(CODES)


@pytest.mark.parametrize("code", [check.code for check in REGISTER if check.parameter and check.where != "*"])
def test_what_the_law_asks_is_told_with_its_article(code: str) -> None:
    check = next(check for check in REGISTER if check.code == code)
    country = "PT" if code == "PT-HOLD" else "FR"
    assert check.parameter in law(country).parameters
    finding = next(finding for finding in found(example(code, "fail"), code) if finding.code == code)
    assert finding.reference is not None
    assert finding.reference.article


def test_the_sentence_of_too_short_a_rest_names_days_times_hours_and_article() -> None:
    (finding,) = [each for each in found(example("FR-REST-DAILY", "fail")) if each.code == "FR-REST-DAILY"]
    assert finding.what["en"] == (
        "Offices: the work of Tuesday ends at 22:00 and that of Wednesday starts at 08:00, 10 h apart; "
        "the law asks for 11"
    )
    assert finding.what["fr"] == (
        "Bureaux : le travail de mardi finit à 22:00 et celui de mercredi commence à 08:00, 10 h plus tard ; "
        "la loi en demande 11"
    )
    assert finding.reference is not None
    assert finding.reference.article == "L.3131-1"
    assert (finding.where, finding.line) == ("hours.office", 30)
    assert (finding.severity, finding.clause) == (Severity.ERROR, "hours")


@pytest.mark.parametrize(
    ("end", "start", "is_found"),
    [
        pytest.param("21:00", "08:00", False, id="11 h exactly is enough"),
        pytest.param("21:01", "08:00", True, id="a minute less is not"),
        pytest.param("21:00", "07:59", True, id="a minute earlier is not"),
    ],
)
def test_daily_rest_is_judged_to_the_minute(end: str, start: str, *, is_found: bool) -> None:
    text = SOUND.replace(
        'monday-friday = ["09:00-12:30", "13:30-18:00"]', f'tuesday = ["13:00-{end}"]\nwednesday = ["{start}-12:00"]'
    )
    assert any(finding.code == "FR-REST-DAILY" for finding in found(text)) is is_found


@pytest.mark.parametrize(
    ("derogates", "basis", "end", "severity"),
    [
        pytest.param(True, "agreement", "22:00", Severity.NOTE, id="an agreement departs from 11 h, not below 9"),
        pytest.param(True, "agreement", "23:00", Severity.NOTE, id="9 h exactly is the floor"),
        pytest.param(True, "agreement", "23:01", Severity.ERROR, id="below 9 h no agreement helps"),
        pytest.param(True, "unilateral", "22:00", Severity.ERROR, id="a unilateral decision departs from nothing"),
        pytest.param(False, "agreement", "22:00", Severity.ERROR, id="an agreement that does not say so neither"),
    ],
)
def test_a_lawful_departure_names_its_reference_and_has_a_floor(
    *, derogates: bool, basis: str, end: str, severity: Severity
) -> None:
    text = SOUND.replace(
        'monday-friday = ["09:00-12:30", "13:30-18:00"]', f'tuesday = ["14:00-{end}"]\nwednesday = ["08:00-12:00"]'
    ).replace('basis = "agreement"', f'basis = "{basis}"')
    if derogates:
        text = text.replace('ref = "Accord, article 1"', 'ref = "Accord, article 1"\nderogates = ["FR-REST-DAILY"]')
    (finding,) = [each for each in found(text) if each.code == "FR-REST-DAILY"]
    assert finding.severity is severity
    if severity is Severity.NOTE:
        assert "Accord, article 1" in finding.what["fr"]


def test_what_one_may_depart_from_is_what_the_checks_say() -> None:
    assert {check.code for check in REGISTER if check.derogable} == DEROGABLE.keys()

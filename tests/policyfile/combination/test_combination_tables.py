"""The page on how rules combine, tried row by row: which policy, which response, what lies beneath."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from disconnect.engine.choosing import Chosen, choose
from disconnect.model.person import Place
from disconnect.policyfile.findings.base import Subject
from disconnect.policyfile.findings.checking import checked
from disconnect.policyfile.findings.register import REGISTER
from disconnect.policyfile.law import law
from disconnect.policyfile.layers import layer_of
from disconnect.policyfile.read import parse
from disconnect.policyfile.scenarios.fitting import misfits
from disconnect.policyfile.scenarios.mails import play_mail
from disconnect.policyfile.scenarios.reading import script_of
from disconnect.policyfile.scenarios.stage import Stage
from tests.policyfile.combination.pages import LANGUAGES, Row, blocks, code, page, section, tables, values

if TYPE_CHECKING:
    from disconnect.model.policy import Policy

POLICIES, CHOICES = tables(section("en", 1))
(MAILS,) = tables(section("en", 2))
(FLOORS,) = tables(section("en", 3))
EXAMPLE, PEOPLE = blocks(section("en", 2))
NOBODY, TIE, HOURS_OF = "nobody", "tie", "hours of "


def rows(table: list[Row]) -> list[object]:
    """Each row with its reason as the test's name."""
    return [pytest.param(row, id=f"{number}: {row[-1]}") for number, row in enumerate(table, start=1)]


def whole(identifier: str, *more: str) -> str:
    """A policy file, with sections besides."""
    return "\n".join(
        (
            f'id = "{identifier}"\ntitle = "t"\nzone = "Europe/Paris"\ndefault_hours = "office"',
            'clauses.c = { title = "c", ref = "article 1" }',
            *more,
            '[hours.office]\ntitle = "Offices"\nclause = "c"\nmonday-friday = ["09:00-18:00"]',
        )
    )


def made(row: Row) -> Policy:
    """A policy of the first table."""
    (identifier,), scope, identity = code(row[0]), code(row[1]), code(row[2])
    return parse(whole(identifier, "[scope]", *scope, "[identity]", *identity), identifier)


KNOWN = {policy.id: policy for policy in map(made, POLICIES)}


@pytest.mark.parametrize("row", rows(CHOICES))
def test_which_policy(row: Row) -> None:
    names, day = code(row[0]), date.fromisoformat(row[2])
    person = values(row[1])
    is_representative = person.pop("representative", "no") == "yes"
    place = Place(**person, is_representative=is_representative)
    for order in (names, tuple(reversed(names))):
        assert said(choose([KNOWN[name] for name in order], place, day)) == row[3].replace("`", "")


def said(chosen: Chosen) -> str:
    if chosen.policy is None:
        return TIE if chosen.tied else NOBODY
    return f"{HOURS_OF if chosen.is_foreseen else ''}{chosen.policy.id}"


def test_every_policy_of_the_example_is_used() -> None:
    assert {name for row in CHOICES for name in code(row[0])} == set(KNOWN)


def mail(row: Row) -> Stage:
    """A row of the second table as a scenario."""
    lines = "\n".join(code(row[0]))
    text = f'{PEOPLE}\n[[scenarios]]\ntitle = "t"\n{lines}\nexpect = {{ action = "{code(row[1])[0]}" }}\n'
    stage = Stage(script_of(text, "s"), (parse(EXAMPLE, "p"),))
    assert list(misfits(stage)) == []
    return stage


@pytest.mark.parametrize("row", rows(MAILS))
def test_which_response(row: Row) -> None:
    stage = mail(row)
    (view,) = play_mail(stage.script.scenarios[0], stage).views
    outcome = view.outcome
    got = (outcome.action.value,), (outcome.clause,), outcome.lost
    assert got == (code(row[1]), code(row[2]), code(row[3]))


def test_every_clause_of_the_example_decides_somewhere() -> None:
    policy = parse(EXAMPLE, "p")
    assert {clause for row in MAILS for clause in code(row[2])} >= set(policy.clauses)


def test_the_people_of_the_example_are_all_under_its_policy() -> None:
    stage = mail(MAILS[0])
    found = [stage.policy_on(name, date(2026, 3, 30)) for name in stage.script.people]
    assert [policy.id for policy in found if policy] == ["example"] * 3


LOOKED_AT = {"FR-REST-DAILY", "EU-REST-DAILY", "FR-REST-CLAUSE", "OWN-REST", "BRANCH-REST", "DEROGATION"}


@pytest.mark.parametrize("row", rows(FLOORS))
def test_what_lies_beneath(row: Row) -> None:
    hours, promised, branch, identity, clause, wanted, _ = row
    text = "\n".join(
        (
            'id = "p"\ntitle = "t"\nzone = "Europe/Paris"\ndefault_hours = "office"',
            "[identity]",
            *code(identity),
            "[clauses.c]",
            'title = "c"',
            *code(clause or '`ref = "article 1"`'),
            f'[hours.office]\ntitle = "Offices"\nclause = "c"\nmonday-friday = {code(hours)[0]}',
            f'[rest]\nclause = "c"\ndaily_hours = {promised}' if promised else "",
        )
    )
    policy = parse(text, "p")
    beneath = (
        f'id = "b"\ntitle = "b"\nclauses.b = {{ title = "b", ref = "b" }}\n[rest]\nclause = "b"\ndaily_hours = {branch}'
    )
    subject = Subject(
        policy=policy,
        day=date(2026, 7, 1),
        law=law(policy.identity.country),
        branch=layer_of(beneath, "b") if branch else None,
    )
    found = {f"`{each.code}` {each.severity.value}" for each in checked(subject, text) if each.code in LOOKED_AT}
    assert ", ".join(sorted(found)) == ("" if wanted == "nothing" else wanted)


def test_the_findings_looked_at_are_those_of_the_page() -> None:
    assert {check.code for check in REGISTER} >= LOOKED_AT
    assert {name for row in FLOORS for name in code(row[5])} == LOOKED_AT


def test_a_note_on_a_departure_tells_the_agreement_it_rests_on() -> None:
    row = next(row for row in FLOORS if row[5] == "`FR-REST-DAILY` note")
    ref = values(row[4])["ref"]
    text = whole("p", '[clauses.d]\ntitle = "d"', *code(row[4]), "[identity]", *code(row[3]))
    text = text.replace('["09:00-18:00"]', code(row[0])[0]).replace(
        '"Offices"\nclause = "c"', '"Offices"\nclause = "d"'
    )
    policy = parse(text, "p")
    (note,) = [
        each
        for each in checked(Subject(policy=policy, day=date(2026, 7, 1), law=law("FR")), text)
        if each.code == "FR-REST-DAILY"
    ]
    assert ref in note.what["fr"]
    assert ref in note.what["en"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_both_languages_have_the_same_rows(number: int) -> None:
    """Codes, dates and numbers are the same, cell by cell; words alone differ."""
    english, french = (tables(section(language, number)) for language in LANGUAGES)
    assert [list(map(facts, table)) for table in english] == [list(map(facts, table)) for table in french]


FRENCH = {"nobody": "personne", "tie": "égalité", "hours of": "horaires de", "nothing": "rien", "error": "erreur"}


@pytest.mark.parametrize(("number", "column"), [(1, 3), (3, 5)])
def test_both_languages_answer_the_same(number: int, column: int) -> None:
    english, french = ([row[column] for row in tables(section(language, number))[-1]] for language in LANGUAGES)
    for word, translated in FRENCH.items():
        english = [cell.replace(word, translated) for cell in english]
    assert english == french


def facts(row: Row) -> list[object]:
    """What a row says beside words."""
    return [code(cell) or (cell if cell[:1].isdigit() else bool(cell)) for cell in row]


def test_both_languages_have_the_same_headings_and_lists() -> None:
    english, french = (
        [line.split()[0] for line in page(language).splitlines() if line[:1] in {"#", "|"} or line[:2].isdigit()]
        for language in LANGUAGES
    )
    assert english == french


@pytest.mark.parametrize("number", [0, 1])
def test_both_languages_show_the_same_example(number: int) -> None:
    english, french = (blocks(section(language, 2))[number] for language in LANGUAGES)
    assert english == french


def test_the_tables_are_read_at_all() -> None:
    assert (len(POLICIES), len(CHOICES), len(MAILS), len(FLOORS)) == (13, 27, 35, 20)

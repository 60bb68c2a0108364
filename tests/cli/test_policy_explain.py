"""`disconnect policy explain`: every code that `policy check` prints is explained, in the reader's language."""

from __future__ import annotations

import json

import pytest

from disconnect.policyfile.findings.explaining import codes, explained
from disconnect.policyfile.findings.reading import MISTAKES
from disconnect.policyfile.findings.register import REGISTER
from tests.app.small_files import run


def test_a_code_is_explained_with_its_article_and_its_severity() -> None:
    result = run("policy", "explain", "FR-SUNDAY", "--lang", "fr")
    told = result.stdout.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert (result.exit_code, told[0]) == (0, "FR-SUNDAY : Travail prévu le dimanche")
    assert "Gravité : à revoir." in told
    assert "Référence : Code du travail, L.3132-3." in told


def test_capitals_do_not_matter_and_json_holds_the_same() -> None:
    found = json.loads(run("policy", "explain", "fr-sunday", "--lang", "en", "--json").stdout)
    assert found == {"code": "FR-SUNDAY", "text": list(explained("FR-SUNDAY", "en"))}


def test_a_mistake_of_the_file_is_explained_too() -> None:
    assert "nothing is used before it is corrected" in run("policy", "explain", "closure-long", "--lang", "en").stdout


def test_a_code_that_there_is_not_is_a_misuse_and_a_near_one_is_offered() -> None:
    result = run("policy", "explain", "FR-SUNDAI", "--lang", "en")
    assert result.exit_code == 2
    assert "FR-SUNDAY" in result.stderr


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_code_has_words(lang: str) -> None:
    assert set(codes()) == {check.code for check in REGISTER} | MISTAKES.keys()
    assert [code for code in codes() if len(explained(code, lang)) < 2] == []

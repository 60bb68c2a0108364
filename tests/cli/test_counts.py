"""Sentences with a number in them, for none, one and many, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from disconnect.app import checkingwords
from disconnect.cli import policytests, sync
from disconnect.model.phrase import counted
from tests.app.small_files import run

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {
    **{name: forms for name, forms in vars(checkingwords).items() if name.isupper()},
    **{f"read {kind}": forms for kind, forms in sync.FOUND.items()},
    "items": sync.ITEMS,
    "problems": sync.PROBLEMS_MET,
    "played": policytests.PLAYED,
}


@pytest.mark.parametrize("forms", [pytest.param(forms, id=name.lower()) for name, forms in FORMS.items()])
def test_one_is_told_otherwise_than_many_and_both_tell_the_same(forms: checkingwords.Forms) -> None:
    for one, many in forms:
        assert "{n}" in one
        assert re.findall(r"\{\w+\}", one) == re.findall(r"\{\w+\}", many)
    french, english = forms
    none, one, many = (counted(n, fr=french, en=english) for n in (0, 1, 2))
    assert none.fr == one.fr.replace("1", "0", 1) != many.fr.replace("2", "0", 1)
    assert str(none) == str(many).replace("2", "0", 1)
    assert str(one) != str(many).replace("2", "1", 1) or forms == checkingwords.MORE


@pytest.mark.parametrize(
    ("lang", "said"),
    [pytest.param("fr", "1 personne, 0 liste", id="fr"), pytest.param("en", "1 person, 0 lists", id="en")],
)
def test_the_doctor_counts_one_person(tmp_path: Path, lang: str, said: str) -> None:
    run("init", tmp_path, "--organisation", "A")
    with (tmp_path / "people.csv").open("a", encoding="utf-8") as file:
        file.write("7,ada@example.org,,,,,,,,,,,,,,,,,,\n")
    assert f" {said}\n" in run("doctor", "--config", tmp_path / "config.toml", "--lang", lang).stdout


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param("fr", " : 1 scénario, 0 en échec", id="fr"),
        pytest.param("en", ": 1 scenario, 0 failed", id="en"),
    ],
)
def test_one_scenario_is_one_scenario(tmp_path: Path, lang: str, said: str) -> None:
    run("init", tmp_path, "--organisation", "A")
    file = tmp_path / "scenarios.toml"
    head, *rest = re.split(r"(?m)^(?=\[\[)", file.read_text("utf-8"))
    file.write_text(head + rest[0], "utf-8")
    assert said in run("policy", "test", tmp_path, "--lang", lang).stdout

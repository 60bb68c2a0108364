"""`disconnect init`: what it asks, what it writes, and that it writes nothing over."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from disconnect.app.beginning import DIRECTORY_HEAD
from disconnect.app.settings import ENTRIES, EXAMPLES, SITE_ENTRIES, SOURCE_ENTRIES, example
from disconnect.cli import cli
from disconnect.policyfile.templates import template_names
from tests.app.small_files import error_of, run

FILES = ("config.toml", "policy.toml", "scenarios.toml", "people.csv")
ROOT = Path(__file__).parents[2]


def test_it_asks_for_the_name_of_the_organisation_and_nothing_else(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["init", str(tmp_path)], input="Atelier\n", catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "Name of the organisation: Atelier"
    assert result.stdout.count(": ") - result.stdout.count("écrit : ") <= 3
    assert 'name = "Atelier"' in (tmp_path / "config.toml").read_text("utf-8")


def test_it_asks_nothing_where_the_name_is_given(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["init", str(tmp_path), "--organisation", "A"], input=None, catch_exceptions=False)
    assert result.exit_code == 0
    assert "Name of the organisation" not in result.output


@pytest.mark.parametrize(
    ("lang", "said"), [pytest.param("fr", "Ensuite", id="French"), pytest.param("en", "Next:", id="English")]
)
def test_it_says_what_to_do_next(tmp_path: Path, lang: str, said: str) -> None:
    result = run("init", tmp_path, "--organisation", "A", "--lang", lang)
    assert said in result.stdout
    assert f"--config {tmp_path / 'config.toml'}" in result.stdout


def test_json_names_the_files(tmp_path: Path) -> None:
    result = run("init", tmp_path / "new" / "place", "--organisation", "A", "--json")
    assert json.loads(result.stdout)["files"] == [str(tmp_path / "new" / "place" / name) for name in FILES]


def test_only_their_owner_may_read_the_files(tmp_path: Path) -> None:
    run("init", tmp_path, "--organisation", "A")
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in FILES} == {0o600}


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_written_over_and_nothing_is_added_beside_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    result = run("init", tmp_path, "--organisation", "A", "--lang", "en", "--json")
    assert result.exit_code == 1
    found = error_of(result)
    assert found["where"] == str(tmp_path / name)
    assert found["what"] == "it exists already"
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


@pytest.mark.parametrize("template", [name for name in template_names() if name != "demo"])
def test_what_it_writes_passes_the_doctor_but_for_what_a_user_must_add(tmp_path: Path, template: str) -> None:
    run("init", tmp_path, "--organisation", "A", "--template", template)
    result = run("doctor", "--config", tmp_path / "config.toml", "--json", "--lang", "en")
    assert result.exit_code == 0
    found = [check for check in json.loads(result.stdout)["checks"] if check["verdict"] != "good"]
    assert [(check["area"], check["what"]) for check in found] == [
        ("directory", "nobody is in it"),
        ("sources", "no source is configured"),
    ]


def test_the_directory_s_first_row_names_columns_that_are_all_used(tmp_path: Path) -> None:
    run("init", tmp_path, "--organisation", "A")
    with (tmp_path / "people.csv").open("a", encoding="utf-8") as file:
        file.write("7,ada@example.org" + "," * (DIRECTORY_HEAD.count(",") - 1) + "\n")
    found = json.loads(run("doctor", "--config", tmp_path / "config.toml", "--json", "--lang", "en").stdout)["checks"]
    assert [check["what"] for check in found if check["area"] == "directory"] == ["1 person, 0 lists"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param('Dupont & "Fils"', id="quotes"),
        pytest.param("C:\\Atelier", id="a backslash"),
        pytest.param("two\nlines", id="two lines"),
        pytest.param("tab\tand\x7fdelete", id="control characters"),
        pytest.param("Société générale d’études", id="French"),
        pytest.param("", id="no name"),
    ],
)
def test_any_name_can_be_read_back(tmp_path: Path, name: str) -> None:
    assert run("init", tmp_path, "--organisation", name).exit_code == 0
    assert tomllib.loads((tmp_path / "config.toml").read_text("utf-8"))["organisation"]["name"] == name


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("init", tmp_path / "file" / "below", "--organisation", "A", "--lang", "en", "--json")
    assert result.exit_code == 1
    found = error_of(result)
    assert "cannot be written" in found["what"]
    assert found["mend"] == "name a folder you may write to"


@pytest.mark.parametrize("after", [0, 1, 2])
def test_on_a_full_disk_all_of_it_is_written_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    opened, usual = iter(range(3)), os.fdopen

    def full(handle: int, *arguments: object, **more: object) -> object:
        if next(opened) == after:
            os.close(handle)
            raise OSError(errno.ENOSPC, "No space left on device")
        return usual(handle, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr("disconnect.app.beginning.os.fdopen", full)
    result = run("init", tmp_path, "--organisation", "A", "--lang", "en", "--json")
    monkeypatch.undo()
    assert result.exit_code == 1
    assert "No space left" in error_of(result)["what"]
    assert list(tmp_path.iterdir()) == []
    assert run("init", tmp_path, "--organisation", "A").exit_code == 0


def test_a_template_that_is_none_is_a_misuse(tmp_path: Path) -> None:
    result = run("init", tmp_path, "--organisation", "A", "--template", "plian")
    assert result.exit_code == 2
    assert "plain" in result.stderr


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_example_in_the_repository_is_the_table_of_settings(lang: str) -> None:
    text = (ROOT / EXAMPLES[lang]).read_text("utf-8")
    assert text == example(lang)
    assert tomllib.loads(text) == tomllib.loads(example())


def comments(text: str) -> str:
    """What a person reads in a configuration."""
    return "\n".join(line.partition("#")[2] for line in text.splitlines())


@pytest.mark.parametrize(
    ("lang", "said", "foreign"),
    [
        pytest.param("fr", "Où se lisent les métadonnées", r"\b(the|where|which|every|who|what)\b", id="French"),
        pytest.param("en", "Where mail and calendar metadata are read", r"\b(les?|la|des|où|qui)\b", id="English"),
    ],
)
def test_the_configuration_is_explained_in_its_own_language(tmp_path: Path, lang: str, said: str, foreign: str) -> None:
    run("init", tmp_path, "--organisation", "A", "--lang", lang)
    told = comments((tmp_path / "config.toml").read_text("utf-8"))
    assert said in told
    assert EXAMPLES[lang] in told
    for text in (told, comments(example(lang))):
        assert re.findall(foreign, text) == []


def test_every_setting_has_its_french() -> None:
    for entry in (*ENTRIES, *SITE_ENTRIES, *SOURCE_ENTRIES):
        assert entry.why.fr
        assert entry.why.fr != str(entry.why) or entry.name == "connector"

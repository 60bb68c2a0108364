"""Help, prompts and errors of the command line in the user's language: our own texts and click's."""

from __future__ import annotations

import gettext
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from disconnect.cli import COMMANDS, cli
from disconnect.cli.bilingual import Argument, Command, Group, Option
from disconnect.cli.kinds import FILE, FOLDER, PATH
from disconnect.model.phrase import Phrase, in_language
from tests.app.small_files import run

if TYPE_CHECKING:
    from collections.abc import Iterator


WORDS = {"SOURCES", "CODE"}
ENGLISH = re.compile(
    r"Usage:|Options:|Commands:|required|default:|Show |TEXT\b|FILE\b|DIRECTORY|FOLDER|INTEGER|COMMAND\b"
)


def commands(found: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, found
    if isinstance(found, click.Group):
        for name in found.list_commands(click.Context(found)):
            below = found.get_command(click.Context(found), name)
            assert below is not None
            yield from commands(below, (*path, name))


ALL = [pytest.param(path, found, id=" ".join(path) or "disconnect") for path, found in commands(cli)]


def text_of(found: object, name: str) -> str:
    """The phrase behind what click reads."""
    phrase: str = getattr(found, f"_said_{name}")
    return phrase


@pytest.mark.parametrize(("path", "found"), ALL)
def test_every_command_option_and_argument_has_its_french(path: tuple[str, ...], found: click.Command) -> None:
    assert isinstance(found, Command | Group), path
    said = [text_of(found, "help")]
    for each in found.params:
        assert isinstance(each, Option | Argument), each.name
        said += [text_of(each, "help")] if isinstance(each, Option) else [each.told]
        said += [text_of(each, "prompt")] if isinstance(each, Option) and each.prompt else []
    for text in said:
        assert isinstance(text, Phrase), text
        assert text.fr.strip()
        assert text.fr != str(text) or text in WORDS, text


@pytest.mark.parametrize(("path", "found"), ALL)
def test_a_value_is_of_a_kind_whose_errors_are_told_in_french(path: tuple[str, ...], found: click.Command) -> None:
    plain = (click.Choice, click.IntRange, *(type(kind) for kind in (click.STRING, click.INT, click.BOOL)))
    for each in found.params:
        is_ours = type(each.type).__module__.startswith("disconnect.") or each.type in (FILE, FOLDER, PATH)
        assert is_ours or isinstance(each.type, plain), (path, each.name)


@pytest.mark.parametrize(("path", "found"), ALL)
@pytest.mark.usefixtures("native_french")
def test_french_help_has_no_english_in_it(path: tuple[str, ...], found: click.Command) -> None:
    result = run(*path, "--help")
    assert result.exit_code == 0
    assert ENGLISH.findall(result.stdout) == []
    assert result.stdout.startswith("Usage\N{NO-BREAK SPACE}: ")
    assert " ".join(in_language(text_of(found, "help"), "fr").split())[:40] in " ".join(result.stdout.split())


@pytest.mark.usefixtures("native_french")
def test_no_summary_of_a_command_is_cut_off_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for path, found in commands(cli):
        if isinstance(found, click.Group):
            assert "..." not in run(*path, "--help").stdout.partition("Commandes")[2]


def written(folder: Path, lang: str) -> Path:
    file = folder / "config.toml"
    file.write_text(f'[report]\nlanguage = "{lang}"\n', "utf-8")
    return file


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("--help", "--lang", "{lang}"), id="--lang"),
        pytest.param(("--help", "--lang={lang}"), id="--lang with an equals sign"),
        pytest.param(("--lang", "{lang}", "--nonsense"), id="--lang before a mistake"),
        pytest.param(("--help", "--config", "{config}"), id="--config"),
        pytest.param(("--help", "--config={config}", "--lang", "klingon"), id="--config, where --lang is no language"),
    ],
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_line_says_the_language(tmp_path: Path, line: tuple[str, ...], lang: str) -> None:
    values = {"lang": lang, "config": str(written(tmp_path, lang))}
    result = run("doctor", *(word.format(**values) for word in line))
    assert (result.stdout or result.stderr).startswith({"fr": "Usage\N{NO-BREAK SPACE}:", "en": "Usage:"}[lang])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_configuration_says_it_where_the_line_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    start = {"fr": "Usage\N{NO-BREAK SPACE}:", "en": "Usage:"}[lang]
    file = written(tmp_path, lang)
    monkeypatch.setenv("LC_ALL", {"fr": "en_GB.UTF-8", "en": "fr_FR.UTF-8"}[lang])
    monkeypatch.setenv("DISCONNECT_CONFIG", str(file))
    assert run("doctor", "--help").stdout.startswith(start)
    monkeypatch.delenv("DISCONNECT_CONFIG")
    monkeypatch.chdir(tmp_path)
    assert run("doctor", "--help").stdout.startswith(start)


@pytest.mark.usefixtures("native_french")
def test_without_any_word_of_it_the_language_is_french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("--help").stdout.startswith("Usage\N{NO-BREAK SPACE}: cli [OPTIONS] COMMANDE")


def test_a_run_leaves_the_language_of_the_program_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    before = gettext.textdomain()
    run("--help", "--lang", "fr")
    assert (os.environ["LANGUAGE"], gettext.textdomain()) == ("de", before)
    monkeypatch.delenv("LANGUAGE")
    run("--help", "--lang", "fr")
    assert "LANGUAGE" not in os.environ


@pytest.mark.usefixtures("nobody")
@pytest.mark.parametrize(
    ("lang", "asked", "ended"),
    [
        pytest.param("fr", "Nom de l’organisation : ", "Interrompu !\n", id="French"),
        pytest.param("en", "Name of the organisation: ", "Aborted!\n", id="English"),
    ],
)
def test_what_is_asked_and_what_ends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, asked: str, ended: str
) -> None:
    with pytest.raises(SystemExit, match="1"):
        cli.main(["init", str(tmp_path / "new"), "--lang", lang])
    said = capsys.readouterr()
    assert said.out == asked
    assert said.err.endswith(ended)
    assert not (tmp_path / "new").exists()


def test_a_wrong_date_is_told_how_to_write_it() -> None:
    for line in (("policy", "show", "--week"), ("policy", "check", "--on"), ("hours", "clear", "--for", "a", "--from")):
        french = run(*line, "02/03/2026", "--lang", "fr")
        assert french.exit_code == 2
        assert f"« {line[-1]} » : « 02/03/2026 » n’est pas une date : écrivez" in french.stderr
        assert "la date année d’abord, comme 2026-03-02" in french.stderr
        assert "write the date year first, like 2026-03-02" in run(*line, "02/03/2026", "--lang", "en").stderr
    instant = run("advise", "--from", "a", "--to", "b", "--at", "28/03/2026", "--lang", "fr")
    assert "la date année d’abord" in instant.stderr


def test_a_near_command_is_offered_where_click_does_so() -> None:
    result = run("doctr", "--lang", "fr")
    assert result.exit_code == 2
    assert "La commande « doctr » n’existe pas." in result.stderr
    if hasattr(click.exceptions, "NoSuchCommand"):
        assert "« doctor »" in result.stderr
    assert [name for name in COMMANDS if name not in cli.commands] == []

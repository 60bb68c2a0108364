"""Every command: its help, its version, and the demo on a folder that is not its own."""

from __future__ import annotations

import runpy
import shutil
import sys
import tomllib
from typing import TYPE_CHECKING

import click
import pytest

from disconnect import __version__
from disconnect.app import showcase
from disconnect.cli import COMMANDS, cli
from disconnect.demo.files import clear
from tests.app import small_files
from tests.app.small_files import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


FILES = ("people.csv", "lists.csv")


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below `group`, with the words a user types."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        yield (*path, name), found
        if isinstance(found, click.Group):
            yield from commands(found, (*path, name))


ALL = [pytest.param(path, command, id=" ".join(path)) for path, command in commands(cli)]


@pytest.mark.parametrize(("path", "command"), ALL)
def test_every_command_and_every_option_says_what_it_is_for(path: tuple[str, ...], command: click.Command) -> None:
    result = run(*path, "--help")
    assert result.exit_code == 0
    assert command.help
    assert command.help.splitlines()[0] in " ".join(result.stdout.split())
    assert [each.name for each in command.params if isinstance(each, click.Option) and not each.help] == []


def test_the_list_of_commands_is_whole_and_says_the_exit_codes() -> None:
    text = run("--help").stdout
    assert [name for name in COMMANDS if f"\n  {name} " not in text] == []
    assert "0 done, 1 problems met, 2 used wrongly, 3 nothing publishable" in " ".join(text.split())


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"disconnect, version {__version__}\n"


@pytest.mark.parametrize("module", ["disconnect", "disconnect.cli"])
def test_the_module_is_the_command(
    module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["disconnect", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(module if module == "disconnect" else "disconnect.__main__", run_name="__main__")
    assert ended.value.code == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize("name", showcase.OWN)
def test_the_demo_writes_over_nothing_of_anybody_s_own(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    result = run("demo", tmp_path)
    assert result.exit_code == 1
    assert f"✗ {tmp_path / name}" in result.stderr
    assert "choose an empty folder" in result.stderr
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


def test_the_demo_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(showcase, "generate", full)
    result = run("demo", tmp_path / "demo")
    assert result.exit_code == 1
    assert f"✗ {tmp_path / 'demo'}" in result.stderr
    assert "No space left on device" in result.stderr


@pytest.fixture
def small_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo with the small company in place of 240 people."""

    def generate(folder: Path, *, seed: int, progress: Callable[[int, int], None]) -> None:
        clear(folder)
        for name in ("mailboxes", "made"):
            shutil.rmtree(folder / name, ignore_errors=True)
        small_files.write_company(folder / "made")
        for path in (folder / "made").iterdir():
            if path.name not in {"config.toml", "policy.toml"}:
                path.replace(folder / path.name)
        progress(seed, seed)

    monkeypatch.setattr(showcase, "generate", generate)
    sources = small_files.SOURCES.partition("[sources.archive]")
    monkeypatch.setattr(showcase, "SOURCES", "\n" + (sources[1] + sources[2]).replace("{", "{{").replace("}", "}}"))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param("fr", "données générées, graine 7", id="French"),
        pytest.param("en", "generated data, seed 7", id="English"),
    ],
)
def test_the_demo_s_sources_say_in_its_language_that_they_are_generated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    monkeypatch.setattr(showcase, "generate", lambda folder, **_: [(folder / name).touch() for name in FILES])
    config = showcase.build_demo(tmp_path, 7, lang, lambda _done, _total: None)
    found = tomllib.loads(config.read_text("utf-8"))
    assert found["report"]["language"] == lang
    assert {source["citation"] for source in found["sources"].values() if "citation" in source} == {said}


@pytest.mark.usefixtures("small_demo")
def test_the_demo_ends_with_its_report_and_a_second_one_replaces_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    for _ in range(2):
        result = run("demo", folder, "--lang", "en", "--by", "department")
        assert result.exit_code == 0, result.output
        assert f"{folder / 'report' / 'report.html'}" in result.stdout
        assert "Generated data" in result.stdout
        assert str(folder) in result.stdout.splitlines()[-1]
    page = (folder / "report" / "report.json").read_text("utf-8")
    assert '"generated_data": true' in page
    scenarios = run("policy", "test", folder, "--lang", "en")
    assert (scenarios.exit_code, "0 failed" in scenarios.stdout) == (0, True), scenarios.output

"""The documents keep what they promise: commands exist, links lead somewhere, generated pages are those of the code."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from click.testing import CliRunner

from disconnect.app.settings import ENTRIES, SITE_ENTRIES, SOURCE_ENTRIES, Entry, example
from disconnect.cli import cli
from disconnect.load.metrics import REGISTER

ROOT = Path(__file__).parents[2]
PAGES = tuple(sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("policies/**/*.md")]))
GUIDES = ("hr", "employee", "union", "dpo")
PLACEHOLDERS = {"COMMAND"}

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def text(page: Path) -> str:
    return page.read_text("utf-8")


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def prose(page: Path) -> str:
    return _FENCE.sub("", text(page))


def written(page: Path) -> Iterator[str]:
    """What stands as code in a page: in line, and line by line in blocks, comments left out."""
    yield from _CODE.findall(prose(page))
    for block in _FENCE.findall(text(page)):
        yield from (line.partition("#")[0].strip() for line in block.splitlines()[1:-1])


def commands(first: str) -> list[tuple[str, list[str]]]:
    """The commands that start with the word `first`, with the page that mentions each."""
    found = [
        (name(page), shlex.split(line)) for page in PAGES for line in written(page) if line.startswith(f"{first} ")
    ]
    return [(page, words) for page, words in found if words[1] not in PLACEHOLDERS]


def resolved(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the words name, and what follows it."""
    command: click.Command = cli
    left = words[1:]
    while isinstance(command, click.Group) and left and not left[0].startswith("-"):
        found = command.get_command(click.Context(command), left[0])
        assert found is not None, f"there is no command {' '.join(words)}"
        command, left = found, left[1:]
    return command, left


def anchor(heading: str) -> str:
    """The anchor of a heading, as code hosts make it: lower case, punctuation gone, a hyphen for each space."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def links() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        yield from ((page, link) for link in _LINK.findall(prose(page)) if not link.startswith(("http", "mailto:")))


@pytest.mark.parametrize("page", [pytest.param(page, id=name(page)) for page in PAGES])
def test_every_command_mentioned_exists(page: Path) -> None:
    for where, words in commands("disconnect"):
        if where != name(page):
            continue
        command, left = resolved(words)
        known = {option for parameter in command.params for option in parameter.opts} | {"--help", "--version"}
        assert {word for word in left if word.startswith("--")} <= known, f"{where}: {' '.join(words)}"


def test_the_commands_are_found_in_the_pages_at_all() -> None:
    mentioned = {" ".join(words[1:3]) for _, words in commands("disconnect")}

    assert {"report build", "policy show", "init DIR", "doctor"} <= mentioned


def test_an_invented_command_would_be_noticed() -> None:
    with pytest.raises(AssertionError, match="there is no command"):
        resolved(["disconnect", "report", "burn"])


def test_every_command_of_the_product_has_help_and_stands_in_the_operator_s_guide() -> None:
    guide = text(ROOT / "docs" / "operator.md")
    for first in cli.list_commands(click.Context(cli)):
        command = cli.get_command(click.Context(cli), first)
        assert command is not None
        names = [f"{first} {sub}" for sub in command.commands] if isinstance(command, click.Group) else [first]
        for found in names:
            answer = CliRunner().invoke(cli, [*found.split(), "--help"])
            assert answer.exit_code == 0
            assert answer.output.startswith("Usage:")
            assert f"`disconnect {found}" in guide


def test_the_french_guide_of_the_operator_has_every_section_command_and_row() -> None:
    english, french = (text(ROOT / "docs" / f"operator{end}.md") for end in ("", ".fr"))
    for part in (r"^(#+) ", r"^\| (`disconnect [^|]*`) \|", r"^(\|)"):
        assert re.findall(part, french, re.MULTILINE) == re.findall(part, english, re.MULTILINE)


def test_the_two_first_pages_lead_to_the_same() -> None:
    english, french = (_LINK.findall(text(ROOT / page)) for page in ("README.md", "LISEZMOI.md"))
    plain = [{re.sub(r"(\.en|\.fr)?\.md.*", "", link) for link in links_} for links_ in (english, french)]
    own = {
        "README",
        "LISEZMOI",
        "docs/images/report.png",
        "docs/images/rapport.png",
        "docs/union",
        "config.example.toml",
        "config.exemple.toml",
    }
    assert plain[0] - own == plain[1] - own


def test_every_make_target_mentioned_exists() -> None:
    targets = set(_TARGET.findall(text(ROOT / "Makefile")))
    mentioned = {words[1] for _, words in commands("make")}

    assert {"demo", "test"} <= mentioned <= targets


@pytest.mark.parametrize("page", [pytest.param(page, id=name(page)) for page in PAGES])
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for source, link in links():
        if source != page:
            continue
        place, _, part = unquote(link).partition("#")
        goal = (page.parent / place).resolve() if place else page
        assert goal.is_file(), f"{name(page)}: {link}"
        assert goal.is_relative_to(ROOT)
        assert not part or part in {anchor(heading) for heading in _HEADING.findall(text(goal))}, (
            f"{name(page)}: {link}"
        )


@pytest.mark.parametrize("page", ["README.md", "LISEZMOI.md"])
def test_both_commands_stand_in_the_first_screen(page: str) -> None:
    screen = text(ROOT / page).splitlines()[:30]

    assert any(line.startswith("make demo") for line in screen)
    assert any(line.startswith("make test") for line in screen)
    assert any(line.startswith("![") for line in screen)


@pytest.mark.parametrize("picture", ["report.png", "rapport.png"])
def test_a_picture_is_a_small_png(picture: str) -> None:
    content = (ROOT / "docs" / "images" / picture).read_bytes()

    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(content) < 400_000


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_has_the_same_sections_in_french_and_english(guide: str) -> None:
    french, english = (
        [line.count("#") for line in text(ROOT / "docs" / f"{guide}.{lang}.md").splitlines() if line.startswith("#")]
        for lang in ("fr", "en")
    )

    assert french == english


def test_generated_pages_are_those_of_the_code(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "scripts" / "written.py", tmp_path], check=True, timeout=120)

    # A catalogue that was compiled names the version that compiled it: tests/cli holds it to its source.
    for made in (path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".mo"):
        current = ROOT / made.relative_to(tmp_path)
        assert text(current) == text(made), f"run scripts/written.py: {name(current)} is not current"


@pytest.mark.parametrize("page", ["metrics.md", "metrics.fr.md"])
def test_every_metric_of_the_register_stands_in_the_dictionary_once(page: str) -> None:
    found = re.findall(r"^### `([^`]+)`", text(ROOT / "docs" / page), re.MULTILINE)

    assert sorted(found) == sorted(metric.definition.id for metric in REGISTER)


@pytest.mark.parametrize("entry", [pytest.param(entry, id=f"{entry.table}.{entry.name}") for entry in ENTRIES])
def test_a_setting_stands_in_the_example_with_its_default(entry: Entry) -> None:
    shown = tomllib.loads(text(ROOT / "config.example.toml"))

    assert shown[entry.table][entry.name] == entry.default


@pytest.mark.parametrize("entry", [*SITE_ENTRIES, *SOURCE_ENTRIES], ids=lambda entry: f"{entry.table}.{entry.name}")
def test_a_setting_of_a_named_table_stands_in_the_example_as_a_comment(entry: Entry) -> None:
    assert f"# {entry.name} = " in text(ROOT / "config.example.toml")
    assert entry.why in text(ROOT / "config.example.toml")


def test_the_example_is_the_code_s() -> None:
    assert text(ROOT / "config.example.toml") == example()

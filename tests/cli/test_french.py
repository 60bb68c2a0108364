"""A company that asked for French is told its errors and problems in French, the same ones that English is told."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.app import small_company as company
from tests.app.small_files import added, copied, edited, run
from tests.french import english_in, slips_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result

    Breaking = Callable[[Path], None]

REPORT = ("report", "build", "--period")


def unbroken(_config: Path) -> None:
    """Leave the company as it is."""


def lose_keys(config: Path) -> None:
    for path in (config.parent / "keys").glob("*.key"):
        path.unlink()


def open_keys(config: Path) -> None:
    (config.parent / "keys" / "2026.key").chmod(0o644)


def break_mailbox(config: Path) -> None:
    added(config.parent / "archive.mbox", "From a@b Thu Jan  1 00:00:00 2026\nTo: c@d.example\n\nx\n\n")


def break_rows(config: Path) -> None:
    added(config.parent / "duty.csv", "somebody,2026-03-03T09:00,2026-03-02T18:00\nsomebody\n")


def break_calendar(config: Path) -> None:
    lines = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20260105T090000", "END:VEVENT", "END:VCALENDAR", "")
    (config.parent / "calendars" / f"{company.members()[0].address}.ics").write_text("\r\n".join(lines), "utf-8")


def import_rows(config: Path) -> None:
    text = "person,start,end\nnobody@x.example,2026-03-02T10:00,2026-03-02T11:00\n"
    (config.parent / "in.csv").write_text(text, "utf-8")


def open_folder(config: Path) -> None:
    (config.parent / "recaps").mkdir(mode=0o755)
    start, end = "2026-03-02T22:10+01:00", "2026-03-02T23:05+01:00"
    text = f"person,start,end,declared\n{company.members()[0].address},{start},{end},\n"
    (config.parent / "interventions.csv").write_text(text, "utf-8")


ERRORS = [
    pytest.param(partial(edited, old='path = "archive.mbox"', new='path = "gone"'), ("sync",), id="a path to nothing"),
    pytest.param(partial(edited, old='path = "archive.mbox"', new='pth = "archive.mbox"'), ("sync",), id="a setting"),
    pytest.param(partial(edited, old='half = "half"', new='half = "hlaf"'), ("sync",), id="a column"),
    pytest.param(partial(edited, old='delimiter = ";"', new='delimiter = ";;"'), ("sync",), id="a delimiter"),
    pytest.param(partial(edited, old='to = "2026-04-01"', new='to = "2025-04-01"'), ("sync",), id="dates of calendars"),
    pytest.param(partial(edited, old='connector = "maildir"', new='connector = "mail"'), ("sync",), id="a connector"),
    pytest.param(partial(edited, old='name = "Atelier"', new='nom = "Atelier"'), ("sync",), id="a key of config.toml"),
    pytest.param(partial(edited, old='name = "Atelier"', new="name = Atelier"), ("sync",), id="no TOML"),
    pytest.param(partial(edited, old="minimum_group = 10", new="minimum_group = 3"), ("sync",), id="a small group"),
    pytest.param(lose_keys, ("sync",), id="lost keys, for sync"),
    pytest.param(lose_keys, (*REPORT, "2026", "--out", "out"), id="lost keys, for a report"),
    pytest.param(open_keys, (*REPORT, "2026", "--out", "out"), id="open keys"),
    pytest.param(unbroken, ("sync", "post2"), id="a source"),
    pytest.param(unbroken, (*REPORT, "2026-Q5", "--out", "out"), id="a period"),
    pytest.param(unbroken, (*REPORT, "2031", "--out", "out"), id="a year that was not read"),
    pytest.param(unbroken, ("policy", "show", "--hours", "mornings"), id="hours"),
    pytest.param(unbroken, ("policy", "show", "--week", "9999-12-31"), id="a week"),
    pytest.param(unbroken, ("policy", "check", "--on", "0001-01-01"), id="a day"),
    pytest.param(unbroken, ("oncall", "recap", "--month", "2026-Q1", "--out", "out"), id="a month"),
    pytest.param(unbroken, ("oncall", "import", "none.csv"), id="a table that is not there"),
    pytest.param(open_folder, ("oncall", "recap", "--month", "2026-03", "--out", "{}/recaps"), id="an open folder"),
]
PROBLEMS = [
    pytest.param(break_mailbox, ("sync", "archive"), "message ", "message ", id="a mail without a date"),
    pytest.param(break_rows, ("sync", "duty"), "row ", "ligne ", id="rows of a roster"),
    pytest.param(break_calendar, ("sync", "calendars"), "calendar ", "agenda ", id="an event without a zone"),
    pytest.param(import_rows, ("oncall", "import", "{}/in.csv"), "row ", "ligne ", id="a row to import"),
]


@pytest.mark.parametrize(("broken", "command"), ERRORS)
def test_an_error_is_told_in_french(config: Path, broken: Breaking, command: tuple[str, ...]) -> None:
    broken(config)
    english, french = (failures(answer(config, command, lang, "--json")) for lang in ("en", "fr"))
    assert len(english) == len(french) == 1
    assert english[0]["what"] != french[0]["what"]
    assert english[0]["mend"] != french[0]["mend"] or french[0]["mend"].startswith("chmod")
    assert is_french(french[0])
    text = answer(config, command, "fr")
    assert french[0]["what"] in text.output
    assert "\n  → " in text.output or " ; " in text.output


@pytest.mark.parametrize(("broken", "command", "in_english", "in_french"), PROBLEMS)
def test_a_bad_item_is_told_in_french_with_its_place(
    config: Path, broken: Breaking, command: tuple[str, ...], in_english: str, in_french: str
) -> None:
    # What was read once is not told again: each language reads a company of its own.
    other_config = copied(config, config.parent.parent / "other")
    broken(config)
    broken(other_config)
    english = problems(answer(config, command, "en", "--json"))
    french = problems(answer(other_config, command, "fr", "--json"))
    assert [each["code"] for each in english] == [each["code"] for each in french] != []
    for one, other in zip(english, french, strict=True):
        assert in_english in f" {one['where']}"
        assert in_french in f" {other['where']}"
        assert one["what"] != other["what"]
        assert is_french(other)


def test_a_line_of_a_problem_is_set_as_french_is(config: Path) -> None:
    break_rows(config)
    said = answer(config, ("sync", "duty"), "fr")
    lines = [line for line in said.output.splitlines() if line.startswith("! ")]
    assert [line.split(" : ")[0].rpartition(" ")[0] for line in lines] == ["! duty, duty.csv, ligne"] * 2
    assert all(" ; " in line and not slips_in(line) for line in lines)


def test_without_a_configuration_the_users_language_is_spoken(tmp_path: Path, native_french: None) -> None:
    del native_french
    result = run("sync", "--config", tmp_path / "none.toml")
    assert result.exit_code == 1
    assert "il n’y a pas de configuration" in result.stderr


def test_the_settings_of_connectors_are_explained_in_french(config: Path) -> None:
    english, french = (json.loads(answer(config, ("connectors",), lang, "--json").stdout) for lang in ("en", "fr"))
    for name in ("csv", "ics", "maildir", "mbox"):
        pairs = zip(english[name]["settings"], french[name]["settings"], strict=True)
        assert [one["name"] for one, other in pairs if one["why"] == other["why"] or english_in(other["why"])] == []


def answer(config: Path, command: tuple[str, ...], lang: str, *more: str) -> Result:
    """What a command says to a company that is configured for a language."""
    written = re.sub('language = "(fr|en)"', f'language = "{lang}"', config.read_text("utf-8"))
    config.write_text(written, "utf-8")
    placed = (word.format(config.parent) for word in command)
    return run(*placed, "--config", config, *more)


def failures(result: Result) -> list[dict[str, str]]:
    """What keeps a command, or one of its sources, from going on."""
    assert result.exit_code != 0
    found: dict[str, Any] = json.loads(result.stdout)
    return [found["error"]] if "error" in found else [each["failure"] for each in found["sources"] if each["failure"]]


def problems(result: Result) -> list[dict[str, str]]:
    """The bad items that a command met."""
    found: dict[str, Any] = json.loads(result.stdout)
    return [*found.get("problems", ()), *(each for source in found.get("sources", ()) for each in source["problems"])]


def is_french(told: dict[str, str]) -> bool:
    """Whether no part of what is told gives away that it was not written as French."""
    return not list(_given_away(told))


def _given_away(told: dict[str, str]) -> Iterator[str]:
    for name in ("what", "mend"):
        yield from english_in(told[name])
        yield from slips_in(told[name])

"""`report verify` and `privacy ledger`: what a union and a data protection officer can prove, in both languages."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from disconnect.app.publications import publish
from disconnect.privacy.ledger import State, closing_line, recorded_line
from disconnect.privacy.sealing import fingerprint
from disconnect.storage.ledgerfile import LedgerFile
from tests.app import small_company as company
from tests.app.small_files import CANARIES, copied, error_of, run
from tests.app.small_report import NAMES, NOW, order, small_report
from tests.french import english_in, slips_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """A folder with a copy of the ledger of two publications, and the files of the second under other names."""
    shelf = LedgerFile(tmp_path / "state")
    publish(small_report(), order(tmp_path / "one"), shelf)
    made = publish(small_report("Other Works"), order(tmp_path / "two", at=NOW + timedelta(days=90)), shelf)
    folder = tmp_path / "handed"
    shutil.copytree(shelf.folder, folder / "ledger")
    for path in made.paths:
        shutil.copy(path, folder / f"copy of {path.name}")
    return folder


def verified(handed: Path, *names: str, lang: str = "en") -> Result:
    files = [handed / f"copy of {name}" for name in names]
    return run("report", "verify", *files, "--ledger", handed / "ledger", "--lang", lang)


@pytest.mark.parametrize("name", ["report.html", "report.csv", "report.json"])
def test_a_published_file_is_proved_whatever_its_name(handed: Path, name: str) -> None:
    result = verified(handed, name)
    seal = LedgerFile(handed.parent / "state").read().entries[1].seal
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f"✓ {handed / f'copy of {name}'}: published, unchanged",
        "  publication 2, 2026-08-02 09:30 UTC, 2026-Q1, policy plain, version 1f2e3d; completed",
        f"  seal {seal}",
    ]


def test_a_file_of_several_publications_is_proved_with_each(handed: Path) -> None:
    result = verified(handed, "report.schema.json")
    assert result.exit_code == 0
    assert [line for line in result.output.splitlines() if "publication" in line and "seal" not in line][0:2] == [
        "  publication 1, 2026-05-04 09:30 UTC, 2026-Q1, policy plain, version 1f2e3d; completed",
        "  publication 2, 2026-08-02 09:30 UTC, 2026-Q1, policy plain, version 1f2e3d; completed",
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", [0, -1, 500])
def test_a_flipped_bit_in_a_file_is_found(handed: Path, name: str, place: int) -> None:
    path = handed / f"copy of {name}"
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 1
    path.write_bytes(content)
    result = verified(handed, name, "report.html") if name != "report.html" else verified(handed, name)
    assert result.exit_code == 1
    assert f"✗ {path}: it is not in the ledger, or was changed since" in result.output


def test_any_changed_line_of_the_ledger_makes_it_prove_nothing_and_is_named(handed: Path) -> None:
    path = handed / "ledger" / "publications.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    for number, line in enumerate(lines):
        path.write_bytes(b"".join([*lines[:number], line.replace(b"2026", b"2027", 1), *lines[number + 1 :]]))
        for command in (("report", "verify", str(handed / "copy of report.csv")), ("privacy", "ledger", "verify")):
            result = run(*command, "--ledger", handed / "ledger", "--lang", "en")
            assert result.exit_code == 1
            assert f"line {number + 1}" in result.stderr
            assert "it was changed after it had been written" in result.stderr
            assert "✓" not in result.output


def test_a_copy_of_the_lines_alone_is_enough_and_says_what_it_cannot_tell(handed: Path) -> None:
    alone = handed / "ledger.txt"
    (handed / "ledger" / "publications.jsonl").rename(alone)
    file = handed / "copy of report.html"
    assert run("report", "verify", file, "--ledger", alone, "--lang", "en").exit_code == 0
    result = run("privacy", "ledger", "verify", "--ledger", alone, "--lang", "en")
    assert result.exit_code == 0
    assert "✓ 4 lines, the chain is unbroken\n! Without the file end.json" in result.output


def test_lines_cut_off_at_the_end_are_found_by_the_mark_or_by_a_seal(handed: Path) -> None:
    seal = json.loads(run("privacy", "ledger", "--ledger", handed / "ledger", "--json").stdout)["publications"][1][
        "seal"
    ]
    path = handed / "ledger" / "publications.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:2]))
    result = run("privacy", "ledger", "verify", "--ledger", handed / "ledger", "--lang", "en")
    assert (result.exit_code, "line 3" in result.stderr) == (1, True)
    (handed / "ledger" / "end.json").unlink()
    short = run("privacy", "ledger", "verify", "--ledger", handed / "ledger", "--lang", "en")
    sealed = run("privacy", "ledger", "verify", "--ledger", handed / "ledger", "--lang", "en", "--seal", seal[:16])
    assert (short.exit_code, sealed.exit_code) == (0, 1)
    assert "✗ that seal is not in the ledger" in sealed.output


def test_a_seal_from_the_minutes_is_found_and_too_short_a_one_refused(handed: Path) -> None:
    listed = json.loads(run("privacy", "ledger", "--ledger", handed / "ledger", "--json").stdout)
    seal = listed["publications"][0]["seal"]
    line = ("privacy", "ledger", "verify", "--ledger", handed / "ledger", "--lang", "en", "--seal")
    assert "✓ that seal is of publication 1, of 2026-05-04 09:30 UTC" in run(*line, seal[:16].upper()).output
    assert run(*line, seal[:15]).exit_code == 2
    found = json.loads(run(*line, seal, "--json").stdout)
    assert (found["is_good"], found["sealed"]["number"], found["lines"], found["fault"]) == (True, 1, 4, None)


@pytest.mark.usefixtures("handed")
def test_a_file_of_an_abandoned_publication_is_no_published_one(tmp_path: Path) -> None:
    shelf = LedgerFile(tmp_path / "state")
    entry = shelf.read().entries[0]
    given = tmp_path / "draft.html"
    given.write_bytes(b"draft")
    files = {"report.html": fingerprint(b"draft")}
    shelf.append(recorded_line(shelf.read(), replace(entry.publication, files=files)))
    shelf.append(closing_line(shelf.read(), 3, State.ABANDONED, NOW))
    result = run("report", "verify", given, "--ledger", shelf.folder, "--lang", "en")
    assert result.exit_code == 1
    assert "of a publication that was abandoned (3); it should not have appeared" in result.output


def from_the_future(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b'{"schema":7}\n')


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (from_the_future, "it was written by a newer version of the product"),
        (gone, "it cannot be read (No such file or directory)"),
    ],
)
def test_a_ledger_that_cannot_be_used_is_an_error_as_json(
    handed: Path, change: Callable[[Path], None], what: str
) -> None:
    change(handed / "ledger" / "publications.jsonl")
    file = handed / "copy of report.csv"
    result = run("report", "verify", file, "--ledger", handed / "ledger", "--lang", "en", "--json")
    assert result.exit_code == 1
    assert error_of(result)["what"] == what


def test_a_file_that_is_not_there_is_told(handed: Path) -> None:
    result = run("report", "verify", handed / "none.csv", "--ledger", handed / "ledger", "--lang", "en")
    assert result.exit_code == 1
    assert "it cannot be read (No such file or directory)" in result.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("report", "verify", "{}/copy of report.html", "{}/ledger/end.json"), "publié, inchangé"),
        (("privacy", "ledger"), "terminée"),
        (("privacy", "ledger", "verify", "--seal", "0" * 16), "✗ ce sceau n’est pas au registre"),
    ],
    ids=str,
)
def test_french_is_spoken(handed: Path, line: tuple[str, ...], said: str) -> None:
    words = [word.format(handed) for word in line]
    result = run(*words, "--ledger", handed / "ledger", "--lang", "fr")
    told = result.output.replace(str(handed), "")
    assert said in told
    assert (english_in(told.replace("copy of", "")), slips_in(told)) == ([], [])


def test_a_company_publishes_lists_and_proves_and_nobody_stands_in_its_ledger(
    company_read: Path, tmp_path: Path
) -> None:
    config = copied(company_read, tmp_path / "atelier")
    assert "Nothing was published yet." in run("privacy", "ledger", "--config", config).output
    line = ("report", "build", "--period", "2026-Q1", "--out", tmp_path / "out", "--config", config, "--role", "hr")
    built = run(*line)
    assert built.exit_code == 0
    listed = json.loads(run("privacy", "ledger", "--config", config, "--json").stdout)
    (entry,) = listed["publications"]
    assert f"Publication 1 of the ledger. For the minutes, its seal: {entry['seal']}" in built.output
    assert (entry["state"], entry["role"], entry["periods"], entry["grouping"]) == (
        "completed",
        "hr",
        ["2026-Q1"],
        "team",
    )
    files = sorted((tmp_path / "out").iterdir())
    assert entry["files"] == {path.name: fingerprint(path.read_bytes()) for path in files}
    assert run("report", "verify", *files, "--config", config).exit_code == 0
    assert run("privacy", "ledger", "verify", "--config", config).exit_code == 0
    again = json.loads(run(*line, "--json").stdout)
    assert again["publication"]["number"] == 2
    assert again["publication"]["files"] == entry["files"], "the same figures are the same bytes"
    held = b"".join(path.read_bytes() for path in (config.parent / "state" / "ledger").iterdir() if path.is_file())
    addresses = [each for who in company.members() for each in (who.address, who.alias, who.id) if each]
    for word in (*addresses, *company.TEAMS, *CANARIES, "@", "Atelier", os.fspath(tmp_path)):
        assert word.encode() not in held

"""Publishing through the ledger: files whole or absent, one at a time, nothing where the ledger cannot be relied on."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.app.publications import publish
from disconnect.errors import ConfigError, StorageError
from disconnect.privacy.ledger import Journal, State, recorded_line
from disconnect.privacy.sealing import fingerprint
from disconnect.report.files import render_files
from disconnect.storage.ledgerfile import JOURNAL, LINES, MARK, LedgerFile, read_copy
from tests.app.small_report import NAMES, NOW, order, small_report

if TYPE_CHECKING:
    from collections.abc import Callable

REPORT = small_report()


@pytest.fixture
def shelf(tmp_path: Path) -> LedgerFile:
    return LedgerFile(tmp_path / "state")


def states(shelf: LedgerFile) -> list[State]:
    return [entry.state for entry in shelf.read().entries]


def test_all_files_are_written_as_rendered_and_readable_by_those_they_are_for(
    tmp_path: Path, shelf: LedgerFile
) -> None:
    folder = tmp_path / "new" / "folder"
    made = publish(REPORT, order(folder, "fr"), shelf)
    assert made.paths == tuple(folder / name for name in NAMES)
    assert sorted(folder.iterdir()) == sorted(made.paths)
    assert {stat.S_IMODE(path.stat().st_mode) for path in made.paths} == {0o644}
    texts = render_files(REPORT, "fr", product_version="1")
    assert {path.name: path.read_bytes().decode() for path in made.paths} == texts
    assert json.loads(made.paths[3].read_text(encoding="utf-8"))["$schema"] == "report.schema.json"


def test_the_entry_says_what_was_published_and_the_ledger_is_closed_to_others(
    tmp_path: Path, shelf: LedgerFile
) -> None:
    made = publish(REPORT, order(tmp_path / "out"), shelf)
    (entry,) = shelf.read().entries
    assert entry == made.entry
    told = entry.publication
    assert (entry.number, entry.state, told.at) == (1, State.COMPLETED, NOW.replace(microsecond=0))
    assert (told.policy, told.policy_version, told.grouping, told.minimum_group) == ("plain", "1f2e3d", "team", 10)
    assert (told.periods, dict(told.metrics)) == (("2026-Q1",), {"mail.sent": 1})
    assert told.files == {path.name: fingerprint(path.read_bytes()) for path in made.paths}
    assert stat.S_IMODE(shelf.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in contents(shelf.folder)} == {0o600}


def test_the_same_report_gives_the_same_bytes_whatever_the_ledger_holds(tmp_path: Path, shelf: LedgerFile) -> None:
    first = publish(REPORT, order(tmp_path / "one"), shelf)
    second = publish(REPORT, order(tmp_path / "two", at=NOW.replace(year=2027)), shelf)
    assert [path.read_bytes() for path in first.paths] == [path.read_bytes() for path in second.paths]
    assert first.entry.seal != second.entry.seal


def test_a_second_report_takes_the_place_of_the_first(tmp_path: Path, shelf: LedgerFile) -> None:
    publish(REPORT, order(tmp_path / "out"), shelf)
    made = publish(small_report("Other Works"), order(tmp_path / "out"), shelf)
    assert "Other Works" in made.paths[0].read_text(encoding="utf-8")
    assert sorted((tmp_path / "out").iterdir()) == sorted(made.paths)
    assert states(shelf) == [State.COMPLETED] * 2


@pytest.mark.parametrize("fails_at", range(1, 25))
def test_a_disk_full_for_a_moment_leaves_the_former_report_whole_or_the_new_one(
    tmp_path: Path, shelf: LedgerFile, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    made = publish(REPORT, order(tmp_path / "out"), shelf)
    before = [path.read_bytes() for path in made.paths]
    calls, usual = iter(range(1, 999)), os.fsync

    def full(handle: int) -> None:
        if next(calls) == fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        usual(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"No space left on device"):
        publish(small_report("Other Works"), order(tmp_path / "out"), shelf)
    monkeypatch.undo()
    after = [path.read_bytes() for path in made.paths]
    new = [text.encode() for text in render_files(small_report("Other Works"), "en", product_version="1").values()]
    assert after in (before, new)
    if after == new:
        assert shelf.read().entries[-1].counts
    assert {path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")} == set(NAMES)
    assert publish(REPORT, order(tmp_path / "out"), shelf).entry.state is State.COMPLETED
    assert shelf.read().unfinished == ()
    assert sorted((tmp_path / "out").iterdir()) == sorted(made.paths)


def full_from(call: int, monkeypatch: pytest.MonkeyPatch) -> None:
    calls, usual = iter(range(1, 999)), os.fsync

    def full(handle: int) -> None:
        if next(calls) >= call:
            raise OSError(errno.ENOSPC, "No space left on device")
        usual(handle)

    monkeypatch.setattr(os, "fsync", full)


@pytest.mark.parametrize("first", range(1, 27))
def test_a_disk_that_stays_full_lets_no_file_appear_without_its_entry(
    tmp_path: Path, shelf: LedgerFile, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    full_from(first, monkeypatch)
    with pytest.raises(StorageError, match=r"No space left on device"):
        publish(REPORT, order(tmp_path / "out"), shelf)
    monkeypatch.undo()
    there = {path.name for path in tmp_path.glob("out/*")} & set(NAMES)
    assert not there or shelf.read().entries[-1].counts
    assert publish(REPORT, order(tmp_path / "out"), shelf).entry.state is State.COMPLETED
    assert shelf.read().unfinished == ()


def a_file(folder: Path) -> None:
    folder.write_text("", encoding="utf-8")


def a_folder_of_that_name(folder: Path) -> None:
    (folder / "report.csv").mkdir(parents=True)


@pytest.mark.parametrize("break_", [a_file, a_folder_of_that_name])
def test_a_folder_that_cannot_take_the_files_is_told_and_nothing_is_recorded(
    tmp_path: Path, shelf: LedgerFile, break_: Callable[[Path], None]
) -> None:
    break_(tmp_path / "out")
    with pytest.raises(StorageError, match="its files cannot be written") as caught:
        publish(REPORT, order(tmp_path / "out"), shelf)
    assert caught.value.where == f"report folder {tmp_path / 'out'}"
    assert shelf.read().entries == ()
    assert {path.name for path in shelf.folder.iterdir()} == {"lock"}


def test_nothing_is_written_in_a_language_that_is_not_there(tmp_path: Path, shelf: LedgerFile) -> None:
    with pytest.raises(ConfigError):
        publish(REPORT, order(tmp_path / "out", "xx"), shelf)
    assert list(tmp_path.iterdir()) == []


def test_a_second_publication_at_once_is_refused(tmp_path: Path, shelf: LedgerFile) -> None:
    other = LedgerFile(tmp_path / "state")
    with shelf.alone(), pytest.raises(StorageError, match="another publication is under way; wait until it has ended"):
        publish(REPORT, order(tmp_path / "out"), other)
    assert not (tmp_path / "out").exists()
    assert publish(REPORT, order(tmp_path / "out"), other).entry.number == 1


def test_four_publications_at_once_are_all_recorded_or_refused(tmp_path: Path, shelf: LedgerFile) -> None:
    program = (
        "import sys, pathlib; from tests.app.killed import publish_small\n"
        "from disconnect.errors import StorageError\n"
        "try: publish_small(pathlib.Path(sys.argv[1]), sys.argv[2])\n"
        "except StorageError as error: print(error)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    root = Path(__file__).parents[2]
    started = [
        subprocess.Popen([*command, f"Works {number}"], cwd=root, stdout=subprocess.PIPE, text=True)
        for number in range(4)
    ]
    said = [process.communicate()[0] for process in started]
    assert all("another publication is under way" in each for each in said if each)
    ledger = shelf.read()
    assert len(ledger.entries) == said.count("") >= 1
    assert {entry.state for entry in ledger.entries} == {State.COMPLETED}
    files = ledger.entries[-1].publication.files
    assert {name: fingerprint((tmp_path / "out" / name).read_bytes()) for name in NAMES} == files


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def changed_line(shelf: LedgerFile) -> None:
    shelf.path.write_bytes(shelf.path.read_bytes().replace(b"2026-Q1", b"2026-Q2"))


def removed_line(shelf: LedgerFile) -> None:
    shelf.path.write_bytes(b"".join(shelf.path.read_bytes().splitlines(keepends=True)[:-1]))


def removed_ledger(shelf: LedgerFile) -> None:
    shelf.path.unlink()


def removed_mark(shelf: LedgerFile) -> None:
    (shelf.folder / MARK).unlink()


def damaged_mark(shelf: LedgerFile) -> None:
    (shelf.folder / MARK).write_text("{}", "utf-8")


def from_the_future(shelf: LedgerFile) -> None:
    shelf.path.write_bytes(shelf.path.read_bytes() + b'{"schema":2,"kind":"sum"}\n')


@pytest.mark.parametrize(
    ("change", "line", "what"),
    [
        (changed_line, 1, "it was changed after it had been written; restore the folder ledger from backup"),
        (removed_line, 2, "it is missing, with those after it: the ledger was cut short; restore"),
        (removed_ledger, 1, "it is missing, with those after it: the ledger was cut short; restore"),
        (removed_mark, 1, "the end mark does not know it: it was added, or the mark was replaced; restore"),
        (damaged_mark, 1, "the end mark does not know it: it was added, or the mark was replaced; restore"),
        (from_the_future, 3, "it was written by a newer version of the product; update the product"),
    ],
)
def test_nothing_is_published_over_a_ledger_that_cannot_be_relied_on(
    tmp_path: Path, shelf: LedgerFile, change: Callable[[LedgerFile], None], line: int, what: str
) -> None:
    publish(REPORT, order(tmp_path / "out"), shelf)
    change(shelf)
    held = contents(shelf.folder)
    with pytest.raises(StorageError, match=what) as caught:
        publish(REPORT, order(tmp_path / "other"), shelf)
    assert caught.value.where == f"ledger {shelf.path}, line {line}"
    assert not (tmp_path / "other").exists()
    assert contents(shelf.folder) == held


def test_a_line_that_does_not_follow_is_never_added(tmp_path: Path, shelf: LedgerFile) -> None:
    line = recorded_line(shelf.read(), publish(REPORT, order(tmp_path / "out"), shelf).entry.publication)
    held = shelf.path.read_bytes()
    with pytest.raises(StorageError, match="it does not follow the line before it"):
        shelf.append(line)
    assert shelf.path.read_bytes() == held


@pytest.mark.parametrize("journal", [b"", b"{}", b"[]", b'{"number":1,"folder":"x","tag":"../y","is_staged":true}'])
def test_a_damaged_journal_is_as_none_so_that_the_entry_counts(
    tmp_path: Path, shelf: LedgerFile, journal: bytes
) -> None:
    entry = publish(REPORT, order(tmp_path / "out"), shelf).entry
    shelf.append(recorded_line(shelf.read(), entry.publication))
    (shelf.folder / JOURNAL).write_bytes(journal)
    made = publish(REPORT, order(tmp_path / "out"), shelf)
    assert [(each.number, each.state) for each in made.ended] == [(2, State.INTERRUPTED)]


def test_a_draft_that_was_changed_is_not_published(tmp_path: Path, shelf: LedgerFile) -> None:
    entry = publish(REPORT, order(tmp_path / "out"), shelf).entry
    other = replace(entry.publication, files={"report.html": fingerprint(b"one")})
    shelf.append(recorded_line(shelf.read(), other))
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / ".report.html.ab.new").write_bytes(b"two")
    shelf.begin(Journal(number=2, folder=str(folder), tag="ab", is_staged=True))
    made = publish(REPORT, order(tmp_path / "out"), shelf)
    assert made.ended[0].state is State.INTERRUPTED
    assert list(folder.iterdir()) == []


def test_a_copy_of_the_ledger_is_read_with_its_mark_or_without(tmp_path: Path, shelf: LedgerFile) -> None:
    publish(REPORT, order(tmp_path / "out"), shelf)
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "for-the-union.jsonl").write_bytes(shelf.path.read_bytes())
    assert read_copy(copy / "for-the-union.jsonl") == (shelf.read(), False)
    assert read_copy(shelf.folder) == (shelf.read(), True)
    with pytest.raises(StorageError, match="it cannot be read"):
        read_copy(copy)
    assert (shelf.folder / LINES) == shelf.path

"""The index and the files it names: rights, damage, and what is told of either."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from disconnect.errors import StorageError
from disconnect.storage.durable import make_folder, write_new
from disconnect.storage.index import Index, SourceRow
from disconnect.storage.parts import drop_orphans, read_part, write_part
from disconnect.storage.rows import MAILS
from tests.storage.cases import NEW_YEAR, batch, contact, files, open_history, small_source, sync

if TYPE_CHECKING:
    import pyarrow as pa

    from disconnect.storage.history import History
    from tests.storage.conftest import SmallDisk

JULY = NEW_YEAR.replace(month=7)


def rewrite(path: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    pq.write_table(change(pq.read_table(path, partitioning=None)), path)


def filled(history: History) -> Path:
    """The one file of a history of 200 mails."""
    sync(history, (batch(1, *(contact(number, JULY) for number in range(200))),))
    (part,) = history.parts()
    return history.folder / part.path


def test_everything_under_the_state_folder_is_closed_to_others(history: History) -> None:
    sync(history, small_source())
    found = [history.folder, *history.folder.rglob("*")]
    rights = {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_dir()}
    assert rights == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_file()} == {0o600}
    assert {"index.sqlite", "index.sqlite-wal", "lock"} <= {path.name for path in found}


def test_an_index_in_a_folder_that_others_may_enter_is_closed_itself(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Index(tmp_path).close()
    assert stat.S_IMODE((tmp_path / "index.sqlite").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.unlink(), id="missing"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-20]), id="cut short"),
        pytest.param(lambda path: path.write_bytes(b"PAR1" + b"\0" * 300 + b"PAR1"), id="overwritten"),
        pytest.param(lambda path: rewrite(path, lambda table: table.slice(1)), id="a row short"),
        pytest.param(
            lambda path: pq.write_table(
                pq.read_table(path, partitioning=None).rename_columns(list("abcdefghij")), path
            ),
            id="of another make",
        ),
    ],
)
def test_a_damaged_file_is_told_and_never_read_as_whole(history: History, damage: object) -> None:
    path = filled(history)
    assert callable(damage)
    damage(path)
    with pytest.raises(StorageError, match="a file of the history is missing or damaged; restore it") as caught:
        history.table(2026, "mails")
    assert caught.value.where == str(path)


def test_no_changed_byte_of_a_page_goes_unnoticed(history: History) -> None:
    path = filled(history)
    whole, table = path.read_bytes(), history.table(2026, "mails")
    footer = int.from_bytes(whole[-8:-4], "little") + 8
    noticed = 0
    for place in range(4, len(whole) - footer, 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x40]) + whole[place + 1 :])
        try:
            assert history.table(2026, "mails").equals(table)
        except StorageError:
            noticed += 1
    assert noticed > 0


def test_an_index_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").write_bytes(b"this is no index" * 100)
    with pytest.raises(StorageError, match="the index is damaged; restore the state folder from backup"):
        Index(tmp_path)


def test_an_index_whose_pages_are_damaged_is_told(history: History) -> None:
    sync(history, small_source())
    history.close()
    path = history.folder / "index.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096))
    with pytest.raises(StorageError, match="the index is damaged"):
        open_history(history.folder.parent).parts()


def test_an_index_in_use_is_told_with_nothing_of_the_statement(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.close()
    other = sqlite3.connect(history.index.path)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("disconnect.storage.index.BUSY_SECONDS", 0)
    with (
        pytest.raises(StorageError, match="another process is using the index; wait until it has ended") as caught,
        open_history(history.folder.parent).index.session() as session,
    ):
        session.add(SourceRow(name="CANARY"))
    other.close()
    assert "CANARY" not in str(caught.value)


def test_a_statement_that_fails_is_told_by_its_name_alone_and_changes_nothing(history: History) -> None:
    with history.index.session() as session:
        session.add(SourceRow(name="CANARY"))
    with (
        pytest.raises(StorageError, match=r"the index cannot be used \(SQLITE_CONSTRAINT_PRIMARYKEY\)") as caught,
        history.index.session() as session,
    ):
        session.add_all([SourceRow(name="other"), SourceRow(name="CANARY", cursor="new")])
    assert "CANARY" not in str(caught.value)
    assert [(row.name, row.cursor) for row in history.sources()] == [("CANARY", "")]


def test_a_state_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", "utf-8")
    with pytest.raises(StorageError, match=r"the index cannot be opened \(File exists|Not a directory"):
        open_history(tmp_path)


def test_an_index_on_a_full_disk_is_told(small_disk: SmallDisk) -> None:
    with small_disk(40) as disk, pytest.raises(StorageError, match=r"disk is full|SQLITE_IOERR") as caught:
        open_history(disk)
    assert "what was stored before is unharmed" in caught.value.mend


def test_a_file_that_cannot_be_written_is_told(unprivileged: Path) -> None:
    unprivileged.chmod(0o500)
    with pytest.raises(StorageError, match=r"it cannot be written \(Permission denied\); check the folder's rights"):
        write_part(unprivileged, (2026, "2026-07"), "mails", MAILS.empty_table())
    unprivileged.chmod(0o700)


def test_an_orphan_that_cannot_be_removed_is_told(unprivileged: Path) -> None:
    folder = unprivileged / "history" / "2026" / "2026-07"
    make_folder(folder)
    (folder / "mails-left.parquet").touch()
    folder.chmod(0o500)
    with pytest.raises(StorageError, match="it cannot be written"):
        drop_orphans(unprivileged, set())
    folder.chmod(0o700)


def test_a_part_is_read_as_it_was_written(tmp_path: Path) -> None:
    part = write_part(tmp_path, (2026, "2026-07"), "mails", MAILS.empty_table())
    assert (part.year, part.month, part.kind, part.rows) == (2026, "2026-07", "mails", 0)
    assert read_part(tmp_path, part).equals(MAILS.empty_table())


def test_what_fails_half_way_leaves_no_draft_and_keeps_the_old(tmp_path: Path) -> None:
    (tmp_path / "whole").write_bytes(b"old")

    def half(file: object) -> None:
        file.write(b"half")  # type: ignore[attr-defined] # an open file
        raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        write_new(tmp_path / "whole", half)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("whole", b"old")]


def test_files_that_nothing_names_are_removed_by_the_next_reading(history: History) -> None:
    path = filled(history)
    for name in (".mails-draft.parquet.new", "mails-unknown.parquet"):
        path.with_name(name).write_bytes(b"left")
    sync(history, (batch(1), batch(2)))
    assert files(history) == {str(path.relative_to(history.folder))}

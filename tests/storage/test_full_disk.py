"""A disk that fills up while reading: it is told, nothing is lost, and with room the reading completes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.errors import StorageError
from disconnect.storage import writer
from disconnect.storage.history import History
from disconnect.storage.parts import write_failure
from tests.storage.cases import (
    NEW_YEAR,
    batch,
    contact,
    content,
    files,
    named,
    open_history,
    problem,
    small_source,
    sync,
)

if TYPE_CHECKING:
    from tests.storage.conftest import SmallDisk

FULL = r"the disk is full|a file may not grow any further|.*SQLITE_IOERR"
SIZES = range(120, 3000, 30)


def test_with_a_little_more_room_each_time_the_reading_completes(
    history: History, small_disk: SmallDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync(history, small_source())
    monkeypatch.setattr(writer, "FLUSH_ROWS", 30)
    told: list[StorageError] = []
    for size in SIZES:
        with small_disk(size) as disk:
            try:
                small = History(disk / "state", history.keys)
                sync(small, small_source())
            except StorageError as error:
                told.append(error)
                continue
            break
    assert len(told) > 3
    assert all(re.match(FULL, error.what) and "run" in error.mend for error in told)
    assert content(small) == content(history)
    assert files(small) == named(small)
    small.close()
    shutil.rmtree(disk / "state")


def test_an_index_that_finds_no_room_keeps_its_cursor(small_disk: SmallDisk) -> None:
    with small_disk(60_000) as disk:
        history = open_history(disk)
        sync(history, (batch(1, contact(1, NEW_YEAR.replace(month=7))),))
    many = batch(2, problems=tuple(problem(number) for number in range(20_000)))
    with small_disk(300), pytest.raises(StorageError, match=FULL):
        sync(history, (batch(1), many))
    assert (history.cursor("post"), history.problems()) == ("1", ())
    with small_disk(60_000):
        sync(history, (batch(1), many))
    assert (history.cursor("post"), len(history.problems())) == ("2", 20_000)
    history.close()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(OSError(28, "No space left on device"), "the disk is full; make room there", id="no space"),
        pytest.param(OSError(122, "Disk quota exceeded"), r"full for this user \(quota\); make room", id="quota"),
        pytest.param(OSError(27, "File too large"), "a file may not grow any further", id="a limit on files"),
        pytest.param(OSError(30, "Read-only file system"), r"written \(Read-only file system\); check", id="read only"),
        pytest.param(OSError("odd"), r"it cannot be written \(OSError\)", id="no reason given"),
    ],
)
def test_what_is_told_of_a_failed_write(error: OSError, told: str) -> None:
    with pytest.raises(StorageError, match=told) as caught:
        raise write_failure(Path("state"), error)
    assert caught.value.where == "state"

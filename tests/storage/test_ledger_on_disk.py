"""A publication on a disk that is full or may not be written to: nothing appears that the ledger does not know."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from disconnect.app.publications import publish
from disconnect.errors import StorageError
from disconnect.privacy.ledger import State
from disconnect.report.files import render_files
from disconnect.storage.ledgerfile import LedgerFile
from tests.app.small_report import order, small_report

if TYPE_CHECKING:
    from pathlib import Path

    from tests.storage.conftest import SmallDisk

REPORT = small_report()


@pytest.fixture(scope="module", autouse=True)
def _rendered() -> None:
    """Load what renders a report while this user may still read the program."""
    render_files(REPORT, "en", product_version="1")


def states(shelf: LedgerFile) -> list[State]:
    return [entry.state for entry in shelf.read().entries]


def test_a_ledger_that_may_not_be_written_to_stops_the_publication(unprivileged: Path) -> None:
    shelf = LedgerFile(unprivileged / "state")
    publish(REPORT, order(unprivileged / "out"), shelf)
    (shelf.folder).chmod(0o500)
    try:
        with pytest.raises(StorageError, match=r"it cannot be written to \(Permission denied\)"):
            publish(small_report("Other Works"), order(unprivileged / "other"), shelf)
    finally:
        shelf.folder.chmod(0o700)
    assert not (unprivileged / "other").exists()
    assert states(shelf) == [State.COMPLETED]


def test_a_disk_too_small_for_the_files_leaves_an_abandoned_entry_and_no_file(
    small_disk: SmallDisk, tmp_path: Path
) -> None:
    shelf = LedgerFile(tmp_path / "state")
    with small_disk(40) as place:
        with pytest.raises(StorageError, match="its files cannot be written"):
            publish(REPORT, order(place / "out"), shelf)
        assert list((place / "out").iterdir()) == []
    assert states(shelf) == [State.ABANDONED]
    made = publish(REPORT, order(tmp_path / "out"), shelf)
    assert (made.entry.number, made.ended) == (2, ())


def test_a_disk_too_small_for_the_ledger_lets_no_file_appear(small_disk: SmallDisk, tmp_path: Path) -> None:
    with small_disk(8) as place:
        # Room for the folders and the journal, none for a line.
        shelf = LedgerFile(place / "state")
        with suppress(OSError), (place / "filling").open("wb", buffering=0) as file:
            file.write(b"x" * 100_000)
        with pytest.raises(StorageError, match=r"No space|too large|full"):
            publish(REPORT, order(tmp_path / "out"), shelf)
    assert not (tmp_path / "out" / "report.html").exists()

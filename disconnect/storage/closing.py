"""Closing a year: its key is destroyed, and with it everything that could lead from its rows to an address.

The rows go too. They serve no figure any more, and those of the hours around New Year, which stand under two keys with
the same instants, would let whoever holds the next year's key read the closed one's pseudonyms.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.storage import keyfiles
from disconnect.storage.acts import note
from disconnect.storage.alone import alone
from disconnect.storage.durable import sync
from disconnect.storage.parts import write_failure

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.storage.acts import Act
    from disconnect.storage.history import History


def close_year(history: History, act: Act) -> Act:
    """Close the act's year, or finish what an earlier closing of it began, and answer the closing as it is recorded.

    The record comes first: from then on no command uses the year, and this one, run again, goes on from wherever it was
    stopped. There is no way back.

    Raises:
        StorageError: another command is writing, or a file cannot be written or destroyed.
    """
    with alone(history.folder):
        # What an erasure recorded stays on record, though its list goes with the key.
        with suppress(StorageError):
            for erasure in keyfiles.erased(history.keys.folder, act.year).acts:
                note(history.index, erasure)
        parts = history.parts(year=act.year)
        recorded = history.closings().get(act.year) or replace(act, files=len(parts))
        if act.year not in keyfiles.closings(history.keys.folder):
            keyfiles.record_closing(history.keys.folder, recorded)
        history.destroy_key(act.year)
        history.swap([], [part.path for part in parts])
        note(history.index, recorded)
        _remove(rows_of(history.folder, act.year))
    return recorded


def is_finished(history: History, year: int) -> bool:
    """Whether nothing of a year that was closed is left, or has come back from a backup."""
    left = (*keyfiles.secrets_of(history.keys.folder, year), rows_of(history.folder, year))
    # A link that leads nowhere may lead to a disk that is not mounted.
    return not any(path.is_symlink() or path.exists() for path in left) and not history.parts(year=year)


def rows_of(state: Path, year: int) -> Path:
    """The folder of a year's rows."""
    return state / "history" / str(year)


def _remove(folder: Path) -> None:
    """Remove a folder and what is in it; its name is off the disk afterwards."""
    try:
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        if folder.exists():
            folder.rmdir()
            sync(folder.parent)
    except OSError as error:
        raise write_failure(folder, error) from error

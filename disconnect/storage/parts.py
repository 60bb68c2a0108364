"""The Parquet files of the history: each written whole before anything names it."""

from __future__ import annotations

import errno
import os
import uuid

import pyarrow as pa
import pyarrow.parquet as pq

from disconnect.errors import StorageError
from disconnect.storage.index import PartRow
from disconnect.storage.rows import SCHEMAS
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from collections.abc import Container

Bucket = tuple[int, str]


def write_part(state: Path, bucket: Bucket, kind: str, table: pa.Table) -> PartRow:
    """Write `table` as a new file for the bucket (key year, month ``YYYY-MM``); the index does not know it yet.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    year, month = bucket
    folder = state / "history" / str(year) / month
    path = folder / f"{kind}-{uuid.uuid4().hex}.parquet"
    draft = folder / f".{path.name}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with draft.open("wb") as file:
            pq.write_table(table, file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _sync(folder)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise write_failure(folder, error) from error
    return PartRow(path=str(path.relative_to(state)), kind=kind, year=year, month=month, rows=table.num_rows)


def read_part(state: Path, part: PartRow) -> pa.Table:
    """The rows of one file.

    Raises:
        StorageError: the file is missing or damaged.
    """
    path = state / part.path
    try:
        return pq.read_table(path, schema=SCHEMAS[part.kind], partitioning=None)
    except (OSError, pa.ArrowException) as error:
        raise StorageError(
            where=str(path),
            what="a file of the history is missing or damaged",
            mend="restore it from backup, or remove the state folder and read the sources again",
        ) from error


def drop_orphans(state: Path, known: Container[str]) -> None:
    """Remove the files that an interruption left behind: nothing names them."""
    for path in state.glob("history/*/*/*"):
        if str(path.relative_to(state)) not in known:
            path.unlink(missing_ok=True)


def write_failure(folder: Path, error: OSError) -> StorageError:
    """What to tell when writing failed: nothing that stood before is lost."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return StorageError(
        where=str(folder),
        what="the disk is full" if full else f"it cannot be written ({error.strerror})",
        mend="free space there and run the same command again: what was stored before is unharmed, reading goes on"
        if full
        else "check the folder's rights and run the same command again",
    )


def _sync(folder: Path) -> None:
    """Make the new name itself durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

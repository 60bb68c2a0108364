"""The Parquet files of the history: each written whole before anything names it."""

from __future__ import annotations

import errno
import uuid
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from disconnect.errors import StorageError
from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason
from disconnect.storage.durable import make_folder, write_new
from disconnect.storage.index import PartRow
from disconnect.storage.rows import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

Bucket = tuple[int, str]


def write_part(state: Path, bucket: Bucket, kind: str, table: pa.Table) -> PartRow:
    """Write `table` as a new file for the bucket (key year, month ``YYYY-MM``); the index does not know it yet.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    year, month = bucket
    folder = state / "history" / str(year) / month
    path = folder / f"{kind}-{uuid.uuid4().hex}.parquet"
    try:
        make_folder(folder)
        # Checksums of pages: a damaged file is never read as if it were whole.
        write_new(path, lambda file: pq.write_table(table, file, compression="zstd", write_page_checksum=True))
    except OSError as error:
        raise write_failure(folder, error) from error
    return PartRow(path=str(path.relative_to(state)), kind=kind, year=year, month=month, rows=table.num_rows)


def read_part(state: Path, part: PartRow) -> pa.Table:
    """The rows of one file.

    Raises:
        StorageError: the file is missing or damaged.
    """
    path = state / part.path
    try:
        table = pq.read_table(path, partitioning=None, page_checksum_verification=True)
    except (OSError, pa.ArrowException) as error:
        raise _damaged(path) from error
    if table.num_rows != part.rows or not table.schema.equals(SCHEMAS[part.kind]):
        raise _damaged(path)
    return table


def drop_orphans(state: Path, known: Container[str]) -> None:
    """Remove the files that an interruption left behind: nothing names them.

    Raises:
        StorageError: one cannot be removed.
    """
    for path in state.glob("history/*/*/*"):
        if str(path.relative_to(state)) in known:
            continue
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise write_failure(path.parent, error) from error


def write_failure(folder: Path, error: OSError) -> StorageError:
    """What to tell when writing failed: nothing that stood before is lost."""
    if error.errno in _NO_SPACE:
        return StorageError(
            where=str(folder),
            what=_NO_SPACE[error.errno],
            mend=phrase(
                "faites-y de la place et relancez la même commande : ce qui était enregistré est intact, la lecture "
                "reprend",
                "make room there and run the same command again: what was stored before is unharmed, reading goes on",
            ),
        )
    return StorageError(
        where=str(folder),
        what=phrase("impossible d’y écrire ({why})", "it cannot be written ({why})", why=reason(error)),
        mend=phrase(
            "vérifiez les droits du dossier et relancez la même commande",
            "check the folder's rights and run the same command again",
        ),
    )


_NO_SPACE = {
    errno.ENOSPC: phrase("le disque est plein", "the disk is full"),
    errno.EDQUOT: phrase("le disque est plein pour ce compte (quota)", "the disk is full for this user (quota)"),
    errno.EFBIG: phrase(
        "un fichier ne peut plus grandir (ce système limite la taille des fichiers)",
        "a file may not grow any further (this system limits the size of files)",
    ),
}


def _damaged(path: Path) -> StorageError:
    return StorageError(
        where=str(path),
        what=phrase(
            "un fichier de l’historique manque ou est endommagé", "a file of the history is missing or damaged"
        ),
        mend=phrase(
            "restaurez-le depuis la sauvegarde, ou supprimez state/history et state/index.sqlite, et relisez les "
            "sources",
            "restore it from backup, or remove state/history and state/index.sqlite and read the sources again",
        ),
    )

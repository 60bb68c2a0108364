"""The history: mails and meetings as Parquet files by key year and month, valid when the index names them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa
from sqlmodel import col, select

from disconnect.errors import StorageError
from disconnect.model.phrase import phrase
from disconnect.storage import keyfiles
from disconnect.storage.acts import CLOSE, acts
from disconnect.storage.collected import Door
from disconnect.storage.index import Index, PartRow, ProblemRow, SourceRow
from disconnect.storage.keys import closed
from disconnect.storage.linked import parted
from disconnect.storage.merge import merged_mails
from disconnect.storage.parts import drop_orphans, read_part, write_part
from disconnect.storage.rows import SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from disconnect.privacy.pseudonyms import Pseudonyms
    from disconnect.storage.acts import Act
    from disconnect.storage.keys import KeyRing


class History:
    """Everything that was read, under one state folder; the keys lie elsewhere."""

    def __init__(self, folder: Path, keys: KeyRing) -> None:
        """Open the history in `folder`, making it where it is missing."""
        self.folder = folder
        self.keys = keys
        self.index = Index(folder)
        self._names: dict[int, Pseudonyms] = {}

    def table(self, year: int, kind: str) -> pa.Table:
        """All rows of one kind ("mails", "meetings") under one year's key; each mail once, in order of time.

        Of whoever was erased nothing is among them, though it may still wait to be taken off the disk.
        A reading that goes on at the same time may replace files under our hands: then we look again.

        Raises:
            StorageError: a file is missing or damaged.
        """
        parts = self.parts(year=year, kind=kind)
        try:
            whole = _whole(kind, [read_part(self.folder, part) for part in parts])
        except StorageError:
            if self.parts(year=year, kind=kind) == parts:
                raise
            return self.table(year, kind)
        gone = self.erased(year)
        return parted(kind, whole, gone)[1] if gone else whole

    def names(self, year: int) -> Pseudonyms:
        """The pseudonyms of `year`; a key is made only for a year of which nothing is stored.

        Raises:
            StorageError: the year was closed, or the key cannot be used, or is gone: a new one would make strangers of
                everybody stored.
        """
        if year in self._names:
            return self._names[year]
        if year in self.closings():
            raise closed(self.keys.path(year), self.closings()[year])
        if not self.keys.has(year) and self.parts(year=year):
            raise StorageError(
                where=str(self.keys.path(year)),
                what=phrase(
                    "la clé de {year} manque, et des courriels ou réunions de cette année sont conservés sous elle",
                    "the key of {year} is missing, and mail or meetings of that year are stored under it",
                    year=year,
                ),
                mend=phrase(
                    "restaurez-la depuis la sauvegarde des clés, ou supprimez state/history et state/index.sqlite, et "
                    "relisez les sources",
                    "restore it from your backup of the keys, or remove state/history and state/index.sqlite, and read "
                    "the sources again",
                ),
            )
        self._names[year] = self.keys.of(year)
        return self._names[year]

    def destroy_key(self, year: int) -> None:
        """Destroy the key of `year` and what was made of it, in memory too.

        Raises:
            StorageError: a file cannot be written over or removed.
        """
        self._names.pop(year, None)
        self.keys.destroy(year)

    def closings(self) -> Mapping[int, Act]:
        """The years that were closed: recorded beside the keys, and here, so that no backup of one alone reopens one.

        Raises:
            StorageError: a record cannot be read.
        """
        noted = {act.year: act for act in acts(self.index) if act.kind == CLOSE}
        return noted | keyfiles.closings(self.keys.folder)

    def acts(self) -> tuple[Act, ...]:
        """Closings, exports and erasures, in order of time; those recorded beside the keys alone too.

        Raises:
            StorageError: a record cannot be read.
        """
        kept = [act for year in self.keys.years() for act in keyfiles.erased(self.keys.folder, year).acts]
        kept += [*keyfiles.closings(self.keys.folder).values(), *acts(self.index)]
        return tuple(sorted({(act.tag, act.year): act for act in kept}.values(), key=lambda act: (act.at, act.tag)))

    def erased(self, year: int) -> frozenset[int]:
        """The tokens of the addresses that were erased from `year`.

        Raises:
            StorageError: the list of them cannot be read.
        """
        return keyfiles.erased(self.keys.folder, year).tokens

    def door(self) -> Door:
        """What lets rows in, as closings and erasures stand now; whoever asks holds the lock."""
        return Door(names=self.names, closed=frozenset(self.closings()), erased=cache(self.erased))

    def cursor(self, source: str) -> str:
        """How far `source` was read; "" for not at all."""
        with self.index.session() as session:
            row = session.get(SourceRow, source)
            return "" if row is None else row.cursor

    def sources(self) -> tuple[SourceRow, ...]:
        """What is known of each source, by name."""
        with self.index.session() as session:
            rows = session.exec(select(SourceRow).order_by(col(SourceRow.name))).all()
            return tuple(SourceRow(**row.model_dump()) for row in rows)

    def problems(self) -> tuple[ProblemRow, ...]:
        """The bad items met so far, by source and place."""
        with self.index.session() as session:
            rows = session.exec(select(ProblemRow).order_by(col(ProblemRow.source), col(ProblemRow.where))).all()
            return tuple(ProblemRow(**row.model_dump()) for row in rows)

    def parts(self, **wanted: object) -> tuple[PartRow, ...]:
        """The valid files, in a stable order."""
        with self.index.session() as session:
            query = select(PartRow).filter_by(**wanted).order_by(col(PartRow.path))
            return tuple(PartRow(**row.model_dump()) for row in session.exec(query).all())

    def compact(self) -> None:
        """One file per month and kind, each mail in it once."""
        together: dict[tuple[int, str, str], list[PartRow]] = defaultdict(list)
        for part in self.parts():
            together[part.year, part.month, part.kind].append(part)
        for (year, month, kind), parts in together.items():
            if len(parts) > 1:
                whole = _whole(kind, [read_part(self.folder, part) for part in parts])
                self.swap([write_part(self.folder, (year, month), kind, whole)], [part.path for part in parts])
        self.drop_orphans()

    def swap(self, new: list[PartRow], gone: list[str]) -> None:
        """Let the index name `new` and forget `gone`, at once."""
        with self.index.session() as session:
            session.add_all(new)
            for path in gone:
                session.delete(session.get_one(PartRow, path))

    def drop_orphans(self) -> None:
        """Remove files that nothing names."""
        drop_orphans(self.folder, {part.path for part in self.parts()})

    def close(self) -> None:
        """Let go of the index."""
        self.index.close()


def _whole(kind: str, tables: list[pa.Table]) -> pa.Table:
    whole = pa.concat_tables(tables) if tables else SCHEMAS[kind].empty_table()
    return merged_mails(whole) if kind == "mails" else whole.sort_by(_MEETING_ORDER)


_MEETING_ORDER = [(name, "ascending") for name in ("start", "owner", "key", "end", "source", "attended")]

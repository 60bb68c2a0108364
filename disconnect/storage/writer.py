"""Writing what a source yields: files first, then index and cursor in one transaction."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from sqlalchemy import insert

from disconnect.storage.alone import alone
from disconnect.storage.collected import Collected, Window, month
from disconnect.storage.erasing import purge
from disconnect.storage.index import PartRow, ProblemRow, SourceRow
from disconnect.storage.merge import merged_mails
from disconnect.storage.parts import Bucket, read_part, write_part
from disconnect.storage.rows import meeting_table, micros

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlmodel import Session

    from disconnect.model.problem import Problem
    from disconnect.ports import Batch
    from disconnect.storage.history import History

FLUSH_ROWS = 400_000
"""How many rows (mails, recipients, meetings, problems) wait in memory at most, a batch more or less."""


@contextmanager
def writing(history: History, source: str, connector: str, kind: str) -> Iterator[Writer]:
    """A writer for one source; when the block ends well everything is stored and compacted.

    When it does not, what was flushed before stays, with its cursor: the next reading goes on from there.

    Raises:
        StorageError: another process is writing, the disk is full, or a key is missing.
    """
    with alone(history.folder):
        history.drop_orphans()
        purge(history)
        writer = Writer(history, SourceRow(name=source, connector=connector, kind=kind))
        yield writer
        writer.flush()
        history.compact()


class Writer:
    """Collects batches of one source and stores them with the source's cursor."""

    def __init__(self, history: History, source: SourceRow) -> None:
        """Start with nothing collected."""
        self._history = history
        self._source = source
        self._door = history.door()
        self._collected = self._nothing()
        self.left_out = 0
        """How many mails and meetings were not stored because every year that they belong to is closed."""

    def add(self, batch: Batch) -> None:
        """Take a batch; it reaches the disk with the next flush, cursor and all.

        Raises:
            StorageError: the disk is full, or a key cannot be used.
        """
        if self._collected.gives_anew(batch):
            self.flush()
        self.left_out += self._collected.add(batch)
        if self._collected.rows >= FLUSH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Store what was collected: files first, then index and cursor at once.

        Raises:
            StorageError: the disk is full, or a file that must be rewritten is damaged.
        """
        held, state = self._collected, self._history.folder
        if held.cursor is None:
            return
        new = [write_part(state, bucket, "mails", merged_mails(mails.table())) for bucket, mails in held.mails.items()]
        rewritten, gone = self._rewritten_meetings()
        with self._history.index.session() as session:
            session.add_all([*new, *rewritten])
            for path in gone:
                session.delete(session.get_one(PartRow, path))
            self._advance(session, held.cursor)
        self._collected = self._nothing()

    def _nothing(self) -> Collected:
        return Collected(source=self._source.name, door=self._door)

    def _advance(self, session: Session, cursor: str) -> None:
        """Move the source's cursor, counts and problems on, inside the transaction."""
        held = self._collected
        row = session.get(SourceRow, self._source.name) or SourceRow(**self._source.model_dump())
        row.connector, row.kind, row.cursor = self._source.connector, self._source.kind, cursor
        row.items += held.items
        row.first = min((at for at in (row.first, held.first) if at is not None), default=None)
        row.last = max((at for at in (row.last, held.last) if at is not None), default=None)
        session.add(row)
        if held.problems:
            noted = insert(ProblemRow).prefix_with("OR REPLACE")
            session.connection().execute(noted, [_stored(found) for found in held.problems])

    def _rewritten_meetings(self) -> tuple[list[PartRow], list[str]]:
        """New files for the months of meetings that change, and the files they replace."""
        held, state = self._collected, self._history.folder
        old = self._touched_parts()
        new: list[PartRow] = []
        gone: list[str] = []
        for bucket in sorted({*held.meetings, *old}):
            before = [read_part(state, part) for part in old.get(bucket, ())]
            kept = [self._kept(bucket[0], table) for table in before]
            fresh = meeting_table(held.meetings.get(bucket, []))
            if not fresh.num_rows and sum(table.num_rows for table in before) == sum(table.num_rows for table in kept):
                continue
            whole = pa.concat_tables([*kept, fresh])
            new += [write_part(state, bucket, "meetings", whole)] if whole.num_rows else []
            gone += [part.path for part in old.get(bucket, ())]
        return new, gone

    def _touched_parts(self) -> Mapping[Bucket, list[PartRow]]:
        """The stored files of the months that change: something is added there, or a replaced window reaches them."""
        held = self._collected
        spans = {(month(start), month(end)) for start, end in held.replaced.values()}
        found: dict[Bucket, list[PartRow]] = {}
        for part in self._history.parts(kind="meetings") if held.owners else ():
            bucket = part.year, part.month
            if bucket in held.meetings or any(first <= part.month <= last for first, last in spans):
                found.setdefault(bucket, []).append(part)
        return found

    def _kept(self, year: int, table: pa.Table) -> pa.Table:
        """The stored meetings that this source does not give anew."""
        names, owners_of = self._history.names(year), self._owners_by_window()
        owners, starts = table.column("owner").to_numpy(), table.column("start").to_numpy()
        mine = table.column("source").to_numpy() == names.token("source", self._source.name)
        keep = np.ones(table.num_rows, dtype=bool)
        for (start, end), replaced in owners_of.items():
            tokens = [names.token("address", owner) for owner in replaced]
            inside = (starts >= micros(start)) & (starts < micros(end))
            keep &= ~(mine & inside & np.isin(owners, tokens))
        return table.filter(pa.array(keep))

    def _owners_by_window(self) -> Mapping[Window, list[str]]:
        found: dict[Window, list[str]] = {}
        for owner, window in self._collected.replaced.items():
            found.setdefault(window, []).append(owner.value)
        return found


def _stored(found: Problem) -> dict[str, str]:
    """A problem as it is kept: in one language, so that seen again in another it stays one."""
    return {name: str(getattr(found, name)) for name in ("source", "where", "code", "what", "mend")}

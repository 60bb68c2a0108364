"""Writing what a source yields: files first, then index and cursor in one transaction."""

from __future__ import annotations

import fcntl
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TYPE_CHECKING

import numpy as np
import pyarrow as pa

from disconnect.errors import StorageError
from disconnect.storage.index import PartRow, ProblemRow, SourceRow
from disconnect.storage.parts import Bucket, read_part, write_part
from disconnect.storage.rows import SCHEMAS, key_years, mail_row, meeting_row, micros

if TYPE_CHECKING:
    from sqlmodel import Session
    from disconnect.storage.history import History
    from disconnect.model.opaque import Address
    from disconnect.ports import Batch
    from pathlib import Path
    from collections.abc import Iterator

FLUSH_ROWS = 100_000

Rows = dict[Bucket, list[dict[str, Any]]]


@dataclass(slots=True)
class _Collected:
    """What waits for the next flush."""

    mails: Rows = field(default_factory=lambda: defaultdict(list))
    meetings: Rows = field(default_factory=lambda: defaultdict(list))
    replaced: dict[Address, tuple[datetime, datetime]] = field(default_factory=dict)
    batches: list[Batch] = field(default_factory=list)
    rows: int = 0


@contextmanager
def writing(history: History, source: str, connector: str, kind: str) -> Iterator[Writer]:
    """A writer for one source; when the block ends well everything is stored and compacted.

    When it does not, what was flushed before stays, with its cursor: the next reading goes on from there.

    Raises:
        StorageError: another process is writing, or the disk is full.
    """
    with _alone(history.folder / "lock"):
        history.drop_orphans()
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
        self._collected = _Collected()

    def add(self, batch: Batch) -> None:
        """Take a batch; it reaches the disk with the next flush, cursor and all."""
        held = self._collected
        for contact in batch.contacts:
            for bucket in _buckets(contact.sent):
                held.mails[bucket].append(mail_row(contact, self._history.keys.of(bucket[0])))
        for meeting in batch.meetings:
            for bucket in _buckets(meeting.start):
                names = self._history.keys.of(bucket[0])
                held.meetings[bucket].append(meeting_row(meeting, self._source.name, names))
        if batch.window is not None:
            held.replaced.update(dict.fromkeys(batch.replaces, batch.window))
        held.batches.append(batch)
        held.rows += len(batch.contacts) + len(batch.meetings) + len(batch.problems)
        if held.rows >= FLUSH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Store what was collected: files first, then index and cursor at once."""
        held, state = self._collected, self._history.folder
        if not held.batches:
            return
        new = [write_part(state, bucket, "mails", _table("mails", rows)) for bucket, rows in held.mails.items()]
        rewritten, gone = self._rewritten_meetings()
        with self._history.index.session() as session:
            session.add_all([*new, *rewritten])
            for path in gone:
                session.delete(session.get_one(PartRow, path))
            self._advance(session)
        self._collected = _Collected()

    def _advance(self, session: Session) -> None:
        """Move the source's cursor, counts and problems on, inside the transaction."""
        held = self._collected
        row = session.get(SourceRow, self._source.name) or SourceRow(**self._source.model_dump())
        seen = [micros(item.sent) for batch in held.batches for item in batch.contacts]
        seen += [micros(item.start) for batch in held.batches for item in batch.meetings]
        row.cursor = held.batches[-1].cursor
        row.items += sum(batch.items for batch in held.batches)
        row.first = min((at for at in (row.first, *seen) if at is not None), default=None)
        row.last = max((at for at in (row.last, *seen) if at is not None), default=None)
        session.add(row)
        for problem in (problem for batch in held.batches for problem in batch.problems):
            session.merge(
                ProblemRow(
                    source=problem.source, where=problem.where, code=problem.code, what=problem.what, mend=problem.mend
                )
            )

    def _rewritten_meetings(self) -> tuple[list[PartRow], list[str]]:
        """New files for the months of meetings that change, and the files they replace."""
        held, history = self._collected, self._history
        old = {part.path: part for part in history.parts(kind="meetings")} if held.replaced or held.meetings else {}
        months = set(held.meetings) | {(part.year, part.month) for part in old.values() if held.replaced}
        new: list[PartRow] = []
        gone: list[str] = []
        for bucket in sorted(months):
            parts = [part for part in old.values() if (part.year, part.month) == bucket]
            before = [self._kept(bucket[0], read_part(history.folder, part)) for part in parts]
            table = pa.concat_tables([*before, _table("meetings", held.meetings.get(bucket, []))])
            new += [write_part(history.folder, bucket, "meetings", table)] if table.num_rows else []
            gone += [part.path for part in parts]
        return new, gone

    def _kept(self, year: int, table: pa.Table) -> pa.Table:
        """The stored meetings that this source does not give anew."""
        names, replaced = self._history.keys.of(year), self._collected.replaced
        source = names.token("source", self._source.name)
        keep = np.ones(table.num_rows, dtype=bool)
        owners, starts = table.column("owner").to_numpy(), table.column("start").to_numpy()
        mine = table.column("source").to_numpy() == source
        for owner, (start, end) in replaced.items():
            token = names.token("address", owner.value)
            keep &= ~(mine & (owners == token) & (starts >= micros(start)) & (starts < micros(end)))
        return table.filter(pa.array(keep))


def _table(kind: str, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=SCHEMAS[kind])


def _buckets(at: datetime) -> list[Bucket]:
    """The key years and the month (UTC) that an instant is stored under."""
    return [(year, f"{at.astimezone(UTC):%Y-%m}") for year in key_years(at)]


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold the lock of the state folder."""
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StorageError(
                where=str(lock), what="another reading is under way", mend="wait until it has ended, then run again"
            ) from error
        yield

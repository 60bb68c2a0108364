"""Any log, leave list or on-call list that can be written as a table; only the columns that are mapped are read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from disconnect.connectors.csv.layout import KINDS, SETTINGS, layout_of, places_of
from disconnect.connectors.csv.mail import MailColumns, mail_steps
from disconnect.connectors.csv.records import records, unfinished_flaw
from disconnect.connectors.csv.rows import Row, rows
from disconnect.connectors.csv.spans import LeaveColumns, OnCallColumns, span_steps
from disconnect.connectors.kit import settings
from disconnect.connectors.kit.checks import sample_problems
from disconnect.connectors.kit.dates import TimeRule, log_date, log_instant
from disconnect.connectors.kit.files import Opened, located, nothing_found, path_problems, shown
from disconnect.connectors.kit.flaws import Flaw
from disconnect.connectors.kit.marks import Mark
from disconnect.connectors.kit.reading import ROW, Reading, Step, numbered
from disconnect.errors import ConnectorError
from disconnect.model.phrase import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from disconnect.connectors.csv.records import Record
    from disconnect.model.problem import Problem
    from disconnect.ports import Batch, Setting, Source

_SUFFIXES = (".csv", ".csv.gz")


class Csv:
    """The source `csv`: rows of `kind` mail (a contact each, or one per recipient), leave or on_call.

    Leave and on-call lists are read anew each time, whatever the cursor: they change in their middle.

    Source: RFC 4180, RFC 7111 for the numbering of rows (the header row is row 1 here).
    """

    name: ClassVar[str] = "csv"
    keeps: ClassVar[tuple[str, ...]] = tuple(dict.fromkeys(name for kind in KINDS.values() for name in kind.meanings))
    settings: ClassVar[tuple[Setting, ...]] = SETTINGS

    def __init__(self, source: Source) -> None:
        """Check the settings.

        Raises:
            ConfigError: a setting is missing, unknown or unusable.
        """
        self._source = source
        self._layout = layout_of(source)
        zone = settings.zone(source)
        self._mail_rule = TimeRule.until(source.now, zone)
        # On-call windows lie ahead as well.
        self._plan_rule = TimeRule(zone=zone, latest=datetime.max.replace(tzinfo=UTC))

    def read(self, cursor: str) -> Iterator[Batch]:
        """Yield what is new since `cursor`.

        Raises:
            ConnectorError: the path names no file, or a file lacks a mapped column.
        """
        files = self._files()
        if not files:
            raise nothing_found(self._source, self._layout.path)
        base = self._source.base
        reading = Reading(source=self._source.name, base=base, files=files, parse=self._steps, item=ROW)
        yield from reading.batches(cursor if self._layout.kind == "mail" else "")

    def check(self) -> Iterator[Problem]:
        """Yield what would keep the source from being read."""
        files = self._files()
        yield from path_problems(self._source, self._layout.path, files)
        if files:
            yield from sample_problems(self._source, self.read(""))

    def _files(self) -> tuple[Path, ...]:
        """The files that the path names."""
        return tuple(located(self._source.base, self._layout.path, _SUFFIXES))

    def _steps(self, file: Opened, start: Mark) -> Iterator[Step]:
        """What the rows of one file from `start` on tell of; every file has its own header row."""
        header = next(rows(file.stream, self._layout.form), None)
        if header is None:
            return
        where = joined([f"[sources.{self._source.name}]", numbered(shown(file.path), ROW, 1)], ", ")
        places = places_of(_names(header, where), self._layout.columns, where=where)
        start = start if start.offset >= header.end else Mark(header.end, 1)
        body = rows(file.stream, self._layout.form, start.offset)
        unfinished = unfinished_flaw(file.changed, self._source.now.timestamp())
        yield from self._read(records(body, start, places.width, unfinished), places.index)

    def _read(self, body: Iterable[Record], index: Mapping[str, int]) -> Iterator[Step]:
        """The steps of one file's rows, by the kind of the source."""
        layout = self._layout
        if layout.kind == "mail":
            instant = lru_cache(maxsize=1 << 12)(log_instant(layout.times, self._mail_rule))
            return mail_steps(body, MailColumns(index=index, instant=instant, separator=layout.separator))
        if layout.kind == "leave":
            after = timedelta(days=1 if layout.end_inclusive else 0)
            return span_steps(body, LeaveColumns(index=index, day=log_date(layout.times), after=after))
        return span_steps(body, OnCallColumns(index=index, instant=log_instant(layout.times, self._plan_rule)))


def _names(header: Row, where: str) -> list[str]:
    """The names in a header row.

    Raises:
        ConnectorError: the header row itself cannot be read.
    """
    if isinstance(header.cells, Flaw):
        raise ConnectorError(where=where, what=header.cells.what, mend=header.cells.mend)
    return header.cells

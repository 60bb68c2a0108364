"""Rows of a leave or an on-call list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from disconnect.connectors.csv.mail import named
from disconnect.connectors.kit.addresses import address
from disconnect.connectors.kit.flaws import HALF_UNREADABLE, PERSON_MISSING, SPAN_REVERSED, Flaw
from disconnect.connectors.kit.reading import Step
from disconnect.model.person import Leave, OnCall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from disconnect.connectors.csv.records import Record

_HALVES = frozenset({"", "am", "pm"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveColumns:
    """How a leave row is read; `after` is added to the end as written, so that the interval is `[start, end)`."""

    index: Mapping[str, int]
    day: Callable[[str], date | Flaw]
    after: timedelta

    def read(self, cells: list[str]) -> Leave | Flaw:
        """The leave that a row tells of, in civil dates."""
        person = named(cells[self.index["person"]])
        if not person:
            return PERSON_MISSING
        start, end = self.day(cells[self.index["start"]]), self.day(cells[self.index["end"]])
        if isinstance(start, Flaw):
            return start
        if isinstance(end, Flaw):
            return end
        half = cells[self.index["half"]].strip().lower() if "half" in self.index else ""
        if half not in _HALVES:
            return HALF_UNREADABLE
        return self._leave(Leave(person=address(person), start=start, end=start, half=half), end)

    def _leave(self, begun: Leave, last: date) -> Leave | Flaw:
        """The leave with its end, which must come after its start."""
        if last == date.max or last + self.after <= begun.start:
            return SPAN_REVERSED
        return Leave(person=begun.person, start=begun.start, end=last + self.after, half=begun.half)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCallColumns:
    """How an on-call row is read."""

    index: Mapping[str, int]
    instant: Callable[[str], datetime | Flaw]

    def read(self, cells: list[str]) -> OnCall | Flaw:
        """The window `[start, end)` that a row tells of, in aware UTC."""
        person = named(cells[self.index["person"]])
        if not person:
            return PERSON_MISSING
        start, end = self.instant(cells[self.index["start"]]), self.instant(cells[self.index["end"]])
        if isinstance(start, Flaw):
            return start
        if isinstance(end, Flaw):
            return end
        return OnCall(person=address(person), start=start, end=end) if start < end else SPAN_REVERSED


def span_steps(records: Iterable[Record], columns: LeaveColumns | OnCallColumns) -> Iterator[Step]:
    """What each of `records` tells of, or what is wrong with it."""
    for record in records:
        cells = record.cells
        found = cells if isinstance(cells, Flaw) else columns.read(cells)
        yield Step(found, record.number, record.offset, record.items)

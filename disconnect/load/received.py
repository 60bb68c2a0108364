"""Deliveries of mails written by hand, cut to a period: what most metrics of received mail start from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import Rows

if TYPE_CHECKING:
    from disconnect.load.arrays import Bool, Int16, Int32, Int64, UInt8
    from disconnect.load.workload import Days, Workload


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Received:
    """Deliveries of a period, one value per delivery; `row` is their place among all deliveries of the year."""

    row: Int64
    person: Int32
    unit: Int32
    sender: Int64
    kind: UInt8
    local_day: Int16

    def where(self, keep: Bool) -> Received:
        """Only those that `keep` says."""
        return Received(**{name: getattr(self, name)[keep] for name in self.__slots__})

    def shared(self, numerator: Bool) -> Rows:
        """Every delivery in the denominator, those that `numerator` says in the numerator."""
        return Rows(self.unit, numerator.astype(np.int64), np.ones(self.unit.size, dtype=np.int64), self.sender)


def received(work: Workload, days: Days) -> Received:
    """The deliveries of mails written by hand on the civil dates `days` of their recipients."""
    found = work.deliveries
    return _received(work, np.flatnonzero(work.within(found.day, days) & ~found.is_automatic))


def received_automatic_too(work: Workload, days: Days) -> Received:
    """The same, automatic mail included."""
    return _received(work, np.flatnonzero(work.within(work.deliveries.day, days)))


def _received(work: Workload, row: Int64) -> Received:
    found = work.deliveries
    return Received(
        row=row,
        person=found.person[row],
        unit=found.unit[row],
        sender=found.sender[row],
        kind=found.kind[row],
        local_day=found.local_day[row],
    )

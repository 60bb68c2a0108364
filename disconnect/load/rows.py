"""What a metric hands to the aggregation: numerators and denominators by unit, with their contributors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from disconnect.load.arrays import HOUR, Bool, Int32, Int64
from disconnect.load.population import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from disconnect.load.workload import Days, Workload
    from disconnect.model.report import Definition

DAYS_OF_WEEK = 7
MONTH = 28 * 29 * 30 * 31 // 2
"""A calendar month in the smallest common parts of days of months of 28, 29, 30 and 31 days."""


class Rows(NamedTuple):
    """Additive pieces of a metric, one value per piece: the unit whose figure it is, numerator, denominator.

    `sender` and `superior` number the other contributors where the metric has those axes (-1: none in this piece).
    """

    unit: Int32
    numerator: Int64
    denominator: Int64
    sender: Int64 | None = None
    superior: Int64 | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One entry of the register.

    `rows` gives the pieces for the days ``[first, last)`` of a period, or None where the metric is not measured.
    Numerators and denominators are integers in parts: `numerator_parts`, `denominator_parts` make one of the metric's
    units. A metric over a window looks at the calendar year up to the period's last day.
    """

    definition: Definition
    rows: Callable[[Workload, Days], Rows | None]
    numerator_parts: int = 1
    denominator_parts: int = 1
    is_over_window: bool = False


def joined(numerators: Rows, denominators: Rows) -> Rows:
    """Numerators and denominators that come from different things, as one."""
    return Rows(*(np.concatenate([a, b]) for a, b in zip(numerators[:3], denominators[:3], strict=True)))


def counted(unit: Int32, numerator: Int64 | Bool) -> Rows:
    """Pieces that add to a numerator alone."""
    return Rows(unit, numerator.astype(np.int64), np.zeros(unit.size, dtype=np.int64))


def shared(unit: Int32, numerator: Bool | Int64, denominator: Bool | Int64 | None = None) -> Rows:
    """Pieces that each stand in the denominator (once, unless given) and perhaps in the numerator."""
    whole = np.ones(unit.size, dtype=np.int64) if denominator is None else denominator.astype(np.int64)
    return Rows(unit, numerator.astype(np.int64), whole)


def person_weeks(work: Workload, days: Days) -> Rows:
    """Days in service, leave weeks apart; seven make a person-week."""
    person, day = work.person_days(days)
    keep = ~work.population.leave_week[person, day // DAYS_OF_WEEK]
    unit = work.population.unit_at[person[keep], day[keep]]
    return Rows(unit, np.zeros(unit.size, dtype=np.int64), np.ones(unit.size, dtype=np.int64))


def person_months(work: Workload, days: Days) -> Rows:
    """Days in service, each the part of its calendar month that it is; `MONTH` parts make a person-month."""
    person, day = work.person_days(days)
    unit = work.population.unit_at[person, day]
    return Rows(unit, np.zeros(unit.size, dtype=np.int64), month_parts(work)[day])


def month_parts(work: Workload) -> Int64:
    """Per numbered day the part of its month that it is, in parts of `MONTH`."""
    year = work.population.year
    start = np.datetime64(year.base) + np.arange(year.days)
    month = start.astype("datetime64[M]")
    length = ((month + 1).astype("datetime64[D]") - month.astype("datetime64[D]")).astype(np.int64)
    parts: Int64 = MONTH // length
    return parts


def on_dates(work: Workload, person: Int64, day: Int64, values: tuple[Bool | Int64, Bool | Int64]) -> Rows:
    """Pieces by person and date; people are counted where they stood on that date."""
    numerator, denominator = values
    unit = work.population.unit_at[person, day]
    keep = unit != NOBODY
    return Rows(unit[keep], numerator.astype(np.int64)[keep], denominator.astype(np.int64)[keep])


def working_days(work: Workload, days: Days) -> tuple[Int64, Int64]:
    """People and dates with working time, in service and observed, within `days`."""
    person, day = work.person_days(days)
    keep = work.population.works[person, day]
    return person[keep], day[keep]


__all__ = ["HOUR", "Metric", "Rows"]

"""The window of the twelve-month metrics: the calendar year up to a period's last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import MONTH, month_parts

if TYPE_CHECKING:
    from disconnect.load.arrays import Bool, Int32, Int64
    from disconnect.load.workload import Days, Workload

PROVISIONAL_UNDER = 6 * MONTH


def window(work: Workload, days: Days) -> Days:
    """The days ``[first, last)`` of the calendar year observed up to the last of `days`."""
    return work.days[0], max(work.days[0], min(days[1], work.days[1]))


def months_of_people(work: Workload, days: Days) -> Int64:
    """Per person the months in service within `days`, in parts of `MONTH`."""
    parts = month_parts(work)[days[0] : days[1]]
    months: Int64 = (work.service[:, days[0] : days[1]] * parts).sum(axis=1)
    return months


def people_measured(work: Workload, days: Days) -> tuple[Bool, Int32]:
    """Who has at least one person-month in `days`, and each one's unit on their last day in it."""
    inside = work.service[:, days[0] : days[1]]
    last = days[1] - 1 - np.argmax(inside[:, ::-1], axis=1) if inside.shape[1] else np.zeros(inside.shape[0], dtype=int)
    return months_of_people(work, days) >= MONTH, work.population.unit_at[np.arange(inside.shape[0]), last]


def is_provisional(work: Workload, days: Days) -> bool:
    """Whether the window has less than six months."""
    first, last = window(work, days)
    return int(month_parts(work)[first:last].sum()) < PROVISIONAL_UNDER

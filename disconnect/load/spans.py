"""Spans of active days: from the first activity to the end of the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from disconnect.load.arrays import Int64
    from disconnect.load.workload import Days, Workload

LEAST_ACTIVITIES = 2


def day_spans(work: Workload, days: Days) -> tuple[Int64, Int64, Int64]:
    """People, local days and spans (microseconds) of days with at least two activities, observed and in service."""
    active = work.active
    person, day = np.nonzero((active.number >= LEAST_ACTIVITIES) & work.service)
    keep = work.within(day, days)
    person, day = person[keep], day[keep]
    return person, day, active.last[person, day] - active.first[person, day]

"""Connected evenings: local days with a mail sent by hand in quiet time between 20:00 and 04:00."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.arrays import WORKING, Int64

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

START, END = 20 * 60, 4 * 60


def evenings(work: Workload, days: Days) -> tuple[Int64, Int64]:
    """People and local days within `days` of connected evenings, observed and in service.

    Source:
        "After 20:00", as the French observatory of infobesity (OICN) counts evenings.
    """
    sent = work.sent
    pick = ((sent.minute >= START) | (sent.minute < END)) & (sent.kind != WORKING) & work.within(sent.local_day, days)
    marked = np.zeros(work.population.unit_at.shape, dtype=np.bool_)
    marked[sent.person[pick], sent.local_day[pick]] = True
    person, day = np.nonzero(marked & work.service)
    return person, day

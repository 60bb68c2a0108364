"""Leave days as denominators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import Rows

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload


def leave_days(work: Workload, days: Days) -> Rows:
    """Leave days of people in service, observed, within `days`; each is one in the denominator."""
    person, day = work.person_days(days)
    keep = work.leave_days[person, day]
    unit = work.population.unit_at[person[keep], day[keep]]
    return Rows(unit, np.zeros(unit.size, dtype=np.int64), np.ones(unit.size, dtype=np.int64))

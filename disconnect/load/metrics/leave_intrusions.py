"""`leave.intrusions`: how much mail reaches people on leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.absence import leave_days
from disconnect.load.received import received
from disconnect.load.rows import Metric, Rows
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Mails received on leave",
        "numerator": "deliveries on a leave day",
        "denominator": "leave days",
        "note": "Every civil date recorded as leave in full.",
    },
    "fr": {
        "title": "Messages reçus en congé",
        "numerator": "remises un jour de congé",
        "denominator": "jours de congé",
        "note": "Toute date enregistrée comme congé entier.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Deliveries on leave days of their recipients, and those leave days."""
    if "leave" not in work.has or "mail" not in work.has:
        return None
    found = received(work, days)
    day = work.deliveries.day[found.row]
    found = found.where(work.leave_days[found.person, day])
    absence = leave_days(work, days)
    nothing = np.zeros(found.unit.size, dtype=np.int64)
    return Rows(
        np.concatenate([found.unit, absence.unit]),
        np.concatenate([nothing + 1, absence.numerator]),
        np.concatenate([nothing, absence.denominator]),
        np.concatenate([found.sender, np.full(absence.unit.size, -1)]),
    )


METRIC = Metric(
    definition=Definition(id="leave.intrusions", version=1, unit=Unit.PER_LEAVE_DAY, axes="rs", texts=TEXTS),
    rows=rows,
)

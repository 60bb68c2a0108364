"""`meetings.tunnel`: how often meetings fill the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import HOUR, Metric, Rows, on_dates, working_days
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Working days with over 6 hours of meetings",
        "numerator": "working days with more than 6 hours in meetings",
        "denominator": "working days",
        "note": "Over the whole civil date, quiet time included, overlaps counted once.",
    },
    "fr": {
        "title": "Jours de travail à plus de 6 heures de réunion",
        "numerator": "jours de travail avec plus de 6 heures en réunion",
        "denominator": "jours de travail",
        "note": "Sur toute la date, temps de déconnexion compris, chevauchements comptés une fois.",
    },
}


TUNNEL = 6 * HOUR


def rows(work: Workload, days: Days) -> Rows | None:
    """Working days by person, those with more than six hours of meetings counted."""
    if "calendar" not in work.has:
        return None
    person, day = working_days(work, days)
    return on_dates(work, person, day, (work.meeting_time[person, day] > TUNNEL, np.ones(day.size, dtype=np.int64)))


METRIC = Metric(
    definition=Definition(id="meetings.tunnel", version=1, unit=Unit.SHARE, axes="p", texts=TEXTS),
    rows=rows,
)

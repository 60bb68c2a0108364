"""`meetings.lunch`: how often a meeting takes the lunch break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import Metric, Rows, on_dates, working_days
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Working days with a meeting over lunch",
        "numerator": "working days on which one meeting overlaps 12:30-13:30 by at least 30 minutes",
        "denominator": "working days",
        "note": "By the wall clock of the person.",
    },
    "fr": {
        "title": "Jours de travail avec réunion à midi",
        "numerator": "jours de travail où une réunion occupe au moins 30 minutes entre 12 h 30 et 13 h 30",
        "denominator": "jours de travail",
        "note": "À l'heure locale de la personne.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Working days by person, those with a meeting over lunch counted."""
    if "calendar" not in work.has:
        return None
    person, day = working_days(work, days)
    return on_dates(work, person, day, (work.lunch_days[person, day], np.ones(day.size, dtype=np.int64)))


METRIC = Metric(
    definition=Definition(id="meetings.lunch", version=1, unit=Unit.SHARE, axes="p", texts=TEXTS),
    rows=rows,
)

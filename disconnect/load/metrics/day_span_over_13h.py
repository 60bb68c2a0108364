"""`day.span.over_13h`: how many active days stretch over 13 hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import HOUR, Metric, Rows, on_dates
from disconnect.load.spans import day_spans
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Active days over 13 hours",
        "numerator": "active days whose span is over 13 hours",
        "denominator": "active days with at least 2 activities",
        "note": "13 hours are what 11 hours of rest leave of a day; a signal, not more.",
    },
    "fr": {
        "title": "Jours actifs de plus de 13 heures",
        "numerator": "jours actifs d'une amplitude de plus de 13 heures",
        "denominator": "jours actifs avec au moins 2 activités",
        "note": "13 heures : ce que 11 heures de repos laissent d'une journée ; un signal, rien de plus.",
    },
}


LONG = 13 * HOUR


def rows(work: Workload, days: Days) -> Rows | None:
    """Spans by person and local day, those over 13 hours counted."""
    person, day, span = day_spans(work, days)
    return on_dates(work, person, day, (span > LONG, np.ones(day.size, dtype=np.int64)))


METRIC = Metric(
    definition=Definition(id="day.span.over_13h", version=1, unit=Unit.SHARE, axes="p", texts=TEXTS),
    rows=rows,
)

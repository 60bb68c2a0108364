"""`day.span`: how long active days stretch."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import HOUR, Metric, Rows, on_dates
from disconnect.load.spans import day_spans
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Span of active days",
        "numerator": "hours from the first activity to the end of the last",
        "denominator": "active days with at least 2 activities",
        "note": "A span is not working time: it holds breaks, too.",
    },
    "fr": {
        "title": "Amplitude des jours actifs",
        "numerator": "heures entre la première activité et la fin de la dernière",
        "denominator": "jours actifs avec au moins 2 activités",
        "note": "L'amplitude n'est pas du temps de travail : elle contient aussi les pauses.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Spans by person and local day."""
    person, day, span = day_spans(work, days)
    return on_dates(work, person, day, (span, np.ones(day.size, dtype=np.int64)))


METRIC = Metric(
    definition=Definition(id="day.span", version=1, unit=Unit.HOURS, axes="p", texts=TEXTS, step=Fraction(1, 2)),
    rows=rows,
    numerator_parts=HOUR,
)

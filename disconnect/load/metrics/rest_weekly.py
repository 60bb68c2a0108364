"""`rest.weekly`: signals of weeks without a long rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import Metric, Rows, on_dates
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Signals of insufficient weekly rest",
        "numerator": "weeks without a gap of 35 hours, at least 24 of them inside the week",
        "denominator": "weeks with at least one activity",
        "note": "A signal, not more. 35 hours: Code du travail, L.3132-2.",
    },
    "fr": {
        "title": "Signaux de repos hebdomadaire insuffisant",
        "numerator": "semaines sans coupure de 35 heures, dont au moins 24 dans la semaine",
        "denominator": "semaines avec au moins une activité",
        "note": "Un signal, rien de plus. 35 heures : Code du travail, L.3132-2.",
    },
}


THURSDAY, SUNDAY = 3, 6


def rows(work: Workload, days: Days) -> Rows | None:
    """Weeks wholly observed and in service, in the period of their Thursday, by where people stood on Sunday."""
    weeks = (work.people, work.population.unit_at.shape[1] // 7, 7)
    whole = work.service.reshape(weeks).all(axis=2) & (work.active.number.reshape(weeks) > 0).any(axis=2)
    person, week = np.nonzero(whole)
    keep = work.within(7 * week + THURSDAY, days)
    person, week = person[keep], week[keep]
    tired = ~work.rested[person, week]
    return on_dates(work, person, 7 * week + SUNDAY, (tired, np.ones(week.size, dtype=np.int64)))


METRIC = Metric(
    definition=Definition(id="rest.weekly", version=1, unit=Unit.SHARE, axes="p", texts=TEXTS),
    rows=rows,
)

"""`rest.daily`: signals of insufficient rest between two active days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import HOUR, Metric, Rows, on_dates
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Signals of insufficient daily rest",
        "numerator": "pairs with less than 11 hours between the last and the next first activity",
        "denominator": "pairs of adjacent active days",
        "note": (
            "A signal, not more: whether a connection counts as work is not for this figure to say. 11 "
            "hours: Code du travail, L.3131-1."
        ),
    },
    "fr": {
        "title": "Signaux de repos quotidien insuffisant",
        "numerator": "paires avec moins de 11 heures entre la dernière et la première activité suivante",
        "denominator": "paires de jours actifs qui se suivent",
        "note": (
            "Un signal, rien de plus : ce chiffre ne dit pas si une connexion est du travail. 11 heures : "
            "Code du travail, L.3131-1."
        ),
    },
}


DAILY_REST = 11 * HOUR


def rows(work: Workload, days: Days) -> Rows | None:
    """Pairs of local days by their later day; elapsed hours, 11 hours exactly are enough."""
    active, service = work.active, work.service
    both = (active.number[:, :-1] > 0) & (active.number[:, 1:] > 0) & service[:, :-1] & service[:, 1:]
    person, before = np.nonzero(both)
    day = before + 1
    keep = work.within(day, days) & (before >= work.days[0])
    person, before, day = person[keep], before[keep], day[keep]
    short = active.first[person, day] - active.last[person, before] < DAILY_REST
    return on_dates(work, person, day, (short, np.ones(day.size, dtype=np.int64)))


METRIC = Metric(
    definition=Definition(id="rest.daily", version=1, unit=Unit.SHARE, axes="p", texts=TEXTS),
    rows=rows,
)

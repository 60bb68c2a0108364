"""`weekends.connected`: how often a weekend is broken by activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import DAYS_OF_WEEK, Metric, Rows, on_dates
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Connected weekends",
        "numerator": "weekends with at least one mail sent or meeting attended",
        "denominator": "person-weekends",
        "note": "Saturday 04:00 to Monday 04:00, both days observed and in service; leave is not deducted.",
    },
    "fr": {
        "title": "Week-ends connectés",
        "numerator": "week-ends avec au moins un message envoyé ou une réunion",
        "denominator": "week-ends-personnes",
        "note": "Du samedi 4 h au lundi 4 h, les deux jours observés et en présence ; les congés ne sont pas déduits.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Weekends in the period of their first day, by where people stood on the second."""
    one, other = work.weekend
    first_weekday = one if (one + 1) % DAYS_OF_WEEK == other else other
    service, number = work.service, work.active.number
    saturdays = np.arange(first_weekday, service.shape[1] - 1, DAYS_OF_WEEK)
    saturdays = saturdays[work.within(saturdays, days)]
    person, place = np.nonzero(service[:, saturdays] & service[:, saturdays + 1])
    day = saturdays[place]
    active = (number[person, day] + number[person, day + 1]) > 0
    return on_dates(work, person, day + 1, (active, np.ones(day.size, dtype=np.int64)))


METRIC = Metric(
    definition=Definition(id="weekends.connected", version=1, unit=Unit.SHARE, axes="p", texts=TEXTS),
    rows=rows,
)

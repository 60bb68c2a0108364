"""`weeks.mail_free`: how many people had two weeks without writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.rows import Metric, Rows, shared
from disconnect.load.window import people_measured, window
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "People with two mail-free weeks",
        "numerator": "people with at least 2 full weeks without a mail sent by hand",
        "denominator": "people with at least one person-month",
        "note": (
            "Over the calendar year up to the period's end; leave weeks count; provisional on less than six "
            "months. Mail-free weeks: a mark of OICN."
        ),
    },
    "fr": {
        "title": "Personnes ayant eu deux semaines sans message",
        "numerator": "personnes avec au moins 2 semaines entières sans message envoyé à la main",
        "denominator": "personnes avec au moins un mois de présence",
        "note": (
            "Sur l'année civile jusqu'à la fin de la période ; les semaines de congé comptent ; provisoire "
            "sur moins de six mois. Semaines sans message : repère de l'OICN."
        ),
    },
}


WEEKS = 2


def rows(work: Workload, days: Days) -> Rows | None:
    """People by where they stood on their last day in the window; weeks are ISO weeks of local days."""
    if "mail" not in work.has:
        return None
    first, last = window(work, days)
    measured, unit = people_measured(work, (first, last))
    shape = (work.people, work.population.unit_at.shape[1] // 7, 7)
    inside = work.service.copy()
    inside[:, last:] = False
    wrote = np.zeros(inside.shape, dtype=np.bool_)
    wrote[work.sent.person, work.sent.local_day] = True
    free = inside.reshape(shape).all(axis=2) & ~wrote.reshape(shape).any(axis=2)
    return shared(unit[measured], (free.sum(axis=1) >= WEEKS)[measured])


METRIC = Metric(
    definition=Definition(id="weeks.mail_free", version=1, unit=Unit.SHARE_OF_PEOPLE, axes="s", texts=TEXTS),
    rows=rows,
    is_over_window=True,
)

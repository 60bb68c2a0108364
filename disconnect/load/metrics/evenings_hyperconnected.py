"""`evenings.hyperconnected`: how many people exceed 50 connected evenings a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.evenings import evenings
from disconnect.load.rows import MONTH, Metric, Rows, shared
from disconnect.load.window import months_of_people, people_measured, window
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Hyperconnected people",
        "numerator": "people with more than 50 connected evenings a year, pro rata",
        "denominator": "people with at least one person-month",
        "note": (
            "Over the calendar year up to the period's end; provisional on less than six months. 50 "
            "evenings: OICN's mark, there over twelve months."
        ),
    },
    "fr": {
        "title": "Personnes hyperconnectées",
        "numerator": "personnes à plus de 50 soirées connectées par an, au prorata",
        "denominator": "personnes avec au moins un mois de présence",
        "note": (
            "Sur l'année civile jusqu'à la fin de la période ; provisoire sur moins de six mois. 50 soirées "
            ": repère de l'OICN, établi sur douze mois."
        ),
    },
}


EVENINGS_A_YEAR = 50
MONTHS_A_YEAR = 12


def rows(work: Workload, days: Days) -> Rows | None:
    """People by where they stood on their last day in the window."""
    if "mail" not in work.has:
        return None
    span = window(work, days)
    measured, unit = people_measured(work, span)
    person, _ = evenings(work, span)
    count = np.bincount(person, minlength=work.people)
    over = MONTHS_A_YEAR * count * MONTH > EVENINGS_A_YEAR * months_of_people(work, span)
    return shared(unit[measured], over[measured])


METRIC = Metric(
    definition=Definition(id="evenings.hyperconnected", version=1, unit=Unit.SHARE_OF_PEOPLE, axes="s", texts=TEXTS),
    rows=rows,
    is_over_window=True,
)

"""`evenings.connected`: how many evenings people write."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.evenings import evenings
from disconnect.load.rows import MONTH, Metric, Rows, counted, joined, person_months
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Connected evenings",
        "numerator": "local days with a mail sent in quiet time between 20:00 and 04:00",
        "denominator": "person-months",
        "note": "Any day of the week; the day starts at 04:00, so one evening past midnight is one evening.",
    },
    "fr": {
        "title": "Soirées connectées",
        "numerator": "jours avec un message envoyé en temps de déconnexion entre 20 h et 4 h",
        "denominator": "mois-personnes",
        "note": "Tous les jours de la semaine ; le jour commence à 4 h : une soirée qui passe minuit est une soirée.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Evenings by who wrote, where they stood on that local day's date."""
    if "mail" not in work.has:
        return None
    person, day = evenings(work, days)
    unit = work.population.unit_at[person, day]
    return joined(counted(unit, np.ones(unit.size, dtype=np.int64)), person_months(work, days))


METRIC = Metric(
    definition=Definition(
        id="evenings.connected", version=1, unit=Unit.PER_PERSON_MONTH, axes="s", texts=TEXTS, step=Fraction(1)
    ),
    rows=rows,
    denominator_parts=MONTH,
)

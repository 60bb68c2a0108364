"""`focus.hours`: how much undisturbed time working hours hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.kernel import classify
from disconnect.load.rows import HOUR, Metric, Rows, counted, joined, person_weeks
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Focus time",
        "numerator": "hours of working periods in pieces of at least 1 hour without a meeting, cut at each mail sent",
        "denominator": "person-weeks",
        "note": "Pieces of one hour as in Microsoft Viva Insights; not the same, since only sent mails cut here.",
    },
    "fr": {
        "title": "Temps de concentration",
        "numerator": "heures de travail en plages d'au moins 1 heure sans réunion, coupées à chaque message envoyé",
        "denominator": "semaines-personnes",
        "note": (
            "Plages d'une heure comme dans Microsoft Viva Insights ; pas identique : seuls les messages "
            "envoyés coupent ici."
        ),
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Pieces by the civil date of their start; a leave week holds no working time, so none lie in one."""
    if not {"mail", "calendar"} <= work.has:
        return None
    found = work.focus
    place = classify(found.start, found.person, work.population)
    keep = work.within(place.day, days)
    pieces = counted(place.unit[keep], (found.end - found.start)[keep].astype(np.int64))
    return joined(pieces, person_weeks(work, days))


METRIC = Metric(
    definition=Definition(id="focus.hours", version=1, unit=Unit.PER_PERSON_WEEK, axes="p", texts=TEXTS),
    rows=rows,
    numerator_parts=HOUR,
    denominator_parts=7,
)

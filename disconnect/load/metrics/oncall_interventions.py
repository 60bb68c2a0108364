"""`oncall.interventions`: how often people on call have to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.oncall import interventions, window_hours
from disconnect.load.rows import HOUR, Metric, Rows, counted, joined
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Interventions on call",
        "numerator": "replies sent in quiet time within an on-call window, one per window and thread",
        "denominator": "on-call weeks",
        "note": "Elapsed hours of the windows divided by 168.",
    },
    "fr": {
        "title": "Interventions d'astreinte",
        "numerator": "réponses en temps de déconnexion pendant une astreinte, une par astreinte et par fil",
        "denominator": "semaines d'astreinte",
        "note": "Heures écoulées des astreintes divisées par 168.",
    },
}


WEEK = 168 * HOUR


def rows(work: Workload, days: Days) -> Rows | None:
    """Interventions by their civil date, windows cut to the period."""
    if "on_call" not in work.has or not work.has_threads:
        return None
    unit = interventions(work, days)
    return joined(counted(unit, unit >= 0), window_hours(work, days))


METRIC = Metric(
    definition=Definition(id="oncall.interventions", version=1, unit=Unit.PER_ON_CALL_WEEK, axes="p", texts=TEXTS),
    rows=rows,
    denominator_parts=WEEK,
)

"""`meetings.back_to_back`: how often one meeting follows straight on another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.meetings import back_to_back
from disconnect.load.rows import Metric, Rows, shared
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Back-to-back meetings",
        "numerator": "meetings starting 0 to under 5 minutes after another ends",
        "denominator": "meetings",
        "note": "One for each person in it; overlapping meetings are not back to back.",
    },
    "fr": {
        "title": "Réunions enchaînées",
        "numerator": "réunions qui commencent de 0 à moins de 5 minutes après la fin d'une autre",
        "denominator": "réunions",
        "note": "Une par personne présente ; les réunions qui se chevauchent ne sont pas enchaînées.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """(Person, meeting) by the civil date of the start."""
    if "calendar" not in work.has:
        return None
    keep = work.within(work.meetings.day, days)
    return shared(work.meetings.unit[keep], back_to_back(work.meetings)[keep])


METRIC = Metric(
    definition=Definition(id="meetings.back_to_back", version=1, unit=Unit.SHARE, axes="p", texts=TEXTS),
    rows=rows,
)

"""`meetings.quiet`: how much of the meeting time lies in quiet time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.rows import HOUR, Metric, Rows, shared
from disconnect.load.working import quiet_time
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Meeting time in quiet time",
        "numerator": "meeting hours in quiet time",
        "denominator": "meeting hours",
        "note": "Overlaps counted once.",
    },
    "fr": {
        "title": "Temps de réunion en temps de déconnexion",
        "numerator": "heures de réunion en temps de déconnexion",
        "denominator": "heures de réunion",
        "note": "Chevauchements comptés une fois.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Meetings' own hours, those outside the person's working periods counted."""
    if "calendar" not in work.has:
        return None
    found = work.meetings
    keep = work.within(found.day, days)
    quiet = quiet_time(found, work.working, work.people)
    return shared(found.unit[keep], quiet[keep], (found.end - found.alone_from)[keep])


METRIC = Metric(
    definition=Definition(id="meetings.quiet", version=1, unit=Unit.SHARE, axes="p", texts=TEXTS),
    rows=rows,
    numerator_parts=HOUR,
    denominator_parts=HOUR,
)

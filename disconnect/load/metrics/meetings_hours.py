"""`meetings.hours`: how much time people spend in meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.rows import HOUR, Metric, Rows, counted, joined, person_weeks
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Hours in meetings",
        "numerator": "hours in meetings, overlaps counted once",
        "denominator": "person-weeks",
        "note": (
            "Meetings called or accepted, with at least 2 people, shown as busy, under 24 hours; leave weeks"
            " are left out."
        ),
    },
    "fr": {
        "title": "Heures en réunion",
        "numerator": "heures en réunion, chevauchements comptés une fois",
        "denominator": "semaines-personnes",
        "note": (
            "Réunions organisées ou acceptées, à 2 personnes au moins, marquées occupé, de moins de 24 "
            "heures ; sans les semaines de congé."
        ),
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Meetings' own hours by the civil date of their start; leave weeks left out on both sides."""
    if "calendar" not in work.has:
        return None
    found = work.meetings
    keep = work.within(found.day, days) & ~work.in_leave_week(found.person, found.local_day)
    hours = counted(found.unit[keep], (found.end - found.alone_from)[keep])
    return joined(hours, person_weeks(work, days))


METRIC = Metric(
    definition=Definition(id="meetings.hours", version=1, unit=Unit.PER_PERSON_WEEK, axes="p", texts=TEXTS),
    rows=rows,
    numerator_parts=HOUR,
    denominator_parts=7,
)

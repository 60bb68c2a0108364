"""`mail.sent`: how much people write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.rows import Metric, Rows, counted, joined, person_weeks
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Mails sent",
        "numerator": "mails sent by hand",
        "denominator": "person-weeks",
        "note": "Days in service divided by 7; leave weeks and their mails are left out.",
    },
    "fr": {
        "title": "Messages envoyés",
        "numerator": "messages envoyés à la main",
        "denominator": "semaines-personnes",
        "note": (
            "Jours de présence dans l'entreprise divisés par 7 ; les semaines de congé et leurs messages n'y sont pas."
        ),
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Mails by their sender; leave weeks left out on both sides."""
    if "mail" not in work.has:
        return None
    sent = work.sent
    keep = work.within(sent.day, days) & ~work.in_leave_week(sent.person, sent.local_day)
    return joined(counted(sent.unit[keep], keep[keep]), person_weeks(work, days))


METRIC = Metric(
    definition=Definition(id="mail.sent", version=1, unit=Unit.PER_PERSON_WEEK, axes="s", texts=TEXTS),
    rows=rows,
    denominator_parts=7,
)

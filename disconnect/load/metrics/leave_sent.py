"""`leave.sent`: how much people write while on leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.absence import leave_days
from disconnect.load.rows import Metric, Rows, counted, joined
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Mails sent on leave",
        "numerator": "mails sent on a leave day",
        "denominator": "leave days",
        "note": "Every civil date recorded as leave in full.",
    },
    "fr": {
        "title": "Messages envoyés en congé",
        "numerator": "messages envoyés un jour de congé",
        "denominator": "jours de congé",
        "note": "Toute date enregistrée comme congé entier.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Mails sent on leave days of their senders, and those leave days."""
    if "leave" not in work.has or "mail" not in work.has:
        return None
    sent = work.sent
    keep = work.within(sent.day, days) & work.leave_days[sent.person, sent.day]
    return joined(counted(sent.unit[keep], keep[keep]), leave_days(work, days))


METRIC = Metric(
    definition=Definition(id="leave.sent", version=1, unit=Unit.PER_LEAVE_DAY, axes="s", texts=TEXTS),
    rows=rows,
)

"""`meetings.mail_during`: how much is written while in a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.arrays import WORKING
from disconnect.load.rows import Metric, Rows, shared
from disconnect.load.working import in_meeting
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Mails sent during meetings",
        "numerator": "mails sent in working time while in a meeting",
        "denominator": "mails sent in working time",
        "note": "",
    },
    "fr": {
        "title": "Messages envoyés en réunion",
        "numerator": "messages envoyés en temps de travail pendant une réunion",
        "denominator": "messages envoyés en temps de travail",
        "note": "",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Mails sent in working time, those inside a meeting of their sender counted."""
    if not {"mail", "calendar"} <= work.has:
        return None
    keep = work.within(work.sent.day, days) & (work.sent.kind == WORKING)
    return shared(work.sent.unit[keep], in_meeting(work.sent, work.meetings, work.people)[keep])


METRIC = Metric(
    definition=Definition(id="meetings.mail_during", version=1, unit=Unit.SHARE, axes="p", texts=TEXTS),
    rows=rows,
)

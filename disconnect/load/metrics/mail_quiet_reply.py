"""`mail.quiet_reply`: how often quiet mail is answered before work begins again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.answers import in_same_year
from disconnect.load.arrays import WORKING
from disconnect.load.received import received
from disconnect.load.rows import Metric, Rows
from disconnect.load.working import next_starts
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Quiet mail answered before work",
        "numerator": "quiet deliveries answered by the recipient before their next working period",
        "denominator": "quiet deliveries",
        "note": "After the delivery and before the first working period that starts after it.",
    },
    "fr": {
        "title": "Messages reçus en temps de déconnexion et traités avant la reprise",
        "numerator": "remises en temps de déconnexion auxquelles le destinataire répond avant sa reprise",
        "denominator": "remises en temps de déconnexion",
        "note": "Après la remise et avant la première période de travail qui commence ensuite.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Quiet deliveries, those answered before the next opening counted."""
    if not work.has_threads:
        return None
    found = received(work, days)
    found = found.where(found.kind != WORKING)
    return found.shared(_answered(work)[found.row])


def _answered(work: Workload) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Per delivery of the year whether its recipient answered it before work began again."""
    out = np.zeros(work.deliveries.mail.size, dtype=np.bool_)
    found = work.replies
    row = np.flatnonzero((found.delivery >= 0) & in_same_year(work, found))
    delivery, at = found.delivery[row], work.sent.at[found.sent[row]]
    opening = next_starts(work.deliveries.person[delivery], found.from_at[row], work.working, work.people)
    out[delivery[(at > found.from_at[row]) & (at < opening)]] = True
    return out


METRIC = Metric(
    definition=Definition(id="mail.quiet_reply", version=1, unit=Unit.SHARE, axes="rs", texts=TEXTS),
    rows=rows,
)

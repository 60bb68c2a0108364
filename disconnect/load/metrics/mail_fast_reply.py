"""`mail.fast_reply`: how often an answer comes within five minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.answers import answers
from disconnect.load.arrays import SECOND
from disconnect.load.rows import Metric, Rows, shared
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Replies within 5 minutes",
        "numerator": "replies within 5 minutes",
        "denominator": "replies",
        "note": "From the instant really delivered to the person who replies.",
    },
    "fr": {
        "title": "Réponses en moins de 5 minutes",
        "numerator": "réponses dans les 5 minutes",
        "denominator": "réponses",
        "note": "À compter de la remise réelle à la personne qui répond.",
    },
}


FAST = 5 * 60 * SECOND


def rows(work: Workload, days: Days) -> Rows | None:
    """Replies by who replied; a negative delay is left out, 300 s are within five minutes."""
    if not work.has_threads:
        return None
    found, delay = answers(work, days)
    keep = delay >= 0
    return shared(work.sent.unit[found.sent][keep], delay[keep] <= FAST)


METRIC = Metric(
    definition=Definition(id="mail.fast_reply", version=1, unit=Unit.SHARE, axes="s", texts=TEXTS),
    rows=rows,
)

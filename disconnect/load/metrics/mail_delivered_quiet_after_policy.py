"""`mail.delivered_quiet_after_policy`: what reaches people in quiet time once mail was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.arrays import NO_INSTANT, WORKING
from disconnect.load.received import received
from disconnect.load.rows import Metric, Rows
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Delivered in quiet time, after the policy",
        "numerator": "the same deliveries, in quiet time at the instant really delivered",
        "denominator": "deliveries",
        "note": "Measured only where a source knows when mail was really delivered.",
    },
    "fr": {
        "title": "Remis en temps de déconnexion, après la politique",
        "numerator": "les mêmes remises, en temps de déconnexion à l'heure réelle de remise",
        "denominator": "remises",
        "note": "Mesuré seulement si une source connaît l'heure réelle de remise.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """The deliveries of the period (by the instant sent), classed at the instant really delivered."""
    if not (work.deliveries.delivered != NO_INSTANT).any():
        return None
    found = received(work, days)
    return found.shared(work.deliveries.kind_delivered[found.row] != WORKING)


METRIC = Metric(
    definition=Definition(id="mail.delivered_quiet_after_policy", version=1, unit=Unit.SHARE, axes="rs", texts=TEXTS),
    rows=rows,
)

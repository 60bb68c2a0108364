"""`mail.automatic`: how much of what arrives was written by no one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.received import received_automatic_too
from disconnect.load.rows import Metric, Rows
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Automatic mail",
        "numerator": "automatic deliveries",
        "denominator": "all deliveries",
        "note": "Automatic mail takes part in no other figure.",
    },
    "fr": {
        "title": "Messages automatiques",
        "numerator": "remises automatiques",
        "denominator": "toutes les remises",
        "note": "Les messages automatiques n'entrent dans aucun autre chiffre.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """All deliveries, automatic ones counted."""
    if "mail" not in work.has:
        return None
    found = received_automatic_too(work, days)
    return found.shared(work.deliveries.is_automatic[found.row])


METRIC = Metric(
    definition=Definition(id="mail.automatic", version=1, unit=Unit.SHARE, axes="rs", texts=TEXTS),
    rows=rows,
)

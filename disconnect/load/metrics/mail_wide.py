"""`mail.wide`: how often many are written to at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.rows import Metric, Rows, shared
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Sent to more than 10 addresses",
        "numerator": "mails to more than 10 distinct addresses",
        "denominator": "mails sent",
        "note": "The sender apart, outside addresses included; a list that cannot be expanded counts as one.",
    },
    "fr": {
        "title": "Envoyés à plus de 10 adresses",
        "numerator": "messages à plus de 10 adresses distinctes",
        "denominator": "messages envoyés",
        "note": (
            "Sans l'expéditeur, adresses externes comprises ; une liste que l'annuaire ne connaît pas compte pour une."
        ),
    },
}


WIDE_MORE_THAN = 10


def rows(work: Workload, days: Days) -> Rows | None:
    """Mails by their sender, wide ones counted."""
    if "mail" not in work.has:
        return None
    keep = work.within(work.sent.day, days)
    return shared(work.sent.unit[keep], work.sent.addresses[keep] > WIDE_MORE_THAN)


METRIC = Metric(
    definition=Definition(id="mail.wide", version=1, unit=Unit.SHARE, axes="s", texts=TEXTS),
    rows=rows,
)

"""`mail.sent_quiet`: how much of the writing falls in quiet time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.arrays import WORKING
from disconnect.load.rows import Metric, Rows, shared
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Sent in quiet time",
        "numerator": "mails sent in the sender's quiet time",
        "denominator": "mails sent",
        "note": "By the instant of sending, on the sender's own working time.",
    },
    "fr": {
        "title": "Envoyés en temps de déconnexion",
        "numerator": "messages envoyés pendant le temps de déconnexion de l'expéditeur",
        "denominator": "messages envoyés",
        "note": "D'après l'heure d'envoi et le temps de travail de l'expéditeur.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Mails by their sender, those outside working time counted."""
    if "mail" not in work.has:
        return None
    keep = work.within(work.sent.day, days)
    return shared(work.sent.unit[keep], work.sent.kind[keep] != WORKING)


METRIC = Metric(
    definition=Definition(id="mail.sent_quiet", version=1, unit=Unit.SHARE, axes="s", texts=TEXTS),
    rows=rows,
)

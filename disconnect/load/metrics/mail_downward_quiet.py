"""`mail.downward_quiet`: how much of the quiet mail comes from above."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.arrays import WORKING
from disconnect.load.population import NOBODY
from disconnect.load.received import received
from disconnect.load.rows import Metric, Rows
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Quiet mail from superiors",
        "numerator": "quiet deliveries sent by someone above the recipient in the reporting line",
        "denominator": "quiet deliveries",
        "note": "Anywhere above, at that instant; outside senders stay in the denominator.",
    },
    "fr": {
        "title": "Messages de la hiérarchie en temps de déconnexion",
        "numerator": "remises en temps de déconnexion envoyées par un supérieur du destinataire",
        "denominator": "remises en temps de déconnexion",
        "note": "À tout niveau au-dessus, à cet instant ; les expéditeurs externes restent au dénominateur.",
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Quiet deliveries, those from a superior counted; the superior is a contributor of their own."""
    if "mail" not in work.has or not (work.population.line.superior != NOBODY).any():
        return None
    found = received(work, days)
    found = found.where(found.kind != WORKING)
    down = work.deliveries.is_from_superior[found.row]
    return found.shared(down)._replace(superior=np.where(down, found.sender, NOBODY))


METRIC = Metric(
    definition=Definition(id="mail.downward_quiet", version=1, unit=Unit.SHARE, axes="rsh", texts=TEXTS),
    rows=rows,
)

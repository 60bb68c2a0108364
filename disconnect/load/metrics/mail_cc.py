"""`mail.cc`: how much reaches people only in copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.received import received
from disconnect.load.rows import Metric, Rows
from disconnect.model.contact import Role
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Received in copy",
        "numerator": "deliveries as cc or bcc",
        "denominator": "deliveries of known role",
        "note": "Measured only where a source knows roles.",
    },
    "fr": {
        "title": "Reçus en copie",
        "numerator": "remises en copie (visible ou cachée)",
        "denominator": "remises dont le rôle est connu",
        "note": "Mesuré seulement si une source connaît les rôles.",
    },
}


COPIES = (Role.CC, Role.BCC)


def rows(work: Workload, days: Days) -> Rows | None:
    """Deliveries whose role is known, copies counted."""
    found = received(work, days)
    found = found.where(work.deliveries.role[found.row] != Role.UNKNOWN)
    return found.shared(np.isin(work.deliveries.role[found.row], COPIES))


METRIC = Metric(
    definition=Definition(id="mail.cc", version=1, unit=Unit.SHARE, axes="rs", texts=TEXTS),
    rows=rows,
)

"""`mail.received`: how much reaches people."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.received import received
from disconnect.load.rows import Metric, Rows, person_weeks
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Mails received",
        "numerator": "deliveries to people of the group",
        "denominator": "person-weeks",
        "note": "A mail to three people is three deliveries; leave weeks and their deliveries are left out.",
    },
    "fr": {
        "title": "Messages reçus",
        "numerator": "remises aux personnes du groupe",
        "denominator": "semaines-personnes",
        "note": (
            "Un message à trois personnes fait trois remises ; les semaines de congé et leurs remises n'y sont pas."
        ),
    },
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Deliveries by their recipient; leave weeks left out on both sides."""
    if "mail" not in work.has:
        return None
    found = received(work, days)
    found = found.where(~work.in_leave_week(found.person, found.local_day))
    weeks = person_weeks(work, days)
    nothing = np.zeros(found.unit.size, dtype=np.int64)
    return Rows(
        np.concatenate([found.unit, weeks.unit]),
        np.concatenate([nothing + 1, weeks.numerator]),
        np.concatenate([nothing, weeks.denominator]),
        np.concatenate([found.sender, np.full(weeks.unit.size, -1)]),
    )


METRIC = Metric(
    definition=Definition(
        id="mail.received", version=1, unit=Unit.PER_PERSON_WEEK, axes="rs", texts=TEXTS, step=Fraction(1)
    ),
    rows=rows,
    denominator_parts=7,
)

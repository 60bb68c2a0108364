"""`mail.received_quiet` and its seven classes: how much reaches people in quiet time, and in which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.arrays import WORKING
from disconnect.load.programmes import CLASS_CODES
from disconnect.load.received import received
from disconnect.load.rows import Metric, Rows
from disconnect.model.policy import QuietClass
from disconnect.model.report import Definition, Unit

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload

TEXTS = {
    "en": {
        "title": "Received in quiet time",
        "numerator": "deliveries in the recipient's quiet time",
        "denominator": "deliveries",
        "note": "By the instant of sending, on the recipient's own working time.",
    },
    "fr": {
        "title": "Reçus en temps de déconnexion",
        "numerator": "remises pendant le temps de déconnexion du destinataire",
        "denominator": "remises",
        "note": "D'après l'heure d'envoi et le temps de travail du destinataire.",
    },
}

# Per class: what follows "received" in English and "reçus" in French.
CLASS_TEXTS = {
    QuietClass.LEAVE: ("on leave", "en congé"),
    QuietClass.PUBLIC_HOLIDAY: ("on public holidays", "les jours fériés"),
    QuietClass.WEEKLY_REST: ("on days without working hours", "les jours sans horaire de travail"),
    QuietClass.NIGHT: ("at night", "la nuit"),
    QuietClass.EVENING: ("in the evening", "le soir"),
    QuietClass.MORNING: ("in the early morning", "tôt le matin"),
    QuietClass.PAUSE: ("in the midday break", "pendant la pause"),
}


def rows(work: Workload, days: Days) -> Rows | None:
    """Deliveries by their recipient, those in quiet time counted."""
    if "mail" not in work.has:
        return None
    found = received(work, days)
    return found.shared(found.kind != WORKING)


def _of_class(kind: QuietClass) -> Metric:
    """The same deliveries, those of one class counted."""

    def rows_of_class(work: Workload, days: Days) -> Rows | None:
        if "mail" not in work.has or (kind is QuietClass.LEAVE and "leave" not in work.has):
            return None
        found = received(work, days)
        return found.shared(found.kind == CLASS_CODES[kind])

    english, french = CLASS_TEXTS[kind]
    texts = {
        "en": TEXTS["en"] | {"title": f"Received {english}", "numerator": f"deliveries {english}"},
        "fr": TEXTS["fr"] | {"title": f"Reçus {french}", "numerator": f"remises {french}"},
    }
    definition = Definition(id=f"mail.received_quiet.{kind.value}", version=1, unit=Unit.SHARE, axes="rs", texts=texts)
    return Metric(definition=definition, rows=rows_of_class)


METRIC = Metric(
    definition=Definition(id="mail.received_quiet", version=1, unit=Unit.SHARE, axes="rs", texts=TEXTS), rows=rows
)
BY_CLASS = tuple(_of_class(kind) for kind in QuietClass)

"""The vocabulary of commitments: what a clause may promise, and what must be said with it.

A new kind of commitment is one entry here and one pair of sentences in the charter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ALWAYS = ("clause", "kind", "contracts", "from_employees", "optional", "text")
"""What every commitment may say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind: its title, the keys it needs, and those it may have besides."""

    fr: str
    en: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that means something for this kind."""
        return (*ALWAYS, *self.needs, *self.may)


_WHEN = ("during", "exemptions", "channels")
KINDS: Mapping[str, Kind] = {
    # Rights
    "right_to_disconnect": Kind(fr="Droit à la déconnexion", en="Right to disconnect", needs=("to",), may=_WHEN),
    "no_duty_to_answer": Kind(
        fr="Aucune obligation de répondre",
        en="No duty to answer",
        needs=("to", "during"),
        may=("exemptions", "channels"),
    ),
    "no_sanction": Kind(
        fr="Aucune sanction ni reproche", en="No sanction and no reproach", needs=("to",), may=("during", "exemptions")
    ),
    "no_solicitation": Kind(
        fr="Ne pas solliciter", en="No solicitation", needs=("who", "to", "during"), may=("exemptions", "channels")
    ),
    "contact_window": Kind(
        fr="Plage de contact",
        en="Contact window",
        needs=("who", "to", "between"),
        may=("days", "during", "exemptions", "channels"),
    ),
    "agreed_availability": Kind(
        fr="Plages de disponibilité convenues",
        en="Agreed times of availability",
        needs=("who", "to"),
        may=("channels", "exemptions", "written"),
    ),
    "received_at_opening": Kind(
        fr="Réputé reçu à la reprise",
        en="Deemed received when work resumes",
        needs=("to", "during"),
        may=("exemptions",),
    ),
    "stay_disconnected": Kind(
        fr="Rester déconnecté", en="Staying disconnected", needs=("who", "during"), may=("exemptions", "channels")
    ),
    "exceptional_contact": Kind(
        fr="Contact exceptionnel et justifié",
        en="Contact only where exceptional and justified",
        needs=("who", "exemptions"),
        may=("during", "channels"),
    ),
    "link_during_absence": Kind(
        fr="Lien gardé pendant l’absence",
        en="Link kept during absence",
        needs=("who", "to", "during"),
        may=("exemptions", "topics"),
    ),
    # Tools
    "send_later": Kind(fr="Envoi différé", en="Sending later", needs=("who",), may=("during", "exemptions", "to")),
    "sender_notice": Kind(
        fr="Message à l’expéditeur", en="Notice to the sender", needs=("who",), may=("during", "exemptions")
    ),
    "signature_notice": Kind(fr="Mention en signature", en="Notice in signatures", needs=("who",), may=("during",)),
    "servers_off": Kind(
        fr="Messagerie suspendue", en="Mail suspended", needs=("who",), may=("between", "days", "during", "exemptions")
    ),
    "absence_message": Kind(fr="Message d’absence", en="Absence message", needs=("who",), may=("during", "topics")),
    "means_to_disconnect": Kind(
        fr="Moyens de se déconnecter",
        en="Means to disconnect",
        needs=("who", "to"),
        may=("channels", "during", "topics"),
    ),
    "sensible_use": Kind(
        fr="Usage raisonné des outils", en="Sensible use of tools", needs=("who",), may=("topics", "channels", "during")
    ),
    # People
    "referent": Kind(fr="Référent déconnexion", en="Disconnection referent", needs=("who",), may=("topics", "to")),
    "training": Kind(fr="Formation", en="Training", needs=("to",), may=("who", "topics", "every", "within")),
    "awareness": Kind(fr="Sensibilisation", en="Awareness", needs=("to",), may=("who", "topics", "every")),
    "information": Kind(
        fr="Information", en="Information", needs=("who", "to"), may=("topics", "every", "within", "written")
    ),
    "exemplarity": Kind(fr="Exemplarité", en="Setting an example", needs=("who",), may=("topics",)),
    "respect_of_others": Kind(
        fr="Respect du temps des autres", en="Respect of others’ time", needs=("who",), may=("to", "during", "topics")
    ),
    "time_zone_care": Kind(
        fr="Attention aux fuseaux horaires", en="Care for time zones", needs=("who",), may=("to", "during")
    ),
    "return_support": Kind(fr="Aide au retour", en="Support on return", needs=("who",), may=("to", "topics", "within")),
    "guides": Kind(
        fr="Guides et bonnes pratiques", en="Guides and good practice", needs=("who",), may=("to", "topics")
    ),
    # Follow-up
    "alert": Kind(
        fr="Droit d’alerte",
        en="Right to raise an alert",
        needs=("who", "to"),
        may=("within", "written", "topics", "channels", "times"),
    ),
    "alert_answer": Kind(
        fr="Suites de l’alerte",
        en="What follows an alert",
        needs=("who",),
        may=("to", "within", "written", "topics"),
    ),
    "interview": Kind(
        fr="Entretien", en="Interview", needs=("who", "to"), may=("every", "within", "topics", "written", "times")
    ),
    "interview_on_signal": Kind(
        fr="Entretien en cas de signal",
        en="Interview after a signal",
        needs=("who", "to"),
        may=("times", "every", "within", "topics"),
    ),
    "workload_follow_up": Kind(
        fr="Suivi de la charge de travail", en="Follow-up of workload", needs=("who", "to"), may=("every", "topics")
    ),
    "reasonable_load": Kind(
        fr="Charge de travail raisonnable", en="Reasonable workload", needs=("who",), may=("to", "topics")
    ),
    "rest_tracking": Kind(
        fr="Suivi des repos", en="Tracking of rest", needs=("who",), may=("to", "during", "every", "topics", "written")
    ),
    "rest_display": Kind(fr="Affichage des repos", en="Display of rest", needs=("who", "during"), may=("to",)),
    "corrective_measures": Kind(
        fr="Mesures correctrices", en="Corrective measures", needs=("who",), may=("to", "within", "topics", "written")
    ),
    "report_to_representatives": Kind(
        fr="Bilan aux représentants", en="Report to the representatives", needs=("who",), may=("every", "topics", "to")
    ),
    "consultation": Kind(
        fr="Consultation des représentants",
        en="Consultation of the representatives",
        needs=("who",),
        may=("topics", "every", "to", "within"),
    ),
    "volume_analysis": Kind(
        fr="Analyse collective des volumes",
        en="Collective analysis of volumes",
        needs=("who",),
        may=("every", "topics"),
    ),
    "monitoring_limits": Kind(
        fr="Limites du contrôle", en="Limits of monitoring", needs=("who",), may=("to", "topics")
    ),
    "medical_visit": Kind(
        fr="Visite médicale à la demande", en="Medical visit on request", needs=("to",), may=("within", "topics")
    ),
    "negotiation": Kind(
        fr="Modalités à négocier", en="Terms to be negotiated", needs=("who",), may=("topics", "every", "to")
    ),
    "flexible_hours": Kind(fr="Horaires aménagés", en="Adapted hours", needs=("who",), may=("to", "during", "topics")),
    "delegate_use": Kind(
        fr="Outils numériques des représentants",
        en="Representatives’ own use of tools",
        needs=("who",),
        may=("during", "exemptions", "topics", "channels"),
    ),
}
"""Every kind, in the order in which a charter tells them."""

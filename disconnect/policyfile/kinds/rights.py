"""Who need not answer, who does not contact whom, when somebody may be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.policyfile.kinds.kind import CLOCK, OFTEN, WHEN, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

RIGHTS: Mapping[str, Kind] = {
    "right_to_disconnect": Kind(fr="Droit à la déconnexion", en="Right to disconnect", needs=("to",), may=WHEN),
    "right_upheld": Kind(
        fr="Déconnexion rendue effective",
        en="Disconnection made effective",
        needs=("who",),
        may=("to", *WHEN, "topics"),
    ),
    "applies_to": Kind(fr="Personnes visées", en="People concerned", needs=("to",)),
    "no_duty_to_answer": Kind(
        fr="Aucune obligation de répondre",
        en="No duty to answer",
        needs=("to", "during"),
        may=("exemptions", "channels"),
    ),
    "answer_can_wait": Kind(
        fr="Réponse sans urgence", en="Answers can wait", needs=("who",), may=("to", "exemptions", "channels")
    ),
    "no_sanction": Kind(
        fr="Aucune sanction ni reproche", en="No sanction and no reproach", needs=("to",), may=("during", "exemptions")
    ),
    "no_incitement": Kind(
        fr="Ne pas encourager la connexion",
        en="No encouragement to connect",
        needs=("who",),
        may=("to", "during", "exemptions"),
    ),
    "no_solicitation": Kind(
        fr="Ne pas solliciter", en="No solicitation", needs=("who", "to", "during"), may=("exemptions", "channels")
    ),
    "quiet_hours": Kind(
        fr="Plage sans sollicitation",
        en="Hours without contact",
        needs=("who", "between"),
        may=("to", "days", *WHEN),
    ),
    "contact_window": Kind(
        fr="Plage de contact",
        en="Contact window",
        needs=("who", "to", "between"),
        may=("days", "during", "exemptions", "channels"),
        less=CLOCK,
        bare=("during",),
    ),
    "agreed_availability": Kind(
        fr="Plages de disponibilité convenues",
        en="Agreed times of availability",
        needs=("who", "to"),
        may=("channels", "exemptions", "written", "during", *CLOCK, *OFTEN),
        less=(*CLOCK, "times"),
        bare=("during",),
    ),
    "reachable": Kind(
        fr="Joignable dans les plages convenues",
        en="Reachable in agreed times",
        needs=("who",),
        may=("to", "during", "channels", *CLOCK),
        less=("who", "to", "during", "channels", *CLOCK),
    ),
    "received_at_opening": Kind(
        fr="Réputé reçu à la reprise",
        en="Deemed received when work resumes",
        needs=("to", "during"),
        may=("exemptions", "channels", "days", "at"),
    ),
    "stay_disconnected": Kind(
        fr="Rester déconnecté", en="Staying disconnected", needs=("who", "during"), may=("exemptions", "channels")
    ),
    "exceptional_contact": Kind(
        fr="Contact exceptionnel et justifié",
        en="Contact only where exceptional and justified",
        needs=("who", "exemptions"),
        may=("to", "during", "channels"),
    ),
    "urgent_contact": Kind(
        fr="Contact d’urgence désigné",
        en="Contact named for emergencies",
        needs=("who", "exemptions"),
        may=("to", "during", "channels"),
    ),
    "link_during_absence": Kind(
        fr="Lien gardé pendant l’absence",
        en="Link kept during absence",
        needs=("who", "to", "during"),
        may=("exemptions", "channels", "topics"),
    ),
    "absence_cover": Kind(
        fr="Continuité pendant l’absence", en="Cover during absence", needs=("who",), may=("to", "during", "topics")
    ),
    "time_off_in_lieu": Kind(
        fr="Repos compensateur",
        en="Time off in lieu",
        needs=("who", "to"),
        may=("length", "within", "during", "channels"),
    ),
}

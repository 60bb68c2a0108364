"""Alerts, interviews, documents, reports, consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.policyfile.kinds.kind import OFTEN, SOON, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLLOW_UP: Mapping[str, Kind] = {
    "alert": Kind(
        fr="Droit d’alerte",
        en="Right to raise an alert",
        needs=("who", "to"),
        may=("within", "prompt", "written", "topics", "channels", "during", *OFTEN),
        less=("times",),
        once=True,
    ),
    "alert_answer": Kind(
        fr="Suites de l’alerte",
        en="What follows an alert",
        needs=("who",),
        may=("to", "written", "topics", *SOON),
    ),
    "interview": Kind(fr="Entretien", en="Interview", needs=("who", "to"), may=("topics", "written", *OFTEN, *SOON)),
    "interview_on_signal": Kind(
        fr="Entretien en cas de signal",
        en="Interview after a signal",
        needs=("who", "to"),
        may=("topics", *OFTEN, *SOON),
        less=("times",),
        once=True,
    ),
    "separate_interview": Kind(
        fr="Entretien distinct",
        en="Interview of its own",
        needs=("who", "to"),
        may=("every", "exemptions", "topics"),
    ),
    "combined_interview": Kind(
        fr="Entretiens groupés", en="Interviews held together", needs=("who", "to"), may=("every", "topics")
    ),
    "interview_record": Kind(
        fr="Compte rendu d’entretien",
        en="Record of an interview",
        needs=("who",),
        may=("to", "written", "topics", *SOON),
    ),
    "assistance": Kind(
        fr="Assistance du salarié", en="Assistance of the employee", needs=("who", "to"), may=("topics",)
    ),
    "workload_follow_up": Kind(
        fr="Suivi de la charge de travail",
        en="Follow-up of workload",
        needs=("who", "to"),
        may=("every", "topics"),
    ),
    "reasonable_load": Kind(
        fr="Charge de travail raisonnable", en="Reasonable workload", needs=("who",), may=("to", "topics")
    ),
    "rest_tracking": Kind(
        fr="Suivi des repos", en="Tracking of rest", needs=("who",), may=("to", "during", "every", "topics", "written")
    ),
    "rest_display": Kind(fr="Affichage des repos", en="Display of rest", needs=("who", "during"), may=("to",)),
    "declaration": Kind(
        fr="Déclaration du salarié",
        en="Employee’s own statement",
        needs=("who", "to"),
        may=("every", "written", "topics", *SOON),
    ),
    "follow_up_document": Kind(
        fr="Document de suivi", en="Follow-up document", needs=("who",), may=("to", "every", "written", "topics")
    ),
    "document_check": Kind(
        fr="Visa du document de suivi",
        en="Check of the follow-up document",
        needs=("who",),
        may=("to", "every", "written", "topics", *SOON),
    ),
    "document_kept": Kind(
        fr="Conservation du document de suivi",
        en="Keeping of the follow-up document",
        needs=("who", "length"),
        may=("to", "topics"),
    ),
    "choice_of_means": Kind(
        fr="Choix des moyens de suivi", en="Choice of the means of follow-up", needs=("who",), may=("to", "topics")
    ),
    "corrective_measures": Kind(
        fr="Mesures correctrices",
        en="Corrective measures",
        needs=("who",),
        may=("to", "topics", "written", *SOON),
    ),
    "feedback": Kind(
        fr="Expression des salariés",
        en="Employees’ say",
        needs=("who", "to"),
        may=("every", "within", "longer_than", "topics"),
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
    "branch_work": Kind(fr="Travaux de la branche", en="Work of the branch", needs=("who",), may=("every", "topics")),
    "flexible_hours": Kind(fr="Horaires aménagés", en="Adapted hours", needs=("who",), may=("to", "during", "topics")),
    "delegate_use": Kind(
        fr="Outils numériques des représentants",
        en="Representatives’ own use of tools",
        needs=("who",),
        may=("during", "exemptions", "topics", "channels"),
    ),
}

"""What a commitment is about, upon what occasions it is owed and for which ways of working, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.model.agreement import Mode, Occasion, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.policyfile.charter.voice import Pair

MODES: Mapping[Mode, Pair] = {
    Mode.TELEWORK: ("en télétravail", "under telework"),
    Mode.ON_CALL: ("en astreinte", "on call"),
    Mode.TRAVEL: ("en déplacement", "on business trips"),
}
OCCASIONS: Mapping[Occasion, Pair] = {
    Occasion.EMPLOYEE_REQUEST: ("à la demande du salarié", "at the employee’s request"),
    Occasion.EMPLOYER_REQUEST: ("à l’initiative de l’employeur", "at the employer’s request"),
    Occasion.SUPERIOR_REQUEST: ("à la demande du supérieur hiérarchique", "at the line manager’s request"),
    Occasion.OVERLOAD: ("en cas de surcharge de travail", "upon an excessive workload"),
    Occasion.DIFFICULTY: ("en cas de difficulté inhabituelle", "upon an unusual difficulty"),
    Occasion.MISSED_REST: ("lorsqu’un repos n’est pas ou ne sera pas pris", "where a rest is missed or at risk"),
    Occasion.CONTACT_OUTSIDE_HOURS: (
        "après un contact hors du temps de travail",
        "after a contact outside working time",
    ),
    Occasion.SIGNAL: ("en présence de signaux d’alerte", "where there are warning signals"),
    Occasion.TRACKING: ("à partir de l’outil de suivi", "on the ground of the tracking tool"),
    Occasion.ALERT: ("à la suite d’une alerte", "after an alert"),
    Occasion.INTERVIEW: ("à l’occasion de l’entretien", "on the occasion of the interview"),
    Occasion.REVIEW: ("à l’issue du bilan", "after the review"),
    Occasion.MONITORING: ("avant tout dispositif de contrôle", "before any monitoring"),
    Occasion.NEW_TOOL: ("à l’arrivée d’un nouvel outil", "when a new tool arrives"),
    Occasion.HIRING: ("à l’embauche", "upon hiring"),
    Occasion.RETURN: ("au retour d’une absence", "on return from an absence"),
    Occasion.INTERVENTION: ("lors d’une intervention", "upon an intervention"),
    Occasion.TRAVEL: ("lors d’un déplacement", "upon travel"),
    Occasion.OVERTIME: ("lors d’heures supplémentaires", "upon overtime"),
    Occasion.UNFORESEEN_NEED: ("pour un besoin imprévu", "upon an unforeseen need"),
    Occasion.CRISIS: ("pendant une crise", "during a crisis"),
    Occasion.EXCEPTIONAL_SITUATION: ("dans une situation exceptionnelle", "in an exceptional situation"),
}
TOPICS: Mapping[Topic, Pair] = {
    Topic.WORKLOAD: ("la charge de travail", "the workload"),
    Topic.SPREAD: ("la répartition du travail dans le temps", "how work is spread over time"),
    Topic.COMING_LOAD: ("la charge à venir", "the coming load"),
    Topic.ORGANISATION: ("l’organisation du travail", "the organisation of work"),
    Topic.SPAN: ("l’amplitude des journées", "the span of days"),
    Topic.HOURS: ("la durée du travail", "working hours"),
    Topic.REST: ("les repos", "rest"),
    Topic.DAYS: ("les jours travaillés", "the days worked"),
    Topic.DAYS_OFF: ("les jours non travaillés", "the days off"),
    Topic.LEAVE: ("les congés", "leave"),
    Topic.PRIVATE_LIFE: ("la vie personnelle et familiale", "personal and family life"),
    Topic.HEALTH: ("la santé", "health"),
    Topic.PAY: ("la rémunération", "pay"),
    Topic.TRAVEL: ("les déplacements", "travel"),
    Topic.CONDITIONS: ("les conditions d’activité", "the conditions of work"),
    Topic.GOALS: ("les objectifs", "goals"),
    Topic.DAYS_BASED: ("le forfait en jours", "days-based contracts"),
    Topic.TELEWORK: ("le télétravail", "telework"),
    Topic.ON_CALL: ("les astreintes", "on-call duty"),
    Topic.DISCONNECTION: ("la déconnexion", "disconnection"),
    Topic.RULES: ("les règles applicables", "the rules that apply"),
    Topic.GOOD_PRACTICE: ("les bonnes pratiques", "good practice"),
    Topic.TOOLS: ("l’usage des outils numériques", "the use of digital tools"),
    Topic.TOOL_CHOICE: ("le choix de l’outil", "the choice of the tool"),
    Topic.RECIPIENTS: ("le choix des destinataires", "the choice of recipients"),
    Topic.COPIES: ("les copies", "copies"),
    Topic.ATTACHMENTS: ("les pièces jointes", "attachments"),
    Topic.SUBJECT_LINE: ("l’objet des courriels", "the subject of mails"),
    Topic.SHARED_CALENDAR: ("le calendrier partagé", "the shared calendar"),
    Topic.URGENT_MARK: ("la mention d’urgence", "the mark of urgency"),
    Topic.MEETING_HOURS: ("les heures de réunion", "the hours of meetings"),
    Topic.COLLEAGUES: ("les pratiques des collègues", "what colleagues do"),
    Topic.NEWS: ("la vie de l’entreprise", "the company’s news"),
    Topic.DIFFICULTIES: ("les difficultés", "difficulties"),
    Topic.CAUSES: ("les causes", "causes"),
    Topic.SOLUTIONS: ("les solutions", "solutions"),
    Topic.MEASURES: ("les mesures prises", "the measures taken"),
    Topic.FOLLOW_UP: ("le suivi des mesures", "the follow-up of measures"),
    Topic.ALERTS: ("les alertes", "alerts"),
    Topic.INTERVIEWS: ("les entretiens", "interviews"),
    Topic.FEEDBACK: ("ce que les salariés ont exprimé", "what employees have said"),
    Topic.VOLUMES: ("les volumes de messages", "volumes of messages"),
    Topic.HEADCOUNT: ("l’effectif", "the headcount"),
    Topic.PROPORTION: ("la proportion au but recherché", "proportion to the aim"),
    Topic.TRANSPARENCY: ("la transparence", "transparency"),
    Topic.RIGHTS: ("les droits des personnes", "people’s rights"),
}
PUBLIC_TOPICS: Mapping[Topic, Pair] = {Topic.NEWS: ("la vie du service", "the service’s news")}
"""What is called otherwise where people work for a service and not for a company."""

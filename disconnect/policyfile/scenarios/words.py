"""The words in which results are told: actions, rules that were tried, what the engine decides by itself, meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.engine.chain import AUTOMATIC_MAIL, NOTHING_SAID, OWN_MAIL, PERSON_TO_PERSON, URGENT_MAIL
from disconnect.engine.evaluate import NO_OPENING, NO_ORDINARY_OPENING
from disconnect.engine.meetings import MeetingRule
from disconnect.model.policy import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.policyfile.charter.voice import Pair

ACTIONS: Mapping[Action, Pair] = {
    Action.DELIVER: ("remis", "delivered"),
    Action.NUDGE: ("rappel", "reminder"),
    Action.DEFER: ("attend le temps de travail", "waits for working time"),
}
RULES: Mapping[str, tuple[Pair, Pair]] = {
    "automatic": (
        ("le courriel est automatique", "the mail is automatic"),
        ("le courriel n’est pas automatique", "the mail is not automatic"),
    ),
    "own-mail": (
        ("l’expéditeur s’écrit à lui-même", "the sender writes to themself"),
        ("l’expéditeur écrit à quelqu’un d’autre", "the sender writes to somebody else"),
    ),
    "stranger": (
        ("l’un des deux n’est sous aucune politique", "one of the two is under no policy"),
        ("les deux sont sous une politique", "both are under a policy"),
    ),
    "urgent": (
        ("le courriel est déclaré urgent", "the mail is declared urgent"),
        ("le courriel n’est pas déclaré urgent", "the mail is not declared urgent"),
    ),
    "exception": (
        ("l’exception vaut à cet instant", "the exception holds at that instant"),
        ("l’exception ne vaut pas à cet instant", "the exception does not hold at that instant"),
    ),
    "working-time": (
        ("le destinataire est au travail", "the recipient is at work"),
        ("le destinataire n’est pas au travail", "the recipient is not at work"),
    ),
    "quiet-time": (
        ("le destinataire n’est pas au travail", "the recipient is not at work"),
        ("le destinataire est au travail", "the recipient is at work"),
    ),
    "quiet-class": (
        ("le moment est de ceux de la ligne", "the moment is one of those of the row"),
        ("le moment n’est pas de ceux de la ligne", "the moment is none of those of the row"),
    ),
    "sender-relation": (
        ("l’expéditeur est de ceux de la ligne", "the sender is one of those of the row"),
        ("l’expéditeur n’est pas de ceux de la ligne", "the sender is none of those of the row"),
    ),
    "on-call": (
        ("l’astreinte est ce que la ligne demande", "on-call duty is as the row asks"),
        ("l’astreinte n’est pas ce que la ligne demande", "on-call duty is not as the row asks"),
    ),
    "slot": (
        ("l’instant est dans une plage de la ligne", "the instant lies in a slot of the row"),
        ("l’instant n’est dans aucune plage de la ligne", "the instant lies in no slot of the row"),
    ),
    "after-work": (
        ("le travail vient de finir", "work has only just ended"),
        ("le travail est fini depuis plus longtemps, ou dure encore", "work ended longer ago, or goes on"),
    ),
    "recipient-hours": (
        ("le destinataire a des horaires de la ligne", "the recipient has hours of the row"),
        ("le destinataire a d’autres horaires", "the recipient has other hours"),
    ),
    "no-opening-within-the-longest-hold": (
        ("aucune reprise du travail avant la fin de la plus longue attente", "no opening within the longest hold"),
        ("une reprise du travail avant la fin de la plus longue attente", "an opening within the longest hold"),
    ),
    "no-ordinary-opening": (
        ("l’organisation n’a pas d’ouverture ordinaire", "the organisation has no ordinary opening"),
        ("l’organisation a une ouverture ordinaire", "the organisation has an ordinary opening"),
    ),
}
"""What each rule of the chain says where it matches, and where it does not."""
ENGINE: Mapping[str, Pair] = {
    AUTOMATIC_MAIL: ("le courriel automatique est toujours remis", "automatic mail is always delivered"),
    OWN_MAIL: ("on peut toujours s’écrire à soi-même", "mail to oneself is always delivered"),
    PERSON_TO_PERSON: (
        "toujours remis si l’un des deux n’est sous aucune politique",
        "always delivered where one of the two is under no policy",
    ),
    URGENT_MAIL: ("le courriel urgent est toujours remis", "urgent mail is always delivered"),
    NOTHING_SAID: ("aucune ligne ne convient : remis", "no row fits: delivered"),
    NO_OPENING: (
        "l’attente dépasserait la plus longue permise : remis",
        "it would wait longer than the longest hold: delivered",
    ),
    NO_ORDINARY_OPENING: (
        "l’organisation n’a pas d’ouverture ordinaire : remis",
        "the organisation has no ordinary opening: delivered",
    ),
}
"""What decides where no clause of the policy does."""
MEETING_RULES: Mapping[MeetingRule, Pair] = {
    MeetingRule.DAYS: ("un jour sans réunion", "a day without meetings"),
    MeetingRule.EARLIEST: ("commence trop tôt", "starts too early"),
    MeetingRule.LATEST: ("finit trop tard", "ends too late"),
    MeetingRule.LUNCH: ("sur la pause de midi", "in the lunch break"),
    MeetingRule.NOTICE: ("invitation trop tardive", "invited too late"),
    MeetingRule.SERIES: ("série de réunions trop longue", "too long a series of meetings"),
    MeetingRule.SLOT: ("sur une plage sans réunion", "in a slot without meetings"),
}
OTHER: Mapping[str, Pair] = {
    "now": ("aussitôt", "at once"),
    "not_before": ("pas avant le {got}", "not before {got}"),
    "clause": ("clause {got}", "clause {got}"),
    "lost": ("ont cédé : {got}", "lost: {got}"),
    "none lost": ("aucune n’a cédé", "none lost"),
    "over": ("au-delà du quota", "beyond the quota"),
    "within": ("dans le quota", "within the quota"),
    "kept": ("toutes les règles respectées", "keeps to all rules"),
    "each": ("{who} : {got}", "{who}: {got}"),
    "situation": ("{who}, le {at} ({zone}) : {what}", "{who}, {at} ({zone}): {what}"),
    "on call": ("d’astreinte", "on call"),
    "nobody": ("{name} n’est sous aucune politique à cette date", "{name} is under no policy on that date"),
    "decided": ("a décidé : {clause} → {what}", "decided: {clause} → {what}"),
    "would": ("aurait décidé à sa place : {clause}", "would have decided in its place: {clause}"),
    "tried": ("{sign} {clause} : {what}", "{sign} {clause}: {what}"),
    "and": (" ; ", "; "),
    "fault": ("{who} : {what}, {clause}", "{who}: {what}, {clause}"),
    "engine": ("le moteur ({what})", "the engine ({what})"),
    "clause named": ("clause {name}, {title} ({ref})", "clause {name}, {title} ({ref})"),
}

"""What `disconnect hours` says, in French and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "stranger": (
        "cette adresse n’est celle de personne dans l’annuaire",
        "this address is nobody’s in the directory",
    ),
    "stranger-mend": (
        "écrivez votre adresse professionnelle, telle que l’annuaire la connaît",
        "write your address at work, as the directory knows it",
    ),
    "not-here": (
        "vous n’êtes pas dans l’entreprise le {day}",
        "you are not with the company on {day}",
    ),
    "not-here-mend": ("choisissez un autre jour avec --from", "choose another day with --from"),
    "past": (
        "le {day} est passé : ce qui a été compté l’a été selon les horaires de ce jour-là",
        "{day} is over: what was counted was counted by the hours of that day",
    ),
    "past-mend": (
        "choisissez aujourd’hui ou un jour à venir (sans --from : demain)",
        "choose today or a day to come (without --from: tomorrow)",
    ),
    "time": ("« {text} » n’est pas une heure", "“{text}” is no time of day"),
    "time-mend": ("écrivez-la comme 09:30", "write it like 09:30"),
    "order": (
        "de {back} à {until}, la journée durerait {length} heures",
        "from {back} to {until} the day would last {length} hours",
    ),
    "order-mend": (
        "--back est l’heure à laquelle vous reprenez, --until celle à laquelle vous finissez",
        "--back is when you are back, --until when you finish",
    ),
    "no-choice": (
        "pour vos horaires ({hours}), la politique ne laisse pas de choix",
        "for your hours ({hours}) the policy leaves no choice",
    ),
    "no-choice-mend": (
        "parlez-en à votre responsable ou à vos représentants : c’est à l’accord ou à la charte de l’ouvrir",
        "speak of it with your manager or your representatives: it is for the agreement or the charter to offer it",
    ),
    "start-outside": (
        "{time} est hors des limites : la journée commence entre {low} et {high} ({clause})",
        "{time} lies outside the limits: the day starts between {low} and {high} ({clause})",
    ),
    "end-outside": (
        "{time} est hors des limites : la journée finit entre {low} et {high} ({clause})",
        "{time} lies outside the limits: the day ends between {low} and {high} ({clause})",
    ),
    "start-outside-mend": (
        "choisissez une heure entre ces limites, comprises",
        "choose a time between these limits, both included",
    ),
    "end-outside-mend": (
        "choisissez une heure entre ces limites, comprises",
        "choose a time between these limits, both included",
    ),
    "usual": ("Horaires : {hours}", "Hours: {hours}"),
    "frame": ("Cadre : {hours}", "Frame: {hours}"),
    "limits": (
        "Vous pouvez choisir : début entre {start_low} et {start_high}, fin entre {end_low} et {end_high} ({clause}).",
        "You may choose: start between {start_low} and {start_high}, end between {end_low} and {end_high} ({clause}).",
    ),
    "fixed": ("La politique n’y laisse pas de choix.", "The policy leaves no choice there."),
    "set": ("À partir du {day} : {hours}.", "From {day}: {hours}."),
    "cleared": (
        "À partir du {day} : les horaires habituels.",
        "From {day}: the usual hours.",
    ),
    "before": (
        "Jusque-là, rien ne change : chaque jour est jugé selon les horaires qui valaient ce jour-là.",
        "Until then nothing changes: each day is judged by the hours that held on it.",
    ),
    "already": ("C’est déjà ainsi au {day} : rien n’a été changé.", "It is so already on {day}: nothing was changed."),
    "own": ("Votre choix au {day} : {hours}", "Your choice on {day}: {hours}"),
    "own-none": (
        "Au {day}, vous n’avez rien choisi ; vos horaires habituels s’appliquent.",
        "On {day} you have chosen nothing; your usual hours apply.",
    ),
    "later": ("À partir du {day} : {hours}", "From {day}: {hours}"),
    "later-none": (
        "À partir du {day} : les horaires habituels (une autre ligne de l’annuaire commence ce jour-là)",
        "From {day}: the usual hours (another row of the directory begins on that day)",
    ),
    "outside-now": (
        "! Ce choix est hors des limites d’aujourd’hui ; choisissez de nouveau.",
        "! This choice lies outside today’s limits; choose again.",
    ),
}

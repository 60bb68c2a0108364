"""The words of a monthly recap of on-call duty, in French and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("Récapitulatif mensuel des astreintes", "Monthly recap of on-call duty"),
    "kicker": ("Document remis à la fin du mois", "Document handed over at the month’s end"),
    "provisional": ("Provisoire", "Provisional"),
    "provisional-text": (
        "Le mois n’était pas fini quand ce document a été établi.",
        "The month was not over when this document was made.",
    ),
    "generated": ("Données générées", "Generated data"),
    "generated-text": (
        "Personne ici n’existe : ces données ont été fabriquées pour la démonstration.",
        "Nobody here exists: these data were made up for demonstration.",
    ),
    "employee": ("Salarié", "Employee"),
    "identifier": ("Identifiant", "Identifier"),
    "employer": ("Employeur", "Employer"),
    "period": ("Période", "Period"),
    "period-text": ("du {first} au {last}, heure {zone}", "{first} to {last}, by the clocks of {zone}"),
    "made": ("Établi le", "Made on"),
    "totals": ("Totaux du mois", "Totals of the month"),
    "totals-about": (
        "Temps réellement écoulé, nuits de changement d’heure comprises.",
        "Time as it elapsed, on nights of a clock change too.",
    ),
    "what": ("Quoi", "What"),
    "number": ("Nombre", "Number"),
    "hours": ("Durée", "Length"),
    "decimal": ("En heures", "In hours"),
    "on-call": ("Astreinte", "On-call"),
    "scheduled": (
        "dont pendant les horaires de travail prévus",
        "of which during scheduled working time",
    ),
    "worked": (
        "Interventions déclarées (travail effectif)",
        "Declared interventions (working time)",
    ),
    "resting": (
        "Astreinte sans intervention, hors horaires prévus (compte dans le repos)",
        "On-call without intervention, outside scheduled time (counts towards rest)",
    ),
    "windows": ("Périodes d’astreinte", "On-call windows"),
    "windows-about": (
        "D’après le planning d’astreinte. Des périodes qui se recouvrent ne sont comptées qu’une fois dans le total.",
        "From the on-call roster. Windows that overlap are counted once in the total.",
    ),
    "no-windows": ("Aucune période d’astreinte ce mois-ci.", "No on-call window in this month."),
    "interventions": ("Interventions", "Interventions"),
    "interventions-about": (
        "Telles que le salarié les a déclarées, sans rien de leur objet.",
        "As the employee declared them, with nothing of what they were about.",
    ),
    "no-interventions": ("Aucune intervention déclarée ce mois-ci.", "No intervention declared in this month."),
    "start": ("Début", "Start"),
    "end": ("Fin", "End"),
    "remark": ("Remarque", "Remark"),
    "cut": (
        "À cheval sur un autre mois : ici, la part de ce mois",
        "Reaches into another month: this month’s part",
    ),
    "change": ("Changement d’heure entre les deux", "The clocks change in between"),
    "outside": ("Hors des périodes d’astreinte : {length}", "Outside the on-call windows: {length}"),
    "compensation": ("Compensation correspondante", "Compensation"),
    "compensation-source": ("Source : {clause}", "Source: {clause}"),
    "compensation-none": (
        "La politique ne la dit pas. À compléter par l’employeur :",
        "The policy does not say. To be filled in by the employer:",
    ),
    "rests": ("Repos après les interventions", "Rest after interventions"),
    "rests-about": (
        "De la dernière intervention au prochain travail prévu, congés non compris : un signal à regarder ensemble.",
        "From the last intervention to the next scheduled work, leave left aside: a signal to look at together.",
    ),
    "no-rests": (
        "Aucune intervention hors des horaires prévus ne s’est terminée ce mois-ci.",
        "No intervention outside scheduled time ended in this month.",
    ),
    "last-end": ("Fin de la dernière intervention", "End of the last intervention"),
    "next-work": ("Prochain travail prévu", "Next scheduled work"),
    "rest": ("Repos entre les deux", "Rest between the two"),
    "longest": ("Plus long repos des 24 h précédentes", "Longest rest of the 24 h before"),
    "reading": ("Lecture", "Reading"),
    "enough": ("{minimum} h de suite ou plus", "{minimum} h in a row or more"),
    "before": (
        "moins de {minimum} h après ; {minimum} h de suite ou plus avant l’intervention",
        "less than {minimum} h after; {minimum} h in a row or more before the intervention",
    ),
    "signal": (
        "signal de repos insuffisant : moins de {minimum} h de suite",
        "signal of insufficient rest: less than {minimum} h in a row",
    ),
    "no-minimum": ("aucune durée de référence n’est connue", "no length to compare with is known"),
    "sources": ("D’où vient ce document", "Where this document comes from"),
    "sources-text": (
        "Du planning d’astreinte et des interventions déclarées, de rien d’autre : ni courriel, ni réunion, ni congé.",
        "From the on-call roster and the declared interventions, nothing else: no mail, no meeting, no leave.",
    ),
    "wrong-text": (
        "Une erreur ? Parlez-en à qui tient le planning. Une intervention oubliée peut encore être déclarée.",
        "A mistake? Speak to whoever keeps the roster. A forgotten intervention can still be declared.",
    ),
    "references": ("Textes", "Texts"),
    "reference": (
        "{text}, {article} ({identifier}, en vigueur depuis le {since}) : {meaning}",
        "{text}, {article} ({identifier}, in force since {since}): {meaning}",
    ),
    "reference-plain": ("{text}, {article} : {meaning}", "{text}, {article}: {meaning}"),
    "rest-meaning": (
        "Repos quotidien : {minimum} heures de suite au moins.",
        "Daily rest: {minimum} hours in a row at least.",
    ),
    "unverified": ("à vérifier", "to be verified"),
    "no-advice": ("Ceci n’est pas un conseil juridique.", "This is no legal advice."),
}

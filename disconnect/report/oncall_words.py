"""What `disconnect oncall` says, in French and English: why a declaration is not taken, and what was done."""

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
        "écrivez l’adresse professionnelle, telle que l’annuaire la connaît",
        "write the address at work, as the directory knows it",
    ),
    "not-here": (
        "cette personne n’était pas dans l’entreprise ce jour-là",
        "this person was not with the company on that day",
    ),
    "not-here-mend": (
        "corrigez la date, ou demandez que l’arrivée et le départ soient corrigés dans l’annuaire",
        "correct the date, or ask for arrival and departure to be corrected in the directory",
    ),
    "instant-form": ("ce n’est pas une date avec une heure", "it is no date with a time of day"),
    "instant-form-mend": (
        "écrivez-la comme 2026-03-28T22:10, à l’heure du lieu de travail",
        "write it like 2026-03-28T22:10, by the clocks of the place of work",
    ),
    "clocks-skip": (
        "cette heure n’existe pas : les horloges l’ont sautée cette nuit-là",
        "there is no such time: the clocks skipped it that night",
    ),
    "clocks-skip-mend": (
        "corrigez-la, ou ajoutez le décalage, comme 2026-03-29T03:30+02:00",
        "correct it, or add the offset, like 2026-03-29T03:30+02:00",
    ),
    "clocks-twice": (
        "cette heure a existé deux fois : les horloges ont reculé cette nuit-là",
        "there were two such times: the clocks went back that night",
    ),
    "clocks-twice-mend": (
        "ajoutez le décalage : par exemple +02:00 avant le changement, +01:00 après",
        "add the offset: for instance +02:00 before the change, +01:00 after it",
    ),
    "offset-missing": (
        "le fuseau horaire du lieu de travail n’est pas connu",
        "the time zone of the place of work is not known",
    ),
    "offset-missing-mend": (
        "ajoutez le décalage, comme 2026-03-28T22:10+01:00",
        "add the offset, like 2026-03-28T22:10+01:00",
    ),
    "reversed": ("l’intervention finit avant de commencer", "the intervention ends before it starts"),
    "reversed-mend": (
        "corrigez l’une des deux heures ; après minuit, c’est le jour suivant",
        "correct one of the two times; after midnight it is the next day",
    ),
    "too-long": (
        "l’intervention durerait {length}, plus de 24 heures",
        "the intervention would last {length}, more than 24 hours",
    ),
    "too-long-mend": (
        "corrigez la date, ou déclarez chaque intervention pour elle-même",
        "correct the date, or declare each intervention by itself",
    ),
    "future": ("elle n’est pas encore finie", "it is not over yet"),
    "future-mend": (
        "déclarez une intervention quand elle est finie",
        "declare an intervention once it is over",
    ),
    "declared-already": (
        "cette intervention est déjà déclarée ({start} – {end}) ; rien n’a été ajouté",
        "this intervention is declared already ({start} – {end}); nothing was added",
    ),
    "declared-other": (
        "cette intervention est déjà déclarée, par la même personne",
        "this intervention is declared already, by the same person",
    ),
    "declared-other-mend": ("il n’y a rien à faire de plus", "there is nothing more to do"),
    "declared-already-mend": (
        "il n’y a rien à faire de plus",
        "there is nothing more to do",
    ),
    "overlaps": (
        "elle chevauche une intervention déjà déclarée ({start} – {end}), et serait comptée deux fois",
        "it overlaps with an intervention declared already ({start} – {end}), and would be counted twice",
    ),
    "overlaps-other": (
        "elle chevauche une intervention déjà déclarée par la même personne, et serait comptée deux fois",
        "it overlaps with an intervention that the same person declared already, and would be counted twice",
    ),
    "overlaps-other-mend": (
        "ne déclarez que ce qui ne l’est pas encore, ou corrigez la ligne déjà inscrite",
        "declare only what is not declared yet, or correct the row that is there",
    ),
    "overlaps-mend": (
        "ne déclarez que ce qui ne l’est pas encore, ou faites corriger la ligne déjà inscrite",
        "declare only what is not declared yet, or have the row that is there corrected",
    ),
    "overlaps-row": (
        "elle chevauche celle de la ligne {row}, pour la même personne",
        "it overlaps with that of row {row}, for the same person",
    ),
    "overlaps-row-mend": (
        "corrigez l’une des deux ; le temps commun n’est compté qu’une fois",
        "correct one of the two; the time they share is counted once",
    ),
    "declared": (
        "Intervention déclarée : {start} – {end} ({length}).",
        "Intervention declared: {start} – {end} ({length}).",
    ),
    "kept": (
        "Elle sera dans le récapitulatif du mois. Rien d’autre n’a été gardé.",
        "It will be in the month’s recap. Nothing else was kept.",
    ),
    "outside": (
        "hors des périodes d’astreinte : {length}. L’intervention est inscrite ; signalez-le à votre responsable",
        "outside the on-call windows: {length}. The intervention is on record; tell your manager",
    ),
    "outside-row": (
        "l’intervention est, en tout ou partie, hors des périodes d’astreinte ; elle est inscrite quand même",
        "the intervention lies, wholly or in part, outside the on-call windows; it is on record all the same",
    ),
    "outside-row-mend": (
        "comparez avec le planning d’astreinte",
        "compare it with the on-call roster",
    ),
    "unread": (
        "le planning d’astreinte n’a pas pu être lu : ce qui est inscrit ne lui a pas été comparé",
        "the on-call roster could not be read: what is on record was not compared with it",
    ),
    "unread-mend": (
        "lancez disconnect doctor, qui dit ce qui ne va pas",
        "run disconnect doctor, which says what is wrong",
    ),
    "no-roster": (
        "aucun planning d’astreinte n’est configuré : ce qui est inscrit n’a été comparé à rien",
        "no on-call roster is configured: what is on record was compared with nothing",
    ),
    "no-roster-mend": (
        'ajoutez une source kind = "on_call" à config.toml',
        'add a source kind = "on_call" to config.toml',
    ),
    "added-none": ("Rien n’a été ajouté.", "Nothing was added."),
    "added-one": ("1 intervention ajoutée.", "1 intervention added."),
    "added-many": ("{n} interventions ajoutées.", "{n} interventions added."),
    "recap-none": (
        "En {month}, il n’y a ni période d’astreinte ni intervention déclarée : aucun fichier n’a été écrit.",
        "In {month} there is no on-call window and no declared intervention: no file was written.",
    ),
    "recap-one": ("1 récapitulatif de {month} dans {folder}", "1 recap of {month} in {folder}"),
    "recap-many": ("{n} récapitulatifs de {month} dans {folder}", "{n} recaps of {month} in {folder}"),
    "recap-early": (
        "le mois n’est pas fini : ces récapitulatifs sont provisoires",
        "the month is not over: these recaps are provisional",
    ),
}

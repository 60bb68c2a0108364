"""What `disconnect doctor` counts, in words for one and for many, in French and in English."""

from __future__ import annotations

Forms = tuple[tuple[str, str], tuple[str, str]]
"""French for one and for many, then English."""

PEOPLE: Forms = (("{n} personne", "{n} personnes"), ("{n} person", "{n} people"))
LISTS: Forms = (("{n} liste", "{n} listes"), ("{n} list", "{n} lists"))
RESPONSES: Forms = (
    ("{id}, version {version}, {n} réponse", "{id}, version {version}, {n} réponses"),
    ("{id}, version {version}, {n} response", "{id}, version {version}, {n} responses"),
)
MORE: Forms = ((" (et {n} autre)", " (et {n} autres)"), (" (and {n} more)", " (and {n} more)"))
UNCOVERED: Forms = (
    (
        (
            "{n} personne en service n’a pas de politique aujourd’hui : son courriel est remis, et elle n’est dans "
            "aucun chiffre"
        ),
        (
            "{n} personnes en service n’ont pas de politique aujourd’hui : leur courriel est remis, et elles ne sont "
            "dans aucun chiffre"
        ),
    ),
    (
        "{n} person in service has no policy today: mail to them is delivered, and they are in no figure",
        "{n} people in service have no policy today: mail to them is delivered, and they are in no figure",
    ),
)
SILENT: Forms = (
    (
        "{n} personne de l’annuaire n’est dans aucun courriel de {year}, sous aucune de ses adresses",
        "{n} personnes de l’annuaire ne sont dans aucun courriel de {year}, sous aucune de leurs adresses",
    ),
    (
        "{n} person of the directory is in no mail of {year}, under any of their addresses",
        "{n} people of the directory are in no mail of {year}, under any of their addresses",
    ),
)
STRANGE: Forms = (
    (
        "{n} agenda de {year} n’est à personne de l’annuaire : il n’est dans aucun chiffre",
        "{n} agendas de {year} ne sont à personne de l’annuaire : ils ne sont dans aucun chiffre",
    ),
    (
        "{n} calendar of {year} belongs to nobody in the directory: it is in no figure",
        "{n} calendars of {year} belong to nobody in the directory: they are in no figure",
    ),
)
OWN_KEYS: Forms = (
    ("{n} clé, lisible par son seul propriétaire", "{n} clés, lisibles par leur seul propriétaire"),
    ("{n} key, readable by its owner alone", "{n} keys, readable by their owner alone"),
)

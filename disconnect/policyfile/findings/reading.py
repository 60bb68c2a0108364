"""What each mistake of a policy file means, in both languages: the reader tells where, these words tell what kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disconnect.model.phrase import Phrase, in_language
from disconnect.policyfile.findings.base import Finding, Severity
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.problem import Problem
    from disconnect.policyfile.findings.base import Words

_LINE = re.compile(r"line (\d+)(, |$)")
UNKNOWN = "name-unknown"
"""The page of every code that ends in -unknown and has none of its own: a name that is not among those allowed."""

MISTAKES: Mapping[str, Words] = {
    "closure-backwards": both("la fermeture finit avant de commencer", "the closure ends before it begins"),
    "closure-long": both("la fermeture dure plus d’une année", "the closure lasts more than a year"),
    "commitment-key": both(
        "cette clé n’a pas de sens pour ce genre d’engagement", "the key means nothing for this kind of commitment"
    ),
    "country-missing": both(
        "une région est donnée sans son pays : on ne sait quels jours fériés prendre",
        "a subdivision is given without its country: which public holidays to take is not known",
    ),
    "country-unknown": both("ce pays n’est pas connu", "the country is not known"),
    "cycle-form": both("le cycle n’est pas une liste de postes", "the cycle is no list of shifts"),
    "cycle-missing": both(
        "des postes sont définis, aucun cycle ne dit quel jour on les tient",
        "shifts are defined, and no cycle says on which day they are worked",
    ),
    "days-missing": both(
        "un cadre (forfait en jours) sans les jours pour lesquels il vaut",
        "a frame (days-based contract) without the days it is for",
    ),
    "delay-form": both(
        "ce n’est pas un délai : il faut un nombre et une unité", "no delay: it takes a number and a unit"
    ),
    "exception-key": both(
        "cette clé n’a pas de sens pour ce genre d’exception", "the key means nothing for this kind of exception"
    ),
    "external-held": both(
        "le courriel venu de l’extérieur est toujours remis : une ligne ne peut ni le rappeler ni le retenir",
        "mail from outside is always delivered: a row can neither remind nor hold it",
    ),
    "frame-and-hours": both(
        "un cadre et des horaires jour par jour s’excluent", "a frame and hours by day exclude each other"
    ),
    "frame-missing": both(
        "des jours sans horaires ni cadre : rien ne dit quand le travail peut se situer",
        "days without hours or frame: nothing says when work may lie",
    ),
    "holidays-none": both(
        "un calendrier de jours fériés sans pays ni dates", "a holiday calendar with neither country nor dates"
    ),
    "file-too-deep": both(
        "des sections ou des listes sont emboîtées plus que dans aucune politique",
        "tables or lists lie inside one another deeper than in any policy",
    ),
    "file-too-large": both(
        "le fichier, ou l’une de ses lignes, est plus long que dans aucune politique",
        "the file, or a line of it, is longer than in any policy",
    ),
    "hours-none": both(
        "des horaires sans temps de travail : tout serait déconnexion, aucune attente ne finirait",
        "hours without working time: everything would be quiet time, and no wait would ever end",
    ),
    "key-missing": both("une clé nécessaire manque", "a key that is needed is missing"),
    "key-unknown": both("cette clé n’a pas de sens ici", "the key means nothing here"),
    "list-empty": both("la liste est vide", "the list is empty"),
    "month-day-form": both(
        "ce n’est pas un jour de chaque année (mois et jour)", "no date of every year (month and day)"
    ),
    "month-day-none": both("aucune année n’a ce jour", "no year has this day"),
    "name-form": both(
        "ce nom ne peut servir : lettres, chiffres, espaces, points et tirets",
        "it cannot be used as a name: letters, digits, spaces, dots and hyphens",
    ),
    "name-reserved": both("ce nom est déjà celui d’une plage du produit", "the name is taken by a slot of the product"),
    "name-twice": both("la liste contient deux fois la même chose", "the list has something twice"),
    UNKNOWN: both(
        "ce nom n’est pas de ceux qui sont possibles ici : souvent une faute de frappe",
        "the name is not among those allowed here: often a slip",
    ),
    "night-empty": both("la nuit commence et finit à la même heure", "the night starts and ends at the same time"),
    "not-a-table": both("une valeur simple là où il faut une section", "a plain value where a section is needed"),
    "number-out-of-range": both("le nombre sort des limites", "the number is out of range"),
    "number-too-large": both("un nombre est plus grand que TOML ne le permet", "a number is larger than TOML allows"),
    "period-backwards": both(
        "la période finit avant de commencer ; si elle passe minuit, elle serait trop longue",
        "the period ends before it starts; past midnight it would be too long",
    ),
    "period-empty": both("la période n’a pas de durée", "the period has no length"),
    "period-form": both(
        "ce n’est pas une période : début et fin, séparés par un tiret", "no period: start, hyphen, end"
    ),
    "periods-overlap": both("deux périodes se recouvrent", "two periods overlap"),
    "response-unreachable": both(
        "cette ligne ne sert jamais : celles d’au-dessus prennent toutes ses situations",
        "the row is never reached: those above take all its situations",
    ),
    "rota-and-hours": both(
        "une rotation, des horaires jour par jour et un cadre s’excluent",
        "a rota, hours by day and a frame exclude each other",
    ),
    "rota-missing": both(
        "la date du premier jour d’une rotation est donnée, sans rotation",
        "the date of a rota’s first day is given, and there is no rota",
    ),
    "rota-monday": both("des semaines qui alternent commencent un lundi", "weeks that alternate begin on a Monday"),
    "rota-start": both(
        "la rotation ne dit pas à quelle date tombe son premier jour",
        "the rota does not say on which date its first day falls",
    ),
    "rota-twice": both(
        "des semaines qui alternent et un cycle de postes s’excluent",
        "alternating weeks and a cycle of shifts exclude each other",
    ),
    "schema-unknown": both(
        "le fichier suit un autre schéma que celui que ce programme lit",
        "the file follows another schema than the one this program reads",
    ),
    "season-backwards": both("la saison finit avant de commencer", "the season ends before it begins"),
    "season-ends": both(
        "un bout de la saison nomme une année, l’autre non", "one end of the season names a year, the other does not"
    ),
    "shift-unknown": both(
        "le cycle nomme un poste qui n’est pas défini", "the cycle names a shift that is not defined"
    ),
    "slot-and-class": both(
        "une ligne pour des plages nomme en plus des classes de temps de déconnexion",
        "a row for slots names classes of quiet time besides",
    ),
    "subdivision-unknown": both("ce pays n’a pas cette région", "the country has no such subdivision"),
    "text-empty": both("le texte est vide", "the text is empty"),
    "time-form": both("ce n’est pas une heure", "no time of day"),
    "time-none": both("aucune horloge ne montre cette heure", "no clock shows this time"),
    "toml-quotes": both(
        "des guillemets courbes, que met un traitement de texte", "curly quotes, as word processors put them in"
    ),
    "toml-syntax": both("la ligne n’est pas du TOML", "the line is no TOML"),
    "toml-twice": both("un nom est donné deux fois", "a name is given twice"),
    "value-form": both("la valeur n’a pas la forme attendue", "the value has not the form expected"),
    "weekday-twice": both("un jour de la semaine est donné deux fois", "a weekday is given twice"),
    "weekday-unknown": both("ce n’est pas un jour de la semaine", "no weekday"),
    "weekend-form": both(
        "la fin de semaine n’est pas deux jours qui se suivent", "the weekend is not two days in a row"
    ),
    "zone-unknown": both("ce fuseau n’est pas connu", "the time zone is not known"),
}
"""Every code of the reader."""


def page_of(code: str) -> str:
    """The name of the page that explains a reader's code, without its ending.

    >>> page_of("zone-unknown"), page_of("basis-unknown")
    ('zone-unknown', 'name-unknown')
    """
    return UNKNOWN if code not in MISTAKES and code.endswith("-unknown") else code


def finding_of(problem: Problem, pages: str) -> Finding:
    """A mistake of the file as a finding; `pages` is the folder of the pages."""
    number = _LINE.match(problem.where)
    page = page_of(problem.code)
    return Finding(
        code=problem.code,
        severity=Severity.ERROR,
        where=_without_line(problem.where) if number else problem.where,
        line=int(number[1]) if number else None,
        clause="",
        what=_words(problem.what),
        way_out=_words(problem.mend),
        page=f"{pages}/{page}.md" if page in MISTAKES else "",
    )


def _without_line(where: str) -> str:
    """A place without the line in front of it, in each language."""
    return Phrase(*(in_language(where, lang).partition(", ")[2] for lang in ("fr", "en")))


def _words(text: str) -> Words:
    return {lang: in_language(text, lang) for lang in ("fr", "en")}

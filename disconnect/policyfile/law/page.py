"""What we hold of the law, as a page for lawyers and for whoever builds on it: `docs/law.md`, `docs/law.fr.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.law.answers import countries, law
from disconnect.policyfile.law.citation import spoken
from disconnect.policyfile.law.units import shown_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.law import Dated, LawBook, LegalNumber, Parameter, Reference

Words = dict[str, str]

HEAD = {
    "en": """\
# The law beneath every policy

*Written by `scripts/written.py` out of `policies/law/`: do not edit it here. [Version française](law.fr.md).*

These are the rules of law that a policy is checked against, each with its article and the day since when it holds.
**This is no legal advice**: ask somebody whose trade it is.

Two limits hold everywhere.

1. Whether a connection is work is for a judge to say. Metadata of mail give *signals of insufficient rest*, and
   nothing more can be read from them.
2. A policy is checked on **scheduled** work, such as two shifts with ten hours between them; the length of quiet
   hours says nothing about rest.

Between the law and the company stands the branch agreement, which may say more. The Labour Code hardly governs the
public service.

*Read: yes* means that the text of this version was read, and that `make check-law` finds the value in its very words
(`make check-law NEWER=1`: in the text as published today). *Read: no* means that nobody did: an older version, a
judgment, another country. What was repealed stays, so that a day in the past is judged by the law of that day. Where
the first day shown is later than the rule itself, what held before it is not known here.
""",
    "fr": """\
# Le droit sous chaque politique

*Écrit par `scripts/written.py` à partir de `policies/law/` : ne pas modifier ici. [English version](law.md).*

Voici les règles de droit auxquelles une politique est comparée, chacune avec son article et le jour depuis lequel elle
vaut. **Ceci n’est pas un conseil juridique** : adressez-vous à une personne dont c’est le métier.

Deux limites valent partout.

1. Dire si une connexion est du travail revient au juge. Les métadonnées du courriel donnent des *signes d’un repos
   insuffisant*, et on ne peut rien y lire de plus.
2. Une politique se vérifie sur le travail **prévu**, par exemple deux postes séparés de dix heures ; la longueur des
   plages de déconnexion ne dit rien du repos.

Entre la loi et l’entreprise se tient l’accord de branche, qui peut en dire davantage. Le Code du travail ne régit guère
la fonction publique.

*Lu : oui* veut dire que le texte de cette version a été lu, et que `make check-law` trouve la valeur dans ses mots
mêmes (`make check-law NEWER=1` : dans le texte publié aujourd’hui). *Lu : non* veut dire que personne ne l’a fait :
version ancienne, jugement, autre pays. Ce qui est abrogé reste, pour qu’un jour passé soit jugé selon le droit de ce
jour. Quand le premier jour indiqué est plus récent que la règle, ce qui valait avant n’est pas connu ici.
""",
}
COLUMNS = {
    "en": ("parameter", "value", "since", "until", "reference", "read"),
    "fr": ("paramètre", "valeur", "depuis", "jusqu’au (exclu)", "référence", "lu"),
}
READ = {"en": {True: "yes", False: "**no**"}, "fr": {True: "oui", False: "**non**"}}
NUMBERS = {"en": "Numbers whose meaning changed", "fr": "Numéros qui ont changé de sens"}
SPAN = {
    "en": {True: "{article}, from {since} until before {until}:", False: "{article}, since {since}:"},
    "fr": {
        True: "{article}, du {since} à la veille du {until}\N{NO-BREAK SPACE}:",
        False: "{article}, depuis le {since}\N{NO-BREAK SPACE}:",
    },
}
CHAPTERS: Mapping[str, Words] = {
    "disconnection": {"en": "Disconnection", "fr": "Déconnexion"},
    "rest": {"en": "Rest", "fr": "Repos"},
    "day week": {"en": "Working time", "fr": "Durées du travail"},
    "night": {"en": "Night", "fr": "Nuit"},
    "on_call": {"en": "On-call duty", "fr": "Astreintes"},
    "forfait": {"en": "Days-based contracts", "fr": "Forfait en jours"},
    "executives telework": {"en": "Senior executives and telework", "fr": "Cadres dirigeants et télétravail"},
    "holidays": {"en": "Public holidays", "fr": "Jours fériés"},
    "monitoring restriction safety reach": {"en": "Monitoring and health", "fr": "Contrôle et santé"},
    "sanction": {"en": "Penalties", "fr": "Sanctions"},
    "young": {"en": "Young workers", "fr": "Jeunes travailleurs"},
}
"""Chapters of a long law book, by the first words of the parameters in each."""
LONG = 10
"""A book with more parameters is told in chapters."""


def law_page(lang: str) -> str:
    """Every parameter we hold, country by country with France first, as a page of Markdown in `lang` (fr or en).

    >>> law_page("fr").splitlines()[0]
    '# Le droit sous chaque politique'
    """
    first = ("FR", *(country for country in countries() if country != "FR"))
    return "\n".join((HEAD[lang], *(part for country in first for part in _book(law(country), lang))))


def _book(book: LawBook, lang: str) -> Iterator[str]:
    yield f"## {book.title[lang]} (`{book.country}`)\n"
    if len(book.parameters) <= LONG:
        yield _table(tuple(book.parameters.values()), lang)
    else:
        yield from _chapters(book, lang)
    if book.numbers:
        yield f"### {NUMBERS[lang]}\n"
        yield "\n".join(_number(number, lang) for number in book.numbers) + "\n"


def _chapters(book: LawBook, lang: str) -> Iterator[str]:
    for words, title in CHAPTERS.items():
        of_chapter = tuple(
            parameter for parameter in book.parameters.values() if parameter.id.partition(".")[0] in words.split()
        )
        if of_chapter:
            yield f"### {title[lang]}\n\n{_table(of_chapter, lang)}"


def _table(parameters: tuple[Parameter, ...], lang: str) -> str:
    head = (COLUMNS[lang], ("---",) * len(COLUMNS[lang]))
    rows = (_row(parameter, dated, lang) for parameter in parameters for dated in parameter.values)
    return "".join(f"| {' | '.join(row)} |\n" for row in (*head, *rows))


def _row(parameter: Parameter, dated: Dated, lang: str) -> tuple[str, ...]:
    return (
        f"`{parameter.id}`<br>{parameter.meaning[lang]}",
        shown_value(dated.value, parameter.unit, lang) + _sum(dated),
        dated.since.isoformat(),
        "" if dated.until is None else dated.until.isoformat(),
        _linked(dated.reference),
        READ[lang][dated.verified],
    )


def _sum(dated: Dated) -> str:
    """The parts of a sum, behind it."""
    parts = (str(part) if isinstance(part, int) else f"`{part}`" for part in dated.sum_of)
    return f" ({' + '.join(parts)})" if dated.sum_of else ""


def _linked(reference: Reference) -> str:
    return f"[{reference.line}]({reference.url})" if reference.url else reference.line


def _number(number: LegalNumber, lang: str) -> str:
    form = SPAN[lang][number.until is not None]
    span = form.format(article=spoken(number.number), since=number.since, until=number.until)
    return f"- {span} {number.explanation[lang]}"

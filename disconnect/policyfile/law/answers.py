"""What the law was on a day: a country's law book, one of its parameters, a citation resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.phrase import joined, phrase
from disconnect.policyfile.law.citation import Citation, citations
from disconnect.policyfile.law.read import parse_law
from disconnect.policyfile.mistakes import listed, one_of, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from importlib.resources.abc import Traversable

    from disconnect.model.law import Dated, LawBook
    from disconnect.model.phrase import Phrase

FRANCE = "FR"
ENDING = ".toml"


def countries() -> tuple[str, ...]:
    """The countries of which we hold something, in alphabetical order; "EU" is the Union's own law.

    >>> countries()
    ('BE', 'ES', 'EU', 'FR', 'LU', 'PT')
    """
    names = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(ENDING).upper() for name in names if name.endswith(ENDING)))


def law(country: str) -> LawBook:
    """The law book of a country, by the two letters of ISO 3166.

    >>> law("FR").title["en"]
    'France'

    Raises:
        ConfigError: we hold nothing of that country.
        PolicyFileError: (a ConfigError) its file has mistakes.
    """
    return _law(country.upper())


@cache
def _law(country: str) -> LawBook:
    if country not in countries():
        where = phrase("droit de « {country} »", 'law of "{country}"', country=country)
        what = phrase("nous n’avons rien de ce pays", "we hold nothing of that country")
        raise ConfigError(where=where, what=what, mend=one_of(country, countries()))
    name = f"{country.lower()}{ENDING}"
    return parse_law((_folder() / name).read_text("utf-8"), f"law/{name}")


def parameter(country: str, name: str, day: date) -> Dated:
    """The value of parameter `name` in force on `day`, with its reference.

    >>> from datetime import date
    >>> found = parameter("FR", "rest.daily.hours", date(2026, 1, 1))
    >>> found.value, found.reference.article
    (11, 'L.3131-1')

    Raises:
        ConfigError: there is no such parameter, or nothing is known of that day; the error says which days are known.
    """
    parameters = law(country).parameters
    where = phrase("droit de {country}, « {name} »", 'law of {country}, "{name}"', country=country.upper(), name=name)
    if name not in parameters:
        parts = {"near": suggestion(name, parameters), "names": listed(_akin(name, parameters))}
        mend = phrase("{near}choisissez parmi : {names}", "{near}use one of: {names}", **parts)
        what = phrase("il n’y a pas de tel paramètre", "there is no such parameter")
        raise ConfigError(where=where, what=what, mend=mend)
    dated = parameters[name].at(day)
    if dated is None:
        spans = joined(map(_span, parameters[name].values), "; ")
        mend = phrase("demandez un jour où l’on sait : {spans}", "ask for a day it is known on: {spans}", spans=spans)
        what = phrase("on n’en sait rien au {day}", "nothing is known of it on {day}", day=str(day))
        raise ConfigError(where=where, what=what, mend=mend)
    return dated


def _akin(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The identifiers that begin with the same word; all where none does."""
    names = tuple(known)
    word = name.partition(".")[0]
    return tuple(other for other in names if other.partition(".")[0] == word) or names


def _span(dated: Dated) -> Phrase:
    days = {"since": str(dated.since), "until": str(dated.until)}
    if dated.until is None:
        return phrase("depuis le {since}", "from {since} on", **days)
    return phrase("du {since} jusqu’avant le {until}", "from {since} until before {until}", **days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a citation meant on a day: the number in normal form, the citation as the house writes it, the version.

    `identifier` is "" where no version of that day is known; `known` says whether the article is one we hold.
    `explanation` (French and English, else empty) and `instead` are for a number that has meant two things.
    """

    number: str
    article: str
    identifier: str
    known: bool
    explanation: Mapping[str, str] = field(default_factory=dict)
    instead: str = ""


def resolve(citation: str, day: date) -> Resolved:
    """What a citation of the French Labour Code meant on `day`.

    >>> from datetime import date
    >>> resolve("article L. 3131-1 du code du travail", date(2026, 1, 1)).identifier
    'LEGIARTI000033020918'
    >>> resolve("L2242-8", date(2026, 1, 1)).instead
    'L.2242-17, 7°'

    Raises:
        ConfigError: `citation` cites no article of the Labour Code, or more than one.
    """
    found = citations(citation)
    if len(found) != 1:
        what = phrase(
            "elle cite {count} articles du Code du travail français",
            "it cites {count} articles of the French Labour Code",
            count=len(found),
        )
        mend = phrase(
            'citez un seul article, comme "Code du travail, L.2242-17, 7°"',
            'cite one article, like "Code du travail, L.2242-17, 7°"',
        )
        where = phrase("citation « {citation} »", 'citation "{citation}"', citation=citation)
        raise ConfigError(where=where, what=what, mend=mend)
    return resolved(found[0], day)


def resolved(citation: Citation, day: date) -> Resolved:
    """What one citation, of those that `citations` found in a text, meant on `day`."""
    book = law(FRANCE)
    version = book.version(citation.number, day)
    told = next((number for number in book.numbers if number.number == citation.number and number.covers(day)), None)
    return Resolved(
        number=citation.number,
        article=citation.article,
        identifier=version.identifier if version is not None else "",
        known=citation.number in book.articles,
        explanation=told.explanation if told is not None else {},
        instead=told.instead if told is not None else "",
    )


def _folder() -> Traversable:
    return files("disconnect") / "policies" / "law"

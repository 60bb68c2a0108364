"""Whether a few words of a French text say a value: the number with its noun, the time of day, the day of the year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disconnect.policyfile.law.citation import citations
from disconnect.policyfile.law.numbers import numbers_in
from disconnect.policyfile.law.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
PLACES: Mapping[str, str] = {
    "YT": "Mayotte",
    "MQ": "Martinique",
    "GP": "Guadeloupe",
    "MF": "Saint-Martin",
    "GF": "Guyane",
    "BL": "Saint-Barthélemy",
    "RE": "La Réunion",
}
"""Territories, by their codes in ISO 3166, as the Labour Code names them."""
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_YEARLY = re.compile(r"\bchaque année\b", re.IGNORECASE)
_HOURS = re.compile(r"\bminuit\b|\b([0-9]{1,2}) heures?\b", re.IGNORECASE)
_DAY = re.compile(r"(?:(?P<place>[A-Z]{2}) )?(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


def amounts(words: str, unit: str) -> tuple[int, ...]:
    """The numbers in `words` that count `unit`; "chaque année" says one.

    >>> amounts("au moins une fois tous les quatre ans", "years"), amounts("onze heures consécutives", "days")
    ((4,), ())
    """
    nouns = "|".join(map(re.escape, UNITS[unit].nouns))
    follows = re.compile(rf"(?:er)?\s*(?:{nouns})(?!\w)", re.IGNORECASE)
    found = tuple(number.value for number in numbers_in(words) if nouns and follows.match(words, number.end))
    return found or ((1,) if unit in {"years", "times a year"} and _YEARLY.search(words) else ())


def times(words: str) -> tuple[str, ...]:
    """The times of day in `words`, as HH:MM.

    >>> times("entre minuit et 5 heures")
    ('00:00', '05:00')
    """
    return tuple(f"{int(found[1] or 0):02d}:00" for found in _HOURS.finditer(words))


def says_day(words: str, day: str) -> bool:
    """Whether `words` say the day of the year MM-DD, and the place where one stands before it; any name is let pass.

    >>> says_day("27 mai en Guadeloupe", "GP 05-27"), says_day("27 mai en Guadeloupe", "MQ 05-27")
    (True, False)
    """
    found = _DAY.fullmatch(day)
    if found is None:
        return True
    month = MONTHS[int(found["month"]) - 1]
    spoken = re.search(rf"\b{int(found['day'])}(?:er)? {month}\b", words, re.IGNORECASE)
    return spoken is not None and (found["place"] is None or PLACES[found["place"]] in words)


def point_of(text: str, point: str) -> str | None:
    """What stands in an article under a point ("7°", "II, 3°"; "" for all of it); None where there is no such point.

    A point goes on to the next of its kind: its last paragraph may be the article's own.

    >>> point_of("L'accord fixe : 1° Le suivi ; 2° Les modalités.", "2°")
    '2° Les modalités.'
    """
    for step in filter(None, point.split(", ")):
        pattern = _degree if step.endswith("°") else _part
        begins = pattern(step).search(text)
        if begins is None:
            return None
        following = pattern(_next(step)).search(text, begins.end())
        text = text[begins.start("point") : following.start("point") if following else None]
    return text


def _degree(step: str) -> re.Pattern[str]:
    """A point that begins an item: one that is only referred to is not followed by a capital."""
    return re.compile(rf"(?:^|[:;.]\s*)(?P<point>{step}\s*[^\W\d_a-zà-ÿ])")


def _part(step: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.;]\s*)(?P<point>{step}\.\s?-)")


def _next(step: str) -> str:
    """The point that follows one."""
    return f"{int(step[:-1]) + 1}°" if step.endswith("°") else ROMAN[ROMAN.index(step) + 1]


def says_article(words: str, number: str) -> bool:
    """Whether `words`, if they cite articles at all, cite the one of that number.

    >>> says_article("prévue à l'article L. 3121-18", "L3121-20")
    False
    """
    cited = [citation.number for citation in citations(words)]
    return not cited or number in cited

"""Citations of the French Labour Code as people write them, read into the number of the article and the point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_S = r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]*"
_CODE = rf"code{_S}(?P<code>(?:de{_S}la\b|de{_S}l['’]|des?\b|du\b)?{_S}\w+)"
_POINT_BEFORE = rf"(?:(?P<first>\d+){_S}°{_S}(?:du{_S}(?P<part>[IVX]+)\b{_S})?de{_S}l['’]{_S})"
_POINT_AFTER = rf"(?:(?:{_S},)?{_S}(?P<roman>[IVX]+)\b)?(?:(?:{_S},)?{_S}(?P<degree>\d+){_S}°)?"
_NUMBER = rf"(?P<letter>[LRD]){_S}\.?{_S}(?P<book>\d{{4}})(?P<rest>(?:[-\N{{NON-BREAKING HYPHEN}}–]\d+)+)"
_CITATION = re.compile(
    rf"{_POINT_BEFORE}?(?:art(?:icle|\.)?{_S})?(?<![\w-]){_NUMBER}(?![\w-]){_POINT_AFTER}"
    rf"(?:{_S}du{_S}{_CODE})?",
    re.IGNORECASE,
)
_LEADING_CODE = re.compile(rf"(?<!du ){_CODE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An article's number in normal form ("L2242-17"), and the point in it ("7°", "II, 3°", or "")."""

    number: str
    point: str = ""

    @property
    def article(self) -> str:
        """The citation as the house writes it.

        >>> Citation(number="L2242-17", point="7°").article
        'L.2242-17, 7°'
        """
        return spoken(self.number) + (f", {self.point}" if self.point else "")


def spoken(number: str) -> str:
    """A number in normal form as one writes it for people.

    >>> spoken("L2242-17")
    'L.2242-17'
    """
    return f"{number[:1]}.{number[1:]}"


def citations(text: str) -> tuple[Citation, ...]:
    """Every article of the Labour Code that `text` cites, in order; articles of other codes are passed over.

    A number whose code is not named counts as the Labour Code's: it alone among the usual ones has four digits.

    >>> [found.article for found in citations("Code du travail, L. 2242-17, 7° (congés), L3133-1")]
    ['L.2242-17, 7°', 'L.3133-1']
    """
    return tuple(_citations(text))


def _citations(text: str) -> Iterator[Citation]:
    for found in _CITATION.finditer(text):
        leading = [lead["code"] for lead in _LEADING_CODE.finditer(text, 0, found.start())]
        code = found["code"] or (leading[-1] if leading else "")
        if code.split()[-1:] in ([], ["travail"]):
            rest = re.sub("[\N{NON-BREAKING HYPHEN}–]", "-", found["rest"])
            yield Citation(number=f"{found['letter'].upper()}{found['book']}{rest}", point=_point(found))


def _point(found: re.Match[str]) -> str:
    """The point of the article, its part in Roman numbers first."""
    roman = found["part"] or found["roman"] or ""
    degree = found["first"] or found["degree"] or ""
    return ", ".join(part for part in (roman.upper(), f"{degree}°" if degree else "") if part)

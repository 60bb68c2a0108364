"""Words and numbers in the reader's language: gettext catalogues, and the number formats of CLDR.

A message is written in English where it is used, as ``t("…")`` or ``plural("…", "…", n)``, or marked by ``msg("…")``
where it is only stored; ``locales/<lang>/LC_MESSAGES/disconnect.po`` gives its translation. The catalogues are read
at run time from their readable form, so that a checkout needs no build step.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from disconnect.errors import ConfigError
from disconnect.model.phrase import LOCALES, one_among, phrase, quoted

if TYPE_CHECKING:
    from disconnect.model.period import Period

NO_BREAK = "\N{NO-BREAK SPACE}"


def msg(text: str) -> str:
    """Mark `text` for translation where it is stored, and hand it back unchanged.

    >>> msg("Mail")
    'Mail'
    """
    return text


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, by code, sorted.

    >>> languages()
    ('en', 'fr')
    """
    return tuple(sorted(entry.name for entry in files(__package__).joinpath("locales").iterdir()))


@dataclass(frozen=True, slots=True)
class Texts:
    """One language's words, dates and numbers; calling it translates a message and fills in its values.

    >>> from disconnect.model.period import Period
    >>> t = Texts("fr")
    >>> t("not publishable"), t.period(Period.parse("2010-Q2"))
    ('non publiable', '2e trimestre 2010')

    Raises:
        ConfigError: there is no catalogue for the language.
    """

    lang: str

    def __post_init__(self) -> None:
        """Refuse a language that would silently fall back to English."""
        if self.lang not in languages():
            raise ConfigError(
                where=phrase("langue {lang}", "language {lang}", lang=quoted(self.lang)),
                what=phrase("il n’y a pas de textes dans cette langue", "there are no texts in it"),
                mend=one_among(languages()),
            )

    def __call__(self, text: str, /, **values: object) -> str:
        """Translate `text`, then put `values` in the places it names in braces.

        >>> Texts("en")("Use {file}.", file="report.csv")
        'Use report.csv.'
        """
        found = _catalogue(self.lang).gettext(text)
        return found.format(**values) if values else found

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate the form that fits the number `n`, which the text may show as ``{n}``.

        >>> Texts("fr").plural("{n} person", "{n} people", 1400) == "1\N{NARROW NO-BREAK SPACE}400 personnes"
        True
        """
        return _catalogue(self.lang).ngettext(one, many, n).format(n=self.count(n), **values)

    def count(self, number: int) -> str:
        """A whole number with the language's thousands separator.

        >>> Texts("en").count(12345)
        '12,345'
        """
        return format_decimal(number, format="#,##0", locale=self.lang)

    def rate(self, number: Fraction) -> str:
        """A rate, to one decimal; halves are rounded up.

        >>> Texts("fr").rate(Fraction(49, 4))
        '12,3'
        """
        return format_decimal(_rounded(number, 1), format="#,##0.0", locale=self.lang)

    def hours(self, number: Fraction) -> str:
        """Hours to one decimal, with their unit kept on the same line.

        >>> Texts("en").hours(Fraction(11)) == "11.0\N{NO-BREAK SPACE}h"
        True
        """
        return f"{self.rate(number)}{NO_BREAK}h"

    def share(self, number: Fraction) -> str:
        """A share of 1 in whole per cent; halves are rounded up.

        >>> Texts("en").share(Fraction(1, 8))
        '13%'
        """
        return format_percent(_rounded(number, 2), format=None, locale=self.lang)

    def exact(self, number: Fraction) -> str:
        """A count as it is, or hours and person-weeks to 0.01, without trailing zeros.

        >>> Texts("en").exact(Fraction(2471, 2)), Texts("en").exact(Fraction(181, 7))
        ('1,235.5', '25.86')
        """
        return format_decimal(_rounded(number, 2), format="#,##0.##", locale=self.lang)

    def day(self, day: date) -> str:
        """A civil date in words.

        >>> Texts("fr").day(date(2010, 4, 30))
        '30 avril 2010'
        """
        words = format_date(day, "long", locale=LOCALES[self.lang])
        return f"1er{words[1:]}" if self.lang == "fr" and day.day == 1 else words

    def period(self, period: Period) -> str:
        """A period in words.

        >>> from disconnect.model.period import Period
        >>> Texts("fr").period(Period.parse("2010-H1")), Texts("en").period(Period.parse("2010-04"))
        ('1er semestre 2010', 'April 2010')
        """
        named = _LONG.get(period.label[5:])
        if named is not None:
            return self(named, year=period.year)
        return format_date(period.span.start, "MMMM y", locale=LOCALES[self.lang]) if period.label[4:] else period.label

    def short_period(self, period: Period) -> str:
        """The period without its year, for the foot of a chart's column; a year stays a year.

        >>> from disconnect.model.period import Period
        >>> Texts("fr").short_period(Period.parse("2010-Q2")), Texts("en").short_period(Period.parse("2010-04"))
        ('T2', 'Apr')
        """
        named = _SHORT.get(period.label[5:6])
        if named is not None:
            return self(named, n=period.label[6:])
        return format_date(period.span.start, "LLL", locale=LOCALES[self.lang]) if period.label[4:] else period.label


_LONG = {
    "H1": msg("H1 {year}"),
    "H2": msg("H2 {year}"),
    "Q1": msg("Q1 {year}"),
    "Q2": msg("Q2 {year}"),
    "Q3": msg("Q3 {year}"),
    "Q4": msg("Q4 {year}"),
}
_SHORT = {"H": msg("H{n}"), "Q": msg("Q{n}")}


@cache
def _catalogue(lang: str) -> GNUTranslations:
    """The catalogue of `lang`; a message without a translation stays English."""
    written = files(__package__).joinpath("locales", lang, "LC_MESSAGES", "disconnect.po").read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(written), locale=lang, domain="disconnect"))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _rounded(number: Fraction, places: int) -> Decimal:
    """`number` to `places` decimals, halves up: the quotient is exact, so that this is its only rounding."""
    return Decimal((number * 10**places + Fraction(1, 2)).__floor__()).scaleb(-places)

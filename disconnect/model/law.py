"""The law as dated parameters: what a number was on a day, in which article it stands, and whether somebody read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Value = int | float | str | tuple[str, ...]
"""A number, a wall-clock time ("21:00") or word, or several words; the parameter's unit says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where something stands: the text ("Code du travail"), the article ("L.2242-17, 7°"), its version's identifier."""

    text: str
    article: str
    identifier: str = ""
    url: str = ""

    @property
    def line(self) -> str:
        """The reference as a policy would cite it.

        >>> Reference(text="Code du travail", article="L.3131-1").line
        'Code du travail, L.3131-1'
        """
        return ", ".join(part for part in (self.text, self.article) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What a parameter was from the day `since` to the day before `until` (None: until something changes it).

    `verified` says that the cited text was read and says so in `words` (each a few words of it); `sum_of` lists the
    parts of a value that the law gives as a sum: numbers, and identifiers of other parameters.
    """

    since: date
    until: date | None
    value: Value
    reference: Reference
    verified: bool
    words: tuple[str, ...] = ()
    sum_of: tuple[int | str, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether it was so on `day`, of ``[since, until)``."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One thing the law fixes: its unit, what it means in plain French and English, its values in order of time."""

    id: str
    unit: str
    meaning: Mapping[str, str]
    values: tuple[Dated, ...]

    def at(self, day: date) -> Dated | None:
        """What it was on `day`; None where nothing is known of that day."""
        return next((dated for dated in self.values if dated.covers(day)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of an article: its identifier, in force on ``[since, until)``."""

    identifier: str
    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether it was in force on `day`."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalNumber:
    """An article's number that has meant two things, and what to say to whoever cites it.

    Between `since` and `until` (None: to this day) the number means what `explanation` tells in French and English;
    `instead` is the citation for what is probably meant, as of those days.
    """

    number: str
    since: date
    until: date | None
    explanation: Mapping[str, str]
    instead: str = ""

    def covers(self, day: date) -> bool:
        """Whether the explanation is for a citation as of `day`."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawBook:
    """What we hold of one country's law; `articles` lists the versions of each article we know, by its number."""

    country: str
    title: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    numbers: tuple[LegalNumber, ...] = ()
    articles: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)

    def version(self, number: str, day: date) -> Version | None:
        """The version of article `number` in force on `day`; None where none was, or the article is not known."""
        return next((found for found in self.articles.get(number, ()) if found.covers(day)), None)

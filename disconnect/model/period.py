"""Calendar periods a report is about, within one calendar year (metrics.md, *period*)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase, quoted

_FORM = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The civil dates ``[start, end)``.

    >>> Span(date(2026, 1, 1), date(2026, 1, 3)).days
    2
    """

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many civil dates the span has; 0 where it is empty or reversed."""
        return max(0, (self.end - self.start).days)

    def cut(self, other: Span) -> Span:
        """The dates in both spans (an empty span where there are none)."""
        return Span(max(self.start, other.start), min(self.end, other.end))

    def __contains__(self, day: date) -> bool:
        """Whether `day` is one of the span's dates."""
        return self.start <= day < self.end


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year, half-year, quarter or month, written ``2026``, ``2026-H1``, ``2026-Q2`` or ``2026-04``."""

    label: str
    span: Span

    @property
    def year(self) -> int:
        """The calendar year, and so the key, that the period lies in."""
        return self.span.start.year

    @property
    def kind(self) -> str:
        """What `[reports] periods` of a policy calls it.

        >>> [Period.parse(text).kind for text in ("2026", "2026-H1", "2026-Q2", "2026-04")]
        ['year', 'half-year', 'quarter', 'month']
        """
        return {"": "year", "H": "half-year", "Q": "quarter"}.get(self.label[5:6], "month")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period from its label.

        >>> Period.parse("2010-Q2").span.end.isoformat()
        '2010-07-01'

        Raises:
            ConfigError: the text is none of the four forms.
        """
        found = _FORM.fullmatch(text.strip())
        if found is None or not date.min.year <= int(found["year"]) < date.max.year:
            raise ConfigError(
                where=phrase("période {text}", "period {text}", text=quoted(text)),
                what=phrase(
                    "ce n’est ni une année, ni un semestre, ni un trimestre, ni un mois",
                    "it is not a year, half-year, quarter or month",
                ),
                mend=phrase(
                    "écrivez-la comme 2026, 2026-H1, 2026-Q2 ou 2026-04",
                    "write it like 2026, 2026-H1, 2026-Q2 or 2026-04",
                ),
            )
        first, months = _months(found)
        year = int(found["year"])
        start, last = date(year, first, 1), first + months
        end = date(year + 1, 1, 1) if last > 12 else date(year, last, 1)  # noqa: PLR2004 - months of the year
        return cls(found[0], Span(start, end))


def _months(found: re.Match[str]) -> tuple[int, int]:
    """The first month of the period and how many it has."""
    if found["quarter"]:
        return 3 * int(found["quarter"]) - 2, 3
    if found["half"]:
        return 6 * int(found["half"]) - 5, 6
    if found["month"]:
        return int(found["month"]), 1
    return 1, 12

"""The days of one calendar year as small integers, Monday-aligned, with room on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.model.period import Span

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Year:
    """Day 0 is a Monday at least a week before 1 January; day // 7 counts ISO weeks.

    >>> Year(2026).index(date(2026, 1, 1)), Year(2026).date(0).isoformat()
    (10, '2025-12-22')
    """

    number: int

    @property
    def base(self) -> date:
        """The date of day 0."""
        first = date(self.number, 1, 1)
        return first - (7 + first.weekday()) * _DAY

    @property
    def days(self) -> int:
        """How many days are numbered: whole weeks, at least one beyond 31 December."""
        return 7 * ((self.index(date(self.number, 12, 31)) // 7) + 2)

    @property
    def span(self) -> tuple[int, int]:
        """The days ``[start, end)`` of the calendar year itself."""
        return self.index(date(self.number, 1, 1)), self.index(date(self.number, 12, 31)) + 1

    def index(self, day: date) -> int:
        """The number of a date (it may lie outside the numbered days)."""
        return (day - self.base).days

    def date(self, index: int) -> date:
        """The date of a number."""
        return self.base + index * _DAY

    def cut(self, span: Span) -> tuple[int, int]:
        """The days ``[start, end)`` of `span` within the calendar year."""
        start, end = self.span
        first = max(start, self.index(span.start))
        return first, max(first, min(end, self.index(span.end)))

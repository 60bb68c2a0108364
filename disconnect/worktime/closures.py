"""The dates on which a company is closed for the people with certain hours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from disconnect.model.agreement import Closure

LONGEST_CLOSURE = 366
"""Days; a closure without end is a mistake of the file, and is told there."""


def closed_dates(closures: Iterable[Closure], hours_id: str) -> frozenset[date]:
    """The civil dates closed for people with the hours `hours_id` (a choice of their own, after @, left aside).

    >>> from datetime import date
    >>> from disconnect.model.agreement import Closure
    >>> bridge = Closure(clause="c", title={}, start=date(2026, 5, 15), end=date(2026, 5, 16))
    >>> [day.isoformat() for day in closed_dates([bridge], "office")]
    ['2026-05-15']
    """
    base = hours_id.partition("@")[0]
    return frozenset(
        closure.start + timedelta(days=number)
        for closure in closures
        if not closure.hours or base in closure.hours
        for number in range(min((closure.end - closure.start).days, LONGEST_CLOSURE))
    )

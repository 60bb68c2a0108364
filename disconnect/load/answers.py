"""Replies of a period, with their delays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.kernel import civil_day
from disconnect.load.replies import Replies

if TYPE_CHECKING:
    from disconnect.load.arrays import Bool, Int64
    from disconnect.load.workload import Days, Workload


def answers(work: Workload, days: Days) -> tuple[Replies, Int64]:
    """The replies sent on the civil dates `days` to mails of the same year, and their delays (microseconds)."""
    found = work.replies
    keep = work.within(work.sent.day[found.sent], days) & in_same_year(work, found)
    kept = Replies(*(column[keep] for column in found))
    return kept, work.sent.at[kept.sent] - kept.from_at


def in_same_year(work: Workload, found: Replies) -> Bool:
    """Whether reply and mail replied to lie in the calendar year, by the replier's civil dates."""
    first, last = work.population.year.span
    asked = civil_day(work.record.sent[found.mail], work.sent.unit[found.sent], work.population)
    replied = work.sent.day[found.sent]
    return (asked >= first) & (asked < last) & (replied >= first) & (replied < last)

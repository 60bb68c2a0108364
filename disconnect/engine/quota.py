"""Urgent mail is always delivered, and counted: whether a sender is over the month's quota."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.model.agreement import ExceptionKind
from disconnect.worktime.wallclock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from disconnect.model.agreement import ExceptionTerms


def is_over_quota(
    exceptions: Iterable[ExceptionTerms], before: Iterable[datetime], at: datetime, zone: ZoneInfo
) -> bool:
    """Whether an urgent mail at the instant `at` is beyond the quota, given the sender's urgent mails `before` it.

    Months are civil months in the sender's `zone`. Over the quota or not, the mail is delivered.

    >>> from datetime import UTC, datetime
    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.model.agreement import ExceptionTerms
    >>> urgent = ExceptionTerms(id="u", kind=ExceptionKind.URGENT, clause="u", title={}, quota=1)
    >>> first = datetime(2026, 3, 2, 20, tzinfo=UTC)
    >>> [is_over_quota([urgent], sent, datetime(2026, 3, 9, tzinfo=UTC), ZoneInfo("UTC")) for sent in ((), (first,))]
    [False, True]
    """
    quotas = [terms.quota for terms in exceptions if terms.kind is ExceptionKind.URGENT and terms.quota is not None]
    day = civil_date(at, zone)
    days = (civil_date(sent, zone) for sent in before if sent < at)
    count = sum((each.year, each.month) == (day.year, day.month) for each in days)
    return any(count >= quota for quota in quotas)

"""When working time starts again, and how much of that a sender may be told.

Who is told an instant must not learn from it that somebody is on leave, ill, part-time or on call. So what is
told is the recipient's *usual* opening (weekly hours and public holidays, leave left aside), and never an instant later
than the organisation's next ordinary opening. It may therefore be earlier than the instant at which the recipient is
back (then the question is simply asked again), or later, where a half day of leave ends at noon.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from disconnect.worktime.calendars import next_opening

if TYPE_CHECKING:
    from datetime import datetime

    from disconnect.worktime.calendars import WorkCalendar

# Longer than any closing of a whole organisation; beyond it there is no ordinary opening to speak of.
ORDINARY_HORIZON = timedelta(days=92)


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """Instants in aware UTC; `recipient` never leaves the engine, `told` may be.

    `recipient` is None where no opening lies within the longest hold, `told` where the organisation has none.
    """

    recipient: datetime | None
    told: datetime | None


def openings(recipient: WorkCalendar, ordinary: WorkCalendar, at: datetime, longest: timedelta) -> Openings:
    """The next openings after `at`; `longest` (elapsed time) is how far ahead the recipient's may lie.

    >>> from datetime import UTC, datetime
    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.model.hours import Hours, WeeklyPeriod
    >>> from disconnect.worktime.calendars import WorkCalendar
    >>> office = Hours(id="office", title={}, clause="1", periods=(WeeklyPeriod(540, 1080),))
    >>> calendar = WorkCalendar(hours=office, zone=ZoneInfo("Europe/Paris"))
    >>> saturday = datetime(2026, 3, 28, 21, 10, tzinfo=UTC)
    >>> openings(calendar, calendar, saturday, timedelta(hours=114)).told.isoformat()
    '2026-03-30T07:00:00+00:00'
    """
    back = next_opening(recipient, at, longest)
    common = next_opening(ordinary, at, ORDINARY_HORIZON)
    if common is None:
        return Openings(recipient=back, told=None)
    usual = next_opening(replace(recipient, leave=frozenset()), at, common - at)
    return Openings(recipient=back, told=common if usual is None else usual)

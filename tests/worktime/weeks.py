"""Weekly hours and calendars that the tests of working time share."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from disconnect.model.hours import Hours, WeeklyPeriod
from disconnect.worktime.calendars import WorkCalendar

DAY = 24 * 60
PARIS = ZoneInfo("Europe/Paris")
SECOND = timedelta(seconds=1)


def weekly(*periods: tuple[int, int]) -> Hours:
    """Hours of the periods given in minutes from Monday 00:00."""
    return Hours(id="test", title={}, clause="1", periods=tuple(WeeklyPeriod(*period) for period in periods))


def every(days: range, *periods: tuple[float, float]) -> Hours:
    """The same periods, in hours from midnight, on each of the weekdays."""
    return weekly(*((day * DAY + int(a * 60), day * DAY + int(b * 60)) for day in days for a, b in periods))


OFFICE = every(range(5), (9, 12.5), (13.5, 18))
NIGHTS = every(range(5), (22, 30))
ALWAYS = every(range(7), (0, 24))
NEVER = weekly()


def calendar(
    hours: Hours = OFFICE,
    zone: str = "Europe/Paris",
    *,
    holidays: tuple[date, ...] = (),
    leave: tuple[tuple[date, str], ...] = (),
    night: tuple[int, int] = (21 * 60, 6 * 60),
) -> WorkCalendar:
    """A calendar in Paris with office hours, unless said otherwise."""
    return WorkCalendar(
        hours=hours, zone=ZoneInfo(zone), holidays=frozenset(holidays), leave=frozenset(leave), night=night
    )


def utc(text: str) -> datetime:
    """An instant from ISO 8601 in UTC, no offset written."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def paris(text: str, fold: int = 0) -> datetime:
    """An instant from what clocks in Paris show."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS, fold=fold).astimezone(UTC)

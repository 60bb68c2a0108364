"""Wall-clock time of a zone as instants, one convention for gaps and folds (RFC 5545 §3.3.5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

MINUTES_OF_DAY = 24 * 60


def instant(day: date, minute: int, zone: tzinfo) -> datetime:
    """The instant (aware UTC) at which the clocks of `zone` show `minute` minutes after 00:00 of `day`.

    A time in a gap is read with the offset before the gap, a time shown twice means its first occurrence.
    `minute` may be negative or past the day's end: it then falls on a neighbouring date.

    >>> from zoneinfo import ZoneInfo
    >>> instant(date(2026, 3, 29), 150, ZoneInfo("Europe/Paris")).isoformat()  # 02:30 does not exist
    '2026-03-29T01:30:00+00:00'

    Source:
        RFC 5545 §3.3.5, form 3.
    """
    days, rest = divmod(minute, MINUTES_OF_DAY)
    wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60))
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def minute_of_day(at: datetime, zone: tzinfo) -> int:
    """The minute after 00:00 that the clocks of `zone` show at the instant `at`.

    >>> from zoneinfo import ZoneInfo
    >>> minute_of_day(datetime(2026, 7, 1, 20, 30, 59, tzinfo=UTC), ZoneInfo("Europe/Paris"))
    1350
    """
    wall = at.astimezone(zone)
    return wall.hour * 60 + wall.minute


def civil_date(at: datetime, zone: tzinfo) -> date:
    """The date that the calendars of `zone` show at the instant `at`.

    >>> from zoneinfo import ZoneInfo
    >>> civil_date(datetime(2026, 7, 1, 22, 0, tzinfo=UTC), ZoneInfo("Europe/Paris")).isoformat()
    '2026-07-02'
    """
    return at.astimezone(zone).date()

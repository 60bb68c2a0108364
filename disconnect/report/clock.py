"""Instants and lengths of time as a reader of either language writes them."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from babel.dates import format_datetime

from disconnect.model.phrase import LOCALES
from disconnect.report.texts import NO_BREAK

_MOMENT = {"fr": "EEE d MMM y, HH:mm", "en": "EEE d MMM y, HH:mm"}
_IN_YEAR = {"fr": "EEE d MMM, HH:mm", "en": "EEE d MMM, HH:mm"}
_HALF_MINUTE = timedelta(seconds=30)


def moment(at: datetime, zone: tzinfo, lang: str) -> str:
    """The instant `at` by the clocks of `zone`, with its weekday; with its offset where they show that time twice.

    >>> from datetime import UTC
    >>> from zoneinfo import ZoneInfo
    >>> moment(datetime(2026, 3, 2, 21, 10, tzinfo=UTC), ZoneInfo("Europe/Paris"), "fr")
    'lun. 2 mars 2026, 22:10'
    >>> moment(datetime(2026, 10, 25, 1, 10, tzinfo=UTC), ZoneInfo("Europe/Paris"), "en")
    'Sun 25 Oct 2026, 02:10 (+01:00)'
    """
    return _told(at, zone, _MOMENT[lang], lang)


def in_year(at: datetime, zone: tzinfo, lang: str) -> str:
    """The same without its year, for tables whose head names it.

    >>> from datetime import UTC
    >>> from zoneinfo import ZoneInfo
    >>> in_year(datetime(2026, 3, 2, 21, 10, tzinfo=UTC), ZoneInfo("Europe/Paris"), "en")
    'Mon 2 Mar, 22:10'
    """
    return _told(at, zone, _IN_YEAR[lang], lang)


def _told(at: datetime, zone: tzinfo, pattern: str, lang: str) -> str:
    local = at.astimezone(zone)
    words = format_datetime(local, pattern, locale=LOCALES[lang])
    first, second = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    return words if first == second else f"{words} ({local.isoformat(timespec='seconds')[-6:]})"


def duration(length: timedelta) -> str:
    """Elapsed time in hours and minutes, to the nearest minute; hours are never turned into days.

    >>> [duration(timedelta(minutes=each)).replace(NO_BREAK, "_") for each in (0, 45, 60, 930)]
    ['0_min', '45_min', '1_h', '15_h_30_min']
    """
    hours, minutes = divmod((length + _HALF_MINUTE) // timedelta(minutes=1), 60)
    parts = (f"{hours}{NO_BREAK}h" if hours else "", f"{minutes}{NO_BREAK}min" if minutes or not hours else "")
    return NO_BREAK.join(part for part in parts if part)

"""Instants out of what mail and logs write: aware UTC, or the flaw that keeps them from being one.

A wall-clock time takes the stated zone. In a gap it has the offset before the gap, in a fold it is the first of the
two instants (RFC 5545 §3.3.5); both are what `fold=0` means to zoneinfo.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from disconnect.connectors.kit.flaws import DATE_IMPOSSIBLE, DATE_MISSING, DATE_UNREADABLE, DATE_WITHOUT_ZONE, Flaw

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
# The zones in use lie within 14 hours of UTC; a larger offset is a mistake whose meaning nobody knows.
FARTHEST = timedelta(hours=15)
# No date of any program is longer; the obsolete reader below is not made for long texts.
_LONGEST = 128

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = {name: number for number, name in enumerate(_MONTHS, start=1)}
_DAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_MAIL = re.compile(
    r"\s*(?:[A-Za-z]{3}\s*,)?\s*(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d\d):(\d\d)(?::([0-5]\d|60))?"
    r"\s+([+-])(\d\d)([0-5]\d)\s*(?:\([^()]*\)\s*)?",
    re.ASCII,
)
_COMMENT = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[A-Za-z]+")
_UNKNOWN_OFFSET = re.compile(r"-0000(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """How a source's times are read: the `zone` of those without an offset, and the `latest` one that can be."""

    zone: ZoneInfo | None
    latest: datetime

    @classmethod
    def until(cls, now: datetime, zone: ZoneInfo | None) -> TimeRule:
        """The rule for mail read at `now`: nothing later than a day after it (metrics.md, *instant of a mail*)."""
        return cls(zone=zone, latest=now.astimezone(UTC) + timedelta(days=1))

    def instant(self, stated: datetime) -> datetime | Flaw:
        """The instant of `stated`, which may be a wall-clock time, in aware UTC.

        >>> from zoneinfo import ZoneInfo
        >>> rule = TimeRule(zone=ZoneInfo("Europe/Paris"), latest=datetime(2027, 1, 1, tzinfo=UTC))
        >>> rule.instant(datetime(2026, 3, 29, 2, 30)).isoformat()
        '2026-03-29T01:30:00+00:00'
        >>> rule.instant(datetime(1970, 1, 1, tzinfo=UTC)).code
        'date-impossible'
        """
        if not EARLIEST.year <= stated.year + 1 < MAXYEAR:
            return DATE_IMPOSSIBLE
        if stated.tzinfo is None:
            if self.zone is None:
                return DATE_WITHOUT_ZONE
            stated = stated.replace(tzinfo=self.zone)
        instant = stated.astimezone(UTC)
        return instant if EARLIEST <= instant <= self.latest else DATE_IMPOSSIBLE


def mail_instant(text: str, rule: TimeRule) -> datetime | Flaw:
    """The instant of a Date header; `-0000` is UTC, a time without any zone takes the stated one.

    Source: RFC 5322 §3.3 and, for what old programs wrote, §4.3.

    >>> rule = TimeRule(zone=None, latest=datetime(2027, 1, 1, tzinfo=UTC))
    >>> mail_instant("Fri, 29 Mar 2019 19:37:21 +0530", rule).isoformat()
    '2019-03-29T14:07:21+00:00'
    >>> mail_instant("Fri Mar 29 19:37:21 2019", rule).code
    'date-without-zone'
    """
    text = text.strip()
    found = _MAIL.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return _obsolete_instant(text, rule)
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    # A leap second (":60") is a time that Python does not know: the second before it stands for it.
    clock = int(hour), int(minute), min(int(second or 0), 59)
    try:
        wall = datetime(int(year), _MONTH.get(month.lower(), 0), int(day), *clock, tzinfo=UTC)
        return rule.instant(_shifted(wall, offset if sign == "+" else -offset))
    except ValueError:
        return DATE_UNREADABLE
    except OverflowError:
        return DATE_IMPOSSIBLE


def _shifted(wall: datetime, offset: timedelta) -> datetime:
    """The instant at which clocks `offset` ahead of UTC show `wall`.

    Raises:
        ValueError: no place on earth has that offset.
    """
    if abs(offset) > FARTHEST:
        raise ValueError
    return wall - offset


def _obsolete_instant(text: str, rule: TimeRule) -> datetime | Flaw:
    """The instant of a date in one of the forms that programs wrote before, or beside, RFC 5322."""
    if not text:
        return DATE_MISSING
    if len(text) > _LONGEST:
        return DATE_UNREADABLE
    try:
        stated = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return DATE_UNREADABLE
    offset = stated.utcoffset()
    if offset is not None:
        return DATE_UNREADABLE if abs(offset) > FARTHEST else rule.instant(stated)
    if _UNKNOWN_OFFSET.search(text):
        return rule.instant(stated.replace(tzinfo=UTC))
    return _named_instant(stated, _zone_names(text), rule)


def _zone_names(text: str) -> list[str]:
    """Words of a date that are neither weekday nor month, so that they can only be a zone's name."""
    words = _WORD.findall(_COMMENT.sub(" ", text))
    return [word for word in words if word[:3].lower() not in _DAYS and word[:3].lower() not in _MONTH]


def _named_instant(stated: datetime, names: list[str], rule: TimeRule) -> datetime | Flaw:
    """The instant of a time whose zone is missing, or named in a way that only the stated zone can confirm."""
    if not names or rule.zone is None:
        return DATE_WITHOUT_ZONE if names else rule.instant(stated)
    for fold in (0, 1):
        local = stated.replace(tzinfo=rule.zone, fold=fold)
        if [local.tzname()] == names:
            return rule.instant(local)
    return DATE_WITHOUT_ZONE


def log_instant(form: str, rule: TimeRule) -> Callable[[str], datetime | Flaw]:
    """A reader of a log's times: ISO 8601 where `form` is empty, "epoch" (seconds since 1970 UTC), or as strptime.

    >>> rule = TimeRule(zone=None, latest=datetime(2027, 1, 1, tzinfo=UTC))
    >>> log_instant("", rule)("2010-01-02T17:40:10+01:00").isoformat()
    '2010-01-02T16:40:10+00:00'
    >>> log_instant("epoch", rule)("1262450410").isoformat()
    '2010-01-02T16:40:10+00:00'
    """

    def instant(text: str) -> datetime | Flaw:
        text = text.strip()
        if not text:
            return DATE_MISSING
        try:
            return rule.instant(stated(text))
        except (ValueError, OverflowError, OSError):
            return DATE_UNREADABLE

    stated = _stated(form)
    return instant


def _stated(form: str) -> Callable[[str], datetime]:
    """The function that reads one text in `form`; it raises ValueError where it cannot."""
    if form == "epoch":
        return lambda text: datetime.fromtimestamp(float(text), UTC)
    if form:
        return lambda text: datetime.strptime(text, form)  # noqa: DTZ007 - the rule gives the zone
    return _iso


def _iso(text: str) -> datetime:
    """Read ISO 8601, but not a date alone: midnight would be a guess."""
    if ":" not in text and "T" not in text:
        raise ValueError
    return datetime.fromisoformat(text)


def log_date(form: str) -> Callable[[str], date | Flaw]:
    """A reader of civil dates: ISO 8601 where `form` is empty, else as strptime.

    >>> log_date("%d/%m/%Y")("14/07/2026").isoformat()
    '2026-07-14'
    """

    def day(text: str) -> date | Flaw:
        text = text.strip()
        if not text:
            return DATE_MISSING
        try:
            return datetime.strptime(text, form).date() if form else date.fromisoformat(text)  # noqa: DTZ007 - a date
        except ValueError:
            return DATE_UNREADABLE

    return day


def is_form(form: str) -> bool:
    """Whether `form` is a format whose texts can be read back.

    >>> is_form("%d/%m/%Y %H:%M"), is_form("%d/%Q")
    (True, False)
    """
    sample = datetime(2026, 3, 28, 22, 10, tzinfo=UTC)
    if form in {"", "epoch"}:
        return True
    try:
        datetime.strptime(sample.strftime(form), form)  # noqa: DTZ007 - only whether it reads
    except ValueError:
        return False
    return True

"""Words of findings in both languages: weekdays, times of day, numbers of hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from disconnect.model.phrase import phrase
from disconnect.policyfile.charter.moments import Moments
from disconnect.policyfile.charter.voice import Voice
from disconnect.policyfile.clock import JOURS, MINUTES_OF_DAY, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, tzinfo

    from disconnect.model.phrase import Value
    from disconnect.policyfile.findings.base import Words

FRENCH, ENGLISH = Moments(Voice("fr")), Moments(Voice("en"))


def both(fr: str, en: str, **values: Value) -> Words:
    """A sentence in both languages with `values` in its places.

    >>> both("{day} : {hours} h", "{day}: {hours} h", day=("lundi", "Monday"), hours=10.5)
    {'fr': 'lundi : 10,5 h', 'en': 'Monday: 10.5 h'}
    """
    said = phrase(fr, en, **values)
    return {"fr": said.fr, "en": str(said)}


def weekday(number: int) -> tuple[str, str]:
    """A weekday (Monday = 0) in both languages.

    >>> weekday(8)
    ('mardi', 'Tuesday')
    """
    return JOURS[number % 7], WEEKDAYS[number % 7].capitalize()


def weekdays_of(days: Iterable[int]) -> tuple[str, str]:
    """Weekdays in order, in both languages.

    >>> weekdays_of({4, 0})
    ('lundi, vendredi', 'Monday, Friday')
    """
    names = [weekday(day) for day in sorted(days)]
    return ", ".join(fr for fr, _ in names), ", ".join(en for _, en in names)


def clock(minute: int) -> str:
    """A time of day, 24:00 at the end of one.

    >>> clock(1320), clock(1440), clock(1800)
    ('22:00', '24:00', '06:00')
    """
    rest = minute % MINUTES_OF_DAY
    return "24:00" if minute and not rest else f"{rest // 60:02}:{rest % 60:02}"


def moment(at: datetime, zone: tzinfo) -> tuple[str, str]:
    """An instant as weekday, date and time of day of `zone`.

    >>> from datetime import UTC, datetime
    >>> moment(datetime(2026, 12, 24, 17, 30, tzinfo=UTC), UTC)[1]
    'Thursday 24 December 2026, 17:30'
    """
    wall = at.astimezone(zone)
    return FRENCH.instant(wall), ENGLISH.instant(wall)


def date_of(day: date) -> tuple[str, str]:
    """A civil date in words.

    >>> from datetime import date
    >>> date_of(date(2026, 3, 1))
    ('1er mars 2026', '1 March 2026')
    """
    return FRENCH.day(day), ENGLISH.day(day)


def titled(title: Words) -> tuple[str, str]:
    """A title as a pair."""
    return title["fr"], title["en"]


def day_and_time(minute: int) -> tuple[str, str]:
    """A minute counted from some Monday's 00:00, as a weekday and a time of day.

    >>> day_and_time(5 * 1440 + 840), day_and_time(7 * 1440)
    (('samedi 14:00', 'Saturday 14:00'), ('lundi 00:00', 'Monday 00:00'))
    """
    day, time = divmod(minute, MINUTES_OF_DAY)
    names = weekday(day)
    return f"{names[0]} {clock(time)}", f"{names[1]} {clock(time)}"


def ending(minute: int) -> tuple[str, str]:
    """A time at which work that started on some day ends: past its midnight, that of the day after.

    >>> ending(1320), ending(1800)
    (('22:00', '22:00'), ('06:00 le lendemain', '06:00 the day after'))
    """
    days = (minute - 1) // MINUTES_OF_DAY
    after = (("", ""), (" le lendemain", " the day after"))
    fr, en = after[days] if days < len(after) else (f" {days} jours plus tard", f" {days} days later")
    return clock(minute) + fr, clock(minute) + en


def day_of(day: date) -> tuple[str, str]:
    """A date in words.

    >>> from datetime import date
    >>> day_of(date(2026, 7, 1)), day_of(date(2026, 3, 30))
    (('1er juillet 2026', '1 July 2026'), ('30 mars 2026', '30 March 2026'))
    """
    fr, en = (format_date(day, "long", locale=locale) for locale in ("fr", "en_GB"))
    return f"1er{fr[1:]}" if day.day == 1 else fr, en

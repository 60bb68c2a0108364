"""Weekdays and periods of the day as a policy file writes them, in English or French."""

from __future__ import annotations

import re

from disconnect.policyfile.mistakes import Fault, suggestion

MINUTES_OF_DAY = 24 * 60
MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY
LONGEST_PAST_MIDNIGHT = 12 * 60
"""Minutes; a longer period that ends "before" it starts is far more often a slip than a shift."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_NUMBERS = {name: number % 7 for number, name in enumerate((*WEEKDAYS, *JOURS))}
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_DASH = re.compile(r"\s*[-–]\s*")
_FRENCH = re.compile(r"([0-9]{1,2})\s*[hH]\s*([0-9]{2})?")
FORM = 'write it like "09:00-12:30", or "22:00-06:00" for one that passes midnight'


def weekdays(text: str) -> tuple[int, ...] | Fault:
    """The weekdays (Monday = 0) that a name or a range of names means, both ends included.

    >>> weekdays("monday-wednesday"), weekdays("samedi")
    ((0, 1, 2), (5,))
    """
    names = [name.strip().casefold() for name in text.split("-")]
    unknown = next((name for name in names if name not in _NUMBERS), None)
    if unknown is not None or len(names) > 2:  # noqa: PLR2004 - a range has two ends
        mend = f'{suggestion(unknown or "", _NUMBERS)}write a day like "monday", or a range like "monday-friday"'
        return Fault(code="weekday-unknown", what=f'"{text}" is not a day of the week', mend=mend)
    first, last = _NUMBERS[names[0]], _NUMBERS[names[-1]]
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def period(text: str) -> tuple[int, int] | Fault:
    """The minutes ``[start, end)`` of the day; one that passes midnight ends after 1,440.

    >>> period("09:00-12:30"), period("22:00-06:00"), period("18:00-24:00")
    ((540, 750), (1320, 1800), (1080, 1440))
    """
    parts = _DASH.split(text.strip())
    times = [minute(part) for part in parts]
    if len(times) != 2:  # noqa: PLR2004 - a period has two ends
        return Fault(code="period-form", what=f'"{text}" is not a period of the day', mend=FORM)
    start, end = times
    if isinstance(start, Fault):
        return start
    return end if isinstance(end, Fault) else _ordered(text, start, end)


def _ordered(text: str, start: int, end: int) -> tuple[int, int] | Fault:
    """The period, its end on the next day where it passes midnight."""
    if start == end:
        mend = 'give it an end, or write "00:00-24:00" for a whole day'
        return Fault(code="period-empty", what=f'"{text}" starts and ends at the same time', mend=mend)
    if start == MINUTES_OF_DAY:
        return Fault(code="time-none", what="no day has a time after 24:00", mend="write 00:00 under the next day")
    if end > start:
        return start, end
    length = end + MINUTES_OF_DAY - start
    if length > LONGEST_PAST_MIDNIGHT:
        return Fault(
            code="period-backwards",
            what=f'"{text}" ends before it starts: past midnight it would last {length / 60:g} hours',
            mend="put the earlier time first; if it really lasts that long, write one period up to 24:00 and, "
            "under the next day, one from 00:00",
        )
    return start, end + MINUTES_OF_DAY


def minute(text: str) -> int | Fault:
    """The minute of the day that a wall-clock time means, from 00:00 (0) to 24:00 (1,440).

    >>> minute("06:30")
    390
    """
    found = _TIME.fullmatch(text)
    if found is None:
        french = _FRENCH.fullmatch(text)
        mend = f"write {french[1]:0>2}:{french[2] or '00'}" if french else 'write hours and minutes, like "09:00"'
        return Fault(code="time-form", what=f'"{text}" is not a time of day', mend=mend)
    total = int(found[1]) * 60 + int(found[2])
    if int(found[2]) >= 60 or total > MINUTES_OF_DAY:  # noqa: PLR2004 - minutes of the hour
        return Fault(code="time-none", what=f"no clock shows {text}", mend="use 00:00 to 24:00")
    return total

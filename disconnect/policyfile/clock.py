"""Weekdays and periods of the day as a policy file writes them, in English or French."""

from __future__ import annotations

import re

from disconnect.model.phrase import phrase
from disconnect.policyfile.mistakes import Fault, suggestion

MINUTES_OF_DAY = 24 * 60
MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY
LONGEST_PAST_MIDNIGHT = 12 * 60
"""Minutes; a longer period that ends "before" it starts is far more often a slip than a shift."""
LONGEST_QUIET = 18 * 60
"""Minutes; quiet hours and slots go from one evening to the next morning, and are longer than a shift."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_NUMBERS = {name: number % 7 for number, name in enumerate((*WEEKDAYS, *JOURS))}
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_DASH = re.compile(r"\s*[-–]\s*")
_FRENCH = re.compile(r"([0-9]{1,2})\s*[hH]\s*([0-9]{2})?")
FORM = phrase(
    'écrivez-la comme "09:00-12:30", ou "22:00-06:00" si elle passe minuit',
    'write it like "09:00-12:30", or "22:00-06:00" for one that passes midnight',
)


def weekdays(text: str) -> tuple[int, ...] | Fault:
    """The weekdays (Monday = 0) that a name or a range of names means, both ends included.

    >>> weekdays("monday-wednesday"), weekdays("samedi")
    ((0, 1, 2), (5,))
    """
    names = [name.strip().casefold() for name in text.split("-")]
    unknown = next((name for name in names if name not in _NUMBERS), None)
    if unknown is not None or len(names) > 2:  # noqa: PLR2004 - a range has two ends
        mend = phrase(
            '{near}écrivez un jour comme "lundi", ou une suite comme "lundi-vendredi"',
            '{near}write a day like "monday", or a range like "monday-friday"',
            near=suggestion(unknown or "", _NUMBERS),
        )
        what = phrase("« {text} » n’est pas un jour de la semaine", '"{text}" is not a day of the week', text=text)
        return Fault(code="weekday-unknown", what=what, mend=mend)
    first, last = _NUMBERS[names[0]], _NUMBERS[names[-1]]
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def period(text: str, longest: int = LONGEST_PAST_MIDNIGHT) -> tuple[int, int] | Fault:
    """The minutes ``[start, end)`` of the day; one that passes midnight ends after 1,440, and lasts `longest` at most.

    >>> period("09:00-12:30"), period("22:00-06:00"), period("18:00-24:00")
    ((540, 750), (1320, 1800), (1080, 1440))
    """
    parts = _DASH.split(text.strip())
    times = [minute(part) for part in parts]
    if len(times) != 2:  # noqa: PLR2004 - a period has two ends
        what = phrase("« {text} » n’est pas une plage de la journée", '"{text}" is not a period of the day', text=text)
        return Fault(code="period-form", what=what, mend=FORM)
    start, end = times
    if isinstance(start, Fault):
        return start
    return end if isinstance(end, Fault) else _ordered(text, (start, end), longest)


def _ordered(text: str, times: tuple[int, int], longest: int) -> tuple[int, int] | Fault:
    """The period, its end on the next day where it passes midnight."""
    start, end = times
    if start == end:
        return _empty(text)
    if start == MINUTES_OF_DAY:
        return Fault(
            code="time-none",
            what=phrase("aucun jour n’a d’heure après 24:00", "no day has a time after 24:00"),
            mend=phrase("écrivez 00:00 sous le jour suivant", "write 00:00 under the next day"),
        )
    if end > start:
        return start, end
    length = end + MINUTES_OF_DAY - start
    if length > longest:
        return _backwards(text, length)
    return start, end + MINUTES_OF_DAY


def _empty(text: str) -> Fault:
    return Fault(
        code="period-empty",
        what=phrase(
            "« {text} » commence et finit à la même heure", '"{text}" starts and ends at the same time', text=text
        ),
        mend=phrase(
            'donnez-lui une fin, ou écrivez "00:00-24:00" pour une journée entière',
            'give it an end, or write "00:00-24:00" for a whole day',
        ),
    )


def _backwards(text: str, length: int) -> Fault:
    return Fault(
        code="period-backwards",
        what=phrase(
            "« {text} » finit avant de commencer : passé minuit, elle durerait {hours} heures",
            '"{text}" ends before it starts: past midnight it would last {hours} hours',
            text=text,
            hours=length / 60,
        ),
        mend=phrase(
            "mettez d’abord l’heure la plus tôt ; si elle dure vraiment si longtemps, écrivez une plage jusqu’à 24:00 "
            "et, sous le jour suivant, une autre depuis 00:00",
            "put the earlier time first; if it really lasts that long, write one period up to 24:00 and, "
            "under the next day, one from 00:00",
        ),
    )


def minute(text: str) -> int | Fault:
    """The minute of the day that a wall-clock time means, from 00:00 (0) to 24:00 (1,440).

    >>> minute("06:30")
    390
    """
    found = _TIME.fullmatch(text)
    if found is None:
        french = _FRENCH.fullmatch(text)
        wanted = f"{french[1]:0>2}:{french[2] or '00'}" if french else ""
        return Fault(
            code="time-form",
            what=phrase("« {text} » n’est pas une heure", '"{text}" is not a time of day', text=text),
            mend=phrase("écrivez {time}", "write {time}", time=wanted)
            if wanted
            else phrase('écrivez heures et minutes, comme "09:00"', 'write hours and minutes, like "09:00"'),
        )
    total = int(found[1]) * 60 + int(found[2])
    if int(found[2]) >= 60 or total > MINUTES_OF_DAY:  # noqa: PLR2004 - minutes of the hour
        what = phrase("aucune horloge ne montre {text}", "no clock shows {text}", text=text)
        return Fault(code="time-none", what=what, mend=phrase("allez de 00:00 à 24:00", "use 00:00 to 24:00"))
    return total

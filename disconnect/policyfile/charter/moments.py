"""Times of the day, dates, weekdays, delays and numbers as each language writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from disconnect.model.agreement import Unit
from disconnect.model.phrase import LOCALES
from disconnect.policyfile.charter.voice import NO_BREAK, Pair, Voice
from disconnect.policyfile.clock import JOURS, MINUTES_OF_DAY, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disconnect.model.agreement import Delay

ON_DAYS: Pair = ("le {day}", "on {day}")
FROM_DAYS: Pair = ("du {first} au {last}", "from {first} to {last}")
AT_INSTANT: Pair = ("{day} à {time}", "{day}, {time}")
EVERY_DAY: Pair = ("tous les jours", "every day")
BETWEEN: Pair = ("entre {start} et {end}", "between {start} and {end}")
FROM_TIMES: Pair = ("de {start} à {end}", "from {start} to {end}")
SHORT_TIMES: Pair = (f"{{start}}{NO_BREAK}–{NO_BREAK}{{end}}", "{start}–{end}")
NEXT_DAY: Pair = (" le lendemain", " the next day")
NEXT_DAY_SHORT: Pair = (" (lendemain)", " (next day)")
_LONG_RUN = 3


@dataclass(frozen=True, slots=True)
class _Units:
    """The words of one unit: singular and plural in French, its gender, singular and plural in English."""

    fr: Pair
    is_feminine: bool
    en: Pair


_UNITS = {
    Unit.MINUTES: _Units(("minute", "minutes"), is_feminine=True, en=("minute", "minutes")),
    Unit.HOURS: _Units(("heure", "heures"), is_feminine=True, en=("hour", "hours")),
    Unit.DAYS: _Units(("jour", "jours"), is_feminine=False, en=("day", "days")),
    Unit.WORKING_DAYS: _Units(("jour ouvré", "jours ouvrés"), is_feminine=False, en=("working day", "working days")),
    Unit.WEEKS: _Units(("semaine", "semaines"), is_feminine=True, en=("week", "weeks")),
    Unit.MONTHS: _Units(("mois", "mois"), is_feminine=False, en=("month", "months")),
    Unit.YEARS: _Units(("an", "ans"), is_feminine=False, en=("year", "years")),
}
_BUSINESS = _Units(("jour ouvrable", "jours ouvrables"), is_feminine=False, en=("working day", "working days"))
_EACH = {"an": "année"}


@dataclass(frozen=True, slots=True)
class Moments:
    """Times and numbers in the words of `voice`."""

    voice: Voice

    def time(self, minute: int) -> str:
        """A minute of the day as the language's clock shows it; later than 24:00 is a time of the next day.

        >>> fr, en = Moments(Voice("fr")), Moments(Voice("en"))
        >>> fr.time(570).replace(NO_BREAK, "_"), fr.time(1800).replace(NO_BREAK, "_"), en.time(1440)
        ('9_h_30', '6_h', '24:00')
        """
        hours, minutes = divmod(minute if minute <= MINUTES_OF_DAY else minute - MINUTES_OF_DAY, 60)
        if self.voice.lang == "en":
            return f"{hours:02}:{minutes:02}"
        return f"{hours}{NO_BREAK}h{NO_BREAK}{minutes:02}" if minutes else f"{hours}{NO_BREAK}h"

    def period(self, times: tuple[int, int], pair: Pair = FROM_TIMES) -> str:
        """A period of the day, with a word where it ends on the next.

        >>> Moments(Voice("en")).period((1320, 1800))
        'from 22:00 to 06:00 the next day'
        """
        found = self.voice.say(pair, start=self.time(times[0]), end=self.time(times[1]))
        if times[1] <= MINUTES_OF_DAY:
            return found
        return found + self.voice.pick(NEXT_DAY_SHORT if pair is SHORT_TIMES else NEXT_DAY)

    def day(self, day: date) -> str:
        """A civil date in words.

        >>> Moments(Voice("fr")).day(date(2026, 3, 3)), Moments(Voice("fr")).day(date(2026, 4, 1))
        ('3 mars 2026', '1er avril 2026')
        """
        return self._first(format_date(day, "long", locale=LOCALES[self.voice.lang]), day.day)

    def dated(self, day: date) -> str:
        """A civil date with its weekday.

        >>> Moments(Voice("fr")).dated(date(2026, 3, 30)), Moments(Voice("en")).dated(date(2026, 3, 30))
        ('lundi 30 mars 2026', 'Monday 30 March 2026')
        """
        return f"{self.weekday(day.weekday())} {self.day(day)}"

    def instant(self, at: datetime) -> str:
        """A date with its weekday and the time of the day, by the clock that `at` is read on.

        >>> told = [Moments(Voice(lang)).instant(datetime(2026, 3, 30, 9, 0)) for lang in ("fr", "en")]
        >>> told[0].replace(NO_BREAK, "_"), told[1]
        ('lundi 30 mars 2026 à 9_h', 'Monday 30 March 2026, 09:00')
        """
        return self.voice.say(AT_INSTANT, day=self.dated(at), time=self.time(at.hour * 60 + at.minute))

    def month_day(self, day: tuple[int, int]) -> str:
        """A day of every year.

        >>> Moments(Voice("fr")).month_day((7, 14)), Moments(Voice("en")).month_day((2, 29))
        ('14 juillet', '29 February')
        """
        written: str = format_skeleton("MMMMd", date(2024, *day), locale=LOCALES[self.voice.lang])
        return self._first(written, day[1])

    def _first(self, written: str, day: int) -> str:
        """French dates count the first day of a month as such, and the others plainly."""
        return f"1er{written[1:]}" if self.voice.lang == "fr" and day == 1 and written[:2] == "1 " else written

    def weekday(self, day: int) -> str:
        """The name of a weekday (Monday = 0)."""
        return JOURS[day] if self.voice.lang == "fr" else WEEKDAYS[day].capitalize()

    def weekdays(self, days: Iterable[int]) -> str:
        """Weekdays as a phrase of a sentence.

        >>> Moments(Voice("fr")).weekdays({0, 1, 2, 4}), Moments(Voice("en")).weekdays({1, 3})
        ('du lundi au mercredi et le vendredi', 'on Tuesday and Thursday')
        """
        found = sorted(days)
        if len(found) == len(WEEKDAYS):
            return self.voice.pick(EVERY_DAY)
        runs = _runs(found)
        if self.voice.lang == "en" and all(len(run) < _LONG_RUN for run in runs):
            return self.voice.say(ON_DAYS, day=self.voice.joined(map(self.weekday, found)))
        return self.voice.joined(phrase for run in runs for phrase in self._run(run))

    def _run(self, run: list[int]) -> list[str]:
        if len(run) < _LONG_RUN:
            return [self.voice.say(ON_DAYS, day=self.weekday(day)) for day in run]
        return [self.voice.say(FROM_DAYS, first=self.weekday(run[0]), last=self.weekday(run[-1]))]

    def number(self, value: float) -> str:
        """A number as it is, without trailing zeros.

        >>> Moments(Voice("fr")).number(12.5), Moments(Voice("en")).number(1200)
        ('12,5', '1,200')
        """
        return format_decimal(Decimal(repr(value)), format="#,##0.##########", locale=self.voice.lang)

    def percent(self, share: float) -> str:
        """A share of 1 in per cent, without the sign.

        >>> Moments(Voice("en")).percent(0.07)
        '7'
        """
        return format_decimal(Decimal(repr(share)) * 100, format="#,##0.##########", locale=self.voice.lang)

    def counted(self, value: float, one: Pair, many: Pair) -> str:
        """A number and what it counts; French counts up to two as one.

        >>> fr, en = Moments(Voice("fr")), Moments(Voice("en"))
        >>> [each.counted(1.5, ("heure", "hour"), ("heures", "hours")).replace(NO_BREAK, "_") for each in (fr, en)]
        ['1,5_heure', '1.5_hours']
        """
        is_one = value < 2 if self.voice.lang == "fr" else value == 1  # noqa: PLR2004 - where the French plural begins
        return f"{self.number(value)}{NO_BREAK}{self.voice.pick(one if is_one else many)}"

    def hours(self, value: float) -> str:
        """A length in hours."""
        return self.counted(value, ("heure", "hour"), ("heures", "hours"))

    def minutes(self, value: int) -> str:
        """A length in minutes."""
        return self.counted(value, ("minute", "minute"), ("minutes", "minutes"))

    def delay(self, delay: Delay, written: str) -> str:
        """A delay in words; `written` is how the file writes it, since French tells two kinds of working day apart.

        >>> from disconnect.model.agreement import Delay
        >>> Moments(Voice("fr")).delay(Delay(15, Unit.WORKING_DAYS), "15 jours ouvrables").replace(NO_BREAK, "_")
        '15_jours ouvrables'
        """
        units = _units(delay, written)
        return self.counted(delay.count, (units.fr[0], units.en[0]), (units.fr[1], units.en[1]))

    def every(self, delay: Delay, written: str) -> str:
        """A repetition in words.

        >>> from disconnect.model.agreement import Delay
        >>> fr = Moments(Voice("fr"))
        >>> fr.every(Delay(1, Unit.YEARS), "1 an"), fr.every(Delay(2, Unit.WEEKS), "").replace(NO_BREAK, "_")
        ('chaque année', 'toutes les 2_semaines')
        """
        units = _units(delay, written)
        if delay.count == 1:
            return self.each((units.fr[0], units.en[0]))
        pair = ("toutes les {n}", "every {n}") if units.is_feminine else ("tous les {n}", "every {n}")
        return self.voice.say(pair, n=self.delay(delay, written))

    def each(self, unit: Pair) -> str:
        """A unit of time that comes again and again.

        >>> Moments(Voice("fr")).each(("an", "year")), Moments(Voice("en")).each(("trimestre", "quarter"))
        ('chaque année', 'every quarter')
        """
        return self.voice.pick((f"chaque {_EACH.get(unit[0], unit[0])}", f"every {unit[1]}"))

    def per(self, delay: Delay, written: str) -> str:
        """What a number is counted over.

        >>> from disconnect.model.agreement import Delay
        >>> Moments(Voice("fr")).per(Delay(1, Unit.WEEKS), ""), Moments(Voice("en")).per(Delay(1, Unit.HOURS), "")
        ('par semaine', 'an hour')
        """
        if delay.count > 1:
            return self.every(delay, written)
        units = _units(delay, written)
        article = "an" if delay.unit is Unit.HOURS else "a"
        return self.voice.pick((f"par {units.fr[0]}", f"{article} {units.en[0]}"))

    def often(self, times: int, every: str) -> str:
        """How many times at least, in each of a repetition where there is one.

        >>> Moments(Voice("en")).often(2, "every year"), Moments(Voice("fr")).often(1, "")
        ('at least twice every year', 'au moins une fois')
        """
        pair = ("au moins {count} {every}", "at least {count} {every}")
        return self.voice.say(pair, count=self._times(times), every=every).strip()

    def rarely(self, times: int, every: str) -> str:
        """How many times at most, in each of a repetition where there is one.

        >>> Moments(Voice("en")).rarely(1, "every week")
        'at most once every week'
        """
        pair = ("au plus {count} {every}", "at most {count} {every}")
        return self.voice.say(pair, count=self._times(times), every=every).strip()

    def _times(self, times: int) -> str:
        few: dict[int, Pair] = {1: ("une fois", "once"), 2: ("deux fois", "twice")}
        many = (f"{self.number(times)}{NO_BREAK}fois", f"{self.number(times)}{NO_BREAK}times")
        return self.voice.pick(few.get(times, many))

    def most(self, times: int, per: str) -> str:
        """A number that is a ceiling, in each of a repetition where there is one.

        >>> Moments(Voice("en")).most(6, "a week"), Moments(Voice("fr")).most(6, "")
        ('6 a week', '6')
        """
        return f"{self.number(times)} {per}".strip()


def _units(delay: Delay, written: str) -> _Units:
    return _BUSINESS if delay.unit is Unit.WORKING_DAYS and "ouvrable" in written.casefold() else _UNITS[delay.unit]


def _runs(days: list[int]) -> list[list[int]]:
    """The days in runs that follow each other."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs

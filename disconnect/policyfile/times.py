"""Forms of times: weekdays, times and periods of the day, delays, dates of every year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from disconnect.model.agreement import Delay, Unit
from disconnect.model.phrase import joined, phrase
from disconnect.policyfile.clock import JOURS, LONGEST_PAST_MIDNIGHT, WEEKDAYS, minute, period, weekdays
from disconnect.policyfile.forms import DATE_PATTERN, a_list
from disconnect.policyfile.mistakes import Fault, listed, suggestion

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Json, Names

T = TypeVar("T")
DELAY_FORM = phrase(
    'écrivez-le comme "24 heures", "8 jours", "15 jours ouvrables", "2 semaines", "3 mois" ou "1 an"',
    'write it like "24 hours", "8 days", "15 working days", "2 weeks", "3 months" or "1 year"',
)
_NO_WEEKEND = Fault(
    code="weekend-form",
    what=phrase("la fin de semaine n’est pas deux jours qui se suivent", "the weekend is not two days in a row"),
    mend=phrase(
        'nommez deux jours qui se suivent, comme weekend = ["saturday", "sunday"]',
        'name two days that follow each other, like weekend = ["saturday", "sunday"]',
    ),
)
_DELAY = re.compile(r"([0-9]{1,4})\s+([^\W\d]+(?:\s+[^\W\d]+)?)")
_UNITS = {
    Unit.MINUTES: ("minute", "minutes"),
    Unit.HOURS: ("hour", "hours", "heure", "heures"),
    Unit.DAYS: ("day", "days", "jour", "jours"),
    Unit.WORKING_DAYS: (
        "working day",
        "working days",
        "jour ouvrable",
        "jours ouvrables",
        "jours ouvrés",
        "jour ouvré",
    ),
    Unit.WEEKS: ("week", "weeks", "semaine", "semaines"),
    Unit.MONTHS: ("month", "months", "mois"),
    Unit.YEARS: ("year", "years", "an", "ans"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}


def _in_any_case(words: Iterable[str]) -> str:
    r"""A pattern for one of the words: patterns of JSON Schema have no mark for small and capital letters alike.

    >>> _in_any_case(["an", "2 h"])
    '([aA][nN]|2\\s+[hH])'
    """
    return f"({'|'.join(''.join(_in_both_cases(letter) for letter in word) for word in words)})"


def _in_both_cases(letter: str) -> str:
    if letter == " ":
        return r"\s+"
    return f"[{letter}{letter.upper()}]" if letter.isalpha() else letter


_ANY_DAY = _in_any_case((*WEEKDAYS, *JOURS))
DAYS_PATTERN = rf"^\s*{_ANY_DAY}\s*(-\s*{_ANY_DAY}\s*)?$"
DELAY_PATTERN = rf"^\s*0{{0,3}}[1-9][0-9]{{0,3}}\s+{_in_any_case(_UNIT_OF)}\s*$"
_START = "([01]?[0-9]|2[0-3]):[0-5][0-9]"
TIME_PATTERN = rf"^\s*({_START}|24:00)\s*$"
PERIOD_PATTERN = rf"^\s*{_START}\s*[-–]\s*({_START}|24:00)\s*$"
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
MONTH_DAY_PATTERN = rf"^\s*{_MONTH_DAY.pattern}\s*$"


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Weekdays, each a name or a range."""

    def read(self, fields: Fields, key: str, _names: Names) -> frozenset[int]:
        """The weekdays, Monday = 0; one that is named twice is a mistake."""
        found = [noted(fields, key, weekdays(name)) for name in fields.names(key)]
        note_twice(fields, [(key, days) for days in found if days is not None])
        return frozenset(day for days in found if days is not None for day in days)

    def schema(self) -> Json:
        """A list of names or ranges."""
        return a_list({"type": "string", "pattern": DAYS_PATTERN})

    def words(self) -> tuple[str, str]:
        """An example."""
        return 'des jours, comme ["lundi-vendredi"]', 'days, like ["monday-friday"]'


@dataclass(frozen=True, slots=True)
class Weekend:
    """Two weekdays that follow each other."""

    def read(self, fields: Fields, key: str, names: Names) -> tuple[int, int] | None:
        """The two, the earlier first; None where there are not two such days."""
        before, days = fields.noted, Weekdays().read(fields, key, names)
        found = [(day, (day + 1) % 7) for day in sorted(days) if (day + 1) % 7 in days]
        if len(days) == 2 and found:  # noqa: PLR2004 - a weekend has two days
            return found[0]
        if fields.noted == before:
            fields.note(key, _NO_WEEKEND)
        return None

    def schema(self) -> Json:
        """A list of one range or of two days."""
        return Weekdays().schema() | {"maxItems": 2}

    def words(self) -> tuple[str, str]:
        """An example."""
        return (
            'deux jours qui se suivent, comme ["friday", "saturday"]',
            'two days in a row, like ["friday", "saturday"]',
        )


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, 00:00 to 24:00."""

    def read(self, fields: Fields, key: str, _names: Names) -> int | None:
        """Minutes from 00:00."""
        return parsed(fields, key, minute)

    def schema(self) -> Json:
        """Hours and minutes."""
        return {"type": "string", "pattern": TIME_PATTERN}

    def words(self) -> tuple[str, str]:
        """An example."""
        return 'une heure, comme "09:00"', 'a time of day, like "09:00"'


@dataclass(frozen=True, slots=True)
class PeriodOfDay:
    """A period of the day, which may pass midnight and is then `longest` minutes long at most."""

    longest: int = LONGEST_PAST_MIDNIGHT

    def read(self, fields: Fields, key: str, _names: Names) -> tuple[int, int] | None:
        """Minutes ``[start, end)``."""
        return parsed(fields, key, partial(period, longest=self.longest))

    def schema(self) -> Json:
        """Two times and a dash."""
        return {"type": "string", "pattern": PERIOD_PATTERN}

    def words(self) -> tuple[str, str]:
        """An example."""
        return 'une plage, comme "12:30-13:30"', 'a period of the day, like "12:30-13:30"'


@dataclass(frozen=True, slots=True)
class PeriodsOfDay:
    """Several periods of the day."""

    example: str = '["09:00-12:00", "14:00-17:00"]'
    longest: int = LONGEST_PAST_MIDNIGHT

    def read(self, fields: Fields, key: str, _names: Names) -> tuple[tuple[int, int], ...]:
        """Each as minutes ``[start, end)``."""
        found = (noted(fields, key, period(text, self.longest)) for text in fields.names(key, self.example))
        return tuple(times for times in found if times is not None)

    def schema(self) -> Json:
        """A list of periods."""
        return a_list({"type": "string", "pattern": PERIOD_PATTERN})

    def words(self) -> tuple[str, str]:
        """An example."""
        return 'des plages, comme ["09:00-12:00"]', 'periods of the day, like ["09:00-12:00"]'


@dataclass(frozen=True, slots=True)
class DelayForm:
    """A number of minutes, hours, days, working days, weeks, months or years."""

    def read(self, fields: Fields, key: str, _names: Names) -> Delay | None:
        """The delay."""
        return parsed(fields, key, delay)

    def schema(self) -> Json:
        """A number and a unit."""
        return {"type": "string", "pattern": DELAY_PATTERN}

    def words(self) -> tuple[str, str]:
        """An example."""
        return 'un délai, comme "15 jours ouvrables"', 'a delay, like "15 working days"'


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Dates of every year, as month and day."""

    def read(self, fields: Fields, key: str, _names: Names) -> tuple[tuple[int, int], ...]:
        """Each as (month, day)."""
        found = (noted(fields, key, month_day(text)) for text in fields.names(key, '["04-15", "10-15"]'))
        return tuple(day for day in found if day is not None)

    def schema(self) -> Json:
        """A list of months and days."""
        return a_list({"type": "string", "pattern": MONTH_DAY_PATTERN})

    def words(self) -> tuple[str, str]:
        """An example."""
        return 'des dates de chaque année, comme ["04-15"]', 'dates of every year, like ["04-15"]'


@dataclass(frozen=True, slots=True)
class SeasonEnd:
    """An end of a season: a date of one year, or a month and day of every year."""

    def read(self, fields: Fields, key: str, _names: Names) -> date | tuple[int, int] | None:
        """The date, or (month, day)."""
        value = fields.raw(key)
        if isinstance(value, str) and len(value.strip()) == len("07-01"):
            return noted(fields, key, month_day(value))
        return fields.day(key)

    def schema(self) -> Json:
        """Either form."""
        return {"anyOf": [{"type": "string", "pattern": pattern} for pattern in (MONTH_DAY_PATTERN, DATE_PATTERN)]}

    def words(self) -> tuple[str, str]:
        """An example of each."""
        return '"07-01" chaque année, ou une date', '"07-01" every year, or a date'


@dataclass(frozen=True, slots=True)
class Dates:
    """A list of dates, bare or in quotes."""

    def read(self, fields: Fields, key: str, _names: Names) -> frozenset[date]:
        """The dates."""
        return fields.dates(key)

    def schema(self) -> Json:
        """A list of strings as editors see TOML dates."""
        return {"type": "array", "items": {"type": "string", "pattern": DATE_PATTERN}}

    def words(self) -> tuple[str, str]:
        """Year first."""
        return "une liste de dates, année d’abord", "a list of dates, year first"


def delay(text: str) -> Delay | Fault:
    """The delay that a text means, in English or French.

    >>> delay("15 working days"), delay("1 an")
    (Delay(count=15, unit=<Unit.WORKING_DAYS: 'working_days'>), Delay(count=1, unit=<Unit.YEARS: 'years'>))
    """
    found = _DELAY.fullmatch(text.strip().casefold())
    unit = _UNIT_OF.get(" ".join(found[2].split())) if found else None
    if found is None or unit is None or not int(found[1]):
        near = suggestion(found[2], _UNIT_OF) if found else ""
        what = phrase("« {text} » n’est pas un délai", '"{text}" is not a delay', text=text)
        return Fault(code="delay-form", what=what, mend=joined([near, DELAY_FORM]))
    return Delay(int(found[1]), unit)


def month_day(text: str) -> tuple[int, int] | Fault:
    """A date of every year.

    >>> month_day("07-14")
    (7, 14)
    """
    found = _MONTH_DAY.fullmatch(text.strip())
    mend = phrase('écrivez mois et jour, comme "07-14"', 'write month and day, like "07-14"')
    if found is None:
        what = phrase(
            "« {text} » n’est pas une date de chaque année", '"{text}" is not a date of every year', text=text
        )
        return Fault(code="month-day-form", what=what, mend=mend)
    try:
        return _checked_day(int(found[1]), int(found[2]))
    except ValueError:
        what = phrase("aucune année n’a de {text}", "no year has a {text}", text=text)
        return Fault(code="month-day-none", what=what, mend=mend)


def _checked_day(month: int, day: int) -> tuple[int, int]:
    # A leap year: 29 February is a date of some years.
    return date(2024, month, day).month, day


def parsed(fields: Fields, key: str, parse: Callable[[str], T | Fault]) -> T | None:
    """What the text under `key` means; None where it is no text or means nothing, which is noted once."""
    text = fields.text(key)
    return noted(fields, key, parse(text)) if text else None


def noted(fields: Fields, key: str, value: T | Fault) -> T | None:
    """The value, or None when it is a fault, which is then noted under `key`."""
    if isinstance(value, Fault):
        fields.note(key, value)
        return None
    return value


def note_twice(fields: Fields, named: Iterable[tuple[str, tuple[int, ...]]]) -> None:
    """Note every weekday that (key, weekdays) pairs name again, under the key that does so."""
    seen: set[int] = set()
    for key, days in named:
        again = [day for day in days if day in seen]
        if again:
            names = listed(JOURS[day] for day in again), listed(WEEKDAYS[day] for day in again)
            what = phrase("déjà donné : {days}", "{days} was given already", days=names)
            mend = phrase("donnez chaque jour une seule fois", "give each day once")
            fields.note(key, Fault(code="weekday-twice", what=what, mend=mend))
        seen |= set(days)

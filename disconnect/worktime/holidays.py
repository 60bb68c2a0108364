"""Public holidays by place of work, from the `holidays` package, with the employer's own changes."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import holidays
from holidays.constants import HOLIDAY_NAME_DELIMITER

from disconnect.errors import ConfigError
from disconnect.model.phrase import joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disconnect.model.policy import HolidayRule

LEAP_DAY = (2, 29)
_CALENDAR = phrase("calendrier de jours fériés", "holiday calendar")
LANGUAGES = {"FR": "fr"}
"""The language in which `leave_out` names the holidays of a country."""


def dates(rule: HolidayRule, years: Iterable[int]) -> frozenset[date]:
    """The public holidays of `rule` in `years`, and in no other: the country's, plus `add`, less `remove`.

    A date that bears several names goes only when every one of them is left out.

    >>> from disconnect.model.policy import HolidayRule
    >>> rule = HolidayRule(id="alsace", country="FR", subdivision="57")
    >>> date(2026, 12, 26) in dates(rule, [2026])
    True

    Raises:
        ConfigError: the country or the subdivision is not known.
    """
    asked = tuple(sorted(set(years)))
    named = _country_dates(rule.country, rule.subdivision, asked) if rule.country else ()
    known = {day for day, names in named if not rule.leave_out.issuperset(names)}
    known |= {date(year, *day) for year in asked for day in rule.every_year if day != LEAP_DAY or isleap(year)}
    known |= {day for day in rule.add if day.year in asked}
    return frozenset(known - rule.remove)


@lru_cache(maxsize=256)
def _country_dates(country: str, subdivision: str, years: tuple[int, ...]) -> tuple[tuple[date, tuple[str, ...]], ...]:
    try:
        language = LANGUAGES.get(country)
        found = holidays.country_holidays(country, subdiv=subdivision or None, years=years, language=language)
    except (NotImplementedError, KeyError) as error:
        raise ConfigError(
            where=joined([_CALENDAR, *filter(None, (country, subdivision))], " "),
            what=phrase("il n’y a pas de tel pays, ou de telle subdivision", "no such country or subdivision"),
            mend=phrase(
                "employez les codes d’ISO 3166, par exemple FR, ou FR avec la subdivision 57 pour l’Alsace-Moselle",
                "use the codes of ISO 3166, for instance FR, or FR with subdivision 57 for Alsace-Moselle",
            ),
        ) from error
    return tuple((day, tuple(names.split(HOLIDAY_NAME_DELIMITER))) for day, names in found.items())

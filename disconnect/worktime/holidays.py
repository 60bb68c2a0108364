"""Public holidays by place of work, from the `holidays` package, with the employer's own changes."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays

from disconnect.errors import ConfigError
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.model.policy import HolidayRule
    from collections.abc import Iterable


def dates(rule: HolidayRule, years: Iterable[int]) -> frozenset[date]:
    """The public holidays of `rule` in `years`: the country's, plus `add`, less `remove`.

    >>> rule = HolidayRule(id="alsace", country="FR", subdivision="57")
    >>> date(2026, 12, 26) in dates(rule, [2026])
    True

    Raises:
        ConfigError: the country or the subdivision is not known.
    """
    asked = tuple(sorted(set(years)))
    named = _country_dates(rule.country, rule.subdivision, asked) if rule.country else ()
    known = {day for day, name in named if name not in rule.leave_out}
    known |= {date(year, month, day) for year in asked for month, day in rule.every_year}
    return frozenset((known | rule.add) - rule.remove)


@lru_cache(maxsize=256)
def _country_dates(country: str, subdivision: str, years: tuple[int, ...]) -> tuple[tuple[date, str], ...]:
    try:
        language = LANGUAGES.get(country)
        found = holidays.country_holidays(country, subdiv=subdivision or None, years=years, language=language)
    except (NotImplementedError, KeyError) as error:
        raise ConfigError(
            where=f"holiday calendar {country} {subdivision}".rstrip(),
            what="no such country or subdivision",
            mend="use the codes of ISO 3166, for instance FR, or FR with subdivision 57 for Alsace-Moselle",
        ) from error
    return tuple(found.items())


# The language in which `leave_out` names the holidays of a country.
LANGUAGES = {"FR": "fr"}

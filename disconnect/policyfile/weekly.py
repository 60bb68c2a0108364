"""The hours of one week: periods by day or range of days, or one frame on several days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from disconnect.model.hours import WeeklyPeriod
from disconnect.model.phrase import phrase
from disconnect.policyfile.clock import JOURS, MINUTES_OF_DAY, MINUTES_OF_WEEK, WEEKDAYS, weekdays
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.spec import Free, Spec
from disconnect.policyfile.times import DAYS_PATTERN, PeriodsOfDay, note_twice

if TYPE_CHECKING:
    from disconnect.model.hours import Minutes
    from disconnect.model.phrase import Phrase
    from disconnect.policyfile.fields import Fields

PERIODS = '["09:00-12:30", "13:30-18:00"]'

ByDay = Mapping[str, tuple["Minutes", ...]]
"""The periods under each day or range of days, as they stand in the file."""


def days_of(name: str) -> tuple[int, ...]:
    """The weekdays (Monday = 0) that the name of a key means, none where it is no day and no range of days.

    >>> days_of("samedi-dimanche"), days_of("frame")
    ((5, 6), ())
    """
    found = weekdays(name)
    return () if isinstance(found, Fault) else found


BY_DAY = Free(
    name="monday-friday",
    form=PeriodsOfDay(PERIODS),
    to="by_day",
    fr="horaires d’un jour ou d’une suite de jours, en français ou en anglais ; « 22:00-06:00 » passe minuit",
    en="hours of a day or a range of days, in English or French; “22:00-06:00” passes midnight",
    example=PERIODS,
    takes=lambda name: bool(days_of(name)),
    pattern=DAYS_PATTERN,
    like=WEEKDAYS,
    near=JOURS,
)


def week_of(by_day: ByDay) -> tuple[WeeklyPeriod, ...]:
    """The periods of a week, sorted; of a day that stands there twice, the first.

    >>> [(period.start, period.end) for period in week_of({"monday-tuesday": ((540, 600),)})]
    [(540, 600), (1980, 2040)]
    """
    times: dict[int, tuple[Minutes, ...]] = {}
    for name, periods in by_day.items():
        times |= {day: periods for day in days_of(name) if day not in times}
    return tuple(sorted(_weekly(day, each) for day, periods in times.items() for each in periods))


def frame_on(days: Iterable[int], times: Minutes) -> tuple[WeeklyPeriod, ...]:
    """The same period on each of the weekdays."""
    return tuple(sorted(_weekly(day, times) for day in days))


def note_week(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note a day that is given twice, and periods that share a minute."""
    by_day: ByDay = values["by_day"]
    note_twice(fields, [(name, days_of(name)) for name in by_day])
    note_overlap(fields, week_of(by_day), {day: name for name in by_day for day in days_of(name)})


def note_overlap(fields: Fields, periods: tuple[WeeklyPeriod, ...], keys: Mapping[int, str]) -> None:
    """Note the first two periods that share a minute, also past midnight and from Sunday into Monday.

    `keys` names the key under which each weekday stands.
    """
    first = [WeeklyPeriod(one.start + MINUTES_OF_WEEK, one.end + MINUTES_OF_WEEK) for one in periods[:1]]
    for earlier, later in pairwise((*periods, *first)):
        if later.start < earlier.end:
            what = phrase(
                "{later} commence avant la fin de {earlier}",
                "{later} begins before {earlier} has ended",
                later=_spoken(later),
                earlier=_spoken(earlier),
            )
            mend = phrase(
                "réunissez les deux, ou que l’une finisse où l’autre commence",
                "join the two, or let one end where the other begins",
            )
            key = keys.get(later.start // MINUTES_OF_DAY % 7, "")
            fields.note(key, Fault(code="periods-overlap", what=what, mend=mend))
            return


WEEK = Spec(make=week_of, keys=(), free=BY_DAY, check=note_week)
"""One of several weeks that alternate."""


def _weekly(day: int, times: Minutes) -> WeeklyPeriod:
    start, end = (day * MINUTES_OF_DAY + minute for minute in times)
    return WeeklyPeriod(start, end)


def _spoken(period: WeeklyPeriod) -> Phrase:
    """A period for a reader.

    >>> _spoken(WeeklyPeriod(540, 750))
    'monday 09:00-12:30'
    """
    day = period.start // MINUTES_OF_DAY % 7
    start, end = (f"{minute // 60 % 24:02}:{minute % 60:02}" for minute in (period.start, period.end))
    return phrase("{day} {start}-{end}", "{day} {start}-{end}", day=(JOURS[day], WEEKDAYS[day]), start=start, end=end)

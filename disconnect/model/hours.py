"""Who works when, as values: a week, a rota of any number of days, seasons, and what a person may choose in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disconnect.model.phrase import Phrase

MINUTES_OF_DAY = 24 * 60

Minutes = tuple[int, int]
"""Wall-clock minutes ``[start, end)`` from 00:00 of the day on which the period starts.

`start` lies within the day, `end` at most 24 hours later: a shift past midnight ends after 1,440.
"""

DayPattern = tuple[Minutes, ...]
"""The periods that start on one day."""

MonthDay = tuple[int, int]
"""A month and a day of it, in every year."""


@dataclass(frozen=True, slots=True, order=True)
class WeeklyPeriod:
    """Working minutes ``[start, end)`` by the wall clock, counted from Monday 00:00.

    A shift past midnight ends after its day's last minute; Sunday's may end in the next week (over 10,080). No
    period is longer than 24 hours.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Other weekly hours from `start` to `end`, both inclusive: dates of one year, or months and days of every year.

    A season of every year may pass New Year: (11, 1) to (2, 28) ends in the year after.
    """

    title: Mapping[str, str] = field(hash=False)
    start: date | MonthDay
    end: date | MonthDay
    periods: tuple[WeeklyPeriod, ...]

    def __post_init__(self) -> None:
        """Refuse a season that is half of one year and half of every year.

        Raises:
            ConfigError: one end is a date, the other a month and a day.
        """
        if isinstance(self.start, date) != isinstance(self.end, date):
            raise ConfigError(
                where=phrase("saison du {start} au {end}", "season from {start} to {end}", **_ends(self)),
                what=phrase("un bout nomme une année, l’autre non", "one end names a year, the other does not"),
                mend=phrase(
                    "donnez deux dates, ou deux fois mois et jour", "give both as dates, or both as month and day"
                ),
            )

    def covers(self, day: date) -> bool:
        """Whether `day` lies in the season.

        >>> winter = Season(title={}, start=(11, 1), end=(2, 28), periods=())
        >>> [winter.covers(date(2026, *day)) for day in ((10, 31), (11, 1), (2, 28), (3, 1))]
        [False, True, True, False]
        """
        if isinstance(self.start, date) and isinstance(self.end, date):
            return self.start <= day <= self.end
        start, end, found = self.start, self.end, (day.month, day.day)
        if isinstance(start, date) or isinstance(end, date):
            return False
        return start <= found <= end if start <= end else found >= start or found <= end


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person may choose: the earliest and latest start and end of their day, both inclusive, in minutes."""

    start: Minutes
    end: Minutes
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The hours of a group of people: the first season that covers a date, else `cycle`, else the week `periods`.

    Periods of a week are sorted and disjoint. `cycle` is a rota: its days repeat from `anchor` on, in both
    directions (two alternating weeks are 14 days from a Monday), and replace `periods`. `is_frame` marks a contract
    without hours (forfait-jours): the periods are the frame inside which work may lie, not a duty to work all of it.
    `works_holidays` says that public holidays are worked like any day. `choice` is what each person may choose.
    """

    id: str
    title: Mapping[str, str] = field(hash=False)
    periods: tuple[WeeklyPeriod, ...]
    clause: str
    is_frame: bool = False
    cycle: tuple[DayPattern, ...] = ()
    anchor: date | None = None
    seasons: tuple[Season, ...] = ()
    works_holidays: bool = False
    choice: Choice | None = None

    def __post_init__(self) -> None:
        """Refuse a rota that begins nowhere.

        Raises:
            ConfigError: there is a cycle and no anchor.
        """
        if self.cycle and self.anchor is None:
            raise ConfigError(
                where=_named(self),
                what=phrase(
                    "la rotation ne dit pas à quelle date tombe son premier jour",
                    "the rota does not say on which date its first day falls",
                ),
                mend=phrase("donnez-lui cette date", "give that date as its anchor"),
            )

    def starting_on(self, day: date) -> DayPattern:
        """The periods that start on `day`, before holidays, closures and leave: everything else is built on this.

        >>> early, late = ((360, 840),), ((840, 1320),)
        >>> rota = Hours(id="r", title={}, periods=(), clause="1", cycle=(early, late, ()), anchor=date(2026, 1, 1))
        >>> [rota.starting_on(date(2026, 1, day)) for day in (1, 2, 3, 4)] == [early, late, (), early]
        True
        """
        for season in self.seasons:
            if season.covers(day):
                return _of_weekday(season.periods, day.weekday())
        if self.cycle and self.anchor:
            return self.cycle[(day - self.anchor).days % len(self.cycle)]
        return _of_weekday(self.periods, day.weekday())

    @property
    def patterns(self) -> tuple[tuple[DayPattern, ...], ...]:
        """Every run of days that repeats: the rota or the week, and the week of each season."""
        weeks = [season.periods for season in self.seasons]
        base = self.cycle or _days(self.periods)
        return base, *(_days(periods) for periods in weeks)


def with_choice(hours: Hours, start: int | None, end: int | None) -> Hours:
    """The hours of somebody who chose when their day starts and ends (minutes from 00:00; None: as it was).

    On each working day, in week, rota and seasons, the first period starts at `start` and the last ends at `end`.

    >>> week = tuple(WeeklyPeriod(day * 1440 + 540, day * 1440 + 1080) for day in range(5))
    >>> choice = Choice(start=(480, 600), end=(960, 1140), clause="2")
    >>> mine = with_choice(Hours(id="office", title={}, periods=week, clause="1", choice=choice), 570, 1050)
    >>> mine.id, mine.starting_on(date(2026, 3, 30))
    ('office@09:30-17:30', ((570, 1050),))

    Raises:
        ConfigError: there is nothing to choose, the choice lies outside the limits, or a period would vanish.
    """
    if start is None and end is None:
        return hours
    limits = _limits(hours)
    _check(hours, "start", start, limits.start)
    _check(hours, "end", end, limits.end)
    return replace(
        hours,
        id=f"{hours.id}@{_clock(start)}-{_clock(end)}",
        periods=_chosen_week(hours, hours.periods, start, end),
        cycle=tuple(_chosen_day(hours, day, start, end) for day in hours.cycle),
        seasons=tuple(
            replace(season, periods=_chosen_week(hours, season.periods, start, end)) for season in hours.seasons
        ),
    )


def _of_weekday(periods: tuple[WeeklyPeriod, ...], weekday: int) -> DayPattern:
    midnight = weekday * MINUTES_OF_DAY
    return tuple(
        (period.start - midnight, period.end - midnight)
        for period in periods
        if midnight <= period.start < midnight + MINUTES_OF_DAY
    )


def _days(periods: tuple[WeeklyPeriod, ...]) -> tuple[DayPattern, ...]:
    return tuple(_of_weekday(periods, weekday) for weekday in range(7))


def _named(hours: Hours) -> Phrase:
    return phrase("horaires {id}", "hours {id}", id=hours.id)


def _ends(season: Season) -> dict[str, str]:
    return {"start": str(season.start), "end": str(season.end)}


def _limits(hours: Hours) -> Choice:
    if hours.choice is None:
        raise ConfigError(
            where=_named(hours),
            what=phrase(
                "personne ne peut choisir quand sa journée commence ou finit",
                "nobody may choose when their day starts or ends",
            ),
            mend=phrase(
                "retirez ce choix, ou que la politique en donne les limites",
                "leave the choice out, or let the policy give its limits",
            ),
        )
    return hours.choice


def _check(hours: Hours, bound: str, minute: int | None, limits: Minutes) -> None:
    if minute is not None and not limits[0] <= minute <= limits[1]:
        raise ConfigError(
            where=_named(hours),
            what=phrase(
                "l’heure choisie pour {end}, {time}, sort de {low}-{high}",
                "the {end} chosen, {time}, lies outside {low}-{high}",
                end=({"start": "le début", "end": "la fin"}[bound], bound),
                time=_clock(minute),
                low=_clock(limits[0]),
                high=_clock(limits[1]),
            ),
            mend=phrase("choisissez entre les deux", "choose one between the two"),
        )


def _chosen_week(
    hours: Hours, periods: tuple[WeeklyPeriod, ...], start: int | None, end: int | None
) -> tuple[WeeklyPeriod, ...]:
    def chosen() -> Iterator[WeeklyPeriod]:
        for weekday, day in enumerate(_days(periods)):
            midnight = weekday * MINUTES_OF_DAY
            for first, last in _chosen_day(hours, day, start, end):
                yield WeeklyPeriod(midnight + first, midnight + last)

    return tuple(chosen())


def _chosen_day(hours: Hours, day: DayPattern, start: int | None, end: int | None) -> DayPattern:
    if not day:
        return ()
    periods = sorted(day)
    if start is not None:
        periods[0] = start, periods[0][1]
    if end is not None:
        periods[-1] = periods[-1][0], end
    if not all(0 <= a < MINUTES_OF_DAY and a < b <= a + MINUTES_OF_DAY for a, b in periods):
        raise ConfigError(
            where=_named(hours),
            what=phrase(
                "avec le choix {start}-{end}, une période de travail d’un jour disparaîtrait",
                "with the choice {start}-{end} a working period of a day would vanish",
                start=_clock(start),
                end=_clock(end),
            ),
            mend=phrase("choisissez un début plus tôt ou une fin plus tard", "choose an earlier start or a later end"),
        )
    return tuple(periods)


def _clock(minute: int | None) -> str:
    """A minute of the day as the clock shows it; nothing where nothing was chosen."""
    return "" if minute is None else f"{minute // 60 % 24:02}:{minute % 60:02}"

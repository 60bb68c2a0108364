"""Hours of every kind: weeks by day and by night, rotas, alternating weeks, seasons, holidays that are worked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from disconnect.model.hours import Hours, Season, WeeklyPeriod
from tests.reference.timeline import DAY_MINUTES

if TYPE_CHECKING:
    from collections.abc import Iterable


def weekly(name: str, shifts: Iterable[tuple[int, float, float]], *, is_frame: str = "") -> Hours:
    """Weekly hours out of (weekday, first hour, last hour), where 30 is 06:00 on the next day."""
    periods = tuple(
        sorted(
            WeeklyPeriod(int(day * DAY_MINUTES + start * 60), int(day * DAY_MINUTES + end * 60))
            for day, start, end in shifts
        )
    )
    return Hours(id=name, title={"en": name}, periods=periods, clause=name, is_frame=bool(is_frame))


DAY_HOURS = (
    weekly("office", [(day, *half) for day in range(5) for half in ((9, 12.5), (13.5, 17.5))]),
    weekly("four-days", [(day, 8.5, 17) for day in (0, 1, 3, 4)]),
    weekly("mornings", [(day, 6, 12) for day in range(5)]),
    weekly("frame", [(day, 8, 20) for day in range(5)], is_frame="days-based contract"),
    weekly("gulf", [(day, 8, 16) for day in (6, 0, 1, 2, 3)]),
)
NIGHT_HOURS = (
    weekly("night", [(day, 22, 30) for day in (6, 0, 1, 2, 3)]),
    weekly("late", [(day, 17, 24.5) for day in range(5)]),
    weekly("bakery", [(day, 2.5, 9.5) for day in range(1, 6)]),
    weekly("rotating", [(0, 0, 8), (1, 0, 8), (2, 8, 16), (3, 16, 24), (4, 20, 28)]),
    weekly("split", [(day, *half) for day in range(3) for half in ((3, 7), (19, 23))]),
    weekly("round-the-clock", [(day, 0, 24) for day in range(7)]),
)


def rota(name: str, anchor: date, days: Iterable[Iterable[tuple[float, float]]], *, holidays: str = "") -> Hours:
    """A rota out of the first and last hours of each day's periods; `holidays` says why they are worked."""
    cycle = tuple(tuple((int(start * 60), int(end * 60)) for start, end in day) for day in days)
    return Hours(id=name, title={}, periods=(), clause=name, cycle=cycle, anchor=anchor, works_holidays=bool(holidays))


def seasonal(
    name: str, base: Hours, seasons: Iterable[tuple[date | tuple[int, int], date | tuple[int, int], Hours]]
) -> Hours:
    """The hours `base`, other weeks in seasons of (first date, last date, hours)."""
    found = tuple(Season(title={}, start=start, end=end, periods=hours.periods) for start, end, hours in seasons)
    return Hours(
        id=name, title={}, periods=base.periods, clause=name, cycle=base.cycle, anchor=base.anchor, seasons=found
    )


EARLY, LATE, NIGHT, OFF = [(6, 14)], [(14, 22)], [(22, 30)], list[tuple[float, float]]()
OFFICE, FOUR_DAYS, MORNINGS = DAY_HOURS[:3]
SHIFTS = NIGHT_HOURS[0]
TEN_DAYS = rota("ten-days", date(2026, 6, 3), [EARLY, EARLY, LATE, LATE, NIGHT, NIGHT, OFF, OFF, OFF, OFF])
ROTAS = (
    TEN_DAYS,
    rota("two-weeks", date(2025, 12, 29), [*[[(9, 12), (13, 17)]] * 5, OFF, OFF, *[[(8, 18)]] * 4, OFF, OFF, OFF]),
    rota("watch", date(2027, 3, 1), [[(7, 19)], [(19, 31)], OFF, OFF], holidays="somebody always watches"),
    seasonal("summer", OFFICE, [((7, 1), (8, 31), MORNINGS), ((12, 15), (1, 10), FOUR_DAYS)]),
    seasonal("spring", FOUR_DAYS, [(date(2026, 3, 28), date(2026, 4, 5), SHIFTS), ((10, 20), (11, 5), OFFICE)]),
    seasonal("harvest", TEN_DAYS, [((2, 29), (3, 31), MORNINGS), (date(2026, 10, 24), date(2026, 10, 26), SHIFTS)]),
)
HOURS = {each.id: each for each in (*DAY_HOURS, *NIGHT_HOURS, *ROTAS)}
PAST_MIDNIGHT = frozenset({"night", "late", "rotating", "ten-days", "watch", "spring", "harvest"})
"""Those with a shift that lasts past midnight."""

"""The rows "is open" and "next opening", beside other libraries' answers about the same office."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from functools import partial
from statistics import median
from zoneinfo import ZoneInfo

import holidays

from disconnect.model.hours import Hours, WeeklyPeriod
from disconnect.worktime.calendars import WorkCalendar, working_periods
from disconnect.worktime.compiled import is_open, next_opening

PARIS = ZoneInfo("Europe/Paris")
PERIODS = ((540, 750), (810, 1050))
QUESTIONS, SLOW, ROUNDS = 20_000, 1_000, 5
HORIZON = timedelta(days=30)
FEASTS = frozenset(holidays.country_holidays("FR", years=(2025, 2026, 2027)))
WEEK = tuple(WeeklyPeriod(day * 1440 + start, day * 1440 + end) for day in range(5) for start, end in PERIODS)
OFFICE = Hours(id="office", title={}, clause="1", periods=WEEK)

Ask = Callable[[datetime], object]


def calendar() -> WorkCalendar:
    """The office: Monday to Friday, 9:00 to 12:30 and 13:30 to 17:30, France's public holidays off."""
    return WorkCalendar(hours=OFFICE, zone=PARIS, holidays=FEASTS)


def instants(seed: int) -> tuple[datetime, ...]:
    """Random seconds of 2026."""
    dice = random.Random(seed)
    first = datetime(2026, 1, 2, tzinfo=UTC)
    return tuple(first + timedelta(seconds=dice.randrange(360 * 86400)) for _ in range(QUESTIONS))


def ours() -> dict[str, Ask]:
    """Our two questions."""
    office = calendar()
    return {"is open": partial(is_open, office), "next opening": partial(_next_opening, office)}


def _next_opening(office: WorkCalendar, at: datetime) -> datetime | None:
    return next_opening(office, at, HORIZON)


def opening_hours() -> dict[str, Ask]:
    """opening-hours-py (Rust); a change to come is an opening only where it is closed now."""
    from opening_hours import OpeningHours  # noqa: PLC0415 - a peer

    office = OpeningHours("Mo-Fr 09:00-12:30,13:30-17:30; PH off", timezone=PARIS, country="FR")

    def opening(at: datetime) -> object:
        change = office.next_change(at)
        return change if office.is_open(change) else office.next_change(change)

    return {"is open": office.is_open, "next opening": opening}


def naive() -> dict[str, Ask]:
    """A loop over dates with zoneinfo and the holidays package."""

    def open_now(at: datetime) -> bool:
        local = at.astimezone(PARIS)
        minute = local.hour * 60 + local.minute
        works = local.weekday() < 5 and local.date() not in FEASTS
        return works and any(start <= minute < end for start, end in PERIODS)

    def opening(at: datetime) -> datetime | None:
        day = at.astimezone(PARIS).date()
        while True:
            if day.weekday() < 5 and day not in FEASTS:
                for start, _ in PERIODS:
                    found = datetime.combine(day, clock(start // 60, start % 60), PARIS)
                    if found > at:
                        return found.astimezone(UTC)
            day += timedelta(days=1)

    return {"is open": open_now, "next opening": opening}


def workalendar() -> dict[str, Ask]:
    """Workalendar knows working days; the hours are added by hand."""
    from workalendar.europe import France  # noqa: PLC0415 - a peer

    france = France()

    def open_now(at: datetime) -> bool:
        local = at.astimezone(PARIS)
        minute = local.hour * 60 + local.minute
        return any(start <= minute < end for start, end in PERIODS) and france.is_working_day(local.date())

    def opening(at: datetime) -> datetime:
        day = at.astimezone(PARIS).date()
        while True:
            if france.is_working_day(day):
                for start, _ in PERIODS:
                    found = datetime.combine(day, clock(start // 60, start % 60), PARIS)
                    if found > at:
                        return found.astimezone(UTC)
            day += timedelta(days=1)

    return {"is open": open_now, "next opening": opening}


def portion_intervals() -> dict[str, Ask]:
    """portion: one interval of two years of periods."""
    import portion  # noqa: PLC0415 - a peer

    spans = working_periods(calendar(), datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 2, 1, tzinfo=UTC))
    whole = portion.Interval(*(portion.closedopen(start, end) for start, end in spans))

    def opening(at: datetime) -> datetime:
        found: datetime = (whole & portion.open(at, portion.inf))[1 if at in whole else 0].lower
        return found

    return {"is open": lambda at: at in whole, "next opening": opening}


def pandas_hours() -> dict[str, Ask]:
    """Pandas' CustomBusinessHour: on offset, and the next one."""
    import pandas as pd  # noqa: PLC0415 - a peer

    hour = pd.offsets.CustomBusinessHour(
        start=["09:00", "13:30"], end=["12:30", "17:30"], holidays=sorted(day.isoformat() for day in FEASTS)
    )

    def open_now(at: datetime) -> bool:
        return bool(hour.is_on_offset(pd.Timestamp(at.astimezone(PARIS).replace(tzinfo=None))))

    def opening(at: datetime) -> object:
        return hour._next_opening_time(pd.Timestamp(at.astimezone(PARIS).replace(tzinfo=None)))  # noqa: SLF001 - the nearest it has

    return {"is open": open_now, "next opening": opening}


def business_time() -> dict[str, Ask]:
    """businesstimedelta: the rule's next span."""
    import businesstimedelta as peer  # noqa: PLC0415 - a peer
    import pytz  # noqa: PLC0415 - it takes no other zones

    zone = pytz.timezone(PARIS.key)
    spans = [
        peer.WorkDayRule(
            start_time=clock(start // 60, start % 60),
            end_time=clock(end // 60, end % 60),
            working_days=[0, 1, 2, 3, 4],
            tz=zone,
        )
        for start, end in PERIODS
    ]
    rules = peer.Rules([*spans, peer.HolidayRule(holidays.country_holidays("FR", years=(2026, 2027)), tz=zone)])

    def span(at: datetime) -> tuple[datetime, datetime]:
        found: tuple[datetime, datetime] = rules.next(at)
        return found

    return {"is open": lambda at: span(at)[0] <= at, "next opening": lambda at: span(span(at)[1])[0]}


PEERS: dict[str, Callable[[], dict[str, Ask]]] = {
    "opening-hours-py": opening_hours,
    "zoneinfo + holidays": naive,
    "workalendar": workalendar,
    "portion": portion_intervals,
    "pandas": pandas_hours,
    "businesstimedelta": business_time,
}
FAST = frozenset({"opening-hours-py", "zoneinfo + holidays", "workalendar"})


def rate(ask: Ask, asked: Sequence[datetime]) -> float:
    """Answers per CPU second."""
    start = time.process_time()
    for at in asked:
        ask(at)
    return len(asked) / (time.process_time() - start)


def figures(seed: int) -> dict[str, dict[str, float]]:
    """Answers per CPU second by question and design, medians of the rounds; "ours" is among the designs."""
    asked, mine = instants(seed), ours()
    # Each design is asked in the form it takes most quickly: ours in UTC, the others in the office's own zone.
    local = tuple(at.astimezone(PARIS) for at in asked)
    for ask in mine.values():
        rate(ask, asked)
    designs = {"ours": mine} | {name: make() for name, make in PEERS.items()}
    found: dict[str, dict[str, list[float]]] = {question: {name: [] for name in designs} for question in mine}
    for turn in range(ROUNDS):  # the designs by turns: a machine that slows down slows all of them
        for name, questions in designs.items():
            if turn and name not in FAST | {"ours"}:
                continue
            known = asked if name == "ours" else local
            few = known if name in FAST | {"ours"} else known[: SLOW // 10 if name == "portion" else SLOW]
            for question, ask in questions.items():
                found[question][name].append(rate(ask, few))
    return {question: {name: median(rates) for name, rates in by.items()} for question, by in found.items()}


def agreement(seed: int) -> int:
    """How many of the questions opening-hours-py answers otherwise; both know the same hours and holidays."""
    mine, theirs = ours(), opening_hours()
    asked = [(at, at.astimezone(PARIS)) for at in instants(seed)]
    differ = sum(bool(mine["is open"](at)) is not bool(theirs["is open"](local)) for at, local in asked)
    return differ + sum(mine["next opening"](at) != theirs["next opening"](local) for at, local in asked[:SLOW])

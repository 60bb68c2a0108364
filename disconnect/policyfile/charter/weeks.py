"""Who works when, as a charter tells it: weeks by day, alternating weeks, rotas of shifts, seasons, own choice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from disconnect.policyfile.charter.blocks import Block, Heading, Path, Row, Table, passage
from disconnect.policyfile.charter.moments import BETWEEN, SHORT_TIMES
from disconnect.policyfile.charter.voice import Pair, clean
from disconnect.policyfile.clock import MINUTES_OF_DAY, period
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.rota import OFF

if TYPE_CHECKING:
    from disconnect.model.hours import DayPattern, Hours, Season, WeeklyPeriod
    from disconnect.policyfile.charter.draft import Draft

DAY: Pair = ("Jour", "Day")
TIMES: Pair = ("Horaires", "Hours")
FRAME: Pair = ("Cadre", "Frame")
NOT_WORKED: Pair = ("non travaillé", "not worked")
NO_FRAME: Pair = ("hors du cadre", "outside the frame")
WEEK_CAPTION: Pair = ("Semaine", "Week")
FRAME_CAPTION: Pair = ("Cadre de la semaine", "Frame of the week")
IS_FRAME: Pair = (
    "Ces plages sont le cadre dans lequel le travail peut se situer, et non une obligation de le remplir.",
    "These times are the frame inside which work may lie, not a duty to work all of it.",
)
WEEK: Pair = ("Semaine {letter}", "Week {letter}")
ALTERNATE: Pair = (
    "Les semaines {letters} alternent dans cet ordre ; une semaine A commence le {day}.",
    "The weeks {letters} alternate in this order; a week A begins on {day}.",
)
REPEATS: Pair = (
    "La semaine {letters} se répète ; l’une d’elles commence le {day}.",
    "The week {letters} repeats; one of them begins on {day}.",
)
WEEKS_CAPTION: Pair = ("Semaines alternées", "Alternating weeks")
SHIFT: Pair = ("Poste", "Shift")
SHIFTS_CAPTION: Pair = ("Postes", "Shifts")
CYCLE_CAPTION: Pair = ("Cycle", "Rota")
CYCLE_DAY: Pair = ("Jours du cycle", "Days of the rota")
CYCLE: Pair = (
    "Le cycle compte {days} et se répète ; son premier jour est le {day}.",
    "The rota has {days} and repeats; its first day is {day}.",
)
ONE_DAY: Pair = ("jour {first}", "day {first}")
SOME_DAYS: Pair = ("jours {first} à {last}", "days {first} to {last}")
REST: Pair = ("repos", "off")
HOLIDAYS: dict[str, Pair] = {
    "worked": (
        "Les jours fériés sont travaillés comme les autres jours.",
        "Public holidays are worked like any other day.",
    ),
    "off": ("Les jours fériés ne sont pas travaillés.", "Public holidays are not worked."),
}
SEASON: Pair = ("{season}, du {start} au {end}", "{season}, {start} to {end}")
SEASON_YEARLY: Pair = (
    "{season}, chaque année du {start} au {end}",
    "{season}, every year from {start} to {end}",
)
CHOICE: Pair = (
    "Avec les horaires {title}, chacun choisit le début de sa journée {start} et sa fin {end}.",
    "With the hours {title}, everybody chooses when their day starts, {start}, and when it ends, {end}.",
)
WEEKS_SIDE_BY_SIDE = 4
"""As many columns of weeks as a printed page has room for."""


def hours_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """The hours that rest on a clause: each under its own heading."""
    for name, hours in draft.policy.hours.items():
        if hours.clause == clause:
            yield from _hours(draft, name, hours)


def choice_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """The limits of everybody's own choice that rest on a clause."""
    for name, hours in draft.policy.hours.items():
        if hours.choice is not None and hours.choice.clause == clause:
            start, end = (draft.moments.period(each, BETWEEN) for each in (hours.choice.start, hours.choice.end))
            path = ("hours", name, "personal")
            yield passage(draft.say(CHOICE, path, title=draft.title("hours", name), start=start, end=end))


def _hours(draft: Draft, name: str, hours: Hours) -> Iterator[Block]:
    title = draft.own(hours.title, "hours", name, "title")
    yield Heading(text=title.text, level=3, paths=title.paths)
    if hours.is_frame:
        yield passage(draft.say(IS_FRAME, ("hours", name, "frame")))
    if hours.periods:
        yield _week(draft, hours.periods, hours)
    yield from _rota(draft, name, hours)
    worked = draft.given("hours", name, "public_holidays")
    if worked is not None:
        yield passage(draft.say(HOLIDAYS[worked], ("hours", name, "public_holidays")))
    for number, season in enumerate(hours.seasons):
        yield _season(draft, ("hours", name, "seasons", number), season)


def _week(draft: Draft, periods: tuple[WeeklyPeriod, ...], hours: Hours) -> Table:
    caption = draft.voice.pick(FRAME_CAPTION if hours.is_frame else WEEK_CAPTION)
    none = NO_FRAME if hours.is_frame else NOT_WORKED
    rows = tuple(
        Row(cells=(draft.moments.weekday(day), times(draft, pattern, none)), paths=(("hours", hours.id),))
        for day, pattern in enumerate(_by_day(periods))
    )
    heads = draft.voice.pick(DAY), draft.voice.pick(FRAME if hours.is_frame else TIMES)
    return Table(caption=caption, heads=heads, rows=rows)


def _by_day(periods: tuple[WeeklyPeriod, ...]) -> tuple[DayPattern, ...]:
    days: list[list[tuple[int, int]]] = [[] for _ in range(7)]
    for each in periods:
        day, start = divmod(each.start, MINUTES_OF_DAY)
        days[day].append((start, each.end - day * MINUTES_OF_DAY))
    return tuple(tuple(day) for day in days)


def times(draft: Draft, pattern: DayPattern, none: Pair = NOT_WORKED) -> str:
    """The periods of one day for the cell of a table, `none` where there are none."""
    if not pattern:
        return draft.voice.pick(none)
    return ", ".join(draft.moments.period(each, SHORT_TIMES) for each in pattern)


def _rota(draft: Draft, name: str, hours: Hours) -> Iterator[Block]:
    if not hours.cycle or hours.anchor is None:
        return
    if draft.given("hours", name, "weeks"):
        yield from _weeks(draft, name, hours)
    else:
        yield from _shifts(draft, name, hours)


def _weeks(draft: Draft, name: str, hours: Hours) -> Iterator[Block]:
    """Weeks that alternate, side by side as far as a page has room."""
    weeks = [hours.cycle[start : start + 7] for start in range(0, len(hours.cycle), 7)]
    letters = [letter(number) for number in range(len(weeks))]
    names = [draft.voice.say(WEEK, letter=each) for each in letters]
    told = draft.say(
        ALTERNATE if len(weeks) > 1 else REPEATS,
        ("hours", name, "cycle_start"),
        ("hours", name, "weeks"),
        letters=draft.voice.joined(letters),
        day=_dated(draft, hours.anchor),
    )
    yield passage(told)
    for first in range(0, len(weeks), WEEKS_SIDE_BY_SIDE):
        numbers = range(first, min(first + WEEKS_SIDE_BY_SIDE, len(weeks)))
        rows = tuple(
            Row(
                cells=(draft.moments.weekday(day), *(times(draft, weeks[number][day]) for number in numbers)),
                paths=tuple(("hours", name, "weeks", number) for number in numbers),
            )
            for day in range(7)
        )
        heads = draft.voice.pick(DAY), *(names[number] for number in numbers)
        yield Table(caption=draft.voice.pick(WEEKS_CAPTION), heads=heads, rows=rows)


def letter(number: int) -> str:
    """What the week with this number (from 0) is called: A to Z, then by number.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', '27')
    """
    return chr(ord("A") + number) if number < 26 else str(number + 1)  # noqa: PLR2004 - letters of the alphabet


def _shifts(draft: Draft, name: str, hours: Hours) -> Iterator[Block]:
    """A rota of named shifts: what each shift is, then which falls on which day."""
    path: Path = ("hours", name, "cycle")
    days = draft.moments.counted(len(hours.cycle), ("jour", "day"), ("jours", "days"))
    start = ("hours", name, "cycle_start")
    yield passage(draft.say(CYCLE, start, path, days=days, day=_dated(draft, hours.anchor)))
    rows = tuple(
        Row(cells=(clean(shift), times(draft, _pattern(written))), paths=(("hours", name, "shifts"),))
        for shift, written in (draft.given("hours", name, "shifts") or {}).items()
    )
    heads = draft.voice.pick(SHIFT), draft.voice.pick(TIMES)
    if rows:
        yield Table(caption=draft.voice.pick(SHIFTS_CAPTION), heads=heads, rows=rows)
    rows = tuple(Row(cells=cells, paths=(path,)) for cells in _runs(draft, draft.given(*path)))
    heads = draft.voice.pick(CYCLE_DAY), draft.voice.pick(SHIFT)
    yield Table(caption=draft.voice.pick(CYCLE_CAPTION), heads=heads, rows=rows)


def _pattern(written: str) -> DayPattern:
    found = period(written)
    return () if isinstance(found, Fault) else (found,)


def _runs(draft: Draft, cycle: list[str]) -> Iterator[tuple[str, str]]:
    """Days of the rota with the same shift that follow each other, and that shift."""
    number = 1
    for written, run in groupby(cycle):
        last = number + len(tuple(run)) - 1
        pair = ONE_DAY if last == number else SOME_DAYS
        yield draft.voice.say(pair, first=str(number), last=str(last)), _shift(draft, written)
        number = last + 1


def _shift(draft: Draft, written: str) -> str:
    names = (part.strip() for part in written.split("+"))
    return " + ".join(draft.voice.pick(REST) if name == OFF else clean(name) for name in names)


def _dated(draft: Draft, day: date | None) -> str:
    """A date with its weekday."""
    return "" if day is None else draft.moments.dated(day)


def _season(draft: Draft, path: Path, season: Season) -> Table:
    is_yearly = not isinstance(season.start, date)
    start, end = (_end(draft, each) for each in (season.start, season.end))
    own = draft.own(season.title, *path)
    caption = draft.say(SEASON_YEARLY if is_yearly else SEASON, season=own, start=start, end=end)
    rows = tuple(
        Row(cells=(draft.moments.weekday(day), times(draft, pattern)), paths=(path,))
        for day, pattern in enumerate(_by_day(season.periods))
    )
    heads = draft.voice.pick(DAY), draft.voice.pick(TIMES)
    return Table(caption=caption.text, heads=heads, rows=rows, paths=caption.paths)


def _end(draft: Draft, end: date | tuple[int, int]) -> str:
    return draft.moments.day(end) if isinstance(end, date) else draft.moments.month_day(end)

"""Rotas in `[hours.NAME]`: alternating weeks (`[[hours.NAME.weeks]]`), or named shifts in a cycle of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from disconnect.model.hours import DayPattern, Hours
from disconnect.policyfile.clock import period
from disconnect.policyfile.mistakes import Fault, listed, suggestion
from disconnect.policyfile.weekly import week_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.hours import Minutes
    from disconnect.policyfile.fields import Fields

LONGEST_CYCLE = 366
OFF = "off"
_NO_START = Fault(
    code="rota-start",
    what="a rota does not say on which date its first day falls",
    mend="add that date, like cycle_start = 2026-01-05",
)
_NOT_MONDAY = Fault(
    code="rota-monday",
    what="alternating weeks begin on a Monday, and this date is none",
    mend="give the Monday of a first week, like cycle_start = 2026-01-05",
)
_BOTH = Fault(
    code="rota-twice",
    what="alternating weeks and a cycle of shifts exclude each other",
    mend="keep weeks for weeks that alternate, or shifts and cycle for a rota of days",
)


@dataclass(frozen=True, slots=True)
class Rota:
    """The days of a rota, empty where there is none, and the date of the first of them."""

    days: tuple[DayPattern, ...]
    anchor: date | None


def rota_of(fields: Fields) -> Rota:
    """The rota that a table of hours describes; its mistakes are noted there."""
    before = fields.noted
    weeks = fields.rows("weeks")
    shifts, cycle = _shifts(fields), fields.raw("cycle")
    anchor = fields.day("cycle_start")
    days = _weeks(weeks) if weeks else _cycle(fields, cycle, shifts)
    if weeks and cycle is not None:
        fields.note("cycle", _BOTH)
    if days and anchor is None and fields.noted == before:
        fields.note("", _NO_START)
    if weeks and anchor is not None and anchor.weekday():
        fields.note("cycle_start", _NOT_MONDAY)
    if days and fields.noted == before:
        _note_overlap(fields, days)
    return Rota(days if anchor else (), anchor)


def _weeks(tables: tuple[Fields, ...]) -> tuple[DayPattern, ...]:
    """The days of weeks that alternate, the first week first."""
    days: list[DayPattern] = []
    for table in tables:
        week = Hours(id="", title={}, periods=week_of(table), clause="")
        table.close()
        monday = date(2024, 1, 1)
        days.extend(week.starting_on(monday + timedelta(days=number)) for number in range(7))
    return tuple(days)


def _shifts(fields: Fields) -> Mapping[str, Minutes]:
    """The shifts by name."""
    table = fields.inner("shifts")
    found: dict[str, Minutes] = {}
    for name in table:
        times = period(table.text(name))
        if isinstance(times, Fault):
            table.note(name, times)
        else:
            found[name] = times
    return found


def _cycle(fields: Fields, cycle: object, shifts: Mapping[str, Minutes]) -> tuple[DayPattern, ...]:
    """The days of a cycle of named shifts; `off` is a day without work, `a+b` a day with two shifts."""
    if cycle is None:
        if shifts:
            mend = 'add the days in their order, like cycle = ["early", "early", "off"]'
            fields.note("shifts", Fault(code="cycle-missing", what="shifts are in no cycle", mend=mend))
        return ()
    if not isinstance(cycle, list) or not all(isinstance(day, str) for day in cycle) or len(cycle) > LONGEST_CYCLE:
        mend = f'write the shifts of at most {LONGEST_CYCLE} days, like ["early", "late", "off"]'
        fields.note("cycle", Fault(code="cycle-form", what="this is no cycle of shifts", mend=mend))
        return ()
    return tuple(_day(fields, str(day), shifts) for day in cycle)


def _day(fields: Fields, day: str, shifts: Mapping[str, Minutes]) -> DayPattern:
    found: list[Minutes] = []
    for name in (part.strip() for part in day.split("+")):
        if name in shifts:
            found.append(shifts[name])
        elif name != OFF:
            mend = f"{suggestion(name, (*shifts, OFF))}use one of: {listed((*shifts, OFF))}"
            fields.note("cycle", Fault(code="shift-unknown", what=f'"{name}" is no shift', mend=mend))
    return tuple(sorted(found))


def _note_overlap(fields: Fields, days: tuple[DayPattern, ...]) -> None:
    """Note the first two shifts of the rota that share a minute, also past midnight and from its end to its start."""
    last = 0
    for number, day in enumerate((*days, *days)):
        for start, end in day:
            if number * 1440 + start < last:
                place = number % len(days) + 1
                what = f"on day {place} of the rota a shift begins before the one before has ended"
                fields.note("", Fault(code="periods-overlap", what=what, mend="let one end where the other begins"))
                return
            last = number * 1440 + end

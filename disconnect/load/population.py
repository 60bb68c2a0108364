"""The people of one year as arrays: who is in service when, in which place, under which calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from disconnect.load.programmes import Programmes, compile_programmes, seconds
from disconnect.model.period import Span
from disconnect.model.person import NO_POLICY
from disconnect.worktime.wallclock import instant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from disconnect.load.arrays import Bool, Int16, Int32, Int64, UInt8
    from disconnect.load.days import Year
    from disconnect.model.person import Directory, Leave, OnCall, Person, Place
    from disconnect.worktime.calendars import WorkCalendar

LEAVE_CODES = {"am": 1, "pm": 2, "": 3}
FULL_LEAVE = 3
NOBODY = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Population:
    """People are numbered in the order of `ids`; a *unit* is one person in one place, ``[start, end)`` in seconds UTC.

    Shapes: `unit_*` per unit, units of a person stand together from `units_of[person]` on, in order of time;
    `unit_at`, `leave`, `works`, `leave_week` person × day. `unit_at` is the unit on a civil date in service, else -1;
    `leave` is 0, 1 (morning), 2 (afternoon) or 3 (the date recorded as leave); `works` says that working time is left.
    """

    year: Year
    ids: tuple[str, ...]
    places: tuple[Place, ...]
    programmes: Programmes
    units_of: Int64
    unit_person: Int32
    unit_start: Int64
    unit_end: Int64
    unit_profile: Int32
    unit_zone: Int32
    line: Line
    unit_at: Int32
    leave: UInt8
    works: Bool
    leave_week: Bool
    on_call: tuple[tuple[int, int, int], ...]


class Line(NamedTuple):
    """The reporting line by date: person p's superiors stand at `of[p]` to `of[p + 1]`, each from its day `since`."""

    of: Int64
    since: Int32
    superior: Int32


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One person in one place on the civil dates ``[start, end)`` of the numbered days."""

    person: int
    place: Place
    calendar: WorkCalendar
    first: int
    last: int


def populate(
    directory: Directory,
    calendar_of: Callable[[Place], WorkCalendar | None],
    *,
    year: Year,
    leave: Iterable[Leave] = (),
    on_call: Sequence[OnCall] = (),
) -> Population:
    """Lay out everybody for one year; whoever has a place without calendar (zone) has no unit: they are in no metric.

    `calendar_of` gives the calendar of a place, leave left aside, or None without a zone; places that share hours,
    zone and holidays should get the same object.
    """
    people = list(directory.people.values())
    number = {who.id: index for index, who in enumerate(people)}
    spells = [spell for who in people for spell in _spells(who, number[who.id], calendar_of, year)]
    calendars = list(dict.fromkeys(spell.calendar for spell in spells))
    programmes = compile_programmes(calendars, year)
    units = _units(spells, calendars)
    unit_at = _unit_at(units, (len(people), year.days))
    codes = _leave_codes(directory, number, leave, (year, _scheduled(programmes, units.profile, unit_at)))
    works = _works(programmes, units.profile, unit_at, codes)
    return Population(
        year=year,
        ids=tuple(who.id for who in people),
        places=tuple(spell.place for spell in spells),
        programmes=programmes,
        units_of=np.searchsorted(units.person, np.arange(len(people) + 1)).astype(np.int64),
        unit_person=units.person,
        unit_start=_midnights(spells, [spell.first for spell in spells], year),
        unit_end=_ends(spells, year),
        unit_profile=units.profile,
        unit_zone=programmes.zone_of[units.profile] if spells else units.profile,
        line=_line(people, number, year),
        unit_at=unit_at,
        leave=codes,
        works=works,
        leave_week=_leave_weeks(codes, unit_at, works),
        on_call=_windows(directory, number, on_call),
    )


def has_calendars(who: Person, calendar_of: Callable[[Place], WorkCalendar | None]) -> bool:
    """Whether all places of a person under a policy have a calendar; with one missing they are in no metric."""
    return all(calendar_of(place) is not None for place in who.places if place.policy != NO_POLICY)


def _spells(who: Person, person: int, calendar_of: Callable[[Place], WorkCalendar | None], year: Year) -> list[Spell]:
    """The person's stays, cut to their service, to the days under a policy, and to the numbered days."""
    if not has_calendars(who, calendar_of):
        return []
    starts = [year.base, *(place.since for place in who.places[1:] if place.since is not None)]
    ends = [*starts[1:], date.max]
    spells = []
    for place, start, end in zip(who.places, starts, ends, strict=True):
        stay = Span(max(start, who.arrival or start), min(end, who.left or end))
        first, last = max(0, year.index(stay.start)), min(year.days, year.index(stay.end))
        calendar = calendar_of(place)
        if first < last and calendar:
            spells.append(Spell(person=person, place=place, calendar=calendar, first=first, last=last))
    return spells


def _midnights(spells: Sequence[Spell], days: Sequence[int], year: Year) -> Int64:
    known: dict[tuple[int, ZoneInfo], int] = {}
    for spell, day in zip(spells, days, strict=True):
        key = day, spell.calendar.zone
        if key not in known:
            known[key] = seconds(instant(year.date(day), 0, spell.calendar.zone))
    return np.array([known[day, spell.calendar.zone] for spell, day in zip(spells, days, strict=True)], dtype=np.int64)


def _line(people: Sequence[Person], number: Mapping[str, int], year: Year) -> Line:
    """Who reports to whom, in service or not: a line does not break where somebody left."""
    sizes = [len(who.places) for who in people]
    places = [place for who in people for place in who.places]
    since = [0 if place.since is None else year.index(place.since) for place in places]
    first = np.cumsum([0, *sizes]).astype(np.int64)
    line = np.array(since, dtype=np.int32)
    line[first[:-1]] = np.iinfo(np.int32).min
    return Line(first, line, np.array([number.get(place.manager, NOBODY) for place in places], dtype=np.int32))


def _ends(spells: Sequence[Spell], year: Year) -> Int64:
    """Where each stay ends: at the next one's start where one follows, even in another zone."""
    ends = _midnights(spells, [spell.last for spell in spells], year)
    starts = _midnights(spells, [spell.first for spell in spells], year)
    for unit, (spell, following) in enumerate(pairwise(spells)):
        if following.person == spell.person and following.first == spell.last:
            ends[unit] = starts[unit + 1]
    return ends


class _Units(NamedTuple):
    """Per unit its person, its profile, and its days ``[first, last)``."""

    person: Int32
    profile: Int32
    first: Int16
    last: Int16


def _units(spells: Sequence[Spell], calendars: Sequence[WorkCalendar]) -> _Units:
    return _Units(
        np.array([spell.person for spell in spells], dtype=np.int32),
        np.array([calendars.index(spell.calendar) for spell in spells], dtype=np.int32),
        np.array([spell.first for spell in spells], dtype=np.int16),
        np.array([spell.last for spell in spells], dtype=np.int16),
    )


def _unit_at(units: _Units, shape: tuple[int, int]) -> Int32:
    table = np.full(shape, NOBODY, dtype=np.int32)
    for unit, who in enumerate(units.person):
        table[who, units.first[unit] : units.last[unit]] = unit
    return table


def _leave_codes(
    directory: Directory, number: Mapping[str, int], leave: Iterable[Leave], schedule: tuple[Year, Bool]
) -> UInt8:
    """The leave recorded, per person and date; two halves make a whole."""
    year, scheduled = schedule
    codes = np.zeros(scheduled.shape, dtype=np.uint8)
    for absence in leave:
        who = number.get(directory.by_address.get(absence.person, ""), NOBODY)
        if who != NOBODY:
            first, last = max(0, year.index(absence.start)), min(year.days, year.index(absence.end))
            dates = np.arange(first, max(first, last))
            dates = dates if absence.has_weekends else dates[scheduled[who, dates]]
            codes[who, dates] |= LEAVE_CODES[absence.half]
    return codes


def _scheduled(programmes: Programmes, profile: Int32, unit_at: Int32) -> Bool:
    """Person × date in service with scheduled hours, holidays taken off, leave not asked."""
    return _works(programmes, profile, unit_at, np.zeros(unit_at.shape, dtype=np.uint8))


def _works(programmes: Programmes, profile: Int32, unit_at: Int32, leave: UInt8) -> Bool:
    """Person × date in service with working time left."""
    in_service: Bool = unit_at != NOBODY
    if not profile.size:
        return in_service
    variant = np.where(leave == FULL_LEAVE, 0, leave)
    programme = programmes.of_day[profile[unit_at], variant, np.arange(unit_at.shape[1])]
    works: Bool = in_service & (leave != FULL_LEAVE) & programmes.works[programme]
    return works


def _leave_weeks(leave: UInt8, unit_at: Int32, still_works: Bool) -> Bool:
    """Person × week with a leave day and no working time left (ADR 0003, 6)."""
    weeks = (unit_at.shape[0], unit_at.shape[1] // 7, 7)
    on_leave = ((leave == FULL_LEAVE) & (unit_at != NOBODY)).reshape(weeks).any(axis=2)
    found: Bool = on_leave & ~still_works.reshape(weeks).any(axis=2)
    return found


def _windows(
    directory: Directory, number: Mapping[str, int], on_call: Sequence[OnCall]
) -> tuple[tuple[int, int, int], ...]:
    """On-call windows as (person, start, end) in seconds UTC, sorted."""
    known = ((number.get(directory.by_address.get(window.person, ""), NOBODY), window) for window in on_call)
    return tuple(sorted({(who, seconds(w.start), seconds(w.end)) for who, w in known if who != NOBODY}))

"""The one kernel of time: instants and people in; unit, class, civil date, local day and minute out.

Compiled by numba and cached; no time-zone code but the tables of `programmes` is trusted (speed.md, A).
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import numba as nb
import numpy as np

from disconnect.load.arrays import SECOND, Int16, Int32, Int64, UInt8
from disconnect.load.population import FULL_LEAVE, NOBODY, Population
from disconnect.load.programmes import CLASS_CODES
from disconnect.model.policy import QuietClass


class Classified(NamedTuple):
    """Per contact: unit (-1: not in service), class code (0: working time), day, local day, minute of the day."""

    unit: Int32
    kind: UInt8
    day: Int16
    local_day: Int16
    minute: Int16


class _People(NamedTuple):
    units_of: Int64
    unit_start: Int64
    unit_end: Int64
    unit_profile: Int32
    unit_zone: Int32
    leave: UInt8


class _Time(NamedTuple):
    base: int
    minutes: UInt8
    of_day: Int32
    midnight: Int64
    shift_at: Int64
    offset: Int64
    wall_start: Int64


EPOCH = date(1970, 1, 1)
DAY = 86400
LEAVE = CLASS_CODES[QuietClass.LEAVE]


def classify(instants: Int64, people: Int32, population: Population) -> Classified:
    """Classify contacts: `instants` in microseconds UTC, `people` their person's number, in any order.

    Shapes: one value per contact in each column of the answer. Contacts outside their person's service, or outside
    the numbered days, get unit -1 and nothing else of meaning.
    """
    size = instants.size
    out = Classified(
        np.empty(size, np.int32), np.empty(size, np.uint8), np.empty(size, np.int16), np.empty(size, np.int16),
        np.empty(size, np.int16),
    )  # fmt: skip
    _classify(np.ascontiguousarray(instants), np.ascontiguousarray(people), *tables(population), out)
    return out


def tables(population: Population) -> tuple[_People, _Time]:
    """What the kernel reads, as two named tuples of arrays."""
    programmes = population.programmes
    people = _People(
        population.units_of, population.unit_start, population.unit_end, population.unit_profile,
        population.unit_zone, population.leave,
    )  # fmt: skip
    base = (population.year.base - EPOCH).days
    time = _Time(
        base, programmes.minutes, programmes.of_day, programmes.midnight, programmes.shift_at, programmes.offset,
        programmes.wall_start,
    )  # fmt: skip
    return people, time


@nb.njit(cache=True, nogil=True)
def _classify(instants, people, folk, time, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers the types
    for i in range(instants.size):
        person = people[i]
        second = instants[i] // SECOND
        unit = unit_at(folk, person, second)
        out.unit[i] = unit
        if unit == NOBODY:
            continue
        zone, profile = folk.unit_zone[unit], folk.unit_profile[unit]
        wall = second + _offset(time, zone, second)
        day = wall // DAY - time.base
        minute = (wall % DAY) // 60
        leave = folk.leave[person, day]
        if leave == FULL_LEAVE:
            out.kind[i] = LEAVE
        else:
            elapsed = (second - time.midnight[zone, day]) // 60
            out.kind[i] = time.minutes[time.of_day[profile, leave, day], elapsed]
        out.day[i] = day
        out.minute[i] = minute
        out.local_day[i] = day if minute >= time.wall_start[profile] else day - 1


@nb.njit(cache=True, nogil=True)
def unit_at(folk, person, second):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """The unit of a person at an instant, -1 where nobody or not in service."""
    if person < 0:
        return NOBODY
    for unit in range(folk.units_of[person], folk.units_of[person + 1]):
        if folk.unit_start[unit] <= second < folk.unit_end[unit]:
            return unit
    return NOBODY


@nb.njit(cache=True, nogil=True)
def _offset(time, zone, second):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Seconds east of UTC that the zone's clocks show."""
    place = 0
    while place + 1 < time.shift_at.shape[1] and second >= time.shift_at[zone, place + 1]:
        place += 1
    return time.offset[zone, place]


@nb.njit(cache=True, nogil=True)
def count_weeks(people, found, counts):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Add classified contacts to `counts`, person × ISO week (of the civil date) × class."""
    for i in range(people.size):
        if found.unit[i] != NOBODY:
            counts[people[i], found.day[i] // 7, found.kind[i]] += 1


def civil_day(instants: Int64, units: Int32, population: Population) -> Int16:
    """The civil date of each instant (microseconds UTC) by the clocks of a unit's zone, in service or not."""
    _, time = tables(population)
    out = np.empty(instants.size, dtype=np.int16)
    _civil_day(instants // SECOND, population.unit_zone[units], time, out)
    return out


@nb.njit(cache=True, nogil=True)
def _civil_day(seconds, zones, time, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    for i in range(seconds.size):
        out[i] = (seconds[i] + _offset(time, zones[i], seconds[i])) // DAY - time.base

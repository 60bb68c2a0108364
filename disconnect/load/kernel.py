"""The one kernel of time: instants and people in; unit, class, civil date, local day and minute out.

Compiled by numba and cached; no time-zone code but the tables of `programmes` is trusted (speed.md, A).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
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
    """Laid out for the processor's cache: `span` unit × (start, end), `what` unit × (profile, zone, day's start).

    Contacts come mostly in order of time, so `leave` is day × person: one day's row stays in the cache.
    """

    first_unit: Int32
    span: Int64
    what: Int32
    leave: UInt8


class _Time(NamedTuple):
    base: int
    minutes: UInt8
    of_day: Int16
    midnight: Int64
    shift_at: Int64
    offset: Int64


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


@lru_cache(maxsize=8)
def tables(population: Population) -> tuple[_People, _Time]:
    """What the kernel reads, as two named tuples of arrays."""
    programmes = population.programmes
    starts = programmes.wall_start[population.unit_profile]
    people = _People(
        population.units_of.astype(np.int32),
        np.ascontiguousarray(np.stack([population.unit_start, population.unit_end], axis=1)),
        np.stack([population.unit_profile, population.unit_zone, starts], axis=1).astype(np.int32),
        np.ascontiguousarray(population.leave.T),
    )
    time = _Time(
        (population.year.base - EPOCH).days,
        programmes.minutes,
        np.ascontiguousarray(programmes.of_day.transpose(1, 0, 2)).astype(np.int16),
        programmes.midnight,
        programmes.shift_at,
        programmes.offset,
    )
    return people, time


@nb.njit(cache=True, nogil=True)
def _classify(instants, people, folk, time, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers the types
    for i in range(instants.size):
        person = people[i]
        second = np.int64(np.uint64(instants[i]) // np.uint64(SECOND))
        unit = _unit_at(folk, person, second)
        out.unit[i] = unit
        if unit == NOBODY:
            continue
        zone = folk.what[unit, 1]
        wall = np.uint32(second + _offset(time, zone, second))
        since_epoch = np.int64(wall // np.uint32(DAY))
        minute = np.int64(wall % np.uint32(DAY) // np.uint32(60))
        day = since_epoch - time.base
        leave = folk.leave[day, person]
        if leave == FULL_LEAVE:
            out.kind[i] = LEAVE
        else:
            programme = time.of_day[leave, folk.what[unit, 0], day]
            out.kind[i] = time.minutes[programme, np.uint32(second - time.midnight[zone, day]) // np.uint32(60)]
        out.day[i] = day
        out.minute[i] = minute
        out.local_day[i] = day - (minute < folk.what[unit, 2])


@nb.njit(cache=True, nogil=True)
def _unit_at(folk, person, second):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """The unit of a person at an instant, -1 where nobody or not in service."""
    if person < 0:
        return NOBODY
    for unit in range(folk.first_unit[person], folk.first_unit[person + 1]):
        if folk.span[unit, 0] <= second < folk.span[unit, 1]:
            return unit
    return NOBODY


@nb.njit(cache=True, nogil=True)
def _offset(time, zone, second):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Seconds east of UTC that the zone's clocks show; without a branch, since zones come in no order."""
    place = 0
    for shift in range(1, time.shift_at.shape[1]):
        place += second >= time.shift_at[zone, shift]
    return time.offset[zone, place]


@nb.njit(cache=True, nogil=True)
def count_weeks(people, found, counts):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Add classified contacts to `counts`, ISO week (of the civil date) × person × class."""
    for i in range(people.size):
        if found.unit[i] != NOBODY:
            counts[np.uint16(found.day[i]) // np.uint16(7), people[i], found.kind[i]] += 1


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

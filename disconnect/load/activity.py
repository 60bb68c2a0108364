"""Activity of people, and the rest between."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numba as nb
import numpy as np

from disconnect.load.arrays import HOUR, SECOND, Bool, Int16, Int32, Int64
from disconnect.load.population import NOBODY, Population

if TYPE_CHECKING:
    from disconnect.load.mails import Sent
    from disconnect.load.meetings import Meetings

LONG_REST = 35 * HOUR
REST_INSIDE_WEEK = 24 * HOUR


class ActiveDays(NamedTuple):
    """Person × local day: number of activities, first start and last end (microseconds UTC)."""

    number: Int32
    first: Int64
    last: Int64


class Activities(NamedTuple):
    """Mails sent by hand (start = end) and meetings attended, sorted by person and start."""

    person: Int32
    start: Int64
    end: Int64
    local_day: Int16


def activities(sent: Sent, meetings: Meetings, days: tuple[int, int]) -> Activities:
    """All activity whose local day lies in `days` ``[first, last)``."""
    person = np.concatenate([sent.person, meetings.person])
    start = np.concatenate([sent.at, meetings.start])
    end = np.concatenate([sent.at, meetings.end])
    local_day = np.concatenate([sent.local_day, meetings.local_day])
    order = np.lexsort((end, start, person))
    order = order[(local_day[order] >= days[0]) & (local_day[order] < days[1])]
    return Activities(person[order], start[order], end[order], local_day[order])


def active_days(found: Activities, shape: tuple[int, int]) -> ActiveDays:
    """First start and last end of each person's local days."""
    days = ActiveDays(
        np.zeros(shape, dtype=np.int32),
        np.full(shape, np.iinfo(np.int64).max, dtype=np.int64),
        np.full(shape, np.iinfo(np.int64).min, dtype=np.int64),
    )
    _active_days(found, days)
    return days


@nb.njit(cache=True, nogil=True)
def _active_days(found, days):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers the types
    for i in range(found.person.size):
        person, day = found.person[i], found.local_day[i]
        days.number[person, day] += 1
        days.first[person, day] = min(days.first[person, day], found.start[i])
        days.last[person, day] = max(days.last[person, day], found.end[i])


def rested_weeks(found: Activities, population: Population, days: tuple[int, int]) -> Bool:
    """Person × week: whether some gap of at least 35 h without activity has at least 24 h inside the week.

    Weeks run from Monday's to the next Monday's start of the local day; gaps end where the observed local `days`
    ``[first, last)`` end. Hours are elapsed hours. A week of someone without any activity counts as rested.
    """
    weeks = population.unit_at.shape[1] // 7
    out = np.zeros((population.unit_at.shape[0], weeks), dtype=np.bool_)
    span = np.searchsorted(found.person, np.arange(out.shape[0] + 1))
    table = (population.unit_at, population.unit_profile, population.programmes.local_day_at)
    _rested_weeks(found, span, table, days, out)
    return out


@nb.njit(cache=True, nogil=True)
def _rested_weeks(found, span, table, days, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    for person in range(out.shape[0]):
        rest_from = _boundary(table, person, days[0])
        for i in range(span[person], span[person + 1]):
            _mark(table, person, (rest_from, found.start[i]), out)
            rest_from = max(rest_from, found.end[i])
        _mark(table, person, (rest_from, _boundary(table, person, days[1])), out)


@nb.njit(cache=True, nogil=True)
def _mark(table, person, gap, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Mark the weeks that a long gap gives their rest."""
    if gap[1] - gap[0] < LONG_REST:
        return
    for week in range(out.shape[1]):
        start, end = _boundary(table, person, 7 * week), _boundary(table, person, 7 * week + 7)
        if min(end, gap[1]) - max(start, gap[0]) >= REST_INSIDE_WEEK:
            out[person, week] = True


@nb.njit(cache=True, nogil=True)
def _boundary(table, person, day):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """The instant at which a person's local day starts; by the calendar of the nearest day in service."""
    unit_at, profile, local_day_at = table
    unit = unit_at[person, min(day, unit_at.shape[1] - 1)]
    if unit == NOBODY:
        for near in range(unit_at.shape[1]):
            before, after = day - near, day + near
            if before >= 0 and before < unit_at.shape[1] and unit_at[person, before] != NOBODY:
                unit = unit_at[person, before]
                break
            if after < unit_at.shape[1] and unit_at[person, after] != NOBODY:
                unit = unit_at[person, after]
                break
    return local_day_at[profile[unit], day] * SECOND

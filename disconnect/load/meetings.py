"""Meetings attended by people in service, and the hours in which they were in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numba as nb
import numpy as np

from disconnect.load.arrays import SECOND, Bool, Int16, Int32, Int64
from disconnect.load.kernel import classify
from disconnect.load.population import NOBODY, Population

if TYPE_CHECKING:
    from disconnect.load.record import Names, Record

BACK_TO_BACK = 5 * 60 * SECOND
LUNCH_LEAST = 30 * 60
TUNNEL_MORE_THAN = 6 * 3600 * SECOND


class Meetings(NamedTuple):
    """Meetings attended, sorted by person and start; one value per (person, meeting).

    `alone_from` is where the meeting's own hours begin: what it shares with an earlier one counts for that one, so
    ``[alone_from, end)`` over all meetings is each hour once (empty where nothing is left).
    """

    person: Int32
    unit: Int32
    start: Int64
    end: Int64
    alone_from: Int64
    day: Int16
    local_day: Int16


def attended_meetings(record: Record, names: Names, population: Population) -> Meetings:
    """The meetings of the register: attended, each once per person, by someone in service."""
    person = names.people(record.meeting_owner)
    order = np.lexsort((record.meeting_end, record.meeting_key, record.meeting_start, person))
    order = order[record.meeting_attended[order] & (person[order] != NOBODY)]
    order = order[_once(person[order], record.meeting_key[order])]
    found = classify(record.meeting_start[order], person[order], population)
    keep = found.unit != NOBODY
    order = order[keep]
    start, end = record.meeting_start[order], record.meeting_end[order]
    return Meetings(
        person=person[order],
        unit=found.unit[keep],
        start=start,
        end=end,
        alone_from=_alone_from(person[order], start, end),
        day=found.day[keep],
        local_day=found.local_day[keep],
    )


def _once(person: Int32, key: Int64) -> Bool:
    """Which rows are the first of their (person, occurrence)."""
    order = np.lexsort((np.arange(person.size), key, person))
    first = np.ones(person.size, dtype=np.bool_)
    repeated = (person[order][1:] == person[order][:-1]) & (key[order][1:] == key[order][:-1])
    first[order[1:][repeated]] = False
    return first


def merged(meetings: Meetings) -> tuple[Int32, Int64, Int64]:
    """The hours in meetings as disjoint pieces (person, start, end), sorted."""
    own = meetings.alone_from < meetings.end
    return meetings.person[own], meetings.alone_from[own], meetings.end[own]


@nb.njit(cache=True, nogil=True)
def _alone_from(person, start, end):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers the types
    out = np.empty_like(start)
    latest = start[:1].copy()
    for i in range(person.size):
        if i == 0 or person[i] != person[i - 1]:
            latest[0] = start[i]
        out[i] = min(max(start[i], latest[0]), max(end[i], start[i]))
        latest[0] = max(latest[0], end[i])
    return out


def back_to_back(meetings: Meetings) -> Bool:
    """Which meetings start 0 to under 5 minutes after another of the person's ends."""
    out = np.zeros(meetings.person.size, dtype=np.bool_)
    order = np.lexsort((meetings.end, meetings.person))
    _back_to_back(meetings.person, (meetings.start, meetings.end, meetings.end[order]), out)
    return out


@nb.njit(cache=True, nogil=True)
def _back_to_back(person, spans, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    start, end, ends = spans  # `ends` is sorted within each person, whose rows stand at the same places
    first = 0
    while first < person.size:
        last = first
        while last < person.size and person[last] == person[first]:
            last += 1
        for i in range(first, last):
            after = first + np.searchsorted(ends[first:last], start[i] - BACK_TO_BACK, side="right")
            upto = first + np.searchsorted(ends[first:last], start[i], side="right")
            itself = 1 if end[i] == start[i] else 0
            out[i] = upto - after - itself > 0
        first = last


def lunches(meetings: Meetings, population: Population) -> Bool:
    """Person × day: whether one meeting alone overlaps 12:30-13:30 by at least 30 minutes."""
    out = np.zeros(population.unit_at.shape, dtype=np.bool_)
    table = population.programmes
    noon = (table.lunch_start, table.lunch_end)
    spans = (meetings.start, meetings.end, meetings.day)
    _lunches(meetings.person, spans, (population.unit_at, population.unit_zone, *noon), out)
    return out


@nb.njit(cache=True, nogil=True)
def _lunches(person, spans, table, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    start, end, first_day = spans
    unit_at, zones, lunch_start, lunch_end = table
    for i in range(person.size):
        for day in range(first_day[i], out.shape[1]):
            unit = unit_at[person[i], day]
            if unit == NOBODY:
                continue
            zone = zones[unit]
            if lunch_start[zone, day] * SECOND >= end[i]:
                break
            overlap = min(end[i], lunch_end[zone, day] * SECOND) - max(start[i], lunch_start[zone, day] * SECOND)
            if overlap >= LUNCH_LEAST * SECOND:
                out[person[i], day] = True


def hours_by_day(meetings: Meetings, population: Population) -> Int64:
    """Person × civil date: time in meetings, overlaps once, each meeting cut at midnight (microseconds)."""
    out = np.zeros(population.unit_at.shape, dtype=np.int64)
    spans = (meetings.alone_from, meetings.end, meetings.day)
    _hours_by_day(
        meetings.person, spans, (population.unit_at, population.unit_zone, population.programmes.midnight), out
    )
    return out


@nb.njit(cache=True, nogil=True)
def _hours_by_day(person, spans, table, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    start, end, first_day = spans
    unit_at, zones, midnight = table
    for i in range(person.size):
        for day in range(first_day[i], out.shape[1]):
            unit = unit_at[person[i], day]
            if unit == NOBODY:
                continue
            zone = zones[unit]
            if midnight[zone, day] * SECOND >= end[i]:
                break
            overlap = min(end[i], midnight[zone, day + 1] * SECOND) - max(start[i], midnight[zone, day] * SECOND)
            out[person[i], day] += max(0, overlap)

"""Everybody's working periods as spans, what of them is free, and what lies outside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numba as nb
import numpy as np

from disconnect.load.arrays import HOUR, SECOND, Int32, Int64
from disconnect.load.population import LEAVE_CODES, Population

if TYPE_CHECKING:
    from disconnect.load.mails import Sent
    from disconnect.load.meetings import Meetings

FOCUS_LEAST = HOUR
MORNING, AFTERNOON = LEAVE_CODES["am"], LEAVE_CODES["pm"]


class Spans(NamedTuple):
    """Spans of people, ``[start, end)`` in microseconds UTC, sorted by person and start, disjoint."""

    person: Int32
    start: Int64
    end: Int64


def working_spans(population: Population) -> Spans:
    """The periods of each person's profile, cut to service, less leave; spans that touch are one."""
    table = population.programmes
    sizes = np.diff(table.period_of)[population.unit_profile]
    room = int(sizes.sum() + 2 * np.count_nonzero(population.leave) + 1)
    out = Spans(np.empty(room, np.int32), np.empty(room, np.int64), np.empty(room, np.int64))
    units = (population.unit_person, population.unit_start, population.unit_end, population.unit_profile)
    periods = (table.period_of, table.period_start, table.period_end)
    days = (population.unit_zone, table.midnight, table.noon)
    used = _working_spans(units, periods, days, population.leave, out)
    return _used(out, used)


@nb.njit(cache=True, nogil=True)
def _working_spans(units, periods, days, leave, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers the types
    person, unit_start, unit_end, profile = units
    period_of, period_start, period_end = periods
    used = 0
    for unit in range(person.size):
        day = 0
        for i in range(period_of[profile[unit]], period_of[profile[unit] + 1]):
            start, end = max(period_start[i], unit_start[unit]), min(period_end[i], unit_end[unit])
            if start >= end:
                continue
            while days[1][days[0][unit], day + 1] <= start:
                day += 1
            used = _without_leave((person[unit], days[0][unit], start, end, day), days, leave, (out, used))
    return used


@nb.njit(cache=True, nogil=True)
def _without_leave(period, days, leave, written):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Write what leave leaves of one period; answers how many spans are written now."""
    person, zone, start, end, day = period
    out, used = written
    _, midnight, noon = days
    while start < end and midnight[zone, day] < end:
        code = leave[person, day]
        if code:
            hole_start = noon[zone, day] if code == AFTERNOON else midnight[zone, day]
            hole_end = noon[zone, day] if code == MORNING else midnight[zone, day + 1]
            used = _write(out, used, (person, start, min(end, hole_start)))
            start = max(start, hole_end)
        day += 1
    return _write(out, used, (person, start, end))


@nb.njit(cache=True, nogil=True)
def _write(out, used, span):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Append one span in seconds as microseconds, joined to the last where they touch."""
    person, start, end = span
    if start >= end:
        return used
    if used and out.person[used - 1] == person and out.end[used - 1] == start * SECOND:
        out.end[used - 1] = end * SECOND
        return used
    out.person[used] = person
    out.start[used] = start * SECOND
    out.end[used] = end * SECOND
    return used + 1


def quiet_time(meetings: Meetings, working: Spans, people: int) -> Int64:
    """Per meeting the part of its own hours (shared ones count once) outside working time, in microseconds."""
    out = np.zeros(meetings.person.size, dtype=np.int64)
    _quiet_time(meetings.person, (meetings.alone_from, meetings.end), working, _rows(working, people), out)
    return out


@nb.njit(cache=True, nogil=True)
def _quiet_time(person, spans, working, rows, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    start, end = spans
    for i in range(person.size):
        out[i] = max(0, end[i] - start[i])
        first, last = rows[person[i]], rows[person[i] + 1]
        k = first + np.searchsorted(working.end[first:last], start[i], side="right")
        while k < last and working.start[k] < end[i]:
            out[i] -= max(0, min(end[i], working.end[k]) - max(start[i], working.start[k]))
            k += 1


def next_starts(person: Int32, after: Int64, working: Spans, people: int) -> Int64:
    """The first start of a working period later than `after`; the far future where there is none."""
    out = np.empty(person.size, dtype=np.int64)
    _next_starts(person, after, working, _rows(working, people), out)
    return out


@nb.njit(cache=True, nogil=True)
def _next_starts(person, after, working, rows, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    for i in range(person.size):
        first, last = rows[person[i]], rows[person[i] + 1]
        k = first + np.searchsorted(working.start[first:last], after[i], side="right")
        out[i] = working.start[k] if k < last else np.iinfo(np.int64).max


def in_meeting(sent: Sent, meetings: Meetings, people: int) -> Int64:
    """Per mail 1 where it was sent while its sender was in a meeting ``[start, end)``, else 0."""
    out = np.zeros(sent.person.size, dtype=np.int64)
    busy = busy_spans(meetings)
    _in_spans(sent.person, sent.at, busy, _rows(busy, people), out)
    return out


@nb.njit(cache=True, nogil=True)
def _in_spans(person, at, spans, rows, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    for i in range(person.size):
        first, last = rows[person[i]], rows[person[i] + 1]
        k = first + np.searchsorted(spans.start[first:last], at[i], side="right") - 1
        out[i] = k >= first and at[i] < spans.end[k]


def busy_spans(meetings: Meetings) -> Spans:
    """The hours in meetings as disjoint spans, sorted."""
    own = meetings.alone_from < meetings.end
    return Spans(meetings.person[own], meetings.alone_from[own], meetings.end[own])


def focus_pieces(working: Spans, meetings: Meetings, sent: Sent, people: int) -> Spans:
    """Pieces of working periods of at least one hour without a meeting, cut at each mail sent by hand."""
    busy = busy_spans(meetings)
    order = np.lexsort((sent.at, sent.person))
    mails = (sent.person[order], sent.at[order])
    room = working.person.size + busy.person.size + mails[0].size + 1
    out = Spans(np.empty(room, np.int32), np.empty(room, np.int64), np.empty(room, np.int64))
    mail_rows = np.searchsorted(mails[0], np.arange(people + 1))
    used = _focus(working, (busy, _rows(busy, people)), (mails[1], mail_rows), out)
    return _used(out, used)


@nb.njit(cache=True, nogil=True)
def _focus(working, busy, mails, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    meetings, rows = busy
    used = 0
    for i in range(working.person.size):
        person, start, end = working.person[i], working.start[i], working.end[i]
        first, last = rows[person], rows[person + 1]
        k = first + np.searchsorted(meetings.end[first:last], start, side="right")
        while k < last and meetings.start[k] < end:
            used = _cut((person, start, meetings.start[k]), mails, (out, used))
            start = max(start, meetings.end[k])
            k += 1
        used = _cut((person, start, end), mails, (out, used))
    return used


@nb.njit(cache=True, nogil=True)
def _cut(piece, mails, written):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """Cut a free piece at the person's mails and keep what is long enough."""
    person, start, end = piece
    at, rows = mails
    out, used = written
    k = rows[person] + np.searchsorted(at[rows[person] : rows[person + 1]], start, side="right")
    while start < end:
        cut = at[k] if k < rows[person + 1] and at[k] < end else end
        if cut - start >= FOCUS_LEAST:
            out.person[used], out.start[used], out.end[used] = person, start, cut
            used += 1
        start = cut
        k += 1
    return used


def _rows(spans: Spans, people: int) -> Int64:
    """Where each person's spans begin, people + 1 places."""
    return np.searchsorted(spans.person, np.arange(people + 1)).astype(np.int64)


def _used(out: Spans, used: int) -> Spans:
    """The rows that were written."""
    person, start, end = (np.ascontiguousarray(column[:used]) for column in out)
    return Spans(person.astype(np.int32), start.astype(np.int64), end.astype(np.int64))

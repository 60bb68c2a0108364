"""On-call windows: what of them lies in a period, and the interventions in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.arrays import SECOND, WORKING, Int32, Int64
from disconnect.load.population import NOBODY
from disconnect.load.rows import Rows

if TYPE_CHECKING:
    from disconnect.load.workload import Days, Workload


def window_hours(work: Workload, days: Days) -> Rows:
    """The elapsed time of on-call windows (microseconds), date by date, in service and observed within `days`."""
    first, last = max(days[0], work.days[0]), min(days[1], work.days[1])
    units: list[int] = []
    hours: list[int] = []
    midnight, unit_at = work.population.programmes.midnight, work.population.unit_at
    for person, start, end in work.population.on_call:
        for day in range(first, last):
            unit = int(unit_at[person, day])
            if unit == NOBODY:
                continue
            zone = work.population.unit_zone[unit]
            inside = min(end, int(midnight[zone, day + 1])) - max(start, int(midnight[zone, day]))
            if inside > 0:
                units.append(unit)
                hours.append(inside * SECOND)
    parts = np.array(hours, dtype=np.int64)
    return Rows(np.array(units, dtype=np.int32), np.zeros(parts.size, dtype=np.int64), parts)


def interventions(work: Workload, days: Days) -> Int32:
    """The units of the interventions on the civil dates `days`: the first reply of each (window, thread)."""
    found, sent = work.replies, work.sent
    row = np.flatnonzero((sent.kind[found.sent] != WORKING) & work.within(sent.day[found.sent], work.days))
    reply = found.sent[row]
    place, window = _in_windows(work, sent.person[reply], sent.at[reply])
    reply = reply[place]
    mail = sent.mail[reply]
    thread = np.where(work.record.thread[mail] == 0, -mail - 1, work.record.thread[mail])
    order = np.lexsort((sent.at[reply], thread, window))
    window, thread, reply = window[order], thread[order], reply[order]
    first = np.r_[True, (window[1:] != window[:-1]) | (thread[1:] != thread[:-1])] if window.size else window == 0
    reply = reply[first]
    units: Int32 = sent.unit[reply[work.within(sent.day[reply], days)]]
    return units


def _in_windows(work: Workload, person: Int32, at: Int64) -> tuple[Int64, Int64]:
    """Which instant lies in which window, as pairs: windows of one person that overlap are two (ADR 0003, 13)."""
    inside = [
        np.flatnonzero((person == who) & (at >= start * SECOND) & (at < end * SECOND))
        for who, start, end in work.population.on_call
    ]
    places = np.concatenate([np.zeros(0, dtype=np.int64), *inside])
    return places, np.repeat(np.arange(len(inside)), [found.size for found in inside])

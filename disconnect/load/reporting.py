"""The reporting line: who stands above whom at an instant."""

from __future__ import annotations

import numba as nb
import numpy as np

from disconnect.load.arrays import SECOND, Bool, Int32, Int64
from disconnect.load.kernel import tables, unit_at
from disconnect.load.population import NOBODY, Population

DEEPEST = 64
"""Longer lines are cycles: nobody has this many superiors."""


def above(senders: Int32, units: Int32, instants: Int64, population: Population) -> Bool:
    """Per contact whether the sender stands anywhere above the person of `units` at the instant (microseconds UTC).

    Someone who reports to themself ends the line; a sender of -1 stands above nobody.
    """
    people, _ = tables(population)
    out = np.zeros(senders.size, dtype=np.bool_)
    _above(senders, units, instants // SECOND, (people, population.unit_superior), out)
    return out


@nb.njit(cache=True, nogil=True)
def _above(senders, units, seconds, line, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers the types
    folk, superior = line
    for i in range(senders.size):
        unit = units[i]
        for _ in range(DEEPEST):
            if senders[i] == NOBODY or unit == NOBODY:
                break
            person = superior[unit]
            if person == senders[i]:
                out[i] = True
                break
            unit = unit_at(folk, person, seconds[i])

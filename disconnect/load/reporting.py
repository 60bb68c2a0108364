"""The reporting line: who stands above whom on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numba as nb
import numpy as np

from disconnect.load.population import NOBODY

if TYPE_CHECKING:
    from disconnect.load.arrays import Bool, Int16, Int32
    from disconnect.load.population import Line

DEEPEST = 64
"""Longer lines are cycles: nobody has this many superiors."""


def above(senders: Int32, people: Int32, days: Int16, line: Line) -> Bool:
    """Per contact whether the sender stands anywhere above the person on the civil date (its number).

    Someone who reports to themself ends the line; a sender of -1 stands above nobody.
    """
    out = np.zeros(senders.size, dtype=np.bool_)
    _above(senders, (people, days), line, out)
    return out


@nb.njit(cache=True, nogil=True)
def _above(senders, contacts, line, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers the types
    people, days = contacts
    for i in range(senders.size):
        person = people[i]
        for _ in range(DEEPEST):
            if senders[i] == NOBODY or person == NOBODY:
                break
            person = _superior(line, person, days[i])
            if person == senders[i]:
                out[i] = True
                break


@nb.njit(cache=True, nogil=True)
def _superior(line, person, day):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """The superior of a person on a date, -1 for none."""
    found = NOBODY
    for place in range(line.of[person], line.of[person + 1]):
        if line.since[place] <= day:
            found = line.superior[place]
    return found

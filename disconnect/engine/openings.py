"""When somebody is reached again, and how much of that a sender may be told.

Who is told an instant must not learn from it that somebody is on leave, ill, part-time or on call. So what is
told is the recipient's *usual* opening (weekly hours and public holidays, leave left aside), and never an instant later
than the organisation's next ordinary opening. It may therefore be earlier than the instant at which the recipient is
back (then the question is simply asked again), or later, where a half day of leave ends at noon.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from disconnect.engine.conditions import telework_edges
from disconnect.model.policy import Action
from disconnect.worktime.compiled import is_open, next_opening, usual_opening
from disconnect.worktime.slots import slot_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from disconnect.engine.moment import Moment
    from disconnect.engine.standing import Known, Standing, Table
    from disconnect.worktime.calendars import WorkCalendar

MOST_TRIES = 64
"""Openings and ends of slots that are tried; a policy whose slots hold longer than that delivers."""
_DAY = timedelta(days=1)


class Openings(NamedTuple):
    """Instants in aware UTC; `recipient` never leaves the engine, `told` may be.

    `recipient` is None where no opening lies within the longest hold, `told` where the organisation has none.
    """

    recipient: datetime | None
    told: datetime | None


def openings(moment: Moment, known: Known, standing: Standing) -> Openings:
    """The next openings for a recipient who is a person with a calendar and a policy."""
    calendar, table, at = known.calendar, standing.table, moment.at
    common = moment.ordinary_opening(standing.ordinary)
    if calendar is None or table is None:
        return Openings(None, common)
    if table.can_hold_at_work:
        back = _reached(moment, known, standing, at + table.longest)
    else:
        back = next_opening(calendar, at, table.longest)
    if common is None:
        return Openings(back, None)
    usual = usual_opening(calendar, at, common - at)
    return Openings(back, common if usual is None else usual)


def _reached(moment: Moment, known: Known, standing: Standing, limit: datetime) -> datetime | None:
    """The first opening, or end of a slot in working time, at which the table lets the same contact pass."""
    table, calendar = standing.table, known.calendar
    if table is None or calendar is None:
        return None
    edges = sorted(set(_edges(table, calendar, (moment.at, limit))))
    for edge in edges[:MOST_TRIES]:
        there = moment.later(edge)
        if is_open(calendar, edge) and there.verdict(known, there.standing(known)).action is Action.DELIVER:
            return edge
    return None


def _edges(table: Table, calendar: WorkCalendar, span: tuple[datetime, datetime]) -> Iterator[datetime]:
    """Where somebody's working time starts, or a slot of the table ends, after the first instant up to the last."""
    at, limit = span
    opening = next_opening(calendar, at, limit - at)
    while opening is not None:
        yield opening
        opening = next_opening(calendar, opening, limit - opening)
    for slot in table.slots:
        ends = (end for _, end in slot_spans(slot, calendar.zone, at - _DAY, limit + _DAY))
        yield from (end for end in ends if at < end <= limit)
    yield from (edge for edge in telework_edges(table, calendar, at, limit) if at < edge <= limit)

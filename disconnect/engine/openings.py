"""When somebody is reached again, and how much of that a sender may be told.

Who is told an instant must not learn from it that somebody is on leave, ill, part-time or on call. So what is
told is the recipient's *usual* opening (weekly hours and public holidays, leave left aside), and never an instant later
than the organisation's next ordinary opening. It may therefore be earlier than the instant at which the recipient is
back (then the question is simply asked again), or later, where a half day of leave ends at noon.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from disconnect.engine.conditions import date_edges
from disconnect.model.policy import Action
from disconnect.worktime.compiled import is_open, next_opening, usual_opening
from disconnect.worktime.slots import slot_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from disconnect.engine.moment import Moment
    from disconnect.engine.standing import Known, Standing, Table
    from disconnect.worktime.calendars import WorkCalendar

MOST_TRIES = 512
"""Edges that are tried; a policy whose slots hold longer than that delivers."""
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
    """The first instant of working time, up to the limit, at which the table lets the same contact pass."""
    table, calendar = standing.table, known.calendar
    if table is None or calendar is None:
        return None
    edges = {edge for edge in _edges(table, known, calendar, (moment.at, limit)) if moment.at < edge <= limit}
    for edge in sorted(edges)[:MOST_TRIES]:
        there = moment.later(edge)
        if is_open(calendar, edge) and there.verdict(known, there.standing(known)).action is Action.DELIVER:
            return edge
    return None


def _edges(table: Table, known: Known, calendar: WorkCalendar, span: tuple[datetime, datetime]) -> Iterator[datetime]:
    """Wherever the table may begin to let pass: work starts, a slot or on-call duty starts or ends, a date changes."""
    at, limit = span
    opening = next_opening(calendar, at, limit - at)
    while opening is not None:
        yield opening
        opening = next_opening(calendar, opening, limit - opening)
    for slot in table.slots:
        yield from (edge for spans in slot_spans(slot, calendar.zone, at - _DAY, limit + _DAY) for edge in spans)
    yield from (edge for window in known.windows for edge in window)
    yield from date_edges(table, calendar, at, limit)

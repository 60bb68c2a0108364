"""When somebody is reached again, and how much of that a sender may be told.

Who is told an instant must not learn from it that somebody is on leave, ill, part-time or on call. So what is
told is the recipient's *usual* opening (weekly hours and public holidays, leave left aside), and never an instant later
than the organisation's next ordinary opening. It may therefore be earlier than the instant at which the recipient is
back (then the question is simply asked again), or later, where a half day of leave ends at noon.

Hours change: whoever moves, chooses other hours or comes under another policy tomorrow opens tomorrow by what is then
in force. So openings are sought piece by piece, from one change of the recipient's standing to the next.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from disconnect.engine.conditions import date_edges
from disconnect.engine.moment import ORDINARY_HORIZON
from disconnect.model.policy import Action
from disconnect.worktime.compiled import is_open, next_opening, usual_opening
from disconnect.worktime.compiling import usual_calendar
from disconnect.worktime.slots import slot_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from disconnect.engine.moment import Moment
    from disconnect.engine.standing import Known, Standing
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


class Piece(NamedTuple):
    """How the recipient stands over ``[start, end)``."""

    start: datetime
    end: datetime
    standing: Standing


def openings(moment: Moment, known: Known, standing: Standing) -> Openings:
    """The next openings for a recipient who is a person with a calendar and a policy."""
    calendar, table, at = standing.calendar, standing.table, moment.at
    common = moment.ordinary_opening(standing.ordinary)
    if calendar is None or table is None:
        return Openings(None, common)
    if table.can_hold_at_work or at + table.longest >= standing.end:
        back = _reached(moment, known, standing, at + table.longest)
    else:
        back = next_opening(calendar, at, table.longest)
    if common is None or common >= standing.end:
        return Openings(back, _told(moment, known, standing))
    usual = usual_opening(calendar, at, common - at)
    return Openings(back, common if usual is None else usual)


def _pieces(moment: Moment, known: Known, standing: Standing, limit: datetime) -> Iterator[Piece]:
    """How the recipient stands from the instant on, up to the limit, which still counts."""
    start, beyond = moment.at, limit + timedelta.resolution
    while start < beyond:
        yield Piece(start, min(standing.end, beyond), standing)
        if standing.end <= start:
            # Only a date that comes back does that; no more openings is the safe answer, as mail is then delivered.
            return
        start = standing.end
        standing = moment.facts.standing(known, start) if start < beyond else standing


def _told(moment: Moment, known: Known, standing: Standing) -> datetime | None:
    """What may be told where a change lies ahead: the usual opening, but no later than the ordinary one.

    Nobody is asked to be in service here: that somebody leaves tomorrow is theirs to tell.
    """
    pieces = tuple(_pieces(moment, known, standing, moment.at + ORDINARY_HORIZON))
    common = _first([(piece, piece.standing.ordinary) for piece in pieces])
    own = ((piece, piece.standing.calendar) for piece in pieces)
    usual = _first([(piece, None if calendar is None else usual_calendar(calendar)) for piece, calendar in own])
    return common if common is None or usual is None else min(usual, common)


def _first(parts: Sequence[tuple[Piece, WorkCalendar | None]]) -> datetime | None:
    """The first working period that starts in its own piece, be it because the piece does."""
    before: WorkCalendar | None = parts[0][1]
    for piece, calendar in parts:
        if calendar is None:
            before = None
            continue
        if _begins(before, calendar, piece.start):
            return piece.start
        found = next_opening(calendar, piece.start, piece.end - piece.start)
        if found is not None and found < piece.end:
            return found
        before = calendar
    return None


def _begins(before: WorkCalendar | None, calendar: WorkCalendar, at: datetime) -> bool:
    """Whether working time begins where one calendar takes over from another."""
    if before is calendar or not is_open(calendar, at):
        return False
    return before is None or not is_open(before, at - timedelta.resolution)


def _reached(moment: Moment, known: Known, standing: Standing, limit: datetime) -> datetime | None:
    """The first instant of working time, up to the limit, at which the same contact is let pass.

    Both are asked of what is in force there, whoever has left by then being at work no more.
    """
    pieces = _pieces(moment, known, standing, limit)
    edges = {edge for piece in pieces for edge in _edges(known, piece) if moment.at < edge <= limit}
    for edge in sorted(edges)[:MOST_TRIES]:
        there = moment.later(edge)
        then = there.standing(known)
        if then.table is None or then.calendar is None or not is_open(then.calendar, edge):
            continue
        if there.verdict(known, then).action is Action.DELIVER:
            return edge
    return None


def _edges(known: Known, piece: Piece) -> Iterator[datetime]:
    """Wherever mail may begin to pass: work starts, a slot or on-call duty starts or ends, a date or a piece begins."""
    at, end, standing = piece
    table, calendar = standing.table, standing.calendar
    if table is None or calendar is None:
        return
    yield at
    opening = next_opening(calendar, at, end - at)
    while opening is not None:
        yield opening
        opening = next_opening(calendar, opening, end - opening)
    for slot in table.slots:
        yield from (edge for spans in slot_spans(slot, calendar.zone, at - _DAY, end + _DAY) for edge in spans)
    yield from (edge for window in known.windows for edge in window)
    yield from date_edges(table, calendar, at, end)

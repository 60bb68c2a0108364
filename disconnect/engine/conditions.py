"""What some policies ask for besides class, relation and duty: slots, exceptions, the time since work ended."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from disconnect.engine.telework import TELEWORK_SLOT, is_outside_contact
from disconnect.model.agreement import ExceptionKind
from disconnect.worktime.calendars import working_periods
from disconnect.worktime.slots import in_slot
from disconnect.worktime.spans import union
from disconnect.worktime.wallclock import civil_date, instant, minute_of_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from disconnect.engine.moment import Moment
    from disconnect.engine.standing import Known, Standing, Table
    from disconnect.engine.stays import Stay
    from disconnect.model.agreement import ExceptionTerms
    from disconnect.model.person import Place
    from disconnect.worktime.calendars import WorkCalendar

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


class Conditions(NamedTuple):
    """The slots in which the instant lies, the exceptions in force, whole minutes since work ended (None: long ago)."""

    slots: frozenset[str] = frozenset()
    exceptions: frozenset[str] = frozenset()
    since_work: int | None = None


NO_CONDITIONS = Conditions()


def conditions(moment: Moment, known: Known, standing: Standing) -> Conditions:
    """What a table asks for besides, for one recipient with a table, a calendar and a place."""
    table, place, calendar = standing.table, standing.place, standing.calendar
    if table is None or place is None or calendar is None:
        return NO_CONDITIONS
    slots = frozenset(_slots(table, place, calendar, moment.at))
    day = moment.day(standing.zone)
    held = frozenset(
        terms.id for terms in table.exceptions if _holds(terms, day, slots, (place, moment.sender_standing.place))
    )
    since = since_work(known.stays, moment.at, table.latest) if table.latest else None
    return Conditions(slots, held, since)


def _slots(table: Table, place: Place, calendar: WorkCalendar, at: datetime) -> Iterator[str]:
    """The slots of the table in which the instant lies for somebody at a place."""
    for slot in table.slots:
        if in_slot(slot, calendar.zone, at):
            yield slot.id
    if table.telework is not None:
        weekday, minute = at.astimezone(calendar.zone).weekday(), minute_of_day(at, calendar.zone)
        if is_outside_contact(table.telework, place, weekday, minute):
            yield TELEWORK_SLOT


def _holds(terms: ExceptionTerms, day: date, slots: frozenset[str], places: tuple[Place, Place | None]) -> bool:
    """Whether an exception holds on a date, in these slots, between a recipient's place and a sender's."""
    recipient, sender = places
    if not (terms.start is None or terms.start <= day) or not (terms.end is None or day < terms.end):
        return False
    if terms.kind is ExceptionKind.INTERNATIONAL:
        both = sender is not None and terms.scope.covers(sender) and terms.scope.covers(recipient)
        return both and not slots.isdisjoint(terms.slots)
    return terms.scope.covers(recipient)


def since_work(stays: Sequence[Stay], at: datetime, latest: int) -> int | None:
    """Whole minutes since the last working period ended; None in working time, and after `latest` minutes."""
    periods = union(_worked(stays, at - latest * _MINUTE, at + _MINUTE))
    if any(start <= at < end for start, end in periods):
        return None
    ended = [end for _, end in periods if end <= at]
    return (at - ended[-1]) // _MINUTE if ended else None


def _worked(stays: Sequence[Stay], start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The working periods inside ``[start, end)``, those of each stay while it lasts."""
    for stay in stays:
        if stay.calendar is not None and stay.start < end and start < stay.end:
            yield from working_periods(stay.calendar, max(start, stay.start), min(end, stay.end))


def date_edges(table: Table, calendar: WorkCalendar, start: datetime, end: datetime) -> Iterator[datetime]:
    """Midnights, and where contact slots of telework begin and end, on the civil dates from `start` to `end`.

    Exceptions and the directory change at midnight, and telework days do.
    """
    contact = table.telework.contact if table.telework else ()
    day, last = civil_date(start, calendar.zone), civil_date(end, calendar.zone)
    while day <= last:
        yield instant(day, 0, calendar.zone)
        yield from (instant(day, minute, calendar.zone) for times in contact for minute in times)
        day += _DAY

"""The hours of one week: periods by day or range of days, or one frame on several days."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from disconnect.model.hours import WeeklyPeriod
from disconnect.policyfile.clock import MINUTES_OF_DAY, MINUTES_OF_WEEK, WEEKDAYS, period, weekdays
from disconnect.policyfile.mistakes import Fault, listed

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields

PERIODS = '["09:00-12:30", "13:30-18:00"]'
_NO_FRAME = Fault(
    code="frame-missing",
    what="days without hours need a frame (a days-based contract, forfait-jours, has no hours of its own)",
    mend='add the frame inside which work may lie, like frame = "08:00-20:00"; it is no duty to work all of it',
)
_NO_DAYS = Fault(
    code="days-missing",
    what="a frame says nothing of the days it is for",
    mend='add the days, like days = ["monday-friday"]',
)
_BOTH = Fault(
    code="frame-and-hours",
    what="a frame and hours by day exclude each other",
    mend="keep the frame for a contract without hours, or the hours by day for one with hours",
)
BOTH_ROTA = Fault(
    code="rota-and-hours",
    what="a rota, hours by day and a frame exclude each other",
    mend="keep the one that says when these people work",
)


def week_of(fields: Fields, *, is_alone: bool = False) -> tuple[WeeklyPeriod, ...]:
    """The periods by day, or the frame on its days, that the table has; they may not overlap.

    `is_alone` says that nothing else of the table gives working time: only then may a frame or days stand there.
    """
    before = fields.noted
    frame, days = fields.text("frame", default=""), fields.names("days")
    is_frame = "frame" in fields or "days" in fields
    if is_frame and not is_alone:
        fields.note("frame" if "frame" in fields else "days", BOTH_ROTA)
    found = tuple(sorted(_frame(fields, frame, days) if is_frame else _by_day(fields)))
    if found and fields.noted == before:
        _note_overlap(fields, found)
    return found


def _frame(fields: Fields, frame: str, days: tuple[str, ...]) -> Iterator[WeeklyPeriod]:
    """The same period on each of the days."""
    if "frame" not in fields:
        fields.note("days", _NO_FRAME)
    if "days" not in fields:
        fields.note("frame", _NO_DAYS)
    for key in _days_named(fields):
        fields.pass_over(key)
        fields.note(key, _BOTH)
    times = _noted(fields, "frame", period(frame)) if frame else None
    for day in _distinct(fields, [("days", name) for name in days]):
        if times is not None:
            yield _weekly(day, times)


def _by_day(fields: Fields) -> Iterator[WeeklyPeriod]:
    """The periods that stand under each day or range of days."""
    keys = _days_named(fields)
    periods = {key: [_noted(fields, key, period(text)) for text in fields.names(key, PERIODS)] for key in keys}
    for day, key in _distinct(fields, [(key, key) for key in keys]).items():
        yield from (_weekly(day, times) for times in periods[key] if times is not None)


def _days_named(fields: Fields) -> tuple[str, ...]:
    """The keys of the table that name a day or a range of days."""
    return tuple(key for key in fields if not isinstance(weekdays(key), Fault))


def _distinct(fields: Fields, named: list[tuple[str, str]]) -> dict[int, str]:
    """Each weekday that (key, day or range) pairs mean, with the key that named it first; a second naming is noted."""
    found: dict[int, str] = {}
    for key, text in named:
        days = _noted(fields, key, weekdays(text)) or ()
        twice = [WEEKDAYS[day] for day in days if day in found]
        if twice:
            what = f"{listed(twice)} was given already"
            fields.note(key, Fault(code="weekday-twice", what=what, mend="give each day once"))
        found |= {day: key for day in days if day not in found}
    return found


def _noted(fields: Fields, key: str, value: tuple[int, ...] | Fault) -> tuple[int, ...] | None:
    """The value, or None when it is a fault, which is then noted under `key`."""
    if isinstance(value, Fault):
        fields.note(key, value)
        return None
    return value


def _weekly(day: int, times: tuple[int, ...]) -> WeeklyPeriod:
    start, end = (day * MINUTES_OF_DAY + minute for minute in times)
    return WeeklyPeriod(start, end)


def _note_overlap(fields: Fields, periods: tuple[WeeklyPeriod, ...]) -> None:
    """Note the first two periods that share a minute, also past midnight and from Sunday into Monday."""
    first = periods[0]
    again = WeeklyPeriod(first.start + MINUTES_OF_WEEK, first.end + MINUTES_OF_WEEK)
    for earlier, later in pairwise((*periods, again)):
        if later.start < earlier.end:
            what = f"{_spoken(later)} begins before {_spoken(earlier)} has ended"
            mend = "join the two, or let one end where the other begins"
            fields.note("", Fault(code="periods-overlap", what=what, mend=mend))
            return


def _spoken(period: WeeklyPeriod) -> str:
    """A period for a reader.

    >>> _spoken(WeeklyPeriod(540, 750))
    'monday 09:00-12:30'
    """
    day = WEEKDAYS[period.start // MINUTES_OF_DAY % 7]
    start, end = (f"{minute // 60 % 24:02}:{minute % 60:02}" for minute in (period.start, period.end))
    return f"{day} {start}-{end}"

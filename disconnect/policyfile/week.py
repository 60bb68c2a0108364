"""The week of a policy for a group of people: which time is working time, which quiet time, and by which clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from disconnect.engine.cases import deciding
from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase
from disconnect.model.policy import Policy, QuietClass, Response
from disconnect.policyfile.faults import NONE_OF
from disconnect.policyfile.mistakes import one_of
from disconnect.worktime.calendars import WorkCalendar, day_segments
from disconnect.worktime.closures import closed_dates
from disconnect.worktime.holidays import dates

_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch ``[start, end)`` of one civil date, in the policy's zone.

    `quiet` is its class of quiet time (None: working time); `clauses` name what it rests on: the clause of the hours,
    or those of the responses that may decide there, in their order (which one does depends on who writes, and on duty).
    """

    start: datetime
    end: datetime
    quiet: QuietClass | None
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One civil date and its segments, from 00:00 to 24:00 without a gap (23 to 25 elapsed hours)."""

    day: date
    segments: tuple[Segment, ...]


def week(policy: Policy, hours_id: str, monday: date, holidays: str | None = None) -> tuple[Day, ...]:
    """The seven days from `monday` for the people with the hours `hours_id`, nobody's leave or duty looked at.

    `holidays` names a holiday calendar of the policy (None: the policy's usual one). `monday` may be any date; the
    week that begins on it is shown.

    >>> from disconnect.policyfile.read import parse
    >>> from disconnect.policyfile.templates import template
    >>> days = week(parse(template("plain"), "plain"), "office", date(2026, 3, 30))
    >>> [(part.start.hour, part.clauses) for part in days[0].segments if part.quiet is None]
    [(9, ('hours',))]

    Raises:
        ConfigError: the policy has no such hours, or no such holiday calendar.
    """
    calendar = group_calendar(policy, hours_id, monday, holidays)
    days = (monday + timedelta(days=offset) for offset in range(_DAYS_OF_WEEK))
    return tuple(Day(day=day, segments=_segments(policy, calendar, day)) for day in days)


def group_calendar(policy: Policy, hours_id: str, monday: date, holidays: str | None = None) -> WorkCalendar:
    """The working calendar of nobody in particular who has the hours `hours_id`, in the policy's zone.

    Raises:
        ConfigError: the policy has no such hours, or no such holiday calendar.
    """
    _check_known(policy, hours_id, policy.hours, "hours")
    named = policy.holidays if holidays is None else holidays
    if named:
        _check_known(policy, named, policy.holiday_rules, "holiday calendar")
    years = {monday.year, (monday + timedelta(days=_DAYS_OF_WEEK)).year}
    return WorkCalendar(
        hours=policy.hours[hours_id],
        zone=ZoneInfo(policy.zone),
        holidays=dates(policy.holiday_rules[named], years) if named else frozenset(),
        night=(policy.night_start, policy.night_end),
        closed=closed_dates(policy.closures, hours_id),
    )


def responses_in(policy: Policy, quiet: QuietClass) -> tuple[Response, ...]:
    """The responses that may decide in a class of quiet time, in order, up to the one that leaves nothing over.

    >>> from disconnect.policyfile.read import parse
    >>> from disconnect.policyfile.templates import template
    >>> [row.clause for row in responses_in(parse(template("sme-charter"), "sme-charter"), QuietClass.LEAVE)]
    ['on-call', 'leave']
    """
    found = {id(row) for case, row in deciding(policy.responses) if case.quiet is quiet and not case.slot}
    return tuple(row for row in policy.responses if id(row) in found)


def leaves_over(policy: Policy, quiet: QuietClass) -> bool:
    """Whether some case of the class is in no row of the table, so that mail is simply delivered."""
    return any(row is None for case, row in deciding(policy.responses) if case.quiet is quiet and not case.slot)


def classes_of(days: Iterable[Day]) -> tuple[QuietClass, ...]:
    """The classes of quiet time that a week has, in the order of the register."""
    seen = {part.quiet for day in days for part in day.segments}
    return tuple(quiet for quiet in QuietClass if quiet in seen)


def _segments(policy: Policy, calendar: WorkCalendar, day: date) -> tuple[Segment, ...]:
    return tuple(
        Segment(
            start=start.astimezone(calendar.zone),
            end=end.astimezone(calendar.zone),
            quiet=quiet,
            clauses=_clauses(policy, calendar, quiet),
        )
        for start, end, quiet in day_segments(calendar, day)
    )


def _clauses(policy: Policy, calendar: WorkCalendar, quiet: QuietClass | None) -> tuple[str, ...]:
    if quiet is None:
        return (calendar.hours.clause,)
    return tuple(dict.fromkeys(response.clause for response in responses_in(policy, quiet)))


def _check_known(policy: Policy, name: str, known: Mapping[str, object], kind: str) -> None:
    if name not in known:
        where = phrase("politique {id}", "policy {id}", id=policy.id)
        parts = {"name": name, "kind": kind, "of": NONE_OF[kind]}
        what = phrase("il n’y a pas {of} « {name} »", 'there is no {kind} "{name}"', **parts)
        raise ConfigError(where=where, what=what, mend=one_of(name, known))

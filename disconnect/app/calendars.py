"""Working calendars of people and of the organisation, from policy and directory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from disconnect.errors import ConfigError
from disconnect.model.hours import with_choice
from disconnect.policyfile.clock import period
from disconnect.policyfile.mistakes import Fault
from disconnect.worktime.calendars import WorkCalendar, scheduled_dates
from disconnect.worktime.closures import closed_dates
from disconnect.worktime.holidays import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from disconnect.app.policies import Policies
    from disconnect.model.person import Leave, Place
    from disconnect.model.policy import Policy

T = TypeVar("T")


def calendars_of(policies: Policies, year: int) -> Callable[[Place], WorkCalendar | None]:
    """The calendar of a place, leave left aside, for `year` and its neighbours; None without a policy or a zone.

    A choice of hours that the policy does not allow (any more) has no effect: the hours of the group stand.

    Raises (when called):
        ConfigError: the place names hours or holidays that its policy does not have.
    """

    @cache
    def calendar(version: str, hours: str, own: str, zone: str, holidays: str) -> WorkCalendar:
        policy = policies.by_version[version]
        return _chosen(_calendar(policy, (hours, zone, holidays), year), own)

    def of(place: Place) -> WorkCalendar | None:
        policy = policies.of(place)
        zone = "" if policy is None else place.zone or policy.zone
        if policy is None or not zone:
            return None
        named = place.hours or policy.default_hours, place.own_hours, zone, place.holidays or policy.holidays
        return calendar(policy.version, *named)

    return of


def _chosen(calendar: WorkCalendar, own: str) -> WorkCalendar:
    """The calendar with the hours that a person chose, where the policy allows them."""
    times = period(own) if own else None
    if times is None or isinstance(times, Fault):
        return calendar
    try:
        return replace(calendar, hours=with_choice(calendar.hours, *times))
    except ConfigError:
        return calendar


def with_leave(calendar: WorkCalendar, leave: Sequence[Leave], year: int) -> WorkCalendar:
    """The calendar of one person, their leave in `year` and its neighbours taken off.

    Where the source does not record weekends inside a leave, dates without working hours are no leave.
    """
    days = {
        (day, absence.half)
        for absence in leave
        for day in _dates(absence, year)
        if absence.has_weekends or scheduled_dates(calendar, day)
    }
    return replace(calendar, leave=frozenset(days))


def _dates(absence: Leave, year: int) -> Iterator[date]:
    """The dates of a leave, cut to the years that a calendar is for: a leave may be entered without an end."""
    first, end = max(absence.start, date(year - 1, 1, 1)), min(absence.end, date(year + 2, 1, 1))
    return (first + timedelta(days=offset) for offset in range((end - first).days))


def _named(policy: Policy, known: Mapping[str, T], name: str, kind: str) -> T:
    if name not in known:
        raise ConfigError(
            where=f"policy {policy.id}",
            what=f"it has no {kind} {name!r}, which the directory or a site names",
            mend=f"use one of {', '.join(sorted(known)) or 'none'} there, or add it to the policy",
        )
    return known[name]


def ordinary_calendar(policy: Policy, year: int) -> WorkCalendar:
    """The calendar of the organisation's ordinary opening, in the policy's zone (UTC where it names none)."""
    return _calendar(policy, (policy.ordinary, policy.zone or "UTC", policy.holidays), year)


def _calendar(policy: Policy, named: tuple[str, str, str], year: int) -> WorkCalendar:
    hours, zone, holidays = named
    years = range(year - 1, year + 2)
    rule = _named(policy, policy.holiday_rules, holidays, "holidays") if holidays else None
    return WorkCalendar(
        hours=_named(policy, policy.hours, hours, "hours"),
        zone=ZoneInfo(zone),
        holidays=dates(rule, years) if rule else frozenset(),
        night=(policy.night_start, policy.night_end),
        closed=closed_dates(policy.closures, hours),
    )

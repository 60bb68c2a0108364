"""Working calendars of people and of the organisation, from policy and directory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from disconnect.policyfile.calendars import calendar_named, chosen
from disconnect.policyfile.calendars import ordinary_at as ordinary_calendar
from disconnect.worktime.calendars import scheduled_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from disconnect.app.policies import Policies
    from disconnect.model.person import Leave, Place
    from disconnect.worktime.calendars import WorkCalendar

__all__ = ["calendars_of", "ordinary_calendar", "with_leave"]


def calendars_of(policies: Policies, year: int) -> Callable[[Place], WorkCalendar | None]:
    """The calendar of a place, leave left aside, for `year` and its neighbours; None without a policy or a zone.

    A choice of hours that the policy does not allow (any more) has no effect: the hours of the group stand.

    Raises (when called):
        ConfigError: the place names hours or holidays that its policy does not have.
    """

    @cache
    def calendar(version: str, hours: str, own: str, zone: str, holidays: str) -> WorkCalendar:
        policy = policies.by_version[version]
        return chosen(calendar_named(policy, (hours, zone, holidays), year), own)

    def of(place: Place) -> WorkCalendar | None:
        policy = policies.of(place)
        zone = "" if policy is None else place.zone or policy.zone
        if policy is None or not zone:
            return None
        named = place.hours or policy.default_hours, place.own_hours, zone, place.holidays or policy.holidays
        return calendar(policy.version, *named)

    return of


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

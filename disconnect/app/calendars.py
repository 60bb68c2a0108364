"""Working calendars of people and of the organisation, from policy and directory."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from disconnect.errors import ConfigError
from disconnect.worktime.calendars import WorkCalendar
from disconnect.worktime.holidays import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from disconnect.model.person import Leave, Place
    from disconnect.model.policy import Policy

T = TypeVar("T")


def calendars_of(policy: Policy, year: int) -> Callable[[Place], WorkCalendar | None]:
    """The calendar of a place, leave left aside, for `year` and its neighbours; None where no zone is known.

    Raises (when called):
        ConfigError: the place names hours or holidays that the policy does not have.
    """

    @cache
    def calendar(*named: str) -> WorkCalendar:
        hours, zone, holidays = named
        return _calendar(policy, (hours, zone, holidays), year)

    def of(place: Place) -> WorkCalendar | None:
        zone = place.zone or policy.zone
        if not zone:
            return None
        return calendar(place.hours or policy.default_hours, zone, place.holidays or policy.holidays)

    return of


def with_leave(calendar: WorkCalendar, leave: list[Leave]) -> WorkCalendar:
    """The calendar of one person, their leave taken off."""
    days: set[tuple[date, str]] = set()
    for absence in leave:
        length = (absence.end - absence.start).days
        days |= {(absence.start + timedelta(days=offset), absence.half) for offset in range(length)}
    return WorkCalendar(
        hours=calendar.hours,
        zone=calendar.zone,
        holidays=calendar.holidays,
        leave=frozenset(days),
        night=calendar.night,
    )


def _named(known: Mapping[str, T], name: str, where: str) -> T:
    if name not in known:
        raise ConfigError(
            where=where,
            what=f"there is no {name!r}",
            mend=f"use one of {', '.join(sorted(known))}, or add it to the policy",
        )
    return known[name]


def ordinary_calendar(policy: Policy, year: int) -> WorkCalendar:
    """The calendar of the organisation's ordinary opening, in the policy's zone (UTC where it names none)."""
    return _calendar(policy, (policy.ordinary, policy.zone or "UTC", policy.holidays), year)


def _calendar(policy: Policy, named: tuple[str, str, str], year: int) -> WorkCalendar:
    hours, zone, holidays = named
    years = range(year - 1, year + 2)
    rule = _named(policy.holiday_rules, holidays, f"policy {policy.id}, holidays") if holidays else None
    return WorkCalendar(
        hours=_named(policy.hours, hours, f"policy {policy.id}, hours"),
        zone=ZoneInfo(zone),
        holidays=dates(rule, years) if rule else frozenset(),
        night=(policy.night_start, policy.night_end),
    )

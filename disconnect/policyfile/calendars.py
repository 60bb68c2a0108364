"""Working calendars of a place under a policy, and of the organisation: hours, choice, zone, holidays, closures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from disconnect.errors import ConfigError
from disconnect.model.hours import with_choice
from disconnect.model.phrase import phrase
from disconnect.policyfile.clock import period
from disconnect.policyfile.faults import NONE_OF
from disconnect.policyfile.mistakes import Fault, listed
from disconnect.worktime.calendars import WorkCalendar
from disconnect.worktime.closures import closed_dates
from disconnect.worktime.holidays import dates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disconnect.model.person import Place
    from disconnect.model.policy import Policy

T = TypeVar("T")


def calendar_at(policy: Policy, place: Place, year: int, leave: frozenset[date] = frozenset()) -> WorkCalendar | None:
    """The calendar of somebody at a place, for `year` and its neighbours, less whole days of leave; None without zone.

    A choice of hours that the policy does not allow (any more) has no effect: the hours of the group stand.

    Raises:
        ConfigError: the place names hours or holidays that the policy does not have.
    """
    zone = place.zone or policy.zone
    if not zone:
        return None
    named = place.hours or policy.default_hours, zone, place.holidays or policy.holidays
    found = chosen(calendar_named(policy, named, year), place.own_hours)
    return replace(found, leave=frozenset((day, "") for day in leave)) if leave else found


def ordinary_at(policy: Policy, year: int) -> WorkCalendar:
    """The calendar of the organisation's ordinary opening, in the policy's zone (UTC where it names none)."""
    return calendar_named(policy, (policy.ordinary, policy.zone or "UTC", policy.holidays), year)


def chosen(calendar: WorkCalendar, own: str) -> WorkCalendar:
    """The calendar with the hours that a person chose ("09:30-17:30"), where the policy allows them."""
    times = period(own) if own else None
    if times is None or isinstance(times, Fault):
        return calendar
    try:
        return replace(calendar, hours=with_choice(calendar.hours, *times))
    except ConfigError:
        return calendar


def calendar_named(policy: Policy, named: tuple[str, str, str], year: int) -> WorkCalendar:
    """The calendar of hours, zone and holiday calendar by name, for `year` and its neighbours.

    Raises:
        ConfigError: the policy has no such hours or holidays.
    """
    hours, zone, holidays = named
    years = range(year - 1, year + 2)
    rule = _named(policy, policy.holiday_rules, holidays, "holiday calendar") if holidays else None
    return WorkCalendar(
        hours=_named(policy, policy.hours, hours, "hours"),
        zone=ZoneInfo(zone),
        holidays=dates(rule, years) if rule else frozenset(),
        night=(policy.night_start, policy.night_end),
        closed=closed_dates(policy.closures, hours),
    )


def _named(policy: Policy, known: Mapping[str, T], name: str, kind: str) -> T:
    """What has the name; one that nothing has is not told: where columns have shifted it may be an address."""
    if name not in known:
        raise ConfigError(
            where=phrase("politique {id}", "policy {id}", id=policy.id),
            what=phrase(
                "elle n’a pas {of} d’un nom que donne l’annuaire ou un site",
                "it has no {kind} of a name that the directory or a site gives",
                of=NONE_OF[kind],
                kind=kind,
            ),
            mend=phrase(
                "nommez-y l’un de : {names} ; ou ajoutez-le à la politique",
                "use one of {names} there, or add it to the policy",
                names=listed(sorted(known)),
            ),
        )
    return known[name]

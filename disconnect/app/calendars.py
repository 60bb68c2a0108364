"""Working calendars of people and of the organisation, from policy and directory, and what keeps somebody from one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from disconnect.model.problem import Problem
from disconnect.policyfile.calendars import calendar_named, chosen
from disconnect.policyfile.calendars import ordinary_at as ordinary_calendar
from disconnect.policyfile.misnamed import cell_misfits, is_misnamed
from disconnect.policyfile.table import on_row
from disconnect.worktime.calendars import scheduled_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from disconnect.app.policies import Policies
    from disconnect.engine.stays import Dated
    from disconnect.model.person import Directory, Leave, Person, Place
    from disconnect.policyfile.mistakes import Fault
    from disconnect.worktime.calendars import WorkCalendar

__all__ = ["calendars_of", "dated_calendars", "misfits", "ordinary_calendar", "with_leave"]


def calendars_of(policies: Policies, year: int) -> Callable[[Place], WorkCalendar | None]:
    """The calendar of a place, leave left aside, for `year` and its neighbours; None without a policy or a zone.

    None, too, where the place names hours or holidays that its policy does not have: one cell must not stop the mail of
    all the others, and what would be guessed for it would be somebody's figures. `misfits` tells it. A choice of hours
    that the policy does not allow (any more) has no effect: the hours of the group stand.
    """

    @cache
    def calendar(version: str, hours: str, own: str, zone: str, holidays: str) -> WorkCalendar:
        policy = policies.by_version[version]
        return chosen(calendar_named(policy, (hours, zone, holidays), year), own)

    def of(place: Place) -> WorkCalendar | None:
        policy = policies.of(place)
        zone = "" if policy is None else place.zone or policy.zone
        if policy is None or not zone or is_misnamed(policy, place):
            return None
        named = place.hours or policy.default_hours, place.own_hours, zone, place.holidays or policy.holidays
        return calendar(policy.version, *named)

    return of


def dated_calendars(
    person: Person, of: Callable[[Place], WorkCalendar | None], leave: Sequence[Leave], year: int
) -> tuple[Dated, ...]:
    """The calendars of a person's places, one after the other, their leave taken off: each where it differs."""
    found: list[Dated] = []
    for place in person.places:
        calendar = of(place)
        if not found or calendar is not found[-1][1]:
            found.append((place.since or date.min, calendar))
    return tuple(
        (day, with_leave(calendar, leave, year) if calendar is not None and leave else calendar)
        for day, calendar in found
    )


def misfits(
    directory: Directory, policies: Policies, table: str, sites: Mapping[str, str] | None = None
) -> tuple[Problem, ...]:
    """What places ask of their policies in vain: by row of the directory `table`, or by site.

    `sites` are the holidays that the configuration gives to places of work.
    """
    found: dict[tuple[int, str, str], Problem] = {}
    for place in (place for person in directory.people.values() for place in person.places):
        policy = policies.of(place)
        for fault in cell_misfits(policy, place) if policy is not None else ():
            is_of_site = fault.code == "holidays-unknown" and (sites or {}).get(place.site) == place.holidays
            where = f"[sites.{place.site}]" if is_of_site else on_row(place.row)
            key = (-1, place.site, fault.what) if is_of_site else (place.row, "", fault.what)
            found[key] = _misfit(table, where, fault)
    return tuple(found[key] for key in sorted(found))


def _misfit(table: str, where: str, fault: Fault) -> Problem:
    return Problem(source=table, where=where, code=fault.code, what=fault.what, mend=fault.mend)


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

"""The monthly recaps of on-call duty: from rosters and declared interventions alone, never from mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from disconnect.app.calendars import calendars_of
from disconnect.app.declarations import UTC_ZONE, Declarations, declarations_in, zone_on
from disconnect.app.misuse import MisuseError
from disconnect.app.oncall import Roster, roster
from disconnect.model.opaque import Address
from disconnect.model.recap import RecapSheet
from disconnect.policyfile.law import countries, law
from disconnect.policyfile.table import table_text
from disconnect.worktime.calendars import working_periods
from disconnect.worktime.recap import recap
from disconnect.worktime.spans import union
from disconnect.worktime.wallclock import instant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from disconnect.app.setup import Setup
    from disconnect.model.law import Dated, Parameter
    from disconnect.model.period import Period, Span
    from disconnect.model.person import Person
    from disconnect.model.problem import Problem
    from disconnect.report.wording import Wording
    from disconnect.worktime.spans import Spans

BEFORE, AFTER = timedelta(days=3), timedelta(days=62)
"""How far around the month scheduled work is looked for: the next of it may come after a long leave of everybody."""
REST = "rest.daily.hours"
RESTS_ON = ("on_call.recap", "on_call.intervention", "on_call.rest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recaps:
    """The recaps of a month, by person, and what was wrong in what they were made from."""

    sheets: tuple[RecapSheet, ...]
    problems: tuple[Problem, ...]


def recaps_of(setup: Setup, month: Period, address: str | None, say: Wording) -> Recaps:
    """The recap of everybody with a window or an intervention in the month, or of the person at `address` alone.

    Raises:
        MisuseError: the address is nobody's.
        ConfigError, ConnectorError: the directory, the policy, a roster or the table of declarations cannot be read.
    """
    people = _asked(setup, address, say)
    planned, declared = roster(setup), _declarations(setup, say)
    told = planned.windows.keys() | declared.by_person.keys()
    found = [_sheet(setup, person, month, (planned, declared)) for person in people if person.id in told]
    return Recaps(
        sheets=tuple(sheet for sheet in found if sheet.recap.windows or sheet.recap.interventions),
        problems=(*planned.problems, *declared.problems),
    )


def _asked(setup: Setup, address: str | None, say: Wording) -> tuple[Person, ...]:
    if address is None:
        return tuple(setup.directory.people[name] for name in sorted(setup.directory.people))
    found = setup.directory.person(Address.of(address))
    if found is None:
        raise MisuseError(where="--for", what=say("stranger"), mend=say("stranger-mend"))
    return (found,)


def _declarations(setup: Setup, say: Wording) -> Declarations:
    """What was declared; nothing where nobody declared anything yet."""
    path = setup.config.interventions
    return declarations_in(setup, table_text(path), say) if path.exists() else Declarations()


def _sheet(setup: Setup, person: Person, month: Period, told: tuple[Roster, Declarations]) -> RecapSheet:
    planned, declared = told
    zone, bounds = _bounds(setup, person, month.span)
    mine = [(one.intervention.start, one.intervention.end) for one in declared.by_person.get(person.id, ())]
    last_day = month.span.end - timedelta(days=1)
    country = setup.policy.identity.country
    return RecapSheet(
        person=person.id,
        address=person.addresses[0].value,
        organisation=setup.config.organisation,
        is_generated=setup.config.is_generated,
        month=month,
        zone=zone,
        made=setup.now,
        is_provisional=setup.now < bounds[1],
        recap=recap(planned.windows.get(person.id, ()), mine, _scheduled(setup, person, month.span), month=bounds),
        minimum=next((at for book in (country, "EU") for _, at in _law(book, (REST,), last_day)), None),
        references=tuple((each.meaning, at) for each, at in _law(country, RESTS_ON, last_day)),
    )


def _bounds(setup: Setup, person: Person, span: Span) -> tuple[ZoneInfo, tuple[datetime, datetime]]:
    """The month by the clocks of the person's place of work; each end by those of its own first day."""
    first, after = (zone_on(setup, person, day) or UTC_ZONE for day in (span.start, span.end))
    return first, (instant(span.start, 0, first), instant(span.end, 0, after))


def _scheduled(setup: Setup, person: Person, span: Span) -> Spans:
    """The person's scheduled work around the month, leave not asked: places may change in it."""
    calendar_of = calendars_of(setup.policies, span.start.year)
    found: list[tuple[datetime, datetime]] = []
    for first, end in _pieces(person, span):
        calendar = calendar_of(person.place(first))
        if calendar is not None and person.is_in_service(first):
            found += working_periods(calendar, instant(first, 0, calendar.zone), instant(end, 0, calendar.zone))
    return union(found)


def _pieces(person: Person, span: Span) -> Iterator[tuple[date, date]]:
    """The civil dates around the month ``[start, end)``, cut where the person comes, moves or leaves."""
    first, end = span.start - BEFORE, span.end + AFTER
    cuts = (person.arrival, person.left, *(place.since for place in person.places))
    inside = sorted({day for day in cuts if day is not None and first < day < end})
    return pairwise((first, *inside, end))


def _law(country: str, names: tuple[str, ...], day: date) -> Iterator[tuple[Parameter, Dated]]:
    """Those of the parameters that we hold of a country's law, with what they were on `day`."""
    known: Mapping[str, Parameter] = law(country).parameters if country in countries() else {}
    for name in names:
        dated = known[name].at(day) if name in known else None
        if dated is not None:
            yield known[name], dated

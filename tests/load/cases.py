"""A case of the reference as a workload of the product, by way of the product's own rows and pseudonyms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from disconnect.app.records import known_names, record
from disconnect.load.cells import Sum, sums
from disconnect.load.days import Year
from disconnect.load.metrics import REGISTER
from disconnect.load.population import populate
from disconnect.load.workload import Workload
from disconnect.privacy.pseudonyms import Pseudonyms
from disconnect.storage.merge import merged_mails
from disconnect.storage.rows import MailColumns, key_years, meeting_row, meeting_table
from disconnect.worktime.calendars import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disconnect.model.period import Period
    from disconnect.model.person import Place
    from tests.reference.case import Case

KEY = b"0123456789abcdef0123456789abcdef"


def workload_of(case: Case) -> Workload:
    """The product's view of a case."""
    names = Pseudonyms(KEY)

    @cache
    def calendar(hours: str, zone: str, holidays: str) -> WorkCalendar:
        return WorkCalendar(
            hours=case.policy.hours[hours],
            zone=ZoneInfo(zone),
            holidays=case.holidays[holidays] if holidays else frozenset(),
            closed=case.closed,
            night=(case.policy.night_start, case.policy.night_end),
        )

    def of(place: Place) -> WorkCalendar | None:
        zone = place.zone or case.policy.zone
        hours = place.hours or case.policy.default_hours
        return calendar(hours, zone, place.holidays or case.policy.holidays) if zone else None

    population = populate(case.directory, of, year=Year(case.year), leave=case.leave, on_call=case.on_call)
    mails = MailColumns()
    for mail in case.contacts:
        if case.year in key_years(mail.sent):
            mails.add(mail, names)
    meetings = [meeting_row(each, "calendars", names) for each in case.meetings if case.year in key_years(each.start)]
    return Workload(
        record=record(
            merged_mails(mails.table()),
            meeting_table(meetings),
        ),
        names=known_names(case.directory, names, population),
        population=population,
        observed=case.observed,
        has=case.has,
        weekend=case.policy.weekend,
    )


def figures_of(case: Case, periods: Sequence[Period], level: str) -> dict[tuple[str, str, str], Sum]:
    """Every raw sum of the product, keyed as the reference keys its rows."""
    work = workload_of(case)
    places = [getattr(place, level) for place in work.population.places]
    groups = sorted({name for name in places if name})
    of_unit = np.array([groups.index(name) if name else -1 for name in places], dtype=np.int32)
    return {
        (name, period.label, metric.definition.id): found
        for period in periods
        for metric in REGISTER
        for name, found in zip((*groups, ""), sums(work, metric, period, of_unit, len(groups)), strict=True)
        if found is not None
    }

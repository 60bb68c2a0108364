"""One year of the history as a workload: pseudonyms matched to today's directory, and to nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.app.calendars import calendars_of
from disconnect.app.lostkeys import refuse_closed, refuse_lost_keys
from disconnect.app.records import known_names, record
from disconnect.errors import ConfigError
from disconnect.load.days import Year
from disconnect.load.population import populate
from disconnect.load.workload import Workload
from disconnect.model.period import Span
from disconnect.model.phrase import phrase

if TYPE_CHECKING:
    from disconnect.app.setup import Setup

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SYNC_FIRST = phrase("lancez d’abord `disconnect sync`", "run `disconnect sync` first")
SOURCE_KINDS = {"mail": "mail", "meetings": "calendar", "leave": "leave", "on_call": "on_call"}


def workload(setup: Setup, year: int) -> Workload:
    """Everything known of one calendar year.

    Raises:
        ConfigError: nothing was read of that year.
        StorageError: the year was closed, or a year's key is gone.
    """
    refuse_lost_keys(setup.history)
    refuse_closed(setup.history, year)
    if not setup.history.keys.has(year):
        where = phrase("l’historique de {year}", "the history of {year}", year=year)
        what = phrase("rien n’a été lu de cette année", "nothing was read of that year")
        raise ConfigError(where=where, what=what, mend=_SYNC_FIRST)
    names = setup.history.keys.of(year)
    population = populate(
        setup.directory,
        calendars_of(setup.policies, year),
        year=Year(year),
        leave=setup.absences,
        on_call=setup.windows,
    )
    return Workload(
        record=record(setup.history.table(year, "mails"), setup.history.table(year, "meetings")),
        names=known_names(setup.directory, names, population),
        population=population,
        observed=observed(setup),
        has=_has(setup),
        weekend=setup.policy.weekend,
    )


def observed(setup: Setup) -> Span:
    """The civil dates observed: as configured, else from the first to the last date of mail, else of meetings.

    Raises:
        ConfigError: nothing was read, and the configuration names no dates.
    """
    config = setup.config
    rows = [row for row in setup.history.sources() if row.first is not None and row.last is not None]
    rows = [row for row in rows if row.kind == "mail"] or rows
    if not rows and not (config.observed_from and config.observed_to):
        what = phrase("rien n’a encore été lu", "nothing was read yet")
        raise ConfigError(where=phrase("l’historique", "the history"), what=what, mend=_SYNC_FIRST)
    zone = ZoneInfo(setup.policy.zone or "UTC")
    first = config.observed_from or min(_date(row.first, zone) for row in rows)
    last = config.observed_to or max(_date(row.last, zone) for row in rows)
    return Span(first, last + timedelta(days=1))


def _has(setup: Setup) -> frozenset[str]:
    """Which sources of figures there are."""
    stored = {row.kind for row in setup.history.sources()}
    planned = {plan.kind for plan in setup.plans}
    return frozenset(SOURCE_KINDS[kind] for kind in stored | planned)


def _date(instant: int | None, zone: ZoneInfo) -> date:
    return (_EPOCH + timedelta(microseconds=instant or 0)).astimezone(zone).date()

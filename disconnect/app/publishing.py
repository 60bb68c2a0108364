"""From workloads to a report: groups merged, thresholds held, everything else left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from disconnect.app.agreed import refuse_not_agreed
from disconnect.app.calendars import calendars_of
from disconnect.app.disclosing import Asked, Groups
from disconnect.app.earlier import Earlier, Known
from disconnect.app.levels import of_units, place_in
from disconnect.app.years import observed, workload
from disconnect.load.cells import Sum, headcounts, sums
from disconnect.load.metrics import REGISTER
from disconnect.load.population import has_calendars
from disconnect.model.report import Cell, Figure, Group, Report, SourceNote
from disconnect.privacy.grouping import Merged, merge_siblings
from disconnect.privacy.primary import Rules
from disconnect.privacy.threshold import HALF, TENTH, is_large_enough, quantile_is_large_enough

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from disconnect.app.setup import Setup
    from disconnect.load.rows import Metric
    from disconnect.load.workload import Workload
    from disconnect.model.period import Period
    from disconnect.model.person import Person

WHOLE = Group(level="", names=())


NOTHING_BEFORE = Earlier()


def build_report(setup: Setup, periods: Sequence[Period], level: str, earlier: Earlier = NOTHING_BEFORE) -> Report:
    """The report on `periods` by the groups of `level`: only what may be published is in it, after what was `earlier`.

    Raises:
        MisuseError: the policies do not foresee such a report.
        DisclosureError: it cannot be made safe.
    """
    refuse_not_agreed(setup.policies, periods, level)
    works = {year: workload(setup, year) for year in sorted({period.year for period in periods})}
    minimum = minimum_group(setup)
    groups = merge_siblings(_members(works, periods, level), minimum)
    known = {year: Known(work, earlier.of(year)) for year, work in works.items()}
    cells = _cells(known, periods, (level, groups), Rules(minimum=minimum))
    shown = {figure.metric for cell in cells for figure in cell.figures}
    span = observed(setup)
    return Report(
        organisation=setup.config.organisation,
        level=level,
        periods=tuple(periods),
        policy_id=setup.policy.id,
        policy_version=setup.policy.version,
        policy_title=setup.policy.title,
        minimum_group=minimum,
        observed=(span.start.isoformat(), (span.end - timedelta(days=1)).isoformat()),
        sources=_notes(setup),
        definitions=tuple(metric.definition for metric in REGISTER if metric.definition.id in shown),
        cells=tuple(cells),
        left_out=_left_out(setup, periods),
        changed=tuple(dict.fromkeys(name for one in known.values() for name in one.changed)),
        is_generated=setup.config.is_generated,
    )


def _left_out(setup: Setup, periods: Sequence[Period]) -> int:
    """How many people in service in one of the periods, under a policy at some time, are in no figure of it."""
    left: set[str] = set()
    for period in periods:
        of = calendars_of(setup.policies, period.year)
        people = setup.directory.people.values()
        left |= {one.id for one in people if _is_here(one, period) and not has_calendars(one, of)}
    return len(left)


def _is_here(person: Person, period: Period) -> bool:
    """Whether the person is in service on a date of the period."""
    arrival, left = person.arrival or date.min, person.left or date.max
    return arrival < period.span.end and period.span.start < left


def minimum_group(setup: Setup) -> int:
    """The smallest group that may be published: the largest that the configuration and the policies ask for."""
    asked = (policy.reports.minimum_group for policy in setup.policies.all if policy.reports is not None)
    return max(setup.config.minimum_group, *(number for number in asked if number is not None), 0)


def _members(
    works: Mapping[int, Workload], periods: Sequence[Period], level: str
) -> dict[tuple[tuple[str, ...], str], list[frozenset[str]]]:
    """Who is in service in each group of the level, in each period."""
    members: dict[tuple[tuple[str, ...], str], list[frozenset[str]]] = {}
    for number, period in enumerate(periods):
        here: dict[tuple[tuple[str, ...], str], set[str]] = defaultdict(set)
        population = works[period.year].population
        person, day = works[period.year].person_days(population.year.cut(period.span))
        for unit in np.unique(population.unit_at[person, day]):
            path, name = place_in(population.places[unit], level)
            if name:
                here[path, name].add(population.ids[population.unit_person[unit]])
        for key, people in here.items():
            members.setdefault(key, [frozenset()] * len(periods))[number] = frozenset(people)
    return members


def _cells(
    known: Mapping[int, Known], periods: Sequence[Period], grouping: tuple[str, Sequence[Merged]], rules: Rules
) -> list[Cell]:
    """The cells of all periods, in their order: of each the whole, then the groups."""
    found: dict[Period, list[Cell]] = {}
    for year in sorted(known):
        here = [period for period in periods if period.year == year]
        found |= dict(zip(here, _cells_of_year(known[year], here, grouping, rules), strict=True))
    return [cell for period in periods for cell in found[period]]


def _cells_of_year(
    known: Known, periods: Sequence[Period], grouping: tuple[str, Sequence[Merged]], rules: Rules
) -> list[list[Cell]]:
    """The cells of the periods of one year: they hang together."""
    work, (level, groups) = known.work, grouping
    of_unit, number = of_units(work, level, groups), len(groups)
    asked = Asked(periods=tuple(periods), groups=Groups(of_unit=of_unit, number=number))
    figures: list[list[list[Figure]]] = [[[] for _ in range(number + 1)] for _ in periods]
    for metric in REGISTER:
        hidden = known.hidden_cells(metric, asked, rules)
        for place, period in enumerate(periods):
            found = sums(work, metric, period, of_unit, number)
            for cell, total in enumerate(found) if any(found) else ():
                shown = None if hidden[place][cell] else total
                figures[place][cell].append(_figure(metric, shown, rules.minimum))
    shown_groups = [WHOLE, *(Group(level=level, names=group.names, path=group.path) for group in groups)]
    order, people = (number, *range(number)), _people(known, asked, rules)
    return [
        [
            Cell(group=group, period=period, people=people[place][cell], figures=tuple(figures[place][cell]))
            for cell, group in zip(order, shown_groups, strict=True)
        ]
        for place, period in enumerate(periods)
    ]


def _people(known: Known, asked: Asked, rules: Rules) -> list[list[int | None]]:
    """The headcounts that may be told, by period."""
    work, groups = known.work, asked.groups
    return [
        [
            None if is_hidden else int(count)
            for count, is_hidden in zip(headcounts(work, groups.of_unit, groups.number, period), hidden, strict=True)
        ]
        for period, hidden in zip(asked.periods, known.hidden_people(asked, rules), strict=True)
    ]


def _figure(metric: Metric, total: Sum | None, minimum: int) -> Figure:
    """What may be said of one sum: everything, or nothing and no reason."""
    if total is None or not is_large_enough(total.people, minimum):
        return Figure(metric=metric.definition.id, is_published=False)
    counted = total.people[metric.definition.axes[0]]
    return Figure(
        metric=metric.definition.id,
        is_published=True,
        numerator=total.numerator,
        denominator=total.denominator,
        people=counted,
        median=total.median if quantile_is_large_enough(counted, HALF, minimum) else None,
        ninth_decile=total.ninth_decile if quantile_is_large_enough(counted, TENTH, minimum) else None,
        is_provisional=total.is_provisional,
    )


def _notes(setup: Setup) -> tuple[SourceNote, ...]:
    """What the report says of each source: those of the history, then leave and on-call windows, read for it."""
    problems = Counter(problem.source for problem in setup.history.problems())
    citations = {source.name: source.citation for source in setup.config.sources}
    stored = [
        SourceNote(
            name=row.name,
            connector=row.connector,
            items=row.items,
            problems=problems[row.name],
            citation=citations.get(row.name, ""),
        )
        for row in setup.history.sources()
    ]
    planned = [
        SourceNote(
            name=plan.source.name,
            connector=plan.source.connector,
            items=plan.items,
            problems=len(plan.problems),
            citation=plan.source.citation,
        )
        for plan in setup.plans
    ]
    return (*stored, *planned)

"""What was published before, read back from the copies that the ledger keeps: each report is audited with all of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from disconnect.app.disclosing import Groups, Told, hidden_cells, hidden_people
from disconnect.app.levels import of_units
from disconnect.load.cells import headcounts, sums
from disconnect.model.period import Period, Span
from disconnect.model.report import Group
from disconnect.report.figures import plain
from disconnect.report.files import FIGURES
from disconnect.report.sheets import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from disconnect.app.disclosing import Asked
    from disconnect.load.arrays import Bool
    from disconnect.load.rows import Metric
    from disconnect.load.workload import Workload
    from disconnect.privacy.ledger import Shelf
    from disconnect.privacy.primary import Rules

Numbers = tuple[int, object, str]
"""The version of a metric, and a published numerator and denominator as they were written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What one publication told of one period: the dates observed, its groups, and for each and the whole, last, what.

    `people` are headcounts, None where withheld; `figures` has the published ones alone, by metric; `metrics` are all
    that it spoke of.
    """

    label: str
    span: Span
    level: str
    groups: tuple[Group, ...]
    people: tuple[int | None, ...]
    figures: tuple[Mapping[str, Numbers], ...]
    metrics: frozenset[str]

    @property
    def period(self) -> Period:
        """The dates that the numbers are of."""
        return Period(self.label, self.span)


Once = tuple[Table, Groups, Sequence[object]]
"""A table, its groups today, and what it told of one number: of each group and of the whole, None where withheld."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """All tables that were ever published, and how many publications there are, abandoned ones too."""

    number: int = 0
    tables: tuple[Table, ...] = ()

    def of(self, year: int) -> tuple[Table, ...]:
        """Those of one year: no other can be linked to its people."""
        return tuple(table for table in self.tables if table.period.year == year)


def earlier_on(shelf: Shelf) -> Earlier:
    """Everything that may be known to somebody, according to a ledger.

    Raises:
        StorageError: the ledger cannot be relied on, or the copy of a publication is missing.
    """
    entries = shelf.read().entries
    prints = dict.fromkeys(entry.publication.files[FIGURES] for entry in entries if entry.counts)
    tables = (table for print_ in prints for table in _tables(json.loads(shelf.kept(print_))))
    return Earlier(number=len(entries), tables=tuple(tables))


def _tables(document: Mapping[str, Any]) -> Iterable[Table]:
    observed = document["observed"]
    seen = Span(date.fromisoformat(observed["first"]), date.fromisoformat(observed["last"]) + timedelta(days=1))
    by_period: dict[tuple[str, str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for cell in document["cells"]:
        by_period[cell["period"]["label"], cell["period"]["start"], cell["period"]["end"]].append(cell)
    for (label, start, end), cells in by_period.items():
        # The whole is the one cell without a level; it goes last, as everywhere.
        ordered = sorted(cells, key=lambda cell: not cell["group"]["level"])
        yield Table(
            label=label,
            span=Span(date.fromisoformat(start), date.fromisoformat(end)).cut(seen),
            level=document["level"],
            groups=tuple(_group(cell["group"]) for cell in ordered[:-1]),
            people=tuple(cell["people"] for cell in ordered),
            figures=tuple(_figures(cell) for cell in ordered),
            metrics=frozenset(figure["id"] for cell in cells for figure in cell["figures"]),
        )


def _group(written: Mapping[str, Any]) -> Group:
    return Group(level=written["level"], names=tuple(written["names"]), path=tuple(written["path"]))


def _figures(cell: Mapping[str, Any]) -> dict[str, Numbers]:
    return {
        figure["id"]: (figure["version"], figure["numerator"], figure["denominator_exact"])
        for figure in cell["figures"]
        if figure["published"]
    }


class Known:
    """The tables of one year, held against its workload as it is today.

    `changed` collects the metrics that were withheld for some dates because their published numbers have changed.
    """

    def __init__(self, work: Workload, tables: Sequence[Table]) -> None:
        self.work = work
        self.changed: dict[str, None] = {}
        self._tables = [(table, self._groups(table)) for table in tables if table.span.days]

    def hidden_cells(self, metric: Metric, asked: Asked, rules: Rules) -> Sequence[Bool]:
        """As `disclosing.hidden_cells`, after what was told before.

        Raises:
            DisclosureError: a table cannot be protected; nothing is published.
        """
        name = metric.definition.id
        told = [
            (table, groups, tuple(figures.get(name) for figures in table.figures))
            for table, groups in self._tables
            if name in table.metrics
        ]
        after = self._after(asked, told, partial(self._numbers, metric))
        found = hidden_cells(self.work, metric, after.asked, rules)
        self.changed |= dict.fromkeys([name] if after.withheld else [])
        return after.applied(found)

    def hidden_people(self, asked: Asked, rules: Rules) -> Sequence[Bool]:
        """As `disclosing.hidden_people`, after what was told before.

        Raises:
            DisclosureError: the headcounts cannot be protected; nothing is published.
        """
        after = self._after(asked, [(table, groups, table.people) for table, groups in self._tables], self._heads)
        return after.applied(hidden_people(self.work, after.asked, rules))

    def _after(self, asked: Asked, told: Sequence[Once], now: Callable[[Table, Groups], Sequence[object]]) -> _After:
        """What is asked with what was told, less what hangs together with numbers that have changed."""
        changed = [
            table.span
            for table, groups, then in told
            if any(one is not None for one in then)
            and any(one not in {None, new} for one, new in zip(then, now(table, groups), strict=True))
        ]
        spans = {period: period.span.cut(self.work.observed) for period in asked.periods}
        lost = linked([*spans.values(), *(table.span for table, _, _ in told)], changed)
        kept = tuple(
            Told(groups=groups, span=table.span, shown=np.array([one is not None for one in then], dtype=np.bool_))
            for table, groups, then in told
            if table.span not in lost
        )
        withheld = frozenset(period for period, span in spans.items() if span in lost)
        return _After(asked=replace(asked, told=kept), withheld=withheld)

    def _groups(self, table: Table) -> Groups:
        return Groups(of_unit=of_units(self.work, table.level, table.groups, plain), number=len(table.groups))

    def _heads(self, table: Table, groups: Groups) -> Sequence[object]:
        return [int(count) for count in headcounts(self.work, groups.of_unit, groups.number, table.period)]

    def _numbers(self, metric: Metric, table: Table, groups: Groups) -> Sequence[object]:
        return [
            total and (metric.definition.version, number(total.numerator), str(total.denominator))
            for total in sums(self.work, metric, table.period, groups.of_unit, groups.number)
        ]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _After:
    """What is asked after what was told; the periods of which nothing may be said."""

    asked: Asked
    withheld: frozenset[Period]

    def applied(self, hidden: Sequence[Bool]) -> Sequence[Bool]:
        """The cells that are hidden, with all those of the withheld periods."""
        together = zip(self.asked.periods, hidden, strict=True)
        return [np.ones_like(cells) if period in self.withheld else cells for period, cells in together]


def linked(spans: Iterable[Span], changed: Iterable[Span]) -> frozenset[Span]:
    """The dates that hang together with some that were published with other numbers.

    What was told of them and what would be told now differ by what happened in between, perhaps to one person.

    >>> from disconnect.model.period import Period
    >>> spans = [Period.parse(text).span for text in ("2026-01", "2026-Q1", "2026-05")]
    >>> linked(spans, spans[:1]) == {spans[0], spans[1]}
    True
    """
    reached, before = set(changed), -1
    every = tuple(spans)
    while len(reached) != before:
        before = len(reached)
        reached |= {span for span in every if any(span.cut(other).days for other in reached)}
    return frozenset(reached)

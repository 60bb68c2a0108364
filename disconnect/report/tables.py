"""Tables of the page and the terminal: groups by metrics, one table a period and a handful of metrics."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from disconnect.report.figures import UNITS, Shown, by_metric, group_name, path_text, people_text, show, words
from disconnect.report.themes import Theme, blocks, theme_of

if TYPE_CHECKING:
    from disconnect.model.report import Cell, Definition, Report
    from disconnect.report.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One group's figures in the order of the table's heads."""

    name: str
    people: str
    path: str
    is_whole: bool
    figures: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Groups by metrics for one period; `heads` are pairs of title and unit."""

    caption: str
    when: str
    heads: tuple[tuple[str, str], ...]
    rows: tuple[TableRow, ...]


def tables(report: Report, theme: Theme, t: Texts) -> tuple[Table, ...]:
    """The tables of one theme, period by period; a metric that a period did not measure has no column there."""
    metrics = of_theme(report, theme)
    found = []
    for period, group in groupby(report.cells, key=lambda cell: cell.period):
        cells = tuple(group)
        seen = {figure.metric for cell in cells for figure in cell.figures}
        pieces = blocks(tuple(metric for metric in metrics if metric.id in seen))
        for number, piece in enumerate(pieces, 1):
            part = t("table {n} of {whole}", n=number, whole=len(pieces)) if len(pieces) > 1 else ""
            found.append(_table(cells, piece, (t(theme.title), t.period(period), part), t))
    return tuple(found)


def of_theme(report: Report, theme: Theme) -> tuple[Definition, ...]:
    """The report's metrics that belong to a theme, in the register's order."""
    return tuple(definition for definition in report.definitions if theme_of(definition.id) == theme)


def _table(cells: tuple[Cell, ...], metrics: tuple[Definition, ...], caption: tuple[str, ...], t: Texts) -> Table:
    return Table(
        caption=" · ".join(part for part in caption if part),
        when=caption[1],
        heads=tuple((words(metric, t, "title"), t(UNITS[metric.unit])) for metric in metrics),
        rows=tuple(_table_row(cell, metrics, t) for cell in cells),
    )


def _table_row(cell: Cell, metrics: tuple[Definition, ...], t: Texts) -> TableRow:
    figures = by_metric(cell)
    return TableRow(
        name=group_name(cell.group, t),
        people=people_text(cell.people, t),
        path=path_text(cell.group),
        is_whole=not cell.group.level,
        figures=tuple(show(figures.get(metric.id), metric, t) for metric in metrics),
    )

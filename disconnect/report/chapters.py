"""The body of the page: what stands in it at a glance, then theme by theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.report.figures import SHARES, UNITS, Shown, basis_of, by_metric, show, words
from disconnect.report.pictures import Chart, charts, grains
from disconnect.report.tables import Table, of_theme, tables
from disconnect.report.themes import OTHER, TELLING, THEMES, Theme

if TYPE_CHECKING:
    from disconnect.model.period import Period
    from disconnect.model.report import Definition, Figure, Report
    from disconnect.report.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One theme: its charts, then its tables by period."""

    theme: Theme
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One telling figure of everybody in the last period, and the same in the periods of equal length before."""

    title: str
    unit: str  # a share says so by its per cent sign
    when: str
    shown: Shown
    before: tuple[tuple[str, Shown], ...]


def chapters(report: Report, t: Texts) -> tuple[Chapter, ...]:
    """One chapter for each theme that has a metric, in the order of the themes."""
    found = ((theme, of_theme(report, theme)) for theme in (*THEMES, OTHER))
    return tuple(
        Chapter(theme=theme, charts=charts(report, metrics, t), tables=tables(report, theme, t))
        for theme, metrics in found
        if metrics
    )


def glance(report: Report, t: Texts) -> tuple[Card, ...]:
    """The telling figures of everybody that are published for the last period."""
    periods = grains(report.periods)[-1]
    cells = {cell.period: by_metric(cell) for cell in report.cells if not cell.group.level}
    figures = (
        (metric, [cells.get(period, {}).get(metric.id) for period in periods])
        for metric in report.definitions
        if metric.id in TELLING
    )
    return tuple(_card(metric, periods, found, t) for metric, found in figures if basis_of(found[-1]))


def _card(metric: Definition, periods: tuple[Period, ...], figures: list[Figure | None], t: Texts) -> Card:
    names = [t.period(period) for period in periods]
    shown = [show(figure, metric, t) for figure in figures]
    return Card(
        title=words(metric, t, "title"),
        unit="" if metric.unit in SHARES else t(UNITS[metric.unit]),
        when=names[-1],
        shown=shown[-1],
        before=tuple(zip(names[:-1], shown[:-1], strict=True)),
    )

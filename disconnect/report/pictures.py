"""The charts of a theme, with their captions: groups compared, periods compared, kinds of quiet time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from disconnect.report.bars import bar_charts
from disconnect.report.columns import column_charts
from disconnect.report.drawing import Drawing, Mark, Row
from disconnect.report.figures import UNITS, Shown, basis_of, by_metric, group_name, group_text, show, words
from disconnect.report.themes import CLASS_METRICS, TELLING

if TYPE_CHECKING:
    from disconnect.model.period import Period
    from disconnect.model.report import Cell, Definition, Group, Report
    from disconnect.report.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One or several drawings on one scale, with their caption: what is drawn, its unit, when, how to read it."""

    title: str
    unit: str
    when: str
    note: str
    drawings: tuple[Drawing, ...]


def charts(report: Report, metrics: tuple[Definition, ...], t: Texts) -> tuple[Chart, ...]:
    """The charts of one theme's telling metrics, and of the classes of quiet time where there are several."""
    drawn = [chart for metric in metrics if metric.id in TELLING for chart in _telling(report, metric, t)]
    classes = tuple(metric for metric in metrics if metric.id in CLASS_METRICS)
    found = (*drawn, *([_classes(report, classes, t)] if len(classes) > 1 else ()))
    return tuple(chart for chart in found if chart.drawings)


def grains(periods: tuple[Period, ...]) -> tuple[tuple[Period, ...], ...]:
    """The periods by length, months with months and quarters with quarters; the last period's length last."""
    lengths = list(dict.fromkeys(_grain(period) for period in reversed(periods)))[::-1]
    return tuple(tuple(period for period in periods if _grain(period) == length) for length in lengths)


def _telling(report: Report, metric: Definition, t: Texts) -> tuple[Chart, ...]:
    """The groups compared in the last period, then each group over the periods of equal length."""
    courses = [periods for periods in grains(report.periods) if len(periods) > 1]
    return (_comparison(report, metric, t), *(_course(report, metric, periods, t) for periods in courses))


def _comparison(report: Report, metric: Definition, t: Texts) -> Chart:
    rows = [
        Row(name=group_text(cell, t), marks=(_mark(cell, metric, t),), is_whole=not cell.group.level)
        for cell in _last(report)
    ]
    return Chart(
        title=words(metric, t, "title"),
        unit=t(UNITS[metric.unit]),
        when=t.period(report.periods[-1]),
        note=t("Dashed line: everyone."),
        drawings=bar_charts(_measured(rows), metric.unit, t),
    )


def _course(report: Report, metric: Definition, periods: tuple[Period, ...], t: Texts) -> Chart:
    """Every group that any of the periods knows, in the report's order, with a column for each period."""
    cells = {(cell.group, cell.period): cell for cell in report.cells if cell.period in periods}
    names = _names(periods, t)
    rows = [
        Row(
            name=group_name(group, t),
            marks=tuple(
                _period_mark(cells.get((group, period)), group, metric, names[period], t) for period in periods
            ),
            is_whole=not group.level,
        )
        for group in dict.fromkeys(group for group, _ in cells)
    ]
    return Chart(
        title=words(metric, t, "title"),
        unit=t(UNITS[metric.unit]),
        when=t("{first} to {last}", first=t.period(periods[0]), last=t.period(periods[-1])),
        note=t("Hatched: not publishable."),
        drawings=column_charts(_measured(rows), metric.unit, t),
    )


def _classes(report: Report, classes: tuple[Definition, ...], t: Texts) -> Chart:
    rows = [
        Row(
            name=group_text(cell, t),
            marks=tuple(_class_mark(cell, metric, t) for metric in classes),
            is_whole=not cell.group.level,
        )
        for cell in _last(report)
    ]
    return Chart(
        title=t("Mail received in quiet time, by kind of quiet time"),
        unit=t("share of deliveries"),
        when=t.period(report.periods[-1]),
        note=t("Hatched: not publishable."),
        drawings=column_charts(_measured(rows), classes[0].unit, t),
    )


def _measured(rows: list[Row]) -> list[Row]:
    """Without the groups of which nothing was measured: the tables say so, a drawing has nothing to show."""
    return [row for row in rows if any(mark.shown.state != "absent" for mark in row.marks)]


def _last(report: Report) -> list[Cell]:
    return [cell for cell in report.cells if cell.period == report.periods[-1]]


def _mark(cell: Cell, metric: Definition, t: Texts) -> Mark:
    figure = by_metric(cell).get(metric.id)
    shown = show(figure, metric, t)
    said = t("{name}: {text}", name=group_text(cell, t), text=shown.line)
    return Mark(shown=shown, basis=basis_of(figure), said=said)


def _class_mark(cell: Cell, metric: Definition, t: Texts) -> Mark:
    name = t(CLASS_METRICS[metric.id])
    mark = _mark(cell, metric, t)
    said = t("{name}: {text}", name=f"{group_text(cell, t)}, {name}", text=mark.shown.line)
    return replace(mark, said=said, short=name)


def _period_mark(cell: Cell | None, group: Group, metric: Definition, names: tuple[str, str], t: Texts) -> Mark:
    """The mark of one period; a group that merging or a reorganisation left out of it has nothing there."""
    name, short = names
    figure = None if cell is None else by_metric(cell).get(metric.id)
    gone = Shown(state="absent", value=t("not a group of this period"))
    shown = gone if cell is None else show(figure, metric, t)
    said = t("{name}: {text}", name=f"{group_name(group, t)}, {name}", text=shown.line)
    return Mark(shown=shown, basis=basis_of(figure), said=said, short=short)


def _names(periods: tuple[Period, ...], t: Texts) -> dict[Period, tuple[str, str]]:
    """Each period in full and in short; the short name has its year only where years differ."""
    years = {period.year for period in periods}
    return {
        period: (t.period(period), t.short_period(period) if len(years) == 1 else _with_year(period, t))
        for period in periods
    }


def _with_year(period: Period, t: Texts) -> str:
    short = t.short_period(period)
    return short if short == period.label else f"{short} {period.year}"


def _grain(period: Period) -> str:
    letter = period.label[5:6]
    return letter if letter in {"Q", "H"} else str(len(period.label))

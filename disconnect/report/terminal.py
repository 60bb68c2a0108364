"""The report in a terminal of 80 columns or more: the same figures, one table per theme and period."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from disconnect.report.figures import UNITS, Shown, by_metric, group_text, show, words
from disconnect.report.head import head, notices
from disconnect.report.tables import of_theme
from disconnect.report.texts import Texts
from disconnect.report.themes import OTHER, THEMES, Theme

if TYPE_CHECKING:
    from rich.console import Console

    from disconnect.model.report import Cell, Definition, Report

_STYLES = {"audit": "yellow", "generated": "cyan"}
_VALUE = 8
_BASIS = 33


def render_terminal(report: Report, console: Console, lang: str) -> None:
    """Print the report's head and all its figures; nothing of a name is taken for markup.

    Raises:
        ConfigError: there are no texts in the language.
    """
    t = Texts(lang)
    console.print(Rule(Text(t("Load report"), style="bold")))
    for notice in notices(report, t):
        console.print(Panel(Text(notice.text), title=Text(notice.title), border_style=_STYLES[notice.kind]))
    console.print(_head(report, t))
    console.print(
        Text(t("Each value, then the two numbers it was computed from, and how many people stand behind it."))
    )
    console.print()
    for theme in (*THEMES, OTHER):
        for _, cells in groupby(report.cells, key=lambda cell: cell.period):
            _print_theme(report, theme, tuple(cells), console, t)


def _print_theme(report: Report, theme: Theme, cells: tuple[Cell, ...], console: Console, t: Texts) -> None:
    """Print one theme of one period, unless nothing of it was measured then."""
    seen = {figure.metric for cell in cells for figure in cell.figures}
    measured = [metric for metric in of_theme(report, theme) if metric.id in seen]
    if measured:
        console.print(Rule(Text(f"{t(theme.title)} · {t.period(cells[0].period)}", style="bold"), align="left"))
    for metric in measured:
        console.print(_figures(metric, cells, t))


def _head(report: Report, t: Texts) -> Table:
    grid = Table.grid(padding=(0, 2))
    for name, text in head(report, t):
        grid.add_row(Text(name, style="dim"), Text(text))
    return grid


def _figures(metric: Definition, cells: tuple[Cell, ...], t: Texts) -> Table:
    """One metric: a row per group, its value, and beside it what the value is made of."""
    title = Text.assemble((words(metric, t, "title"), "bold"), f", {t(UNITS[metric.unit])}")
    table = Table(title=title, title_justify="left", title_style="", box=None, show_header=False, expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", no_wrap=True, min_width=_VALUE)
    table.add_column(no_wrap=True, min_width=_BASIS)
    for cell in cells:
        name = Padding(Text(group_text(cell, t)), (0, 0, 0, 1))
        table.add_row(name, *_row(show(by_metric(cell).get(metric.id), metric, t)))
    table.add_row()
    return table


def _row(shown: Shown) -> tuple[Text, Text]:
    """Value and basis; a mark stands where the basis would, so that the values keep one narrow column."""
    if shown.state != "published":
        return Text(""), Text(shown.value, style="italic")
    basis = f"{shown.basis} · {shown.people}"
    more = " · ".join(text for text in (shown.spread, shown.provisional) if text)
    return Text(shown.value, style="bold"), Text(f"{basis}\n{more}" if more else basis)

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from disconnect.errors import ConfigError
from disconnect.model.report import Figure, Group, Report
from disconnect.report.figures import show
from disconnect.report.terminal import render_terminal
from disconnect.report.texts import Texts


def printed(report: Report, lang: str = "en", width: int = 80) -> str:
    console = Console(file=StringIO(), width=width, force_terminal=False, color_system=None)
    render_terminal(report, console, lang)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_figure_is_there_in_80_columns_and_none_is_cut(report: Report, lang: str) -> None:
    text = printed(report, lang)
    assert max(cell_len(line) for line in text.splitlines()) <= 80
    assert "…" not in text
    t = Texts(lang)
    known = {definition.id: definition for definition in report.definitions}
    lines = iter(text.splitlines())
    by_theme = [
        (
            metric,
            [each for cell in report.cells if cell.period == period for each in cell.figures if each.metric == metric],
        )
        for period in report.periods
        for metric in known
        if metric.startswith("mail.")
    ]
    for metric, figures in by_theme:
        for figure in figures:
            shown = show(figure, known[metric], t)
            wanted = f"{shown.value}  {shown.basis} · {shown.people}" if shown.basis else shown.value
            assert any(wanted in line for line in lines), wanted


def test_the_warnings_come_first(report: Report) -> None:
    report = replace(report, cells=report.cells[:1])
    text = printed(report, "fr")
    assert text.index("Données fabriquées") < text.index("Pas encore audité") < text.index("Périodes")
    quiet = printed(replace(report, audited=True, is_generated=False), "fr")
    assert "Données fabriquées" not in quiet
    assert "Pas encore audité" not in quiet


def test_quantiles_and_provisional_figures_are_marked(report: Report) -> None:
    text = printed(report).replace("\N{NO-BREAK SPACE}", " ")
    assert "median 74 · 9th decile 126" in text
    assert "provisional" in text
    assert "not publishable" in text


def test_a_name_is_no_markup_and_sends_no_code_to_the_terminal(report: Report) -> None:
    group = Group(level="team", names=("[red]Team[/red] \x1b[31m4\x07",))
    text = printed(replace(report, cells=(replace(report.cells[1], group=group),)))
    assert "[red]Team[/red] [31m4" in text
    assert "\x1b" not in text
    assert "\x07" not in text


def test_a_long_name_takes_more_lines_and_the_numbers_stay_whole(report: Report) -> None:
    group = Group(level="team", names=tuple(f"Workshop number {n}" for n in range(8)))
    figure = Figure(
        metric="mail.sent",
        is_published=True,
        numerator=Fraction(1_234_567),
        denominator=Fraction(76_543, 7),
        people=104,
    )
    text = printed(replace(report, cells=(replace(report.cells[1], group=group, figures=(figure,)),)))
    assert "1,234,567 of 10,934.71 · 104 people" in text
    assert all(f"number {n}" in " ".join(text.split()) for n in range(8))


def test_a_theme_that_a_period_did_not_measure_is_not_announced(report: Report) -> None:
    mail = tuple(
        replace(cell, figures=tuple(each for each in cell.figures if each.metric.startswith("mail.")))
        for cell in report.cells
    )
    text = printed(replace(report, cells=mail))
    assert "Mail · Q1 2010" in text
    assert "On-call duty" not in text


def test_an_unknown_language_is_refused(report: Report) -> None:
    with pytest.raises(ConfigError, match="use one of en, fr"):
        printed(report, "xx")

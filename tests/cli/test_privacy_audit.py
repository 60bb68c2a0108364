"""`privacy audit`: a published report as an outsider reads it, as it was handed out or changed."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from disconnect.model.period import Period
from disconnect.model.report import Cell, Figure, Group, Report
from disconnect.report.files import render_files
from tests.app.small_files import error_of, run
from tests.app.small_report import small_report
from tests.french import english_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

Number = int | str
QUARTER: Mapping[str, Mapping[str, Number | None]] = {"2026-Q1": {"": 300, "A": 120, "B": None, "C": None, "D": 90}}
MONTHS: Mapping[str, Mapping[str, Number | None]] = {
    "2026-Q1": {"": 300, "A": 100, "B": 200},
    "2026-01": {"": 100, "A": None, "B": None},
    "2026-02": {"": 100, "A": 30, "B": 70},
    "2026-03": {"": 100, "A": 40, "B": 60},
}
TWICE: Mapping[str, Mapping[str, Number | None]] = {
    "2026-Q1": {"": 300, "A": None, "B": 100, "C": None},
    "2026-02": {"": 120, "A": None, "B": 40, "C": None},
}


def table(numbers: Mapping[str, Mapping[str, Number | None]]) -> Report:
    """A report of one metric: numerators by period and group, and ten times each as its denominator."""
    periods = {label: Period.parse(label) for label in numbers}
    cells = [
        Cell(group=group(name), period=periods[label], people=None, figures=(figure(number),))
        for label, row in numbers.items()
        for name, number in row.items()
    ]
    return replace(small_report(), periods=tuple(periods.values()), cells=tuple(cells))


def group(name: str) -> Group:
    return Group(level="team" if name else "", names=(name,) if name else ())


def figure(number: Number | None) -> Figure:
    if number is None:
        return Figure(metric="mail.sent", is_published=False)
    part = Fraction(number)
    return Figure(
        metric="mail.sent", is_published=True, numerator=part, denominator=Fraction(10 * int(part)), people=10
    )


def handed(folder: Path, numbers: Mapping[str, Mapping[str, Number | None]]) -> Path:
    folder.mkdir()
    for name, text in render_files(table(numbers), "en", product_version="1").items():
        (folder / name).write_text(text, "utf-8", newline="")
    return folder


def audited(folder: Path) -> tuple[int, dict[str, Any]]:
    result = run("privacy", "audit", folder, "--json", "--lang", "en")
    return result.exit_code, json.loads(result.stdout)


def said(folder: Path, lang: str = "en") -> Result:
    return run("privacy", "audit", folder, "--lang", lang)


def rewritten(folder: Path, change: Callable[[Any], None]) -> None:
    """Change report.json, the sheet being kept back."""
    path = folder / "report.json"
    report = json.loads(path.read_text("utf-8"))
    change(report)
    path.write_text(json.dumps(report), "utf-8")
    (folder / "report.csv").unlink()


def names(found: Mapping[str, Any]) -> set[tuple[str, str, str]]:
    return {(each["group"], each["period"], each["metric"]) for each in found["findings"]}


@pytest.mark.parametrize("numbers", [pytest.param(QUARTER, id="a quarter"), pytest.param(TWICE, id="and a month")])
def test_where_hidden_figures_hide_one_another_nothing_is_found(
    tmp_path: Path, numbers: Mapping[str, Mapping[str, Number | None]]
) -> None:
    code, found = audited(handed(tmp_path / "r", numbers))
    assert (code, found["findings"], found["not_additive"], found["odd_marks"]) == (0, [], [], [])


def test_the_published_figures_are_counted(tmp_path: Path) -> None:
    _, found = audited(handed(tmp_path / "r", QUARTER))
    assert (found["published"], found["of"]) == (3, 5)


def test_one_of_two_hidden_figures_shown_pins_the_other(tmp_path: Path) -> None:
    def show(report: dict[str, Any]) -> None:
        report["cells"][2]["figures"][0] = {
            **report["cells"][1]["figures"][0],
            "numerator": 40,
            "denominator": 400,
            "denominator_exact": "400",
        }

    folder = handed(tmp_path / "r", QUARTER)
    rewritten(folder, show)
    code, found = audited(folder)
    assert (code, names(found)) == (1, {("C", "2026-Q1", "mail.sent")})
    assert {(each["kind"], each["is_pinned"], each["only_if_nobody_is_in_no_group"]) for each in found["findings"]} == {
        ("numerator", True, True),
        ("denominator", True, True),
    }
    assert "✗ C, 2026-Q1, Mails sent: numerator known exactly, only if nobody is in no group" in said(folder).stdout


def test_a_month_that_follows_from_the_quarter_is_found_whoever_is_in_no_group(tmp_path: Path) -> None:
    code, found = audited(handed(tmp_path / "r", MONTHS))
    assert (code, names(found)) == (1, {("A", "2026-01", "mail.sent"), ("B", "2026-01", "mail.sent")})
    assert {each["only_if_nobody_is_in_no_group"] for each in found["findings"]} == {False}


def test_a_figure_within_less_than_three_is_found_and_said_to_be_close(tmp_path: Path) -> None:
    folder = handed(tmp_path / "r", {"2026-Q1": {"": 300, "A": 298, "B": None, "C": None}})
    code, found = audited(folder)
    close = [each for each in found["findings"] if each["kind"] == "numerator"]
    assert (code, [each["group"] for each in close]) == (1, ["B", "C"])
    assert {each["is_pinned"] for each in close} == {False}
    assert "B, 2026-Q1, Mails sent: numerator known too closely" in said(folder).stdout


def test_hours_that_add_up_but_for_their_rounding_are_additive(tmp_path: Path) -> None:
    folder = handed(tmp_path / "r", {"2026-Q1": {"": "30.02", "A": "10.01", "B": "10.01", "C": "10.01"}})
    assert audited(folder)[1]["not_additive"] == []


@pytest.mark.parametrize(
    ("whole", "code", "sign", "why"),
    [
        pytest.param(299, 1, "✗", "a number was changed", id="less than its groups"),
        pytest.param(301, 0, "!", "people are in no group", id="more than its groups"),
    ],
)
def test_a_total_that_is_not_the_sum_of_its_parts_is_told(
    tmp_path: Path, whole: int, code: int, sign: str, why: str
) -> None:
    folder = handed(tmp_path / "r", {"2026-Q1": {"": whole, "A": 120, "B": 90, "C": 90}})
    result = said(folder)
    assert result.exit_code == code
    assert f"{sign} Mails sent, 2026-Q1: not additive (numerator)" in result.stdout
    assert why in result.stdout


def test_totals_that_contradict_one_another_through_hidden_figures_are_told(tmp_path: Path) -> None:
    rows: Mapping[str, Mapping[str, Number | None]] = {
        "2026-H1": {"": 300, "A": 100, "B": 200},
        "2026-Q1": {"": None, "A": None, "B": 150},
        "2026-Q2": {"": 20, "A": None, "B": None},
    }
    code, found = audited(handed(tmp_path / "r", rows))
    assert (code, {each["period"] for each in found["not_additive"]}) == (1, {None})
    assert "no numbers fit all of the totals" in said(tmp_path / "r").stdout


def test_what_does_not_add_up_over_time_is_looked_at_period_by_period(tmp_path: Path) -> None:
    rows: Mapping[str, Mapping[str, Number | None]] = {
        "2026-H1": {"": 300, "A": 100, "B": 200},
        "2026-Q1": {"": 290, "A": None, "B": None},
        "2026-Q2": {"": 280, "A": 90, "B": 190},
    }
    code, found = audited(handed(tmp_path / "r", rows))
    assert (code, found["not_additive_over_time"]) == (0, ["mail.sent"])
    assert "looked at period by period" in said(tmp_path / "r").stdout


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("people", 12, id="a number left in"),
        pytest.param("provisional", True, id="a mark of its own"),
        pytest.param("reason", "few", id="a reason"),
    ],
)
def test_a_hidden_figure_that_is_not_marked_like_the_others_is_found(tmp_path: Path, key: str, value: object) -> None:
    def mark(report: dict[str, Any]) -> None:
        report["cells"][2]["figures"][0][key] = value

    folder = handed(tmp_path / "r", QUARTER)
    rewritten(folder, mark)
    code, found = audited(folder)
    assert (code, [each["group"] for each in found["odd_marks"]], found["has_sheet"]) == (1, ["B"], False)
    assert "✗ B, 2026-Q1, Mails sent: hidden, but not marked like the others" in said(folder).stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(",,,,,,,,,0\r\nC", ",7,,,,,,,,0\r\nC", id="a number in the sheet"),
        pytest.param(",,,,,,,,,0\r\nC", ",,,,,,,,,1\r\nC", id="shown in the sheet alone"),
    ],
)
def test_a_sheet_that_tells_more_than_the_document_is_found(tmp_path: Path, old: str, new: str) -> None:
    folder = handed(tmp_path / "r", QUARTER)
    sheet = folder / "report.csv"
    text = sheet.read_bytes().decode()
    assert text.count(old) == 1
    sheet.write_bytes(text.replace(old, new).encode())
    code, found = audited(folder)
    assert (code, [each["group"] for each in found["odd_marks"]]) == (1, ["B"])


def test_nothing_that_is_told_bounds_a_hidden_figure(tmp_path: Path) -> None:
    folder = handed(tmp_path / "r", {"2026-Q1": {"": 300, "A": 298, "B": None, "C": None}})
    assert not {"298", "2.0", "lower", "upper"} & set(json.dumps(audited(folder)[1]).replace('"', " ").split())


def test_it_is_told_in_french(tmp_path: Path) -> None:
    found = said(handed(tmp_path / "r", MONTHS), "fr")
    assert "A, 2026-01, Mails sent : numérateur connu exactement" in found.stdout
    assert english_in(found.stdout) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("[]", "it is no report of this product", id="a list"),
        pytest.param("{", "it is no report of this product", id="no JSON"),
        pytest.param('{"periods": [{"label": "soon"}], "cells": []}', "it is no report of this product", id="a period"),
        pytest.param('{"periods": [], "cells": [], "definitions": []}', "it is no report of this product", id="empty"),
        pytest.param(None, "it cannot be read", id="no file"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, text: str | None, what: str) -> None:
    if text is not None:
        (tmp_path / "report.json").write_text(text, "utf-8")
    result = run("privacy", "audit", tmp_path, "--json", "--lang", "en")
    assert (result.exit_code, error_of(result)["what"].startswith(what)) == (1, True)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda report: report["cells"].append(report["cells"][0]), id="a cell twice"),
        pytest.param(lambda report: report["cells"].pop(0), id="no whole"),
        pytest.param(lambda report: report["cells"][0]["figures"][0].update(numerator=-1), id="a number below 0"),
        pytest.param(lambda report: report["cells"][0]["figures"][0].update(numerator="1e400"), id="one without end"),
        pytest.param(lambda report: report["cells"][0]["figures"][0].update(denominator_exact="1/0"), id="no number"),
    ],
)
def test_a_report_that_is_none_is_refused(tmp_path: Path, change: Callable[[Any], None]) -> None:
    folder = handed(tmp_path / "r", QUARTER)
    rewritten(folder, change)
    result = run("privacy", "audit", folder, "--json", "--lang", "en")
    assert (result.exit_code, error_of(result)["what"]) == (1, "it is no report of this product")


@pytest.mark.parametrize("rows", [pytest.param("a,b\r\n1,2\r\n", id="other columns"), pytest.param("a\r\n", id="none")])
def test_a_sheet_of_something_else_is_refused(tmp_path: Path, rows: str) -> None:
    folder = handed(tmp_path / "r", QUARTER)
    (folder / "report.csv").write_text(rows, "utf-8")
    assert run("privacy", "audit", folder).exit_code == 1


def test_of_a_report_of_the_product_nothing_is_known_but_that_a_whole_of_none_has_none_in_its_groups(
    config: Path,
) -> None:
    out = config.parent / "out"
    built = run("report", "build", "--period", "2026-Q1", "--by", "team", "--out", out, "--config", config)
    assert built.exit_code == 0
    _, found = audited(out)
    whole, *_ = json.loads((out / "report.json").read_text("utf-8"))["cells"]
    none = {each["id"] for each in whole["figures"] if each["numerator"] == 0}
    assert (found["odd_marks"], found["not_additive"], found["has_sheet"]) == ([], [], True)
    assert [each for each in found["findings"] if each["metric"] not in none] == []
    assert {each["kind"] for each in found["findings"]} <= {"numerator"}

from __future__ import annotations

import csv
from dataclasses import replace
from fractions import Fraction
from io import StringIO

import pytest

from disconnect.model.report import Group, Report
from disconnect.report.figures import basis_of
from disconnect.report.head import COLUMNS
from disconnect.report.sheets import guarded, number, render_csv, render_dictionary
from disconnect.report.texts import Texts


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:], newline=""), strict=True))


def test_the_sheet_has_a_row_for_every_figure_with_the_reports_own_numbers(report: Report) -> None:
    written = iter(rows(render_csv(report)))
    for cell in report.cells:
        for figure in cell.figures:
            row = next(written)
            assert (row["period"], row["metric"], row["level"]) == (cell.period.label, figure.metric, cell.group.level)
            assert int(row["people_in_group"]) == cell.people
            basis = basis_of(figure)
            numbers = [row[name] for name in list(COLUMNS)[8:-1]]
            assert row["published"] == ("1" if basis else "0")
            if basis is None:
                assert not any(numbers)
            else:
                assert Fraction(row["numerator"]) == figure.numerator
                assert Fraction(row["denominator_exact"]) == figure.denominator
                assert float(row["denominator"]) == float(basis.denominator)
                assert float(row["value"]) == float(basis.value or 0)
                assert int(row["people"]) == figure.people
                assert row["median"] == ("" if figure.median is None else str(number(figure.median)))
                assert row["ninth_decile"] == ("" if figure.ninth_decile is None else str(number(figure.ninth_decile)))
                assert row["provisional"] == str(int(figure.is_provisional))
    assert next(written, None) is None


def test_the_sheet_names_groups_as_the_directory_does(report: Report) -> None:
    written = rows(render_csv(report))
    assert {(row["group"], row["path"]) for row in written} >= {
        ("Atelier du Littoral", ""),
        ("Team 4 + Team 9", "Works"),
        ("Sales & Éxport", "Head office"),
    }


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("=1+1", "'=1+1", id="a formula"),
        pytest.param("+33 1", "'+33 1", id="a plus sign"),
        pytest.param("-2", "'-2", id="a minus sign"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="an old formula"),
        pytest.param("  =1+1", "'  =1+1", id="a formula behind spaces"),
        pytest.param("\uff1d1+1", "'\uff1d1+1", id="a full-width equals sign"),
        pytest.param("Team 4 + Team 9", "Team 4 + Team 9", id="a plus sign inside is only a name"),
        pytest.param("", "", id="no name"),
        pytest.param("  ", "  ", id="spaces only"),
    ],
)
def test_a_spreadsheet_takes_no_name_for_a_formula(name: str, kept: str) -> None:
    assert guarded(name) == kept


def test_a_name_cannot_break_out_of_its_cell(report: Report) -> None:
    name = '\t=cmd|"/c calc"!A1,\r\n"next"'
    group = Group(level="team", names=(name,), path=("@x",))
    found = rows(render_csv(replace(report, cells=(replace(report.cells[1], group=group),))))
    assert {(row["group"], row["path"]) for row in found} == {('\'=cmd|"/c calc"!A1, "next"', "'@x")}


def test_lines_end_as_the_standard_says(report: Report) -> None:
    text = render_csv(report)
    assert text.count("\n") == text.count("\r\n") == len(rows(text)) + 1


def test_the_dictionary_explains_every_metric_and_every_column(report: Report) -> None:
    french = rows(render_dictionary(report, Texts("fr")))
    metrics = [row for row in french if row["entry"] == "metric"]
    assert [row["id"] for row in metrics] == [definition.id for definition in report.definitions]
    assert [row["id"] for row in french if row["entry"] == "column"] == list(COLUMNS)
    assert metrics[0] == {
        "entry": "metric",
        "id": "mail.sent",
        "version": "1",
        "unit": "par personne-semaine",
        "title": "Mails envoyés",
        "numerator": "Mails envoyés, comptés",
        "denominator": "tous",
        "note": "Voir l’accord.",
    }
    assert rows(render_csv(report))[0].keys() == COLUMNS.keys()

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from disconnect.model.report import Figure, Group, Report
from disconnect.report.document import render_json, schema_text
from disconnect.report.figures import basis_of

SCHEMA = Draft202012Validator(json.loads(schema_text()), format_checker=Draft202012Validator.FORMAT_CHECKER)


def document(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render_json(report, product_version="1.2.3"))
    return found


def test_the_schema_is_one_and_the_document_keeps_to_it(report: Report) -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)
    assert list(SCHEMA.iter_errors(document(report))) == []


def first(written: dict[str, Any], *, published: bool) -> dict[str, Any]:
    figures: list[dict[str, Any]] = [each for cell in written["cells"] for each in cell["figures"]]
    return next(each for each in figures if each["published"] is published)


@pytest.mark.parametrize(
    ("published", "change"),
    [
        pytest.param(False, {"numerator": 3}, id="a hidden figure with a number"),
        pytest.param(False, {"provisional": True}, id="a hidden figure with a mark"),
        pytest.param(False, {"reason": "dominance"}, id="a hidden figure with a reason"),
        pytest.param(True, {"people": None}, id="a value without its people"),
        pytest.param(True, {"denominator_exact": None}, id="a value without its denominator"),
        pytest.param(True, {"denominator_exact": "7.5"}, id="a denominator that is no fraction"),
        pytest.param(True, {"unit": "per day"}, id="a unit of no register"),
    ],
)
def test_the_schema_refuses(report: Report, *, published: bool, change: dict[str, object]) -> None:
    written = deepcopy(document(report))
    first(written, published=published).update(change)
    assert list(SCHEMA.iter_errors(written)) != []


def test_every_number_is_the_reports_own(report: Report) -> None:
    written = document(report)
    assert len(written["cells"]) == len(report.cells)
    for cell, found in zip(report.cells, written["cells"], strict=True):
        assert found["people"] == cell.people
        assert found["period"]["label"] == cell.period.label
        assert found["group"]["names"] == list(cell.group.names)
        for figure, each in zip(cell.figures, found["figures"], strict=True):
            same_numbers(figure, each)


def same_numbers(figure: Figure, each: dict[str, Any]) -> None:
    basis = basis_of(figure)
    assert (each["id"], each["published"]) == (figure.metric, basis is not None)
    if basis is None:
        names = ("numerator", "denominator", "denominator_exact", "value", "people", "median", "ninth_decile")
        assert {each[name] for name in names} == {None}
        return
    assert Fraction(str(each["numerator"])) == figure.numerator
    assert Fraction(each["denominator_exact"]) == figure.denominator
    assert each["denominator"] == float(basis.denominator)
    assert each["value"] == float(basis.value or 0)
    assert each["people"] == figure.people
    assert each["median"] == (None if figure.median is None else float(figure.median))
    assert each["ninth_decile"] == (None if figure.ninth_decile is None else float(figure.ninth_decile))
    assert each["provisional"] is figure.is_provisional


@pytest.mark.parametrize(
    ("numerator", "denominator", "written"),
    [
        pytest.param(Fraction(412), Fraction(1300), (412, 1300, "1300"), id="counts stay whole"),
        pytest.param(
            Fraction(123_457, 100),
            Fraction(181, 7),
            (1234.57, 25.857142857142858, "181/7"),
            id="hours over person-weeks",
        ),
        pytest.param(Fraction(0), Fraction(1, 2), (0, 0.5, "1/2"), id="nothing counted"),
    ],
)
def test_numerators_are_exact_and_denominators_are_given_twice(
    report: Report, numerator: Fraction, denominator: Fraction, written: tuple[float, float, str]
) -> None:
    figure = Figure(metric="meetings.hours", is_published=True, numerator=numerator, denominator=denominator, people=12)
    found = document(replace(report, cells=(replace(report.cells[0], figures=(figure,)),)))["cells"][0]["figures"][0]
    assert (found["numerator"], found["denominator"], found["denominator_exact"]) == written
    assert found["value"] == float(numerator / denominator)


def test_the_head_says_all_that_the_report_knows(report: Report) -> None:
    written = document(report)
    assert written["$schema"] == "report.schema.json"
    assert (written["schema_version"], written["product_version"]) == ("1.0", "1.2.3")
    assert written["periods"][1] == {"label": "2010-Q2", "start": "2010-04-01", "end": "2010-07-01"}
    assert written["policy"]["title"] == dict(report.policy_title)
    assert written["observed"] == {"first": "2010-01-01", "last": "2010-06-30"}
    assert written["sources"][1]["citation"] == "Generated, seed 7"
    assert (written["audited"], written["generated_data"], written["minimum_group"]) == (False, True, 10)


def test_a_group_is_named_alike_in_every_language(report: Report) -> None:
    whole = Group(level="", names=())
    cells = (replace(report.cells[0], group=whole, people=None), report.cells[3])
    groups = [cell["group"] for cell in document(replace(report, cells=cells))["cells"]]
    assert [group["label"] for group in groups] == ["Atelier du Littoral", "Team 4 + Team 9"]


def test_a_name_stays_text_in_the_document(report: Report) -> None:
    group = Group(level="team", names=('"}]</script>\u202e\x1b[31m',))
    found = document(replace(report, cells=(replace(report.cells[0], group=group),)))
    assert found["cells"][0]["group"]["names"] == ['"}]</script> [31m']

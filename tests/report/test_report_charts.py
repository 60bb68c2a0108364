from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.model.period import Period
from disconnect.model.report import Definition, Report, Unit
from disconnect.report.bars import bar_charts
from disconnect.report.columns import column_charts
from disconnect.report.drawing import MOST_ROWS, WIDTH, Drawing, Mark, Row, ceiling, end_text
from disconnect.report.figures import Basis, Shown
from disconnect.report.pictures import charts, grains
from disconnect.report.texts import Texts
from disconnect.report.themes import blocks

EN = Texts("en")


def mark(value: Fraction | None, *, whole: int = 100, short: str = "", provisional: str = "") -> Mark:
    if value is None:
        return Mark(shown=Shown(state="hidden", value="not publishable"), basis=None, said="hidden", short=short)
    basis = Basis(numerator=value * whole, denominator=Fraction(whole), people=12, value=value)
    shown = Shown(
        state="published", value=EN.share(value), basis="made of", people="12 people", provisional=provisional
    )
    return Mark(shown=shown, basis=basis, said=EN.share(value), short=short)


def row(*marks: Mark, is_whole: bool = False, name: str = "Team") -> Row:
    return Row(name=name, marks=marks, is_whole=is_whole)


@pytest.mark.parametrize(
    ("largest", "unit", "end"),
    [
        pytest.param(Fraction(0), Unit.SHARE, "1%", id="nothing to show has a scale all the same"),
        pytest.param(Fraction(1, 100), Unit.SHARE, "1%", id="the end itself fits"),
        pytest.param(Fraction(11, 1000), Unit.SHARE, "2%", id="a little more takes the next end"),
        pytest.param(Fraction(21, 100), Unit.SHARE, "50%", id="after two comes five"),
        pytest.param(Fraction(51, 100), Unit.SHARE_OF_PEOPLE, "100%", id="after five comes ten"),
        pytest.param(Fraction(1), Unit.SHARE, "100%", id="a share ends at the whole"),
        pytest.param(Fraction(1, 4), Unit.HOURS, "0.5", id="less than an hour"),
        pytest.param(Fraction(51), Unit.PER_PERSON_WEEK, "100", id="a rate"),
    ],
)
def test_a_scale_ends_at_a_round_number(largest: Fraction, unit: Unit, end: str) -> None:
    assert end_text(ceiling(largest, unit), unit, EN) == end


@given(st.fractions(min_value=0, max_value=10**6))
def test_a_scale_holds_its_largest_value_and_wastes_at_most_three_fifths(largest: Fraction) -> None:
    end = ceiling(largest, Unit.HOURS)
    assert largest <= end
    assert end == Fraction(1, 10) or largest > end * Fraction(2, 5)


def test_a_bar_is_as_long_as_its_value_and_everyone_is_marked_across_it() -> None:
    (drawing,) = bar_charts([row(mark(Fraction(1, 4)), is_whole=True), row(mark(Fraction(1, 2)))], Unit.SHARE, EN)
    assert [box.width for box in drawing.boxes] == [WIDTH / 2, WIDTH]
    assert [box.kind for box in drawing.boxes] == ["bar whole", "bar"]
    assert [rule.x for rule in drawing.rules if rule.kind == "everyone"] == [WIDTH / 2, WIDTH / 2]
    assert drawing.alternative == ("25%", "50%")


def test_a_hidden_figure_has_no_bar_and_no_line_through_it() -> None:
    (drawing,) = bar_charts([row(mark(None), is_whole=True), row(mark(None))], Unit.SHARE, EN)
    assert drawing.boxes == ()
    assert {rule.kind for rule in drawing.rules} == {"scale"}
    assert [word.text for word in drawing.words if "hidden" in word.kind] == ["not publishable"] * 2


def test_many_groups_make_several_drawings_on_one_scale() -> None:
    rows = [row(mark(Fraction(1, 100))) for _ in range(MOST_ROWS)] + [row(mark(Fraction(1, 2)))]
    for drawn in (bar_charts(rows, Unit.SHARE, EN), column_charts(rows, Unit.SHARE, EN)):
        assert [len(drawing.alternative) for drawing in drawn] == [MOST_ROWS, 1]
    ends = [drawing.words[1].text for drawing in bar_charts(rows, Unit.SHARE, EN)]
    assert ends == ["50%", "50%"]


def texts(drawing: Drawing, kind: str) -> list[str]:
    return [word.text for word in drawing.words if word.kind == kind]


def test_columns_that_share_their_denominator_say_it_once() -> None:
    (drawing,) = column_charts([row(mark(Fraction(1, 4)), mark(None), mark(Fraction(1, 10)))], Unit.SHARE, EN)
    assert texts(drawing, "basis") == ["of 100 · 12 people"]
    assert texts(drawing, "mini") == ["25%", "10%"]
    assert texts(drawing, "below") == ["25", "10"]
    assert [box.kind for box in drawing.boxes] == ["bar", "hidden", "bar"]


@pytest.mark.parametrize(
    ("count", "below"),
    [
        pytest.param(2, ["made of", "12 people"], id="wide columns: two lines"),
        pytest.param(4, ["25", "of 100", "12 people"], id="narrow columns: three lines"),
    ],
)
def test_few_columns_say_each_what_they_are_made_of(count: int, below: list[str]) -> None:
    marks = [mark(Fraction(1, 4)), *(mark(Fraction(1, 4), whole=100 + n) for n in range(1, count))]
    (drawing,) = column_charts([row(*marks)], Unit.SHARE, EN)
    assert texts(drawing, "below")[: len(below)] == below
    assert len(texts(drawing, "mini")) == count


def test_many_columns_show_no_number_where_its_parts_have_no_room() -> None:
    marks = [mark(Fraction(1, 4), whole=100 + n, short=f"M{n} 2010") for n in range(12)]
    (drawing,) = column_charts([row(*marks)], Unit.SHARE, EN)
    assert texts(drawing, "mini") == []
    assert texts(drawing, "basis") == ["scale: 0 to 50%"]
    assert texts(drawing, "foot")[:4] == ["M0", "2010", "M1", "2010"]
    assert len(drawing.alternative) == 12


def test_a_provisional_figure_differs_by_more_than_colour() -> None:
    marks = (mark(Fraction(1, 4), provisional="provisional"), mark(Fraction(1, 4), whole=7), mark(None))
    (drawing,) = column_charts([row(*marks)], Unit.SHARE, EN)
    assert [box.kind for box in drawing.boxes] == ["bar provisional", "bar", "hidden"]
    assert "provisional" in texts(drawing, "below")


def test_a_figure_not_measured_leaves_its_place_empty() -> None:
    gone = Mark(shown=Shown(state="absent", value="not measured"), basis=None, said="gone")
    (drawing,) = column_charts([row(gone, mark(Fraction(1, 2)), mark(Fraction(1, 2), whole=7))], Unit.SHARE, EN)
    assert len(drawing.boxes) == 2


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        pytest.param(["2010-Q1", "2010-Q2"], ["2010-Q1 2010-Q2"], id="quarters go together"),
        pytest.param(["2010-01", "2010-02", "2010-Q1"], ["2010-01 2010-02", "2010-Q1"], id="months and a quarter"),
        pytest.param(["2010-Q1", "2010-01", "2010"], ["2010-Q1", "2010-01", "2010"], id="three lengths"),
        pytest.param([], [], id="none"),
    ],
)
def test_periods_are_compared_with_those_of_their_length(labels: list[str], found: list[str]) -> None:
    periods = tuple(Period.parse(label) for label in labels)
    assert [" ".join(period.label for period in each) for each in grains(periods)] == found


def test_a_group_that_a_period_does_not_know_is_said_so_and_years_are_named(report: Report) -> None:
    earlier = Period.parse("2009-Q2")
    cells = tuple(
        replace(cell, period=earlier) if cell.period == report.periods[0] else cell for cell in report.cells[1:]
    )
    changed = replace(report, periods=(earlier, report.periods[1]), cells=cells)
    metric = next(each for each in report.definitions if each.id == "rest.daily")
    course = charts(changed, (metric,), EN)[1]
    lines = [line for drawing in course.drawings for line in drawing.alternative]
    assert "Everyone, Q2 2009: not a group of this period" in lines
    assert course.when == "Q2 2009 to Q2 2010"
    feet = [word.text for word in course.drawings[0].words if word.kind == "foot"]
    assert feet[:4] == ["Q2", "2009", "Q2", "2010"]


def test_years_are_compared_by_their_own_names(report: Report) -> None:
    years = (Period.parse("2009"), Period.parse("2010"))
    cells = tuple(replace(cell, period=years[report.periods.index(cell.period)]) for cell in report.cells)
    metric = next(each for each in report.definitions if each.id == "rest.daily")
    course = charts(replace(report, periods=years, cells=cells), (metric,), EN)[1]
    assert [word.text for word in course.drawings[0].words if word.kind == "foot"][:2] == ["2009", "2010"]


def test_groups_of_which_nothing_was_measured_are_not_drawn(report: Report) -> None:
    metric = next(each for each in report.definitions if each.id == "oncall.interventions")
    comparison, course = charts(report, (metric,), EN)
    assert [line.partition(",")[0] for line in comparison.drawings[0].alternative] == [
        "Team 4 + Team 9",
        "Maintenance on call",
    ]
    assert len(course.drawings[0].alternative) == 4
    bare = tuple(replace(cell, figures=()) for cell in report.cells)
    assert charts(replace(report, cells=bare), (metric,), EN) == ()


@given(st.lists(st.integers(0, 40), max_size=30, unique=True))
def test_tables_keep_every_metric_once_and_stay_narrow(numbers: list[int]) -> None:
    definitions = tuple(
        Definition(id=f"mail.m{number}", version=1, unit=Unit.SHARE, axes="r", texts={}) for number in numbers
    )
    pieces = blocks(definitions)
    assert tuple(each for piece in pieces for each in piece) == definitions
    assert all(0 < len(piece) <= 6 for piece in pieces)
    assert max(map(len, pieces), default=0) - min(map(len, pieces), default=0) <= 1

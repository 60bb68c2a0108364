"""What a row says of a person's own arrangements: read where it can be, without effect and told where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.model.person import Place
from disconnect.policyfile.directory import directory_of
from disconnect.policyfile.personal import hours_text, own_hours
from disconnect.policyfile.table import Row

if TYPE_CHECKING:
    from disconnect.model.problem import Problem

CANARY = "canary-7f3a@example.org"


def place(**cells: str) -> tuple[Place, tuple[Problem, ...]]:
    """The place of the one person of a table, and what was wrong in it."""
    row = Row(number=2, cells={"id": "7", "address": "ada@example.org", "team": "press", **cells})
    directory, problems = directory_of([row], "people.csv")
    return directory.people["7"].places[0], problems


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        pytest.param("own_hours", "09:30-17:30", Place(team="press", own_hours="09:30-17:30"), id="hours chosen"),
        pytest.param("own_hours", "9:30 – 17:30", Place(team="press", own_hours="09:30-17:30"), id="hours by hand"),
        pytest.param("own_hours", "22:00-06:00", Place(team="press", own_hours="22:00-06:00"), id="hours of a night"),
        pytest.param("own_hours", "00:00-24:00", Place(team="press", own_hours="00:00-24:00"), id="a whole day"),
        pytest.param("telework", "tuesday friday", Place(team="press", telework=(1, 4)), id="days in English"),
        pytest.param("telework", "Mardi;VENDREDI", Place(team="press", telework=(1, 4)), id="days in French"),
        pytest.param("telework", "friday, tuesday", Place(team="press", telework=(1, 4)), id="days in any order"),
        pytest.param("telework", "lundi – mercredi", Place(team="press", telework=(0, 1, 2)), id="a range of days"),
        pytest.param("telework", "saturday-monday", Place(team="press", telework=(0, 5, 6)), id="a range over Sunday"),
        pytest.param("representative", "OUI", Place(team="press", is_representative=True), id="a mandate"),
        pytest.param("representative", "no", Place(team="press"), id="no mandate"),
        pytest.param(
            "role", "délégué syndical", Place(team="press", role="délégué syndical"), id="a role, in any words"
        ),
    ],
)
def test_a_cell_that_can_be_read_arrives(column: str, cell: str, expected: Place) -> None:
    assert place(**{column: cell}) == (expected, ())


@pytest.mark.parametrize(
    ("column", "code", "cells"),
    [
        pytest.param("own_hours", "own-hours-form", ("nine to five", "09:30", "17:30-09:30", "9h30-17h30"), id="hours"),
        pytest.param(
            "telework", "telework-form", ("sometimes", "2", "tuesday fryday", "monday-tuesday-friday"), id="days"
        ),
        pytest.param("representative", "representative-form", ("maybe", "2"), id="yes or no"),
    ],
)
def test_a_cell_that_cannot_be_read_has_no_effect_and_is_told_by_its_row(
    column: str, code: str, cells: tuple[str, ...]
) -> None:
    for cell in (*cells, CANARY):
        found, problems = place(**{column: cell})
        assert found == Place(team="press"), "the rest of the row stays"
        assert [(problem.code, problem.where) for problem in problems] == [(code, "row 2")]
        assert cell not in problems[0].what


def test_every_row_of_a_person_has_its_own_and_a_blank_one_ends_it() -> None:
    cells = {"id": "7", "address": "ada@example.org"}
    rows = [
        Row(number=2, cells=cells),
        Row(number=3, cells={**cells, "from": "2026-01-01", "own_hours": "09:30-17:30", "telework": "lundi"}),
        Row(number=4, cells={**cells, "from": "2026-02-01", "telework": "none of your business"}),
    ]
    directory, problems = directory_of(rows, "people.csv")
    places = directory.people["7"].places
    assert [(found.own_hours, found.telework) for found in places] == [("", ()), ("09:30-17:30", (0,)), ("", ())]
    assert [problem.where for problem in problems] == ["row 4"]


@given(start=st.integers(0, 1439), length=st.integers(1, 720))
def test_hours_written_are_the_hours_read(start: int, length: int) -> None:
    text = hours_text(start, start + length)
    assert own_hours(text) == text

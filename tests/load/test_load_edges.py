"""What the register does where something is missing: no source, nobody, no leave at weekends (budget: 20 s)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pytest

from disconnect.load.cells import headcounts, quantile, rounded, sums
from disconnect.load.kernel import Classified, count_weeks
from disconnect.load.metrics import REGISTER
from disconnect.load.population import FULL_LEAVE
from disconnect.model.opaque import Address
from disconnect.model.period import Period
from disconnect.model.person import Directory, Leave
from tests.load.cases import workload_of
from tests.reference.generate import random_case
from tests.reference.sample import company, someone

if TYPE_CHECKING:
    from disconnect.load.rows import Metric
    from tests.reference.case import Case

YEAR = Period.parse("2026")
BY_ID = {metric.definition.id: metric for metric in REGISTER}
OF_MAIL = [name for name in BY_ID if name.startswith(("mail.", "evenings.", "leave.", "weeks."))]
OF_CALENDAR = [name for name in BY_ID if name.startswith(("meetings.", "focus."))]


def whole(case: Case, metric: Metric) -> object:
    work = workload_of(case)
    nobody = np.full(len(work.population.places), -1, dtype=np.int32)
    return sums(work, metric, YEAR, nobody, 0)[0]


@pytest.fixture(scope="module")
def busy() -> Case:
    return replace(random_case(3), has=frozenset({"mail", "calendar", "leave", "on_call"}))


@pytest.mark.parametrize("metric", OF_MAIL)
def test_without_mail_no_figure_of_mail_is_measured(busy: Case, metric: str) -> None:
    without = replace(busy, has=busy.has - {"mail"}, contacts=())
    assert whole(without, BY_ID[metric]) is None


@pytest.mark.parametrize("metric", OF_CALENDAR)
def test_without_calendars_no_figure_of_meetings_is_measured(busy: Case, metric: str) -> None:
    assert whole(replace(busy, has=busy.has - {"calendar"}, meetings=()), BY_ID[metric]) is None


@pytest.mark.parametrize("metric", ["leave.intrusions", "leave.sent", "mail.received_quiet.leave"])
def test_without_leave_records_nothing_is_said_of_leave(busy: Case, metric: str) -> None:
    assert whole(replace(busy, has=busy.has - {"leave"}, leave=()), BY_ID[metric]) is None


def test_without_on_call_windows_nothing_is_said_of_them(busy: Case) -> None:
    assert whole(replace(busy, has=busy.has - {"on_call"}, on_call=()), BY_ID["oncall.interventions"]) is None


@pytest.mark.parametrize("metric", list(BY_ID))
def test_a_directory_with_nobody_in_it_gives_no_figure(busy: Case, metric: str) -> None:
    empty = Directory(people={}, by_address={}, lists={})
    assert whole(replace(busy, directory=empty), BY_ID[metric]) is None


@pytest.mark.parametrize("metric", list(BY_ID))
def test_a_history_with_nothing_in_it_gives_no_numerator(busy: Case, metric: str) -> None:
    found = whole(replace(busy, contacts=(), meetings=()), BY_ID[metric])
    assert found is None or getattr(found, "numerator") == 0 or metric in {"weeks.mail_free", "focus.hours"}  # noqa: B009


def test_people_of_a_cell_are_those_with_a_day_in_service(busy: Case) -> None:
    work = workload_of(busy)
    groups = np.zeros(len(work.population.places), dtype=np.int32)
    inside, everybody = headcounts(work, groups, 1, YEAR)
    assert inside == everybody == np.count_nonzero(work.service.any(axis=1))


@pytest.mark.parametrize(
    ("has_weekends", "days"),
    [
        pytest.param(True, 9, id="a source that records weekends: every date of the leave is leave"),
        pytest.param(False, 5, id="one that does not: dates without scheduled hours are no leave"),
    ],
)
def test_weekends_inside_a_leave(*, has_weekends: bool, days: int) -> None:
    absence = Leave(
        person=Address.of("ana@example.org"), start=date(2026, 3, 7), end=date(2026, 3, 16), has_weekends=has_weekends
    )
    case = company(someone("ana"))
    owner = next(iter(case.directory.by_address))
    work = workload_of(replace(case, leave=(replace(absence, person=owner),)))
    assert np.count_nonzero(work.population.leave == FULL_LEAVE) == days


def test_person_weeks_are_counted_by_week_person_and_class() -> None:
    people = np.array([0, 1, 1], dtype=np.int32)
    found = Classified(
        unit=np.array([0, 1, -1], dtype=np.int32),
        kind=np.array([3, 0, 2], dtype=np.uint8),
        day=np.array([6, 7, 7], dtype=np.int16),
        local_day=np.array([6, 7, 7], dtype=np.int16),
        minute=np.array([0, 0, 0], dtype=np.int16),
    )
    counts = np.zeros((2, 2, 4), dtype=np.int32)
    count_weeks(people, found, counts)
    assert np.argwhere(counts).tolist() == [[0, 0, 3], [1, 1, 0]]
    assert counts.max() == 1


@pytest.mark.parametrize(
    ("value", "step", "expected"),
    [
        pytest.param(Fraction(1, 2), Fraction(1), 1, id="a half goes up"),
        pytest.param(Fraction(49, 100), Fraction(1), 0, id="less than a half goes down"),
        pytest.param(Fraction(3, 4), Fraction(1, 2), 1, id="three quarters to half hours: up"),
    ],
)
def test_rounding_to_a_step(value: Fraction, step: Fraction, expected: int) -> None:
    assert rounded(value, step) == expected


def test_quantiles_of_one_person_are_that_person_s() -> None:
    assert quantile([Fraction(7)], Fraction(9, 10)) == 7

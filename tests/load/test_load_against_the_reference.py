"""The kernel and the slow reading of the register agree on every figure (budget: 60 s)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from disconnect.load.cells import Sum, rounded
from disconnect.load.metrics import REGISTER
from tests.load.cases import figures_of
from tests.reference.generate import EVERY_CORNER, every_period, random_case
from tests.reference.register import compute

if TYPE_CHECKING:
    from tests.reference.case import Case, Row

# 37: a reply within two on-call windows at once.
SEEDS = (*range(12), 37)
# A move to another zone or shift leaves a choice on one night, and both readings are right (ADR 0003, 21).
CORNERS = EVERY_CORNER - {"zone moves", "reorganisations of shifts"}
HUNDREDTH = Fraction(1, 100)
WEEK = 168
IN_HOURS = {"day.span", "meetings.hours", "meetings.quiet", "focus.hours"}
PER_HOURS = {"meetings.quiet": 1, "oncall.interventions": WEEK}

Figures = tuple[Fraction, Fraction, dict[str, int], Fraction | None, Fraction | None, bool]


def expected(metric: str, row: Row) -> Figures:
    """A row of the reference as it would be published: hours to 0.01."""
    numerator = rounded(row.numerator, HUNDREDTH) if metric in IN_HOURS else row.numerator
    hours = PER_HOURS.get(metric)
    denominator = rounded(row.denominator * hours, HUNDREDTH) / hours if hours else row.denominator
    quantiles = row.median_rounded, row.ninth_decile_rounded
    return numerator, denominator, dict(row.people), *quantiles, row.provisional


def found(total: Sum) -> Figures:
    quantiles = total.median, total.ninth_decile
    return total.numerator, total.denominator, dict(total.people), *quantiles, total.is_provisional


def comparable(case: Case, metric: str) -> bool:
    """Focus of people who work round the clock is one piece from end to end of what is looked at: no figure."""
    hours = {place.hours for person in case.directory.people.values() for place in person.places}
    return metric != "focus.hours" or "round-the-clock" not in hours


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("level", ["team", "department"])
def test_every_figure_of_a_random_company_is_the_reference_s(seed: int, level: str) -> None:
    case = random_case(seed, corners=CORNERS)
    periods = every_period(case.year)
    product = {key: found(total) for key, total in figures_of(case, periods, level).items()}
    reference = {key: expected(key[2], row) for key, row in compute(case, periods, level).items()}
    keys = {key for key in product.keys() | reference.keys() if comparable(case, key[2])}
    assert keys
    assert {key: product.get(key) for key in keys} == {key: reference.get(key) for key in keys}


def test_the_random_companies_reach_every_metric_of_the_register() -> None:
    periods = every_period(2026)[:1]
    cases = [random_case(seed, corners=CORNERS) for seed in range(4)]
    reached = {key[2] for case in cases for key in figures_of(case, periods, "team")}
    assert reached == {metric.definition.id for metric in REGISTER}

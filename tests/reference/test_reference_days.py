"""Figures of evenings, weekends, rest, spans, on-call and the twelve-month window, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from disconnect.model.contact import Kind
from disconnect.model.period import Period, Span
from disconnect.model.person import Person, Place
from tests.reference.register import compute
from tests.reference.sample import (
    alone,
    figure,
    leave,
    mail,
    meeting,
    observed,
    paris,
    policy,
    row,
    someone,
    utc,
)
from tests.reference.tally import quantile, to_step

if TYPE_CHECKING:
    from tests.reference.case import Case
    from tests.reference.sample import Figure

ANA = someone("ana")


def march(*clocks: str, person: Person = ANA) -> Case:
    """The same, observed from Monday 2 to Sunday 15 March."""
    return observed(alone(*clocks, person=person), "2026-03-02", "2026-03-15")


HALF_MARCH = Fraction(14, 31)


@pytest.mark.parametrize(
    ("clocks", "person", "expected"),
    [
        pytest.param(["2026-03-02T20:00"], ANA, 1, id="at eight"),
        pytest.param(["2026-03-02T19:59:59.999999"], ANA, 0, id="just before eight"),
        pytest.param(["2026-03-03T03:59:59"], ANA, 1, id="just before four"),
        pytest.param(["2026-03-03T04:00"], ANA, 0, id="at four"),
        pytest.param(["2026-03-02T22:00", "2026-03-03T01:00"], ANA, 1, id="one evening past midnight is one"),
        pytest.param(["2026-03-03T01:00", "2026-03-03T22:00"], ANA, 2, id="one date can hold two evenings"),
        pytest.param(["2026-03-07T22:00"], ANA, 1, id="any day of the week"),
        pytest.param(["2026-03-16T03:00"], ANA, 1, id="the night after the last day observed"),
        pytest.param(["2026-03-02T03:00"], ANA, 0, id="the night before the first"),
        pytest.param(["2026-03-02T23:00"], someone("ana", Place(hours="night")), 0, id="at work"),
        pytest.param(["2026-03-06T23:00"], someone("ana", Place(hours="night")), 1, id="a night worker's free night"),
    ],
)
def test_evenings(clocks: list[str], person: Person, expected: int) -> None:
    assert figure(march(*clocks, person=person), "evenings.connected") == (expected, HALF_MARCH)


def test_evenings_of_someone_who_leaves_stop_with_their_last_day() -> None:
    case = march("2026-03-04T23:00", "2026-03-05T01:00", person=replace(ANA, left=date(2026, 3, 5)))
    assert figure(case, "evenings.connected") == (1, Fraction(3, 31))


def test_an_evening_before_arrival_is_nobody_s() -> None:
    case = march("2026-03-03T01:00", person=replace(ANA, arrival=date(2026, 3, 3)))
    assert figure(case, "evenings.connected") == (0, Fraction(13, 31))


def test_person_months_are_summed_month_by_month() -> None:
    assert figure(observed(alone(), "2026-01-31", "2026-03-01"), "evenings.connected") == (0, 1 + Fraction(2, 31))


def test_automatic_mail_and_invitations_are_no_activity() -> None:
    contacts = [
        replace(mail(paris("2026-03-07T22:00"), "ana"), kind=kind) for kind in (Kind.AUTOMATIC, Kind.INVITATION)
    ]
    found = [figure(replace(march(), contacts=(each,)), "weekends.connected") for each in contacts]
    assert found == [(0, 2), (0, 2)]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(march(), (0, 2), id="two weekends"),
        pytest.param(march("2026-03-07T04:00"), (1, 2), id="Saturday at four"),
        pytest.param(march("2026-03-07T03:59:59"), (0, 2), id="before four it is Friday"),
        pytest.param(march("2026-03-09T03:59:59"), (1, 2), id="Sunday lasts until Monday at four"),
        pytest.param(march("2026-03-09T04:00"), (0, 2), id="Monday at four is over"),
        pytest.param(march("2026-03-07T10:00", "2026-03-08T10:00"), (1, 2), id="both days are one weekend"),
        pytest.param(observed(alone(), "2026-03-02", "2026-03-14"), (0, 1), id="a weekend half observed is none"),
        pytest.param(march(person=replace(ANA, arrival=date(2026, 3, 8))), (0, 1), id="nor one half in service"),
        pytest.param(replace(march(), leave=(leave("ana", "2026-03-02", "2026-03-15"),)), (0, 2), id="leave stays in"),
        pytest.param(
            replace(march(), meetings=(meeting("ana", "2026-03-07T10:00", "2026-03-07T11:00"),)), (1, 2), id="a meeting"
        ),
        pytest.param(
            replace(march("2026-03-06T10:00"), policy=replace(policy(), weekend=(5, 4))), (1, 2), id="Friday, Saturday"
        ),
    ],
)
def test_weekends(case: Case, expected: Figure) -> None:
    assert figure(case, "weekends.connected") == expected


def test_a_weekend_is_in_the_period_of_its_saturday_and_the_group_of_its_sunday() -> None:
    places = (Place(team="blue"), Place(team="red", since=date(2026, 2, 1)))
    case = alone("2026-02-01T10:00", person=replace(ANA, places=places))
    assert figure(case, "weekends.connected", label="2026-01", group="red") == (1, 1)
    assert figure(case, "weekends.connected", label="2026-02", group="red") == (0, 4)


NIGHTS = [
    pytest.param(["2026-03-03T20:00", "2026-03-04T07:00"], (0, 1), id="eleven hours are rest"),
    pytest.param(["2026-03-03T20:00", "2026-03-04T06:59:59.999999"], (1, 1), id="a microsecond less is a signal"),
    pytest.param(["2026-03-04T03:59", "2026-03-04T04:00"], (1, 1), id="a minute apart around four"),
    pytest.param(["2026-03-03T20:00", "2026-03-05T05:00"], None, id="a day off between is no pair"),
    pytest.param(["2026-03-28T21:00", "2026-03-29T08:00"], (1, 1), id="21 to 8 on the short night is ten hours"),
    pytest.param(["2026-10-24T22:00", "2026-10-25T08:00"], (0, 1), id="22 to 8 on the long night is eleven hours"),
    pytest.param(["2025-12-31T23:00", "2026-01-01T08:00"], None, id="across the turn of the year"),
    pytest.param(["2026-12-31T23:00", "2027-01-01T08:00"], None, id="across the end of the year"),
    pytest.param(["2026-12-30T22:00", "2027-01-01T01:00"], (0, 1), id="the last local day lasts past midnight"),
]


@pytest.mark.parametrize(("clocks", "expected"), NIGHTS)
def test_daily_rest(clocks: list[str], expected: Figure) -> None:
    assert figure(alone(*clocks), "rest.daily") == expected


def test_rest_starts_with_the_last_end_of_a_day() -> None:
    long = meeting("ana", "2026-03-03T20:00", "2026-03-03T23:00")
    short = meeting("ana", "2026-03-03T21:00", "2026-03-03T21:30")
    case = replace(alone("2026-03-04T09:59"), meetings=(long, short))
    assert figure(case, "rest.daily") == (1, 1)


def test_a_pair_is_of_its_later_day() -> None:
    places = (Place(team="blue"), Place(team="red", since=date(2026, 4, 1)))
    case = alone("2026-03-31T23:00", "2026-04-01T08:00", person=replace(ANA, places=places))
    found = compute(case, [Period.parse(label) for label in ("2026-Q1", "2026-Q2")], "team")
    assert {key[:2] for key in found if key[2] == "rest.daily"} == {("", "2026-Q2"), ("red", "2026-Q2")}


def every_night(first: str, days: int) -> list[str]:
    """A mail at noon and one at midnight on `days` days from `first`."""
    start = datetime.fromisoformat(first)
    return [(start + timedelta(hours=12 * step)).isoformat() for step in range(2 * days)]


FULL = every_night("2026-03-02T12:00", 7)


@pytest.mark.parametrize(
    ("clocks", "expected"),
    [
        pytest.param(FULL, (1, 1), id="no gap at all in the week"),
        pytest.param([*FULL[:10], "2026-03-08T11:00", "2026-03-09T04:00"], (0, 2), id="35 hours within the week"),
        pytest.param([*FULL[:10], "2026-03-08T10:59:59", "2026-03-09T04:00"], (1, 2), id="a second less than 35"),
        pytest.param([*FULL[:12], "2026-03-09T11:00"], (0, 2), id="35 hours from Sunday midnight, 28 of them inside"),
        pytest.param(["2026-03-02T10:00"], (0, 1), id="one activity in the week"),
        pytest.param([], None, id="weeks without activity do not count"),
        pytest.param(["2026-03-02T03:59"], None, id="before four on Monday it is Sunday's, not observed"),
    ],
)
def test_weekly_rest(clocks: list[str], expected: Figure) -> None:
    assert figure(march(*clocks), "rest.weekly") == expected


def test_weekly_rest_needs_24_hours_inside_the_week() -> None:
    until_sunday = [*every_night("2026-03-02T12:00", 6), "2026-03-08T04:00"]
    exact, short = march(*until_sunday, "2026-03-10T12:00"), march(*until_sunday, "2026-03-08T04:00:01")
    assert figure(exact, "rest.weekly") == (0, 2)
    assert figure(short, "rest.weekly") == (1, 1)


def test_a_gap_ends_where_observation_ends() -> None:
    late = [*every_night("2026-03-02T12:00", 5), "2026-03-07T17:00:01"]
    case = observed(alone(*late), "2026-03-02", "2026-03-08")
    assert figure(case, "rest.weekly") == (1, 1)
    assert figure(observed(case, "2026-03-02", "2026-03-09"), "rest.weekly") == (0, 1)


def test_a_week_is_in_the_period_of_its_thursday_and_the_group_of_its_sunday() -> None:
    places = (Place(team="blue"), Place(team="red", since=date(2026, 2, 1)))
    case = alone("2026-01-28T10:00", person=replace(ANA, places=places))
    assert figure(case, "rest.weekly", label="2026-01", group="red") == (0, 1)
    assert figure(case, "rest.weekly", label="2026-02") is None


def test_weeks_wholly_in_service_in_the_period_of_their_thursday() -> None:
    case = alone("2026-04-01T10:00")
    assert figure(case, "rest.weekly", label="2026-04") == (0, 1)
    assert figure(case, "rest.weekly", label="2026-03") is None
    gone = alone("2026-04-01T10:00", person=replace(ANA, left=date(2026, 4, 5)))
    assert figure(gone, "rest.weekly") is None


@pytest.mark.parametrize(
    ("clocks", "span", "over"),
    [
        pytest.param(["2026-03-03T08:00", "2026-03-03T21:00"], (13, 1), (0, 1), id="13 hours are not over 13"),
        pytest.param(["2026-03-03T08:00", "2026-03-03T21:00:36"], (13 + Fraction(1, 100), 1), (1, 1), id="a bit more"),
        pytest.param(["2026-03-03T08:00"], None, None, id="one activity has no span"),
        pytest.param(["2026-03-03T22:00", "2026-03-04T01:00"], (3, 1), (0, 1), id="past midnight"),
        pytest.param(["2026-03-28T22:00", "2026-03-29T03:30"], (Fraction(9, 2), 1), (0, 1), id="the short night"),
        pytest.param(["2026-10-24T22:00", "2026-10-25T03:30"], (Fraction(13, 2), 1), (0, 1), id="the long night"),
    ],
)
def test_spans(clocks: list[str], span: Figure, over: Figure) -> None:
    assert figure(alone(*clocks), "day.span") == span
    assert figure(alone(*clocks), "day.span.over_13h") == over


def test_a_span_ends_with_the_last_meeting_and_its_quantiles_are_per_day() -> None:
    meetings = (
        meeting("ana", "2026-03-03T10:00", "2026-03-03T12:15"),
        meeting("ana", "2026-03-04T10:00", "2026-03-04T11:00"),
    )
    case = replace(alone("2026-03-03T11:00", "2026-03-04T09:00", "2026-03-05T09:00"), meetings=meetings)
    found = row(case, "day.span")
    assert found
    assert figure(case, "day.span") == (Fraction(17, 4), 2)
    assert found.median == Fraction(17, 8)
    assert found.median_rounded == 2


def test_observation_beyond_the_year_is_cut_to_it() -> None:
    case = replace(
        alone("2025-12-31T10:00", "2026-01-01T02:00", "2026-01-01T10:00"),
        observed=Span(date(2025, 12, 1), date(2026, 1, 8)),
    )
    assert figure(case, "mail.sent") == (2, 1)
    assert figure(case, "evenings.connected") == (0, Fraction(7, 31))
    assert figure(replace(case, observed=Span(date(2027, 2, 1), date(2027, 3, 1))), "mail.sent") is None


def test_a_shifted_local_day_keeps_one_night_one_day() -> None:
    night = someone("ana", Place(hours="night"))
    clocks = ["2026-03-03T22:00", "2026-03-04T05:00", "2026-03-04T13:59", "2026-03-04T14:00"]
    assert figure(alone(*clocks, person=night), "day.span") == (16 - Fraction(1, 60), 1)
    assert figure(alone("2026-03-04T13:00", "2026-03-04T14:00", person=night), "rest.daily") == (1, 1)


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        pytest.param(Fraction(1, 2), Fraction(5, 2), id="between the middle two"),
        pytest.param(Fraction(9, 10), Fraction(37, 10), id="seven tenths of the last step"),
        pytest.param(Fraction(1), Fraction(4), id="the last"),
    ],
)
def test_quantiles(share: Fraction, expected: Fraction) -> None:
    assert quantile([Fraction(value) for value in (1, 2, 3, 4)], share) == expected


@pytest.mark.parametrize(
    ("value", "step", "expected"),
    [
        pytest.param(Fraction(5, 2), Fraction(1), 3, id="a half goes up"),
        pytest.param(Fraction(249, 100), Fraction(1), 2, id="less than a half goes down"),
        pytest.param(Fraction(27, 4), Fraction(1, 2), 7, id="half a step goes up"),
    ],
)
def test_rounding_to_a_step(value: Fraction, step: Fraction, expected: int) -> None:
    assert to_step(value, step) == expected


def test_utc_and_paris_agree() -> None:
    assert paris("2026-03-29T04:00") == utc("2026-03-29T02:00")

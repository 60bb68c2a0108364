"""A month of on-call duty: elapsed hours, cuts at the month's ends, and the rest before the next scheduled work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.worktime.recap import recap, rests
from disconnect.worktime.spans import overlap, union

PARIS = ZoneInfo("Europe/Paris")
Span = tuple[datetime, datetime]


def wall(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=PARIS).astimezone(UTC)


def span(text: str) -> Span:
    """A span in Paris, as `03-02T22:00/03-03T01:00`."""
    start, end = text.split("/")
    return wall(start), wall(end)


def spans(*texts: str) -> tuple[Span, ...]:
    return tuple(span(text) for text in texts)


MARCH, OCTOBER = span("03-01T00:00/04-01T00:00"), span("10-01T00:00/11-01T00:00")


@pytest.mark.parametrize(
    ("month", "window", "hours"),
    [
        pytest.param(MARCH, "03-02T18:00/03-03T09:00", 15, id="a night like any other"),
        pytest.param(MARCH, "03-28T18:00/03-29T09:00", 14, id="the night on which an hour is skipped"),
        pytest.param(OCTOBER, "10-24T18:00/10-25T09:00", 16, id="the night on which an hour comes twice"),
        pytest.param(MARCH, "02-27T18:00/03-02T09:00", 33, id="cut at the month's beginning, at midnight in Paris"),
        pytest.param(MARCH, "03-31T18:00/04-01T09:00", 6, id="cut at the month's end, at midnight in Paris"),
        pytest.param(MARCH, "02-01T00:00/05-01T00:00", 31 * 24 - 1, id="longer than the month"),
    ],
)
def test_a_window_counts_its_elapsed_hours_inside_the_month(month: Span, window: str, hours: float) -> None:
    found = recap(spans(window), (), (), month=month)
    assert found.on_call == found.resting == timedelta(hours=hours)
    [shown] = found.windows
    assert shown.elapsed == timedelta(hours=hours)
    assert shown.is_cut == (span(window) != (shown.start, shown.end))


@pytest.mark.parametrize(
    "window",
    [
        pytest.param("02-28T18:00/03-01T00:00", id="it ends as the month begins"),
        pytest.param("04-01T00:00/04-01T09:00", id="it begins as the month ends"),
    ],
)
def test_a_window_that_only_touches_the_month_is_not_in_it(window: str) -> None:
    assert recap(spans(window), spans(window), (), month=MARCH).windows == ()
    assert recap(spans(window), spans(window), (), month=MARCH).interventions == ()


def test_windows_that_overlap_are_shown_and_counted_once() -> None:
    windows = spans("03-02T18:00/03-03T06:00", "03-02T20:00/03-03T09:00", "03-02T18:00/03-03T06:00")
    found = recap(windows, (), (), month=MARCH)
    assert (len(found.windows), found.on_call) == (2, timedelta(hours=15))


def test_the_totals_part_windows_into_work_interventions_and_what_counts_as_rest() -> None:
    found = recap(
        spans("03-02T08:00/03-03T08:00"),
        spans("03-02T23:00/03-03T01:00", "03-03T10:00/03-03T11:30"),
        spans("03-02T09:00/03-02T18:00", "03-03T09:00/03-03T18:00"),
        month=MARCH,
    )
    hours = [length / timedelta(hours=1) for length in (found.on_call, found.scheduled, found.worked, found.resting)]
    assert hours == [24, 9, 3.5, 13]
    assert [one.outside / timedelta(hours=1) for one in found.interventions] == [0, 1.5]


WORK = spans("03-02T09:00/03-02T18:00", "03-03T09:00/03-03T18:00", "03-06T09:00/03-06T18:00", "03-09T09:00/03-09T18:00")


@pytest.mark.parametrize(
    ("interventions", "after", "longest"),
    [
        pytest.param(("03-02T23:00/03-03T01:00",), [8], [8], id="in the middle of the night"),
        pytest.param(("03-02T20:00/03-02T22:00",), [11], [11], id="exactly eleven hours before work"),
        pytest.param(("03-03T06:00/03-03T07:00",), [2], [12], id="late in the night: the long rest was before"),
        pytest.param(("03-02T20:00/03-02T21:00", "03-03T02:00/03-03T03:00"), [6], [6], id="the last of a night counts"),
        pytest.param(("03-03T08:00/03-03T09:00",), [0], [14], id="up to the minute at which work starts"),
        pytest.param(("03-03T08:00/03-03T10:00",), [0], [14], id="into the working day"),
        pytest.param(("03-03T10:00/03-03T11:00",), [], [], id="inside the working day it is work like any other"),
        pytest.param(
            ("03-02T23:00/03-03T01:00", "03-07T12:00/03-07T13:00"), [8, 44], [8, 24], id="each before its own"
        ),
        pytest.param(("03-09T20:00/03-09T21:00",), [], [], id="no work is scheduled after it"),
        pytest.param((), [], [], id="nothing happened"),
    ],
)
def test_the_rest_runs_from_the_last_intervention_to_the_next_scheduled_work(
    interventions: tuple[str, ...], after: list[float], longest: list[float]
) -> None:
    found = list(rests(spans(*interventions), WORK))
    assert [rest.elapsed / timedelta(hours=1) for rest in found] == after
    assert [rest.longest / timedelta(hours=1) for rest in found] == longest


def test_the_rest_of_a_night_on_which_the_clocks_change_is_the_time_that_passed() -> None:
    work = spans("03-29T09:00/03-29T18:00", "10-25T09:00/10-25T18:00")
    found = [rest.elapsed for rest in rests(spans("03-28T20:00/03-28T22:00", "10-24T20:00/10-24T22:00"), work)]
    assert found == [timedelta(hours=10), timedelta(hours=12)]


@pytest.mark.parametrize(
    ("intervention", "months"),
    [
        pytest.param("02-28T23:00/03-01T00:00", [], id="it ended as the month began: it is told in February"),
        pytest.param("02-28T23:00/03-01T00:01", ["March"], id="it ended a minute later"),
        pytest.param("03-31T22:00/04-01T00:00", ["March"], id="it ended as the month ended"),
        pytest.param("03-31T22:00/04-01T00:01", [], id="it ended a minute later: it is told in April"),
    ],
)
def test_a_rest_is_told_in_the_month_in_which_its_intervention_ended(intervention: str, months: list[str]) -> None:
    work = spans("03-02T09:00/03-02T18:00", "04-01T09:00/04-01T18:00")
    assert ["March" for _ in recap((), spans(intervention), work, month=MARCH).rests] == months


instants = st.integers(0, 40 * 24 * 4).map(lambda quarter: wall("02-25T00:00") + quarter * timedelta(minutes=15))
some = st.lists(st.tuples(instants, instants).filter(lambda pair: pair[0] < pair[1]), max_size=6)


@given(windows=some, interventions=some, scheduled=some)
def test_a_month_is_the_sum_of_its_halves_in_any_order(
    windows: list[Span], interventions: list[Span], scheduled: list[Span]
) -> None:
    work = union(scheduled)
    whole = recap(windows, interventions, work, month=MARCH)
    halves = [
        recap(windows, interventions, work, month=half)
        for half in spans("03-01T00:00/03-16T00:00", "03-16T00:00/04-01T00:00")
    ]
    for part in ("on_call", "scheduled", "worked", "resting"):
        assert getattr(whole, part) == sum((getattr(half, part) for half in halves), timedelta())
    assert whole.rests == tuple(rest for half in halves for rest in half.rests)
    assert whole.resting <= whole.on_call - whole.scheduled
    assert whole.on_call - whole.scheduled - whole.resting <= whole.worked
    assert recap(windows[::-1], interventions[::-1], work, month=MARCH) == whole


@given(interventions=some, scheduled=some)
def test_no_rest_holds_work_and_none_is_longer_than_a_day_lets_it(
    interventions: list[Span], scheduled: list[Span]
) -> None:
    work = union(scheduled)
    busy = union([*interventions, *work])
    for rest in rests(interventions, work):
        assert overlap(busy, rest.start, rest.end) == ()
        assert min(rest.elapsed, timedelta(hours=24)) <= rest.longest <= timedelta(hours=24)
        assert any(start == rest.end for start, _ in work)

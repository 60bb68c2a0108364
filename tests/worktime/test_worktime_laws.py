"""Laws of working time on any weekly hours, in zones with every kind of clock change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.model.hours import WeeklyPeriod
from disconnect.worktime.calendars import (
    WorkCalendar,
    classify,
    day_segments,
    next_opening,
    scheduled_dates,
    working_periods,
)
from disconnect.worktime.localdays import local_day
from disconnect.worktime.wallclock import instant
from tests.worktime.weeks import DAY, SECOND, calendar, weekly

ZONES = st.sampled_from(
    ["Europe/Paris", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham", "America/Havana"]
)
# Weeks with a clock change in one of the zones, the turn of a year, a leap day, and ordinary dates.
DATES = st.tuples(
    st.sampled_from(
        [
            *(date(2026, month, day) for month, day in ((3, 8), (3, 29), (4, 5), (9, 27), (10, 4), (10, 25), (11, 1))),
            *(date(2026, 7, 7), date(2026, 12, 31), date(2028, 2, 29)),
        ]
    ),
    st.integers(-2, 2),
).map(lambda pair: pair[0] + timedelta(days=pair[1]))


@st.composite
def week_of_periods(draw: st.DrawFn) -> tuple[WeeklyPeriod, ...]:
    """Disjoint periods of at most a day, the last perhaps reaching into the next week."""
    edges = sorted(draw(st.sets(st.integers(0, 7 * DAY), max_size=12)))
    pairs = [(a, b) for a, b in list(pairwise(edges))[::2] if b - a <= DAY]
    tail = draw(st.integers(0, min([a for a, _ in pairs], default=0)))
    late = [(7 * DAY - 60, 7 * DAY + tail)] if pairs and tail and pairs[-1][1] <= 7 * DAY - 60 else []
    return tuple(WeeklyPeriod(a, b) for a, b in [*pairs, *late])


@st.composite
def calendars(draw: st.DrawFn, day: date) -> WorkCalendar:
    near = [day + timedelta(days=off) for off in (-1, 0, 1)]
    return calendar(
        weekly(*((period.start, period.end) for period in draw(week_of_periods()))),
        draw(ZONES),
        holidays=tuple(draw(st.sets(st.sampled_from(near), max_size=2))),
        leave=tuple(draw(st.sets(st.tuples(st.sampled_from(near), st.sampled_from(["", "am", "pm"])), max_size=3))),
        night=draw(st.sampled_from([(1260, 360), (0, 300), (120, 180), (1320, 1440)])),
    )


DAYS = DATES.flatmap(lambda day: st.tuples(st.just(day), calendars(day)))


@settings(deadline=None)
@given(DAYS)
def test_the_segments_cover_the_date_exactly_each_minute_once(case: tuple[date, WorkCalendar]) -> None:
    day, worked = case
    segments = day_segments(worked, day)
    assert segments[0][0] == instant(day, 0, worked.zone)
    assert segments[-1][1] == instant(day, DAY, worked.zone)
    assert all(start < end for start, end, _ in segments)
    assert all(one[1] == other[0] and one[2] is not other[2] for one, other in pairwise(segments))


@given(DAYS)
@settings(max_examples=40, deadline=None)
def test_working_periods_and_classes_agree_minute_by_minute(case: tuple[date, WorkCalendar]) -> None:
    day, worked = case
    start, end = instant(day, 0, worked.zone), instant(day, DAY, worked.zone)
    periods = working_periods(worked, start, end)
    for number in range((end - start) // timedelta(minutes=1)):
        at = start + number * timedelta(minutes=1)
        assert (classify(worked, at) is None) == any(a <= at < b for a, b in periods)


@settings(deadline=None)
@given(DAYS)
def test_a_class_holds_up_to_the_last_second_of_its_segment(case: tuple[date, WorkCalendar]) -> None:
    day, worked = case
    for start, end, kind in day_segments(worked, day):
        assert [classify(worked, at) for at in (start, start + SECOND, end - SECOND)] == [kind] * 3


@settings(deadline=None)
@given(DAYS, st.randoms(use_true_random=False))
def test_the_order_of_the_weekly_periods_never_matters(case: tuple[date, WorkCalendar], dice: object) -> None:
    day, worked = case
    periods = list(worked.hours.periods)
    dice.shuffle(periods)  # type: ignore[attr-defined] # hypothesis hands out a random.Random
    shuffled = calendar(
        weekly(*((period.start, period.end) for period in periods)),
        worked.zone.key,
        holidays=tuple(worked.holidays),
        leave=tuple(worked.leave),
        night=worked.night,
    )
    assert day_segments(shuffled, day) == day_segments(worked, day)
    assert local_day(shuffled, instant(day, 0, worked.zone)) == local_day(worked, instant(day, 0, worked.zone))


@settings(deadline=None)
@given(DAYS, st.integers(0, 4 * DAY))
def test_periods_of_a_span_are_those_of_its_two_parts(case: tuple[date, WorkCalendar], minute: int) -> None:
    day, worked = case
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=2)
    middle, end = start + timedelta(minutes=minute), start + timedelta(days=4)
    whole = working_periods(worked, start, end)
    parts = working_periods(worked, start, middle) + working_periods(worked, middle, end)
    assert sum((b - a for a, b in whole), timedelta()) == sum((b - a for a, b in parts), timedelta())
    assert {a for a, _ in parts} - {a for a, _ in whole} <= {middle}


@settings(deadline=None)
@given(DAYS, st.integers(0, 2 * DAY), st.integers(0, 40))
def test_the_next_opening_is_the_first_start_after_the_instant(
    case: tuple[date, WorkCalendar], minute: int, days: int
) -> None:
    day, worked = case
    at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute - DAY)
    horizon = timedelta(days=days)
    far = working_periods(worked, at - timedelta(days=3), at + horizon + timedelta(days=3))
    starts = [start for start, _ in far if at < start <= at + horizon]
    assert next_opening(worked, at, horizon) == min(starts, default=None)


@settings(deadline=None)
@given(DAYS)
def test_a_scheduled_date_has_hours_as_soon_as_nobody_is_on_leave(case: tuple[date, WorkCalendar]) -> None:
    day, worked = case
    bare = calendar(worked.hours, worked.zone.key, holidays=tuple(worked.holidays), night=worked.night)
    hours = working_periods(bare, instant(day, 0, worked.zone), instant(day, DAY, worked.zone))
    assert scheduled_dates(worked, day) == bool(hours)

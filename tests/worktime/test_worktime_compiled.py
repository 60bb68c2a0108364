"""The looked-up answers are those of the definition: at edges, on nights of the clock change, far beyond a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.worktime import calendars, compiled
from disconnect.worktime.tables import AHEAD
from disconnect.worktime.wallclock import instant
from tests.worktime.test_worktime_laws import DATES
from tests.worktime.test_worktime_laws import calendars as any_calendar
from tests.worktime.weeks import DAY

if TYPE_CHECKING:
    from disconnect.worktime.calendars import WorkCalendar

TICK = timedelta(microseconds=1)
# Horizons at, before and after the end of what a row knows, and of the row after that.
HORIZONS = st.tuples(
    st.sampled_from([0, 1, 7, AHEAD, AHEAD + 1, 2 * AHEAD, 120, 120, 120]), st.integers(-DAY, DAY)
).map(lambda pair: max(timedelta(), timedelta(days=pair[0], minutes=pair[1])))

# Days off in one piece: none, one, and so many that the next opening lies beyond what any row of these dates knows.
SPELLS = st.sampled_from([0, 0, 1, AHEAD, AHEAD + 1, *range(40, 100, 5)])


@st.composite
def questions(draw: st.DrawFn) -> tuple[WorkCalendar, datetime]:
    """A calendar with holidays, leave and closures, perhaps for weeks, and an instant at or beside an edge."""
    day = draw(DATES)
    drawn = draw(any_calendar(day))
    closed = frozenset(day + timedelta(days=ahead) for ahead in range(draw(SPELLS)))
    away = frozenset((day + timedelta(days=ahead), "") for ahead in range(draw(SPELLS)))
    calendar = replace(drawn, closed=closed, leave=drawn.leave | away)
    edges = [edge for start, end, _ in calendars.day_segments(calendar, day) for edge in (start, end)]
    anywhere = instant(day, draw(st.integers(0, DAY)), calendar.zone)
    return calendar, draw(st.sampled_from([*edges, anywhere])) + draw(st.sampled_from([-TICK, 0 * TICK, TICK]))


@settings(deadline=None)
@given(questions())
def test_open_and_class_are_as_defined(question: tuple[WorkCalendar, datetime]) -> None:
    defined = calendars.classify(*question)
    assert compiled.classify(*question) is defined
    assert compiled.is_open(*question) is (defined is None)


@settings(deadline=None, max_examples=300)
@given(questions(), HORIZONS)
def test_the_next_opening_is_as_defined(question: tuple[WorkCalendar, datetime], horizon: timedelta) -> None:
    assert compiled.next_opening(*question, horizon) == calendars.next_opening(*question, horizon)


@settings(deadline=None, max_examples=300)
@given(questions(), HORIZONS)
def test_the_usual_opening_is_that_of_nobody_on_leave(
    question: tuple[WorkCalendar, datetime], horizon: timedelta
) -> None:
    calendar, at = question
    present = replace(calendar, leave=frozenset())
    assert compiled.usual_opening(calendar, at, horizon) == calendars.next_opening(present, at, horizon)


@settings(deadline=None, max_examples=300)
@given(questions(), HORIZONS)
def test_a_horizon_that_ends_at_the_opening_finds_it(
    question: tuple[WorkCalendar, datetime], horizon: timedelta
) -> None:
    calendar, at = question
    opening = calendars.next_opening(calendar, at, horizon)
    if opening is not None:
        assert compiled.next_opening(calendar, at, opening - at) == opening
        assert compiled.next_opening(calendar, at, opening - at - TICK) is None

"""Where local days start (ADR 0003, point 3) and to which one an instant belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.worktime.localdays import day_start, local_day
from tests.reference.timeline import day_start as slow_day_start
from tests.worktime.weeks import ALWAYS, DAY, NEVER, NIGHTS, OFFICE, SECOND, calendar, every, paris, weekly

if TYPE_CHECKING:
    from disconnect.model.hours import Hours
    from disconnect.worktime.calendars import WorkCalendar

ALL = range(7)
# Quiet from 02:00 to 03:00 alone: the middle is 02:30, which the clocks skip or repeat.
IN_THE_CHANGE = every(ALL, (3, 26))


@pytest.mark.parametrize(
    ("hours", "start"),
    [
        pytest.param(OFFICE, 4 * 60, id="an office day starts at 04:00"),
        pytest.param(NEVER, 4 * 60, id="so does the day of who never works"),
        pytest.param(every(ALL, (20, 28)), 4 * 60, id="a shift that ends at 04:00 does not cover it"),
        pytest.param(weekly((20 * 60, 28 * 60 + 1)), 12 * 60, id="one that ends a minute later does"),
        pytest.param(every(ALL, (4, 12)), 20 * 60, id="a shift that starts at 04:00 covers it"),
        pytest.param(every(ALL, (4 + 1 / 60, 12)), 4 * 60, id="one that starts a minute later does not"),
        pytest.param(NIGHTS, 14 * 60, id="night workers sleep around 14:00"),
        pytest.param(every(range(6, 7), (22, 30)), 14 * 60, id="one night a week, into Monday, is enough"),
        pytest.param(ALWAYS, 12 * 60, id="who always works starts at noon"),
        pytest.param(every(ALL, (3, 9), (15, 21)), 12 * 60, id="equal stretches: 09-15 starts before 21-03"),
        pytest.param(every(ALL, (2, 10), (16, 24)), 13 * 60, id="the longest stretch wins, here 10-16"),
        pytest.param(every(ALL, (4, 5), (11, 12), (18, 19)), 23 * 60 + 30, id="a stretch may pass midnight: 19-04"),
        pytest.param(every(ALL, (0, 10), (12, 22)), 11 * 60, id="equal stretches count from 00:00: 10-12 before 22-24"),
        pytest.param(
            weekly((0, 8 * 60), (DAY, DAY + 12 * 60)), 18 * 60, id="only the clock times worked on the fewest weekdays"
        ),
        pytest.param(weekly((60, 300), (400, 1441)), 350, id="the middle is rounded down to the minute"),
        pytest.param(weekly((60, 300), (401, 1441)), 350, id="also where the stretch has an odd number"),
    ],
)
def test_day_start(hours: Hours, start: int) -> None:
    assert day_start(hours) == start


@pytest.mark.parametrize(
    ("worked", "at", "before", "after"),
    [
        pytest.param(calendar(), "2026-03-31T04:00", "2026-03-30", "2026-03-31", id="04:00 in an office"),
        pytest.param(calendar(), "2026-03-31T00:00", "2026-03-30", "2026-03-30", id="midnight changes nothing"),
        pytest.param(calendar(), "2026-03-29T04:00", "2026-03-28", "2026-03-29", id="on the night of the gap"),
        pytest.param(calendar(), "2026-10-25T04:00", "2026-10-24", "2026-10-25", id="on the night of the fold"),
        pytest.param(calendar(), "2028-03-01T04:00", "2028-02-29", "2028-03-01", id="after a leap day"),
        pytest.param(calendar(), "2027-01-01T04:00", "2026-12-31", "2027-01-01", id="after New Year's Eve"),
        pytest.param(calendar(NIGHTS), "2026-03-31T14:00", "2026-03-30", "2026-03-31", id="14:00 for night workers"),
        pytest.param(calendar(NIGHTS), "2026-03-31T04:00", "2026-03-30", "2026-03-30", id="whose 04:00 is mid-shift"),
        pytest.param(
            calendar(IN_THE_CHANGE), "2026-03-29T03:30", "2026-03-28", "2026-03-29", id="a start in the gap is after it"
        ),
        pytest.param(
            calendar(IN_THE_CHANGE),
            "2026-10-25T02:30",
            "2026-10-24",
            "2026-10-25",
            id="a start in the fold is the first",
        ),
    ],
)
def test_local_day_changes_at_the_second(worked: WorkCalendar, at: str, before: str, after: str) -> None:
    found = [local_day(worked, paris(at) + step * SECOND).isoformat() for step in (-1, 0, 1)]
    assert found == [before, after, after]


def test_a_local_day_does_not_start_twice_where_the_clocks_go_back() -> None:
    worked = calendar(IN_THE_CHANGE)
    assert day_start(worked.hours) == 150
    assert local_day(worked, paris("2026-10-25T02:10", fold=1)).isoformat() == "2026-10-25"


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 7 * DAY - 1), st.integers(1, DAY)), max_size=8).map(
        lambda pairs: [(start, start + length) for start, length in pairs]
    )
)
def test_day_starts_agree_with_the_slow_reading(pairs: list[tuple[int, int]]) -> None:
    hours = weekly(*pairs)
    assert day_start(hours) == slow_day_start(hours)

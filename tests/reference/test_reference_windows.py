"""Figures of the twelve-month window and of on-call windows, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from disconnect.model.opaque import MessageId
from disconnect.model.person import Place
from tests.reference.sample import alone, company, figure, mail, observed, on_call, paris, row, someone

if TYPE_CHECKING:
    from disconnect.model.contact import Contact
    from tests.reference.case import Case
    from tests.reference.sample import Figure

ANA = someone("ana")
ASKED, THREAD = MessageId("asked"), MessageId("thread")


def nights(count: int) -> list[str]:
    return [f"{date(2026, 1, 1) + timedelta(days=day)}T22:00" for day in range(count)]


@pytest.mark.parametrize(
    ("case", "label", "expected"),
    [
        pytest.param(alone(*nights(50)), "2026", (0, 1), id="fifty evenings in a year are not over fifty"),
        pytest.param(alone(*nights(51)), "2026", (1, 1), id="fifty-one are"),
        pytest.param(alone(*nights(25)), "2026-Q2", (0, 1), id="twenty-five in half a year are not over"),
        pytest.param(alone(*nights(26)), "2026-Q2", (1, 1), id="twenty-six in half a year are, whatever the quarter"),
        pytest.param(observed(alone(), "2026-03-02", "2026-03-31"), "2026", None, id="under a month nobody counts"),
        pytest.param(observed(alone(), "2026-03-01", "2026-03-31"), "2026", (0, 1), id="a month to the day"),
        pytest.param(
            alone(*nights(9), person=replace(ANA, left=date(2026, 2, 1))),
            "2026-12",
            (1, 1),
            id="someone who left since",
        ),
    ],
)
def test_hyperconnected_people(case: Case, label: str, expected: Figure) -> None:
    assert figure(case, "evenings.hyperconnected", label=label) == expected


@pytest.mark.parametrize(
    ("first", "last", "label", "expected"),
    [
        pytest.param("2026-01-01", "2026-12-31", "2026-H1", False, id="six whole months"),
        pytest.param("2026-01-02", "2026-12-31", "2026-H1", True, id="a day less"),
        pytest.param("2026-01-01", "2026-12-31", "2026-Q1", True, id="three months"),
        pytest.param("2026-07-01", "2026-12-31", "2026", False, id="half a year at the end"),
    ],
)
def test_provisional(first: str, last: str, label: str, *, expected: bool) -> None:
    found = row(observed(alone(), first, last), "weeks.mail_free", label=label)
    assert found
    assert found.provisional == expected


def test_only_figures_over_the_window_are_provisional() -> None:
    found = row(observed(alone(), "2026-03-01", "2026-03-31"), "mail.sent")
    assert found
    assert not found.provisional


def mailing(*free_mondays: str) -> list[str]:
    """A mail on every Wednesday of March and April but those of the weeks that start on `free_mondays`."""
    mondays = [date(2026, 3, 2) + timedelta(days=7 * week) for week in range(8)]
    return [f"{day + timedelta(days=2)}T10:00" for day in mondays if day.isoformat() not in free_mondays]


@pytest.mark.parametrize(
    ("clocks", "expected"),
    [
        pytest.param(mailing(), (0, 1), id="mail in every week"),
        pytest.param(mailing("2026-03-09"), (0, 1), id="one week without"),
        pytest.param(mailing("2026-03-09", "2026-04-06"), (1, 1), id="two weeks without"),
        pytest.param(
            [*mailing("2026-03-09", "2026-04-06"), "2026-03-16T03:59"], (0, 1), id="Sunday lasts until four on Monday"
        ),
    ],
)
def test_weeks_free_of_mail(clocks: list[str], expected: Figure) -> None:
    assert figure(observed(alone(*clocks), "2026-03-02", "2026-04-26"), "weeks.mail_free") == expected


def test_the_group_of_a_window_is_that_of_its_last_day() -> None:
    places = (Place(team="blue"), Place(team="red", since=date(2026, 6, 30)))
    moved, left = replace(ANA, places=places), replace(someone("bob"), left=date(2026, 6, 1))
    found = {
        team: figure(company(moved, left), "weeks.mail_free", label="2026-H1", group=team) for team in ("red", "blue")
    }
    assert found == {"red": (1, 1), "blue": (1, 1)}


def replying(*clocks: str) -> tuple[Contact, ...]:
    """A mail of 2 March at ten, and Ana's answers to it, in one thread."""
    asked = replace(mail(paris("2026-03-02T10:00"), "out", "ana"), message_id=ASKED)
    answers = (replace(mail(paris(clock), "ana"), in_reply_to=ASKED, thread=THREAD) for clock in clocks)
    return asked, *answers


NIGHT_OF_TUESDAY = on_call("ana", "2026-03-03T18:00", "2026-03-04T08:00")


@pytest.mark.parametrize(
    ("clocks", "expected"),
    [
        pytest.param(["2026-03-03T18:00"], 1, id="at the start of the window"),
        pytest.param(["2026-03-03T17:59:59"], 0, id="before it"),
        pytest.param(["2026-03-04T07:59:59"], 1, id="at its very end"),
        pytest.param(["2026-03-04T08:00"], 0, id="when it is over"),
        pytest.param(["2026-03-03T22:00", "2026-03-03T23:00"], 1, id="once a thread"),
    ],
)
def test_interventions(clocks: list[str], expected: int) -> None:
    case = replace(company(ANA), contacts=replying(*clocks), on_call=(NIGHT_OF_TUESDAY,))
    assert figure(case, "oncall.interventions") == (expected, Fraction(14, 168))


def test_interventions_of_two_threads_or_none_or_two_windows_are_apart() -> None:
    asked, first, second, third = replying("2026-03-03T22:00", "2026-03-03T23:00", "2026-03-05T22:00")
    windows = (NIGHT_OF_TUESDAY, NIGHT_OF_TUESDAY, on_call("ana", "2026-03-05T18:00", "2026-03-06T08:00"))
    contacts = (asked, replace(first, thread=None), replace(second, thread=None), third)
    case = replace(company(ANA), contacts=contacts, on_call=windows)
    assert figure(case, "oncall.interventions") == (3, Fraction(28, 168))


def test_interventions_in_working_time_are_work() -> None:
    case = replace(company(ANA), contacts=replying("2026-03-03T16:00"))
    windows = (on_call("ana", "2026-03-03T00:00", "2026-03-04T00:00"),)
    assert figure(replace(case, on_call=windows), "oncall.interventions") == (0, Fraction(1, 7))


def test_windows_are_cut_to_the_period_by_civil_dates_clock_changes_included() -> None:
    case = replace(company(ANA), contacts=replying("2026-03-28T23:00"))
    case = replace(case, on_call=(on_call("ana", "2026-03-28T12:00", "2026-04-01T12:00"),))
    assert figure(case, "oncall.interventions", label="2026-03") == (1, Fraction(12 + 23 + 24 + 24, 168))
    assert figure(case, "oncall.interventions", label="2026-04") == (0, Fraction(12, 168))


def test_an_on_call_window_of_a_stranger_is_nobody_s() -> None:
    case = replace(company(ANA), contacts=replying("2026-03-03T22:00"))
    windows = (on_call("out", "2026-03-03T18:00", "2026-03-04T08:00"),)
    assert figure(replace(case, on_call=windows), "oncall.interventions") is None

"""The week of a policy: every minute has one class, and the clauses behind it; drawn for a reader."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from disconnect.errors import ConfigError
from disconnect.model.policy import Action, Policy, QuietClass, Relation, Response
from disconnect.policyfile.read import parse
from disconnect.policyfile.show import ENGLISH, FRENCH, SIGNS, WORK_SIGN, WeekTexts, bar, render_week
from disconnect.policyfile.templates import template
from disconnect.policyfile.week import classes_of, group_calendar, leaves_over, responses_in, week
from disconnect.worktime.calendars import classify

DEMO = parse(template("demo"), "demo")
TEXT = template("sme-charter")
CHARTER = parse(TEXT, "sme-charter")
MONDAY = date(2026, 3, 23)
DAYS = st.integers(0, 3000).map(lambda days: date(2024, 1, 1) + timedelta(days=days))


def drawn(policy: Policy, hours: str, monday: date, texts: WeekTexts = ENGLISH) -> str:
    console = Console(file=StringIO(), width=200, color_system=None)
    render_week(policy, hours, monday, console, texts=texts)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@given(
    hours=st.sampled_from(sorted(DEMO.hours)), monday=DAYS, calendar=st.sampled_from([None, "", "fr-alsace", "ca-qc"])
)
def test_every_instant_of_a_week_is_in_exactly_one_segment(hours: str, monday: date, calendar: str | None) -> None:
    days = week(DEMO, hours, monday, calendar)
    parts = [part for day in days for part in day.segments]
    assert [day.day for day in days] == [monday + timedelta(days=offset) for offset in range(7)]
    assert all(part.start.astimezone(UTC) < part.end.astimezone(UTC) for part in parts)
    assert all(first.end == second.start for first, second in itertools.pairwise(parts))
    assert (parts[0].start.isoformat()[:16], parts[-1].end.isoformat()[:16]) == (
        f"{monday}T00:00",
        f"{monday + timedelta(days=7)}T00:00",
    )


@given(hours=st.sampled_from(sorted(DEMO.hours)), monday=DAYS, minute=st.integers(0, 7 * 1440 - 61))
def test_a_segment_says_what_the_engine_would(hours: str, monday: date, minute: int) -> None:
    calendar = group_calendar(DEMO, hours, monday)
    at = datetime.combine(monday, datetime.min.time(), calendar.zone).astimezone(UTC) + timedelta(minutes=minute)
    found = [part for day in week(DEMO, hours, monday) for part in day.segments if part.start <= at < part.end]
    assert [part.quiet for part in found] == [classify(calendar, at)]


@pytest.mark.parametrize(
    ("hours", "day", "expected"),
    [
        pytest.param(
            "office", date(2026, 3, 24), "n" * 12 + "m" * 6 + "█" * 7 + "pp" + "█" * 8 + "e" * 7 + "n" * 6, id="office"
        ),
        pytest.param("four-days", date(2026, 3, 25), "·" * 48, id="the day off of a four-day week"),
        pytest.param("night-shift", date(2026, 3, 28), "█" * 12 + "e" * 30 + "n" * 6, id="the night before Saturday"),
        pytest.param("forfait", date(2026, 3, 24), "n" * 12 + "m" * 4 + "█" * 24 + "e" * 2 + "n" * 6, id="a frame"),
        pytest.param("office", date(2026, 5, 1), "H" * 48, id="a public holiday"),
        pytest.param("office", date(2026, 3, 29), "·" * 46, id="23 hours when summer time begins"),
        pytest.param("office", date(2026, 10, 25), "·" * 50, id="25 hours when it ends"),
    ],
)
def test_a_day_is_a_row_of_half_hours(hours: str, day: date, expected: str) -> None:
    assert bar(week(DEMO, hours, day)[0]) == expected


def test_the_holidays_of_another_place_may_be_asked_for() -> None:
    good_friday = date(2026, 4, 3)
    usual, alsace = week(DEMO, "office", good_friday), week(DEMO, "office", good_friday, "fr-alsace")
    assert QuietClass.PUBLIC_HOLIDAY not in classes_of(usual[:1])
    assert classes_of(alsace[:1]) == (QuietClass.PUBLIC_HOLIDAY,)


def test_a_week_over_the_turn_of_the_year_has_both_years_holidays() -> None:
    days = week(DEMO, "office", date(2026, 12, 28))
    assert classes_of(days[4:5]) == (QuietClass.PUBLIC_HOLIDAY,)


def test_a_segment_names_the_clauses_that_may_decide_there() -> None:
    parts = week(CHARTER, "office", MONDAY)[0].segments
    assert {part.quiet: part.clauses for part in parts} == {
        None: ("hours",),
        QuietClass.NIGHT: ("on-call", "daily-rest"),
        QuietClass.MORNING: ("on-call", "daily-rest"),
        QuietClass.EVENING: ("on-call", "daily-rest"),
        QuietClass.PAUSE: ("on-call", "daily-rest"),
    }


def test_rows_behind_one_that_fits_everything_of_a_class_do_not_decide_in_it() -> None:
    assert [row.clause for row in responses_in(CHARTER, QuietClass.LEAVE)] == ["on-call", "leave"]


@pytest.mark.parametrize(
    ("quiet", "left"),
    [
        pytest.param(QuietClass.PAUSE, True, id="only people on call are spoken of"),
        pytest.param(QuietClass.NIGHT, False, id="there is a row for everybody"),
    ],
)
def test_what_a_policy_does_not_speak_of(quiet: QuietClass, *, left: bool) -> None:
    pauses_left_out = replace(CHARTER, responses=CHARTER.responses[:-1])
    assert leaves_over(pauses_left_out, quiet) is left
    assert not leaves_over(CHARTER, quiet)


@pytest.mark.parametrize(
    ("hours", "calendar", "told"),
    [
        pytest.param("ofice", None, 'there is no hours "ofice"; did you mean "office"', id="hours"),
        pytest.param("office", "fx", 'there is no holiday calendar "fx"', id="holidays"),
    ],
)
def test_names_the_policy_does_not_have_are_told(hours: str, calendar: str | None, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        week(CHARTER, hours, MONDAY, calendar)


def test_the_drawing_in_french_reads_like_the_charter() -> None:
    text = drawn(CHARTER, "part-time", date(2026, 12, 21), FRENCH)
    lines = [line.rstrip() for line in text.splitlines()]
    assert (
        lines[0]
        == "Charte de déconnexion · Temps partiel (sans le mercredi) · semaine du 21 décembre 2026 · Europe/Paris"
    )
    assert lines[2] == "lun. 21/12  nnnnnnnnnnnnmmmmmm███████pp████████eeeeeeennnnnn  09:00–12:30, 13:30–17:30"
    assert lines[4] == f"mer. 23/12  {'·' * 48}"
    assert lines[6] == f"ven. 25/12  {'H' * 48}"
    assert lines[9].startswith("█ temps de travail   H jour férié   · repos hebdomadaire   n nuit   e soir")
    assert "Congés et jours fériés (Code du travail, L.2242-17, 7° (respect des congés), L.3133-1)" in text
    assert lines[-1].startswith("pause")
    assert (
        drawn(replace(CHARTER, responses=CHARTER.responses[:-1]), "office", MONDAY, FRENCH)
        .splitlines()[-1]
        .startswith("dans tous les autres cas")
    )


def test_a_frame_is_not_called_working_time() -> None:
    assert "█ frame inside which work may lie (days-based contract)" in drawn(CHARTER, "forfait", MONDAY)
    assert "█ working time" in drawn(CHARTER, "office", MONDAY)


def test_a_clause_that_the_policy_does_not_hold_goes_by_its_name() -> None:
    text = drawn(replace(CHARTER, clauses={}), "office", MONDAY)
    assert "daily-rest" in text
    assert "Daily rest (Code du travail, L.3131-1)" not in text
    assert "Daily rest (Code du travail, L.3131-1)" in drawn(CHARTER, "office", MONDAY)


def test_conditions_are_told_in_words_and_a_full_table_leaves_no_other_case() -> None:
    rows = (
        Response(
            clause="a", action=Action.DEFER, relations=frozenset({Relation.TEAM, Relation.SUPERIOR}), on_call=False
        ),
        Response(clause="b", action=Action.NUDGE),
    )
    policy = Policy(
        id="x",
        version="",
        title=CHARTER.title,
        zone="Europe/Paris",
        holidays="",
        default_hours="office",
        hours=CHARTER.hours,
        holiday_rules={},
        responses=rows,
        ordinary="office",
    )
    text = drawn(policy, "office", MONDAY)
    assert "not on call; from a superior, from the same team  mail waits for working time" in text
    assert "in all other cases" not in text


def test_night_shifts_end_at_midnight_and_begin_there() -> None:
    text = drawn(DEMO, "night-shift", MONDAY)
    assert "22:00–24:00" in text
    assert "00:00–06:00, 22:00–24:00" in text


@pytest.mark.parametrize("texts", [ENGLISH, FRENCH], ids=["English", "French"])
def test_every_word_is_there_in_each_language(texts: WeekTexts) -> None:
    assert set(texts.classes) == set(QuietClass) == set(SIGNS)
    assert set(texts.actions) == set(Action)
    assert set(texts.relations) == set(Relation)
    assert len(texts.days) == 7
    assert len({WORK_SIGN, *SIGNS.values()}) == len(QuietClass) + 1

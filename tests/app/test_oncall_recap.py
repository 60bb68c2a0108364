"""Whose month it is: the clocks of the place of work, the hours of the place that held, the days in service."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.app.oncall import words_of
from disconnect.app.recaps import recaps_of
from disconnect.app.setup import open_setup
from disconnect.model.period import Period
from disconnect.model.recap import RestAfter
from disconnect.report.recap_lines import reading, references, rests
from disconnect.report.recap_page import render_recap
from disconnect.report.recap_words import WORDS
from disconnect.report.wording import Wording
from tests.app.personal import write_personal
from tests.app.small_files import edited

if TYPE_CHECKING:
    from disconnect.model.recap import RecapSheet

MARCH = Period.parse("2026-03")
APRIL_FIRST = datetime(2026, 4, 1, 12, tzinfo=UTC)
HEAD = "person,start,end\n"


def sheets(config: Path, rota: str, interventions: str = "", now: datetime = APRIL_FIRST) -> tuple[RecapSheet, ...]:
    (config.parent / "rota.csv").write_text(HEAD + rota, "utf-8")
    (config.parent / "interventions.csv").write_text(HEAD + interventions, "utf-8")
    setup = open_setup(config, now)
    found = recaps_of(setup, MARCH, None, words_of(setup))
    assert found.problems == ()
    return found.sheets


def one(config: Path, rota: str, interventions: str = "") -> RecapSheet:
    [found] = sheets(config, rota, interventions)
    return found


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return write_personal(tmp_path / "own")


def hours(length: timedelta) -> float:
    return length / timedelta(hours=1)


@pytest.mark.parametrize(
    ("person", "start", "end", "expected"),
    [
        pytest.param("ada", "2026-02-28T12:00Z", "2026-03-01T00:00Z", 1.0, id="midnight in Paris is 23:00 UTC"),
        pytest.param("dan", "2026-02-28T10:00Z", "2026-02-28T12:00Z", 1.0, id="midnight in Auckland is 11:00 UTC"),
        pytest.param("dan", "2026-03-31T10:00Z", "2026-03-31T12:00Z", 1.0, id="and so it is a month later"),
        pytest.param("ada", "2026-03-31T21:00Z", "2026-03-31T23:00Z", 1.0, id="in Paris it is 22:00 UTC by then"),
    ],
)
def test_the_month_is_cut_at_midnight_where_the_person_works(
    config: Path, person: str, start: str, end: str, expected: float
) -> None:
    found = one(config, f"{person}@own.example,{start},{end}\n")
    assert hours(found.recap.on_call) == expected
    assert found.recap.windows[0].is_cut


def test_months_follow_each_other_without_gap_or_overlap_when_somebody_moves_to_another_zone(config: Path) -> None:
    edited(
        config.parent / "people.csv",
        "10,dan@own.example,,press,,Pacific/Auckland,,,\n",
        "10,dan@own.example,,press,,Europe/Paris,,,\n10,dan@own.example,,press,,Pacific/Auckland,,,2026-03-15\n",
    )
    window = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC))
    (config.parent / "rota.csv").write_text(f"{HEAD}dan@own.example,{window[0]:%FT%RZ},{window[1]:%FT%RZ}\n", "utf-8")
    setup = open_setup(config, APRIL_FIRST)
    months = [recaps_of(setup, Period.parse(f"2026-{n:02}"), None, words_of(setup)).sheets[0] for n in (2, 3, 4)]
    assert [one.recap.end for one in months[:2]] == [one.recap.start for one in months[1:]]


def test_the_hours_are_those_of_the_place_that_held_then(config: Path) -> None:
    edited(
        config.parent / "people.csv",
        "12,fay@own.example,,desk,desk,,,,2030-09-01\n",
        "12,fay@own.example,,desk,desk,,,,2026-03-04\n",
    )
    nights = [f"fay@own.example,2026-03-{day:02}T22:00,2026-03-{day:02}T23:00\n" for day in (2, 3, 4)]
    found = one(config, "", "".join(nights))
    assert [hours(rest.elapsed) for rest in found.recap.rests] == [10, 9, 9], "the desk opens at eight"


def test_after_the_last_day_in_service_no_work_is_scheduled(config: Path) -> None:
    edited(config.parent / "people.csv", "2030-05-31", "2026-03-31")
    night = "eve@own.example,2026-03-{0}T22:00,2026-03-{0}T23:00\n"
    found = one(config, "", night.format(30) + night.format(31))
    assert [rest.end.date().isoformat() for rest in found.recap.rests] == ["2026-03-31"]


def test_own_windows_under_any_address_and_nobody_elses(config: Path) -> None:
    rota = (
        "ada.l@own.example,2026-03-02T18:00,2026-03-03T09:00\nADA@own.example,2026-03-04T18:00,2026-03-05T09:00\n"
        "bob@own.example,2026-03-06T18:00,2026-03-07T09:00\n"
    )
    ada, bob = sheets(config, rota)
    assert ([len(each.recap.windows) for each in (ada, bob)], ada.person, bob.person) == ([2, 1], "7", "8")
    assert "ada@" not in repr(ada), "whose it is does not show in a log"


@pytest.mark.parametrize(
    ("now", "is_provisional"),
    [
        pytest.param(datetime(2026, 3, 31, 21, 59, 59, tzinfo=UTC), True, id="a second before midnight in Paris"),
        pytest.param(datetime(2026, 3, 31, 22, 0, 0, tzinfo=UTC), False, id="at midnight"),
    ],
)
def test_a_recap_made_before_the_month_is_over_is_provisional(
    config: Path, now: datetime, *, is_provisional: bool
) -> None:
    [found] = sheets(config, "ada@own.example,2026-03-02T18:00,2026-03-03T09:00\n", now=now)
    assert found.is_provisional == is_provisional


def test_the_minimum_is_the_law_s_of_that_month_with_its_article(config: Path) -> None:
    found = one(config, "", "ada@own.example,2026-03-02T22:00,2026-03-02T23:00\n")
    assert found.minimum is not None
    assert (found.minimum.value, found.minimum.reference.article) == (11, "L.3131-1")
    say = Wording(WORDS, "en")
    assert [line.cells[-1].replace("\N{NO-BREAK SPACE}", " ") for line in rests(found, say)] == [
        "signal of insufficient rest: less than 11 h in a row"
    ]
    assert [text.split(" (")[0] for text in references(found, say)] == [
        "Code du travail, R.3121-2",
        "Code du travail, L.3121-9",
        "Code du travail, L.3121-10",
        "Code du travail, L.3131-1",
    ]


def test_where_no_article_is_known_of_that_time_none_is_cited(config: Path) -> None:
    (config.parent / "rota.csv").write_text(f"{HEAD}ada@own.example,2010-03-02T18:00,2010-03-03T09:00\n", "utf-8")
    night = f"{HEAD}ada@own.example,2010-03-02T22:00,2010-03-02T23:00\n"
    (config.parent / "interventions.csv").write_text(night, "utf-8")
    setup = open_setup(config, APRIL_FIRST)
    [found] = recaps_of(setup, Period.parse("2010-03"), None, words_of(setup)).sheets
    page = render_recap(found, "en")
    assert "LEGIARTI" not in page
    assert "Directive 2003/88/CE, article 3: Daily rest" in page
    assert "(to be verified)" in page


def test_the_page_of_a_recap_is_the_same_every_time_and_asks_nothing_of_anybody(config: Path) -> None:
    found = one(config, "ada@own.example,2026-03-02T18:00,2026-03-03T09:00\n")
    page = render_recap(found, "fr", version="1")
    assert page == render_recap(found, "fr", version="1")
    assert "default-src 'none'" in page
    for word in ("<script", "http:", "https:", "<img", "<link"):
        assert word not in page


def test_a_name_is_never_taken_for_markup(config: Path) -> None:
    edited(config.parent / "people.csv", "7,ada@own.example,", "<b>7</b>,ada@own.example,")
    found = one(config, "ada@own.example,2026-03-02T18:00,2026-03-03T09:00\n")
    assert "&lt;b&gt;7&lt;/b&gt;" in render_recap(found, "en")


@pytest.mark.parametrize(
    ("after", "longest", "said"),
    [
        pytest.param(timedelta(hours=11), timedelta(hours=11), "enough", id="exactly what the law asks for"),
        pytest.param(timedelta(hours=11, seconds=-1), timedelta(hours=11), "before", id="a second less, but before it"),
        pytest.param(timedelta(hours=11, seconds=-1), timedelta(hours=11, seconds=-1), "signal", id="never enough"),
    ],
)
def test_a_rest_is_read_beside_the_law_s_minimum(config: Path, after: timedelta, longest: timedelta, said: str) -> None:
    minimum = one(config, "ada@own.example,2026-03-02T18:00,2026-03-03T09:00\n").minimum
    rest = RestAfter(start=APRIL_FIRST, end=APRIL_FIRST + after, longest=longest)
    assert (reading(rest, minimum), reading(rest, None)) == (said, "no-minimum")


def test_each_row_that_overlaps_is_told_even_inside_a_longer_one(config: Path) -> None:
    rows = ("20:00,2026-03-03T08:00", "21:00,2026-03-02T22:00", "23:00,2026-03-02T23:30")
    text = HEAD + "".join(f"ada@own.example,2026-03-02T{row}\n" for row in rows)
    (config.parent / "interventions.csv").write_text(text, "utf-8")
    setup = open_setup(config, APRIL_FIRST)
    found = recaps_of(setup, MARCH, None, words_of(setup))
    assert [(problem.where, "row 2" in problem.what) for problem in found.problems] == [
        ("row 3, start", True),
        ("row 4, start", True),
    ]
    assert hours(found.sheets[0].recap.worked) == 12

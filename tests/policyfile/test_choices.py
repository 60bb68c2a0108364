"""A choice of hours in the directory: before its date everything is judged as before, and nobody else's row moves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disconnect.errors import ConfigError
from disconnect.policyfile.choices import ChosenHours, rewritten
from disconnect.policyfile.directory import PEOPLE, directory_of
from disconnect.policyfile.table import parse_table

if TYPE_CHECKING:
    from disconnect.model.person import Directory
    from disconnect.model.problem import Problem

SINCE = date(2026, 12, 1)
HOURS = "09:30-17:30"


def chosen(text: str, *, hours: str = HOURS, since: date = SINCE) -> str:
    return rewritten(text, "people.csv", ChosenHours(person="7", since=since, hours=hours))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param(
            "id,address,team,own_hours,from\n7,a@x.example,press,,\n8,b@x.example,desk,,\n",
            "id,address,team,own_hours,from\n7,a@x.example,press,,\n"
            f"7,a@x.example,press,{HOURS},2026-12-01\n8,b@x.example,desk,,\n",
            id="a row of one's own begins on the date",
        ),
        pytest.param(
            "id;address;from;own_hours\r\n7;a@x.example;2026-12-01;\r\n7;a@x.example;;\r\n",
            f"id;address;from;own_hours\r\n7;a@x.example;2026-12-01;{HOURS}\r\n7;a@x.example;;\r\n",
            id="a row that begins on the date already is changed",
        ),
        pytest.param(
            "id,address,team,own_hours,from\n7,a@x.example,one,,\n7,a@x.example,two,,2026-11-01\n"
            "7,a@x.example,three,,2027-01-01\n",
            "id,address,team,own_hours,from\n7,a@x.example,one,,\n7,a@x.example,two,,2026-11-01\n"
            f"7,a@x.example,two,{HOURS},2026-12-01\n7,a@x.example,three,,2027-01-01\n",
            id="the row is like the one that held, and a later one goes on ending it",
        ),
        pytest.param(
            "id,address,own_hours,from\n7,a@x.example,,2026-12-01\n",
            f"id,address,own_hours,from\n7,a@x.example,{HOURS},2026-12-01\n7,a@x.example,,\n",
            id="days before a first row of that date keep what it said",
        ),
        pytest.param(
            "id,address,own_hours,from\n7,a@x.example,,2027-01-01\n",
            f"id,address,own_hours,from\n7,a@x.example,,2027-01-01\n7,a@x.example,,\n7,a@x.example,{HOURS},2026-12-01\n",
            id="days before a first row of a later date keep what it said",
        ),
        pytest.param(
            "id,address\n7,a@x.example\n8,b@x.example\n",
            f"id,address,own_hours,from\n7,a@x.example\n7,a@x.example,{HOURS},2026-12-01\n8,b@x.example\n",
            id="columns that are missing are added to the header",
        ),
        pytest.param(
            "id,address,own_hours,from\n7,a@x.example,,\n7,a@x.example,,December\n",
            f"id,address,own_hours,from\n7,a@x.example,,\n7,a@x.example,{HOURS},2026-12-01\n7,a@x.example,,December\n",
            id="a row with a mistake is left alone",
        ),
    ],
)
def test_a_choice_is_a_dated_row(text: str, after: str) -> None:
    assert chosen(text) == after
    assert chosen(after) == after, "said twice is said once"


def test_what_holds_already_is_not_written_again() -> None:
    text = f"id,address,own_hours\n7,a@x.example,{HOURS}\n"
    assert chosen(text) == text
    assert chosen("id,address\n7,a@x.example\n", hours="") == "id,address\n7,a@x.example\n"


def test_a_choice_is_given_up_by_a_blank_one() -> None:
    text = f"id,address,own_hours,from\n7,a@x.example,{HOURS},\n"
    assert chosen(text, hours="") == text + "7,a@x.example,,2026-12-01\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id,address\n8,canary@x.example\n", id="nobody of that identifier"),
        pytest.param("id,address,arrival\n7,canary@x.example,soon\n", id="only a row with a mistake"),
    ],
)
def test_a_person_who_is_not_there_is_told_without_a_name(text: str) -> None:
    with pytest.raises(ConfigError, match=r"people\.csv: the person's rows are gone") as caught:
        chosen(text)
    assert "canary" not in str(caught.value)


def read(text: str) -> tuple[Directory, tuple[Problem, ...]]:
    rows, problems = parse_table(text, "people.csv", PEOPLE)
    found, wrong = directory_of(rows, "people.csv")
    return found, (*problems, *wrong)


DAYS = [date(2026, 11, 1) + timedelta(days=10 * step) for step in range(8)]
cells = st.tuples(
    st.sampled_from(["7", "8", "9"]),
    st.sampled_from(["one", '"two, or three"', ""]),
    st.sampled_from(["", HOURS, "08:00-16:00", "wrong"]),
    st.sampled_from(["", *(day.isoformat() for day in DAYS)]),
)


@given(
    rows=st.lists(cells, min_size=1, max_size=8),
    end=st.sampled_from(["\n", "\r\n"]),
    since=st.sampled_from(DAYS),
    hours=st.sampled_from(["", HOURS]),
)
def test_only_the_one_person_from_that_date_on_changes(
    rows: list[tuple[str, str, str, str]], end: str, since: date, hours: str
) -> None:
    assume(any(row[0] == "7" for row in rows))
    lines = [f"{id_},p{id_}@x.example,{team},{own},{start}{end}" for id_, team, own, start in rows]
    text = f"id,address,team,own_hours,from{end}{''.join(lines)}"
    after = chosen(text, hours=hours, since=since)
    old, new = read(text)[0].people, read(after)[0].people
    assert {name: person for name, person in new.items() if name != "7"} == {
        name: person for name, person in old.items() if name != "7"
    }
    ends = [place.since for place in old["7"].places if place.since is not None and place.since > since]
    for day in (day for start in DAYS for day in (start - timedelta(days=1), start, start + timedelta(days=1))):
        before, now = old["7"].place(day), new["7"].place(day)
        is_chosen = since <= day and not any(day >= end for end in ends)
        assert now.own_hours == (hours if is_chosen else before.own_hours)
        assert now.team == before.team
    kept = [line for line in lines if line in after.splitlines(keepends=True)]
    assert len(lines) - len(kept) <= 1, "one row at most is another"

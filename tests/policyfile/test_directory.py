"""The directory from CSV: who, where, since when; and what is wrong in it, by row and never by name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Place
from disconnect.policyfile.directory import directory_of, read_directory
from disconnect.policyfile.table import Row

if TYPE_CHECKING:
    from disconnect.model.problem import Problem

CANARY = "canary-7f3a"


def read(tmp_path: Path, text: str, lists: str | None = None) -> tuple[Directory, tuple[Problem, ...]]:
    people, members = tmp_path / "people.csv", tmp_path / "lists.csv"
    people.write_text(text, "utf-8")
    if lists is not None:
        members.write_text(lists, "utf-8")
    return read_directory(people, members if lists is not None else None)


def mail(name: str) -> Address:
    return Address.of(f"{name}@example.org")


def test_every_column_arrives(tmp_path: Path) -> None:
    directory, problems = read(
        tmp_path,
        "id,address,aliases,team,department,organisation,site,job_family,manager,contract,time_zone,holidays,hours,"
        "policy,arrival,departure,from\n"
        "1,Boss@example.org,,board,all,acme,Lyon,lead,1,full,,,,,,,\n"
        "7,ada@example.org,A.Lovelace@example.org;ada.l@example.org,press,com,acme,Paris,cadre,1,forfait,Europe/Paris,"
        "fr,days,demo,2025-01-02,2026-03-31,\n",
    )
    ada = directory.people["7"]
    assert problems == ()
    assert ada.addresses == (mail("ada"), mail("a.lovelace"), mail("ada.l"))
    assert (ada.arrival, ada.left) == (date(2025, 1, 2), date(2026, 4, 1)), "the departure is the last day in service"
    assert ada.places == (
        Place(
            team="press",
            department="com",
            organisation="acme",
            site="Paris",
            job_family="cadre",
            contract="forfait",
            manager="1",
            zone="Europe/Paris",
            holidays="fr",
            policy="demo",
            hours="days",
        ),
    )
    assert directory.person(mail("a.lovelace")) == ada
    assert directory.people["1"].places[0].manager == "", "the head reports to nobody, not to themself"
    assert directory.lists == {}


def test_id_and_address_are_enough(tmp_path: Path) -> None:
    directory, problems = read(tmp_path, "id,address\n7,ada@example.org\n")
    assert (directory.people["7"].places, problems) == ((Place(),), ())


def test_rows_of_one_id_are_moves_in_the_order_of_their_dates(tmp_path: Path) -> None:
    directory, problems = read(
        tmp_path,
        "id,address,team,arrival,from\n"
        "7,ada@example.org,third,,2026-03-29\n"
        "7,ada@example.org,first,2025-01-01,\n"
        "7,ada.new@example.org,second,,2026-02-01\n",
    )
    ada = directory.people["7"]
    assert problems == ()
    assert ada.arrival == date(2025, 1, 1)
    assert [place.team for place in ada.places] == ["first", "second", "third"]
    days = [date(2024, 1, 1), date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 28), date(2026, 3, 29)]
    assert [ada.place(day).team for day in days] == ["first", "first", "second", "second", "third"]
    assert ada.addresses == (mail("ada"), mail("ada.new"))


def test_a_first_place_may_have_a_date_too(tmp_path: Path) -> None:
    directory, problems = read(tmp_path, "id,address,team,from\n7,ada@example.org,one,2026-01-01\n7,,two,2026-02-01\n")
    assert problems == ()
    assert directory.people["7"].place(date(2025, 12, 31)).team == "one"
    assert directory.people["7"].place(date(2026, 2, 1)).team == "two"


@pytest.mark.parametrize(
    "manager", [pytest.param("1", id="by id"), pytest.param("BOSS@example.org", id="by address, in any letters")]
)
def test_a_manager_is_named_by_id_or_address(tmp_path: Path, manager: str) -> None:
    directory, problems = read(tmp_path, f"id,address,manager\n7,ada@example.org,{manager}\n1,boss@example.org,\n")
    assert (directory.people["7"].places[0].manager, problems) == ("1", ())


# Text of the file (canaries stand where people would), code of the one problem, its place, identifiers left.
MISTAKES = [
    pytest.param(f"id,address\n1,boss@example.org\n,{CANARY}@example.org\n", "id-missing", "row 3", ["1"], id="no id"),
    pytest.param(f"id,address\n1,\n{CANARY},ada@example.org\n", "address-missing", "row 2", [CANARY], id="no address"),
    pytest.param(
        f"id,address,arrival\n1,{CANARY}@example.org,31/03/2026\n", "date-form", "row 2", [], id="a date, day first"
    ),
    pytest.param(f"id,address,from\n1,ada@example.org,{CANARY}\n", "date-form", "row 2", [], id="no date at all"),
    pytest.param("id,address,departure\n1,ada@example.org,2026-02-29\n", "date-form", "row 2", [], id="no such date"),
    pytest.param("id,address,arrival\n1,ada@example.org,20260301\n", "date-form", "row 2", [], id="no dashes"),
    pytest.param(
        f"id,address,time_zone\n{CANARY},ada@example.org,Europe/Pariss\n",
        "zone-unknown",
        "row 2",
        [],
        id="a wrong zone",
    ),
    pytest.param(
        f"id,address,time_zone\n{CANARY},ada@example.org,localtime\n",
        "zone-unknown",
        "row 2",
        [],
        id="a zone that is whatever the machine is set to",
    ),
    pytest.param(
        f"id,address,arrival,departure\n{CANARY},ada@example.org,2026-03-02,2026-03-01\n",
        "dates-reversed",
        "row 2",
        [],
        id="gone before they came",
    ),
    pytest.param(
        f"id,address,team\n{CANARY},ada@example.org,one\n{CANARY},ada@example.org,two\n",
        "move-undated",
        "row 3",
        [CANARY],
        id="a move without a date",
    ),
    pytest.param(
        f"id,address,from\n{CANARY},ada@example.org,2026-01-01\n{CANARY},ada@example.org,2026-01-01\n",
        "move-twice",
        "row 3",
        [CANARY],
        id="two moves on one date",
    ),
    pytest.param(
        f"id,address,arrival,from\n{CANARY},ada@example.org,2025-01-01,\n{CANARY},,2025-01-02,2026-01-01\n",
        "arrival-differs",
        "row 3",
        [CANARY],
        id="two arrivals",
    ),
    pytest.param(
        f"id,address,departure,from\n{CANARY},ada@example.org,2026-01-01,\n{CANARY},,2026-01-02,2026-01-01\n",
        "departure-differs",
        "row 3",
        [CANARY],
        id="two departures",
    ),
    pytest.param(
        f"id,address,manager\n7,ada@example.org,{CANARY}\n", "manager-unknown", "row 2", ["7"], id="an unknown manager"
    ),
    pytest.param(
        f"id,address,manager\n7,ada@example.org,{CANARY}@example.org\n",
        "manager-unknown",
        "row 2",
        ["7"],
        id="an unknown manager's address",
    ),
    pytest.param(
        f"id,address\n7,ada@example.org,{CANARY}\n8,bob@example.org\n",
        "row-too-long",
        "row 2",
        ["8"],
        id="too many cells",
    ),
    pytest.param(
        f"id,address,salary\n{CANARY},ada@example.org,1\n",
        "column-unknown",
        "row 1, column 3",
        [CANARY],
        id="a column too many",
    ),
]


@pytest.mark.parametrize(("text", "code", "where", "left"), MISTAKES)
def test_a_mistake_is_told_by_its_row_never_by_who_and_the_rest_goes_on(
    tmp_path: Path, text: str, code: str, where: str, left: list[str]
) -> None:
    directory, problems = read(tmp_path, text)
    assert [(problem.code, problem.where, problem.source) for problem in problems] == [(code, where, "people.csv")]
    assert sorted(directory.people) == left
    assert CANARY in text or "@example.org" in text, "the text must hold what must not be told"
    assert all(CANARY not in problem.line and "@" not in problem.line for problem in problems)


def test_an_address_of_two_people_is_nobodys(tmp_path: Path) -> None:
    directory, problems = read(
        tmp_path,
        "id,address,aliases\n"
        "1,ada@example.org,desk@example.org\n"
        "2,bob@example.org,DESK@example.org\n"
        "3,desk@example.org,\n",
    )
    assert directory.person(mail("desk")) is None
    assert directory.people["1"].addresses == (mail("ada"),)
    assert "3" not in directory.people, "nobody can be told to be at an address that is also another's"
    assert [(problem.code, problem.where) for problem in problems] == [
        ("address-shared", "row 2"),
        ("address-shared", "row 3"),
        ("address-shared", "row 4"),
        ("address-missing", "row 4"),
    ]
    assert "row 3, 4" in problems[0].what


def test_a_manager_who_was_left_out_is_unknown(tmp_path: Path) -> None:
    directory, problems = read(tmp_path, "id,address,manager\n7,ada@example.org,1\n1,,\n")
    assert directory.people["7"].places[0].manager == ""
    assert [problem.code for problem in problems] == ["manager-unknown", "address-missing"]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        pytest.param("ab", {"row 2", "row 3"}, id="two above each other"),
        pytest.param("abc", {"row 2", "row 3", "row 4"}, id="three in a circle"),
    ],
)
def test_a_circle_of_managers_is_told_at_each_of_its_people(tmp_path: Path, lines: str, rows: set[str]) -> None:
    circle = "".join(
        f"{one},{one}@example.org,{above}\n" for one, above in zip(lines, lines[1:] + lines[0], strict=True)
    )
    _, problems = read(tmp_path, f"id,address,manager\n{circle}below,below@example.org,a\nhead,head@example.org,head\n")
    assert {problem.where for problem in problems} == rows
    assert {problem.code for problem in problems} == {"manager-circle"}


LISTS = "list,member\n"
PEOPLE = "id,address\n7,ada@example.org\n8,bob@example.org\n"


def test_lists_keep_their_members_in_order_strangers_too(tmp_path: Path) -> None:
    directory, problems = read(
        tmp_path,
        PEOPLE,
        f"{LISTS}All@example.org,bob@example.org\nall@example.org,ADA@example.org\nall@example.org,x@else.example\n"
        "all@example.org,bob@example.org\n",
    )
    assert problems == ()
    assert directory.lists == {mail("all"): (mail("bob"), mail("ada"), Address.of("x@else.example"))}


def test_lists_inside_lists_are_resolved_and_circles_end(tmp_path: Path) -> None:
    directory, problems = read(
        tmp_path,
        PEOPLE,
        f"{LISTS}all@example.org,press@example.org\nall@example.org,bob@example.org\npress@example.org,ada@example.org\n"
        "press@example.org,all@example.org\n",
    )
    assert problems == ()
    assert directory.lists == {
        mail("all"): (mail("ada"), mail("bob")),
        mail("press"): (mail("ada"), mail("bob")),
    }


@pytest.mark.parametrize(
    ("row", "code"),
    [
        pytest.param(f",{CANARY}@example.org", "list-cell-empty", id="no list"),
        pytest.param(f"{CANARY}@example.org,", "list-cell-empty", id="no member"),
        pytest.param("ada@example.org,bob@example.org", "list-is-person", id="a list that is a person"),
    ],
)
def test_a_mistake_in_a_list_is_told_by_its_row(tmp_path: Path, row: str, code: str) -> None:
    directory, problems = read(tmp_path, PEOPLE, f"{LISTS}{row}\nall@example.org,ada@example.org\n")
    assert [(problem.code, problem.where, problem.source) for problem in problems] == [(code, "row 2", "lists.csv")]
    assert list(directory.lists) == [mail("all")]
    assert "@" not in problems[0].line


cells = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["", "1", "2", "3", "4"]),
        "address": st.sampled_from(["", "a@x.example", "b@x.example", "C@x.example", "d@x.example"]),
        "aliases": st.sampled_from(["", "e@x.example", "a@x.example; f@x.example"]),
        "manager": st.sampled_from(["", "1", "2", "3", "nobody", "a@x.example"]),
        "from": st.sampled_from(["", "2026-01-01", "2026-02-01", "never"]),
        "time_zone": st.sampled_from(["", "Europe/Paris", "Paris"]),
        "arrival": st.sampled_from(["", "2025-01-01", "2026-06-01"]),
        "departure": st.sampled_from(["", "2025-12-31"]),
    }
)
tables = st.lists(cells, max_size=8).map(
    lambda found: [Row(number=number, cells=row) for number, row in enumerate(found, start=2)]
)


@given(rows=tables)
def test_whatever_stands_in_the_table_the_directory_holds_together(rows: list[Row]) -> None:
    directory, problems = directory_of(rows, "people.csv")
    written = {row.cells["id"] for row in rows} - {""}
    assert set(directory.people) <= written
    for name, person in directory.people.items():
        assert person.id == name
        assert person.addresses
        assert all(directory.by_address[address] == name for address in person.addresses)
        assert all(place.manager in {"", *directory.people} - {name} for place in person.places)
        since = [place.since for place in person.places]
        assert None not in since[1:]
        assert since[1:] == sorted(day for day in since[1:] if day is not None)
    assert len(directory.by_address) == sum(len(person.addresses) for person in directory.people.values())
    assert all("@" not in problem.line for problem in problems)


@given(rows=tables, data=st.data())
def test_the_order_of_rows_changes_nothing_but_who_comes_first(rows: list[Row], data: st.DataObject) -> None:
    """Rows that repeat a date are apart: of those the first counts."""
    dates = [(row.cells["id"], row.cells["from"]) for row in rows]
    once = [row for row, key in zip(rows, dates, strict=True) if dates.count(key) == 1]
    shuffled = data.draw(st.permutations(once))
    assert directory_of(shuffled, "x")[0] == directory_of(once, "x")[0]

"""Files as spreadsheets write them, and what is refused: no cell of a person's row shows in an error."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.errors import ConfigError
from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Place
from disconnect.policyfile.directory import read_directory

if TYPE_CHECKING:
    from disconnect.model.problem import Problem

CANARY = "canary-7f3a"


def read(tmp_path: Path, text: str) -> tuple[Directory, tuple[Problem, ...]]:
    people = tmp_path / "people.csv"
    people.write_text(text, "utf-8")
    return read_directory(people)


def mail(name: str) -> Address:
    return Address.of(f"{name}@example.org")


FILES = [
    pytest.param("address\nada@example.org\n", "row 1: the column id is missing", id="a column is missing"),
    pytest.param(
        f"{CANARY},{CANARY}@example.org\n", "row 1: the column id, address is missing", id="there are no column names"
    ),
    pytest.param("", "row 1: the column id, address is missing", id="nothing at all"),
    pytest.param("id,address,id\n", "row 1: the column id stands there twice", id="a column twice"),
    pytest.param(f'id,address\n7,"{CANARY}@example.org\n', "row 2: the row cannot be read", id="a quote left open"),
    pytest.param(f'id,address\n7,"{CANARY}"x\n', "row 2: the row cannot be read", id="a quote in the wrong place"),
]


@pytest.mark.parametrize(("text", "told"), FILES)
def test_a_file_that_is_no_directory_is_refused_without_showing_it(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told) as caught:
        read(tmp_path, text)
    shown = "".join(traceback.format_exception(caught.value))
    assert CANARY not in shown


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such file"):
        read_directory(tmp_path / "none.csv")


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="it is no regular file"):
        read_directory(tmp_path)


def test_another_encoding_is_refused_and_the_error_carries_no_cell(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(f"id,address\n7,{CANARY}-é@example.org\n".encode("latin-1"))
    with pytest.raises(ConfigError, match='save it as "CSV UTF-8"') as caught:
        read_directory(path)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__, "the decoder's error holds the whole file"


@pytest.mark.parametrize(
    "delimiter", [pytest.param(",", id="comma"), pytest.param(";", id="semicolon"), pytest.param("\t", id="tab")]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", [pytest.param("\n", id="LF"), pytest.param("\r\n", id="CRLF")])
def test_whatever_spreadsheet_wrote_it(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    rows = [["ID", " Address ", "aliases", "team"], ["7", "ada@example.org", '"a@example.org;b@example.org"', "Été"]]
    path = tmp_path / "people.csv"
    path.write_bytes((end.join(delimiter.join(row) for row in rows) + end + delimiter * 3 + end).encode(encoding))
    directory, problems = read_directory(path)
    assert problems == ()
    assert directory.people["7"].places == (Place(team="Été"),)
    assert directory.people["7"].addresses == (mail("ada"), mail("a"), mail("b"))


def test_blank_rows_keep_the_numbers_of_the_spreadsheet(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "id,address\n\n,\n,x@example.org\n")
    assert [problem.where for problem in problems] == ["row 4"]


def test_a_short_row_is_blank_where_it_ends(tmp_path: Path) -> None:
    directory, problems = read(tmp_path, "id,address,team\n7,ada@example.org\n")
    assert (directory.people["7"].places, problems) == ((Place(),), ())


def test_an_unnamed_column_is_passed_over_and_an_address_is_no_name_of_one(tmp_path: Path) -> None:
    _, problems = read(tmp_path, f"id,address,,{CANARY}@example.org\n7,ada@example.org,x,y\n")
    assert [problem.where for problem in problems] == ["row 1, column 4"]
    assert CANARY not in problems[0].line


def test_an_unknown_column_is_told_with_what_was_meant(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "id,address,maneger\n7,ada@example.org,\n")
    assert problems[0].line.startswith('people.csv, row 1, column 3: the column "maneger" is not used; ')
    assert problems[0].mend.startswith('did you mean "manager"? columns are: id, address, aliases, ')

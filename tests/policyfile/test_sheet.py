"""A table that is changed in one place keeps every other byte, whatever spreadsheet wrote it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.errors import ConfigError
from disconnect.policyfile.directory import PEOPLE
from disconnect.policyfile.sheet import MARK, Sheet, sheet_of
from disconnect.policyfile.table import parse_table


def sheet(text: str) -> Sheet:
    return sheet_of(text, "people.csv", PEOPLE)


PLAIN = "id,address,team\n1,a@x.example,one\n2,b@x.example,two\n"


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        pytest.param(PLAIN, PLAIN.replace("one", "six"), id="line ends of Unix"),
        pytest.param(
            PLAIN.replace("\n", "\r\n"), PLAIN.replace("\n", "\r\n").replace("one", "six"), id="line ends of Windows"
        ),
        pytest.param(PLAIN.replace("\n", "\r"), PLAIN.replace("\n", "\r").replace("one", "six"), id="of an old Mac"),
        pytest.param(MARK + PLAIN, MARK + PLAIN.replace("one", "six"), id="a byte order mark"),
        pytest.param(PLAIN.replace(",", ";"), PLAIN.replace(",", ";").replace("one", "six"), id="semicolons"),
        pytest.param(PLAIN.replace(",", "\t"), PLAIN.replace(",", "\t").replace("one", "six"), id="tabs"),
        pytest.param(
            'id,"address",team\n1,a@x.example,one\n"2","b@x.example","t\n w""o"\n\n,,,,\n',
            'id,"address",team\n1,a@x.example,six\n"2","b@x.example","t\n w""o"\n\n,,,,\n',
            id="quotes, a cell of two lines, blank rows",
        ),
        pytest.param(PLAIN[:-1], PLAIN[:-1].replace("one", "six"), id="no line end at the end"),
        pytest.param("ID, Address ,TEAM\n1,a,one", "ID, Address ,TEAM\n1,a,six", id="a header by hand"),
    ],
)
def test_a_cell_changes_and_every_other_byte_stays(text: str, changed: str) -> None:
    assert sheet(text).text == text
    assert sheet(text).changed(2, {"team": "six"}).text == changed


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        pytest.param("id,address\n1,a\n2,b\n", "id,address\n1,a\n1,z\n2,b\n", id="in the middle"),
        pytest.param("id,address\r\n1,a", "id,address\r\n1,a\r\n1,z", id="after a last row without line end"),
        pytest.param("id,address\n1,a\r\n", "id,address\n1,a\r\n1,z\r\n", id="with the line end of its neighbour"),
        pytest.param('id,address\n"1","a"\n', 'id,address\n"1","a"\n1,z\n', id="its neighbour keeps its quotes"),
    ],
)
def test_a_row_is_copied_right_after_the_one_it_is_like(text: str, copied: str) -> None:
    assert sheet(text).copied(2, {"address": "z"}).text == copied


@pytest.mark.parametrize(
    ("text", "appended"),
    [
        pytest.param("id,address\n", "id,address\n7,\n", id="to an empty table"),
        pytest.param("id,address", "id,address\n7,", id="to a header without line end"),
        pytest.param("address;id\n", "address;id\n;7\n", id="in the order of the columns"),
    ],
)
def test_a_row_is_added_at_the_end(text: str, appended: str) -> None:
    assert sheet(text).appended({"id": "7"}).text == appended


def test_a_cell_that_holds_the_delimiter_or_a_quote_is_quoted() -> None:
    assert sheet("id;address\n").appended({"id": 'a;"b"', "address": "c"}).text == 'id;address\n"a;""b""";c\n'


def test_missing_columns_are_added_to_the_header_alone() -> None:
    found = sheet("id,address\r\n1,a\r\n").with_columns(["address", "from", "own_hours"])
    assert found.text == "id,address,from,own_hours\r\n1,a\r\n"
    assert found.copied(2, {"from": "2026-01-01"}).text == found.text + "1,a,2026-01-01,\r\n"
    assert sheet("ID,Address,From\n").with_columns(["from"]).text == "ID,Address,From\n"


def test_a_row_that_is_too_long_keeps_a_column_from_being_added() -> None:
    with pytest.raises(ConfigError, match=r"people\.csv, row 3: the row has more cells") as caught:
        sheet("id,address\n1,a\n2,canary@x.example,b\n").with_columns(["from"])
    assert "canary" not in str(caught.value)
    assert sheet("id,address\n,,,,\n").with_columns(["from"]).text == "id,address,from\n,,,,\n"


SEAM = "\N{SECTION SIGN}"
texts = st.text(st.sampled_from("ab é;,\t\"'\n\r|"), max_size=6)
rows = st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=5)


@given(
    rows=rows,
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", MARK]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    data=st.data(),
)
def test_whatever_the_cells_hold_only_the_one_row_changes(  # noqa: PLR0913 - what a file may differ in
    *, rows: list[list[str]], delimiter: str, end: str, mark: str, quoting: int, data: st.DataObject
) -> None:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n" + SEAM, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([["id", "address", "team"], *rows])
    text = mark + written.getvalue().replace("\r\n" + SEAM, end)
    number, cell = data.draw(st.integers(2, len(rows) + 1)), data.draw(texts)
    found = sheet(text)
    assert found.text == text
    changed = found.changed(number, {"team": cell})
    assert [line for place, line in enumerate(changed.lines, start=1) if place != number] == [
        line for place, line in enumerate(found.lines, start=1) if place != number
    ]
    expected = [[*row[:2], cell] if place == number else row for place, row in enumerate(rows, start=2)]
    read, _ = parse_table(changed.text.removeprefix(MARK), "people.csv", PEOPLE)
    assert {row.number: [row[name] for name in ("id", "address", "team")] for row in read} == {
        place: [part.strip() for part in row] for place, row in enumerate(expected, start=2) if "".join(row).strip()
    }

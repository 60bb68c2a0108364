"""Rows out of bytes: quotes, line ends, encodings, bounds, and where reading goes on."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.connectors.csv.rows import LIMIT, Form, rows
from disconnect.connectors.kit.flaws import Flaw

FORM = Form()


def cells(text: bytes, form: Form = FORM) -> list[list[str] | str]:
    return [row.cells.code if isinstance(row.cells, Flaw) else row.cells for row in rows(io.BytesIO(text), form)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"\n\r\n\n", [], id="empty lines are no rows"),
        pytest.param(b"a,b\nc,d", [["a", "b"], ["c", "d"]], id="no line end at the end"),
        pytest.param(b"a,b\r\nc,\r\n", [["a", "b"], ["c", ""]], id="line ends of Windows, an empty field"),
        pytest.param(b"\xef\xbb\xbfa,b\n", [["a", "b"]], id="a byte order mark"),
        pytest.param(b'\xef\xbb\xbf"a","b"\n', [["a", "b"]], id="a byte order mark before a quote"),
        pytest.param(b'"a,b","c""d"\n', [["a,b", 'c"d']], id="a delimiter and a quote in quotes"),
        pytest.param(b'"a\n\nb",c\nd,e\n', [["a\n\nb", "c"], ["d", "e"]], id="lines in quotes"),
        pytest.param(b'5" pipe,b\nc,d\n', [['5" pipe', "b"], ["c", "d"]], id="a quote inside a field"),
        pytest.param(b'a,"b\nc,d\n', ["quote-open"], id="a quote that never closes"),
        pytest.param(b"a,b\0\nc,d\n", ["nul-byte", ["c", "d"]], id="a NUL byte"),
        pytest.param(b'a,"b\0\nx"\nc,d\n', ["nul-byte", ["c", "d"]], id="a NUL byte in quotes"),
        pytest.param(b"a,\xe9\nc,d\n", ["encoding", ["c", "d"]], id="a byte of another encoding"),
        pytest.param(b'a,"\xe9\nx"\nc,d\n', ["encoding", ["c", "d"]], id="a byte of another encoding in quotes"),
        pytest.param(
            b'a,"b\rc"d\re\nf,g\n', ["row-unreadable", ["f", "g"]], id="a stray carriage return behind quotes"
        ),
        pytest.param(
            b"a,b" + b"x" * (LIMIT - 4) + b"\n", [["a", "b" + "x" * (LIMIT - 4)]], id="as long as a row may be"
        ),
        pytest.param(b"a,b" + b"x" * (LIMIT - 3) + b"\nc,d\n", ["row-oversized", ["c", "d"]], id="a byte longer"),
        pytest.param(b"x" * (3 * LIMIT), ["row-oversized"], id="a file without line ends"),
        pytest.param(
            b'"' + b"x" * (2 * LIMIT) + b'\nz"\nc,d\n',
            ["row-oversized", ["c", "d"]],
            id="a long line that opens a quote",
        ),
        pytest.param(
            b'"' + b"y,z\n" * LIMIT + b'",b\nc,d\n', ["row-unreadable", ["c", "d"]], id="a long text of many lines"
        ),
        pytest.param(
            b'"' + b"x" * 140_000 + b'\ny,z\n",b\nc,d\n',
            ["row-unreadable", ["c", "d"]],
            id="a long field whose later lines look like rows",
        ),
        pytest.param(
            b'"' + b"y,z\n" * 40_000 + b'",b\nc,d\n', ["row-unreadable", ["c", "d"]], id="a long field of many lines"
        ),
        pytest.param(
            b'a,"' + b"x" * 140_000 + b'"\nc,d\n', ["row-unreadable", ["c", "d"]], id="a long field on one line"
        ),
        pytest.param(
            b'"' + b'y,z\n","' * (LIMIT // 6) + b'"\nc,d\n',
            ["row-oversized", ["c", "d"]],
            id="a long row of short fields on many lines",
        ),
    ],
)
def test_bytes_are_cut_into_rows(text: bytes, expected: list[list[str] | str]) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        pytest.param(Form(delimiter=";"), b"a;b,c\n", [["a", "b,c"]], id="semicolons"),
        pytest.param(Form(delimiter="\t"), b'a\t"b\tc"\n', [["a", "b\tc"]], id="tabs"),
        pytest.param(Form(quote="'"), b"'a,b',\"c\n", [["a,b", '"c']], id="single quotes"),
        pytest.param(Form(quote=""), b'"a,b\nc",d\n', [['"a', "b"], ['c"', "d"]], id="no quotes at all"),
        pytest.param(
            Form(quote=""), b'"' + b"x" * LIMIT + b"\nc,d\n", ["row-oversized", ["c", "d"]], id="no quotes, a long row"
        ),
        pytest.param(Form(encoding="latin-1"), b"\xe9,b\n", [["é", "b"]], id="another encoding"),
        pytest.param(Form(encoding="utf-8-sig"), b"\xef\xbb\xbf\xc3\xa9,b\n", [["é", "b"]], id="UTF-8 with a mark"),
    ],
)
def test_the_form_of_a_file_is_stated(form: Form, text: bytes, expected: list[list[str] | str]) -> None:
    assert cells(text, form) == expected


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=6) | st.sampled_from(
    ["", '"', ",", "\n", "\r\n", "é"]
)
TABLE = st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=6)


@settings(deadline=None)
@given(TABLE)
def test_what_the_standard_library_writes_reads_back(table: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    written = text.getvalue()
    if not written.startswith("\ufeff"):
        assert cells(written.encode()) == table


RUBBISH = st.lists(st.sampled_from([b'"', b",", b"\n", b"\r", b"a", b"\xe9", b"\0", b'""']), max_size=30).map(b"".join)


@settings(max_examples=300, deadline=None)
@given(RUBBISH)
def test_reading_on_from_any_row_gives_the_rest(text: bytes) -> None:
    whole = list(rows(io.BytesIO(text), FORM))
    assert not whole or whole[-1].end <= len(text)
    for count, row in enumerate(whole, start=1):
        assert list(rows(io.BytesIO(text), FORM, row.end)) == whole[count:]

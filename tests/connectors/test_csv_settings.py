"""The connector csv: settings, header rows and what the doctor says of them."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from disconnect.connectors.csv import Csv
from disconnect.errors import ConfigError, ConnectorError
from disconnect.ports import Batch, Source

NOW = datetime(2026, 3, 28, 12, tzinfo=UTC)
CANARY = "the canary sings"
LOG = {"sender": "From", "recipient": "To", "date": "When"}
DAY = "2026-03-02 10:00:0"


def source(base: Path, zone: str = "UTC", **settings: object) -> Source:
    return Source(name="log", settings={"path": "log.csv", "columns": LOG, **settings}, base=base, now=NOW, zone=zone)


def write(base: Path, *lines: str, header: str = "From,To,When", end: str = "\n", name: str = "log.csv") -> Path:
    path = base / name
    path.write_text("\n".join([header, *lines]) + end)
    settle(path)
    return path


def settle(path: Path, seconds: float = -3600) -> None:
    """Date the file's last change, in seconds from the moment of reading."""
    os.utime(path, (NOW.timestamp() + seconds,) * 2)


def read(base: Path, cursor: str = "", zone: str = "UTC", **settings: object) -> list[Batch]:
    return list(Csv(source(base, zone, **settings)).read(cursor))


@pytest.mark.parametrize(
    ("header", "what", "mend"),
    [
        pytest.param(
            "From,To,whn", "'When' (for date) is missing", "the columns are: From, To, whn", id="a mistyped column"
        ),
        pytest.param(
            "From,To,Whenn", "'When' (for date) is missing", "did you mean 'Whenn'?", id="a near one is named"
        ),
        pytest.param("From,To,When,To", "'To' (for recipient) is there twice", "the columns are", id="a column twice"),
        pytest.param(f"a,{CANARY},x", "'From' (for sender) is missing", "none of the mapped ones", id="no header row"),
        pytest.param(
            f"From,{CANARY},{DAY}1", "'To' (for recipient) is missing", "seems to hold values", id="a row as header"
        ),
        pytest.param(
            f'From,"{CANARY}\n",x', "'To' (for recipient) is missing", "on one line", id="a header row of two lines"
        ),
        pytest.param('From,To,"When', "a quote opens", "correct the row", id="a header row that never ends"),
    ],
)
def test_a_header_row_without_the_columns_is_an_error(tmp_path: Path, header: str, what: str, mend: str) -> None:
    write(tmp_path, header=header)
    with pytest.raises(ConnectorError) as told:
        read(tmp_path)
    assert told.value.where == "[sources.log], log.csv, row 1"
    assert what in told.value.what
    assert mend in told.value.mend
    assert CANARY not in str(told.value)


@pytest.mark.parametrize(
    ("settings", "what", "mend"),
    [
        pytest.param({"kind": "mails"}, "the kind 'mails' is unknown", "did you mean mail?", id="a mistyped kind"),
        pytest.param({"columns": "From"}, "columns is not a table", "{ sender", id="columns as text"),
        pytest.param({"columns": {"sender": 1}}, "columns is not a table", "{ sender", id="a column by number"),
        pytest.param(
            {"columns": LOG | {"sende": "x"}},
            "columns.sende is unknown",
            "did you mean sender?",
            id="a mistyped meaning",
        ),
        pytest.param(
            {"columns": LOG | {"subject": "x"}},
            "columns.subject is unknown",
            "use one of",
            id="a subject cannot be mapped",
        ),
        pytest.param(
            {"columns": {"sender": "x", "recipient": "y"}}, "columns.date is missing", "which column", id="no date"
        ),
        pytest.param(
            {"columns": {"sender": "x", "date": "y"}}, "exactly one of", "one row per recipient", id="no recipient"
        ),
        pytest.param(
            {"columns": LOG | {"recipients": "x"}}, "exactly one of", "one row per recipient", id="recipient twice over"
        ),
        pytest.param({"delimiter": ";;"}, "delimiter is not one", "one character", id="a long delimiter"),
        pytest.param({"delimiter": ""}, "delimiter is not one", "one character", id="no delimiter"),
        pytest.param({"delimiter": "§"}, "delimiter is not one", "one character", id="a delimiter of two bytes"),
        pytest.param({"quote": "\n"}, "quote is not one", "one character", id="a line end as quote"),
        pytest.param({"quote": ","}, "delimiter and quote are the same", "two different", id="one character for both"),
        pytest.param({"encoding": "utf-17"}, "'utf-17' cannot be read", "utf-8", id="no such encoding"),
        pytest.param({"encoding": "utf-16"}, "'utf-16' cannot be read", "utf-8", id="an encoding of two bytes"),
        pytest.param({"encoding": "rot13"}, "'rot13' cannot be read", "utf-8", id="a codec that is no encoding"),
        pytest.param({"encoding": "a\0b"}, "cannot be read", "utf-8", id="a NUL in the encoding"),
        pytest.param({"format": "%Q"}, "'%Q' cannot be read", "%d/%m/%Y", id="a mistyped format"),
        pytest.param({"separator": ""}, "separator is empty", "separator =", id="no separator"),
        pytest.param({"separator": 1}, "separator is not a text", "quotes", id="a separator that is a number"),
        pytest.param({"end_inclusive": "yes"}, "end_inclusive is neither", "without quotes", id="a switch in quotes"),
        pytest.param({"colums": {}}, "colums is unknown", "did you mean columns?", id="a mistyped setting"),
    ],
)
def test_a_wrong_setting_is_told_when_the_source_is_made(
    tmp_path: Path, settings: dict[str, object], what: str, mend: str
) -> None:
    with pytest.raises(ConfigError) as told:
        Csv(source(tmp_path, "UTC", **settings))
    assert told.value.where == "[sources.log]"
    assert what in told.value.what
    assert mend in told.value.mend


def test_a_path_that_names_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConnectorError, match="names no file"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("lines", "zone", "mode", "expected"),
    [
        pytest.param([f"a,x,{DAY}1"], "UTC", 0o600, [], id="a good file"),
        pytest.param([f"a,x,{DAY}1"], "", 0o600, ["zone-missing"], id="times without a zone"),
        pytest.param([f"a,x,{DAY}1Z"], "", 0o640, [], id="times with an offset need none"),
        pytest.param([f"a,x,{DAY}1"], "UTC", 0o604, ["world-readable"], id="a file that everybody may read"),
        pytest.param(["a,x,yesterday"], "UTC", 0o600, [], id="a bad row is no matter for the doctor"),
        pytest.param([], "UTC", 0o600, [], id="no rows yet"),
    ],
)
def test_the_doctor_says(tmp_path: Path, lines: list[str], zone: str, mode: int, expected: list[str]) -> None:
    write(tmp_path, *lines).chmod(mode)
    assert [problem.code for problem in Csv(source(tmp_path, zone)).check()] == expected


def test_the_doctor_says_what_keeps_a_file_from_being_read(tmp_path: Path) -> None:
    assert [problem.code for problem in Csv(source(tmp_path)).check()] == ["path-missing"]
    write(tmp_path, header="a,b").chmod(0o600)
    (found,) = Csv(source(tmp_path)).check()
    assert (found.code, found.where) == ("unusable", "[sources.log], log.csv, row 1")
    (tmp_path / "log.csv").write_text("")
    assert [problem.code for problem in Csv(source(tmp_path)).check()] == ["empty"]

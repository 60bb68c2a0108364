"""The connector csv on mail logs: what rows become, what is refused, where reading goes on, and no content."""

from __future__ import annotations

import gzip
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from disconnect.connectors.csv import Csv
from disconnect.connectors.csv.mail import is_identity, named, named_in
from disconnect.connectors.csv.records import SETTLED
from disconnect.model.contact import Contact, Kind, Role
from disconnect.ports import Batch, Source

NOW = datetime(2026, 3, 28, 12, tzinfo=UTC)
CANARY = "the canary sings"
LOG = {"sender": "From", "recipient": "To", "date": "When"}
FULL = LOG | {
    "role": "Role",
    "message_id": "Id",
    "in_reply_to": "Answers",
    "thread": "Thread",
    "size": "Bytes",
    "automatic": "Auto",
    "delivered": "Arrived",
}
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


def contacts(batches: list[Batch]) -> list[Contact]:
    return [one for batch in batches for one in batch.contacts]


def pairs(batches: list[Batch]) -> list[str]:
    """Each contact as sender>recipients."""
    return [f"{one.sender.value}>{','.join(to.address.value for to in one.recipients)}" for one in contacts(batches)]


def codes(batches: list[Batch]) -> list[str]:
    return [f"{problem.where}: {problem.code}" for batch in batches for problem in batch.problems]


def everything(batches: list[Batch]) -> str:
    found = contacts(batches)
    ids = [one.value for contact in found for one in (contact.message_id, contact.in_reply_to, contact.thread) if one]
    return str((batches, pairs(batches), ids))


def test_consecutive_rows_of_a_mail_are_one_contact(tmp_path: Path) -> None:
    write(tmp_path, f"a,x,{DAY}1", f"a,y,{DAY}1", f"a,x,{DAY}2", f"b,x,{DAY}2", f"a,z,{DAY}2")
    batches = read(tmp_path)
    assert pairs(batches) == ["a>x,y", "a>x", "b>x", "a>z"]
    assert all(one.row_per_recipient and one.message_id is None and one.thread is None for one in contacts(batches))
    assert contacts(batches)[0].sent == datetime(2026, 3, 2, 10, 0, 1, tzinfo=UTC)
    assert batches[-1].items == 5


def test_every_column_is_read(tmp_path: Path) -> None:
    header = "Id,From,To,Role,When,Answers,Thread,Bytes,Auto,Arrived,Subject"
    write(
        tmp_path,
        f"<1>,a,x,To,{DAY}1,,,500,false,{DAY}5,{CANARY}",
        f"<1>,a,y,cc,{DAY}1,,,500,no,,{CANARY}",
        f"<1>,a,z,Cci,{DAY}1,,,500,non,,{CANARY}",
        f"<2>,b,a,,{DAY}2,<1>,t,,oui,,{CANARY}",
        header=header,
    )
    batches = read(tmp_path, columns=FULL)
    first, second = contacts(batches)
    arrived = datetime(2026, 3, 2, 10, 0, 5, tzinfo=UTC)
    assert [(to.address.value, to.role, to.delivered) for to in first.recipients] == [
        ("x", Role.TO, arrived),
        ("y", Role.CC, None),
        ("z", Role.BCC, None),
    ]
    assert (first.size, first.kind, first.row_per_recipient) == (500, Kind.BY_HAND, False)
    assert [one and one.value for one in (first.message_id, first.in_reply_to, first.thread)] == ["1", None, "1"]
    assert (second.size, second.kind, second.recipients[0].role) == (None, Kind.AUTOMATIC, Role.UNKNOWN)
    assert [one and one.value for one in (second.message_id, second.in_reply_to, second.thread)] == ["2", "1", "t"]
    assert CANARY in (tmp_path / "log.csv").read_text()
    assert CANARY not in everything(batches)


def test_a_mail_that_any_row_calls_written_by_hand_was(tmp_path: Path) -> None:
    write(tmp_path, f"a,x,{DAY}1,1", f"a,y,{DAY}1,0", f"a,z,{DAY}1,1", header="From,To,When,Auto")
    (found,) = contacts(read(tmp_path, columns=LOG | {"automatic": "Auto"}))
    assert (found.kind, len(found.recipients)) == (Kind.BY_HAND, 3)


def test_without_threads_in_the_log_no_contact_has_one(tmp_path: Path) -> None:
    write(tmp_path, f"a,x,{DAY}1,1", f"a,y,{DAY}1,2", f"a,z,{DAY}1,", header="From,To,When,Id")
    found = contacts(read(tmp_path, columns=LOG | {"message_id": "Id"}))
    assert [one.thread for one in found] == [None, None, None]
    assert [one.row_per_recipient for one in found] == [False, False, True]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("x@y.example;z@y.example", "x@y.example,z@y.example", id="two"),
        pytest.param(" x ; ; X ", "x,x", id="blanks, an empty piece, a repeat"),
        pytest.param("X Y <x@y.example>; z@y.example", "x@y.example,z@y.example", id="names and addresses"),
    ],
)
def test_a_list_of_recipients_is_a_contact_of_its_own(tmp_path: Path, cell: str, expected: str) -> None:
    write(tmp_path, f"a,{cell},{DAY}1", f"a,{cell},{DAY}1")
    batches = read(tmp_path, columns={"sender": "From", "recipients": "To", "date": "When"})
    assert pairs(batches) == [f"a>{expected}"] * 2
    assert not contacts(batches)[0].row_per_recipient


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(f",x,{DAY}1", "sender-missing", id="no sender"),
        pytest.param(f"A <a>,x,{DAY}1", "sender-unreadable", id="a sender in words"),
        pytest.param(f'"a\nb",x,{DAY}1', "sender-unreadable", id="a sender on two lines"),
        pytest.param(f"{'a' * 321},x,{DAY}1", "sender-unreadable", id="a sender longer than an address"),
        pytest.param(f"a, ,{DAY}1", "recipient-missing", id="no recipient"),
        pytest.param(f"a,X <x>,{DAY}1", "recipient-unreadable", id="a recipient in words"),
        pytest.param("a,x,", "date-missing", id="no date"),
        pytest.param("a,x,yesterday", "date-unreadable", id="a date in words"),
        pytest.param("a,x,2038-01-19 03:14:08", "date-impossible", id="a date in 2038"),
        pytest.param("a,x,1970-01-01 00:00:00", "date-impossible", id="a date in 1970"),
        pytest.param("a,x", "row-short", id="a field too few"),
        pytest.param(f"a,x,{DAY}1,{CANARY}", "row-long", id="a field too many"),
        pytest.param(f"a,x\0,{DAY}1", "nul-byte", id="a NUL byte"),
    ],
)
def test_a_bad_row_is_told_and_the_rest_goes_on(tmp_path: Path, line: str, expected: str) -> None:
    write(tmp_path, f"a,x,{DAY}1", line, f"a,y,{DAY}1")
    batches = read(tmp_path)
    assert codes(batches) == [f"log.csv, row 3: {expected}"]
    assert (pairs(batches), batches[-1].items) == (["a>x", "a>y"], 3)


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        pytest.param("message_id", CANARY, "identity-unreadable", id="words as identity"),
        pytest.param("thread", CANARY, "identity-unreadable", id="a subject as thread"),
        pytest.param("in_reply_to", "x" * 999, "identity-unreadable", id="an identity longer than a line"),
        pytest.param("size", "12 kB", "size-unreadable", id="a size with a unit"),
        pytest.param("size", "-1", "size-unreadable", id="a size below nothing"),
        pytest.param("size", "1" * 16, "size-unreadable", id="a size beyond belief"),
        pytest.param("automatic", CANARY, "automatic-unreadable", id="neither yes nor no"),
        pytest.param("delivered", "then", "date-unreadable", id="an arrival in words"),
        pytest.param("delivered", "1601-01-01 00:00:00", "date-impossible", id="an arrival before mail"),
    ],
)
def test_a_bad_optional_value_is_told(tmp_path: Path, column: str, cell: str, expected: str) -> None:
    write(tmp_path, f"a,x,{DAY}1,{cell}", header="From,To,When,More")
    batches = read(tmp_path, columns=LOG | {column: "More"})
    assert (codes(batches), contacts(batches)) == ([f"log.csv, row 2: {expected}"], [])
    assert CANARY not in everything(batches)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("", "recipient-missing"), (" ; ", "recipient-unreadable"), ("X <x>", "recipient-unreadable")],
)
def test_a_list_of_nobody_is_told(tmp_path: Path, cell: str, expected: str) -> None:
    write(tmp_path, f"a,{cell},{DAY}1")
    batches = read(tmp_path, columns={"sender": "From", "recipients": "To", "date": "When"})
    assert codes(batches) == [f"log.csv, row 2: {expected}"]


def test_a_time_without_offset_needs_a_zone_and_takes_it(tmp_path: Path) -> None:
    write(tmp_path, "a,x,2026-03-02 10:00:00", "a,y,2026-03-02T10:00:00+02:00")
    batches = read(tmp_path, zone="")
    assert (codes(batches), pairs(batches)) == (["log.csv, row 2: date-without-zone"], ["a>y"])
    assert contacts(read(tmp_path, zone="Europe/Paris"))[0].sent == datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_rows_in_the_gap_and_in_the_fold(tmp_path: Path) -> None:
    write(tmp_path, "a,x,2025-03-30 02:30:00", "a,x,2025-10-26 02:30:00")
    sent = [one.sent for one in contacts(read(tmp_path, zone="Europe/Paris"))]
    assert sent == [datetime(2025, 3, 30, 1, 30, tzinfo=UTC), datetime(2025, 10, 26, 0, 30, tzinfo=UTC)]


def test_batches_are_bounded_and_each_cursor_goes_on_behind_it(tmp_path: Path) -> None:
    start = datetime(2026, 3, 2, tzinfo=UTC)
    times = [start + timedelta(seconds=number // 3) for number in range(5000)]
    write(tmp_path, *(f"a,{number},{at:%Y-%m-%d %H:%M:%S}" for number, at in enumerate(times)))
    batches = read(tmp_path)
    assert [batch.items for batch in batches] == [2001, 2001, 998]
    assert all(len(one.recipients) == 3 for one in contacts(batches[:2]))
    for count, batch in enumerate(batches, start=1):
        assert [one.contacts for one in read(tmp_path, batch.cursor)] == [one.contacts for one in batches[count:]]


def test_a_mail_of_very_many_rows_is_handed_over_in_pieces(tmp_path: Path) -> None:
    write(tmp_path, *(f"a,{number},{DAY}1" for number in range(10_001)))
    assert [len(one.recipients) for one in contacts(read(tmp_path))] == [10_000, 1]


def test_growing_line_by_line_loses_nothing_and_counts_nothing_twice(tmp_path: Path) -> None:
    lines = [f"a,{number},{DAY}{number // 3}" for number in range(9)]
    lines[4] = "bad"
    found, cursor, items = list[str](), "", 0
    for count in range(len(lines) + 1):
        write(tmp_path, *lines[:count])
        for batch in read(tmp_path, cursor):
            cursor, items = batch.cursor, items + batch.items
            found += [f"{one.sender.value}>{to.address.value}" for one in batch.contacts for to in one.recipients]
    assert (found, items) == ([f"a>{number}" for number in range(9) if number != 4], 9)


@pytest.mark.parametrize(
    ("seconds", "expected", "problems"),
    [
        pytest.param(-SETTLED, ["a>x", "a>y"], [], id="left alone for a minute: the row is whole"),
        pytest.param(-SETTLED + 1, ["a>x"], ["log.csv, row 3: row-unfinished"], id="changed just now: the row waits"),
        pytest.param(SETTLED - 1, ["a>x"], ["log.csv, row 3: row-unfinished"], id="changed since the reading began"),
        pytest.param(SETTLED, ["a>x", "a>y"], [], id="a clock far ahead says nothing"),
    ],
)
def test_a_last_row_without_line_end(tmp_path: Path, seconds: float, expected: list[str], problems: list[str]) -> None:
    path = write(tmp_path, f"a,x,{DAY}1", f"a,y,{DAY}2", end="")
    settle(path, seconds)
    batches = read(tmp_path)
    assert (pairs(batches), codes(batches), batches[-1].items) == (expected, problems, len(expected))
    settle(path)
    assert pairs(batches + read(tmp_path, batches[-1].cursor)) == ["a>x", "a>y"]


@pytest.mark.parametrize("pack", [pytest.param(bytes, id="plain"), pytest.param(gzip.compress, id="packed")])
def test_a_file_is_read_once_and_again_when_replaced(tmp_path: Path, pack: type[bytes]) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(pack(f"From,To,When\na,x,{DAY}1\n".encode()))
    first = read(tmp_path)
    assert pairs(first) == ["a>x"]
    assert read(tmp_path, first[-1].cursor) == []
    path.write_bytes(pack(f"From,To,When\nb,x,{DAY}1\nb,y,{DAY}2\n".encode()))
    assert pairs(read(tmp_path, first[-1].cursor)) == ["b>x", "b>y"]


def test_a_folder_gives_its_csv_files_each_with_its_own_header(tmp_path: Path) -> None:
    write(tmp_path, f"a,x,{DAY}1", name="1.csv")
    write(tmp_path, f"y,{DAY}1,b", header="To,When,From", name="2.CSV")
    write(tmp_path, CANARY, name="readme.txt")
    write(tmp_path, name="3.csv")
    (tmp_path / "4.csv").touch()
    assert pairs(read(tmp_path, path=".")) == ["a>x", "b>y"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("17", "17", id="a number"),
        pytest.param(" Jean Dupont ", "Jean Dupont", id="a name"),
        pytest.param("J <j@d.example>, K <k@d.example>", "j@d.example", id="the first of two"),
        pytest.param("<17>", "", id="brackets around no address"),
        pytest.param("a\tb", "", id="a tab"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_whom_a_cell_names(text: str, expected: str) -> None:
    assert named(text) == expected


def test_a_list_may_be_separated_by_anything() -> None:
    assert named_in("a | b|c", "|") == ["a", "b", "c"]
    assert named_in("a and b", " and ") == ["a", "b"]


def test_an_identity_is_one_word() -> None:
    assert is_identity("")
    assert not any(map(is_identity, ("a b", "a\u00a0b", "a\nb", "x" * 999)))

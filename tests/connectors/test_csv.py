"""The connector csv on mail logs: what rows become, what is refused, where reading goes on, and no content."""

from __future__ import annotations

import gzip
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from disconnect.connectors.csv import Csv
from disconnect.connectors.csv.mail import is_identity, named, named_in
from disconnect.connectors.csv.records import SETTLED
from disconnect.errors import ConfigError, ConnectorError
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all that hypothesis draws."""
    return tmp_path_factory.mktemp("csv")


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


LINES = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.integers(0, 2)).map(
        lambda row: f"{row[0]},{row[1]},{DAY}{row[2]}"
    )
    | st.sampled_from(["bad", f",x,{DAY}1", '"a\nb', ""]),
    max_size=12,
)


@profile(max_examples=150, deadline=None)
@given(LINES, st.integers(0, 12))
def test_reading_in_two_parts_names_the_same_recipients(folder: Path, lines: list[str], cut: int) -> None:
    lines = [line for line in lines if not line.startswith('"')]
    write(folder, *lines)
    whole = read(folder)
    write(folder, *lines[:cut])
    first = read(folder)
    write(folder, *lines)
    parts = first + read(folder, first[-1].cursor if first else "")

    def deliveries(batches: list[Batch]) -> list[tuple[str, str, datetime]]:
        return [(one.sender.value, to.address.value, one.sent) for one in contacts(batches) for to in one.recipients]

    assert deliveries(parts) == deliveries(whole)
    assert sorted(codes(parts)) == sorted(codes(whole))
    assert sum(batch.items for batch in parts) == sum(batch.items for batch in whole)


SAMPLE = "".join(
    (
        "From,Subject,To,When\n",
        f'a,"{CANARY}, loudly",x,{DAY}1\n',
        f"b,{CANARY},y,{DAY}2\n",
        f'b,"{CANARY}\n{CANARY}",z,{DAY}3\n',
    )
).encode()


def said(folder: Path) -> str:
    """Whatever reading shows: batches as a log would print them, or the error."""
    try:
        return str(read(folder))
    except ConnectorError as error:
        return str(error)


@profile(max_examples=300, deadline=None)
@given(st.integers(0, len(SAMPLE)), st.integers(0, 20), st.binary(max_size=6) | st.sampled_from([b'"', b",", b"\n"]))
def test_a_text_shifted_by_damage_is_refused_or_no_text(folder: Path, at: int, length: int, new: bytes) -> None:
    assert SAMPLE.count(CANARY.encode()) == 4
    (folder / "log.csv").write_bytes(SAMPLE[:at] + new + SAMPLE[at + length :])
    # One byte can make a free text the sender of its row, but whatever the product says of it does not show it.
    assert CANARY not in said(folder)


@profile(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_to_their_end(folder: Path, text: bytes) -> None:
    (folder / "log.csv").write_bytes(b"From,To,When\n" + text)
    settle(folder / "log.csv")
    for batch in read(folder):
        assert batch.items >= len(batch.contacts)


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

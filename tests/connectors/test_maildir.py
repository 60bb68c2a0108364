"""The connector maildir: which folders are read, when they are read again, and that content cannot pass."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.connectors.kit import headers
from disconnect.connectors.maildir import Maildir
from disconnect.connectors.maildir.folders import RECENT, header_block, listed, maildirs, stamp
from disconnect.errors import ConfigError, ConnectorError
from disconnect.ports import Batch, Source

NOW = datetime(2026, 3, 28, 12, tzinfo=UTC)
CANARY = "the canary sings"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all that hypothesis draws."""
    return tmp_path_factory.mktemp("maildir")


def mail(number: int) -> str:
    return (
        f"Date: Sat, 28 Mar 2026 10:00:00 +0100\nFrom: a@b.example\nTo: c@d.example\nSubject: {CANARY}\n"
        f"Message-ID: <{number}@b.example>\n\n{CANARY}\nTo: {CANARY}\n"
    )


def put(box: Path, number: int, place: str = "cur", text: str = "") -> Path:
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True, exist_ok=True)
    path = box / place / f"{number}.M1P1.host"
    path.write_text(text or mail(number))
    age(box / place)
    return path


def age(folder: Path, seconds: float = 0) -> None:
    """Give a folder a date of change that is old enough to be relied on, a little later each time."""
    at = folder.stat().st_nlink + NOW.timestamp() - 1000 + len(list(folder.iterdir())) + seconds
    os.utime(folder, (at, at))


def read(base: Path, cursor: str = "", path: str = ".") -> list[Batch]:
    return list(Maildir(Source(name="box", settings={"path": path}, base=base, now=NOW)).read(cursor))


def ids(batches: list[Batch]) -> list[str]:
    return sorted(one.message_id.value for batch in batches for one in batch.contacts if one.message_id)


def codes(batches: list[Batch]) -> list[str]:
    return [f"{problem.where}: {problem.code}" for batch in batches for problem in batch.problems]


def everything(batches: list[Batch]) -> str:
    contacts = [one for batch in batches for one in batch.contacts]
    found = [
        (one.sender.value, [to.address.value for to in one.recipients], one.message_id, one.thread) for one in contacts
    ]
    return str((batches, found, ids(batches)))


def test_one_mailbox_with_its_folders(tmp_path: Path) -> None:
    put(tmp_path / "box", 1)
    put(tmp_path / "box", 2, "new")
    put(tmp_path / "box" / ".Sent", 3)
    put(tmp_path / "box" / ".Sent.2026", 4)
    put(tmp_path / "box", 5, "tmp")
    (tmp_path / "box" / "cur" / ".hidden").write_text(mail(6))
    (tmp_path / "box" / "cur" / "folder").mkdir()
    (tmp_path / "box" / "dovecot-uidlist").write_text("1")
    assert CANARY in mail(1)
    batches = read(tmp_path, path="box")
    assert ids(batches) == ["1@b.example", "2@b.example", "3@b.example", "4@b.example"]
    assert batches[-1].items == 4
    assert CANARY not in everything(batches)


def test_a_folder_of_mailboxes(tmp_path: Path) -> None:
    put(tmp_path / "ann", 1)
    put(tmp_path / "bob" / "Maildir" / ".Sent", 2)
    assert ids(read(tmp_path)) == ["1@b.example", "2@b.example"]


def test_an_unchanged_folder_is_passed_over_and_a_changed_one_read_again(tmp_path: Path) -> None:
    put(tmp_path, 1)
    put(tmp_path / ".Sent", 2)
    cursor = read(tmp_path)[-1].cursor
    assert read(tmp_path, cursor) == []
    put(tmp_path / ".Sent", 3)
    assert ids(read(tmp_path, cursor)) == ["2@b.example", "3@b.example"]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        pytest.param(-RECENT, True, id="two seconds before the reading: relied on"),
        pytest.param(-RECENT + 0.1, False, id="less than two seconds before: it may change again unnoticed"),
        pytest.param(0.1, False, id="just after"),
        pytest.param(RECENT, True, id="two seconds after"),
    ],
)
def test_a_folder_changed_just_now_is_read_again(tmp_path: Path, seconds: float, expected: bool) -> None:  # noqa: FBT001
    put(tmp_path, 1)
    at = int((NOW.timestamp() + seconds) * 1e9)
    for name in ("cur", "new"):
        os.utime(tmp_path / name, ns=(at, at))
    assert (read(tmp_path, read(tmp_path)[-1].cursor) == []) is expected


def test_batches_are_bounded_and_an_interrupted_folder_is_read_again(tmp_path: Path) -> None:
    for number in range(2001):
        (tmp_path / "cur").mkdir(exist_ok=True)
        (tmp_path / "cur" / str(number)).write_text(mail(number))
    age(tmp_path / "cur")
    first, second = read(tmp_path)
    assert (len(first.contacts), len(second.contacts)) == (2000, 1)
    assert sum(batch.items for batch in read(tmp_path, first.cursor)) == 2001
    assert read(tmp_path, second.cursor) == []


def test_a_bad_message_is_told_by_file_and_ordinal(tmp_path: Path) -> None:
    put(tmp_path, 1, text="To: c@d.example\n\n")
    put(tmp_path, 2, text="A: " + "x" * headers.LIMIT + "\n\n" + mail(2))
    put(tmp_path, 3)
    batches = read(tmp_path)
    assert codes(batches) == ["1.M1P1.host, message 1: date-missing", "2.M1P1.host, message 2: header-too-long"]
    assert (ids(batches), batches[-1].items) == (["3@b.example"], 3)


def test_a_file_that_cannot_be_read_is_told_and_one_renamed_meanwhile_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, 1)
    put(tmp_path, 2)
    put(tmp_path, 3)
    opening = Path.open

    def refusing(path: Path, *args: str, **more: int) -> object:
        if path.name.startswith("1"):
            raise FileNotFoundError(2, "No such file", str(path))
        if path.name.startswith("2"):
            raise PermissionError(13, "Permission denied", str(path))
        return opening(path, *args, **more)  # type: ignore[call-overload]  # the real signature is overloaded

    monkeypatch.setattr(Path, "open", refusing)
    batches = read(tmp_path)
    assert (codes(batches), ids(batches)) == (["2.M1P1.host, message 2: unreadable"], ["3@b.example"])


def test_a_locked_mailbox_is_no_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "ann", 1)
    put(tmp_path / "bob", 2)
    put(tmp_path / "cy", 3)
    listing = os.scandir

    def refusing(path: str | Path) -> object:
        if str(path).endswith(("bob", "cy/cur")):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", refusing)
    batches = read(tmp_path)
    assert (ids(batches), sorted(codes(batches))) == (["1@b.example"], ["bob: unreadable", "cur: unreadable"])


@pytest.mark.parametrize(
    ("text", "block"),
    [
        pytest.param(b"A: 1\n\nbody\n\n", b"A: 1\n", id="line ends of Unix"),
        pytest.param(b"A: 1\r\n\r\nbody\n\n", b"A: 1\r\n", id="line ends of the wire"),
        pytest.param(b"A: 1\n", b"A: 1\n", id="headers alone"),
        pytest.param(b"", b"", id="nothing"),
        pytest.param(b"\nbody\n\n", b"", id="a body alone"),
        pytest.param(b"\r\nbody\n\n", b"", id="a body alone, line ends of the wire"),
        pytest.param(
            b"A: " + b"x" * 8187 + b"\n\nbody", b"A: " + b"x" * 8187 + b"\n", id="cut by a read between two line ends"
        ),
        pytest.param(b"A: " + b"x" * 8188 + b"\n\nbody", b"A: " + b"x" * 8188 + b"\n", id="cut by a read before them"),
        pytest.param(
            b"A: " + b"x" * 8187 + b"\r\n\r\nbody", b"A: " + b"x" * 8187 + b"\r\n", id="cut within those of the wire"
        ),
    ],
)
def test_the_block_is_what_stands_before_the_first_empty_line(tmp_path: Path, text: bytes, block: bytes) -> None:
    (tmp_path / "message").write_bytes(text)
    assert header_block(tmp_path / "message") == (block, len(text))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 200), st.integers(0, 60))
def test_no_damage_lets_content_through(folder: Path, new: bytes, at: int, length: int) -> None:
    text = mail(1).encode()
    assert text.count(CANARY.encode()) == 3
    (folder / "cur").mkdir(exist_ok=True)
    (folder / "cur" / "1").write_bytes(text[:at] + new + text[at + length :])
    assert CANARY not in everything(read(folder))


def test_a_foreign_cursor_reads_everything(tmp_path: Path) -> None:
    put(tmp_path, 1)
    for cursor in ("{", "[]", '{"format": 2, "folders": {}}', '{"format": 1, "folders": {"cur": "x"}}'):
        assert ids(read(tmp_path, cursor)) == ["1@b.example"]


def test_a_path_without_a_mailbox_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in ("no", "empty"):
        with pytest.raises(ConnectorError, match=r"\[sources.box\]"):
            read(tmp_path, path=path)


def test_a_wrong_setting_is_told_when_the_source_is_made(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean path"):
        Maildir(Source(name="box", settings={"pth": "x"}, base=tmp_path, now=NOW))


@pytest.mark.parametrize(
    ("text", "mode", "expected"),
    [
        pytest.param(mail(1), 0o700, [], id="a good mailbox"),
        pytest.param(mail(1), 0o755, ["world-readable"], id="a mailbox that everybody may look into"),
        pytest.param(mail(1).replace(" +0100", ""), 0o700, ["zone-missing"], id="times without a zone"),
        pytest.param("", 0o700, ["path-missing"], id="no mailbox"),
    ],
)
def test_the_doctor_says(tmp_path: Path, text: str, mode: int, expected: list[str]) -> None:
    if text:
        (tmp_path / "cur").mkdir(mode=mode)
        (tmp_path / "cur" / "1").write_text(text)
    source = Source(name="box", settings={"path": "."}, base=tmp_path, now=NOW)
    assert [problem.code for problem in Maildir(source).check()] == expected


def test_names_are_listed_in_order_and_folders_once(tmp_path: Path) -> None:
    put(tmp_path, 2)
    put(tmp_path, 1)
    assert [path.name for path in listed(tmp_path / "cur")] == ["1.M1P1.host", "2.M1P1.host"]
    assert list(maildirs(tmp_path)) == [tmp_path / "new", tmp_path / "cur"]
    assert stamp(tmp_path / "cur", NOW.timestamp()) == (tmp_path / "cur").stat().st_mtime_ns

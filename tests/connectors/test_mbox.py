"""The connector mbox: what it reads, where it goes on, what it tells, and that content cannot pass."""

from __future__ import annotations

import gzip
import itertools
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.connectors.mbox import Mbox
from disconnect.errors import ConfigError, ConnectorError
from disconnect.ports import Batch, Source

if TYPE_CHECKING:
    from disconnect.model.contact import Contact

NOW = datetime(2026, 3, 28, 12, tzinfo=UTC)
CANARY = "the canary sings"
FROM = "From a@b.example Sat Mar 28 10:00:00 2026\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all that hypothesis draws."""
    return tmp_path_factory.mktemp("mbox")


def mail(number: int, body: str = CANARY) -> str:
    return (
        f"{FROM}Date: Sat, 28 Mar 2026 10:00:{number:02d} +0100\nFrom: a@b.example\nSubject: {CANARY}\n"
        f"To: c@d.example\nMessage-ID: <{number}@b.example>\n\n{body}\n\n"
    )


def source(base: Path, path: str = "post.mbox", zone: str = "", **settings: object) -> Source:
    return Source(name="post", settings={"path": path, **settings}, base=base, now=NOW, zone=zone)


def read(base: Path, cursor: str = "", path: str = "post.mbox") -> list[Batch]:
    return list(Mbox(source(base, path)).read(cursor))


def ids(batches: list[Batch]) -> list[str]:
    return [one.message_id.value for batch in batches for one in batch.contacts if one.message_id]


def codes(batches: list[Batch]) -> list[str]:
    return [f"{problem.where}: {problem.code}" for batch in batches for problem in batch.problems]


def values(contact: Contact) -> list[str]:
    kept = (contact.message_id, contact.in_reply_to, contact.thread)
    return [
        contact.sender.value,
        *(one.address.value for one in contact.recipients),
        *(one.value for one in kept if one),
    ]


def everything(batches: list[Batch]) -> str:
    return str([(batch, [values(contact) for contact in batch.contacts]) for batch in batches])


@pytest.mark.parametrize("pack", [pytest.param(bytes, id="plain"), pytest.param(gzip.compress, id="packed")])
def test_a_file_is_read_once_and_its_content_never(tmp_path: Path, pack: type[bytes]) -> None:
    text = "".join(map(mail, range(5)))
    assert CANARY in text
    (tmp_path / "post.mbox").write_bytes(pack(text.encode()))
    batches = read(tmp_path)
    assert ids(batches) == [f"{number}@b.example" for number in range(5)]
    assert (batches[-1].items, batches[-1].done) == (5, batches[-1].total)
    assert CANARY not in everything(batches)
    assert read(tmp_path, batches[-1].cursor) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param(".", ["1@b.example", "2@b.example"], id="a folder, with the folders in it"),
        pytest.param("one.mbox", ["1@b.example"], id="one file"),
        pytest.param("*/*.mbox", ["2@b.example"], id="a glob"),
        pytest.param("**/*.mbox", ["1@b.example", "2@b.example"], id="a glob of any depth"),
    ],
)
def test_a_path_names_files(tmp_path: Path, path: str, expected: list[str]) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "one.mbox").write_text(mail(1))
    (tmp_path / "sub" / "two.mbox").write_text(mail(2))
    (tmp_path / "sub" / "two.mbox.msf").write_text("an index")
    (tmp_path / ".hidden" / "three.mbox").write_text(mail(3))
    (tmp_path / "sub" / ".four.mbox").write_text(mail(4))
    batches = read(tmp_path, path=path)
    assert sorted(ids(batches)) == expected
    assert codes(batches) == []


def test_batches_are_bounded_and_each_cursor_goes_on_behind_it(tmp_path: Path) -> None:
    (tmp_path / "post.mbox").write_text("".join(mail(number % 60) for number in range(4500)))
    batches = read(tmp_path)
    assert [len(batch.contacts) for batch in batches] == [2000, 2000, 500]
    assert all(first.done <= second.done <= second.total for first, second in itertools.pairwise(batches))
    for count, batch in enumerate(batches, start=1):
        rest = read(tmp_path, batch.cursor)
        assert [one.contacts for one in rest] == [one.contacts for one in batches[count:]]


def test_a_file_that_grew_goes_on_with_the_right_ordinals(tmp_path: Path) -> None:
    path = tmp_path / "post.mbox"
    path.write_text(mail(1) + mail(2))
    cursor = read(tmp_path)[-1].cursor
    with path.open("a") as file:
        file.write(mail(3) + FROM + "To: nobody@b.example\n\n" + mail(4))
    batches = read(tmp_path, cursor)
    assert ids(batches) == ["3@b.example", "4@b.example"]
    assert codes(batches) == ["post.mbox, message 4: date-missing"]
    assert batches[-1].items == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(mail(7) + mail(8) + mail(9), id="another start, longer"),
        pytest.param(mail(7), id="another start, shorter"),
        pytest.param(mail(1) + mail(3) + mail(4) * 3, id="the same start, a message taken out, others added"),
    ],
)
def test_a_file_that_was_replaced_is_read_again(tmp_path: Path, text: str) -> None:
    path = tmp_path / "post.mbox"
    path.write_text(mail(1) + mail(2) + mail(3))
    cursor = read(tmp_path)[-1].cursor
    path.write_text(text)
    assert len(ids(read(tmp_path, cursor))) == text.count(FROM)


def test_a_packed_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "post.mbox.gz"
    path.write_bytes(gzip.compress(mail(1).encode()))
    cursor = read(tmp_path, path="post.mbox.gz")[-1].cursor
    path.write_bytes(gzip.compress((mail(1) + mail(2)).encode()))
    assert ids(read(tmp_path, cursor, "post.mbox.gz")) == ["1@b.example", "2@b.example"]


@pytest.mark.parametrize(
    "cursor",
    [
        "{",
        "[]",
        "null",
        '{"format": 0}',
        '{"format": 1, "files": {"post.mbox": [-5, 1, 1, "", true]}}',
        '{"format": 1, "files": 3}',
    ],
)
def test_a_foreign_cursor_reads_everything(tmp_path: Path, cursor: str) -> None:
    (tmp_path / "post.mbox").write_text(mail(1))
    assert ids(read(tmp_path, cursor)) == ["1@b.example"]


def test_a_file_that_went_away_leaves_the_cursor(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_text(mail(1))
    (tmp_path / "b.mbox").write_text(mail(2))
    cursor = read(tmp_path, path=".")[-1].cursor
    (tmp_path / "a.mbox").unlink()
    last = read(tmp_path, cursor, ".")[-1]
    assert (last.items, "a.mbox" in last.cursor, "b.mbox" in last.cursor) == (0, False, True)


def test_growing_byte_by_byte_loses_nothing_and_counts_nothing_twice(tmp_path: Path) -> None:
    whole = (mail(1) + mail(2, "From the start\n>From a@b Sat Mar 28 10:00:00 2026\n\nFr") + mail(3)).encode()
    path = tmp_path / "post.mbox"
    for step in (1, 7, 64):
        cursor, found, items = "", list[str](), 0
        for end in [*range(0, len(whole), step), len(whole)]:
            path.write_bytes(whole[:end])
            for batch in read(tmp_path, cursor):
                cursor, items = batch.cursor, items + batch.items
                found += ids([batch])
        assert (found, items) == (["1@b.example", "2@b.example", "3@b.example"], 3)


def test_a_message_cut_off_in_its_headers_waits(tmp_path: Path) -> None:
    path = tmp_path / "post.mbox"
    path.write_text(mail(1) + mail(2)[:100])
    first = read(tmp_path)
    assert (ids(first), codes(first), first[-1].items) == (["1@b.example"], ["post.mbox, message 2: header-cut"], 1)
    path.write_text(mail(1) + mail(2))
    assert ids(read(tmp_path, first[-1].cursor)) == ["2@b.example"]


SAMPLE = (
    mail(1) + mail(2).replace("To:", 'Content-Type: text/calendar; name="the canary sings"\nTo:') + mail(3)
).encode()
CHANGES = st.lists(
    st.tuples(
        st.integers(0, len(SAMPLE)),
        st.integers(0, 40),
        st.binary(max_size=6) | st.sampled_from([b"\n", b"\n\n", b"<", b":"]),
    ),
    max_size=6,
)


@settings(max_examples=300, deadline=None)
@given(CHANGES)
def test_no_damage_lets_content_through(folder: Path, changes: list[tuple[int, int, bytes]]) -> None:
    text = SAMPLE
    assert text.count(CANARY.encode()) == 7
    for at, length, new in changes:
        text = text[:at] + new + text[at + length :]
    assert CANARY not in everything(read_bytes(folder, text))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([b"", FROM.encode()]), st.binary(max_size=500))
def test_any_bytes_are_read_to_their_end(folder: Path, start: bytes, text: bytes) -> None:
    for batch in read_bytes(folder, start + text):
        assert batch.items == len(batch.contacts) + len([one for one in batch.problems if one.code not in LEFT])


LEFT = {"header-cut", "not-mbox", "unreadable"}


def read_bytes(folder: Path, text: bytes) -> list[Batch]:
    (folder / "post.mbox").write_bytes(text)
    return read(folder)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda packed: packed[:-50], id="cut off"),
        pytest.param(lambda packed: packed[:400] + b"\0" * 40 + packed[440:], id="bytes turned to zero"),
        pytest.param(lambda packed: packed + b"rubbish", id="rubbish behind it"),
    ],
)
def test_a_damaged_archive_gives_what_can_be_read(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    text = "".join(mail(number % 60, body=os.urandom(4000).hex()) for number in range(100))
    (tmp_path / "a.mbox.gz").write_bytes(damage(gzip.compress(text.encode())))
    (tmp_path / "b.mbox").write_text(mail(1))
    batches = read(tmp_path, path=".")
    assert "a.mbox.gz: unreadable" in codes(batches)
    assert ids(batches)[-1] == "1@b.example"
    again = read(tmp_path, batches[-1].cursor, ".")
    assert "a.mbox.gz: unreadable" in codes(again)
    assert ids(again) == []


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.mbox").write_text(mail(1))
    (tmp_path / "b.mbox").write_text(mail(2))
    opening = Path.open

    def refusing(path: Path, *args: str, **more: int) -> object:
        if path.name == "a.mbox":
            raise PermissionError(13, "Permission denied", str(path))
        return opening(path, *args, **more)  # type: ignore[call-overload]  # the real signature is overloaded

    monkeypatch.setattr(Path, "open", refusing)
    batches = read(tmp_path, path=".")
    assert (codes(batches), ids(batches)) == (["a.mbox: unreadable"], ["2@b.example"])


@pytest.mark.parametrize(
    ("settings", "zone", "what", "mend"),
    [
        pytest.param({}, "", "path is missing", "the mbox file", id="no path"),
        pytest.param({"path": 3}, "", "path is not a text", 'path = "…"', id="a path that is a number"),
        pytest.param({"path": "x", "pth": "y"}, "", "pth is unknown", "did you mean path?", id="a mistyped setting"),
        pytest.param({"path": "x"}, "Europe/Pari", "'Europe/Pari' is unknown", "Europe/Paris", id="a mistyped zone"),
        pytest.param({"path": "x"}, "../etc/passwd", "is unknown", "Europe/Paris", id="a zone that is a path"),
        pytest.param({"path": "x"}, "Europe", "is unknown", "Europe/Paris", id="half a zone"),
    ],
)
def test_a_wrong_setting_is_told_when_the_source_is_made(
    tmp_path: Path, settings: dict[str, object], zone: str, what: str, mend: str
) -> None:
    with pytest.raises(ConfigError) as told:
        Mbox(Source(name="post", settings=settings, base=tmp_path, now=NOW, zone=zone))
    assert told.value.where == "[sources.post]"
    assert what in told.value.what
    assert mend in told.value.mend


def test_the_products_own_keys_are_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "post.mbox").write_text(mail(1))
    own = Mbox(source(tmp_path, connector="mbox", zone="Europe/Paris", citation="x"))
    assert ids(list(own.read(""))) == ["1@b.example"]


def test_a_path_that_names_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConnectorError, match=r"\[sources.post\]: the path no.mbox names no file"):
        read(tmp_path, path="no.mbox")


@pytest.mark.parametrize(
    ("text", "mode", "expected"),
    [
        pytest.param(mail(1), 0o600, [], id="a good file"),
        pytest.param(mail(1), 0o644, ["world-readable"], id="a file that everybody may read"),
        pytest.param("", 0o600, ["empty"], id="an empty file"),
        pytest.param("rubbish\n", 0o600, ["not-mbox"], id="a file of another kind"),
        pytest.param(mail(1).replace(" +0100", ""), 0o600, ["zone-missing"], id="times without a zone"),
        pytest.param(mail(1).replace("a@b", "a b"), 0o600, [], id="a bad message is no matter for the doctor"),
        pytest.param(None, 0, ["path-missing"], id="no file"),
    ],
)
def test_the_doctor_says(tmp_path: Path, text: str | None, mode: int, expected: list[str]) -> None:
    if text is not None:
        (tmp_path / "post.mbox").write_text(text)
        (tmp_path / "post.mbox").chmod(mode)
    problems = list(Mbox(source(tmp_path)).check())
    assert [problem.code for problem in problems] == expected
    assert all(problem.mend for problem in problems)


def test_the_doctor_says_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "post.mbox").write_text(mail(1))
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert [problem.code for problem in Mbox(source(tmp_path)).check()] == ["not-readable"]


def test_a_stated_zone_reads_times_without_one(tmp_path: Path) -> None:
    (tmp_path / "post.mbox").write_text(mail(1).replace(" +0100", ""))
    (batch,) = Mbox(source(tmp_path, zone="Europe/Paris")).read("")
    assert batch.contacts[0].sent == datetime(2026, 3, 28, 9, 0, 1, tzinfo=UTC)


def test_a_locked_folder_is_no_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.mbox").write_text(mail(1))
    (tmp_path / "locked").mkdir()
    listing = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return listing(path)

    monkeypatch.setattr(os, "scandir", refusing)
    batches = read(tmp_path, path=".")
    assert (ids(batches), codes(batches)) == (["1@b.example"], ["locked: unreadable"])

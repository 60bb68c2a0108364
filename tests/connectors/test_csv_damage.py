"""The connector csv on damaged files and on files read in parts: laws."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from disconnect.connectors.csv import Csv
from disconnect.errors import ConnectorError
from disconnect.ports import Batch, Source

if TYPE_CHECKING:
    from disconnect.model.contact import Contact

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


def contacts(batches: list[Batch]) -> list[Contact]:
    return [one for batch in batches for one in batch.contacts]


def codes(batches: list[Batch]) -> list[str]:
    return [f"{problem.where}: {problem.code}" for batch in batches for problem in batch.problems]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all that hypothesis draws."""
    return tmp_path_factory.mktemp("csv")


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

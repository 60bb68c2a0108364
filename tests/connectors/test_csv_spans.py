"""The connector csv on leave and on-call lists."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from disconnect.connectors.csv import Csv
from disconnect.model.person import Leave, OnCall
from disconnect.ports import Batch, Source

NOW = datetime(2026, 3, 28, 12, tzinfo=UTC)
CANARY = "the canary sings"
COLUMNS = {"person": "Who", "start": "From", "end": "To"}


def read(
    base: Path, kind: str, *lines: str, zone: str = "", cursor: str = "", stated: dict[str, object] | None = None
) -> list[Batch]:
    (base / "list.csv").write_text("\n".join(["Who,From,To,Half,Reason", *lines, ""]))
    settings = {"path": "list.csv", "kind": kind, "columns": COLUMNS, **(stated or {})}
    return list(Csv(Source(name="rota", settings=settings, base=base, now=NOW, zone=zone)).read(cursor))


def leave(batches: list[Batch]) -> list[tuple[str, str, str, str]]:
    found: list[Leave] = [one for batch in batches for one in batch.leave]
    return [(one.person.value, one.start.isoformat(), one.end.isoformat(), one.half) for one in found]


def codes(batches: list[Batch]) -> list[str]:
    return [f"{problem.where}: {problem.code}" for batch in batches for problem in batch.problems]


@pytest.mark.parametrize(
    ("line", "settings", "expected"),
    [
        pytest.param(
            "a@b,2026-07-01,2026-07-03,,x", {}, ("a@b", "2026-07-01", "2026-07-04", ""), id="the last day is leave"
        ),
        pytest.param("a@b,2026-07-01,2026-07-01,,x", {}, ("a@b", "2026-07-01", "2026-07-02", ""), id="one day"),
        pytest.param(
            "a@b,2026-07-01,2026-07-03,,x",
            {"end_inclusive": False},
            ("a@b", "2026-07-01", "2026-07-03", ""),
            id="the end is the first day back",
        ),
        pytest.param(
            "a@b,2024-02-28,2024-02-28,,x", {}, ("a@b", "2024-02-28", "2024-02-29", ""), id="the day before a leap day"
        ),
        pytest.param(
            "a@b,2026-12-31,2026-12-31,,x", {}, ("a@b", "2026-12-31", "2027-01-01", ""), id="the last day of a year"
        ),
        pytest.param(
            "a@b,01/07/2026,03/07/2026,,x",
            {"format": "%d/%m/%Y"},
            ("a@b", "2026-07-01", "2026-07-04", ""),
            id="a stated format",
        ),
        pytest.param(
            "a@b,2026-07-01,2026-07-01,PM,x",
            {"columns": COLUMNS | {"half": "Half"}},
            ("a@b", "2026-07-01", "2026-07-02", "pm"),
            id="an afternoon",
        ),
        pytest.param(
            "A B <a@b.example>,2026-07-01,2026-07-01,,x",
            {},
            ("a@b.example", "2026-07-01", "2026-07-02", ""),
            id="a name and an address",
        ),
    ],
)
def test_a_leave_row_reads(
    tmp_path: Path, line: str, settings: dict[str, object], expected: tuple[str, str, str, str]
) -> None:
    batches = read(tmp_path, "leave", line, stated=settings)
    assert (leave(batches), codes(batches)) == ([expected], [])


@pytest.mark.parametrize(
    ("line", "settings", "expected"),
    [
        pytest.param(",2026-07-01,2026-07-03,,x", {}, "person-missing", id="nobody"),
        pytest.param("a,,2026-07-03,,x", {}, "date-missing", id="no start"),
        pytest.param("a,2026-07-01,,,x", {}, "date-missing", id="no end"),
        pytest.param("a,2026-07-01,soon,,x", {}, "date-unreadable", id="an end in words"),
        pytest.param("a,2026-07-02,2026-07-01,,x", {}, "span-reversed", id="the end before the start"),
        pytest.param("a,2026-07-01,2026-07-01,,x", {"end_inclusive": False}, "span-reversed", id="no day at all"),
        pytest.param("a,2026-07-01,9999-12-31,,x", {}, "span-reversed", id="leave without end"),
        pytest.param(
            "a,2026-07-01,2026-07-01,noon,x",
            {"columns": COLUMNS | {"half": "Half"}},
            "half-unreadable",
            id="a half that is none",
        ),
        pytest.param("a,2026-07-01,2026-07-01,,x,y", {}, "row-long", id="a field too many"),
    ],
)
def test_a_bad_leave_row_is_told(tmp_path: Path, line: str, settings: dict[str, object], expected: str) -> None:
    batches = read(tmp_path, "leave", line, "b,2026-07-01,2026-07-02,,x", stated=settings)
    assert codes(batches) == [f"list.csv, row 2: {expected}"]
    assert [one[0] for one in leave(batches)] == ["b"]


@pytest.mark.parametrize(
    ("line", "zone", "start", "end"),
    [
        pytest.param(
            "a,2026-07-01 18:00,2026-07-02 08:00,,x",
            "Europe/Paris",
            (7, 1, 16),
            (7, 2, 6),
            id="a night by the wall clock",
        ),
        pytest.param("a,2026-07-01T18:00Z,2026-07-02T08:00Z,,x", "", (7, 1, 18), (7, 2, 8), id="a night in UTC"),
        pytest.param(
            "a,2026-03-28 21:00,2026-03-29 08:00,,x", "Europe/Paris", (3, 28, 20), (3, 29, 6), id="the short night"
        ),
        pytest.param(
            "a,2026-10-24 21:00,2026-10-25 08:00,,x", "Europe/Paris", (10, 24, 19), (10, 25, 7), id="the long night"
        ),
    ],
)
def test_an_on_call_row_reads(
    tmp_path: Path, line: str, zone: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    (batch,) = read(tmp_path, "on_call", line, zone=zone)
    (found,) = batch.on_call
    assert (found.start, found.end) == (datetime(2026, *start, tzinfo=UTC), datetime(2026, *end, tzinfo=UTC))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(",2026-07-01T18:00Z,2026-07-02T08:00Z,,x", "person-missing", id="nobody"),
        pytest.param("a,2026-07-01 18:00,2026-07-02T08:00Z,,x", "date-without-zone", id="a start without a zone"),
        pytest.param("a,2026-07-01T18:00Z,2026-07-02,,x", "date-unreadable", id="an end without a time"),
        pytest.param("a,2026-07-01T18:00Z,2026-07-01T18:00Z,,x", "span-reversed", id="no time at all"),
        pytest.param("a,1026-07-01T18:00Z,2026-07-01T18:00Z,,x", "date-impossible", id="a thousand years too early"),
    ],
)
def test_a_bad_on_call_row_is_told(tmp_path: Path, line: str, expected: str) -> None:
    batches = read(tmp_path, "on_call", line)
    assert (codes(batches), batches[0].on_call) == ([f"list.csv, row 2: {expected}"], ())


def test_a_list_is_always_read_whole_and_its_reasons_never(tmp_path: Path) -> None:
    line = f"a,2026-07-01,2026-07-01,,{CANARY}"
    first = read(tmp_path, "leave", line)
    again = read(tmp_path, "leave", line, cursor=first[-1].cursor)
    assert again == first
    assert first[0].leave[0].start == date(2026, 7, 1)
    assert CANARY in (tmp_path / "list.csv").read_text()
    assert CANARY not in str((first, leave(first)))


def test_lists_come_in_batches_too(tmp_path: Path) -> None:
    batches = read(tmp_path, "leave", *["a,2026-07-01,2026-07-01,,x"] * 2500)
    assert [len(batch.leave) for batch in batches] == [2000, 500]
    assert all(isinstance(one, OnCall | Leave) for batch in batches for one in batch.leave)

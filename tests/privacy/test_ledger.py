"""Laws of the chain: a ledger in which any one thing was changed is not the one that was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disconnect.privacy.ledger import (
    EXAMPLE,
    ROLES,
    Ledger,
    Mark,
    Publication,
    State,
    closing_line,
    mark_bytes,
    read_ledger,
    read_mark,
    recorded_line,
)
from disconnect.privacy.sealing import START, fingerprint, sealed

ENDS = (None, State.COMPLETED, State.INTERRUPTED, State.ABANDONED)
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="@"), min_size=1, max_size=8)
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
PUBLICATIONS = st.builds(
    Publication,
    at=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 - its bounds
        lambda at: at.replace(microsecond=0)
    ),
    role=st.sampled_from(ROLES),
    policy=NAMES,
    policy_version=NAMES,
    metrics=st.dictionaries(NAMES, st.integers(1, 9), max_size=3),
    periods=st.lists(NAMES, max_size=3).map(tuple),
    grouping=NAMES,
    minimum_group=st.integers(5, 99),
    product=NAMES,
    files=st.dictionaries(NAMES, HASHES, min_size=1, max_size=3),
    atoms=st.none() | HASHES,
)


def written(*parts: tuple[Publication, State | None]) -> bytes:
    """A ledger with these publications, each closed unless it is None."""
    content = b""
    for number, (publication, state) in enumerate(parts, 1):
        content += recorded_line(read_ledger(content), publication)
        if state is not None:
            content += closing_line(read_ledger(content), number, state, publication.at)
    return content


LEDGERS = st.lists(st.tuples(PUBLICATIONS, st.sampled_from(ENDS)), min_size=1, max_size=4).map(
    lambda parts: written(*parts)
)
THREE = written(*[(replace(EXAMPLE, periods=(f"2026-Q{n}",)), State.COMPLETED) for n in (1, 2, 3)])


def end(content: bytes) -> Mark:
    return read_ledger(content).end


def first_difference(one: list[bytes], other: list[bytes]) -> int:
    return next(n for n in range(1, len(one) + len(other) + 1) if one[n - 1 : n] != other[n - 1 : n])


@given(st.lists(st.tuples(PUBLICATIONS, st.sampled_from(ENDS)), max_size=4))
def test_what_was_written_is_read(parts: list[tuple[Publication, State | None]]) -> None:
    content = written(*parts)
    found = read_ledger(content, end(content))
    assert found.fault is None
    assert [(entry.number, entry.publication, entry.state) for entry in found.entries] == [
        (number, publication, state or State.RECORDED) for number, (publication, state) in enumerate(parts, 1)
    ]
    assert all(line.isascii() for line in content.splitlines())


@given(LEDGERS, st.data())
def test_any_changed_byte_is_found_in_its_line(content: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(content) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != content[place]))
    changed = content[:place] + bytes([byte]) + content[place + 1 :]
    fault = read_ledger(changed, end(content)).fault
    assert fault is not None
    assert fault.line == content[:place].count(b"\n") + 1


@given(LEDGERS, st.data())
def test_any_removed_line_is_found_where_it_was(content: bytes, data: st.DataObject) -> None:
    lines = content.splitlines(keepends=True)
    place = data.draw(st.integers(0, len(lines) - 1))
    left = lines[:place] + lines[place + 1 :]
    fault = read_ledger(b"".join(left), end(content)).fault
    assert fault is not None
    assert fault.line == place + 1


@given(LEDGERS, st.data())
def test_any_two_swapped_lines_are_found_at_the_first(content: bytes, data: st.DataObject) -> None:
    lines = content.splitlines(keepends=True)
    assume(len(lines) > 1)
    one, other = sorted(data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True)))
    swapped = list(lines)
    swapped[one], swapped[other] = lines[other], lines[one]
    fault = read_ledger(b"".join(swapped), end(content)).fault
    assert fault is not None
    assert fault.line == one + 1


@given(LEDGERS, LEDGERS, st.data())
def test_any_inserted_line_is_found(content: bytes, foreign: bytes, data: st.DataObject) -> None:
    lines = content.splitlines(keepends=True)
    line = data.draw(st.sampled_from([*lines, *foreign.splitlines(keepends=True)]) | st.binary(max_size=9))
    place = data.draw(st.integers(0, len(lines)))
    more = [*lines[:place], line.rstrip(b"\n") + b"\n", *lines[place:]]
    fault = read_ledger(b"".join(more), end(content)).fault
    assert fault is not None
    # A line that another ledger has in that place may stand there; then what follows does not.
    assert fault.line - first_difference(lines, more) in {0, 1}


@given(LEDGERS, LEDGERS)
def test_another_ledger_does_not_have_the_end_of_this_one(one: bytes, other: bytes) -> None:
    assume(one != other)
    assert read_ledger(other, end(one)).fault is not None


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        pytest.param(THREE[:-1], "torn", 6, id="the last newline is gone"),
        pytest.param(THREE + b"\n", "unreadable", 7, id="an empty line"),
        pytest.param(b"[]\n" + THREE, "unreadable", 1, id="a list"),
        pytest.param(b"[" * 100_000 + b"\n", "unreadable", 1, id="lists without end"),
        pytest.param(THREE.replace(b'"schema":1', b'"schema":2', 1), "future", 1, id="another schema"),
        pytest.param(THREE.replace(b'"schema":1', b'"schema":0', 1), "changed", 1, id="a schema before ours"),
        pytest.param(THREE.replace(b'"number":1', b'"number": 1', 1), "changed", 1, id="a blank"),
        pytest.param(THREE.replace(b"2026-Q2", b"2026-Q4"), "changed", 3, id="a period"),
        pytest.param(THREE.replace(b"\n", b"\r\n", 1), "changed", 1, id="the line ending of another system"),
    ],
)
def test_a_fault_has_its_name_and_its_line(content: bytes, code: str, line: int) -> None:
    found = read_ledger(content)
    assert found.fault is not None
    assert (found.fault.code, found.fault.line) == (code, line)
    assert len(found.seals) == line - 1


def after_three(**fields: Any) -> bytes:  # noqa: ANN401 - whatever a forger writes
    found = end(THREE)
    return THREE + sealed(fields, line=found.line + 1, before=found.seal)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(after_three(kind="abandoned", number=3, at="2026-05-04T09:30:00Z"), id="closed twice"),
        pytest.param(after_three(kind="completed", number=4, at="2026-05-04T09:30:00Z"), id="closed, never recorded"),
        pytest.param(after_three(kind="completed", number=True, at="2026-05-04T09:30:00Z"), id="a number that is none"),
        pytest.param(after_three(kind="recorded", number=4), id="recorded, nothing said"),
        pytest.param(after_three(kind="removed", number=3, at="2026-05-04T09:30:00Z"), id="a kind unknown"),
        pytest.param(after_three(number=3), id="no kind"),
    ],
)
def test_a_sealed_line_that_makes_no_sense_is_refused(content: bytes) -> None:
    fault = read_ledger(content).fault
    assert fault is not None
    assert (fault.code, fault.line) == ("senseless", 7)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 5},
        {"minimum_group": True},
        {"minimum_group": 10.0},
        {"role": "Jane Doe"},
        {"policy": "jane@doe.example"},
        {"files": {}},
        {"files": {"report.html": "abc"}},
        {"metrics": []},
        {"person": "Jane Doe"},
        {"at": "2026-05-04 09:30"},
        {"periods": [1]},
        {"atoms": 3},
    ],
    ids=str,
)
def test_a_sealed_record_with_a_field_that_none_has_is_refused(change: dict[str, object]) -> None:
    sound: dict[str, object] = {
        "kind": "recorded",
        "number": 4,
        "at": "2026-05-04T09:30:00Z",
        "role": "hr",
        "policy": "plain",
        "policy_version": "1",
        "metrics": {"mail.sent": 1},
        "periods": ["2026"],
        "grouping": "team",
        "minimum_group": 10,
        "product": "1",
        "files": {"report.html": "a" * 64},
        "atoms": None,
    }
    assert read_ledger(after_three(**sound)).fault is None
    fault = read_ledger(after_three(**sound | change)).fault
    assert fault is not None
    assert fault.code == "senseless"


def test_the_end_mark_tells_a_ledger_cut_short_replaced_or_lengthened() -> None:
    short = b"".join(THREE.splitlines(keepends=True)[:4])
    cut = read_ledger(short, end(THREE)).fault
    other = read_ledger(THREE, Mark(line=6, seal="a" * 64)).fault
    longer = read_ledger(THREE, end(short)).fault
    assert [(each.code, each.line) for each in (cut, other, longer) if each] == [
        ("cut", 5),
        ("rewritten", 6),
        ("unmarked", 5),
    ]


def test_the_line_that_the_mark_announces_may_be_there_or_not_and_no_other_in_its_place() -> None:
    lines = THREE.splitlines(keepends=True)
    before, after = b"".join(lines[:5]), THREE
    announcing = replace(end(before), next=end(after).seal)
    assert read_mark(mark_bytes(announcing)) == announcing
    other = before + closing_line(read_ledger(before), 3, State.ABANDONED, EXAMPLE.at)
    faults = [read_ledger(content, announcing).fault for content in (before, after, other)]
    assert [each and (each.code, each.line) for each in faults] == [None, None, ("unmarked", 6)]


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"line":3}\n', b'{"line":3,"seal":"x"}\n', mark_bytes(end(THREE))[1:]]
)
def test_a_damaged_mark_knows_nothing(content: bytes) -> None:
    assert read_mark(content) == Mark(line=0, seal=START)


@pytest.mark.parametrize(
    "change",
    [
        {"role": "somebody"},
        {"policy": "a@b.example"},
        {"files": {"jane@doe.example.html": "a" * 64}},
        {"files": {"report.html": "A" * 64}},
        {"atoms": "x"},
        {"at": datetime(2026, 5, 4)},  # noqa: DTZ001 - what must be refused
    ],
    ids=str,
)
def test_a_publication_that_names_somebody_or_proves_nothing_cannot_be_made(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"a text that no ledger holds|an instant without a zone"):
        replace(EXAMPLE, **change)


def test_a_file_is_found_by_its_fingerprint_in_every_publication_that_has_it() -> None:
    found = read_ledger(THREE)
    assert [entry.number for entry in found.holding("c" * 64)] == [1, 2, 3]
    assert found.holding(fingerprint(b"")) == ()
    assert Ledger().holding("c" * 64) == ()

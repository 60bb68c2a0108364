"""Declared interventions as rows: instants by the clocks of a person's work, and what keeps one from being added."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.model.opaque import Address
from disconnect.model.person import Intervention
from disconnect.policyfile.interventions import (
    EMPTY,
    LAYOUT,
    Declared,
    Objection,
    cells_of,
    declaration,
    instant_of,
    objection,
)
from disconnect.policyfile.table import Row, parse_table

ADA = Address.of("ada@own.example")
PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def paris(_: date) -> tzinfo:
    return PARIS


def read(start: str, end: str, declared: str = "") -> Declared | Objection:
    return declaration(Row(number=2, cells={"start": start, "end": end, "declared": declared}), ADA, paris)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-03-02T22:10", "2026-03-02T21:10:00+00:00", id="by the clocks of the place of work"),
        pytest.param("2026-03-02 22:10:30", "2026-03-02T21:10:30+00:00", id="with a blank and seconds"),
        pytest.param("2026-03-02T22:10-05:00", "2026-03-03T03:10:00+00:00", id="with an offset"),
        pytest.param("2026-03-02T22:10Z", "2026-03-02T22:10:00+00:00", id="in UTC"),
        pytest.param("2026-03-29T01:59", "2026-03-29T00:59:00+00:00", id="a minute before the clocks skip an hour"),
        pytest.param("2026-03-29T03:00", "2026-03-29T01:00:00+00:00", id="the minute after it"),
        pytest.param("2026-10-25T01:59", "2026-10-24T23:59:00+00:00", id="a minute before the hour that comes twice"),
        pytest.param("2026-10-25T03:00", "2026-10-25T02:00:00+00:00", id="the minute after it"),
        pytest.param(
            "2026-10-25T02:30+01:00", "2026-10-25T01:30:00+00:00", id="in it, with the offset that says which"
        ),
    ],
)
def test_an_instant_is_read(text: str, expected: str) -> None:
    found = instant_of(text, paris)
    assert isinstance(found, datetime)
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("2026-03-29T02:00", "clocks-skip", id="the first minute that the clocks skip"),
        pytest.param("2026-03-29T02:59", "clocks-skip", id="the last one"),
        pytest.param("2026-10-25T02:00", "clocks-twice", id="the first minute that they show twice"),
        pytest.param("2026-10-25T02:59", "clocks-twice", id="the last one"),
        pytest.param("2026-03-02", "instant-form", id="a date alone: midnight would be a guess"),
        pytest.param("02/03/2026 22:10", "instant-form", id="day first"),
        pytest.param("", "instant-form", id="nothing"),
        pytest.param("1026-03-02T22:10", "instant-form", id="a year mistyped"),
    ],
)
def test_an_instant_that_would_be_a_guess_is_not_read(text: str, code: str) -> None:
    assert instant_of(text, paris) == code


def test_without_a_zone_an_offset_is_needed() -> None:
    assert instant_of("2026-03-02T22:10", lambda _: None) == "offset-missing"
    assert isinstance(instant_of("2026-03-02T22:10Z", lambda _: None), datetime)


@pytest.mark.parametrize(
    ("start", "end", "code", "column"),
    [
        pytest.param("2026-03-02T22:10", "2026-03-02T22:10", "reversed", "end", id="no length"),
        pytest.param("2026-03-02T22:10", "2026-03-02T01:00", "reversed", "end", id="the next day's date forgotten"),
        pytest.param("2026-03-02T22:10", "2026-03-03T22:11", "too-long", "end", id="a minute more than a day"),
        pytest.param("soon", "2026-03-03T22:11", "instant-form", "start", id="no start"),
        pytest.param("2026-03-02T22:10", "late", "instant-form", "end", id="no end"),
    ],
)
def test_what_cannot_be_is_an_objection_at_its_cell(start: str, end: str, code: str, column: str) -> None:
    found = read(start, end)
    assert isinstance(found, Objection)
    assert (found.code, found.column) == (code, column)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param("2026-03-02T22:10", "2026-03-03T22:10", id="exactly a day"),
        pytest.param("2026-03-28T12:00", "2026-03-29T13:00", id="24 elapsed hours, 25 by the clock"),
    ],
)
def test_a_day_is_not_too_long(start: str, end: str) -> None:
    assert isinstance(read(start, end), Declared)


def test_the_declaration_s_own_instant_is_optional_but_must_be_one() -> None:
    assert isinstance(read("2026-03-02T22:10", "2026-03-02T23:00"), Declared)
    found = read("2026-03-02T22:10", "2026-03-02T23:00", "yesterday")
    assert found == Objection(code="instant-form", column="declared")


def one(start: str, end: str) -> Declared:
    found = read(f"2026-03-{start}", f"2026-03-{end}")
    assert isinstance(found, Declared)
    return found


KNOWN = one("02T22:00", "02T23:00")


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        pytest.param("02T22:00", "02T23:00", "declared-already", id="the same again"),
        pytest.param("02T22:59", "02T23:30", "overlaps", id="begun a minute before the other ended"),
        pytest.param("02T21:00", "02T22:01", "overlaps", id="ended a minute after the other began"),
        pytest.param("02T22:10", "02T22:20", "overlaps", id="inside the other"),
        pytest.param("02T21:00", "03T01:00", "overlaps", id="around the other"),
        pytest.param("02T23:00", "02T23:30", "", id="begun when the other ended"),
        pytest.param("02T21:00", "02T22:00", "", id="ended when the other began"),
        pytest.param("31T13:00", "31T14:00", "", id="ended this very instant"),
        pytest.param("31T13:00", "31T14:01", "future", id="it ends in a minute"),
    ],
)
def test_what_is_there_already_or_not_over_is_an_objection(start: str, end: str, code: str) -> None:
    found = objection(one(start, end).intervention, [KNOWN], NOW)
    assert (found.code if found else "") == code


seconds = st.integers(0, 366 * 24 * 3600)


@given(start=seconds, length=st.integers(1, 24 * 3600), zone=st.sampled_from(["Europe/Paris", "Asia/Kolkata", "UTC"]))
def test_what_is_written_is_read_again_whatever_the_clocks_do(start: int, length: int, zone: str) -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=start)
    made = Intervention(person=ADA, start=begun, end=begun + timedelta(seconds=length), declared=NOW)
    cells = cells_of(made, ZoneInfo(zone))
    text = EMPTY + ",".join(cells[column] for column in LAYOUT.columns) + "\n"
    [row], problems = parse_table(text, "interventions.csv", LAYOUT)
    found = declaration(row, Address.of(row["person"]), lambda _: None)
    assert problems == ()
    assert found == Declared(row=2, intervention=made)

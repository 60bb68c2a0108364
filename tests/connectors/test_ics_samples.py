"""Sample calendars: what is in them (original/), what is kept of them (kept/), and that nothing else is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path

import pytest
from icalendar import Event

from disconnect.connectors import ics
from disconnect.connectors.ics import Ics
from disconnect.connectors.ics.lines import sift
from disconnect.model.opaque import Opaque
from disconnect.ports import Source

HERE = Path(ics.__file__).resolve().parent
ORIGINALS = sorted((HERE / "original").glob("*.ics"))
KINDS = {"leave": "leave", "on-call": "on_call", "shared-on-call": "on_call"}
CANARY = "CANARY"
CONTENT = (
    *("SUMMARY", "FOLDED", "ALTREP", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES", "FILENAME", "ATTACH", "URL"),
    *("CONTACT", "RESOURCES", "RELATED", "LABEL", "CONFERENCE", "HTML", "GOOGLE", "TITLE", "TEAMS", "ALARM"),
    *("CALENDAR", "CALDESC", "PRODUCT"),
)
NAMES = ("ORGANISER", "DIR", "SENTBY", "NAME", "APPLE", "X500")
ELSEWHERE = ("ZONE", "ZONECOMMENT", "STANDARD", "DAYLIGHT", "TODO", "JOURNAL", "BUSY", "START", "NOUID", "NOBODY")


def source(path: Path) -> Source:
    settings: dict[str, object] = {
        "path": path.name,
        "kind": KINDS.get(path.stem, "meetings"),
        "from": "2026-01-01",
        "to": "2027-01-01",
    }
    if path.stem != "shared-on-call":
        settings["person"] = "camille@example.org"
    now = datetime(2026, 12, 31, tzinfo=UTC)
    return Source(name="calendars", settings=settings, base=path.parent, now=now, zone="Europe/Paris")


def plain(value: object) -> object:
    """A value as JSON writes it; opaque ones show what they hold, which only a test may do."""
    if isinstance(value, Opaque):
        return value.value
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | frozenset):
        return [plain(one) for one in value]
    return value


def kept(path: Path) -> object:
    (batch,) = Ics(source(path)).read("")
    whole = plain(batch)
    assert isinstance(whole, dict)
    return {key: whole[key] for key in ("items", "meetings", "leave", "on_call", "problems") if whole[key]}


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.stem)
def test_what_is_kept_of_a_calendar_is_what_the_pair_says(path: Path) -> None:
    expected = json.loads((HERE / "kept" / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert kept(path) == expected


def test_every_original_has_its_pair_and_no_pair_is_left_over() -> None:
    assert [path.stem for path in sorted((HERE / "kept").glob("*.json"))] == [path.stem for path in ORIGINALS]


def test_the_canaries_are_in_every_kind_of_content_of_the_originals() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in ORIGINALS)
    missing = [name for name in (*CONTENT, *NAMES, *ELSEWHERE) if f"{CANARY}-{name}" not in text]
    assert missing == []


@pytest.mark.parametrize("name", CONTENT)
def test_each_kind_of_content_stands_in_the_first_original(name: str) -> None:
    assert f"{CANARY}-{name}" in (HERE / "original" / "answers.ics").read_text(encoding="utf-8")


def texts(value: object) -> Iterator[str]:
    yield json.dumps(plain(value), ensure_ascii=False)
    yield repr(value)


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.stem)
def test_no_content_passes_into_a_batch(path: Path) -> None:
    assert CANARY in path.read_text(encoding="utf-8")
    for batch in Ics(source(path)).read(""):
        assert not [text for text in texts(batch) if CANARY.lower() in text.lower()]


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.stem)
def test_the_calendar_library_never_sees_content(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    real = Event.from_ical

    def spy(text: bytes) -> object:
        seen.append(text)
        return real(text)

    monkeypatch.setattr(Event, "from_ical", spy)
    list(Ics(source(path)).read(""))
    assert seen
    # What stands in a property that is read (a time, a rule) is seen, refused, and told to nobody.
    told = re.compile(rb"DTSTART:CANARY-START|TZID=\"?CANARY/Zone|FREQ=CANARY|SEQUENCE:CANARY")
    assert not [text for text in seen if CANARY.encode() in told.sub(b"", text)]


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.stem)
def test_problems_name_no_address_and_no_file(path: Path) -> None:
    for batch in Ics(source(path)).read(""):
        told = [problem.line for problem in batch.problems]
        assert not [line for line in told if "@" in line or path.stem in line.split(",")[1:]]


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda path: path.stem)
def test_what_is_left_of_the_text_holds_no_content(path: Path) -> None:
    with path.open("rb") as raw:
        sifted = sift(raw, "Europe/Paris")
    left = "\n".join(line for block in (*sifted.events, *sifted.zones) for line in block.lines)
    told = re.compile(r"BUSYSTATUS:CANARY-BUSY|DTSTART:CANARY-START|TZID=\"?CANARY/Zone|FREQ=CANARY|SEQUENCE:CANARY")
    assert left
    assert CANARY not in told.sub("", left)

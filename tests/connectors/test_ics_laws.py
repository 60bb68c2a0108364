"""Laws of the calendar connector: order never matters, expansion agrees with a naive one, damage never hurts."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from disconnect.connectors import ics
from disconnect.connectors.ics import Ics
from disconnect.connectors.ics.lines import sift
from disconnect.connectors.ics.moments import instant
from disconnect.connectors.ics.parties import identity
from disconnect.ports import Batch, Source

ORIGINALS = Path(ics.__file__).resolve().parent / "original"
PARIS = ZoneInfo("Europe/Paris")
DAY = timedelta(days=1)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
YEAR = 2026
CANARY = "CANARY"
UNTOLD = ("answers", "lengths", "series", "zones", "shown")
SLOWEST = 20


def read(text: bytes) -> Batch:
    with TemporaryDirectory() as folder:
        (Path(folder) / "camille@example.org.ics").write_bytes(text)
        asked = {"path": ".", "from": "2026-01-01", "to": "2027-01-01"}
        now = datetime(2026, 12, 31, tzinfo=UTC)
        (batch,) = Ics(Source(name="c", settings=asked, base=Path(folder), now=now, zone="Europe/Paris")).read("")
        return batch


def components(text: bytes) -> list[bytes]:
    """The components directly inside the calendar, each with what is nested in it; then its own lines."""
    found: list[bytes] = []
    depth = 0
    for line in text.splitlines(keepends=True)[1:-1]:
        if line.startswith(b"BEGIN:") and depth == 0:
            found.append(b"")
        depth += line.startswith(b"BEGIN:")
        if depth:
            found[-1] += line
        depth -= line.startswith(b"END:")
    return found


def calendar(parts: Iterable[bytes]) -> bytes:
    return b"BEGIN:VCALENDAR\r\n" + b"".join(parts) + b"END:VCALENDAR\r\n"


def every_value(batch: Batch) -> str:
    """All that a batch holds, opaque values opened, as one text."""
    opened = [one.key.value + one.owner.value + repr(one) for one in batch.meetings]
    rest = [repr(getattr(batch, field.name)) for field in fields(batch) if field.name != "meetings"]
    return "\n".join(opened + rest)


@pytest.mark.parametrize("name", UNTOLD)
@settings(max_examples=8, deadline=None)
@given(dice=st.randoms(use_true_random=False))
def test_the_order_of_the_components_changes_no_meeting(name: str, dice: random.Random) -> None:
    text = (ORIGINALS / f"{name}.ics").read_bytes()
    parts = components(text)
    shuffled = dice.sample(parts, len(parts))
    assert len(parts) >= 8
    assert read(calendar(shuffled)).meetings == read(text).meetings


@pytest.mark.parametrize("name", UNTOLD)
def test_an_invitation_that_came_twice_changes_no_meeting(name: str) -> None:
    text = (ORIGINALS / f"{name}.ics").read_bytes()
    assert read(calendar(components(text) * 2)).meetings == read(text).meetings


def offset_of(day: date, minute: int) -> timedelta:
    """Paris's offset from UTC by hand: +2 from the last Sunday of March 02:00 to that of October 03:00."""
    wall = (day, minute)
    summer = (SPRING, 3 * 60) <= wall < (AUTUMN, 3 * 60)
    return timedelta(hours=2 if summer else 1)


def naive_expansion(first: date, minute: int, every: int, count: int) -> list[datetime]:
    """The starts of a rule, counted on the fingers: no library, no zone database."""
    days = [first + every * number * DAY for number in range(count)]
    midnights = [datetime(day.year, day.month, day.day, tzinfo=UTC) for day in days]
    found = [at + timedelta(minutes=minute) - offset_of(day, minute) for at, day in zip(midnights, days, strict=True)]
    return [start for start, day in zip(found, days, strict=True) if day.year == YEAR]


@settings(max_examples=60, deadline=None)
@given(
    first=st.sampled_from([SPRING, AUTUMN]).flatmap(
        lambda night: st.integers(-20, 3).map(lambda days: night + days * DAY)
    ),
    minute=st.integers(0, 24 * 60 - 1) | st.sampled_from([119, 120, 150, 179, 180]),
    weekly=st.booleans(),
    interval=st.integers(1, 3),
    count=st.integers(1, 12),
)
@example(first=SPRING - DAY, minute=150, weekly=False, interval=1, count=3)
@example(first=AUTUMN - DAY, minute=150, weekly=False, interval=1, count=3)
def test_daily_and_weekly_rules_agree_with_a_naive_expansion(
    first: date,
    minute: int,
    weekly: bool,  # noqa: FBT001 - drawn by hypothesis
    interval: int,
    count: int,
) -> None:
    frequency, days = ("WEEKLY", 7) if weekly else ("DAILY", 1)
    start = f"{first:%Y%m%d}T{minute // 60:02}{minute % 60:02}00"
    rule = f"RRULE:FREQ={frequency};INTERVAL={interval};COUNT={count}"
    event = f"BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Paris:{start}\r\n{rule}\r\nEND:VEVENT\r\n"
    found = [one.start for one in read(calendar([event.encode()])).meetings]
    assert found == naive_expansion(first, minute, interval * days, count)


@given(wall=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)))  # noqa: DTZ001 - a clock on a wall
@example(wall=datetime(2026, 3, 29, 2, 0))  # noqa: DTZ001
@example(wall=datetime(2026, 10, 25, 2, 59))  # noqa: DTZ001
def test_instants_agree_with_the_zone_counted_by_hand(wall: datetime) -> None:
    minute = wall.hour * 60 + wall.minute
    assert instant(wall.replace(tzinfo=PARIS)) == wall.replace(tzinfo=UTC) - offset_of(wall.date(), minute)


@settings(max_examples=60, deadline=None)
@given(junk=st.binary(max_size=300))
def test_random_bytes_are_at_most_a_problem(junk: bytes) -> None:
    assert read(junk).meetings == ()
    inside = read(calendar([b"BEGIN:VEVENT\r\n", junk, b"\r\nEND:VEVENT\r\n"]))
    assert inside.items <= 1


VALUES = st.sampled_from(
    [
        *("FREQ=SECONDLY", "FREQ=DAILY;UNTIL=00010101", "FREQ=WEEKLY;BYDAY=53MO", "FREQ=YEARLY;BYEASTER=1"),
        *("FREQ=YEARLY;BYWEEKNO=53;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "FREQ=DAILY;COUNT=-1"),
        *("00010101T000000", "99991231T235959Z", "20260229", "24000101T000000", "20260101T250000", "19700101"),
        *("P99999999D", "-P1D", "PT0S", "P", "99999999999999999999", "", ",", "/", "20260101/P1D", "T", "Z"),
        *("20260329T023000", "20261025T023000", "\x00\x01", "é" * 50, "mailto:", "@", '"', ";:;:"),
    ]
)
NAMES = st.sampled_from(
    [
        *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "UID", "ATTENDEE"),
        *("DTSTART;VALUE=DATE", "DTSTART;TZID=Asia/Tokyo", "RDATE;VALUE=PERIOD", "RECURRENCE-ID;RANGE=THISANDFUTURE"),
        *("DTEND;TZID=Customized Time Zone", "EXDATE;VALUE=DATE", "DTSTART;VALUE=DURATION", "DTSTART;VALUE=TEXT"),
    ]
)


@settings(max_examples=120, deadline=None)
@given(lines=st.lists(st.tuples(NAMES, VALUES), max_size=6), start=st.booleans())
@example(lines=[("DTSTART;VALUE=DURATION", "PT0S")], start=False)
@example(lines=[("RDATE", "99991231T235959Z"), ("RRULE", "FREQ=DAILY;UNTIL=00010101")], start=True)
def test_any_lines_in_an_event_are_a_meeting_or_a_problem_soon(
    lines: list[tuple[str, str]],
    start: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    own = [("DTSTART", "20260105T090000")] * start
    body = "".join(f"{name}:{value}\r\n" for name, value in (*own, *lines))
    good = "BEGIN:VEVENT\r\nUID:good\r\nDTSTART:20260105T080000Z\r\nEND:VEVENT\r\n"
    begun = time.monotonic()
    batch = read(calendar([good.encode(), f"BEGIN:VEVENT\r\nUID:bad\r\n{body}END:VEVENT\r\n".encode()]))
    assert time.monotonic() - begun < SLOWEST
    assert batch.replaces
    assert "good" in {one.key.value.split("/")[0] for one in batch.meetings}


def logical_lines(text: bytes) -> list[bytes]:
    return text.replace(b"\r\n ", b"").splitlines(keepends=True)


@pytest.mark.parametrize("name", UNTOLD)
@settings(max_examples=25, deadline=None)
@given(dice=st.randoms(use_true_random=False), changes=st.integers(1, 12))
def test_mutated_samples_never_crash_hang_or_leak(name: str, dice: random.Random, changes: int) -> None:
    lines = logical_lines((ORIGINALS / f"{name}.ics").read_bytes())
    assert CANARY.encode() in b"".join(lines)
    for _ in range(changes):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        kind = dice.randrange(4)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[other])
        elif kind == 2:
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines.insert(at, dice.randbytes(dice.randrange(40)).replace(b"\n", b"") + b"\r\n")
    begun = time.monotonic()
    batch = read(b"".join(lines))
    assert time.monotonic() - begun < SLOWEST
    # A name of ours may be spoilt to another of ours (X-MICROSOFT-CDO-BUSYSTATUS holds one); nothing of it is kept.
    assert CANARY not in every_value(batch)


@pytest.mark.parametrize("name", [path.stem for path in sorted(ORIGINALS.glob("*.ics"))])
@settings(max_examples=15, deadline=None)
@given(dice=st.randoms(use_true_random=False), changes=st.integers(1, 30))
def test_samples_with_bytes_changed_never_crash_or_hang(name: str, dice: random.Random, changes: int) -> None:
    text = bytearray((ORIGINALS / f"{name}.ics").read_bytes())
    for _ in range(changes):
        text[dice.randrange(len(text))] = dice.randrange(256)
    del text[len(text) - dice.choice([0, 0, 0, 1, 50, 500]) :]
    begun = time.monotonic()
    read(bytes(text))
    assert time.monotonic() - begun < SLOWEST


@settings(max_examples=60)
@given(cuts=st.sets(st.integers(1, 400), max_size=40))
def test_folding_a_line_anywhere_changes_nothing(cuts: set[int]) -> None:
    name = "é" * 20
    whole = f'ATTENDEE;CN="{CANARY}{name}";PARTSTAT=ACCEPTED:mailto:camille@example.org'.encode()
    pieces = [whole[start:end] for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), None], strict=True)]
    folded = b"\r\n ".join(piece for piece in pieces if piece)
    text = calendar([b"BEGIN:VEVENT\r\n", folded, b"\r\nEND:VEVENT\r\n"])
    (event,) = sift(text.splitlines(keepends=True)).events
    assert event.lines[1] == "ATTENDEE;PARTSTAT=ACCEPTED:mailto:camille@example.org"


@given(text=st.text(max_size=60))
def test_who_an_address_names_is_an_address_or_a_digest(text: str) -> None:
    found = identity(text)
    assert found == identity(found) or ("@" not in found and len(found) == 24)
    assert not set(found) & set(' <>"\r\n;:,')


def test_meetings_come_sorted_by_start() -> None:
    meetings = read((ORIGINALS / "series.ics").read_bytes()).meetings
    assert list(meetings) == sorted(meetings, key=lambda one: one.start)

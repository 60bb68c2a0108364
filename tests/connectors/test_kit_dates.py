"""Instants: every form a program writes, the bounds to the second, gaps and folds, and texts that are no dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.connectors.kit.dates import TimeRule, is_form, log_date, log_instant, mail_instant
from disconnect.connectors.kit.flaws import Flaw

NOW = datetime(2026, 3, 28, 21, 10, tzinfo=UTC)
PARIS = TimeRule.until(NOW.replace(year=2027), ZoneInfo("Europe/Paris"))
NOWHERE = TimeRule.until(NOW, None)
STRANGE = "date-unreadable"
ZONELESS = "date-without-zone"
IMPOSSIBLE = "date-impossible"


def told(found: datetime | date | Flaw) -> str:
    return found.code if isinstance(found, Flaw) else found.isoformat().removesuffix("+00:00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Fri, 29 Mar 2019 19:37:21 +0530", "2019-03-29T14:07:21", id="the usual form"),
        pytest.param(
            " 29 Mar 2019 19:37:21 -0330 ", "2019-03-29T23:07:21", id="no weekday, an offset west with minutes"
        ),
        pytest.param("Fri, 29 Mar 2019 19:37 +0000", "2019-03-29T19:37:00", id="no seconds"),
        pytest.param("Fri, 29 Mar 2019 19:37:21 +0100 (CET)", "2019-03-29T18:37:21", id="the zone again in a comment"),
        pytest.param("Fri, 29 Mar 2019 19:37:21 -0000", "2019-03-29T19:37:21", id="-0000 is UTC"),
        pytest.param("29 Mar 19 19:37:21 -0000", "2019-03-29T19:37:21", id="-0000 is UTC in an old form, too"),
        pytest.param("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59", id="a leap second"),
        pytest.param("Fri, 29 Mar 2019 19:37:21 GMT", "2019-03-29T19:37:21", id="GMT by name"),
        pytest.param(
            "Fri, 29 Mar 19 19:37:21 EST", "2019-03-30T00:37:21", id="two digits of year, a zone that RFC 5322 names"
        ),
        pytest.param("Fri Mar 29 19:37:21 2019 +0200", "2019-03-29T17:37:21", id="the order of asctime"),
        pytest.param("Fri, 29 Mar 2019 19.37.21 +0200", "2019-03-29T17:37:21", id="dots in the time"),
        pytest.param("Fri Mar 29 19:37:21 2019", ZONELESS, id="no zone, and none stated"),
        pytest.param("Fri, 29 Mar 2019 19:37:21 CET", ZONELESS, id="a zone's name that nothing confirms"),
        pytest.param("Fri, 29 Mar 2019 19:37:21 +1500", "2019-03-29T04:37:21", id="the farthest offset"),
        pytest.param("Fri, 29 Mar 2019 19:37:21 +1501", STRANGE, id="a minute farther than any place"),
        pytest.param("29 Mar 19 19:37:21 -1700", STRANGE, id="too far in an old form"),
        pytest.param("29 Mar 19 19:37:21 +9999", STRANGE, id="an offset of days"),
        pytest.param("Fri, 29 Foo 2019 19:37:21 +0000", STRANGE, id="no month"),
        pytest.param("Fri, 30 Feb 2019 19:37:21 +0000", STRANGE, id="no such day"),
        pytest.param("Fri, 29 Mar 2019 24:00:00 +0000", STRANGE, id="no such hour"),
        pytest.param("Fri, 29 Mar 2019 19:37:61 +0000", STRANGE, id="no such second"),
        pytest.param("29 Mar 99999999999999999999 19:37:21 +0000", STRANGE, id="a year without end"),
        pytest.param("Mon, 01 Jan 0001 00:00:00 +0100", IMPOSSIBLE, id="the first year"),
        pytest.param("Fri, 31 Dec 9999 23:59:59 -0100", IMPOSSIBLE, id="the last year"),
        pytest.param("soon", STRANGE, id="a word"),
        pytest.param(",", STRANGE, id="a comma"),
        pytest.param("Fri, 29 Mar 2019 19:37:21 +0000" + " " * 200 + "x", STRANGE, id="longer than any date"),
        pytest.param("  ", "date-missing", id="nothing"),
    ],
)
def test_a_date_header_reads(text: str, expected: str) -> None:
    assert told(mail_instant(text, NOWHERE)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mon, 01 Jan 1990 00:00:00 +0000", "1990-01-01T00:00:00", id="the first instant that can be"),
        pytest.param("Sun, 31 Dec 1989 23:59:59 +0000", IMPOSSIBLE, id="a second before it"),
        pytest.param(
            "Sun, 31 Dec 1989 23:00:00 -0100", "1990-01-01T00:00:00", id="the first instant, written in the year before"
        ),
        pytest.param("Sun, 29 Mar 2026 21:10:00 +0000", "2026-03-29T21:10:00", id="a day after the reading"),
        pytest.param("Sun, 29 Mar 2026 21:10:01 +0000", IMPOSSIBLE, id="a day and a second after the reading"),
    ],
)
def test_the_bounds_hold_to_the_second(text: str, expected: str) -> None:
    assert told(mail_instant(text, NOWHERE)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sun, 29 Mar 2026 01:59:59", "2026-03-29T00:59:59", id="the last second before the gap"),
        pytest.param(
            "Sun, 29 Mar 2026 02:00:00", "2026-03-29T01:00:00", id="the gap's first second, by the offset before"
        ),
        pytest.param("Sun, 29 Mar 2026 02:30:00", "2026-03-29T01:30:00", id="within the gap, by the offset before"),
        pytest.param("Sun, 29 Mar 2026 03:00:00", "2026-03-29T01:00:00", id="the first second after the gap"),
        pytest.param("Sun, 25 Oct 2026 01:59:59", "2026-10-24T23:59:59", id="the last second before the fold"),
        pytest.param("Sun, 25 Oct 2026 02:30:00", "2026-10-25T00:30:00", id="within the fold, the first of the two"),
        pytest.param("Sun, 25 Oct 2026 03:00:00", "2026-10-25T02:00:00", id="after the fold"),
        pytest.param(
            "Sun, 25 Oct 2026 02:30:00 CEST", "2026-10-25T00:30:00", id="within the fold, the name says the first"
        ),
        pytest.param(
            "Sun, 25 Oct 2026 02:30:00 CET", "2026-10-25T01:30:00", id="within the fold, the name says the second"
        ),
        pytest.param("Thu Jul 16 12:00:00 CEST 2026", "2026-07-16T10:00:00", id="the name before the year"),
        pytest.param("Thu, 16 Jul 2026 12:00:00 CET", ZONELESS, id="a name that the stated zone does not use that day"),
        pytest.param("Thu, 16 Jul 2026 12:00:00 JST", ZONELESS, id="a name of another zone"),
    ],
)
def test_a_wall_clock_time_takes_the_stated_zone(text: str, expected: str) -> None:
    assert told(mail_instant(text, PARIS)) == expected


OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(st.datetimes(datetime(1990, 1, 2), datetime(2026, 3, 27)), OFFSETS)  # noqa: DTZ001 - hypothesis wants naive bounds
def test_what_the_standard_library_writes_reads_back(wall: datetime, offset: timedelta) -> None:
    written = wall.replace(microsecond=0, tzinfo=UTC).astimezone(timezone(offset))
    assert mail_instant(format_datetime(written), NOWHERE) == written


@given(st.text(max_size=200))
def test_any_text_is_an_instant_in_bounds_or_a_flaw(text: str) -> None:
    for rule in (NOWHERE, PARIS):
        for read in (mail_instant, lambda text, rule: log_instant("", rule)(text)):
            found = read(text, rule)
            assert isinstance(found, Flaw) or (found.tzinfo is UTC and found <= rule.latest)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        pytest.param("", "2010-01-02 17:40:10", "2010-01-02T16:40:10", id="a space between date and time"),
        pytest.param("", " 2010-01-02T17:40:10 ", "2010-01-02T16:40:10", id="a T between them"),
        pytest.param("", "2010-01-02T17:40:10Z", "2010-01-02T17:40:10", id="UTC as Z"),
        pytest.param(
            "", "2010-01-02T17:40:10.1234567-05:00", "2010-01-02T22:40:10.123456", id="seven digits of a second"
        ),
        pytest.param("", "2026-03-29 02:30:00", "2026-03-29T01:30:00", id="in the gap, by the offset before"),
        pytest.param("", "2026-10-25 02:30:00", "2026-10-25T00:30:00", id="in the fold, the first of the two"),
        pytest.param("", "2010-01-02", STRANGE, id="a date alone is no instant"),
        pytest.param("", "", "date-missing", id="nothing"),
        pytest.param("", "0001-01-01 00:00:00", IMPOSSIBLE, id="an empty date of some programs"),
        pytest.param("epoch", "1262450410", "2010-01-02T16:40:10", id="seconds since 1970"),
        pytest.param("epoch", "1262450410.5", "2010-01-02T16:40:10.500000", id="and a half"),
        pytest.param("epoch", "0", IMPOSSIBLE, id="1970 itself"),
        pytest.param("epoch", "nan", STRANGE, id="no number"),
        pytest.param("epoch", "1e400", STRANGE, id="infinity"),
        pytest.param("epoch", "1e17", STRANGE, id="after the last year"),
        pytest.param("%d/%m/%Y %H:%M", "02/01/2010 17:40", "2010-01-02T16:40:00", id="a stated format"),
        pytest.param(
            "%d/%m/%Y %H:%M %z", "02/01/2010 17:40 +0000", "2010-01-02T17:40:00", id="a stated format with offset"
        ),
        pytest.param("%d/%m/%Y %H:%M", "2010-01-02 17:40", STRANGE, id="another format than stated"),
    ],
)
def test_a_log_time_reads(form: str, text: str, expected: str) -> None:
    assert told(log_instant(form, PARIS)(text)) == expected


def test_a_log_time_without_offset_needs_a_zone() -> None:
    assert told(log_instant("", NOWHERE)("2010-01-02 17:40:10")) == ZONELESS


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        pytest.param("", "2024-02-29", "2024-02-29", id="a leap day"),
        pytest.param("", "2023-02-29", STRANGE, id="a leap day that was none"),
        pytest.param("", " ", "date-missing", id="nothing"),
        pytest.param("%d.%m.%Y", " 14.07.2026 ", "2026-07-14", id="a stated format"),
        pytest.param("%d.%m.%Y", "2026-07-14", STRANGE, id="another format than stated"),
    ],
)
def test_a_civil_date_reads(form: str, text: str, expected: str) -> None:
    assert told(log_date(form)(text)) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("", True), ("epoch", True), ("%Y-%m-%d", True), ("%d/%m/%y %H:%M:%S %z", True), ("%", False), ("%J %Q", False)],
)
def test_a_format_is_known_to_read_back_or_not(form: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_form(form) is expected

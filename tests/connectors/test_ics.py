"""The calendar connector as its caller sees it: batches, cursors, what is bounded, what is refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from disconnect.connectors.ics import Ics
from disconnect.errors import ConfigError, ConnectorError
from disconnect.model.meeting import Answer, Meeting
from disconnect.model.opaque import Address
from disconnect.ports import Batch, Source

CAMILLE, ALEX = Address.of("camille@example.org"), Address.of("alex@example.org")
NOW = datetime(2026, 12, 31, 9, tzinfo=UTC)


def event(uid: str, *lines: str, start: str = "20260105T080000Z") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{start}", *lines, "END:VEVENT", ""])


def calendar(*parts: str) -> str:
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(parts) + "END:VCALENDAR\r\n"


def source(base: Path, zone: str = "Europe/Paris", /, **settings: object) -> Source:
    return Source(name="calendars", settings={"path": ".", **settings}, base=base, now=NOW, zone=zone)


def batches(base: Path, cursor: str = "", /, **settings: object) -> list[Batch]:
    return list(Ics(source(base, **settings)).read(cursor))


def meetings(base: Path, *parts: str, zone: str = "Europe/Paris") -> tuple[Meeting, ...]:
    (base / "camille@example.org.ics").write_text(calendar(*parts), encoding="utf-8", newline="")
    (batch,) = Ics(source(base, zone)).read("")
    assert batch.problems == ()
    return batch.meetings


def codes(batch: Batch) -> list[str]:
    return [problem.code for problem in batch.problems]


@pytest.fixture
def two(tmp_path: Path) -> Path:
    (tmp_path / "alex@example.org.ics").write_text(calendar(event("a")))
    (tmp_path / "camille@example.org.ics").write_text(calendar(event("b"), event("c", start="20260106T080000Z")))
    return tmp_path


class TestBatches:
    def test_there_is_one_batch_per_owner_with_progress(self, two: Path) -> None:
        got = batches(two)
        assert [(batch.replaces, batch.done, batch.total, batch.items) for batch in got] == [
            (frozenset({ALEX}), 1, 2, 1),
            (frozenset({CAMILLE}), 2, 2, 2),
        ]

    def test_a_batch_says_which_time_it_gives_anew(self, two: Path) -> None:
        assert batches(two, **{"from": date(2026, 1, 1), "to": "2026-07-01"})[0].window == (
            datetime(2025, 12, 31, 23, tzinfo=UTC),
            datetime(2026, 6, 30, 22, tzinfo=UTC),
        )

    def test_the_last_cursor_skips_everything_that_did_not_change(self, two: Path) -> None:
        assert batches(two, batches(two)[-1].cursor) == []

    def test_an_interrupted_run_goes_on_after_the_last_batch_stored(self, two: Path) -> None:
        (left,) = batches(two, batches(two)[0].cursor)
        assert left.replaces == {CAMILLE}

    @pytest.mark.parametrize("change", ["touch", "grow", "rename"])
    def test_a_calendar_that_changed_is_read_again_alone(self, two: Path, change: str) -> None:
        cursor, file = batches(two)[-1].cursor, two / "alex@example.org.ics"
        if change == "touch":
            os.utime(file, ns=(1, 1))
        if change == "grow":
            stat = file.stat()
            file.write_text(calendar(event("a"), event("z")))
            os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        if change == "rename":
            (two / "alex@example.org").mkdir()
            file.rename(two / "alex@example.org" / "main.ics")
        assert [batch.replaces for batch in batches(two, cursor)] == [{ALEX}]

    def test_another_window_reads_everything_again(self, two: Path) -> None:
        assert len(batches(two, batches(two)[-1].cursor, to="2026-06-01")) == 2

    def test_the_cursor_holds_no_address(self, two: Path) -> None:
        assert "example" not in batches(two)[-1].cursor

    def test_a_calendar_that_is_gone_leaves_the_cursor_and_takes_nothing_away(self, two: Path) -> None:
        cursor = batches(two)[-1].cursor
        (two / "alex@example.org.ics").unlink()
        os.utime(two / "camille@example.org.ics", ns=(1, 1))
        (batch,) = batches(two, cursor)
        assert batch.replaces == {CAMILLE}
        assert len(batch.cursor) < len(cursor)

    @pytest.mark.parametrize("cursor", ["?", "[]", "{}", '{"read": 1}', "null"])
    def test_a_cursor_that_cannot_be_understood_reads_everything(self, two: Path, cursor: str) -> None:
        assert len(batches(two, cursor)) == 2

    def test_several_files_of_one_person_are_one_calendar(self, tmp_path: Path) -> None:
        folder = tmp_path / "Camille@Example.org"
        folder.mkdir()
        (folder / "work.ics").write_text(calendar(event("a"), event("b")))
        (folder / "TEAM.ICS").write_text(calendar(event("b"), event("c")))
        (tmp_path / "camille@example.org.ics").write_text(calendar(event("d")))
        (batch,) = batches(tmp_path)
        assert [one.key.value[0] for one in batch.meetings] == ["a", "b", "c", "d"]
        assert batch.items == 5

    def test_of_one_event_in_two_files_the_newest_version_counts(self, tmp_path: Path) -> None:
        folder = tmp_path / "camille@example.org"
        folder.mkdir()
        (folder / "1.ics").write_text(calendar(event("a", "SEQUENCE:2", "STATUS:CANCELLED")))
        (folder / "2.ics").write_text(calendar(event("a", "SEQUENCE:1")))
        assert batches(tmp_path)[0].meetings == ()

    def test_an_empty_folder_of_a_person_empties_their_calendar(self, tmp_path: Path) -> None:
        (tmp_path / "camille@example.org").mkdir()
        (tmp_path / "archive").mkdir()
        (tmp_path / ".hidden@example.org").mkdir()
        (tmp_path / "notes.txt").write_text("nothing")
        (tmp_path / ".camille@example.org.ics").write_text(calendar(event("a")))
        (batch,) = batches(tmp_path)
        assert batch.replaces == {CAMILLE}
        assert batch.meetings == ()

    @pytest.mark.parametrize("path", [".", "some.ics"])
    def test_path_and_person_make_everything_there_one_calendar(self, tmp_path: Path, path: str) -> None:
        (tmp_path / "some.ics").write_text(calendar(event("a")))
        (batch,) = batches(tmp_path, path=path, person=" Camille@example.org")
        assert batch.replaces == {CAMILLE}

    def test_a_single_file_named_after_its_owner_needs_no_person(self, two: Path) -> None:
        (batch,) = batches(two, path="alex@example.org.ics")
        assert batch.replaces == {ALEX}


class TestDamage:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            pytest.param(b"", "not-a-calendar", id="an empty file"),
            pytest.param(b"\x00\xff\xfe", "not-a-calendar", id="bytes without meaning"),
            pytest.param(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", "not-a-calendar", id="cut off in an event"),
            pytest.param(calendar().encode()[:-15], "not-a-calendar", id="cut off before the end"),
            pytest.param(b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "not-a-calendar", id="an event in no calendar"),
            pytest.param(b"END:VCALENDAR\r\n", "not-a-calendar", id="an end without a beginning"),
            pytest.param(calendar("BEGIN:X\r\n" * 9).encode(), "not-a-calendar", id="components too deep"),
            pytest.param(calendar("BEGIN:A\r\nEND:B\r\n").encode(), "not-a-calendar", id="an end of something else"),
            pytest.param(b"x" * 1_000_001, "calendar-too-large", id="a byte more than allowed, on one line"),
        ],
    )
    def test_a_calendar_that_does_not_parse_is_one_problem_and_takes_nothing_away(
        self, two: Path, text: bytes, code: str
    ) -> None:
        (two / "alex@example.org.ics").write_bytes(text)
        first, second = batches(two, max_megabytes=1)
        assert (codes(first), first.replaces, first.meetings) == ([code], frozenset(), ())
        assert first.problems[0].where == "calendar 1 of 2"
        assert len(second.meetings) == 2

    def test_a_damaged_file_beside_a_good_one_replaces_nothing(self, tmp_path: Path) -> None:
        folder = tmp_path / "camille@example.org"
        folder.mkdir()
        (folder / "a.ics").write_text(calendar(event("a")))
        (folder / "b.ics").write_text("damaged")
        (batch,) = batches(tmp_path)
        assert (batch.replaces, batch.meetings) == (frozenset(), ())
        assert batch.problems[0].where == "calendar 1 of 1, file 2 of 2"

    def test_a_file_of_exactly_the_allowed_size_is_read(self, tmp_path: Path) -> None:
        text = calendar(event("a", "X-FILL:" + "x" * 999_000))
        text += "\r\n" * ((1_000_000 - len(text)) // 2) + "\n" * (len(text) % 2)
        (tmp_path / "camille@example.org.ics").write_bytes(text.encode())
        assert len(text) == 1_000_000
        assert len(batches(tmp_path, max_megabytes=1)[0].meetings) == 1

    def test_a_file_that_cannot_be_opened_is_tried_again_next_time(self, two: Path) -> None:
        (two / "alex@example.org.ics").unlink()
        (two / "alex@example.org.ics").symlink_to(two / "gone.ics")
        first, second = batches(two)
        assert codes(first) == ["unreadable"]
        assert [codes(batch) for batch in batches(two, second.cursor)] == [["unreadable"]]

    def test_a_file_that_stats_but_does_not_open_is_tried_again(
        self, two: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        refused = _unopenable("alex", Path.open)
        monkeypatch.setattr(Path, "open", refused)
        first, second = batches(two)
        assert codes(first) == ["unreadable"]
        monkeypatch.undo()
        (again,) = batches(two, second.cursor)
        assert again.replaces == {ALEX}

    def test_damage_that_did_not_change_is_told_once(self, two: Path) -> None:
        (two / "alex@example.org.ics").write_text("damaged")
        assert batches(two, batches(two)[-1].cursor) == []

    def test_a_path_that_is_not_there_ends_the_reading(self, tmp_path: Path) -> None:
        with pytest.raises(ConnectorError, match="the path does not exist; correct path"):
            batches(tmp_path, path="nowhere")

    def test_a_folder_that_cannot_be_listed_ends_the_reading(self, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(_path: Path) -> list[Path]:
            raise PermissionError

        monkeypatch.setattr(Path, "iterdir", refuse)
        with pytest.raises(ConnectorError, match="the folder cannot be listed"):
            batches(two)
        assert [problem.code for problem in Ics(source(two)).check()] == ["unreadable"]


def _unopenable(name: str, real: Callable[..., object]) -> Callable[..., object]:
    def refused(path: Path, *arguments: object) -> object:
        if path.name.startswith(name):
            raise PermissionError
        return real(path, *arguments)

    return refused


class TestEvents:
    @pytest.mark.parametrize(
        ("lines", "code"),
        [
            pytest.param(["DTSTART:20260105T090000Z"], "event-unreadable", id="two starts"),
            pytest.param(["DTEND:20260105T075959Z"], "end-before-start", id="an end a second before the start"),
            pytest.param(["DTEND;VALUE=DATE:20260106"], "end-mixed", id="a time and a date"),
            pytest.param(["DURATION:-PT1H"], "end-before-start", id="a negative duration"),
            pytest.param(["DURATION:soon"], "event-unreadable", id="a duration that is none"),
            pytest.param(
                ["RDATE;TZID=Mars/Olympus:20260107T080000"], "zone-unknown", id="a named date of no known zone"
            ),
            pytest.param(["EXDATE;TZID=Mars/Olympus:20260107T080000"], "zone-unknown", id="a dropped date of no zone"),
            pytest.param(
                ["RDATE;VALUE=PERIOD:20260107T080000Z/20260107T090000Z", "EXDATE:x"], "event-unreadable", id="EXDATE"
            ),
            pytest.param(["RECURRENCE-ID;TZID=Mars/Olympus:20260107T080000"], "zone-unknown", id="a change of no zone"),
            pytest.param(["ATTENDEE;CN=a:b;x"], "", id="a party line without form but with a value"),
            pytest.param(["ATTENDEE;CN"], "line-unreadable", id="a party line without a value"),
            pytest.param(['ATTENDEE;CN="a:b'], "line-unreadable", id="a party whose quotes never close"),
            pytest.param(
                ['DTEND;TZID="Europe/Paris:20260105T100000'], "line-unreadable", id="a time whose quotes do not"
            ),
            pytest.param(
                ["DTEND;TZID=Europe:20260105T100000"], "event-unreadable", id="a zone that is a folder of zones"
            ),
            pytest.param(['ATTENDEE;CN="a;PARTSTAT=ACCEPTED:mailto:x@example.org'], "", id="a name that breaks quotes"),
            pytest.param(
                ["RDATE;VALUE=PERIOD:20260107T080000Z/20260107T090000Z"], "", id="a named period with both its ends"
            ),
            pytest.param(["RRULE:FREQ=DAILY;COUNT=x"], "event-unreadable", id="a count that is none"),
            pytest.param(["RRULE:INTERVAL=2"], "rule-unreadable", id="a rule without frequency"),
            pytest.param(["RRULE:FREQ=DAILY;INTERVAL=-1"], "rule-unreadable", id="a rule that goes back"),
            pytest.param(["RRULE:FREQ=HOURLY;BYSETPOS=30"], "rule-unreadable", id="the 30th of one"),
            pytest.param(["RRULE:FREQ=DAILY;BYDAY=XX"], "event-unreadable", id="a weekday that is none"),
            pytest.param(["RRULE:FREQ=YEARLY;BYMONTH=13"], "rule-unreadable", id="a thirteenth month"),
            pytest.param(["RRULE:FREQ=DAILY;X-SKIP=1"], "rule-unreadable", id="a part that no rule has"),
            pytest.param(["RRULE:FREQ=MINUTELY"], "rule-too-large", id="every minute of a year"),
            pytest.param(
                ["X-NOTHING:1", "ATTENDEE:mailto:" + "x" * 2**20], "event-too-large", id="an event over 1 MiB"
            ),
        ],
    )
    def test_one_bad_event_is_one_problem_and_the_rest_goes_on(
        self, tmp_path: Path, lines: list[str], code: str
    ) -> None:
        text = calendar(event("good"), event("bad", *lines), event("good-too"))
        (tmp_path / "camille@example.org.ics").write_text(text)
        (batch,) = batches(tmp_path)
        assert codes(batch) == [code] * bool(code)
        assert [problem.where for problem in batch.problems] == ["calendar 1 of 1, event 2"] * bool(code)
        assert {"good", "good-too"} <= {one.key.value.split("/")[0] for one in batch.meetings}
        assert batch.items == 3
        assert batch.replaces == {CAMILLE}

    @pytest.mark.parametrize(
        ("line", "problems"),
        [
            pytest.param("DTEND:20260105T090000", ["zone-missing"], id="a floating time without a stated zone"),
            pytest.param("RDATE:20260105T090000Z,20260106T090000", ["zone-missing"], id="one of several"),
            pytest.param("DTEND:20260105T090000Z", [], id="a time in UTC needs none"),
            pytest.param("DTEND;TZID=Europe/Paris:20260105T100000", [], id="a time with its own zone needs none"),
        ],
    )
    def test_a_floating_time_needs_a_stated_zone(self, tmp_path: Path, line: str, problems: list[str]) -> None:
        (tmp_path / "camille@example.org.ics").write_text(calendar(event("a", line)))
        (batch,) = Ics(source(tmp_path, "")).read("")
        assert codes(batch) == problems

    def test_a_date_of_negative_length_is_a_problem(self, tmp_path: Path) -> None:
        (tmp_path / "camille@example.org.ics").write_text(calendar(event("a", "DURATION:-P1D", start="20260105")))
        assert codes(batches(tmp_path)[0]) == ["end-before-start"]

    def test_dates_need_no_zone(self, tmp_path: Path) -> None:
        (one,) = meetings(tmp_path, event("a", "DTEND:20260106", start="20260105"), zone="")
        assert (one.start, one.is_all_day) == (datetime(2026, 1, 5, tzinfo=UTC), True)

    @pytest.mark.parametrize(
        ("start", "seen"),
        [
            pytest.param("20251231T225959Z", 0, id="a second before the first date"),
            pytest.param("20251231T230000Z", 1, id="on the first date's midnight"),
            pytest.param("20260131T225959Z", 1, id="a second before the date to stop before"),
            pytest.param("20260131T230000Z", 0, id="on that date's midnight"),
            pytest.param("19700101T000000Z", 0, id="in 1970"),
            pytest.param("20380119T031407Z", 0, id="in 2038"),
            pytest.param("00010101T000000Z", 0, id="in the year 1"),
            pytest.param("99991231T235959Z", 0, id="at the end of time"),
        ],
    )
    @pytest.mark.parametrize("length", ["PT0S", "PT1H"])
    def test_meetings_count_that_start_in_the_window(self, tmp_path: Path, start: str, seen: int, length: str) -> None:
        (tmp_path / "camille@example.org.ics").write_text(calendar(event("a", f"DURATION:{length}", start=start)))
        (batch,) = batches(tmp_path, **{"from": "2026-01-01", "to": "2026-02-01"})
        assert len(batch.meetings) == seen

    @pytest.mark.parametrize(
        ("most", "problems"),
        [pytest.param(5, [], id="as many"), pytest.param(4, ["too-many-occurrences"], id="one less")],
    )
    def test_a_calendar_may_have_only_so_many_occurrences(self, tmp_path: Path, most: int, problems: list[str]) -> None:
        text = calendar(event("a"), event("b", "RRULE:FREQ=DAILY;COUNT=4"))
        (tmp_path / "camille@example.org.ics").write_text(text)
        (batch,) = batches(tmp_path, max_occurrences=most)
        assert codes(batch) == problems
        assert len(batch.meetings) == (1 if problems else 5)

    def test_a_series_longer_than_one_piece_of_the_window_is_whole(self, tmp_path: Path) -> None:
        rule = "RRULE:FREQ=HOURLY;UNTIL=20260831T230000Z"
        found = meetings(tmp_path, event("a", "DURATION:PT90M", rule, start="20260101T000000Z"))
        assert len({one.key for one in found}) == len(found) == 243 * 24

    def test_rules_past_the_budget_of_a_file_are_refused_not_followed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("disconnect.connectors.ics.expansion.FILE_STEPS", 2_000_365)
        text = calendar(*(event(uid, "RRULE:FREQ=DAILY") for uid in "abc"), event("d"))
        (tmp_path / "camille@example.org.ics").write_text(text)
        (batch,) = batches(tmp_path)
        assert codes(batch) == ["rule-too-large"]
        assert {one.key.value[0] for one in batch.meetings} == {"a", "b", "d"}

    @pytest.mark.parametrize(
        ("name", "hour"),
        [
            pytest.param("Ours", 23, id="a name of the calendar's own"),
            pytest.param("/maker/Ours", 23, id="a maker's prefix before the calendar's own name"),
            pytest.param("/maker/Europe/Paris", 7, id="a maker's prefix before a known name"),
            pytest.param("Europe/Paris", 7, id="a known name, whatever the calendar says of it"),
            pytest.param("Romance Standard Time", 7, id="a name of Windows'"),
        ],
    )
    def test_a_zone_is_a_known_one_or_the_one_that_the_calendar_defines(
        self, tmp_path: Path, name: str, hour: int
    ) -> None:
        lines = [f"TZID:{name}", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0900"]
        zone = "\r\n".join(["BEGIN:VTIMEZONE", *lines, "TZOFFSETTO:+0900", "END:STANDARD", "END:VTIMEZONE", ""])
        entry = event("a").replace("DTSTART:20260105T080000Z", f"DTSTART;TZID={name}:20260105T080000")
        assert [one.start.hour for one in meetings(tmp_path, entry, zone)] == [hour]

    def test_a_definition_with_the_name_of_a_folder_of_zones_hurts_nobody(self, tmp_path: Path) -> None:
        zone = (
            "BEGIN:VTIMEZONE\r\nTZID:Europe\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            "TZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        )
        (one,) = meetings(tmp_path, zone, event("a"))
        assert one.start.hour == 8

    def test_two_calendars_may_call_different_zones_by_one_name(self, tmp_path: Path) -> None:
        for name, offset in (("alex", "+0900"), ("camille", "-0500")):
            lines = ["TZID:Ours", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000"]
            zone = "\r\n".join(["BEGIN:VTIMEZONE", *lines, f"TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE", ""])
            entry = event("a").replace("DTSTART:20260105T080000Z", "DTSTART;TZID=Ours:20260105T080000")
            (tmp_path / f"{name}@example.org.ics").write_text(calendar(entry, zone))
        assert [one.start.hour for batch in batches(tmp_path) for one in batch.meetings] == [23, 13]

    @pytest.mark.parametrize(
        "rule",
        [
            pytest.param("RRULE:FREQ=SECONDLY", id="changing every second"),
            pytest.param("RRULE:FREQ=YEARLY;INTERVAL=0;BYMONTH=3", id="never getting on"),
            pytest.param("TZOFFSETTO:none", id="of no offset"),
        ],
    )
    def test_a_zone_that_cannot_be_makes_its_events_problems(self, tmp_path: Path, rule: str) -> None:
        zone = (
            "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nTZOFFSETFROM:+0100\r\n"
            f"TZOFFSETTO:+0100\r\n{rule}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        )
        entry = event("a").replace("DTSTART:20260105T080000Z", "DTSTART;TZID=Ours:20260105T080000")
        (tmp_path / "camille@example.org.ics").write_text(calendar(zone, entry, event("b")))
        (batch,) = batches(tmp_path)
        assert codes(batch) == ["zone-unknown"]
        assert len(batch.meetings) == 1

    def test_a_person_named_twice_is_one_and_taken_at_their_strongest_word(self, tmp_path: Path) -> None:
        parties = [f"ATTENDEE;PARTSTAT={said}:MAILTO:CAMILLE@example.org" for said in ("ACCEPTED", "DECLINED")]
        found = [
            meetings(tmp_path, event("a", "ORGANIZER:mailto:alex@example.org", *order))[0]
            for order in (parties, parties[::-1])
        ]
        assert [(one.people, one.answer) for one in found] == [(2, Answer.ACCEPTED)] * 2

    @pytest.mark.parametrize(
        ("until", "count"),
        [
            pytest.param("20260106T170000", 2, id="local, the last start itself"),
            pytest.param("20260106T165959", 1, id="local, a second before it"),
            pytest.param("20260106T220000Z", 2, id="in UTC, the last start itself"),
            pytest.param("20260106T215959Z", 1, id="in UTC, a second before it"),
            pytest.param("20260106", 2, id="a date, with all its hours"),
        ],
    )
    def test_until_is_inclusive_in_the_zone_of_the_event(self, tmp_path: Path, until: str, count: int) -> None:
        lines = event("a", f"RRULE:FREQ=DAILY;UNTIL={until}").replace(
            "DTSTART:20260105T080000Z", "DTSTART;TZID=America/New_York:20260105T170000"
        )
        assert len(meetings(tmp_path, lines)) == count

    @pytest.mark.parametrize("until", ["20260107", "20260107T235959Z"])
    def test_until_of_a_rule_of_dates_is_a_date(self, tmp_path: Path, until: str) -> None:
        assert len(meetings(tmp_path, event("a", f"RRULE:FREQ=DAILY;UNTIL={until}", start="20260105"))) == 3

    def test_a_rule_may_have_been_started_just_after_midnight_of_its_only_weekday(self, tmp_path: Path) -> None:
        lines = event("a", "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=2").replace(
            "DTSTART:20260105T080000Z", "DTSTART;TZID=Europe/Paris:20260105T003000"
        )
        assert len(meetings(tmp_path, lines)) == 2


class TestAbsences:
    def test_leave_and_on_call_are_always_read_in_full(self, two: Path) -> None:
        for kind in ("leave", "on_call"):
            first = batches(two, kind=kind)
            assert batches(two, first[-1].cursor, kind=kind) == first
            assert {batch.replaces for batch in first} == {frozenset()}

    def test_leave_to_come_is_read_until_the_end_of_next_year(self, tmp_path: Path) -> None:
        text = calendar(event("a", "RRULE:FREQ=YEARLY", start="20200101"))
        (tmp_path / "camille@example.org.ics").write_text(text)
        (batch,) = batches(tmp_path, kind="leave")
        assert [one.start for one in batch.leave] == [date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1)]

    def test_leave_is_cut_to_the_dates_read(self, tmp_path: Path) -> None:
        text = calendar(event("a", "DTEND:20260110", start="20251220"))
        (tmp_path / "camille@example.org.ics").write_text(text)
        (batch,) = batches(tmp_path, kind="leave", **{"from": "2026-01-01", "to": "2026-01-05"})
        assert [(one.start, one.end) for one in batch.leave] == [(date(2026, 1, 1), date(2026, 1, 5))]

    @pytest.mark.parametrize(
        ("start", "end", "found"),
        [
            pytest.param("T090000", "T110000", [("05", "06", "am")], id="two hours of a morning"),
            pytest.param("T090000", "T105959", None, id="a second less"),
            pytest.param("T090000", "T130000", [("05", "06", "am")], id="until one o'clock"),
            pytest.param("T090000", "T130001", [("05", "06", "")], id="a second longer"),
            pytest.param("T120000", "T180000", [("05", "06", "pm")], id="from noon"),
            pytest.param("T115959", "T180000", [("05", "06", "")], id="a second earlier"),
            pytest.param("T120000", "T130000", None, id="the lunch hour"),
            pytest.param("T000000", "+T000000", [("05", "06", "")], id="midnight to midnight"),
            pytest.param("T220000", "+T060000", [("05", "06", "pm"), ("06", "07", "am")], id="a night"),
        ],
    )
    def test_times_give_halves(
        self, tmp_path: Path, start: str, end: str, found: list[tuple[str, str, str]] | None
    ) -> None:
        last = "20260106" + end[1:] if end[0] == "+" else "20260105" + end
        (tmp_path / "camille@example.org.ics").write_text(
            calendar(event("a", f"DTEND:{last}", start=f"20260105{start}"))
        )
        (batch,) = batches(tmp_path, kind="leave")
        assert [(f"{one.start:%d}", f"{one.end:%d}", one.half) for one in batch.leave] == (found or [])
        assert codes(batch) == ([] if found else ["leave-too-short"])

    def test_leave_written_in_utc_reads_by_the_clock_of_the_source(self, tmp_path: Path) -> None:
        text = calendar(event("a", "DTEND:20260706T220000Z", start="20260705T220000Z"))
        (tmp_path / "camille@example.org.ics").write_text(text)
        (batch,) = batches(tmp_path, kind="leave")
        assert [(one.start, one.end, one.half) for one in batch.leave] == [(date(2026, 7, 6), date(2026, 7, 7), "")]

    def test_leave_by_the_clock_over_centuries_costs_no_more_than_the_dates_read(self, tmp_path: Path) -> None:
        text = calendar(event("a", "DTEND:25000101T000000Z", start="15000101T000000Z"))
        (tmp_path / "camille@example.org.ics").write_text(text)
        (batch,) = batches(tmp_path, kind="leave", **{"from": "2026-01-01", "to": "2026-02-01"})
        assert [(one.start, one.end) for one in batch.leave] == [(date(2026, 1, 1), date(2026, 2, 1))]

    def test_leave_outside_the_dates_read_is_none_and_no_problem(self, tmp_path: Path) -> None:
        text = calendar(event("a", "DTEND:20260104T180000Z", start="20260104T080000Z"))
        (tmp_path / "camille@example.org.ics").write_text(text)
        (batch,) = batches(tmp_path, kind="leave", **{"from": "2026-01-05", "to": "2026-02-01"})
        assert (batch.leave, batch.problems) == ((), ())

    def test_on_call_overlapping_the_dates_read_is_whole(self, tmp_path: Path) -> None:
        lines = [
            event(day, f"DTEND:202601{day}T060000Z", start=f"202601{int(day) - 1:02}T180000Z")
            for day in ("05", "07", "09")
        ]
        (tmp_path / "camille@example.org.ics").write_text(calendar(*lines))
        (batch,) = Ics(source(tmp_path, "", kind="on_call", **{"from": "2026-01-07", "to": "2026-01-08"})).read("")
        assert [one.start for one in batch.on_call] == [datetime(2026, 1, 6, 18, tzinfo=UTC)]

    def test_a_whole_day_on_call_needs_a_stated_zone(self, tmp_path: Path) -> None:
        (tmp_path / "camille@example.org.ics").write_text(calendar(event("a", "RRULE:FREQ=DAILY", start="20260105")))
        (batch,) = Ics(source(tmp_path, "", kind="on_call")).read("")
        assert (codes(batch), batch.problems[0].where) == (["zone-missing"], "calendar 1 of 1, event 1")

    def test_a_shared_file_of_leave_is_about_those_invited(self, tmp_path: Path) -> None:
        invited = [f"ATTENDEE:mailto:{who}@example.org" for who in ("camille", "alex")]
        text = calendar(event("a", "ORGANIZER:mailto:hr@example.org", *invited, start="20260105"))
        (tmp_path / "leave.ics").write_text(text)
        (batch,) = batches(tmp_path, path="leave.ics", kind="leave")
        assert [one.person for one in batch.leave] == [ALEX, CAMILLE]


class TestCheck:
    def test_what_is_in_order_gives_no_problem(self, two: Path) -> None:
        assert list(Ics(source(two)).check()) == []

    def test_what_keeps_calendars_from_being_read_is_told_with_a_remedy(self, two: Path) -> None:
        (two / "alex@example.org.ics").write_bytes(b"x" * 1_000_001)
        (two / "broken@example.org.ics").symlink_to(two / "gone")
        os.mkfifo(two / "pipe@example.org.ics")
        (two / "team.ics").write_text(calendar())
        found = list(Ics(source(two, max_megabytes=1)).check())
        assert [(problem.where, problem.code) for problem in found] == [
            ("calendar 1 of 5", "calendar-too-large"),
            ("calendar 2 of 5", "unreadable"),
            ("calendar 4 of 5", "unreadable"),
            ("calendar 5 of 5", "owner-not-an-address"),
        ]
        assert all(problem.mend for problem in found)

    @pytest.mark.parametrize(("path", "code"), [("nowhere", "path-missing"), ("empty", "no-calendars")])
    def test_a_path_with_nothing_in_it_is_told(self, tmp_path: Path, path: str, code: str) -> None:
        (tmp_path / "empty").mkdir()
        assert [problem.code for problem in Ics(source(tmp_path, path=path)).check()] == [code]


class TestSettings:
    @pytest.mark.parametrize(
        ("settings", "told"),
        [
            pytest.param({"pth": "x"}, "the setting pth is unknown; did you mean path?", id="a typing error"),
            pytest.param({"zzz": 1}, "the setting zzz is unknown; use one of: path, kind", id="nothing like it"),
            pytest.param({"path": ""}, "the setting path is missing; add it", id="no path"),
            pytest.param({"path": 1}, "path is not a text; write it in quotes", id="a path that is a number"),
            pytest.param({"kind": "holidays"}, "the kind 'holidays' is unknown; use one of: meetings", id="a kind"),
            pytest.param({"from": "soon"}, "from is not a date; write it like from = 2026-01-01", id="no date"),
            pytest.param({"from": NOW}, "from is not a date", id="a date with a time"),
            pytest.param({"to": 2026}, "to is not a date", id="a year"),
            pytest.param({"from": "2026-01-01", "to": "2026-01-01"}, "from is not before to", id="an empty time"),
            pytest.param({"max_megabytes": 0}, "max_megabytes is not a number above 0", id="no megabytes"),
            pytest.param({"max_occurrences": True}, "max_occurrences is not a number above 0", id="a yes"),
            pytest.param({"path": "some.ics"}, "nobody is named; add the owner", id="one file of nobody"),
        ],
    )
    def test_a_wrong_setting_is_told_with_its_remedy(
        self, tmp_path: Path, settings: dict[str, object], told: str
    ) -> None:
        with pytest.raises(ConfigError) as caught:
            Ics(source(tmp_path, **settings))
        assert told in str(caught.value)
        assert str(caught.value).startswith("[sources.calendars]: ")

    @pytest.mark.parametrize("zone", ["Europe/Pari", "../etc/passwd", "/"])
    def test_an_unknown_zone_is_told(self, tmp_path: Path, zone: str) -> None:
        with pytest.raises(ConfigError, match=r"the zone .* is unknown"):
            Ics(source(tmp_path, zone))

    def test_the_product_s_own_keys_may_come_along(self, tmp_path: Path) -> None:
        assert Ics(source(tmp_path, connector="ics", citation="us")).name == "ics"

    def test_today_is_the_date_in_the_zone_of_the_source(self, tmp_path: Path) -> None:
        (tmp_path / "camille@example.org.ics").write_text(calendar())
        late = replace(source(tmp_path), now=datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
        (batch,) = Ics(late).read("")
        assert batch.window == (datetime(2024, 12, 31, 23, tzinfo=UTC), datetime(2026, 3, 1, 23, tzinfo=UTC))

    def test_what_is_kept_is_said(self) -> None:
        assert {"UID", "DTSTART", "ATTENDEE"} <= set(Ics.keeps)
        assert not {"SUMMARY", "DESCRIPTION", "LOCATION", "ATTACH", "COMMENT", "CATEGORIES", "URL"} & set(Ics.keeps)

"""What the history says after readings: complete, once, by year, whatever the batches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disconnect.errors import StorageError
from disconnect.model.contact import Contact, Kind
from disconnect.model.opaque import MessageId
from disconnect.ports import Batch
from disconnect.storage import writer
from disconnect.storage.history import History
from disconnect.storage.parts import read_part
from disconnect.storage.rows import micros
from disconnect.storage.writer import writing
from tests.storage.cases import (
    DAY,
    HOUR,
    NEW_YEAR,
    address,
    batch,
    contact,
    content,
    files,
    meeting,
    named,
    open_history,
    problem,
    small_source,
    sync,
)

if TYPE_CHECKING:
    import pyarrow as pa

    from disconnect.storage.index import PartRow

JULY = NEW_YEAR.replace(month=7)
WINDOW = (JULY, JULY + 10 * DAY)
FIRST_HOUR, SECOND_HOUR = (JULY, JULY + HOUR), (JULY + HOUR, JULY + 2 * HOUR)


def starts(history: History, year: int = 2026) -> list[int]:
    found: list[int] = history.table(year, "meetings").column("start").to_pylist()
    return found


def given_anew(number: int, *hours: int, owner: int = 1, window: object = WINDOW) -> Batch:
    """A batch that gives a calendar anew: meetings so many hours into July."""
    meetings = tuple(meeting(owner, hour, JULY + hour * HOUR) for hour in hours)
    return batch(number, meetings=meetings, replaces=frozenset({address(owner)}), window=window)


def test_an_empty_history_says_nothing(history: History) -> None:
    assert history.cursor("post") == ""
    assert history.table(2026, "mails").num_rows == history.table(2026, "meetings").num_rows == 0
    assert (history.sources(), history.problems(), history.parts()) == ((), (), ())


def test_a_second_reading_finds_nothing_new(history: History) -> None:
    sync(history, small_source())
    before, parts = content(history), history.parts()
    sync(history, small_source())
    assert (content(history), history.parts()) == (before, parts)


def test_everything_read_twice_counts_once(history: History) -> None:
    mails = tuple(one for one in small_source() if one.contacts)
    sync(history, mails)
    before = history.table(2026, "mails")
    sync(history, mails, "the same again")
    assert history.table(2026, "mails").equals(before)
    assert len(history.parts()) == len({(part.year, part.month) for part in history.parts()})


@pytest.mark.parametrize("number", range(0, len(small_source()) + 1, 3))
def test_a_reading_that_was_stopped_goes_on(tmp_path: Path, history: History, number: int) -> None:
    sync(history, small_source())
    stopped = History(tmp_path / "stopped", history.keys)
    sync(stopped, small_source()[:number])
    sync(stopped, small_source())
    assert content(stopped) == content(history)
    stopped.close()


def test_an_error_keeps_what_was_flushed_and_its_cursor(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "FLUSH_ROWS", 6)

    def interrupted() -> Iterator[Batch]:
        yield from (batch(number, contact(number, JULY)) for number in range(1, 4))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), writing(history, "post", "list", "mail") as one:
        list(map(one.add, interrupted()))
    assert history.cursor("post") == "2"
    assert history.table(2026, "mails").num_rows == 2


@pytest.mark.parametrize(
    ("rows", "stored"),
    [pytest.param(7, 0, id="a row fewer waits"), pytest.param(6, 2, id="exactly so many are stored")],
)
def test_rows_wait_up_to_the_limit(history: History, monkeypatch: pytest.MonkeyPatch, rows: int, stored: int) -> None:
    monkeypatch.setattr(writer, "FLUSH_ROWS", rows)
    with writing(history, "post", "list", "mail") as one:
        one.add(batch(1, contact(1, JULY), contact(2, JULY)))
        assert history.table(2026, "mails").num_rows == stored


@given(st.permutations(range(16)), st.integers(1, 60))
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_neither_the_order_of_mail_nor_the_size_of_flushes_matters(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], rows: int
) -> None:
    mails = [one.contacts for one in small_source() if one.contacts]
    folder = tmp_path_factory.mktemp("history")
    straight = open_history(folder)
    sync(straight, tuple(Batch(contacts=one, cursor=str(number)) for number, one in enumerate(mails, 1)))
    mixed = History(folder / "mixed", straight.keys)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "FLUSH_ROWS", rows)
        chosen = [mails[place % len(mails)] for place in order]
        sync(mixed, tuple(Batch(contacts=one, cursor=str(number)) for number, one in enumerate(chosen, 1)))
    assert content(mixed)["mails 2025"] == content(straight)["mails 2025"]
    assert content(mixed)["mails 2026"] == content(straight)["mails 2026"]
    straight.close()
    mixed.close()


def test_mails_come_in_order_of_time(history: History) -> None:
    sync(history, small_source())
    sent = history.table(2026, "mails").column("sent").to_pylist()
    assert sent == sorted(sent)
    assert len(sent) > 20


def test_copies_in_two_months_are_one_mail(history: History) -> None:
    early, late = contact(1, JULY - HOUR), contact(1, JULY + HOUR, to=(3,))
    sync(history, (batch(1, late), batch(2, early)))
    (row,) = history.table(2026, "mails").to_pylist()
    assert (row["sent"], len(row["recipients"])) == (micros(JULY - HOUR), 3)


@pytest.mark.parametrize(
    ("at", "years"),
    [
        pytest.param(NEW_YEAR - 41 * HOUR, {2025}, id="well before New Year"),
        pytest.param(NEW_YEAR - HOUR, {2025, 2026}, id="an hour before"),
        pytest.param(NEW_YEAR + HOUR, {2025, 2026}, id="an hour after"),
        pytest.param(NEW_YEAR + 37 * HOUR, {2026}, id="well after"),
    ],
)
def test_around_new_year_each_year_stands_alone(history: History, at: object, years: set[int]) -> None:
    one: Contact = replace(contact(1, NEW_YEAR, reply=2), sent=at)  # type: ignore[arg-type] # an instant
    sync(history, (batch(1, one, meetings=(replace(meeting(1, 1, NEW_YEAR), start=at),)),))  # type: ignore[arg-type] # same
    assert {year for year in (2024, 2025, 2026, 2027) if history.table(year, "mails").num_rows} == years
    assert {year for year in (2024, 2025, 2026, 2027) if history.table(year, "meetings").num_rows} == years
    for year in years:
        names, (row,) = history.keys.of(year), history.table(year, "mails").to_pylist()
        assert row["sender"] == names.token("address", "p0@example.org")
        assert row["reply_to"] == names.token("message", "2@example.org")
        assert row["recipients"] == sorted(names.token("address", f"p{number}@example.org") for number in (1, 2))


def test_two_years_share_no_pseudonym(history: History) -> None:
    sync(history, small_source())
    tokens = [
        {token for name in ("id", "sender") for token in history.table(year, "mails").column(name).to_pylist()}
        for year in (2025, 2026)
    ]
    assert all(tokens)
    assert tokens[0].isdisjoint(tokens[1])


@pytest.mark.parametrize(
    ("batches", "hours"),
    [
        pytest.param((given_anew(1, 1, 2),), [1, 2], id="a calendar given once"),
        pytest.param((given_anew(1, 1, 2), given_anew(2, 2, 3)), [2, 3], id="given anew: moved and deleted ones go"),
        pytest.param((given_anew(1, 1), given_anew(2)), [], id="given anew and empty"),
        pytest.param((given_anew(1, 0), given_anew(2)), [], id="a meeting at the window's first instant goes"),
        pytest.param((given_anew(1, 240), given_anew(2)), [240], id="one at its end stays"),
        pytest.param((given_anew(1, -1), given_anew(2)), [-1], id="one before it stays"),
        pytest.param((given_anew(1, 239), given_anew(2)), [], id="one in its last hour goes"),
        pytest.param((given_anew(1, 1), given_anew(2, 3, owner=2)), [1, 3], id="another person's calendar stays"),
        pytest.param(
            (given_anew(1, 1), batch(2, meetings=(meeting(1, 5, JULY + 5 * HOUR),))),
            [1, 5],
            id="meetings that replace none",
        ),
        pytest.param(
            (given_anew(1, 1), batch(2, replaces=frozenset({address(1)}))),
            [1],
            id="without a window nothing is dropped",
        ),
        pytest.param(
            (
                given_anew(1, 1, 500),
                given_anew(2, 2, window=(JULY, JULY + HOUR)),
                given_anew(3, window=(JULY + HOUR, JULY + 2 * HOUR)),
            ),
            [2, 500],
            id="two windows of one calendar",
        ),
        pytest.param(
            (given_anew(1, 1, 2, 1000), given_anew(2, 3, window=(JULY, JULY + 60 * DAY))),
            [3],
            id="a window over several months",
        ),
    ],
)
@pytest.mark.parametrize("rows", [pytest.param(1, id="each batch stored"), pytest.param(10**6, id="stored at once")])
def test_meetings_are_replaced_inside_the_window(
    history: History, monkeypatch: pytest.MonkeyPatch, batches: tuple[Batch, ...], hours: list[int], rows: int
) -> None:
    monkeypatch.setattr(writer, "FLUSH_ROWS", rows)
    sync(history, batches, "calendars", "meetings")
    assert starts(history) == [micros(JULY + hour * HOUR) for hour in hours]
    assert files(history) == named(history)


def test_another_source_of_the_same_calendar_stays(history: History) -> None:
    sync(history, (given_anew(1, 1),), "one")
    sync(history, (given_anew(1, 2),), "other")
    sync(history, (given_anew(1, 1), given_anew(2)), "one")
    assert starts(history) == [micros(JULY + 2 * HOUR)]


def test_a_meeting_at_new_year_is_replaced_under_both_keys(history: History) -> None:
    window = (NEW_YEAR - DAY, NEW_YEAR + DAY)
    one = batch(1, meetings=(meeting(1, 1, NEW_YEAR - HOUR),), replaces=frozenset({address(1)}), window=window)
    other = batch(2, meetings=(meeting(1, 1, NEW_YEAR + HOUR),), replaces=frozenset({address(1)}), window=window)
    sync(history, (one, other))
    assert starts(history, 2025) == starts(history, 2026) == [micros(NEW_YEAR + HOUR)]


def test_a_calendar_given_anew_leaves_other_months_alone(history: History) -> None:
    sync(history, (given_anew(1, 1, 24 * 70),), "calendars")
    before = {part.month: part.path for part in history.parts()}
    sync(history, (given_anew(1, 1), given_anew(2, 2)), "calendars")
    after = {part.month: part.path for part in history.parts()}
    assert before["2026-09"] == after["2026-09"]
    assert before["2026-07"] != after["2026-07"]


def test_a_calendar_given_anew_that_drops_nothing_rewrites_nothing(history: History) -> None:
    sync(history, (given_anew(1, 1),), "calendars")
    before = history.parts()
    sync(history, (given_anew(1), given_anew(2, owner=2)), "calendars")
    assert history.parts() == before


def test_what_is_known_of_a_source(history: History) -> None:
    one = batch(1, contact(1, JULY), contact(2, JULY + HOUR), problems=(problem(1),))
    sync(history, (one,))
    (row,) = history.sources()
    assert (row.name, row.connector, row.kind, row.cursor, row.items) == ("post", "list", "mail", "1", 2)
    assert (row.first, row.last) == (micros(JULY), micros(JULY + HOUR))
    sync(history, (one, batch(2, contact(3, JULY - HOUR), meetings=(meeting(1, 1, JULY + DAY),))))
    (row,) = history.sources()
    assert (row.items, row.first, row.last) == (3, micros(JULY - HOUR), micros(JULY + DAY))


def test_a_source_without_mail_has_no_first_and_last(history: History) -> None:
    sync(history, (batch(1, problems=(problem(1),)),))
    (row,) = history.sources()
    assert (row.cursor, row.first, row.last) == ("1", None, None)


def test_a_source_that_yields_nothing_is_not_known(history: History) -> None:
    sync(history, ())
    assert history.sources() == ()


def test_a_bad_item_seen_again_stays_one(history: History) -> None:
    sync(history, (batch(1, problems=(problem(2), problem(1))), batch(2, problems=(problem(1),))))
    assert [row.where for row in history.problems()] == ["row 1", "row 2"]
    row = history.problems()[0]
    assert (row.source, row.code, row.what, row.mend) == ("post", "date-missing", "no date", "export it")


def test_a_second_reading_at_the_same_time_is_told_to_wait(tmp_path: Path, history: History) -> None:
    other = History(tmp_path / "state", history.keys)
    with writing(history, "post", "list", "mail") as one:
        one.add(batch(1, contact(1, JULY)))
        with pytest.raises(StorageError, match="another reading is under way; wait until it has ended, then run again"):
            sync(other, (batch(1, contact(2, JULY)),), "other")
    sync(other, (batch(1, contact(2, JULY)),), "other")
    assert history.table(2026, "mails").num_rows == 2
    other.close()


def test_a_lock_that_cannot_be_opened_is_told(history: History) -> None:
    (history.folder / "lock").mkdir()
    with pytest.raises(StorageError, match=r"it cannot be written \(Is a directory\)"):
        sync(history, (batch(1),))


def test_a_reader_looks_again_where_a_reading_replaced_files(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    sync(history, (batch(1, contact(1, JULY)),))
    place = "disconnect.storage.history.read_part"

    def late(folder: Path, part: PartRow) -> pa.Table:
        monkeypatch.setattr(place, read_part)
        sync(history, (batch(1), batch(2, contact(2, JULY))))
        return read_part(folder, part)

    monkeypatch.setattr(place, late)
    assert history.table(2026, "mails").num_rows == 2


def test_the_strongest_facts_of_all_copies_are_kept_over_readings(history: History) -> None:
    bare = replace(contact(1, JULY), kind=Kind.AUTOMATIC, size=None)
    full = replace(contact(1, JULY + HOUR), in_reply_to=MessageId("r"), thread=MessageId("t"))
    sync(history, (batch(1, bare),), "one")
    sync(history, (batch(1, full),), "other")
    (row,) = history.table(2026, "mails").to_pylist()
    names = history.keys.of(2026)
    assert (row["kind"], row["sent"], row["size"]) == (0, micros(JULY), 1001)
    assert (row["reply_to"], row["thread"]) == (names.token("message", "r"), names.token("message", "t"))

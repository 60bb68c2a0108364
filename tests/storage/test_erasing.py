"""What is linked to a person goes from the history for good, and the rest stays what it was."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.errors import StorageError
from disconnect.privacy.pseudonyms import Pseudonyms
from disconnect.storage.acts import acts
from disconnect.storage.index import SourceRow
from disconnect.storage.linked import parted
from disconnect.storage.merge import merged_mails
from disconnect.storage.rows import MailColumns, meeting_row, meeting_table
from tests.storage.cases import (
    NEW_YEAR,
    address,
    batch,
    contact,
    files,
    meeting,
    named,
    open_history,
    small_source,
    sync,
)
from tests.storage.rights import PERSON, all_tokens, erase_person, tokens_of, written
from tests.storage.traces import traces

if TYPE_CHECKING:
    from disconnect.storage.history import History

ROOT = Path(__file__).resolve().parents[2]
NAMES = Pseudonyms(b"k" * 32)
KINDS, YEARS = ("mails", "meetings"), (2025, 2026)
LEAST_KILLS = 15
people = st.integers(0, 5)
mails = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 90), people, st.lists(people, max_size=4).map(tuple)), max_size=25
)
several = st.sets(people, max_size=3)
calendars = st.lists(st.tuples(people, st.integers(0, 5)), max_size=15)


def mail_table(drawn: list[tuple[int, int, int, tuple[int, ...]]], erased: frozenset[int] = frozenset()) -> pa.Table:
    columns = MailColumns()
    for number, hour, sender, to in drawn:
        # A mail has one sender, however many copies of it there are.
        one = contact(number * 6 + sender, NEW_YEAR + timedelta(hours=hour), sender=sender, to=to)
        columns.add(one, NAMES, erased)
    return merged_mails(columns.table())


def tokens(numbers: set[int]) -> frozenset[int]:
    return frozenset(NAMES.token("address", address(number).value) for number in numbers)


def heads(table: pa.Table) -> Counter[tuple[object, ...]]:
    """The mails as their senders wrote them, without recipients."""
    rows = table.to_pylist()
    return Counter(tuple(row[name] for name in row if name not in {"recipients", "roles", "delivered"}) for row in rows)


def deliveries(table: pa.Table) -> Counter[tuple[int, ...]]:
    """Each recipient of each mail."""
    return Counter(
        (row["id"], *each)
        for row in table.to_pylist()
        for each in zip(row["recipients"], row["roles"], row["delivered"], strict=True)
    )


@given(mails, several)
def test_own_and_rest_of_mails_are_all_and_have_nothing_in_common(
    drawn: list[tuple[int, int, int, tuple[int, ...]]], who: set[int]
) -> None:
    table, mine = mail_table(drawn), tokens(who)
    own, rest = parted("mails", table, mine)
    assert deliveries(own) + deliveries(rest) == deliveries(table)
    assert heads(own.filter(pa.array([row["sender"] in mine for row in own.to_pylist()], pa.bool_()))) + heads(
        rest
    ) == heads(table)
    assert all(row["sender"] in mine or set(row["recipients"]) <= mine for row in own.to_pylist())
    assert not any(row["sender"] in mine or mine & set(row["recipients"]) for row in rest.to_pylist())
    assert parted("mails", rest, mine)[1].equals(rest)


@given(mails, several)
def test_what_is_read_after_an_erasure_is_the_rest_of_what_was_read_before(
    drawn: list[tuple[int, int, int, tuple[int, ...]]], who: set[int]
) -> None:
    mine = tokens(who)
    rest = parted("mails", mail_table(drawn), mine)[1]
    anew = mail_table(drawn, mine)
    assert anew.equals(rest)
    assert merged_mails(pa.concat_tables([rest, anew])).equals(rest)


@given(calendars, several)
def test_own_and_rest_of_meetings_are_all(drawn: list[tuple[int, int]], who: set[int]) -> None:
    rows = [meeting_row(meeting(owner, number, NEW_YEAR), "post", NAMES) for owner, number in drawn]
    own, rest = parted("meetings", meeting_table(rows), tokens(who))
    assert own.num_rows + rest.num_rows == len(rows)
    assert own.to_pylist() + rest.to_pylist() == sorted(
        meeting_table(rows).to_pylist(), key=lambda row: row["owner"] not in tokens(who)
    )


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[History]:
    found = written(tmp_path)
    yield found
    found.close()


def rests(history: History) -> dict[tuple[int, str], pa.Table]:
    """What has to be left of each table, by year and kind."""
    return {
        (year, kind): parted(kind, history.table(year, kind), tokens_of(history, year))[1]
        for year in YEARS
        for kind in KINDS
    }


def is_all(history: History, expected: dict[tuple[int, str], pa.Table]) -> bool:
    return all(history.table(*at).equals(table) for at, table in expected.items())


def on_disk(history: History, folder: Path) -> list[str]:
    """The files, the lists of who was erased apart, that hold a token of the person."""
    found = [traces(folder, b"?" * 32, tokens_of(history, year)) for year in YEARS]
    return [name for names in found for name in names if not name.endswith(".erased")]


def test_it_goes_from_the_disk_and_the_rest_stays(tmp_path: Path, whole: History) -> None:
    expected = rests(whole)
    assert on_disk(whole, tmp_path)
    assert not is_all(whole, expected)
    erase_person(whole)
    assert is_all(whole, expected)
    assert on_disk(whole, tmp_path) == []
    assert files(whole) == named(whole)
    rights = {stat.S_IMODE((tmp_path / "keys" / f"{year}.erased").stat().st_mode) for year in YEARS}
    assert rights == {0o600}


@pytest.mark.parametrize("source", ["post", "the same under another name"])
def test_reading_again_brings_nothing_back(tmp_path: Path, whole: History, source: str) -> None:
    expected = rests(whole)
    erase_person(whole)
    with whole.index.session() as session:
        session.get_one(SourceRow, "post").cursor = ""
    sync(whole, small_source(), source)
    mails_of = {at: table for at, table in expected.items() if at[1] == "mails"}
    assert is_all(whole, mails_of)
    assert on_disk(whole, tmp_path) == []
    for year in YEARS:
        owners = set(whole.table(year, "meetings").column("owner").to_pylist())
        assert owners.isdisjoint(tokens_of(whole, year))


def test_a_history_that_is_read_anew_stays_without_the_person(tmp_path: Path, whole: History) -> None:
    expected = rests(whole)
    erase_person(whole)
    whole.close()
    shutil.rmtree(tmp_path / "state")
    opened = open_history(tmp_path)
    sync(opened, small_source())
    assert is_all(opened, expected)
    assert on_disk(opened, tmp_path) == []
    opened.close()


def test_a_backup_that_is_restored_is_erased_again_by_the_next_reading(tmp_path: Path, whole: History) -> None:
    expected = rests(whole)
    shutil.copytree(tmp_path / "state", tmp_path.parent / f"{tmp_path.name}-state")
    erase_person(whole)
    whole.close()
    shutil.rmtree(tmp_path / "state")
    shutil.copytree(tmp_path.parent / f"{tmp_path.name}-state", tmp_path / "state")
    opened = open_history(tmp_path)
    assert is_all(opened, expected)
    assert on_disk(opened, tmp_path)
    sync(opened, small_source())
    assert on_disk(opened, tmp_path) == []
    assert len(acts(opened.index)) == len(YEARS)
    opened.close()


def test_the_record_does_not_say_whom(whole: History) -> None:
    erase_person(whole)
    found = acts(whole.index)
    assert sorted((act.year, act.kind, act.role, act.files) for act in found) == [
        (year, "erase", "dpo", 0) for year in YEARS
    ]


def test_no_new_key_is_made_under_which_the_erased_would_come_back(tmp_path: Path, whole: History) -> None:
    erase_person(whole)
    whole.close()
    shutil.rmtree(tmp_path / "state")
    (tmp_path / "keys" / "2026.key").unlink()
    opened = open_history(tmp_path)
    with pytest.raises(StorageError, match="the key of 2026 is missing, and people were erased under it"):
        sync(opened, small_source())
    assert not opened.keys.has(2026)
    opened.close()


def test_new_mail_of_the_year_stays_out_too(whole: History) -> None:
    erase_person(whole)
    later = NEW_YEAR.replace(month=9)
    given_ = batch(1, contact(901, later, sender=PERSON[1]), contact(902, later, sender=3, to=(PERSON[0], 2)))
    sync(whole, (given_,), "later")
    rows = whole.table(2026, "mails").to_pylist()
    ids = {whole.names(2026).token("message", f"{number}@example.org"): number for number in (901, 902)}
    found = {ids[row["id"]]: row["recipients"] for row in rows if row["id"] in ids}
    assert found == {902: [whole.names(2026).token("address", address(2).value)]}


def test_a_list_that_cannot_be_read_stops_readers_and_writers(tmp_path: Path, whole: History) -> None:
    (tmp_path / "keys" / "2026.erased").write_text("{")
    for asked in (lambda: whole.table(2026, "mails"), lambda: sync(whole, small_source(), "again")):
        with pytest.raises(StorageError, match=r"2026\.erased: this file is damaged"):
            asked()


def test_a_list_that_others_may_read_is_a_fault_of_the_keys(tmp_path: Path, whole: History) -> None:
    erase_person(whole)
    (tmp_path / "keys" / "2026.erased").chmod(0o644)
    assert [path.name for path, _, _ in whole.keys.faults()] == ["2026.erased"]


def test_a_kill_at_any_touch_leaves_each_year_whole_or_erased_and_a_rerun_finishes(tmp_path: Path) -> None:
    base = tmp_path / "whole"
    few = small_source()[:6]
    before = written(base, few)
    expected = rests(before)
    contents = {at: before.table(*at) for at in expected}
    before.close()
    subprocess.run([sys.executable, "-m", "tests.storage.rights", tmp_path, "erase"], cwd=ROOT, check=True, timeout=300)
    killed = sorted(set(tmp_path.iterdir()) - {base})
    assert len(killed) > LEAST_KILLS
    for number, folder in enumerate(killed):
        history = open_history(folder)
        for year in YEARS:
            wanted = expected if history.erased(year) else contents
            assert is_all(history, {at: table for at, table in wanted.items() if at[0] == year})
        if number % 2 and all(history.erased(year) for year in YEARS):
            sync(history, few)
        else:
            erase_person(history)
        assert is_all(history, expected)
        assert on_disk(history, folder) == []
        assert {(act.year, act.kind) for act in acts(history.index)} == {(year, "erase") for year in YEARS}
        history.close()


def test_the_tokens_are_those_that_the_source_has(whole: History) -> None:
    key = whole.keys.path(2026).read_bytes()
    assert tokens_of(whole, 2026) <= all_tokens(key)
    assert set(whole.table(2026, "mails").column("id").to_pylist()) <= all_tokens(key)

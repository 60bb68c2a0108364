"""A year that is closed: its key is destroyed, nothing of it can be linked, it stays closed, whatever is restored."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.errors import StorageError
from disconnect.storage.acts import acts
from disconnect.storage.closing import close_year, is_finished
from disconnect.storage.keys import KeyRing
from disconnect.storage.writer import writing
from tests.storage.cases import NEW_YEAR, batch, contact, meeting, open_history, sync
from tests.storage.rights import YEAR, all_tokens, close, closing, erase_person, written
from tests.storage.traces import traces

if TYPE_CHECKING:
    from disconnect.ports import Batch
    from disconnect.storage.history import History

ROOT = Path(__file__).resolve().parents[2]
JUNE = NEW_YEAR.replace(year=YEAR, month=6)
LEAST_KILLS = 15


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[History]:
    found = written(tmp_path)
    yield found
    found.close()


def key_of(history: History, year: int = YEAR) -> bytes:
    return history.keys.path(year).read_bytes()


def tables(history: History, year: int) -> list[object]:
    return [history.table(year, kind).to_pylist() for kind in ("mails", "meetings")]


def test_nothing_of_the_key_nor_of_a_token_under_it_is_left(tmp_path: Path, whole: History) -> None:
    key = key_of(whole)
    erase_person(whole)
    before = traces(tmp_path, key, all_tokens(key))
    assert {f"keys/{YEAR}.key", f"keys/{YEAR}.erased"} <= set(before)
    assert any(name.startswith(f"state/history/{YEAR}/") for name in before)
    close(whole)
    assert traces(tmp_path, key, all_tokens(key)) == []
    whole.close()
    assert traces(tmp_path, key, all_tokens(key)) == []
    assert sorted(path.name for path in (tmp_path / "keys").iterdir()) == ["2025.closed", "2026.erased", "2026.key"]


def test_the_key_is_written_over_before_its_name_goes(
    tmp_path: Path, whole: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, other = key_of(whole), tmp_path / "another name of the same file"
    other.hardlink_to(whole.keys.path(YEAR))
    synced: list[bytes] = []
    usual = os.fsync

    def noting(handle: int) -> None:
        synced.append(other.read_bytes())
        usual(handle)

    monkeypatch.setattr(os, "fsync", noting)
    close(whole)
    assert len(other.read_bytes()) == len(key)
    assert other.read_bytes() != key
    assert other.read_bytes() in synced


def test_a_draft_of_the_key_goes_too(tmp_path: Path, whole: History) -> None:
    key = key_of(whole)
    (tmp_path / "keys" / f".{YEAR}.key.new").write_bytes(key)
    close(whole)
    assert traces(tmp_path, key, ()) == []


@pytest.mark.parametrize("rights", [0o600, 0o400])
def test_a_key_that_is_a_link_goes_with_what_it_leads_to(tmp_path: Path, whole: History, rights: int) -> None:
    key, place = key_of(whole), tmp_path / "another disk"
    whole.keys.path(YEAR).rename(place)
    place.chmod(rights)
    whole.keys.path(YEAR).symlink_to(place)
    close(whole)
    assert not place.exists()
    assert not whole.keys.path(YEAR).is_symlink()
    assert traces(tmp_path, key, all_tokens(key)) == []


def test_a_key_on_a_disk_that_is_not_there_is_not_taken_for_destroyed(tmp_path: Path, whole: History) -> None:
    key, place = key_of(whole), tmp_path / "a disk that is there again later"
    whole.keys.path(YEAR).unlink()
    whole.keys.path(YEAR).symlink_to(place)
    with pytest.raises(StorageError, match=r"cannot be read or written \(No such file"):
        close(whole)
    assert not is_finished(whole, YEAR)
    place.write_bytes(key)
    close(whole)
    assert is_finished(whole, YEAR)
    assert traces(tmp_path, key, all_tokens(key)) == []


def test_a_key_that_cannot_be_destroyed_leaves_the_year_unfinished(
    whole: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    with monkeypatch.context() as patch:
        patch.setattr("disconnect.storage.keyfiles.destroy", refuse)
        with pytest.raises(StorageError, match=r"cannot be read or written \(Operation not permitted\)"):
            close(whole)
    assert not is_finished(whole, YEAR)
    with pytest.raises(StorageError, match="was closed"):
        whole.names(YEAR)
    close(whole)
    assert is_finished(whole, YEAR)


def test_other_years_stay_what_they_are(whole: History) -> None:
    before, key = tables(whole, 2026), key_of(whole, 2026)
    close(whole)
    assert (tables(whole, 2026), key_of(whole, 2026)) == (before, key)
    assert tables(whole, YEAR) == [[], []]


def test_the_record_says_when_who_and_how_much_and_no_secret(tmp_path: Path, whole: History) -> None:
    files = len(whole.parts(year=YEAR))
    assert files > 1
    act = close(whole)
    assert (act.year, act.role, act.files, act.why) == (YEAR, "dpo", files, "")
    assert whole.closings() == {YEAR: act}
    assert acts(whole.index) == (act,)
    record = tmp_path / "keys" / f"{YEAR}.closed"
    assert stat.S_IMODE(record.stat().st_mode) == 0o600
    assert set(act.as_row()) == {"tag", "year", "kind", "at", "role", "why", "files"}


def test_closing_again_changes_nothing(whole: History) -> None:
    first = close(whole)
    assert close(whole) == first
    assert acts(whole.index) == (first,)
    assert is_finished(whole, YEAR)


def test_a_reading_never_makes_the_key_again_and_counts_what_it_leaves_out(tmp_path: Path, whole: History) -> None:
    close(whole)
    opened = open_history(tmp_path)
    given = (
        batch(1, contact(901, JUNE), contact(902, NEW_YEAR), meetings=(meeting(1, 9, JUNE),)),
        batch(2, contact(903, JUNE), contact(904, NEW_YEAR.replace(month=6))),
    )
    with_writer = _left_out(opened, given)
    assert with_writer == 3
    assert not opened.keys.has(YEAR)
    assert opened.parts(year=YEAR) == ()
    ids = opened.table(2026, "mails").column("id").to_pylist()
    assert [opened.names(2026).token("message", f"{number}@example.org") in ids for number in (901, 902, 903, 904)] == [
        False, True, False, True,
    ]  # fmt: skip
    opened.close()


def _left_out(history: History, given: tuple[Batch, ...]) -> int:
    with writing(history, "later", "list", "mail") as writer:
        for one in given:
            writer.add(one)
    return writer.left_out


@pytest.mark.parametrize("gone", ["state", "keys/2025.closed"])
def test_a_year_stays_closed_when_one_of_its_two_records_is_lost(tmp_path: Path, whole: History, gone: str) -> None:
    close(whole)
    whole.close()
    path = tmp_path / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    opened = open_history(tmp_path)
    assert set(opened.closings()) == {YEAR}
    with pytest.raises(StorageError, match=r"the year 2025 was closed on 2 April 2026: its key is destroyed"):
        opened.names(YEAR)
    sync(opened, (batch(1, contact(901, JUNE)),), "later")
    assert not opened.keys.has(YEAR)
    opened.close()


def test_a_ring_of_keys_alone_refuses_a_closed_year(tmp_path: Path, whole: History) -> None:
    close(whole)
    with pytest.raises(StorageError, match="was closed"):
        KeyRing(tmp_path / "keys").of(YEAR)


@pytest.mark.parametrize("restored", ["keys", "state"])
def test_what_a_backup_brings_back_is_seen_and_goes_again(tmp_path: Path, whole: History, restored: str) -> None:
    key = key_of(whole)
    shutil.copytree(tmp_path / restored, tmp_path.parent / f"{tmp_path.name}-backup")
    close(whole)
    whole.close()
    shutil.rmtree(tmp_path / restored)
    shutil.copytree(tmp_path.parent / f"{tmp_path.name}-backup", tmp_path / restored)
    opened = open_history(tmp_path)
    assert not is_finished(opened, YEAR)
    with pytest.raises(StorageError, match="was closed"):
        opened.names(YEAR)
    close(opened)
    assert is_finished(opened, YEAR)
    opened.close()
    assert traces(tmp_path, key, all_tokens(key)) == []


def test_a_record_that_cannot_be_read_closes_everything(tmp_path: Path, whole: History) -> None:
    (tmp_path / "keys" / "2024.closed").write_text('{"year": "x"}')
    for asked in (whole.closings, lambda: KeyRing(tmp_path / "keys").of(2024)):
        with pytest.raises(StorageError, match=r"2024\.closed: this file is damaged; restore it"):
            asked()


def test_a_year_whose_key_was_lost_can_be_closed(whole: History) -> None:
    whole.keys.path(YEAR).unlink()
    assert close(whole).files > 0
    assert is_finished(whole, YEAR)


def test_a_reason_is_kept(whole: History) -> None:
    assert close_year(whole, closing(why="end of the trial")).why == "end of the trial"
    assert whole.closings()[YEAR].why == "end of the trial"


def test_a_kill_at_any_touch_leaves_the_year_open_or_closed_and_recorded(tmp_path: Path) -> None:
    base = tmp_path / "whole"
    before = written(base)
    key, contents = key_of(before), {year: tables(before, year) for year in (YEAR, 2026)}
    before.close()
    subprocess.run([sys.executable, "-m", "tests.storage.rights", tmp_path, "close"], cwd=ROOT, check=True, timeout=300)
    killed = sorted(set(tmp_path.iterdir()) - {base})
    assert len(killed) > LEAST_KILLS
    for folder in killed:
        _check_killed(folder, key, contents)


def _check_killed(folder: Path, key: bytes, contents: dict[int, list[object]]) -> None:
    history = open_history(folder)
    if history.closings():
        with pytest.raises(StorageError, match="was closed"):
            history.names(YEAR)
    else:
        assert key_of(history) == key
        assert tables(history, YEAR) == contents[YEAR]
    act = close(history)
    assert is_finished(history, YEAR)
    assert acts(history.index) == (act,)
    assert tables(history, 2026) == contents[2026]
    history.close()
    assert traces(folder, key, all_tokens(key)) == []

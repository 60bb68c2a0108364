"""The keys: made once, whole or absent, closed to others, and refused when they cannot be trusted."""

from __future__ import annotations

import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.errors import StorageError
from disconnect.privacy.pseudonyms import KEY_BYTES, Pseudonyms
from disconnect.storage.keys import KeyRing
from tests.storage.cases import NEW_YEAR, batch, contact, meeting, open_history, sync

if TYPE_CHECKING:
    from disconnect.storage.history import History
    from tests.storage.conftest import SmallDisk

KB = 1024


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_key_is_made_closed_to_others(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "deep" / "keys")
    assert not ring.has(2026)
    ring.of(2026)
    assert ring.has(2026)
    assert (mode(ring.folder), mode(ring.path(2026))) == (0o700, 0o600)
    assert ring.path(2026).stat().st_size == KEY_BYTES
    assert [path.name for path in ring.folder.iterdir()] == ["2026.key"]
    assert list(ring.faults()) == []


def test_a_key_is_made_once_and_read_again(tmp_path: Path) -> None:
    first, again = KeyRing(tmp_path / "keys"), KeyRing(tmp_path / "keys")
    token = first.of(2026).token("address", "a")
    assert again.of(2026).token("address", "a") == token == first.of(2026).token("address", "a")
    assert Pseudonyms(first.path(2026).read_bytes()).token("address", "a") == token


def test_each_year_has_a_key_of_its_own(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    assert ring.of(2025).token("address", "a") != ring.of(2026).token("address", "a")
    assert ring.path(2025).read_bytes() != ring.path(2026).read_bytes()


def test_a_draft_left_by_an_interruption_is_written_anew(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    ring.of(2025)
    (ring.folder / ".2026.key.new").write_bytes(b"half")
    ring.of(2026)
    assert sorted(path.name for path in ring.folder.iterdir()) == ["2025.key", "2026.key"]


@pytest.mark.parametrize("rights", [0o644, 0o640, 0o604, 0o666, 0o700, 0o620, 0o4600])
def test_a_key_that_others_may_use_is_refused(tmp_path: Path, rights: int) -> None:
    ring = KeyRing(tmp_path / "keys")
    ring.of(2026)
    ring.path(2026).chmod(rights)
    with pytest.raises(StorageError, match=f"its rights are {rights:04o}, others may use it; chmod 600") as caught:
        KeyRing(ring.folder).of(2026)
    assert caught.value.where == str(ring.path(2026))
    assert [(path, mend) for path, _, mend in ring.faults()] == [(ring.path(2026), f"chmod 600 {ring.path(2026)}")]


@pytest.mark.parametrize("rights", [0o600, 0o400])
def test_a_key_that_only_its_owner_may_read_is_taken(tmp_path: Path, rights: int) -> None:
    ring = KeyRing(tmp_path / "keys")
    ring.of(2026)
    ring.path(2026).chmod(rights)
    assert list(ring.faults()) == []
    KeyRing(ring.folder).of(2026)


@pytest.mark.parametrize("rights", [0o755, 0o750, 0o701, 0o777])
@pytest.mark.parametrize("year", [pytest.param(2026, id="a key that is there"), pytest.param(2027, id="a new key")])
def test_keys_in_a_folder_that_others_may_use_are_refused(tmp_path: Path, rights: int, year: int) -> None:
    ring = KeyRing(tmp_path / "keys")
    ring.of(2026)
    ring.folder.chmod(rights)
    with pytest.raises(StorageError, match=f"its rights are {rights:04o}, others may use it; chmod 700"):
        KeyRing(ring.folder).of(year)
    assert [path.name for path in ring.folder.iterdir()] == ["2026.key"]


@pytest.mark.parametrize("length", [0, KEY_BYTES - 1, KEY_BYTES + 1])
def test_a_key_of_the_wrong_length_is_refused(tmp_path: Path, length: int) -> None:
    ring = KeyRing(tmp_path / "keys")
    ring.of(2026)
    ring.path(2026).write_bytes(b"K" * length)
    with pytest.raises(StorageError, match="it is not 32 bytes long; restore it from your backup") as caught:
        KeyRing(ring.folder).of(2026)
    assert "KK" not in str(caught.value)


def test_a_fault_of_another_year_stops_nothing(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    ring.of(2025)
    token = ring.of(2026).token("address", "a")
    ring.path(2025).chmod(0o644)
    assert KeyRing(ring.folder).of(2026).token("address", "a") == token


def test_there_is_no_fault_where_there_are_no_keys(tmp_path: Path) -> None:
    assert list(KeyRing(tmp_path / "keys").faults()) == []


def test_a_key_that_may_not_be_read_is_told(unprivileged: Path) -> None:
    ring = KeyRing(unprivileged / "keys")
    ring.of(2026)
    ring.path(2026).chmod(0o000)
    with pytest.raises(StorageError, match=r"it cannot be read \(Permission denied\); run as its owner"):
        KeyRing(ring.folder).of(2026)


def test_a_folder_that_may_not_be_looked_into_is_told(unprivileged: Path) -> None:
    ring = KeyRing(unprivileged / "locked" / "keys")
    ring.of(2026)
    (unprivileged / "locked").chmod(0o000)
    for asked in (lambda: ring.has(2026), lambda: list(ring.faults()), lambda: KeyRing(ring.folder).of(2026)):
        with pytest.raises(StorageError, match=r"it cannot be looked \w+ \(Permission denied\); run as the owner"):
            asked()
    (unprivileged / "locked").chmod(0o700)


def test_a_folder_that_cannot_be_written_is_told(unprivileged: Path) -> None:
    unprivileged.chmod(0o500)
    with pytest.raises(StorageError, match=r"it cannot be written to \(Permission denied\); make it writable"):
        KeyRing(unprivileged / "keys").of(2026)
    unprivileged.chmod(0o700)


def test_a_full_disk_leaves_no_half_key(small_disk: SmallDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(64) as disk:
        ring = KeyRing(disk / "keys")
        ring.of(2025)
        monkeypatch.setattr(secrets, "token_bytes", lambda length: b"k" * length * KB * 10)
        with pytest.raises(StorageError, match=r"it cannot be written to \((No space left|File too large)"):
            ring.of(2026)
    assert [path.name for path in ring.folder.iterdir()] == ["2025.key"]


def test_a_lost_key_is_never_replaced_by_a_new_one(tmp_path: Path, history: History) -> None:
    sync(history, (batch(1, contact(1, NEW_YEAR.replace(month=6))),))
    history.keys.path(2026).rename(tmp_path / "backup")
    opened = open_history(tmp_path)
    with pytest.raises(StorageError, match="the key of 2026 is missing, and mail or meetings of that year"):
        sync(opened, (batch(1), batch(2, contact(2, NEW_YEAR.replace(month=7)))))
    assert not opened.keys.has(2026)
    (tmp_path / "backup").rename(opened.keys.path(2026))
    sync(opened, (batch(1), batch(2, contact(2, NEW_YEAR.replace(month=7)))))
    assert opened.table(2026, "mails").num_rows == 2
    opened.close()


def test_a_destroyed_key_of_a_closed_year_stops_no_other_year(tmp_path: Path, history: History) -> None:
    old, new = NEW_YEAR.replace(year=2024, month=6), NEW_YEAR.replace(month=6)
    window = (new.replace(month=5), new.replace(month=8))
    sync(history, (batch(1, meetings=(meeting(1, 1, old),)),), "calendars")
    history.keys.path(2024).unlink()
    opened = open_history(tmp_path)
    given = batch(2, meetings=(meeting(1, 2, new),), replaces=frozenset({meeting(1, 2, new).owner}), window=window)
    sync(opened, (batch(1), given), "calendars")
    assert opened.table(2026, "meetings").num_rows == 1
    assert not opened.keys.has(2024)
    opened.close()

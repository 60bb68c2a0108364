"""A file that people keep is changed whole or not at all, keeps its rights, and nobody's save is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from disconnect.errors import ConfigError, StorageError
from disconnect.storage.replacing import replace_text

ADD_LINE = """
import sys
from pathlib import Path
from disconnect.storage.replacing import replace_text
for number in range(20):
    replace_text(Path(sys.argv[1]), lambda text: text + f"{sys.argv[2]} {number}\\n")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "people.csv"
    found.write_bytes("\ufeffid;été\r\n".encode())
    found.chmod(0o640)
    return found


def test_every_byte_that_is_not_changed_stays_and_so_do_the_rights(path: Path) -> None:
    os.setxattr(path, "user.origin", b"payroll")
    assert replace_text(path, lambda text: text + "7\r\n")
    assert path.read_bytes() == "\ufeffid;été\r\n7\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.getxattr(path, "user.origin") == b"payroll"
    assert [each.name for each in path.parent.iterdir()] == ["people.csv"]


def test_what_changes_nothing_is_not_written(path: Path) -> None:
    before = path.stat()
    assert not replace_text(path, lambda text: text)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_change_shows_in_the_file_s_time(path: Path) -> None:
    os.utime(path, (0, 0))
    replace_text(path, lambda text: text + "7")
    assert path.stat().st_mtime > 0


def test_what_a_link_leads_to_is_changed_and_the_link_stays(path: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.csv"
    link.symlink_to(path)
    assert replace_text(link, str.upper)
    assert link.is_symlink()
    assert path.read_text("utf-8-sig") == "ID;ÉTÉ\n"


def test_a_change_that_is_refused_leaves_the_file_and_no_draft(path: Path) -> None:
    def refuse(_: str) -> str:
        raise ConfigError(where="people.csv", what="no", mend="none")

    before = path.read_bytes()
    with pytest.raises(ConfigError):
        replace_text(path, refuse)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["people.csv"]


def test_a_save_of_somebody_else_in_the_meantime_is_kept(path: Path) -> None:
    def slow(text: str) -> str:
        path.write_text("saved by the payroll office", "utf-8")
        return text + "7"

    with pytest.raises(StorageError, match=r"people\.csv: somebody saved it in the meantime; nothing was changed"):
        replace_text(path, slow)
    assert path.read_text("utf-8") == "saved by the payroll office"
    assert [each.name for each in path.parent.iterdir()] == ["people.csv"]


def test_a_missing_file_begins_as_told_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    assert replace_text(path, lambda text: text + "1\n", empty="id\n")
    assert path.read_text("utf-8") == "id\n1\n"
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(StorageError, match="No such file"):
        replace_text(tmp_path / "other.csv", str.upper)


def test_a_file_that_appears_in_the_meantime_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "new.csv"

    def slow(text: str) -> str:
        path.write_text("mine", "utf-8")
        return text + "1"

    with pytest.raises(StorageError, match="in the meantime"):
        replace_text(path, slow, empty="")
    assert path.read_text("utf-8") == "mine"


def test_another_encoding_is_told_without_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("canary-é".encode("latin-1"))
    with pytest.raises(StorageError, match="it is no UTF-8 text") as caught:
        replace_text(path, str.upper)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_commands_that_run_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("", "utf-8")
    running = [subprocess.Popen([sys.executable, "-c", ADD_LINE, str(path), name]) for name in ("a", "b", "c")]
    assert [each.wait(60) for each in running] == [0, 0, 0]
    found = path.read_text("utf-8").splitlines()
    assert sorted(found) == sorted(f"{name} {number}" for name in "abc" for number in range(20))

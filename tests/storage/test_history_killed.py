"""A reading killed at any moment and run again gives exactly the history of one that was never interrupted."""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from disconnect.storage import writer
from tests.storage.cases import content, files, named, open_history, small_source, sync
from tests.storage.interrupted import FEW_ROWS, read, same_key

ROOT = Path(__file__).resolve().parents[2]
STEP = 4
KILLS = 30


Contents = dict[int, dict[str, object]]


@pytest.fixture(scope="module", autouse=True)
def _known_keys() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_bytes", same_key)
        patch.setattr(writer, "FLUSH_ROWS", FEW_ROWS)
        yield


@pytest.fixture(scope="module")
def expected(_known_keys: None, tmp_path_factory: pytest.TempPathFactory) -> Contents:
    """What an uninterrupted reading of the first batches gives, by their number."""
    found: Contents = {}
    for number in range(len(small_source()) + 1):
        history = open_history(tmp_path_factory.mktemp("whole"))
        sync(history, small_source()[:number])
        found[number] = content(history)
        history.close()
    return found


def interrupt(base: Path, how: str, *arguments: float) -> list[Path]:
    """The folders in which a reading was killed."""
    command = [sys.executable, "-m", "tests.storage.interrupted", str(base), how, *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=300)
    return sorted(base.iterdir())


def check(folder: Path, expected: Contents) -> None:
    """The cursor and what is stored agree after the kill; running again completes, and leaves nothing behind."""
    history = open_history(folder)
    known = int(history.cursor("post") or 0)
    assert content(history) == expected[known]
    assert named(history) <= files(history)
    history.close()
    read(folder)
    history = open_history(folder)
    assert content(history) == expected[len(small_source())]
    assert files(history) == named(history)
    assert len(named(history)) == len({(part.year, part.month, part.kind) for part in history.parts()})
    history.close()


def test_a_kill_at_any_touch_of_a_file_loses_nothing_and_doubles_nothing(tmp_path: Path, expected: Contents) -> None:
    folders = interrupt(tmp_path, "steps", 1, STEP)
    assert len(folders) > KILLS
    for folder in folders:
        check(folder, expected)


def test_a_kill_at_any_moment_loses_nothing_and_doubles_nothing(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, expected: Contents
) -> None:
    begin = time.monotonic()
    read(tmp_path_factory.mktemp("measured"))
    folders = interrupt(tmp_path, "moments", time.monotonic() - begin, KILLS)
    assert len(folders) == KILLS
    for folder in folders:
        check(folder, expected)

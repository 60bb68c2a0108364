"""A history of two years whose key the tests keep in memory, and the acts on it; as a program, acts that are killed.

``python -m tests.storage.rights FOLDER close`` (or ``erase``) copies the history in FOLDER/whole and kills the act on
the copy at its first touch of the disk, then at its second, and so on until an act gets through.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from disconnect.model.opaque import MessageId
from disconnect.privacy.pseudonyms import Pseudonyms
from disconnect.storage.acts import CLOSE, ERASE, Act
from disconnect.storage.closing import close_year
from disconnect.storage.erasing import erase
from tests.storage.cases import address, open_history, small_source, sync
from tests.storage.interrupted import was_killed

if TYPE_CHECKING:
    from disconnect.ports import Batch
    from disconnect.storage.history import History

YEAR = 2025
AT = datetime(2026, 4, 2, 8, tzinfo=UTC)
PERSON = (1, 4)
"""The numbers of the addresses of one person."""
PEOPLE = range(6)
TOUCHES = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "sqlite3.connect")


def written(folder: Path, source: tuple[Batch, ...] | None = None) -> History:
    """The small source (or another), read; most of it around New Year."""
    history = open_history(folder)
    sync(history, source or small_source())
    return history


def all_tokens(key: bytes) -> set[int]:
    """Every token that the small source can have under a key."""
    names = Pseudonyms(key)
    found = {names.token("address", address(number).value) for number in PEOPLE}
    found |= {names.token("message", MessageId.of(f"<{number}@example.org>").value) for number in range(80)}
    found |= {names.token("message", f"meeting {number}") for number in range(5)}
    return found | {names.token("source", "post")}


def tokens_of(history: History, year: int, numbers: tuple[int, ...] = PERSON) -> frozenset[int]:
    return frozenset(history.keys.of(year).token("address", address(number).value) for number in numbers)


def closing(year: int = YEAR, **more: Any) -> Act:  # noqa: ANN401 - fields of an act
    return Act(kind=CLOSE, at=AT, role="dpo", year=year, **more)


def close(history: History) -> Act:
    return close_year(history, closing())


def erase_person(history: History) -> None:
    years = tuple(year for year in (2025, 2026) if history.keys.has(year))
    asked = [Act(kind=ERASE, at=AT, role="dpo", year=year) for year in years]
    erase(history, {year: tokens_of(history, year) for year in years}, asked)


ACTS: dict[str, Callable[[History], object]] = {"close": close, "erase": erase_person}


def kill_at(touch: int, folder: Path) -> None:
    """Let this process be killed at the given touch of the disk: a file under `folder`, a sync, a commit."""
    counted, me = itertools.count(1), os.getpid()

    def tick() -> None:
        if next(counted) == touch:
            os.kill(me, signal.SIGKILL)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in TOUCHES and str(arguments[0]).startswith(str(folder)):
            tick()

    fsync, commit = os.fsync, Session.commit

    def ticking_fsync(handle: int) -> None:
        tick()
        fsync(handle)

    def ticking_commit(session: Session) -> None:
        tick()
        commit(session)
        tick()

    os.fsync = ticking_fsync  # type: ignore[assignment] # this process dies with it
    Session.commit = ticking_commit  # type: ignore[assignment,method-assign] # this process dies with it
    sys.addaudithook(hook)


def kill_at_each(base: Path, act: str) -> None:
    """Kill the act at each touch of the disk in turn, each time on a copy of its own."""
    for touch in itertools.count(1):
        folder = base / f"{touch:04}"
        shutil.copytree(base / "whole", folder)

        def start(folder: Path = folder, touch: int = touch) -> None:
            kill_at(touch, folder)
            ACTS[act](open_history(folder))

        if not was_killed(start):
            shutil.rmtree(folder)
            return


if __name__ == "__main__":
    kill_at_each(Path(sys.argv[1]), sys.argv[2])

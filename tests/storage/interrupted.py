"""A program that reads the small source and is killed without warning, over and over, each time in a folder of its own.

``python -m tests.storage.interrupted FOLDER steps FIRST STEP`` kills at every STEP-th touch of a file, from FIRST on,
until a run gets through; ``... FOLDER moments SECONDS NUMBER`` kills NUMBER runs at moments spread over SECONDS.
"""

from __future__ import annotations

import itertools
import os
import secrets
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from disconnect.storage import writer
from tests.storage.cases import open_history, small_source, sync

TOUCHES = ("open", "os.rename", "os.remove", "os.mkdir", "sqlite3.connect")
FEW_ROWS = 40


def same_key(nbytes: int | None = None) -> bytes:
    """No secret: what `secrets.token_bytes` gives in these tests."""
    return b"k" * (nbytes or 0)


def with_known_keys() -> None:
    """Make every key the same, so that two histories can be compared."""
    secrets.token_bytes = same_key


def read(folder: Path) -> None:
    """Read the small source with a flush every few rows."""
    with_known_keys()
    writer.FLUSH_ROWS = FEW_ROWS
    sync(open_history(folder), small_source())


def kill_at(touch: int, folder: Path) -> Callable[[str, tuple[object, ...]], None]:
    """What kills this process when it touches a file under `folder` for the given time."""
    counted = itertools.count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in TOUCHES and str(arguments[0]).startswith(str(folder)) and next(counted) == touch:
            os.kill(os.getpid(), signal.SIGKILL)

    return hook


def was_killed(start: Callable[[], None], after: float | None = None) -> bool:
    """Whether a child that does `start` was killed; after so many seconds, if it was not before."""
    child = os.fork()
    if child == 0:
        start()
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def kill_by_steps(base: Path, first: int, step: int) -> None:
    """Kill at every `step`-th touch until a run gets through."""
    for touch in itertools.count(first, step):
        folder = base / f"{touch:04}"
        folder.mkdir()

        def start(folder: Path = folder, touch: int = touch) -> None:
            sys.addaudithook(kill_at(touch, folder))
            read(folder)

        if not was_killed(start):
            return


def kill_by_moments(base: Path, seconds: float, number: int) -> None:
    """Kill `number` runs at moments spread evenly over `seconds`."""
    for turn in range(number):
        folder = base / f"{turn:04}"
        folder.mkdir()

        def start(folder: Path = folder) -> None:
            read(folder)

        was_killed(start, after=seconds * (turn + 1) / number)


if __name__ == "__main__":
    place, how, one, other = Path(sys.argv[1]), *sys.argv[2:]
    if how == "steps":
        kill_by_steps(place, int(one), int(other))
    else:
        kill_by_moments(place, float(one), int(other))

"""One command at a time changes the history."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.model.phrase import phrase
from disconnect.storage.durable import FILE_MODE
from disconnect.storage.parts import write_failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def alone(state: Path) -> Iterator[None]:
    """Hold the lock of the state folder.

    Raises:
        StorageError: another command holds it, or the folder cannot be written.
    """
    lock = state / "lock"
    try:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, FILE_MODE)
    except OSError as error:
        raise write_failure(lock.parent, error) from error
    with os.fdopen(handle, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            what = phrase("une autre lecture est en cours", "another reading is under way")
            mend = phrase("attendez qu’elle ait fini, puis relancez", "wait until it has ended, then run again")
            raise StorageError(where=str(lock), what=what, mend=mend) from error
        yield

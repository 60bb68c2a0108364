"""One at a time: a lock that another process holds is told, not waited for."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.storage.durable import FILE_MODE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disconnect.model.phrase import Phrase


@contextmanager
def held(lock: Path, *, what: Phrase, mend: Phrase) -> Iterator[None]:
    """Hold `lock`; it ends with the process, however that ends.

    Raises:
        StorageError: another process holds it; `what` and `mend` say so.
        OSError: it cannot be made.
    """
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, FILE_MODE)
    with os.fdopen(handle, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StorageError(where=str(lock), what=what, mend=mend) from error
        yield

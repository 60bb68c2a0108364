"""One command at a time changes the history."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase
from disconnect.storage.locks import held
from disconnect.storage.parts import write_failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNDER_WAY = phrase("une autre lecture est en cours", "another reading is under way")
WAIT = phrase("attendez qu’elle ait fini, puis relancez", "wait until it has ended, then run again")


@contextmanager
def alone(state: Path) -> Iterator[None]:
    """Hold the lock of the state folder.

    Raises:
        StorageError: another command holds it, or the folder cannot be written.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(held(state / "lock", what=UNDER_WAY, mend=WAIT))
        except OSError as error:
            raise write_failure(state, error) from error
        yield

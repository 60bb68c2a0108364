"""A program that publishes the small report and is killed without warning, in a child, at a step of its own choosing.

Every touch of a file that Python tells of (opened, renamed, removed, folder made), every write and every fsync is a
step; `killed_at` kills before the step is taken.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest import mock

from disconnect.app.publications import publish
from disconnect.storage.ledgerfile import LedgerFile
from tests.app.small_report import order, small_report

if TYPE_CHECKING:
    from pathlib import Path

TOUCHES = ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod")


def publish_small(folder: Path, organisation: str = "Atelier") -> None:
    """Publish the small report of `organisation` into ``folder/out``, with the ledger in ``folder/state``."""
    publish(small_report(organisation), order(folder / "out"), LedgerFile(folder / "state"))


@contextmanager
def stepping(folder: Path, step: Callable[[], None]) -> Iterator[None]:
    """Take a step at every touch of a file under `folder`; for a child alone, because the hook stays."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in TOUCHES and str(arguments[0]).startswith(str(folder)):
            step()

    def counted(usual: Callable[[int], None]) -> Callable[[int], None]:
        def call(handle: int) -> None:
            step()
            usual(handle)

        return call

    sys.addaudithook(hook)
    with mock.patch("os.fsync", counted(os.fsync)):
        yield


def killed_at(number: int, folder: Path, start: Callable[[], None]) -> bool:
    """Whether a child that does `start` was killed at that step; False where it took fewer and ended well."""
    child = os.fork()
    if child == 0:
        counted = itertools.count(1)

        def step() -> None:
            if next(counted) == number:
                os.kill(os.getpid(), signal.SIGKILL)

        code = 1
        try:
            with stepping(folder, step):
                start()
            code = 0
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the child failed in another way"
    return os.WIFSIGNALED(status)

"""A history to write to, a disk that is too small, and a user who may do nothing."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.storage.cases import open_history

if TYPE_CHECKING:
    from disconnect.storage.history import History

NOBODY = 65534
KB = 1024
SmallDisk = Callable[[int], AbstractContextManager[Path]]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """An empty history, its keys beside it."""
    found = open_history(tmp_path)
    yield found
    found.close()


@pytest.fixture
def small_disk() -> Iterator[SmallDisk]:
    """A folder where so many KB fit inside the block: a small file system for root, else files of limited size.

    It lies outside pytest's own folders: were this process killed, the next one would stumble over what is mounted.
    """
    place = Path(tempfile.mkdtemp(prefix="disconnect-small-disk-"))
    is_mounted = os.geteuid() == 0 and _mounts("mount", "-t", "tmpfs", "-o", "size=64m,mode=700", "tmpfs", str(place))

    @contextmanager
    def limited(kilobytes: int) -> Iterator[Path]:
        if is_mounted:
            assert _mounts("mount", "-o", f"remount,size={kilobytes}k", str(place))
            yield place
            return
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * KB // 10, hard))
        try:
            yield place
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    yield limited
    if is_mounted:
        # Lazily: a connection to the index may still be open.
        assert _mounts("umount", "--lazy", str(place))
    shutil.rmtree(place)


def _mounts(name: str, *arguments: str) -> bool:
    """Whether a command of the mount family did what it was asked."""
    command = shutil.which(name)
    return (
        command is not None and subprocess.run([command, *arguments], capture_output=True, check=False).returncode == 0
    )


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of this user's own, while the user is not root: rights on files hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(0)

"""Files written beside their places first, and given their names together once every one is on the disk."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from disconnect.privacy.sealing import fingerprint
from disconnect.storage.durable import sync

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

READABLE = 0o644


class Drafts:
    """The drafts of one publication in the folder of its files; `tag` tells them from those of any other."""

    def __init__(self, folder: Path, tag: str) -> None:
        """Nothing is written yet."""
        self.folder = folder
        self.tag = tag

    def path(self, name: str) -> Path:
        """Where the draft of a file lies."""
        return self.folder / f".{name}.{self.tag}.new"

    def prepare(self, names: Iterable[str]) -> None:
        """Make the folder, and see that files of these names can be put there; none is left.

        Raises:
            OSError: the folder cannot be written to, or a name belongs to a folder.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            if (self.folder / name).is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        probe = self.path("probe")
        probe.touch(exist_ok=False)
        probe.unlink()

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Write every draft; all are on the disk when this returns, names too.

        Raises:
            OSError: the disk is full, or the folder cannot be written to.
        """
        for name, content in contents.items():
            handle = os.open(self.path(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fchmod(file.fileno(), READABLE)
                os.fsync(file.fileno())
        sync(self.folder)

    def place(self, prints: Mapping[str, str]) -> None:
        """Give each draft its name, unless it has it already; `prints` are the fingerprints of the files.

        Raises:
            OSError: a file is neither a draft nor in its place as it was written, or cannot be moved.
        """
        waiting = [name for name, print_ in prints.items() if _print(self.path(name)) == print_]
        if any(_print(self.folder / name) != prints[name] for name in prints.keys() - set(waiting)):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        for name in waiting:
            self.path(name).replace(self.folder / name)
        sync(self.folder)

    def remove(self, names: Iterable[str]) -> None:
        """Remove what is left of the drafts; a folder that is gone holds none."""
        for name in (*names, "probe"):
            with suppress(OSError):
                self.path(name).unlink(missing_ok=True)


def _print(path: Path) -> str | None:
    """The fingerprint of a file; None where there is none."""
    try:
        return fingerprint(path.read_bytes())
    except FileNotFoundError:
        return None

"""Files that are whole or absent, whenever the machine stops, and closed to everybody but their owner."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700


def write_new(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill a draft beside `path`, and give it the name only once it is on the disk.

    Raises:
        OSError: the disk is full or the folder cannot be written; no draft is left then.
    """
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    sync(path.parent)


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, closed to others, each name on the disk.

    Raises:
        OSError: a folder cannot be made.
    """
    for missing in reversed([made for made in (folder, *folder.parents) if not made.exists()]):
        missing.mkdir(mode=FOLDER_MODE, exist_ok=True)
        sync(missing.parent)


def destroy(path: Path) -> None:
    """Write noise over a file and remove it; nothing happens where there is none.

    The place on the disk is written over where the file system writes in place. One that copies on write, a drive that
    spreads its wear and every backup keep what they have: that is for whoever runs them.

    Of a link, what it leads to goes too: the link first, so that a kill leaves at most noise under another name.

    Raises:
        OSError: it cannot be written or removed, or is a link to a place that is not there (a disk not mounted).
    """
    place = path.resolve()
    if path.is_symlink() and not place.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    if place.exists():
        place.chmod(FILE_MODE)
        with place.open("r+b") as file:
            file.write(os.urandom(place.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    for name in (path, place):
        name.unlink(missing_ok=True)
        if name.parent.is_dir():
            sync(name.parent)


def sync(folder: Path) -> None:
    """Put the names in `folder` on the disk: a file whose name a power failure takes is lost.

    Raises:
        OSError: the folder cannot be opened.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

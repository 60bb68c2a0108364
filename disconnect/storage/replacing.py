"""Changing a file that people keep by hand: whole or not at all, with the rights it had, and nobody's save lost."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.storage.durable import FILE_MODE, sync

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def replace_text(path: Path, change: Callable[[str], str], *, empty: str | None = None) -> bool:
    """Put what `change` makes of the text of `path` in its place, and answer whether that is another text.

    Only one command at a time changes files of a folder; others wait. The file keeps its rights, owner and extended
    attributes; where it is a link, what it leads to is changed. A file that is missing begins as `empty`, readable by
    its owner alone. A text that `change` leaves as it is is not written.

    Raises:
        StorageError: the file is missing (and there is no `empty`), is no UTF-8, changed meanwhile, or cannot be
            written.
    """
    place = path.resolve()
    try:
        with _alone(place.parent):
            before = _read(place, path.name, empty)
            after = change(before)
            if after != before:
                _put(place, path.name, before, after)
    except OSError as error:
        raise _failure(path.name, f"it cannot be read or written ({error.strerror})") from error
    return after != before


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other command changes a file of `folder`."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _read(place: Path, name: str, empty: str | None) -> str:
    if empty is not None and not place.exists():
        return empty
    try:
        return place.read_bytes().decode()
    except UnicodeDecodeError:
        # Not chained: this error carries the bytes of the whole file.
        raise _failure(name, "it is no UTF-8 text", 'save it as "CSV UTF-8" in the spreadsheet') from None


def _put(place: Path, name: str, before: str, after: str) -> None:
    """Give a finished draft the file's name, unless somebody saved the file since it was read."""
    draft = place.with_name(f".{place.name}.new")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as file:
            file.write(after.encode())
            file.flush()
            if place.exists():
                _give_rights(place, draft, name)
            os.fsync(file.fileno())
        if place.exists() and place.read_bytes() != before.encode():
            raise _failure(name, "somebody saved it in the meantime; nothing was changed", "run the command again")
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
    sync(place.parent)


def _give_rights(place: Path, draft: Path, name: str) -> None:
    """Let `draft` have the owner, the rights and the extended attributes (access lists too) of `place`."""
    state = place.stat()
    try:
        os.chown(draft, state.st_uid, state.st_gid)
    except PermissionError as error:
        mend = "run the command as the user whom the file belongs to"
        raise _failure(name, "it belongs to another user, who could no longer use it afterwards", mend) from error
    shutil.copystat(place, draft)
    os.utime(draft)


def _failure(
    name: str, what: str, mend: str = "check the disk and the rights on the file and its folder"
) -> StorageError:
    return StorageError(where=name, what=what, mend=mend)

"""Changing a file that people keep by hand: whole or not at all, with the rights it had, and nobody's save lost."""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.model.phrase import Phrase, phrase
from disconnect.model.refusals import reason
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
        why = reason(error)
        what = phrase("il ne peut être lu ou écrit ({why})", "it cannot be read or written ({why})", why=why)
        raise _failure(path.name, what) from error
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
        what = phrase("ce n’est pas un texte en UTF-8", "it is no UTF-8 text")
        mend = phrase("enregistrez-le en « CSV UTF-8 » dans le tableur", 'save it as "CSV UTF-8" in the spreadsheet')
        raise _failure(name, what, mend) from None


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
            raise _failure(name, _SAVED_MEANWHILE, phrase("relancez la commande", "run the command again"))
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
        raise _failure(name, _OF_ANOTHER, _AS_OWNER) from error
    shutil.copystat(place, draft)
    os.utime(draft)


_SAVED_MEANWHILE = phrase(
    "quelqu’un l’a enregistré entre-temps ; rien n’a été changé",
    "somebody saved it in the meantime; nothing was changed",
)
_OF_ANOTHER = phrase(
    "il est à un autre compte, qui ne pourrait plus s’en servir ensuite",
    "it belongs to another user, who could no longer use it afterwards",
)
_AS_OWNER = phrase(
    "lancez la commande sous le compte à qui est le fichier",
    "run the command as the user whom the file belongs to",
)
_CHECK = phrase(
    "vérifiez le disque et les droits sur le fichier et son dossier",
    "check the disk and the rights on the file and its folder",
)


def _failure(name: str, what: Phrase, mend: Phrase = _CHECK) -> StorageError:
    return StorageError(where=name, what=what, mend=mend)

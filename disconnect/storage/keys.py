"""The keys of the pseudonyms: one file per calendar year, apart from the history, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
import stat

from disconnect.errors import StorageError
from disconnect.privacy.pseudonyms import KEY_BYTES, Pseudonyms
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from collections.abc import Iterator

FILE_MODE = 0o600
FOLDER_MODE = 0o700


class KeyRing:
    """The keys in one folder. A key is made when the first contact of its year arrives."""

    def __init__(self, folder: Path) -> None:
        """Look for keys in `folder`; it is made, closed to others, with the first key."""
        self.folder = folder
        self._open: dict[int, Pseudonyms] = {}

    def path(self, year: int) -> Path:
        """Where the key of `year` lies."""
        return self.folder / f"{year}.key"

    def has(self, year: int) -> bool:
        """Whether there is a key for `year`."""
        return self.path(year).exists()

    def of(self, year: int) -> Pseudonyms:
        """The pseudonyms of `year`; makes the key when there is none.

        Raises:
            StorageError: the key is not 32 bytes, is open to others, or cannot be read or written.
        """
        if year not in self._open:
            self._open[year] = Pseudonyms(self._read(year) if self.has(year) else self._make(year))
        return self._open[year]

    def faults(self) -> Iterator[tuple[Path, str, str]]:
        """Keys that cannot be trusted: path, what is wrong, how to mend it."""
        for path in sorted(self.folder.glob("*.key")) if self.folder.is_dir() else ():
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode != FILE_MODE:
                yield path, f"its rights are {mode:04o}, others may read it", f"chmod 600 {path}"
            elif path.stat().st_size != KEY_BYTES:
                yield path, f"it is not {KEY_BYTES} bytes long", "restore it from your backup of the keys"

    def _read(self, year: int) -> bytes:
        path = self.path(year)
        for fault_path, what, mend in self.faults():
            if fault_path == path:
                raise StorageError(where=str(path), what=what, mend=mend)
        try:
            return path.read_bytes()
        except OSError as error:
            raise StorageError(
                where=str(path), what=f"the key cannot be read ({error.strerror})", mend="run as its owner"
            ) from error

    def _make(self, year: int) -> bytes:
        """Write a new key so that it is whole or absent, whenever the machine stops."""
        key = secrets.token_bytes(KEY_BYTES)
        try:
            self.folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            draft = self.folder / f".{year}.key.new"
            draft.unlink(missing_ok=True)
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
            with os.fdopen(handle, "wb") as file:
                file.write(key)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.path(year))
        except OSError as error:
            raise StorageError(
                where=str(self.folder),
                what=f"a key cannot be written ({error.strerror})",
                mend="make the folder writable for this user, or set another in [history] keys",
            ) from error
        return key

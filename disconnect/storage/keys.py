"""The keys of the pseudonyms: one file per calendar year, apart from the history, readable by its owner alone."""

from __future__ import annotations

import secrets
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.model.phrase import Phrase, phrase
from disconnect.model.refusals import reason
from disconnect.privacy.pseudonyms import KEY_BYTES, Pseudonyms
from disconnect.storage import keyfiles
from disconnect.storage.durable import FILE_MODE, FOLDER_MODE, make_folder, write_new

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disconnect.storage.acts import Act


_LOOKED_FOR = phrase("la chercher", "looked for")
_LOOKED_AT = phrase("le consulter", "looked at")
_READ = phrase("la lire", "read")
_WRITTEN_TO = phrase("y écrire", "written to")
_AS_OWNER = phrase("lancez-le sous le compte à qui sont les clés", "run as the owner of the keys")
_WRITABLE = phrase(
    "donnez à ce compte le droit d’y écrire, ou nommez un autre dossier dans [history] keys",
    "make it writable for this user, or set another in [history] keys",
)


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
        """Whether there is a key for `year`.

        Raises:
            StorageError: the folder may not be looked into.
        """
        with _told(self.path(year), _LOOKED_FOR, _AS_OWNER):
            return self.path(year).exists()

    def years(self) -> tuple[int, ...]:
        """The years that have a key, in order.

        Raises:
            StorageError: the folder may not be looked into.
        """
        with _told(self.folder, _LOOKED_AT, _AS_OWNER):
            names = [path.stem for path in self.folder.glob("*.key")] if self.folder.is_dir() else []
        return tuple(sorted(int(name) for name in names if name.isdecimal()))

    def destroy(self, year: int) -> None:
        """Destroy the key of `year`, and the list of those who were erased under it.

        Raises:
            StorageError: a file cannot be written over or removed.
        """
        self._open.pop(year, None)
        keyfiles.destroy_secrets(self.folder, year)

    def of(self, year: int) -> Pseudonyms:
        """The pseudonyms of `year`; makes the key when there is none, and never one for a year that was closed.

        Raises:
            StorageError: the year was closed; the key is not 32 bytes, it or its folder is open to others, or cannot be
                read or written.
        """
        if year not in self._open:
            has_key = self.has(year)
            self._refuse_closed(year)
            self._open[year] = Pseudonyms(self._read(year) if has_key else self._make(year))
        return self._open[year]

    def faults(self) -> Iterator[tuple[Path, str, str]]:
        """What cannot be trusted, the folder first: path, what is wrong, how to mend it.

        Raises:
            StorageError: the folder may not be looked into.
        """
        with _told(self.folder, _LOOKED_AT, _AS_OWNER):
            paths = [self.folder, *self._kept()] if self.folder.is_dir() else []
            found = [fault for path in paths for fault in _faults(path)]
        yield from found

    def _kept(self) -> list[Path]:
        """The keys, and the lists of those who were erased."""
        return sorted([*self.folder.glob("*.key"), *self.folder.glob(f"*{keyfiles.ERASED}")])

    def _refuse_closed(self, year: int) -> None:
        closing = keyfiles.closings(self.folder).get(year)
        if closing is not None:
            raise closed(self.path(year), closing)

    def _read(self, year: int) -> bytes:
        path = self.path(year)
        for fault_path, what, mend in self.faults():
            if fault_path in {path, self.folder}:
                raise StorageError(where=str(fault_path), what=what, mend=mend)
        with _told(path, _READ, phrase("lancez-le sous le compte à qui elle est", "run as its owner")):
            return path.read_bytes()

    def _make(self, year: int) -> bytes:
        """Write a new key so that it is whole or absent, whenever the machine stops.

        Where people were erased under a key that is gone, a new one would let them in again.
        """
        if keyfiles.erased(self.folder, year).acts:
            raise _erased_under(self.path(year), year)
        key = secrets.token_bytes(KEY_BYTES)
        with _told(self.folder, _WRITTEN_TO, _WRITABLE):
            make_folder(self.folder)
            for _, what, mend in _faults(self.folder):
                raise StorageError(where=str(self.folder), what=what, mend=mend)
            write_new(self.path(year), lambda file: file.write(key))
        return key


def _faults(path: Path) -> Iterator[tuple[Path, str, str]]:
    """What is wrong with the folder of the keys, or with one key."""
    state = path.stat()
    allowed = FOLDER_MODE if stat.S_ISDIR(state.st_mode) else FILE_MODE
    mode = stat.S_IMODE(state.st_mode)
    if mode & ~allowed:
        what = phrase(
            "ses droits sont {mode} : d’autres peuvent s’en servir",
            "its rights are {mode}, others may use it",
            mode=f"{mode:04o}",
        )
        yield path, what, f"chmod {allowed:o} {path}"
    elif path.suffix == ".key" and stat.S_ISREG(state.st_mode) and state.st_size != KEY_BYTES:
        what = phrase("elle ne fait pas {count} octets", "it is not {count} bytes long", count=KEY_BYTES)
        mend = phrase("restaurez-la depuis la sauvegarde des clés", "restore it from your backup of the keys")
        yield path, what, mend


def closed(path: Path, closing: Act) -> StorageError:
    """That the year of a key was closed: what to tell whoever asks for it."""
    return StorageError(
        where=str(path),
        what=phrase(
            "l’année {year} a été close le {day} : sa clé est détruite, plus rien n’y est rattaché à personne",
            "the year {year} was closed on {day}: its key is destroyed, nothing of it is linked to anybody any more",
            year=closing.year,
            day=closing.day,
        ),
        mend=phrase(
            "choisissez une autre année ; ce qui en a été publié reste valable",
            "choose another year; what was published of it stays valid",
        ),
    )


def _erased_under(path: Path, year: int) -> StorageError:
    return StorageError(
        where=str(path),
        what=phrase(
            "la clé de {year} manque, et des personnes ont été effacées sous elle : une nouvelle les ramènerait",
            "the key of {year} is missing, and people were erased under it: a new one would let them come back",
            year=year,
        ),
        mend=phrase(
            "restaurez-la depuis la sauvegarde des clés ; sans elle, supprimez {name} et redemandez les effacements",
            "restore it from your backup of the keys; without one, remove {name} and ask for the erasures again",
            name=f"{year}{keyfiles.ERASED}",
        ),
    )


@contextmanager
def _told(path: Path, undone: Phrase, mend: Phrase) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = phrase(
            "impossible de {undone} ({why})", "it cannot be {undone} ({why})", undone=undone, why=reason(error)
        )
        raise StorageError(where=str(path), what=what, mend=mend) from error

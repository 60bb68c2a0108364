"""A source's files: found by path, folder or glob, opened packed or plain, checked for `disconnect doctor`."""

from __future__ import annotations

import gzip
import io
import os
import stat
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.connectors.kit.marks import START, Mark, fingerprint
from disconnect.errors import ConnectorError
from disconnect.model.phrase import phrase
from disconnect.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disconnect.ports import Source

_PACKED = b"\x1f\x8b"
_BUFFER = 1 << 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The file at `path`, open for reading: `raw` as it lies on the disk, `stream` what it unpacks to."""

    path: Path
    raw: io.FileIO
    stream: io.BufferedReader
    is_packed: bool

    @property
    def size(self) -> int:
        """Bytes on the disk, now."""
        return os.fstat(self.raw.fileno()).st_size

    @property
    def changed(self) -> float:
        """When the file was last written, in seconds since 1970."""
        return os.fstat(self.raw.fileno()).st_mtime

    def mark(self, *, offset: int, number: int, finished: bool) -> Mark:
        """How far the file has been read, with what recognises it next time."""
        anchor = self.size if self.is_packed else offset
        return Mark(offset, number, anchor, fingerprint(self.raw.fileno(), anchor), finished)

    def resumed(self, mark: Mark) -> Mark | None:
        """Where to go on: `mark` if it is this file's, its start if the file was replaced, None if nothing is new.

        A packed file that changed is read again as a whole: what it unpacks to cannot be looked at from its end.
        """
        size = self.size
        is_same = size == mark.anchor if self.is_packed else size >= mark.anchor
        if not mark.digest or not is_same or fingerprint(self.raw.fileno(), mark.anchor) != mark.digest:
            return START
        return None if mark.finished and size == mark.anchor else mark


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Open a file, packed by gzip or not, whatever its name says.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb", buffering=0) as raw:
        is_packed = os.pread(raw.fileno(), len(_PACKED), 0) == _PACKED
        if is_packed:
            with gzip.GzipFile(fileobj=raw, mode="rb") as unpacked:
                yield Opened(path=path, raw=raw, stream=io.BufferedReader(unpacked, _BUFFER), is_packed=True)
        else:
            yield Opened(path=path, raw=raw, stream=io.BufferedReader(raw, _BUFFER), is_packed=False)


def located(base: Path, stated: str, suffixes: tuple[str, ...] = ("",)) -> list[Path]:
    """The files that a path setting names, sorted: one file, the files of a folder and its folders, or a glob.

    Hidden files are left out of folders, and so are those that end in none of `suffixes`.

    >>> located(Path("/"), "no-such-file-or-folder-*")
    []
    """
    whole = base / stated
    try:
        if whole.is_dir():
            return sorted(_in_folder(whole, suffixes))
        if whole.is_file():
            return [whole]
        found = Path(whole.anchor).glob(str(whole.relative_to(whole.anchor)))
        return sorted(path for path in found if path.is_file() and not _is_hidden(path, whole))
    except (PermissionError, ValueError):
        return []


def _is_hidden(path: Path, whole: Path) -> bool:
    """Whether a glob found the file behind a dot that it does not name."""
    return any(part.startswith(".") for part in set(path.parts) - set(whole.parts))


def _in_folder(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """The files at or below a folder, and the folders that may not be looked into: reading them says so."""
    locked: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: locked.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and name.lower().endswith(suffixes) and Path(parent, name).is_file():
                yield Path(parent, name)
    yield from locked


def shown(path: Path) -> str:
    """The base name of a file as a text that can be printed and stored, whatever bytes it is made of.

    >>> shown(Path("/var/mail/post.mbox"))
    'post.mbox'
    """
    return os.fsencode(path.name).decode("utf-8", "replace")


def nothing_found(source: Source, stated: str) -> ConnectorError:
    """The error of a source whose path names no file."""
    return ConnectorError(
        where=f"[sources.{source.name}]",
        what=phrase(
            "le chemin {path} ne mène à aucun fichier visible",
            "the path {path} names no file that can be seen",
            path=stated,
        ),
        mend=phrase(
            "corrigez path, ou les droits de ses dossiers ; un chemin relatif part de {base}",
            "correct path, or the rights on its folders; a relative path starts from {base}",
            base=str(source.base),
        ),
    )


def path_problems(source: Source, stated: str, paths: Iterable[Path]) -> Iterator[Problem]:
    """What keeps `paths` from being read, or lets others read them: for `disconnect doctor`."""
    found = list(paths)
    if not found:
        error = nothing_found(source, stated)
        where = phrase("chemin {path}", "path {path}", path=stated)
        yield _problem(source, where, "path-missing", (error.what, error.mend))
    for path in found:
        yield from _file_problems(source, path)


def _file_problems(source: Source, path: Path) -> Iterator[Problem]:
    """What is wrong with one file or folder."""
    where = shown(path)
    is_folder = path.is_dir()
    if not os.access(path, os.R_OK | os.X_OK if is_folder else os.R_OK):
        yield _problem(source, where, "not-readable", _NOT_READABLE)
        return
    if not is_folder and not path.stat().st_size:
        yield _problem(source, where, "empty", _EMPTY)
    if path.stat().st_mode & stat.S_IROTH:
        yield _problem(source, where, "world-readable", _WORLD_READABLE)


_NOT_READABLE = (
    phrase(
        "le compte qui lance disconnect ne peut pas le lire",
        "the account that runs disconnect may not read it",
    ),
    phrase(
        "donnez à ce compte le droit de lire, et pas plus",
        "give that account the right to read, no more",
    ),
)
_EMPTY = (
    phrase("il est vide", "it is empty"),
    phrase("exportez de nouveau, ou retirez-le du chemin", "export again, or take it out of the path"),
)
_WORLD_READABLE = (
    phrase("tous les comptes de cette machine peuvent le lire", "every account of this machine may read it"),
    phrase("retirez-leur ce droit : chmod o-rwx", "take that right away: chmod o-rwx"),
)


def _problem(source: Source, where: str, code: str, texts: tuple[str, str]) -> Problem:
    """A problem from its sentence and its remedy."""
    what, mend = texts
    return Problem(source=source.name, where=where, code=code, what=what, mend=mend)

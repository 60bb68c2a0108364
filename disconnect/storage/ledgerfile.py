"""The ledger of publications on the disk: its lines, the mark of its end, a lock, and the journal of what is under way.

Each line is added by writing the whole file anew beside it and moving it there: no reader, and no power failure, ever
sees half a line. The mark announces the line before it is added, and follows it: no other line can take its place.
"""

from __future__ import annotations

import json
import re
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason
from disconnect.privacy.ledger import Journal, Ledger, Mark, mark_bytes, read_ledger, read_mark
from disconnect.privacy.sealing import canonical, fingerprint
from disconnect.storage.durable import make_folder, sync, write_new
from disconnect.storage.locks import held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.model.phrase import Phrase

FOLDER, COPIES = "ledger", "published"
LINES, MARK, LOCK, JOURNAL = "publications.jsonl", "end.json", "lock", "journal.json"
_TAG = re.compile(r"[0-9a-f]+")


class LedgerFile:
    """The ledger in the folder of a history."""

    def __init__(self, state: Path) -> None:
        """Look for the ledger under `state`; its folder is made, closed to others, with the first publication."""
        self.folder = state / FOLDER
        self.path = self.folder / LINES

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the ledger's lock.

        Raises:
            StorageError: another publication is under way, or the folder cannot be written to.
        """
        with ExitStack() as stack:
            with self._told(_WRITTEN_TO):
                make_folder(self.folder)
                stack.enter_context(held(self.folder / LOCK, what=_ANOTHER, mend=_WAIT))
            yield

    def read(self) -> Ledger:
        """The ledger.

        Raises:
            StorageError: it cannot be read, or has a fault: nothing may be published over it.
        """
        found = self.examined()
        if found.fault is not None:
            raise broken(self.path, found)
        return found

    def examined(self) -> Ledger:
        """The ledger up to its first fault.

        Raises:
            StorageError: it cannot be read.
        """
        with self._told(_READ):
            return read_ledger(_bytes(self.path) or b"", self._mark())

    def append(self, line: bytes) -> Ledger:
        """Add a line, and answer the ledger with it; it is on the disk then.

        Raises:
            StorageError: the ledger has a fault, the line does not follow it, or the disk is full.
        """
        before = self.read()
        with self._told(_WRITTEN_TO):
            content = (_bytes(self.path) or b"") + line
            after = read_ledger(content)
            if after.fault is not None:
                raise broken(self.path, after)
            self._write(MARK, mark_bytes(replace(before.end, next=after.end.seal)))
            self._write(LINES, content)
            self._write(MARK, mark_bytes(after.end))
        return after

    def begin(self, journal: Journal) -> None:
        """Keep the journal of the publication under way.

        Raises:
            StorageError: the disk is full.
        """
        with self._told(_WRITTEN_TO):
            self._write(JOURNAL, canonical(asdict(journal)))

    def journal(self) -> Journal | None:
        """The journal of the publication under way; None where there is none, or it is damaged.

        Raises:
            StorageError: it cannot be read.
        """
        with self._told(_READ):
            content = _bytes(self.folder / JOURNAL)
        with suppress(ValueError, TypeError, KeyError):
            found = Journal(**json.loads(content or b""))
            if _TAG.fullmatch(found.tag) and Path(found.folder).is_absolute():
                return found
        return None

    def forget(self) -> None:
        """Remove the journal.

        Raises:
            StorageError: the folder cannot be written to.
        """
        with self._told(_WRITTEN_TO):
            (self.folder / JOURNAL).unlink(missing_ok=True)
            sync(self.folder)

    def keep(self, content: bytes) -> None:
        """Keep a copy of a file about to be published.

        Raises:
            StorageError: the disk is full.
        """
        path = self._copy(fingerprint(content))
        with self._told(_WRITTEN_TO):
            make_folder(path.parent)
            write_new(path, lambda file: file.write(content))

    def kept(self, print_: str) -> bytes:
        """The copy with this fingerprint.

        Raises:
            StorageError: there is none, or it was changed: nothing may be published without knowing it.
        """
        path = self._copy(print_)
        with self._told(_READ):
            content = _bytes(path)
        if content is None or fingerprint(content) != print_:
            raise StorageError(
                where=phrase("copie d’une publication {path}", "copy of a publication {path}", path=str(path)),
                what=phrase("elle manque", "it is missing") if content is None else CHANGED,
                mend=_RESTORE_COPY,
            )
        return content

    def _copy(self, print_: str) -> Path:
        return self.folder / COPIES / f"{print_}.json"

    def _mark(self) -> Mark:
        content = _bytes(self.folder / MARK)
        return Mark() if content is None else read_mark(content)

    def _write(self, name: str, content: bytes) -> None:
        write_new(self.folder / name, lambda file: file.write(content))

    @contextmanager
    def _told(self, undone: Phrase) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _failure(self.path, undone, error) from error


def read_copy(path: Path) -> tuple[Ledger, bool]:
    """A ledger at any place, and whether an end mark beside it was held against it; a folder is looked into.

    Raises:
        StorageError: there is none, or it cannot be read.
    """
    lines = path / LINES if path.is_dir() else path
    try:
        mark = _bytes(lines.with_name(MARK))
        return read_ledger(lines.read_bytes(), None if mark is None else read_mark(mark)), mark is not None
    except OSError as error:
        raise _failure(lines, _READ, error) from error


def broken(path: Path, found: Ledger) -> StorageError:
    """What to tell of a ledger with a fault."""
    code, line, what = (found.fault.code, found.fault.line, found.fault.what) if found.fault else ("", 0, "")
    return StorageError(
        where=phrase("registre {path}, ligne {line}", "ledger {path}, line {line}", path=str(path), line=line),
        what=what,
        mend=_UPDATE if code == "future" else _RESTORE,
    )


def _bytes(path: Path) -> bytes | None:
    """The content of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _failure(path: Path, undone: Phrase, error: OSError) -> StorageError:
    return StorageError(
        where=phrase("registre {path}", "ledger {path}", path=str(path)),
        what=phrase(
            "impossible de {undone} ({why})", "it cannot be {undone} ({why})", undone=undone, why=reason(error)
        ),
        mend=_CHECK,
    )


_READ = phrase("le lire", "read")
_WRITTEN_TO = phrase("y écrire", "written to")
_ANOTHER = phrase("une autre publication est en cours", "another publication is under way")
_WAIT = phrase("attendez qu’elle ait fini, puis relancez", "wait until it has ended, then run again")
_CHECK = phrase(
    "vérifiez la place sur le disque et les droits de ce compte, puis relancez ; sans registre, rien n’est publié",
    "check the room on the disk and the rights of this user, then run again; without a ledger nothing is published",
)
CHANGED = phrase("elle a été modifiée", "it was changed")
_RESTORE_COPY = phrase(
    "restaurez le dossier ledger depuis la sauvegarde, ou remettez ici le report.json publié alors ; d’ici là, rien "
    "n’est publié",
    "restore the folder ledger from backup, or put the report.json published then here; until then nothing is "
    "published",
)
_UPDATE = phrase(
    "mettez le produit à jour ; avec cette version, rien n’est publié par-dessus",
    "update the product; with this version nothing is published over it",
)
_RESTORE = phrase(
    "restaurez le dossier ledger depuis la sauvegarde, et demandez-vous qui l’a changé ; d’ici là, rien n’est publié",
    "restore the folder ledger from backup, and ask who changed it; until then nothing is published",
)

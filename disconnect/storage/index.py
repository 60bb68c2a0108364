"""The index of the history: which files are valid, how far each source was read, what was wrong.

A file that the index does not name does not exist for the product. The index and a source's cursor change in one
transaction, so an interruption at any instant leaves either the old state or the new one.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event
from sqlalchemy.exc import DatabaseError
from sqlmodel import Field, Session, SQLModel, create_engine

from disconnect.errors import StorageError
from disconnect.model.phrase import Phrase, phrase
from disconnect.model.refusals import reason
from disconnect.storage.durable import FILE_MODE, make_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_SECONDS = 5
"""How long a command waits for another that is using the index."""


class PartRow(SQLModel, table=True):
    """One Parquet file of the history: what it holds, and the month and key year it belongs to."""

    __tablename__ = "part"
    path: str = Field(primary_key=True)
    kind: str
    year: int = Field(index=True)
    month: str
    rows: int


class SourceRow(SQLModel, table=True):
    """One source: how far it was read (`cursor`), how much, and the first and last instant seen (µs, UTC)."""

    __tablename__ = "source"
    name: str = Field(primary_key=True)
    connector: str = ""
    kind: str = ""
    cursor: str = ""
    items: int = 0
    first: int | None = None
    last: int | None = None


class ProblemRow(SQLModel, table=True):
    """One bad item; seen again on a later reading it stays one."""

    __tablename__ = "problem"
    source: str = Field(primary_key=True)
    where: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    what: str = ""
    mend: str = ""


class ActRow(SQLModel, table=True):
    """One act on keys and rows (closing, export, erasure), never about whom; `year` is 0 where it is of none."""

    __tablename__ = "act"
    tag: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    kind: str
    at: str
    role: str
    why: str = ""
    files: int = 0


class Index:
    """The SQLite index in the state folder."""

    def __init__(self, folder: Path) -> None:
        """Open the index, making it where it is missing.

        Raises:
            StorageError: the file is no index, or the folder cannot be written.
        """
        self.path = folder / "index.sqlite"
        with self._told():
            make_folder(folder)
            # SQLite gives its journals the rights of the file it finds.
            self.path.touch(mode=FILE_MODE)
            self._engine = _engine(self.path)
            SQLModel.metadata.create_all(self._engine)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: committed when the block ends well, rolled back otherwise."""
        with self._told(), Session(self._engine) as session:
            yield session
            session.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (OSError, DatabaseError) as error:
            what, mend = _reason(error)
            raise StorageError(where=str(self.path), what=what, mend=mend) from error


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _durable(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined] # the DB-API connection has no common type
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        cursor.close()

    return engine


def _reason(error: OSError | DatabaseError) -> tuple[Phrase, Phrase]:
    """What to tell, and how to mend it, without any parameter of a statement: those could name a source's content."""
    if isinstance(error, OSError):
        why = reason(error)
        return phrase("l’index ne peut être ouvert ({why})", "the index cannot be opened ({why})", why=why), _RIGHTS
    name = getattr(error.orig, "sqlite_errorname", type(error.orig).__name__)
    known = (told for start, told in _REASONS.items() if name.startswith(start))
    unusable = phrase("l’index ne peut servir ({name})", "the index cannot be used ({name})", name=name)
    return next(known, (unusable, _RIGHTS))


_RIGHTS = phrase(
    "vérifiez les droits sur le dossier et que son disque marche, puis relancez : ce qui était enregistré est intact",
    "check the rights on the folder and that its disk works, then run again: what was stored before is unharmed",
)
_DAMAGED = (
    phrase("l’index est endommagé", "the index is damaged"),
    phrase(
        "restaurez le dossier state depuis la sauvegarde, ou supprimez-y history et index.sqlite, et relisez les "
        "sources",
        "restore the state folder from backup, or remove history and index.sqlite in it, and read the sources again",
    ),
)
_REASONS = {
    "SQLITE_FULL": (
        phrase("le disque est plein", "the disk is full"),
        phrase(
            "faites-y de la place et relancez : ce qui était enregistré est intact",
            "free space there and run again: what was stored before is unharmed",
        ),
    ),
    "SQLITE_BUSY": (
        phrase("un autre programme se sert de l’index", "another process is using the index"),
        phrase("attendez qu’il ait fini, puis relancez", "wait until it has ended, then run again"),
    ),
    "SQLITE_NOTADB": _DAMAGED,
    "SQLITE_CORRUPT": _DAMAGED,
}

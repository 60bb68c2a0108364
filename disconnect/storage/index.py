"""The index of the history: which files are valid, how far each source was read, what was wrong.

A file that the index does not name does not exist for the product. The index and a source's cursor change in one
transaction, so an interruption at any instant leaves either the old state or the new one.
"""

from __future__ import annotations

from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlalchemy.exc import DatabaseError
from sqlmodel import Field, Session, SQLModel, create_engine

from disconnect.errors import StorageError
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from collections.abc import Iterator


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


class Index:
    """The SQLite index in the state folder."""

    def __init__(self, folder: Path) -> None:
        """Open the index, making it where it is missing.

        Raises:
            StorageError: the file is no index, or the folder cannot be written.
        """
        self.path = folder / "index.sqlite"
        with self._told():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
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
            raise StorageError(
                where=str(self.path),
                what=f"the index cannot be used ({_reason(error)})",
                mend="free disk space and check the folder's rights; what was stored before is unharmed, run again",
            ) from error


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _durable(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined] # the DB-API connection has no common type
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA busy_timeout=5000")
        cursor.close()

    return engine


def _reason(error: OSError | DatabaseError) -> str:
    """The cause without any parameter of a statement: those could name a source's content."""
    return str(error.strerror) if isinstance(error, OSError) else type(error.orig or error).__name__

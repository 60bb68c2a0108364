"""What was done with keys and rows, for good: closings, exports, erasures; never about whom."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from sqlmodel import col, select

from disconnect.model.phrase import LOCALES, Phrase
from disconnect.storage.index import ActRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.storage.index import Index

CLOSE, EXPORT, ERASE = "close", "export", "erase"


def _tag() -> str:
    return secrets.token_hex(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act: what, at which instant (aware UTC), by which role, on which key year (0: none alone).

    `why` is the reason of an early closing, `files` how many files of the history a closing removed. The `tag` is drawn
    at random and says nothing: it is the number of the receipt.
    """

    kind: str
    at: datetime
    role: str
    year: int = 0
    why: str = ""
    files: int = 0
    tag: str = field(default_factory=_tag)

    @property
    def day(self) -> Phrase:
        """The date of the act (UTC), in words.

        >>> from datetime import UTC
        >>> Act(kind=CLOSE, at=datetime(2026, 5, 1, tzinfo=UTC), role="dpo").day.fr
        '1er mai 2026'
        """
        fr, en = (format_date(self.at.date(), "long", locale=LOCALES[lang]) for lang in ("fr", "en"))
        return Phrase(f"1er{fr[1:]}" if self.at.day == 1 else fr, en)

    def as_row(self) -> dict[str, Any]:
        """The act as plain values, to be kept.

        >>> from datetime import UTC
        >>> Act(kind=EXPORT, at=datetime(2026, 5, 4, 9, tzinfo=UTC), role="dpo", tag="0a1b2c3d").as_row()["at"]
        '2026-05-04T09:00:00+00:00'
        """
        kept = {name: getattr(self, name) for name in ("tag", "year", "kind", "role", "why", "files")}
        return {**kept, "at": self.at.isoformat(timespec="seconds")}

    @classmethod
    def of_row(cls, row: Mapping[str, object]) -> Act:
        """The act that plain values say.

        Raises:
            KeyError, TypeError, ValueError: they are none.
        """
        texts = {name: str(row[name]) for name in ("tag", "kind", "role", "why")}
        year, files = row["year"], row["files"]
        if not isinstance(year, int) or not isinstance(files, int):
            raise TypeError("a year and a number of files are whole numbers")
        return cls(**texts, at=datetime.fromisoformat(str(row["at"])), year=year, files=files)


def acts(index: Index) -> tuple[Act, ...]:
    """Every act that the index names, in order of time."""
    with index.session() as session:
        rows = session.exec(select(ActRow).order_by(col(ActRow.at), col(ActRow.tag), col(ActRow.year))).all()
        return tuple(Act.of_row(row.model_dump()) for row in rows)


def note(index: Index, act: Act) -> None:
    """Let the index name the act, once."""
    with index.session() as session:
        session.merge(ActRow(**act.as_row()))

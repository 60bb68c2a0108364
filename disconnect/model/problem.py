"""One bad item: counted and listed, never guessed, never the end of the batch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Where an item is wrong, what is wrong (a stable `code` and a sentence), how to mend it.

    `where` names a file, a line, a row: never an address, a subject or another content field.

    >>> Problem(source="post", where="row 7", code="date-missing", what="no date", mend="export it").line
    'post, row 7: no date; export it'
    """

    source: str
    where: str
    code: str
    what: str
    mend: str

    @property
    def line(self) -> str:
        """The problem as one line for a terminal."""
        return f"{self.source}, {self.where}: {self.what}; {self.mend}"

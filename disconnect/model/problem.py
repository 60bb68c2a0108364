"""One bad item: counted and listed, never guessed, never the end of the batch."""

from __future__ import annotations

from dataclasses import dataclass

from disconnect.model.phrase import Phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Where an item is wrong, what is wrong (a stable `code` and a sentence), how to mend it.

    `where` names a file, a line, a row: never an address, a subject or another content field. The texts may be phrases,
    which know their French.

    >>> Problem(source="post", where="row 7", code="date-missing", what="no date", mend="export it").line
    'post, row 7: no date; export it'
    """

    source: str
    where: str
    code: str
    what: str
    mend: str

    @property
    def line(self) -> Phrase:
        """The problem as one line for a terminal."""
        parts = {"source": self.source, "where": self.where, "what": self.what, "mend": self.mend}
        return phrase("{source}, {where} : {what} ; {mend}", "{source}, {where}: {what}; {mend}", **parts)

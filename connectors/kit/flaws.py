"""All that can be wrong with one item: a stable code, a sentence and a remedy, never a value out of the item."""

from __future__ import annotations

from dataclasses import dataclass

from disconnect.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Flaw:
    """What keeps one item from being read, before it is known where the item stands."""

    code: str
    what: str
    mend: str

    def at(self, source: str, where: str) -> Problem:
        """The flaw as a problem of `source`, at a file and an ordinal.

        >>> DATE_MISSING.at("post", "post.mbox, message 7").line
        'post, post.mbox, message 7: there is no date; have the exporting program write one'
        """
        return Problem(source=source, where=where, code=self.code, what=self.what, mend=self.mend)


DATE_MISSING = Flaw("date-missing", "there is no date", "have the exporting program write one")
DATE_UNREADABLE = Flaw("date-unreadable", "the date cannot be read", "write it as the source's documentation shows")
DATE_WITHOUT_ZONE = Flaw("date-without-zone", "the date has no known offset", "state the source's zone in config.toml")
DATE_IMPOSSIBLE = Flaw(
    "date-impossible",
    "the date lies before 1990 or more than a day after the moment of reading",
    "correct the clock of the program that wrote it; the item stays out of every figure",
)
SENDER_MISSING = Flaw("sender-missing", "there is no sender", "have the exporting program write one")
SENDER_UNREADABLE = Flaw("sender-unreadable", "the sender is not an address", "correct the program that wrote it")
RECIPIENT_MISSING = Flaw("recipient-missing", "there is no recipient", "have the exporting program write one")
RECIPIENT_UNREADABLE = Flaw(
    "recipient-unreadable", "no recipient is an address", "correct the program that wrote the message"
)
HEADER_TOO_LONG = Flaw(
    "header-too-long", "the headers are longer than 256 KiB", "look at the message: it is damaged or an attack"
)
HEADER_CUT = Flaw(
    "header-cut",
    "the file ends inside the headers of this message",
    "nothing if it is still being written; otherwise add the empty line that ends the headers",
)
NOT_MBOX = Flaw("not-mbox", 'no line "From … 10:00:00 2026" starts a message', "take the file out of the path")
UNREADABLE = Flaw(
    "unreadable", "it cannot be opened or read to its end", "check its rights, and that the copy is whole"
)
ROW_SHORT = Flaw("row-short", "the row has fewer fields than the header row", "correct or remove the row")
ROW_LONG = Flaw(
    "row-long", "the row has more fields than the header row", "have fields that hold the delimiter written in quotes"
)
ROW_OVERSIZED = Flaw("row-oversized", "the row is longer than 1 MiB", "export fewer columns")
ROW_UNREADABLE = Flaw(
    "row-unreadable", "the row cannot be cut into fields, or one of them is over 128 KiB", "correct the row"
)
ROW_UNFINISHED = Flaw(
    "row-unfinished",
    "the last row has no line end and the file was changed less than a minute ago",
    "nothing: the row is read next time",
)
QUOTE_OPEN = Flaw(
    "quote-open",
    "a quote opens in this row and never closes, so nothing after it was read",
    'correct the row, or set quote = "" if the file does not quote its fields',
)
NUL_BYTE = Flaw("nul-byte", "the row holds a NUL byte", "correct or remove the row")
ENCODING = Flaw("encoding", "the row is not in the stated encoding", "state the file's encoding in config.toml")
PERSON_MISSING = Flaw("person-missing", "there is no person", "correct or remove the row")
IDENTITY_UNREADABLE = Flaw(
    "identity-unreadable",
    "an identity of a message or thread holds white space",
    "map a column of identifiers, never one of subjects",
)
SIZE_UNREADABLE = Flaw("size-unreadable", "the size is not a whole number of bytes", "correct the column, or unmap it")
FLAG_UNREADABLE = Flaw(
    "automatic-unreadable",
    "the column automatic says neither yes nor no",
    "write true or false, 1 or 0, yes or no, oui or non",
)
HALF_UNREADABLE = Flaw("half-unreadable", "the half day is neither am nor pm", "write am, pm or nothing")
SPAN_REVERSED = Flaw("span-reversed", "the end does not come after the start", "correct the row")

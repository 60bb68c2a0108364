"""A delimited file cut into rows, each with the byte at which it ends; memory stays bounded whatever the file holds."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from disconnect.connectors.kit.flaws import ENCODING, NUL_BYTE, QUOTE_OPEN, ROW_OVERSIZED, ROW_UNREADABLE, Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LIMIT = 1 << 20
_CHUNK = 1 << 16
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a file is written: one-character `delimiter` and `quote` ("": nothing is quoted), `encoding`."""

    delimiter: str = ","
    quote: str = '"'
    encoding: str = "utf-8"


class Row(NamedTuple):
    """The cells of one row, or what is wrong with it; the offset in bytes behind it; whether a line end closes it."""

    cells: list[str] | Flaw
    end: int
    is_closed: bool = True


def rows(stream: BinaryIO, form: Form, offset: int = 0) -> Iterator[Row]:
    r"""The rows of a file that start at `offset` bytes or after it; empty lines are none.

    Source: RFC 4180, and what the standard library's reader makes of files that do not keep to it.

    >>> from io import BytesIO
    >>> [row.cells for row in rows(BytesIO(b'a,b\n"x\ny",z\n'), Form())]
    [['a', 'b'], ['x\ny', 'z']]
    """
    stream.seek(offset)
    quote = form.quote.encode("ascii")
    while line := stream.readline(LIMIT + 1):
        offset += len(line)
        if len(line) > LIMIT:
            offset += _passed_over(stream, line, quote)
            yield Row(ROW_OVERSIZED, offset)
        elif quote and quote in line:
            row = _Quoted(stream, form, line).row(offset)
            offset = row.end
            yield row
        elif line.strip(b"\r\n"):
            text = decoded(line, form)
            cells = text if isinstance(text, Flaw) else text.rstrip("\r\n").split(form.delimiter)
            yield Row(cells, offset, line.endswith(b"\n"))


def decoded(line: bytes, form: Form) -> str | Flaw:
    """A line as text, without the mark that some programs put at a file's start."""
    if b"\0" in line:
        return NUL_BYTE
    try:
        return line.removeprefix(_MARK).decode(form.encoding)
    except UnicodeError:
        return ENCODING


def _passed_over(stream: BinaryIO, chunk: bytes, quote: bytes, inside: int = 0) -> int:
    """How many bytes stand between `chunk` and the end of its row: the line end outside quotes.

    `inside` is 1 where `chunk` starts inside a quote. What is passed over may be content: it is never a row.
    """
    passed = 0
    while chunk:
        inside ^= chunk.count(quote) & 1 if quote else 0
        if chunk.endswith(b"\n") and not inside:
            break
        chunk = stream.readline(_CHUNK)
        passed += len(chunk)
    return passed


class _Quoted:
    """One row with quotes, which may go on over several lines; the standard library says when it is complete."""

    def __init__(self, stream: BinaryIO, form: Form, first: bytes) -> None:
        self.stream = stream
        self.form = form
        self.last = first
        self.length = len(first)
        self.inside = 0
        self.flaw: Flaw | None = None

    def row(self, offset: int) -> Row:
        """The row whose first line ends at `offset`."""
        start = offset - self.length
        try:
            cells = next(csv.reader(self.lines(), delimiter=self.form.delimiter, quotechar=self.form.quote), [])
        except csv.Error:
            cells = []
            self.refuse(ROW_UNREADABLE)
        return Row(self.flaw or cells, start + self.length, self.last.endswith(b"\n"))

    def refuse(self, flaw: Flaw) -> None:
        """Give the row up and pass over the rest of it."""
        self.flaw = flaw
        self.length += _passed_over(self.stream, self.last, self.form.quote.encode("ascii"), self.inside)

    def lines(self) -> Iterator[str]:
        """The row's lines, as many as the reader asks for; every line after the first starts inside a quote."""
        yield self.text(self.last)
        self.inside = 1
        while line := self.stream.readline(LIMIT + 1):
            self.last = line
            self.length += len(line)
            if self.length > LIMIT:
                self.refuse(ROW_OVERSIZED)
                return
            yield self.text(line)
        self.flaw = QUOTE_OPEN

    def text(self, line: bytes) -> str:
        """A line for the reader; of one that is flawed only the quotes and delimiters matter, to find the row's end."""
        text = decoded(line, self.form)
        if isinstance(text, str):
            return text
        self.flaw = text
        return line.replace(b"\0", b" ").decode("latin-1")

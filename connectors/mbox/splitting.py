"""An mbox stream cut into messages: header blocks are handed over, bodies are passed over in pieces and never kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from disconnect.connectors.kit.flaws import HEADER_CUT, HEADER_TOO_LONG, NOT_MBOX, Flaw
from disconnect.connectors.kit.headers import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_CHUNK = 1 << 18
# A separator holds a time and a year, which tells it from a sentence that a careless program did not quote.
_LINE = rb"From (?=[^\n]*\d:\d\d)(?=[^\n]*\d{4})[^\n]{0,990}\n"
_SEPARATOR = re.compile(_LINE)
_HEADER_END = re.compile(rb"\n(?=(\r?\n)|" + _LINE + rb")")
_FROM = b"\nFrom "
_LONGEST_SEPARATOR = 1000
# Kept when a piece is dropped: the start of a separator, and the empty line before it.
_OVERLAP = len(_FROM) + 2


class Message(NamedTuple):
    """One message: its raw header block or what is wrong with it, its size in bytes, where the next one starts.

    A message cut off inside its headers ends where it starts: it is read again when the file has grown.
    """

    block: bytes | Flaw
    size: int
    end: int

    @property
    def is_left(self) -> bool:
        """Whether the message was not taken, so that it is looked at again next time."""
        return self.block is HEADER_CUT or self.block is NOT_MBOX


class _Window:
    """The part of a stream that is looked at: `buffer`, whose first byte stands at the offset `start`.

    It starts one byte before `offset`, so that a separator is always found by the line end before it; before the
    stream's first byte that line end is made up.
    """

    def __init__(self, stream: BinaryIO, offset: int) -> None:
        self.stream = stream
        self.start = offset - 1
        self.buffer = b"" if offset else b"\n"
        stream.seek(max(0, self.start))

    def more(self, keep: int) -> bool:
        """Let go of everything before the index `keep` and read on; False at the stream's end."""
        chunk = self.stream.read(_CHUNK)
        if chunk:
            self.buffer = self.buffer[keep:] + chunk
            self.start += keep
        return bool(chunk)


def messages(stream: BinaryIO, offset: int = 0) -> Iterator[Message]:
    r"""The messages that start at or after `offset` bytes, in order; memory stays bounded whatever the stream holds.

    Source: RFC 4155; the mboxrd form, in which a body's own "From " lines are quoted.

    >>> from io import BytesIO
    >>> text = b"From a@b Sat Mar 28 22:10:00 2026\nTo: c@d\n\nsecret\n\nFrom a@b Sat Mar 28 22:11:00 2026\nTo: e@f\n\n"
    >>> [message.block for message in messages(BytesIO(text))]
    [b'To: c@d\n', b'To: e@f\n']
    """
    window = _Window(stream, offset)
    found = _next_separator(window, 0)
    if found is None and not offset and window.start + len(window.buffer) > 0:
        yield Message(NOT_MBOX, 0, _end(window))
    while found is not None:
        first = window.start + found + 1
        after = window.buffer.index(b"\n", found + 1)
        block, rest, origin = _headers(window, after)
        if block is HEADER_CUT:
            yield Message(block, 0, first)
            return
        found = _next_separator(window, rest)
        end = _end(window) if found is None else window.start + found + 1
        yield Message(block, end - origin - _blank(window, found), end)


def _headers(window: _Window, after: int) -> tuple[bytes | Flaw, int, int]:
    """The header block behind the separator whose line end is at `after`; where the rest starts; the block's offset."""
    while True:
        origin = window.start + after + 1
        found = _HEADER_END.search(window.buffer, after)
        if found is not None and found.start() - after <= LIMIT:
            return window.buffer[after + 1 : found.start() + 1], found.start(), origin
        if found is not None or len(window.buffer) - after > LIMIT + _LONGEST_SEPARATOR:
            return HEADER_TOO_LONG, after + LIMIT, origin
        if not window.more(after):
            return HEADER_CUT, after, origin
        after = 0


def _next_separator(window: _Window, at: int) -> int | None:
    """The index of the line end before the next separator, from `at` on; None at the stream's end."""
    while True:
        found = window.buffer.find(_FROM, at)
        if found >= 0 and _is_whole(window, found):
            if _SEPARATOR.match(window.buffer, found + 1):
                return found
            at = found + 1
            continue
        keep = max(at, found - 2) if found >= 0 else max(at, len(window.buffer) - _OVERLAP)
        if not window.more(keep):
            return None
        at = 0


def _is_whole(window: _Window, found: int) -> bool:
    """Whether the line behind `found` is in the window as far as a separator can reach."""
    reach = found + _LONGEST_SEPARATOR
    return window.buffer.find(b"\n", found + 1, reach) >= 0 or len(window.buffer) >= reach


def _end(window: _Window) -> int:
    """Where reading goes on when the stream has grown: after its last byte, or at a line that may be a separator."""
    last = window.buffer.rfind(b"\n")
    line = window.buffer[last:]
    if last >= 0 and (_FROM.startswith(line) or line.startswith(_FROM)):
        return window.start + last + 1
    return window.start + len(window.buffer)


def _blank(window: _Window, found: int | None) -> int:
    """The length of the empty line that stands before a separator and is no part of the message."""
    if found is None:
        return 0
    before = window.buffer[max(0, found - 2) : found]
    return 1 if before.endswith(b"\n") else 2 if before == b"\n\r" else 0

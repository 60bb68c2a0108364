"""How far each file has been read: a cursor that tells a file that grew from one that was replaced."""

from __future__ import annotations

import json
import os
from dataclasses import astuple, dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMAT = 1
_PIECE = 1024


@dataclass(frozen=True, slots=True)
class Mark:
    """One file, read up to the byte `offset` (of what it unpacks to), where item `number` ended.

    `digest` is a fingerprint of the raw bytes before `anchor`, `finished` whether the file was read to its end.
    """

    offset: int = 0
    number: int = 0
    anchor: int = 0
    digest: str = ""
    finished: bool = False


START = Mark()


def fingerprint(handle: int, anchor: int) -> str:
    """A fingerprint of the first and the last KiB before `anchor` in an open file; it gives no byte of them away.

    Source: RFC 7693 (BLAKE2).
    """
    first = os.pread(handle, min(_PIECE, anchor), 0)
    last = os.pread(handle, min(_PIECE, anchor), max(0, anchor - _PIECE))
    return blake2b(first + last, digest_size=12).hexdigest()


def cursor_of(marks: Mapping[str, Mark]) -> str:
    """The marks of a source's files, by name, as one text.

    >>> marks_of(cursor_of({"post.mbox": Mark(12, 1, 12, "ab")}))["post.mbox"].offset
    12
    """
    return json.dumps({"format": _FORMAT, "files": {name: astuple(mark) for name, mark in marks.items()}})


def marks_of(cursor: str) -> dict[str, Mark]:
    """The marks in a cursor; none in an empty, foreign or damaged one, because reading again harms nothing.

    >>> marks_of("")
    {}
    """
    try:
        stored = json.loads(cursor or "{}")
        if stored.get("format") != _FORMAT:
            return {}
        return {str(name): _mark(*values) for name, values in stored["files"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _mark(offset: int, number: int, anchor: int, digest: str, finished: object) -> Mark:
    """A mark out of stored values.

    Raises:
        ValueError: they are not what `cursor_of` writes.
    """
    if min(offset, number, anchor) < 0:
        raise ValueError
    return Mark(int(offset), int(number), int(anchor), str(digest), bool(finished))

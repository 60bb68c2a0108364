"""Maildir folders found and listed: one mailbox, its Maildir++ folders, or a folder of mailboxes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.connectors.kit.headers import LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# `new` first: a message moved to `cur` between the two listings is then seen twice, never missed.
_PLACES = ("new", "cur")
_INSIDE = frozenset({"cur", "new", "tmp"})
_FORMAT = 1
_CHUNK = 8 * 1024
# Clocks of file systems tick coarsely: a folder changed this recently (seconds) may change again unnoticed.
RECENT = 2.0


def maildirs(root: Path) -> Iterator[Path]:
    """Every folder of messages (`new` or `cur`) at or below `root`; links are not followed.

    A mailbox that may not be looked into is among them, so that reading it says so.

    Source: the Maildir and Maildir++ layouts, in which a subfolder is itself a folder with `cur` and `new`.

    >>> list(maildirs(Path("/no-such-folder")))
    []
    """
    locked: list[Path] = []
    for folder, names, _ in os.walk(root, onerror=lambda error: locked.append(Path(error.filename))):
        yield from (Path(folder, name) for name in _PLACES if name in names)
        names[:] = sorted(name for name in names if name not in _INSIDE)
    yield from (folder for folder in locked if folder != root)


def listed(folder: Path) -> list[Path]:
    """The message files of a folder, sorted by name; hidden files are no messages.

    Raises:
        OSError: the folder cannot be listed.
    """
    with os.scandir(folder) as entries:
        return sorted(Path(entry) for entry in entries if not entry.name.startswith(".") and entry.is_file())


def stamp(folder: Path, now: float) -> int:
    """When names in the folder last changed, in nanoseconds since 1970; 0 if too recently, at `now`, to be relied on.

    Raises:
        OSError: the folder cannot be looked at.
    """
    changed = folder.stat()
    return 0 if abs(now - changed.st_mtime) < RECENT else changed.st_mtime_ns


def header_block(path: Path) -> tuple[bytes | None, int]:
    """The raw headers of a message file (None: longer than the limit) and the file's size in bytes.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        block = b""
        while chunk := file.read(_CHUNK):
            tail = max(0, len(block) - 3)
            block += chunk
            end = _blank_line(block, tail)
            if (len(block) if end is None else end) > LIMIT:
                return None, size
            if end is not None:
                return block[:end], size
        return block, size


def _blank_line(block: bytes, tail: int) -> int | None:
    """Where the empty line that ends the headers starts, looked for from `tail` on."""
    if block.startswith((b"\n", b"\r\n")):
        return 0
    found = [at + 1 for end in (b"\n\n", b"\n\r\n") if (at := block.find(end, tail)) >= 0]
    return min(found, default=None)


def cursor_of(stamps: Mapping[str, int]) -> str:
    """The folders read so far, each with its stamp, as one text."""
    return json.dumps({"format": _FORMAT, "folders": dict(stamps)})


def stamps_of(cursor: str) -> dict[str, int]:
    """The stamps in a cursor; none in an empty, foreign or damaged one, because reading again harms nothing.

    >>> stamps_of(cursor_of({"cur": 12})), stamps_of("?")
    ({'cur': 12}, {})
    """
    try:
        stored = json.loads(cursor or "{}")
        return {str(name): int(at) for name, at in stored["folders"].items()} if stored["format"] == _FORMAT else {}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}

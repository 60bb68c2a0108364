"""Where the calendars lie: whose each is, whether it changed, and how far reading has come."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disconnect.connectors.ics.settings import SUFFIX, Chosen
from disconnect.model.opaque import Address

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Part of every fingerprint: when reading changes its meaning, everything is read anew.
READER = "ics-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The calendars of one owner, sorted by name; without owner a file that several people share."""

    owner: Address | None
    files: tuple[Path, ...] = field(repr=False)


def shelves(chosen: Chosen) -> tuple[Shelf, ...]:
    """Everybody's calendars, sorted by address.

    A folder without a calendar in it is somebody's when an address is its name: their calendar is empty.

    Raises:
        OSError: the folder may not be listed.
    """
    path, person = chosen.path, chosen.person
    if not path.is_dir():
        return (Shelf(owner=person, files=(path,)),)
    if person is not None:
        return (Shelf(owner=person, files=_calendars(path)),)
    found: dict[str, list[Path]] = defaultdict(list)
    for file in _calendars(path):
        found[Address.of(file.stem).value].append(file)
    for folder in filter(_is_owned, path.iterdir()):
        found[Address.of(folder.name).value].extend(_calendars(folder))
    return tuple(Shelf(owner=Address(name), files=tuple(sorted(files))) for name, files in sorted(found.items()))


def _calendars(folder: Path) -> tuple[Path, ...]:
    visible = (file for file in folder.iterdir() if file.suffix.lower() == SUFFIX and not file.name.startswith("."))
    return tuple(sorted(file for file in visible if not file.is_dir()))


def _is_owned(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".") and ("@" in path.name or bool(_calendars(path)))


def fingerprint(shelf: Shelf, chosen: Chosen) -> str:
    """What changes when the calendars, or the way they are read, change; no address can be read from it.

    Raises:
        OSError: a file is gone or may not be looked at.
    """
    stats = [(file.name, file.stat()) for file in shelf.files]
    seen = (
        READER,
        shelf.owner.value if shelf.owner else "",
        str(chosen.zone),
        chosen.window,
        chosen.max_bytes,
        chosen.max_occurrences,
        [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats],
    )
    return hashlib.blake2b(repr(seen).encode(), digest_size=12).hexdigest()


def read_cursor(cursor: str) -> frozenset[str]:
    """The fingerprints of the calendars already read; a cursor that cannot be understood means none.

    >>> sorted(read_cursor(write_cursor({"b", "a"}))), read_cursor("?")
    (['a', 'b'], frozenset())
    """
    try:
        read = json.loads(cursor)["read"]
        return frozenset(map(str, read))
    except (ValueError, TypeError, LookupError):
        return frozenset()


def write_cursor(read: Iterable[str]) -> str:
    """The cursor that says which calendars have been read."""
    return json.dumps({"read": sorted(read)}, separators=(",", ":"))

"""The way through a source's files, whatever their format: resume, read, hand over, go on after a fault."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from disconnect.connectors.kit.files import Opened, opened, shown
from disconnect.connectors.kit.flaws import UNREADABLE, Flaw
from disconnect.connectors.kit.marks import START, Mark, cursor_of, marks_of
from disconnect.connectors.kit.piles import Pile
from disconnect.model.phrase import Phrase, joined, phrase

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.model.contact import Contact
    from disconnect.model.person import Leave, OnCall
    from disconnect.ports import Batch


class Step(NamedTuple):
    """What one item gave, its ordinal, the offset up to which everything has now been read, the items it counts for.

    With `items` 0 the item was only looked at: it is read again next time.
    """

    found: Contact | Leave | OnCall | Flaw
    number: int
    offset: int
    items: int = 1


ROW = phrase("ligne", "row")
MESSAGE = phrase("message", "message")
Parse = Callable[[Opened, Mark], Iterator[Step]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One source's reading: files under `base`, the format's `parse`, and what it calls an item (`ROW`)."""

    source: str
    base: Path
    files: tuple[Path, ...]
    parse: Parse
    item: Phrase

    def batches(self, cursor: str) -> Iterator[Batch]:
        """Everything new since `cursor`; `done` and `total` count bytes on the disk."""
        sizes = [_size(path) for path in self.files]
        stored = marks_of(cursor)
        names = [os.path.relpath(path, self.base) for path in self.files]
        marks = {name: stored[name] for name in names if name in stored}
        pile = Pile(source=self.source)
        done = 0
        for path, name, size in zip(self.files, names, sizes, strict=True):
            for position in self._steps(path, _Place(marks, name), pile):
                yield pile.batch(cursor=cursor_of(marks), done=done + position, total=sum(sizes))
            done += size
        last = pile.batch(cursor=cursor_of(marks), done=done, total=done)
        if last.items or last.problems or marks != stored:
            yield last

    def _steps(self, path: Path, place: _Place, pile: Pile) -> Iterator[int]:
        """Read one file onto the pile; the position on the disk whenever the pile is full and the marks are right."""
        try:
            with opened(path) as file:
                start = file.resumed(place.mark)
                if start is not None:
                    yield from self._piled(file, start, place, pile)
        except FAULTS:
            pile.refuse(UNREADABLE, where=shown(path), items=0)

    def _piled(self, file: Opened, start: Mark, place: _Place, pile: Pile) -> Iterator[int]:
        """The steps of one file onto the pile; a fault in the middle leaves what came before it read."""
        offset, number, is_whole = start.offset, start.number, True
        label = shown(file.path)
        try:
            for found, ordinal, end, items in self.parse(file, start):
                if isinstance(found, Flaw):
                    pile.refuse(found, where=numbered(label, self.item, ordinal), items=items)
                else:
                    pile.add(found, items)
                is_whole = items > 0
                if is_whole:
                    offset, number = end, ordinal
                if pile.is_full:
                    place.marks[place.name] = file.mark(offset=offset, number=number, finished=False)
                    yield file.raw.tell()
        except FAULTS:
            is_whole = False
            pile.refuse(UNREADABLE, where=label, items=0)
        place.marks[place.name] = file.mark(offset=offset, number=number, finished=is_whole)


class _Place(NamedTuple):
    """Where the mark of one file is kept."""

    marks: dict[str, Mark]
    name: str

    @property
    def mark(self) -> Mark:
        """How far the file was read before."""
        return self.marks.get(self.name, START)


# What a damaged file or a vanished disk raises, in the middle of reading as well as at its start.
FAULTS = (OSError, EOFError, zlib.error)


def numbered(label: str, item: Phrase, ordinal: int) -> Phrase:
    """Where an item of a file stands.

    >>> numbered("log.csv", ROW, 7), numbered("log.csv", ROW, 7).fr
    ('log.csv, row 7', 'log.csv, ligne 7')
    """
    return joined([label, ", ", item, f" {ordinal}"])


def _size(path: Path) -> int:
    """Bytes on the disk; 0 for a file that went away or cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0

"""Reading the files of one owner: what is in them, what is wrong with them and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from stat import S_ISREG
from typing import TYPE_CHECKING

from disconnect.connectors.ics.expansion import Expanded, Occurrence, Window, expand
from disconnect.connectors.ics.flaws import NOT_AN_ADDRESS, TOO_LARGE, UNREADABLE, Flaw, Refusal
from disconnect.connectors.ics.lines import sift
from disconnect.connectors.ics.meetings import is_cancelled
from disconnect.connectors.ics.shelf import fingerprint
from disconnect.connectors.ics.zones import define
from disconnect.model.phrase import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from disconnect.connectors.ics.settings import Chosen
    from disconnect.connectors.ics.shelf import Shelf
    from disconnect.model.phrase import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What one owner's files gave; places are texts like ", file 2 of 3, event 7", "" for the whole of one file.

    `items` counts the events seen; `is_whole` says that no file was left out, `is_settled` that reading the same
    bytes again would say the same (a file that could not be opened may open tomorrow).
    """

    items: int
    occurrences: tuple[tuple[str, Occurrence], ...] = field(repr=False)
    flaws: tuple[tuple[str, Flaw], ...]
    is_whole: bool
    is_settled: bool


def read_shelf(shelf: Shelf, chosen: Chosen) -> Read:
    """Read all files of one owner; an occurrence that several of them hold is taken once, in its newest version."""
    items, is_whole, is_settled = 0, True, True
    flaws: list[tuple[str, Flaw]] = []
    newest: dict[str, tuple[str, Occurrence]] = {}
    for place, file in _placed(shelf):
        try:
            seen, got = read_file(file, chosen)
        except Refusal as refusal:
            flaws.append((place, refusal.flaw))
            is_whole, is_settled = False, is_settled and refusal.flaw is not UNREADABLE
            continue
        items += seen
        flaws += [(_event(place, ordinal), flaw) for ordinal, flaw in got.flaws]
        for new in got.occurrences:
            held = newest.get(new.key)
            if held is None or held[1].entry.version < new.entry.version:
                newest[new.key] = (_event(place, new.entry.ordinal), new)
    kept = tuple((place, one) for place, one in newest.values() if not is_cancelled(one.entry.words))
    return Read(items=items, occurrences=kept, flaws=tuple(flaws), is_whole=is_whole, is_settled=is_settled)


def read_file(file: Path, chosen: Chosen) -> tuple[int, Expanded]:
    """How many events a file holds, and their occurrences.

    Raises:
        Refusal: the file cannot be read, is too large, or is no whole calendar.
    """
    start, end = chosen.window
    try:
        with file.open("rb") as raw:
            sifted = sift(bounded(raw, chosen.max_bytes), chosen.zone.key if chosen.zone else "")
    except OSError as error:
        raise Refusal(UNREADABLE) from error
    define(sifted.zones)
    window = Window(start=start, end=end, occurrences=chosen.max_occurrences)
    return len(sifted.events), expand(sifted.events, window)


def bounded(raw: BufferedReader, most: int) -> Iterator[bytes]:
    """The lines of a file of at most `most` bytes, also where it grows while it is read.

    Raises:
        Refusal: the file is larger.
    """
    read = 0
    while line := raw.readline(most + 1 - read):
        read += len(line)
        if read > most:
            raise Refusal(TOO_LARGE)
        yield line


def mark(shelf: Shelf, chosen: Chosen) -> str:
    """The fingerprint of one owner's files, "" where one of them cannot be looked at."""
    try:
        return fingerprint(shelf, chosen)
    except OSError:
        return ""


def obstacles(shelf: Shelf, chosen: Chosen) -> Iterator[tuple[str, Flaw]]:
    """What would keep one owner's files from being read, found without reading them."""
    if shelf.owner is not None and "@" not in shelf.owner.value:
        yield "", NOT_AN_ADDRESS
    for place, file in _placed(shelf):
        flaw = _obstacle(file, chosen.max_bytes)
        if flaw is not None:
            yield place, flaw


def _obstacle(file: Path, most: int) -> Flaw | None:
    try:
        if not S_ISREG(file.stat().st_mode):
            return UNREADABLE
        with file.open("rb"):
            return TOO_LARGE if file.stat().st_size > most else None
    except OSError:
        return UNREADABLE


def _placed(shelf: Shelf) -> Iterator[tuple[str, Path]]:
    """Each file with its place; a single file needs none, and names are never told: they may hold an address."""
    total = len(shelf.files)
    for number, file in enumerate(shelf.files, start=1):
        place = phrase(", fichier {number} sur {total}", ", file {number} of {total}", number=number, total=total)
        yield (place if total > 1 else ""), file


def _event(place: str, ordinal: int) -> Phrase:
    return phrase("{place}, événement {number}", "{place}, event {number}", place=place, number=ordinal)

"""Proofs by the ledger alone: whether a file is one of those published, and whether the ledger is unchanged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason
from disconnect.privacy.sealing import fingerprint
from disconnect.storage.ledgerfile import LedgerFile, broken, read_copy

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.privacy.ledger import Entry, Ledger

SHORTEST_SEAL = 16
"""How many characters of a seal must be given: 64 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A ledger, where it lies, and whether a mark showed that nothing was cut off at its end."""

    ledger: Ledger
    path: Path
    is_marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the ledger says of one file: the publications that have it; `abandoned` ones published nothing."""

    path: Path
    fingerprint: str
    entries: tuple[Entry, ...]
    abandoned: tuple[Entry, ...]


def shown_of(state: Path) -> Shown:
    """The ledger of the history in `state`.

    Raises:
        StorageError: it cannot be read.
    """
    shelf = LedgerFile(state)
    return Shown(ledger=shelf.examined(), path=shelf.path, is_marked=True)


def shown_at(place: Path) -> Shown:
    """The ledger at any place.

    Raises:
        StorageError: it cannot be read.
    """
    found, is_marked = read_copy(place)
    return Shown(ledger=found, path=place, is_marked=is_marked)


def prove(path: Path, shown: Shown) -> Proof:
    """What the ledger says of the file at `path`; its name is no matter.

    Raises:
        StorageError: the ledger has a fault, so that it proves nothing, or the file cannot be read.
    """
    if shown.ledger.fault is not None:
        raise broken(shown.path, shown.ledger)
    try:
        found = fingerprint(path.read_bytes())
    except OSError as error:
        raise StorageError(
            where=str(path),
            what=phrase("il ne peut être lu ({why})", "it cannot be read ({why})", why=reason(error)),
            mend=phrase("nommez un fichier que vous pouvez lire", "name a file that you may read"),
        ) from error
    entries = shown.ledger.holding(found)
    return Proof(
        path=path,
        fingerprint=found,
        entries=tuple(entry for entry in entries if entry.counts),
        abandoned=tuple(entry for entry in entries if not entry.counts),
    )


def by_seal(seal: str, ledger: Ledger) -> Entry | None:
    """The publication with this seal, or with one that begins so."""
    return next((entry for entry in ledger.entries if entry.seal.startswith(seal.lower())), None)

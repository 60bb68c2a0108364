"""Years of the history whose key is gone: nothing may be added to them, or one person would become two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.model.phrase import phrase

if TYPE_CHECKING:
    from disconnect.storage.history import History


def lost_keys(history: History) -> tuple[StorageError, ...]:
    """What to tell of each year that has a history and no key, in order."""
    years = sorted({part.year for part in history.parts()})
    return tuple(_lost(history, year) for year in years if not history.keys.has(year))


def refuse_lost_keys(history: History) -> None:
    """Go no further where a key is gone.

    Raises:
        StorageError: a year has a history and no key.
    """
    for lost in lost_keys(history):
        raise lost


def _lost(history: History, year: int) -> StorageError:
    return StorageError(
        where=str(history.keys.path(year)),
        what=phrase(
            "la clé de {year} a disparu : ce qui a été lu de cette année ne peut plus être rattaché à personne",
            "the key of {year} is gone: what was read of that year can be matched to nobody",
            year=year,
        ),
        mend=phrase(
            "restaurez la clé depuis votre sauvegarde ; sans elle, supprimez history et index.sqlite dans {folder}, et "
            "relisez les sources",
            "restore the key from your backup; without one, remove history and index.sqlite in {folder}, and read "
            "the sources again",
            folder=str(history.folder),
        ),
    )

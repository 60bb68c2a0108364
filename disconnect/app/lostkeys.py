"""Years of the history without a key: lost, so that nothing may be added to them; or closed, and that for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.model.phrase import phrase
from disconnect.storage.closing import is_finished
from disconnect.storage.keys import closed

if TYPE_CHECKING:
    from disconnect.storage.history import History


def lost_keys(history: History) -> tuple[StorageError, ...]:
    """What to tell of each year that has a history and no key though it was never closed, in order.

    One more key would make two of each person.
    """
    years = sorted({part.year for part in history.parts()} - set(history.closings()))
    return tuple(_lost(history, year) for year in years if not history.keys.has(year))


def unfinished_closings(history: History) -> tuple[StorageError, ...]:
    """What to tell of each closed year of which something is left, or has come back from a backup, in order."""
    return tuple(_unfinished(history, year) for year in sorted(history.closings()) if not is_finished(history, year))


def refuse_lost_keys(history: History) -> None:
    """Go no further where a key is gone, or one that had to go is not.

    Raises:
        StorageError: a year has a history and no key, or was closed and something of it is left.
    """
    for fault in (*unfinished_closings(history), *lost_keys(history)):
        raise fault


def refuse_closed(history: History, year: int) -> None:
    """Go no further with a year that was closed.

    Raises:
        StorageError: it was.
    """
    if year in history.closings():
        raise closed(history.keys.path(year), history.closings()[year])


def _unfinished(history: History, year: int) -> StorageError:
    return StorageError(
        where=str(history.keys.path(year)),
        what=phrase(
            "l’année {year} a été close le {day}, et il en reste quelque chose : la clôture a été interrompue, ou une "
            "sauvegarde restaurée",
            "the year {year} was closed on {day}, and something of it is left: the closing was interrupted, or a "
            "backup restored",
            year=year,
            day=history.closings()[year].day,
        ),
        mend=phrase("lancez : disconnect privacy close {year}", "run: disconnect privacy close {year}", year=year),
    )


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

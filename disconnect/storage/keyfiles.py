"""What lies beside the keys: which year was closed, and who was erased from one, as small JSON files.

They lie there, and not in the state folder, so that a history that is removed and read again stays closed and erased.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from disconnect.errors import StorageError
from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason
from disconnect.storage.acts import Act
from disconnect.storage.durable import destroy, make_folder, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CLOSED, ERASED = ".closed", ".erased"
_DAMAGED = phrase("ce fichier est endommagé", "this file is damaged")
_RESTORE = phrase("restaurez-le depuis la sauvegarde des clés", "restore it from your backup of the keys")
_RIGHTS = phrase(
    "lancez-le sous le compte à qui sont les clés, et vérifiez le disque",
    "run it as the owner of the keys, and check the disk",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """Who was erased from one year: the tokens of their addresses under its key, and the acts that asked for it."""

    tokens: frozenset[int] = frozenset()
    acts: tuple[Act, ...] = ()


def closings(folder: Path) -> dict[int, Act]:
    """The closings that files in `folder` record, by year.

    Raises:
        StorageError: one cannot be read: privacy fails closed.
    """
    found = {}
    with _told(folder):
        paths = sorted(folder.glob(f"*{CLOSED}")) if folder.is_dir() else []
    for path in paths:
        with _told(path):
            act = Act.of_row(json.loads(path.read_text("utf-8")))
            found[act.year] = act
    return found


def record_closing(folder: Path, act: Act) -> None:
    """Record a closing; from now on there is no way back.

    Raises:
        StorageError: the folder cannot be written.
    """
    _write(folder / f"{act.year}{CLOSED}", act.as_row())


def erased(folder: Path, year: int) -> Erased:
    """Who was erased from `year`.

    Raises:
        StorageError: the file cannot be read: privacy fails closed.
    """
    path = folder / f"{year}{ERASED}"
    with _told(path):
        if not path.exists():
            return Erased()
        found = json.loads(path.read_text("utf-8"))
        tokens = frozenset(int(token) for token in found["tokens"])
        return Erased(tokens=tokens, acts=tuple(Act.of_row(act) for act in found["acts"]))


def record_erasure(folder: Path, tokens: Iterable[int], act: Act) -> None:
    """Add tokens to those erased from the act's year, and the act itself, at once.

    Raises:
        StorageError: the folder cannot be written.
    """
    known = erased(folder, act.year)
    # In their own order, the tokens do not say which act they came with.
    listed = sorted({*known.tokens, *tokens})
    _write(folder / f"{act.year}{ERASED}", {"tokens": listed, "acts": [one.as_row() for one in (*known.acts, act)]})


def secrets_of(folder: Path, year: int) -> tuple[Path, ...]:
    """Every file of `year` that its key can be learnt from, or a token under it; drafts that a kill left too."""
    names = (f"{year}.key", f"{year}{ERASED}")
    return tuple(folder / draft for name in names for draft in (name, f".{name}.new"))


def destroy_secrets(folder: Path, year: int) -> None:
    """Destroy the key of `year`, and the list of those erased under it.

    Raises:
        StorageError: a file cannot be destroyed.
    """
    for path in secrets_of(folder, year):
        with _told(path):
            destroy(path)


def _write(path: Path, value: dict[str, Any]) -> None:
    text = json.dumps(value, indent=2) + "\n"
    with _told(path):
        make_folder(path.parent)
        write_new(path, lambda file: file.write(text.encode()))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = phrase(
            "impossible de le lire ou de l’écrire ({why})", "it cannot be read or written ({why})", why=reason(error)
        )
        raise StorageError(where=str(path), what=what, mend=_RIGHTS) from error
    except (ValueError, KeyError, TypeError, AttributeError):
        # Not chained: the error would carry what stands in the file.
        raise StorageError(where=str(path), what=_DAMAGED, mend=_RESTORE) from None

"""Files of the demo on disk: readable by their owner alone, never written over somebody else's."""

from __future__ import annotations

import csv
import io
import os
import shutil
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

LABEL = "README.txt"
LABEL_TEXT = """\
TOUT CE QUE CONTIENT CE DOSSIER EST GÉNÉRÉ (mail, calendars, *.csv)
« Atelier Démo (données générées) » n'existe pas : ses 240 personnes, leurs courriels, leurs agendas, leurs congés
et leurs astreintes sont tirés au sort par un programme. Rien ne vient d'une entreprise réelle.

EVERYTHING IN THIS FOLDER IS GENERATED (mail, calendars, *.csv)
"Atelier Démo (données générées)" does not exist: its 240 people, their mail, calendars, leave and on-call duty are
drawn by a program. Nothing comes from a real company.
"""
FOLDERS = ("mail", "calendars")
TABLES = ("people.csv", "lists.csv", "leave.csv", "on-call.csv", "log.csv")


EMPTY_FOLDER = phrase("choisissez un dossier vide pour la démo", "choose an empty folder for the demo")


def write_file(path: Path | str, content: bytes) -> None:
    """Write a file that only its owner can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def write_table(path: Path, rows: Iterable[Sequence[str]], delimiter: str = ",") -> None:
    """Write rows of text, the names of the columns first, as CSV in UTF-8 (RFC 4180, lines end in LF)."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(rows)
    write_file(path, text.getvalue().encode())


def clear(folder: Path) -> None:
    """Make an empty place for the demo in `folder`; an earlier demo goes, everything else stays.

    Raises:
        ConfigError: the folder cannot be used: a file is in the way, or mail or tables that no demo wrote.
    """
    own = [folder / name for name in (*FOLDERS, *TABLES) if (folder / name).exists()]
    if (own and not _is_labelled(folder)) or (folder.exists() and not folder.is_dir()):
        raise ConfigError(
            where=str(folder),
            what=phrase(
                "il contient quelque chose qui n’a pas été généré, et qui serait écrasé",
                "it holds something that was not generated and would be written over",
            ),
            mend=EMPTY_FOLDER,
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_file(folder / LABEL, LABEL_TEXT.encode())
    for path in own:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _is_labelled(folder: Path) -> bool:
    """Whether an earlier demo wrote the folder (its label comes first, so an interrupted one has it too)."""
    label = folder / LABEL
    return label.is_file() and label.read_bytes() == LABEL_TEXT.encode()

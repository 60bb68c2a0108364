"""Recaps as files for one person each: closed to everybody else, whole or not there at all."""

from __future__ import annotations

import stat
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

from disconnect.app.ownhours import clause_text
from disconnect.errors import StorageError
from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason
from disconnect.report.files import MAKE_ROOM
from disconnect.report.recap_page import render_recap
from disconnect.report.recap_sheet import render_recap_csv
from disconnect.storage.durable import make_folder, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from disconnect.app.setup import Setup
    from disconnect.model.phrase import Phrase
    from disconnect.model.recap import RecapSheet

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def hand_over(setup: Setup, sheets: Iterable[RecapSheet], folder: Path, lang: str, *, version: str) -> tuple[Path, ...]:
    """Write a page and a sheet for each recap into `folder`, made where it is missing, and give their paths.

    Raises:
        StorageError: others can look into the folder, or it cannot be written to.
    """
    written: list[Path] = []
    try:
        make_folder(folder)
        _refuse_open(folder)
        for sheet in sheets:
            name = f"recap-{sheet.month.label}-{quote(sheet.person, safe='')}"
            compensation, clause = _compensation(setup, sheet, lang)
            page = render_recap(sheet, lang, compensation=compensation, clause=clause, version=version)
            written.append(_written(folder / f"{name}.html", page))
            written.append(_written(folder / f"{name}.csv", render_recap_csv(sheet)))
    except OSError as error:
        raise StorageError(
            where=_where(folder),
            what=phrase(
                "les récapitulatifs ne peuvent y être écrits ({why})",
                "the recaps cannot be written there ({why})",
                why=reason(error),
            ),
            mend=MAKE_ROOM,
        ) from error
    return tuple(written)


def _compensation(setup: Setup, sheet: RecapSheet, lang: str) -> tuple[Mapping[str, str], str]:
    """What the person's policy says of compensation on the month's last day, and the clause it rests on."""
    place = setup.directory.people[sheet.person].place(sheet.month.span.end - timedelta(days=1))
    policy = setup.policies.of(place) or setup.policy
    if policy.on_call is None:
        return {}, ""
    return policy.on_call.compensation, clause_text(policy, policy.on_call.clause, lang)


def _written(path: Path, text: str) -> Path:
    write_new(path, lambda file: file.write(text.encode()))
    return path


def _refuse_open(folder: Path) -> None:
    """Go no further where others could see who was on call.

    Raises:
        StorageError: the rights of the folder are too wide.
    """
    if folder.stat().st_mode & _OTHERS:
        raise StorageError(
            where=_where(folder),
            what=phrase(
                "d’autres comptes de cette machine peuvent y regarder",
                "other users of this machine can look into it",
            ),
            mend=phrase(
                "chmod 700 {folder}, ou nommez un dossier qui n’existe pas encore",
                "chmod 700 {folder}, or name a folder that is not there yet",
                folder=str(folder),
            ),
        )


def _where(folder: Path) -> Phrase:
    return phrase("dossier {folder}", "folder {folder}", folder=str(folder))

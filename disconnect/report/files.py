"""The only place of the report that touches a disk: every file whole, or not there at all."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from disconnect.errors import StorageError
from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason
from disconnect.report.document import render_json, schema_text
from disconnect.report.page import render_html
from disconnect.report.sheets import render_csv, render_dictionary
from disconnect.report.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.report import Report


MAKE_ROOM = phrase(
    "faites de la place sur le disque, ou nommez un dossier où vous pouvez écrire",
    "make room on the disk, or name a folder that you may write to",
)


def render_files(report: Report, lang: str, *, product_version: str) -> dict[str, str]:
    """Every file of the report as text, by name.

    Raises:
        ConfigError: there are no texts in the language.
    """
    t = Texts(lang)
    return {
        "report.html": render_html(report, t, product_version=product_version),
        "report.csv": render_csv(report),
        "data-dictionary.csv": render_dictionary(report, t),
        "report.json": render_json(report, product_version=product_version),
        "report.schema.json": schema_text(),
    }


def write_report(report: Report, folder: Path, lang: str, *, product_version: str) -> tuple[Path, ...]:
    """Write the report's files into `folder`, made where it is missing, and give their paths.

    Everything is written beside its place first and moved there at the end: a full disk leaves no half file and
    no report of which one file is older than another.

    Raises:
        ConfigError: there are no texts in the language.
        StorageError: the folder cannot be written to.
    """
    texts = render_files(report, lang, product_version=product_version)
    try:
        return _write(texts, folder)
    except OSError as error:
        raise StorageError(
            where=phrase("dossier du rapport {folder}", "report folder {folder}", folder=str(folder)),
            what=phrase(
                "ses fichiers ne peuvent être écrits ({why})",
                "its files cannot be written ({why})",
                why=reason(error),
            ),
            mend=MAKE_ROOM,
        ) from error


def _write(texts: Mapping[str, str], folder: Path) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        written = {}
        for name, text in texts.items():
            written[name] = _beside(text, folder)
            stack.callback(written[name].unlink, missing_ok=True)
        for name, path in written.items():
            path.replace(folder / name)
    return tuple(folder / name for name in texts)


def _beside(text: str, folder: Path) -> Path:
    """Write `text` to a temporary file of `folder`; a file that could not be finished is removed."""
    with NamedTemporaryFile("wb", dir=folder, prefix=".report-", delete=False) as file, ExitStack() as failed:
        path = Path(file.name)
        failed.callback(path.unlink)
        file.write(text.encode())
        file.flush()
        os.fchmod(file.fileno(), 0o644)
        os.fsync(file.fileno())
        failed.pop_all()
    return path

"""The files of a report, as texts. They reach a disk through the ledger alone (`disconnect.app.publications`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase
from disconnect.report.document import render_json, schema_text
from disconnect.report.page import render_html
from disconnect.report.sheets import render_csv, render_dictionary
from disconnect.report.texts import Texts

if TYPE_CHECKING:
    from disconnect.model.report import Report

FIGURES = "report.json"
"""The file that has every figure, the same in every language."""
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
        FIGURES: render_json(report, product_version=product_version),
        "report.schema.json": schema_text(),
    }

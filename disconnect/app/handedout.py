"""The files of a report as whoever was handed them reads them: report.json, and the sheet beside it."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from disconnect.errors import ConfigError, StorageError
from disconnect.model.period import Period
from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason
from disconnect.model.report import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from disconnect.model.phrase import Phrase

DOCUMENT, SHEET = "report.json", "report.csv"
KNOWN = ("id", "version", "unit")
"""What a hidden figure says, too; everything else in it is the mark."""
NUMBERS = ("numerator", "denominator", "denominator_exact", "value", "people", "median", "ninth_decile")
MARK = {**dict.fromkeys(NUMBERS), "provisional": False, "published": False}
SHEET_MARK = ("",) * 8 + ("0",)
MOST = 2**53
"""No number of a report is larger: a program reads whole numbers exactly up to there."""

Place = tuple[str, int, int]
"""Where a figure stands: the metric, the number of its group (the whole is last) and of its period."""
Pair = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOut:
    """A published report: its groups, the whole last; its figures, None where there is a mark, in the file's order.

    `titles` names each metric by language; `not_in_time` are metrics that count people, whom nothing adds up over
    time; `odd_marks` are hidden figures that are not told as all others are, or that the sheet tells otherwise.
    """

    groups: tuple[str, ...]
    periods: tuple[Period, ...]
    figures: Mapping[Place, Pair | None]
    titles: Mapping[str, tuple[str, str]]
    not_in_time: frozenset[str]
    odd_marks: tuple[Place, ...]
    has_sheet: bool

    @property
    def shown(self) -> int:
        """How many figures are published."""
        return sum(pair is not None for pair in self.figures.values())


def read_handed_out(folder: Path) -> HandedOut:
    """The report in a folder.

    Raises:
        StorageError: report.json cannot be read or is none of this product's; the sheet has other rows.
    """
    text = _text(folder / DOCUMENT)
    try:
        report = json.loads(text, parse_float=Fraction, parse_int=Fraction)
        found, marks = _report(report)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, ConfigError) as error:
        raise _fault(
            folder / DOCUMENT, phrase("ce n’est pas un rapport de ce produit", "it is no report of this product")
        ) from error
    sheet = folder / SHEET
    rows = _rows(sheet) if sheet.exists() else None
    odd = [place for place, mark in marks.items() if mark is not None and mark != MARK]
    odd += [] if rows is None else _odd_rows(sheet, found, rows)
    return HandedOut(**found, odd_marks=tuple(dict.fromkeys(odd)), has_sheet=rows is not None)


def _report(report: Mapping[str, Any]) -> tuple[dict[str, Any], Mapping[Place, Mapping[str, Any] | None]]:
    """What is read of the document, and what each hidden figure is marked with (None for a published one)."""
    labels = {_key(cell["group"]): str(cell["group"]["label"]) for cell in report["cells"]}
    groups = {key: number for number, key in enumerate(sorted(labels, key=_is_whole))}
    periods = {period["label"]: number for number, period in enumerate(report["periods"])}
    places = [
        ((str(figure["id"]), groups[_key(cell["group"])], periods[cell["period"]["label"]]), figure)
        for cell in report["cells"]
        for figure in cell["figures"]
    ]
    figures = {place: _pair(figure) for place, figure in places}
    if len(figures) != len(places) or sum(map(_is_whole, groups)) != 1:
        raise ValueError
    definitions = report["definitions"]
    return {
        "groups": tuple(labels[key] for key in groups),
        "periods": tuple(map(Period.parse, periods)),
        "figures": figures,
        "titles": {one["id"]: (one["texts"]["fr"]["title"], one["texts"]["en"]["title"]) for one in definitions},
        "not_in_time": frozenset(one["id"] for one in definitions if one["unit"] == Unit.SHARE_OF_PEOPLE.value),
    }, {place: None if figures[place] else _mark(figure) for place, figure in places}


def _key(group: Mapping[str, Any]) -> tuple[str, ...]:
    """What tells a group from all others; the level of the whole is empty."""
    return (group["level"], *group["path"], "", *group["names"])


def _is_whole(key: tuple[str, ...]) -> bool:
    return key[0] == ""


def _pair(figure: Mapping[str, Any]) -> Pair | None:
    if not figure["published"]:
        return None
    pair = Fraction(figure["numerator"]), Fraction(figure["denominator_exact"])
    if not all(0 <= number <= MOST for number in pair):
        raise ValueError
    return pair


def _mark(figure: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: figure[key] for key in figure if key not in KNOWN}


def _odd_rows(sheet: Path, found: Mapping[str, Any], rows: Sequence[Sequence[str]]) -> list[Place]:
    """Figures that the sheet marks otherwise, or marks where the document does not."""
    figures = found["figures"]
    if [row[5] for row in rows] != [metric for metric, _, _ in figures]:
        raise _fault(sheet, phrase("ses lignes ne sont pas celles de report.json", "its rows are not report.json's"))
    return [
        place
        for (place, pair), row in zip(figures.items(), rows, strict=True)
        if (pair is None) != (row[-1] == "0") or (pair is None and tuple(row[8:]) != SHEET_MARK)
    ]


def _rows(sheet: Path) -> list[list[str]]:
    rows = list(csv.reader(_text(sheet).removeprefix("\ufeff").splitlines()))[1:]
    if any(len(row) != len(SHEET_MARK) + 8 for row in rows):
        raise _fault(sheet, phrase("ses lignes ne sont pas celles d’un rapport", "its rows are not those of a report"))
    return rows


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else phrase("pas d’UTF-8", "no UTF-8")
        raise _fault(path, phrase("il ne peut être lu ({why})", "it cannot be read ({why})", why=why)) from error


def _fault(path: Path, what: Phrase) -> StorageError:
    mend = phrase(
        "nommez le dossier d’une publication, avec ses fichiers tels qu’ils ont été publiés",
        "name the folder of a publication, with its files as they were published",
    )
    return StorageError(where=str(path), what=what, mend=mend)

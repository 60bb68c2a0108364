"""The report as CSV (RFC 4180), and the data dictionary beside it.

The files start with a byte order mark, without which Excel reads UTF-8 as the old Windows code page and garbles
every accent. Separator and decimal mark are those of RFC 4180 and of every programming language, in French too: the
sheets are for computing (in Excel: Data, From Text/CSV), the page is for reading.
"""

from __future__ import annotations

import csv
from fractions import Fraction
from io import StringIO
from typing import TYPE_CHECKING

from disconnect.report.figures import UNITS, basis_of, in_order, names_text, path_text, plain, words
from disconnect.report.head import COLUMNS, columns_of_the_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disconnect.model.report import Cell, Definition, Figure, Report
    from disconnect.report.texts import Texts

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")


def render_csv(report: Report) -> str:
    """One row per group, period and metric, in the report's order; the same in every language."""
    rows = (
        _row(report, cell, definition, figure) for cell in report.cells for definition, figure in in_order(report, cell)
    )
    return _sheet([tuple(COLUMNS), *rows])


def render_dictionary(report: Report, t: Texts) -> str:
    """What each metric of the report and each column of ``report.csv`` means, in one language."""
    metrics = (
        (
            "metric",
            metric.id,
            str(metric.version),
            t(UNITS[metric.unit]),
            *(words(metric, t, part) for part in ("title", "numerator", "denominator", "note")),
        )
        for metric in report.definitions
    )
    columns = (("column", name, "", "", meaning, "", "", "") for name, meaning in columns_of_the_file(t))
    heads = ("entry", "id", "version", "unit", "title", "numerator", "denominator", "note")
    return _sheet([heads, *metrics, *columns])


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe goes before what looks like one.

    >>> guarded('=HYPERLINK("https://example.org")')[:12], guarded("Team 4 + Team 9")
    ("'=HYPERLINK(", 'Team 4 + Team 9')

    Source: OWASP, *CSV Injection*.
    """
    return f"'{text}" if text.lstrip()[:1] in _FORMULA and text.strip() else text


def number(value: Fraction | None) -> int | float | None:
    """A number as a program reads it: whole where it is whole, else the nearest binary number.

    >>> number(Fraction(8)), number(Fraction(181, 7))
    (8, 25.857142857142858)
    """
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _row(report: Report, cell: Cell, definition: Definition, figure: Figure) -> tuple[str, ...]:
    """A hidden figure and a published one differ in the last column and in nothing but numbers."""
    group = cell.group
    return (
        guarded(names_text(group) or plain(report.organisation)),
        guarded(group.level),
        guarded(path_text(group)),
        cell.period.label,
        _cell(cell.people),
        figure.metric,
        str(definition.version),
        definition.unit.value,
        *_numbers(figure),
    )


def _numbers(figure: Figure) -> tuple[str, ...]:
    basis = basis_of(figure)
    if basis is None:
        return ("",) * 8 + ("0",)
    return (
        _cell(number(basis.numerator)),
        _cell(number(basis.denominator)),
        str(basis.denominator),
        _cell(number(basis.value)),
        _cell(basis.people),
        _cell(number(figure.median)),
        _cell(number(figure.ninth_decile)),
        str(int(figure.is_provisional)),
        "1",
    )


def _cell(value: float | None) -> str:
    return "" if value is None else str(value)


def _sheet(rows: Iterable[tuple[str, ...]]) -> str:
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return BYTE_ORDER_MARK + written.getvalue()

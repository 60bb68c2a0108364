"""A CSV file as rows of named cells, whatever spreadsheet wrote it; never a cell in an error."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from disconnect.errors import ConfigError
from disconnect.model.phrase import Phrase, joined, phrase
from disconnect.model.problem import Problem
from disconnect.policyfile.files import MAY_READ, NO_UTF_8, refuse_special, unreadable
from disconnect.policyfile.mistakes import listed, suggestion

DELIMITERS = (",", ";", "\t")
LONGEST_NAME = 30
CHECK_CONFIG = phrase("vérifiez le chemin dans config.toml", "check the path in config.toml")
CHECK_PATH = phrase("vérifiez le chemin", "check the path")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its number as a spreadsheet shows it (the header is row 1), and its cells by column, stripped."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell under `column`, "" where the table has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a table is called, the columns it must have, and those it may have besides."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that means something."""
        return (*self.required, *self.optional)


def read_table(
    path: Path, layout: Layout, missing: Phrase = CHECK_CONFIG
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows of the CSV file at `path`, and what is wrong with its columns or with single rows.

    The file is UTF-8, with or without a byte order mark; cells are parted by comma, semicolon or tab, whichever
    makes sense of the first row. `missing` is how to mend it where there is no such file.

    Raises:
        ConfigError: there is no such file, it cannot be read as such a table, or a required column is missing.
    """
    return parse_table(table_text(path, missing), path.name, layout)


def parse_table(text: str, name: str, layout: Layout) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    r"""The rows of the CSV table in `text`; `name` is what errors call it.

    >>> layout = Layout(name="people", required=("id", "address"))
    >>> rows, problems = parse_table("id;address\n7;ada@example.org\n", "people.csv", layout)
    >>> rows[0].number, rows[0]["id"], problems
    (2, '7', ())

    Raises:
        ConfigError: it is no such table, or a required column is missing.
    """
    records = _records(text, name, delimiter_of(text, layout))
    header = [cell.strip().casefold() for cell in next(records, [])]
    _check_header(header, name, layout)
    rows, problems = [], list(_unknown_columns(header, name, layout))
    for number, record in enumerate(records, start=2):
        if not any(cell.strip() for cell in record):
            continue
        if len(record) > len(header):
            problems.append(_too_long(name, number))
        else:
            rows.append(Row(number=number, cells=_cells(header, record)))
    return tuple(rows), tuple(problems)


def table_text(path: Path, missing: Phrase = CHECK_CONFIG) -> str:
    """The text of a table's file, without a byte order mark; `missing` is how to mend it where there is none.

    Raises:
        ConfigError: there is no such file, it is no regular one, may not be read, or is no UTF-8 text.
    """
    try:
        refuse_special(path)
        return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(
            where=str(path),
            what=phrase("il n’y a pas de tel fichier", "there is no such file"),
            mend=missing,
        ) from error
    except UnicodeDecodeError:
        # Not chained: this error carries the bytes of the whole file, people's addresses included.
        mend = phrase("enregistrez-le en « CSV UTF-8 » dans le tableur", 'save it as "CSV UTF-8" in the spreadsheet')
        raise ConfigError(where=str(path), what=NO_UTF_8, mend=mend) from None
    except OSError as error:
        raise ConfigError(where=str(path), what=unreadable(error), mend=MAY_READ) from error


def _records(text: str, name: str, delimiter: str) -> Iterator[list[str]]:
    """The records of the table; one that cannot be parted ends everything, as nobody knows where it ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    done = 0
    try:
        for record in reader:
            done += 1
            yield record
    except csv.Error:
        mend = phrase(
            'un guillemet (") y est ouvert et non fermé, ou le fichier n’est pas du CSV : exportez-le de nouveau',
            'a quote (") was opened and not closed there, or the file is no CSV: export it again',
        )
        what = phrase("la ligne ne peut être lue", "the row cannot be read")
        raise ConfigError(where=joined([name, on_row(done + 1)], ", "), what=what, mend=mend) from None


def delimiter_of(text: str, layout: Layout) -> str:
    """The delimiter under which the first row has the most known columns; the comma where all are equal."""
    first = text.lstrip().partition("\n")[0]

    def known(delimiter: str) -> int:
        return len({cell.strip(' \t\r"').casefold() for cell in first.split(delimiter)} & set(layout.columns))

    return max(DELIMITERS, key=known)


def _check_header(header: list[str], name: str, layout: Layout) -> None:
    """Refuse a table without a required column. The first row is not shown: it may be a person's."""
    missing = [column for column in layout.required if column not in header]
    if missing:
        raise ConfigError(
            where=joined([name, on_row(1)], ", "),
            what=phrase("la colonne {names} manque", "the column {names} is missing", names=listed(missing)),
            mend=phrase(
                "que la première ligne nomme les colonnes : {names}",
                "let the first row name the columns of the {table}: {names}",
                table=layout.name,
                names=listed(layout.columns),
            ),
        )
    twice = [column for column in layout.columns if header.count(column) > 1]
    if twice:
        raise ConfigError(
            where=joined([name, on_row(1)], ", "),
            what=phrase(
                "la colonne {names} y est deux fois", "the column {names} stands there twice", names=listed(twice)
            ),
            mend=phrase("gardez l’une des deux", "keep one of the two"),
        )


def _unknown_columns(header: list[str], name: str, layout: Layout) -> Iterator[Problem]:
    for number, column in enumerate(header, start=1):
        if column and column not in layout.columns:
            yield Problem(
                source=name,
                where=phrase("ligne 1, colonne {number}", "row 1, column {number}", number=number),
                code="column-unknown",
                what=phrase("la colonne {name}ne sert pas", "the column {name}is not used", name=_named(column)),
                mend=phrase(
                    "{near}les colonnes sont : {names}",
                    "{near}columns are: {names}",
                    near=suggestion(column, layout.columns),
                    names=listed(layout.columns),
                ),
            )


def _named(column: str) -> Phrase:
    """The column's name where it can be one: the cell of a person's row must not be told."""
    is_told = len(column) <= LONGEST_NAME and "@" not in column
    return phrase("« {name} » ", '"{name}" ', name=column) if is_told else phrase("", "")


def on_row(number: int) -> Phrase:
    """A row of a table, as a spreadsheet counts them.

    >>> on_row(7), on_row(7).fr
    ('row 7', 'ligne 7')
    """
    return phrase("ligne {number}", "row {number}", number=number)


def _too_long(name: str, number: int) -> Problem:
    return Problem(
        source=name,
        where=on_row(number),
        code="row-too-long",
        what=phrase(
            "la ligne a plus de cases qu’il n’y a de colonnes ; elle est laissée de côté",
            "the row has more cells than there are columns; it is left out",
        ),
        mend=phrase(
            'mettez entre guillemets ("…") les cases qui contiennent le séparateur',
            'put cells that hold the delimiter into quotes ("…")',
        ),
    )


def _cells(header: list[str], record: Collection[str]) -> dict[str, str]:
    return {column: cell.strip() for column, cell in zip(header, record, strict=False) if column}

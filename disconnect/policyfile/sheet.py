"""A CSV file that keeps its form: rows are added or changed, and every other byte stays what it was."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.phrase import joined, phrase
from disconnect.policyfile.table import delimiter_of, on_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disconnect.policyfile.table import Layout

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as text: `lines` holds each record with its line end, the header first; joined they are the file."""

    name: str
    mark: str
    delimiter: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole file."""
        return self.mark + "".join(self.lines)

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, as a reader of the table compares them."""
        return tuple(cell.strip().casefold() for cell in self.cells(1))

    def cells(self, number: int) -> list[str]:
        """The cells of the record that a spreadsheet shows as row `number` (the header is row 1)."""
        return next(csv.reader(_physical(self.lines[number - 1]), delimiter=self.delimiter, strict=True), [])

    def with_columns(self, columns: Sequence[str]) -> Sheet:
        """The table with those of `columns` it lacks added at the end of its header; rows stay as they are.

        Raises:
            ConfigError: a row has more cells than there are columns; the new ones would give it a meaning.
        """
        missing = [column for column in columns if column not in self.header]
        if not missing:
            return self
        self._check_widths()
        first, end = _parted(self.lines[0])
        return replace(self, lines=(self.delimiter.join([first, *missing]) + end, *self.lines[1:]))

    def changed(self, number: int, cells: Mapping[str, str]) -> Sheet:
        """The table with `cells`, by column, in place of what row `number` had there."""
        lines = list(self.lines)
        lines[number - 1] = self._line(self.cells(number), cells, _parted(lines[number - 1])[1])
        return replace(self, lines=tuple(lines))

    def copied(self, number: int, cells: Mapping[str, str]) -> Sheet:
        """The table with one more row right after row `number`: the same but for `cells`, by column."""
        return self._inserted(number, self.cells(number), cells)

    def appended(self, cells: Mapping[str, str]) -> Sheet:
        """The table with one more row at its end, which holds `cells`, by column."""
        return self._inserted(len(self.lines), [], cells)

    def _inserted(self, number: int, like: list[str], cells: Mapping[str, str]) -> Sheet:
        before, end = _parted(self.lines[number - 1])
        usual = end or _parted(self.lines[0])[1] or "\n"
        # A file whose last row has no line end goes on having none.
        row = self._line(like, cells, end)
        return replace(self, lines=(*self.lines[: number - 1], before + usual, row, *self.lines[number:]))

    def _line(self, like: list[str], cells: Mapping[str, str], end: str) -> str:
        width = max(len(like), len(self.header))
        row = [*like, *[""] * (width - len(like))]
        for column, cell in cells.items():
            row[self.header.index(column)] = cell
        written = io.StringIO(newline="")
        # With a terminator of one character the writer would leave a cell that holds the other one without quotes.
        csv.writer(written, delimiter=self.delimiter, lineterminator="\r\n").writerow(row)
        return written.getvalue().removesuffix("\r\n") + end

    def _check_widths(self) -> None:
        for number in range(2, len(self.lines) + 1):
            cells = self.cells(number)
            if len(cells) > len(self.header) and any(cell.strip() for cell in cells):
                raise ConfigError(
                    where=joined([self.name, on_row(number)], ", "),
                    what=phrase(
                        "la ligne a plus de cases qu’il n’y a de colonnes : on ne peut en ajouter au tableau",
                        "the row has more cells than there are columns, so no column can be added to the table",
                    ),
                    mend=phrase(
                        'mettez entre guillemets ("…") les cases qui contiennent le séparateur, puis recommencez',
                        'put cells that hold the delimiter into quotes ("…"), then run the command again',
                    ),
                )


def sheet_of(text: str, name: str, layout: Layout) -> Sheet:
    r"""The table in `text`, which a reader of such tables has found sound; `name` is what errors call it.

    >>> from disconnect.policyfile.directory import PEOPLE
    >>> found = sheet_of("id;address\r\n7;ada@example.org", "people.csv", PEOPLE)
    >>> found.with_columns(["role"]).changed(2, {"role": "lead"}).text
    'id;address;role\r\n7;ada@example.org;lead'
    """
    mark = MARK if text.startswith(MARK) else ""
    body = text.removeprefix(MARK)
    delimiter = delimiter_of(body, layout)
    return Sheet(name=name, mark=mark, delimiter=delimiter, lines=tuple(_records(body, delimiter)))


def _records(text: str, delimiter: str) -> Iterator[str]:
    """Each record as it is written: a quoted cell may go over several physical lines."""
    physical = list(_physical(text))
    reader, done = csv.reader(physical, delimiter=delimiter, strict=True), 0
    for _ in reader:
        yield "".join(physical[done : reader.line_num])
        done = reader.line_num


def _physical(text: str) -> Iterator[str]:
    """The physical lines of a text, each with the end it has."""
    return chain(io.StringIO(text, newline=""))


def _parted(line: str) -> tuple[str, str]:
    """A record and its line end, "" for the last one of a file that has none."""
    record = line.rstrip("\r\n")
    return record, line[len(record) :]

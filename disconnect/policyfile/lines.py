"""On which line each key of a TOML file stands: the parser forgets it, readers of errors need it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.policyfile.mistakes import Path


_CLOSING = re.compile("""[]}]|\"{3}|'{3}""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Lines `first` to `last` of a document, counted from 1, that say one thing under the table `header`.

    A header of a table, which `is_header`, stands under itself. `content` is what the lines say by themselves.
    """

    first: int
    last: int
    header: Path
    content: Mapping[str, object]
    is_header: bool

    @property
    def paths(self) -> Iterator[Path]:
        """Every path that the statement gives a value, from the top of the file, outermost first."""
        return iter([self.header]) if self.is_header else ((*self.header, *path) for path in _paths(self.content))


def line_numbers(text: str) -> Mapping[Path, int]:
    r"""The line, counted from 1, where each key and table of the valid TOML document `text` begins.

    Whatever stands inside a value of several lines has the line on which that value begins; a table that is only named
    by those inside it, that of the first of them.

    >>> line_numbers('id = "a"\n\n[night]\nstart = "21:00"\n')[("night", "start")]
    4
    >>> line_numbers("[hours.office]\n")[("hours",)]
    1
    """
    found: dict[Path, int] = {}
    for statement in statements(text):
        for path in statement.paths:
            for length in range(1, len(path) + 1):
                found.setdefault(path[:length], statement.first)
    return found


def statements(text: str) -> Iterator[Statement]:
    """Every statement of the valid TOML document `text`, comments and blank lines between them left aside.

    A statement is the fewest lines that parse by themselves: no tokeniser of ours could then disagree with the parser.
    Lines end with a line feed; a carriage return before it is part of the line.
    """
    rows: dict[Path, int] = {}
    header: Path = ()
    first, chunk = 0, ""
    for number, line in enumerate(text.split("\n"), start=1):
        goes_on, first, chunk = bool(chunk), first if chunk else number, f"{chunk}{line}\n"
        # A value of several lines can only end where something closes: elsewhere there is no need to look.
        content = None if goes_on and not _CLOSING.search(line) else _parsed(chunk)
        if content is None:
            continue
        is_header = chunk.lstrip().startswith("[")
        if content:
            header = _header(content, rows) if is_header else header
            yield Statement(first=first, last=number, header=header, content=content, is_header=is_header)
        chunk = ""


def _parsed(chunk: str) -> Mapping[str, object] | None:
    """What lines say, None where they are not whole."""
    try:
        return tomllib.loads(chunk)
    except tomllib.TOMLDecodeError:
        return None


def _header(content: Mapping[str, object], rows: dict[Path, int]) -> Path:
    """The path that a header opens; `rows` counts the rows of lists of tables and is kept up to date."""
    path: Path = ()
    inner: object = content
    while isinstance(inner, dict) and inner:
        key, inner = next(iter(inner.items()))
        path = (*path, key)
        if isinstance(inner, list):
            rows[path] = rows.get(path, -1) + 1
            return (*path, rows[path])
        if path in rows:
            path = (*path, rows[path])
    return path


def _paths(content: object) -> Iterator[Path]:
    """Every path inside a value, outermost first."""
    items = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, inner in items:
        yield (key,)
        yield from ((key, *path) for path in _paths(inner))

"""On which line each key of a TOML file stands: the parser forgets it, readers of errors need it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.policyfile.mistakes import Path


def line_numbers(text: str) -> Mapping[Path, int]:
    r"""The line, counted from 1, where each key and table of the valid TOML document `text` begins.

    Whatever stands inside a value of several lines has the line on which that value begins.

    >>> line_numbers('id = "a"\n\n[night]\nstart = "21:00"\n')[("night", "start")]
    4
    """
    found: dict[Path, int] = {}
    rows: dict[Path, int] = {}
    header: Path = ()
    for number, content, is_header in _statements(text):
        if is_header:
            header = _header(content, rows)
            found.setdefault(header, number)
        else:
            for path in _paths(content):
                found.setdefault((*header, *path), number)
    return found


def _statements(text: str) -> Iterator[tuple[int, Mapping[str, object], bool]]:
    """First line, content and whether it is a table's header, of each statement.

    A statement is the fewest lines that parse by themselves: no tokeniser of ours could then disagree with the parser.
    """
    first, chunk = 0, ""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not chunk:
            first = number
        chunk += f"{line}\n"
        try:
            content = tomllib.loads(chunk)
        except tomllib.TOMLDecodeError:
            continue
        if content:
            yield first, content, chunk.lstrip().startswith("[")
        chunk = ""


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

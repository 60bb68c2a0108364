"""A charter as Markdown: plain text that any editor and any wiki shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.charter.blocks import Heading, Style, Table, grouped

if TYPE_CHECKING:
    from disconnect.policyfile.charter.blocks import Block, Charter, Passage

_SIGNS = re.compile(r"([\\`*_\[\]<>|#~])")
_NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s)", re.MULTILINE)
_BULLET = re.compile(r"^(\s*)([-+=])", re.MULTILINE)


def render_markdown(charter: Charter) -> str:
    """The whole charter as text; the same charter gives the same bytes."""
    parts = [f"# {escaped(charter.title)}"]
    parts.extend("\n".join(map(_written, blocks)) for blocks in grouped(charter.blocks))
    return "\n\n".join(parts) + "\n"


def markdown_bytes(charter: Charter) -> bytes:
    """The same as the bytes of a file."""
    return render_markdown(charter).encode()


def escaped(text: str) -> str:
    r"""A text in which no sign is taken for Markdown.

    >>> escaped("a*b | 1. c")
    'a\\*b \\| 1. c'
    >>> escaped("1. one"), escaped("- two")
    ('1\\. one', '\\- two')
    """
    signs = _SIGNS.sub(r"\\\1", text)
    return _BULLET.sub(r"\1\\\2", _NUMBERED.sub(r"\1\\\2", signs))


def _written(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_line(block.text)}"
    if isinstance(block, Table):
        return "\n".join(_table(block))
    return _passage(block)


def _passage(found: Passage) -> str:
    lead = f"**{_line(found.lead)}** " if found.lead else ""
    lines = (lead + escaped(found.text)).split("\n")
    if found.style is Style.QUOTE:
        return "\n".join(f"> {line}".rstrip() for line in lines)
    # A line that goes on is told to a reader of Markdown by two spaces or a backslash; the backslash can be seen.
    return ("- " if found.style is Style.ITEM else "") + "\\\n".join(lines)


def _table(table: Table) -> Iterator[str]:
    yield f"**{_line(table.caption)}**"
    yield ""
    yield f"| {' | '.join(map(_line, table.heads))} |"
    yield f"|{' --- |' * len(table.heads)}"
    for row in table.rows:
        yield f"| {' | '.join(map(_line, row.cells))} |"


def _line(text: str) -> str:
    return " ".join(escaped(text).split("\n"))

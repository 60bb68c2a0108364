"""A charter as values: headings, paragraphs and tables in order, each with the places of the file that it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby

Path = tuple[str | int, ...]
"""Keys from the top of the file down, rows counted from 0; the empty path is the whole file."""


@dataclass(frozen=True, slots=True)
class Told:
    """Some words, and the places of the file that they come from; words that only connect come from none."""

    text: str
    paths: tuple[Path, ...] = ()


class Style(Enum):
    """What a text is to the reader."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `level` 2 is the widest below the title, `anchor` what a link leads to (empty where none does)."""

    text: str
    level: int
    paths: tuple[Path, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, an item of a list, or words taken over as they stand; `lead` is a short title run into it."""

    text: str
    paths: tuple[Path, ...] = ()
    style: Style = Style.PARAGRAPH
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table; its first cell is its head."""

    cells: tuple[str, ...]
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: what it shows, the heads of its columns, its rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    paths: tuple[Path, ...] = ()


Block = Heading | Passage | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """A whole charter in the language `lang`: what it is called, then its blocks in their order."""

    lang: str
    title: str
    identifier: str
    version: str
    blocks: tuple[Block, ...] = field(repr=False)


def passage(told: Told, style: Style = Style.PARAGRAPH, *, lead: Told | None = None) -> Passage:
    """A passage that says what was told, after a short title where there is one.

    >>> passage(Told("Night is from 21:00 to 06:00.", (("night",),))).paths
    (('night',),)
    """
    before = lead or Told("")
    return Passage(text=told.text, paths=once((*before.paths, *told.paths)), style=style, lead=before.text)


def grouped(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks one by one, items that follow each other together: they are one list.

    >>> one, two = (Passage(text=text, style=Style.ITEM) for text in "ab")
    >>> [len(each) for each in grouped((Heading(text="h", level=2), one, two))]
    [1, 2]
    """
    for are_items, found in groupby(blocks, key=is_item):
        if are_items:
            yield tuple(found)
        else:
            yield from ((block,) for block in found)


def is_item(block: Block) -> bool:
    """Whether a block is an item of a list."""
    return isinstance(block, Passage) and block.style is Style.ITEM


def once(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The paths in their order, each once."""
    return tuple(dict.fromkeys(paths))

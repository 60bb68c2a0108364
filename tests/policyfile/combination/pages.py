"""The tables of docs/combination.*.md as they stand there: rows of cells, what is code in a cell, blocks of TOML."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[3] / "docs"
LANGUAGES = ("en", "fr")
Row = tuple[str, ...]

_BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_CELL = re.compile(r"(?<!\\)\|")


def page(language: str) -> str:
    return (DOCS / f"combination.{language}.md").read_text("utf-8")


def section(language: str, number: int) -> str:
    """The text under one of the numbered headings."""
    return re.split(r"^## ", page(language), flags=re.MULTILINE)[number]


def tables(text: str) -> list[list[Row]]:
    """Every table of a text, without its two heading lines."""
    found: list[list[Row]] = []
    for run in re.findall(r"(?:^\|.*\|$\n?)+", text, re.MULTILINE):
        rows = [tuple(cell.strip() for cell in _CELL.split(line)[1:-1]) for line in run.splitlines()]
        found.append(rows[2:])
    return found


def blocks(text: str) -> list[str]:
    return _BLOCK.findall(text)


def code(cell: str) -> tuple[str, ...]:
    """What stands between backquotes in a cell, in order."""
    return tuple(_CODE.findall(cell))


def values(cell: str) -> dict[str, Any]:
    """The keys and values that a cell gives as code."""
    return tomllib.loads("\n".join(code(cell)))

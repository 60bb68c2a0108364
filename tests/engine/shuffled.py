"""The same policy file with its tables, keys and lists in another order, the response table's own order kept."""

from __future__ import annotations

import json
from datetime import date
from random import Random
from typing import Any

# Lists whose order is their meaning: the table of responses, the weeks and days of a rota, seasons that may overlap.
IN_ORDER = frozenset({"responses", "weeks", "cycle", "seasons"})


def shuffled(table: dict[str, Any], dice: Random) -> dict[str, Any]:
    """A table with its keys in another order, and so on inside; lists too, but for `IN_ORDER`."""
    names = dice.sample(list(table), len(table))
    return {name: _shuffled(table[name], dice, name) for name in names}


def _shuffled(value: object, dice: Random, key: str) -> object:
    if isinstance(value, dict):
        return shuffled(value, dice)
    if isinstance(value, list):
        items = [_shuffled(item, dice, "") for item in value]
        return items if key in IN_ORDER else dice.sample(items, len(items))
    return value


def toml(document: dict[str, Any]) -> str:
    """A document as TOML with every table in line, so that keys may stand in any order."""
    return "".join(f"{json.dumps(key)} = {_inline(value)}\n" for key, value in document.items())


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)

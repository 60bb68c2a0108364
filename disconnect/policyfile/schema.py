"""The JSON Schema of a policy file, for editors; made from the same keys as the reader and the documentation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from disconnect.policyfile.clock import JOURS, WEEKDAYS
from disconnect.policyfile.sections.whole import SECTIONS
from disconnect.policyfile.times import PERIOD_PATTERN

if TYPE_CHECKING:
    from disconnect.policyfile.sections.whole import Section

Json = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DAY = f"({'|'.join((*WEEKDAYS, *JOURS))})"
DAYS = f"^{_DAY}(-{_DAY})?$"
PERIODS: Json = {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": PERIOD_PATTERN}}
CYCLE: Json = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}
DATES: Json = {"type": "array", "items": {"type": "string", "format": "date"}}
BY_HAND = {"cycle": CYCLE, "add": DATES, "remove": DATES, "default_holidays": {"type": "string"}}
"""Keys that the reader takes in a form of their own."""


def schema() -> Json:
    """The schema: draft 2020-12; dates are strings to editors of TOML.

    >>> schema()["properties"]["identity"]["properties"]["basis"]["enum"]
    ['agreement', 'charter', 'unilateral']
    """
    found: Json = {"$schema": DRAFT, "title": "disconnect policy", "type": "object"}
    for section in SECTIONS:
        _place(found, section)
    found["additionalProperties"] = False
    return found


def schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _place(whole: Json, section: Section) -> None:
    """Put the table of a section where its header says."""
    table = _table(section)
    words = section.header.strip("[]").split(".") if section.header else []
    if not words:
        whole.update(table)
        return
    at = whole
    for word in words[:-1]:
        if word != "NAME" and word not in at["properties"]:
            at["properties"][word] = {"type": "object", "properties": {}, "additionalProperties": False}
        at = _inner(at, word)
    is_rows = section.header.startswith("[[")
    if words[-1] == "NAME" and at is whole["properties"].get(words[0]):
        at.pop("additionalProperties", None)
    _set(at, words[-1], {"type": "array", "items": table} if is_rows else table)


def _inner(at: Json, word: str) -> Json:
    """The table below, where further tables stand: under every name, or in every row."""
    if word == "NAME":
        found: Json = at["additionalProperties"]
    else:
        found = at["properties"][word]
    inner: Json = found["items"] if found.get("type") == "array" else found
    return inner


def _set(at: Json, word: str, table: Json) -> None:
    if word == "NAME":
        at["additionalProperties"] = table
    else:
        at["properties"][word] = table


def _table(section: Section) -> Json:
    table = section.spec.schema()
    for name in table["properties"].keys() & BY_HAND.keys():
        table["properties"][name] = BY_HAND[name] | {"description": table["properties"][name]["description"]}
    if section.periods:
        table["patternProperties"] = {DAYS: PERIODS}
    if "NAME" in table["properties"]:
        return {"type": "object", "additionalProperties": table["properties"]["NAME"]}
    return table

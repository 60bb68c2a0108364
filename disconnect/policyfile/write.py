"""Changing one value of a policy file, every other byte staying: comments, blank lines and order are the writer's."""

from __future__ import annotations

import re
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError

from disconnect.errors import ConfigError
from disconnect.policyfile.read import parse

_PART = re.compile(r"(?P<name>[^.\[\]]+)(?P<rows>(?:\[\d+\])*)")
FORM = "write it like hours.office.clause, or responses[1].action for the first row"


def edited(text: str, key: str, value: str) -> str:
    """The policy `text` with the value of `key` changed to `value`, as TOML writes it; the result is a valid policy.

    Keys are dotted; rows are counted from 1. A key that is not there is added at the end of its table.

    >>> from disconnect.policyfile.templates import template
    >>> changed = edited(template("plain"), "responses[1].action", '"defer"')
    >>> changed.replace('"defer"', '"nudge"') == template("plain")
    True

    Raises:
        ConfigError: the key leads nowhere, the value is not TOML, or the policy would not be valid.
    """
    document = tomlkit.parse(text)
    at: Any = document
    *above, last = parts_of(key)
    for part in above:
        at = _below(at, part, key)
    try:
        if isinstance(last, str) and isinstance(at, dict):
            at[last] = tomlkit.value(value)
        else:
            raise _nowhere(key)
    except ParseError as error:
        mend = 'write it as in the file: "text" in quotes, true, 3, ["a", "b"]'
        raise ConfigError(where=f"value {value}", what="this is not a TOML value", mend=mend) from error
    changed = as_written(document, text)
    parse(changed, "the policy so changed")
    return changed


def unchanged(text: str) -> str:
    """The text as it is after having been read and written: the same, byte for byte.

    >>> unchanged("a = 1 # one")
    'a = 1 # one'
    """
    return as_written(tomlkit.parse(text), text)


def as_written(document: tomlkit.TOMLDocument, text: str) -> str:
    """The document as text, with the line ends that `text` has."""
    found = tomlkit.dumps(document)
    if "\r\n" in text:
        found = found.replace("\r\n", "\n").replace("\n", "\r\n")
    return found


def parts_of(key: str) -> tuple[str | int, ...]:
    """The names and row numbers (from 0) of a dotted key.

    >>> parts_of("responses[2].when.class")
    ('responses', 1, 'when', 'class')

    Raises:
        ConfigError: it is no such key.
    """
    found: list[str | int] = []
    for word in key.split("."):
        part = _PART.fullmatch(word)
        if part is None:
            raise ConfigError(where=f"key {key!r}", what="this is no key", mend=FORM)
        found.append(part["name"])
        found.extend(int(row) - 1 for row in re.findall(r"\d+", part["rows"]))
    return tuple(found)


def _below(at: Any, part: str | int, key: str) -> Any:  # noqa: ANN401 - a TOML value is what it is
    try:
        if isinstance(part, int) and part < 0:
            raise _nowhere(key)
        return at[part]
    except (KeyError, IndexError, TypeError, TOMLKitError) as error:
        raise _nowhere(key) from error


def _nowhere(key: str) -> ConfigError:
    return ConfigError(where=f"key {key!r}", what="it leads to no table of the file", mend=FORM)

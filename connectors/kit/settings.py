"""A source's settings, checked when the connector is made: a mistyped name is told at once, with the right one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from disconnect.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disconnect.ports import Setting, Source

# Keys of every [sources.NAME] table that are the product's own, whichever connector reads the source.
COMMON = frozenset({"connector", "zone", "citation"})


def refusal(source: Source, what: str, mend: str) -> ConfigError:
    """An error about the table of `source` in the configuration."""
    return ConfigError(where=f"[sources.{source.name}]", what=what, mend=mend)


def suggestion(name: str, known: Iterable[str]) -> str:
    """How to mend an unknown name: the nearest known one, or all of them.

    >>> suggestion("delimeter", ["path", "delimiter"])
    'did you mean delimiter?'
    >>> suggestion("x", ["path", "delimiter"])
    'use one of: delimiter, path'
    """
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}?" if near else f"use one of: {', '.join(names)}"


def chosen(source: Source, known: Iterable[Setting]) -> dict[str, object]:
    """The settings of `source` by name, defaults filled in.

    Raises:
        ConfigError: a setting is unknown, or a required one is missing.
    """
    settings = {setting.name: setting for setting in known}
    for name in source.settings:
        if name not in settings and name not in COMMON:
            raise refusal(source, f"the setting {name} is unknown", suggestion(name, settings))
    for name, setting in settings.items():
        if setting.required and name not in source.settings:
            raise refusal(source, f"the setting {name} is missing", f"add it: {setting.why}")
    return {name: source.settings.get(name, setting.default) for name, setting in settings.items()}


def text(source: Source, values: Mapping[str, object], name: str) -> str:
    """The setting `name`, which must be a text.

    Raises:
        ConfigError: it is something else.
    """
    value = values[name]
    if not isinstance(value, str):
        raise refusal(source, f"the setting {name} is not a text", f'write it in quotes: {name} = "…"')
    return value


def zone(source: Source) -> ZoneInfo | None:
    """The stated zone of times without an offset, or None where none is stated.

    Raises:
        ConfigError: the zone is not in the IANA database.
    """
    if not source.zone:
        return None
    try:
        return ZoneInfo(source.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise refusal(source, f"the zone {source.zone!r} is unknown", 'write it like "Europe/Paris"') from error

"""A source's settings, checked when the connector is made: a mistyped name is told at once, with the right one."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from disconnect.errors import ConfigError
from disconnect.model.phrase import Phrase, phrase, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from disconnect.ports import Setting, Source

# Keys of every [sources.NAME] table that are the product's own, whichever connector reads the source.
COMMON = frozenset({"connector", "zone", "citation"})


def refusal(source: Source, what: Phrase, mend: Phrase) -> ConfigError:
    """An error about the table of `source` in the configuration."""
    return ConfigError(where=f"[sources.{source.name}]", what=what, mend=mend)


def suggestion(name: str, known: Iterable[str]) -> Phrase:
    """How to mend an unknown name: the nearest known one, or all of them.

    >>> suggestion("delimeter", ["path", "delimiter"])
    'did you mean delimiter?'
    >>> suggestion("x", ["path", "delimiter"])
    'use one of: delimiter, path'
    """
    return _near_or_all(name, sorted(known))


def _near_or_all(name: str, names: Sequence[str]) -> Phrase:
    near = get_close_matches(name, names, n=1)
    if near:
        return phrase("vouliez-vous dire {name} ?", "did you mean {name}?", name=near[0])
    return phrase("choisissez parmi : {names}", "use one of: {names}", names=", ".join(names))


def unknown(source: Source, name: str, known: Sequence[str]) -> ConfigError:
    """That a setting of `source` is none of those `known`, which are told in their order."""
    what = phrase("le réglage {name} est inconnu", "the setting {name} is unknown", name=name)
    return refusal(source, what, _near_or_all(name, known))


def unknown_kind(source: Source, kind: str, mend: Phrase) -> ConfigError:
    """That `source` is said to hold what its connector does not read."""
    what = phrase("la nature {kind} est inconnue", "the kind {kind} is unknown", kind=quoted(kind))
    return refusal(source, what, mend)


def missing(source: Source, setting: Setting) -> ConfigError:
    """That a setting which `source` cannot do without is not there."""
    what = phrase("le réglage {name} manque", "the setting {name} is missing", name=setting.name)
    return refusal(source, what, phrase("ajoutez-le : {why}", "add it: {why}", why=setting.why))


def chosen(source: Source, known: Iterable[Setting]) -> dict[str, object]:
    """The settings of `source` by name, defaults filled in.

    Raises:
        ConfigError: a setting is unknown, or a required one is missing.
    """
    settings = {setting.name: setting for setting in known}
    for name in source.settings:
        if name not in settings and name not in COMMON:
            raise unknown(source, name, sorted(settings))
    for name, setting in settings.items():
        if setting.required and name not in source.settings:
            raise missing(source, setting)
    return {name: source.settings.get(name, setting.default) for name, setting in settings.items()}


def text(source: Source, values: Mapping[str, object], name: str) -> str:
    """The setting `name`, which must be a text.

    Raises:
        ConfigError: it is something else.
    """
    value = values[name]
    if not isinstance(value, str):
        what = phrase("le réglage {name} n’est pas un texte", "the setting {name} is not a text", name=name)
        mend = phrase(
            'écrivez-le entre guillemets droits : {name} = "…"', 'write it in quotes: {name} = "…"', name=name
        )
        raise refusal(source, what, mend)
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
        what = phrase("le fuseau {zone} est inconnu", "the zone {zone} is unknown", zone=quoted(source.zone))
        mend = phrase('écrivez-le comme "Europe/Paris"', 'write it like "Europe/Paris"')
        raise refusal(source, what, mend) from error

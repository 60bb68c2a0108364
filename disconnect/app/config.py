"""Reading `config.toml`: every mistake with its place and its mend, unknown settings never passed over."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from disconnect.app.settings import SITE_ENTRIES, SOURCE_ENTRIES, TABLES, Entry, toml_value
from disconnect.errors import ConfigError
from disconnect.policyfile.zones import zone_fault
from disconnect.privacy.threshold import checked_minimum

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LANGUAGES = ("fr", "en")
# A configuration with a mistake is told in its own language all the same.
_LANGUAGE = re.compile(rf"""^\s*language\s*=\s*["']({"|".join(LANGUAGES)})["']""", re.MULTILINE)
# What a setting without a default of its own looks like, for who has written it otherwise.
_SHOWN = {"from": "2026-01-01", "to": "2026-12-31", "zone": "Europe/Paris", "connector": "mbox"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceConfig:
    """One `[sources.NAME]` table; `settings` are those the connector itself takes."""

    name: str
    connector: str
    kind: str
    zone: str
    citation: str
    records_weekends: bool
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """One `[sites.NAME]` table."""

    zone: str
    holidays: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The configuration, paths made absolute; `observed_to` is the last day observed."""

    path: Path
    organisation: str
    is_generated: bool
    people: Path
    lists: Path | None
    policy: Path
    state: Path
    keys: Path
    interventions: Path
    observed_from: date | None
    observed_to: date | None
    minimum_group: int
    language: str
    sites: Mapping[str, SiteConfig]
    sources: tuple[SourceConfig, ...]


def read_config(path: Path) -> Config:
    """Read `path`.

    Raises:
        ConfigError: the file is missing, is no TOML, or holds a setting or value that cannot be used.
    """
    return _config(path.absolute(), _document(path))


def language_at(path: Path) -> str:
    """The language that the configuration at `path` asks for, "" where it asks for none or cannot be read."""
    try:
        found = _LANGUAGE.search(path.read_text("utf-8", "replace"))
    except OSError:
        found = None
    return found[1] if found else ""


def _document(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(
            where=str(path),
            what="there is no configuration",
            mend="run `disconnect init DIR`, or name one with --config",
        ) from error
    except OSError as error:
        raise ConfigError(
            where=str(path), what=f"it cannot be read ({error.strerror})", mend="check that it is a file you may read"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            where=str(path), what="it is no UTF-8 text", mend="save it as UTF-8 in your editor"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            where=str(path), what=f"it is no TOML ({error})", mend='correct that line; texts stand in "straight quotes"'
        ) from error


def _config(path: Path, document: Mapping[str, Any]) -> Config:
    _known(document, [*TABLES, "sites", "sources"], path.name)
    values = {
        key: value
        for table, entries in TABLES.items()
        for key, value in _values(document.get(table, {}), table, entries, path.name).items()
    }
    base = path.parent
    return Config(
        path=path,
        organisation=values["organisation", "name"],
        is_generated=values["organisation", "generated"],
        people=base / values["directory", "people"],
        lists=base / values["directory", "lists"] if values["directory", "lists"] else None,
        policy=base / values["policy", "file"],
        state=base / values["history", "state"],
        keys=base / values["history", "keys"],
        interventions=base / values["on_call", "declared"],
        minimum_group=checked_minimum(values["privacy", "minimum_group"]),
        language=_one_of(values["report", "language"], LANGUAGES, f"{path.name}, [report] language"),
        sites={name: _site(name, table, path.name) for name, table in _tables(document, "sites", path.name)},
        sources=tuple(_source(name, table, path.name) for name, table in _tables(document, "sources", path.name)),
        **_observed(values, path.name),
    )


def _values(table: object, name: str, entries: tuple[Entry, ...], file: str) -> dict[tuple[str, str], Any]:
    """The settings of one table, by table and name, defaults filled in."""
    where = f"{file}, [{name}]"
    if not isinstance(table, dict):
        raise ConfigError(where=where, what="it holds a plain value", mend=f"write [{name}] on a line of its own")
    _known(table, [entry.name for entry in entries], where)
    return {(name, entry.name): _value(table, entry, where) for entry in entries}


def _observed(values: Mapping[tuple[str, str], Any], file: str) -> dict[str, date | None]:
    """The first and the last day observed, as `Config` names them."""
    first = _date(values["observed", "from"], f"{file}, [observed] from")
    last = _date(values["observed", "to"], f"{file}, [observed] to")
    if first and last and last < first:
        raise ConfigError(
            where=f"{file}, [observed]", what="to lies before from", mend="correct one of the two; to is the last day"
        )
    return {"observed_from": first, "observed_to": last}


def _tables(document: Mapping[str, Any], name: str, file: str) -> list[tuple[str, Mapping[str, Any]]]:
    found = document.get(name, {})
    if not isinstance(found, dict) or not all(isinstance(table, dict) for table in found.values()):
        raise ConfigError(where=f"{file}, [{name}]", what="it holds a plain value", mend=f"write [{name}.NAME] tables")
    return list(found.items())


def _site(name: str, table: Mapping[str, Any], file: str) -> SiteConfig:
    where = f"{file}, [sites.{name}]"
    _known(table, [entry.name for entry in SITE_ENTRIES], where)
    values = {entry.name: _value(table, entry, where) for entry in SITE_ENTRIES}
    fault = zone_fault(values["zone"]) if values["zone"] else None
    if fault is not None:
        raise ConfigError(where=f"{where} zone", what=fault.what, mend=fault.mend)
    return SiteConfig(**values)


def _source(name: str, table: Mapping[str, Any], file: str) -> SourceConfig:
    where = f"{file}, [sources.{name}]"
    values = {entry.name: _value(table, entry, where) for entry in SOURCE_ENTRIES}
    if not values["connector"]:
        raise ConfigError(where=where, what="no connector is named", mend='add connector = "mbox" (or another)')
    own = ("connector", "zone", "citation", "records_weekends")
    return SourceConfig(name=name, settings={key: value for key, value in table.items() if key not in own}, **values)


def _value(table: Mapping[str, Any], entry: Entry, where: str) -> Any:  # noqa: ANN401 - a TOML value is what it is
    """The value of one setting, of the type its default has; a date may be written with or without quotes."""
    value = table.get(entry.name, entry.default)
    if entry.table == "observed" and type(value) is date:
        return value.isoformat()
    if type(value) is not type(entry.default):
        raise ConfigError(
            where=f"{where} {entry.name}",
            what=f"{value!r} is not what is expected",
            mend=f"write it like {entry.name} = {toml_value(entry.default or _SHOWN.get(entry.name, entry.default))}",
        )
    return value


def _known(table: Mapping[str, Any], names: list[str], where: str) -> None:
    for name in table:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(names)}"
            raise ConfigError(where=where, what=f"{name!r} is no setting", mend=hint)


def _date(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ConfigError(where=where, what=f"{text!r} is no date", mend="write it like 2026-01-31") from error


def _one_of(value: str, allowed: tuple[str, ...], where: str) -> str:
    if value not in allowed:
        raise ConfigError(where=where, what=f"{value!r} is not possible", mend=f"use one of {', '.join(allowed)}")
    return value

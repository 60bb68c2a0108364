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
from disconnect.model.phrase import one_among, phrase, quoted
from disconnect.policyfile.files import MAY_READ, NO_UTF_8, SAVE_AS_UTF_8, unreadable
from disconnect.policyfile.syntax import parser_said
from disconnect.policyfile.zones import zone_fault
from disconnect.privacy.threshold import checked_minimum

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from disconnect.model.phrase import Phrase

LANGUAGES = ("fr", "en")
# A configuration with a mistake is told in its own language all the same.
_LANGUAGE = re.compile(rf"""^\s*language\s*=\s*["']({"|".join(LANGUAGES)})["']""", re.MULTILINE)
_NO_FILE = phrase("il n’y a pas de configuration", "there is no configuration")
_MAKE_ONE = phrase(
    "lancez `disconnect init DOSSIER`, ou nommez-en une avec --config",
    "run `disconnect init DIR`, or name one with --config",
)
_CORRECT_LINE = phrase(
    'corrigez cette ligne ; les textes se mettent entre "guillemets droits"',
    'correct that line; texts stand in "straight quotes"',
)
_PLAIN_VALUE = phrase("c’est une valeur simple", "it holds a plain value")
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
        raise ConfigError(where=str(path), what=_NO_FILE, mend=_MAKE_ONE) from error
    except OSError as error:
        raise ConfigError(where=str(path), what=unreadable(error), mend=MAY_READ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(where=str(path), what=NO_UTF_8, mend=SAVE_AS_UTF_8) from error
    except tomllib.TOMLDecodeError as error:
        why = parser_said(str(error))
        what = phrase("ce n’est pas du TOML ({why})", "it is no TOML ({why})", why=why)
        raise ConfigError(where=str(path), what=what, mend=_CORRECT_LINE) from error


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
        mend = phrase("écrivez [{name}] seul sur sa ligne", "write [{name}] on a line of its own", name=name)
        raise ConfigError(where=where, what=_PLAIN_VALUE, mend=mend)
    _known(table, [entry.name for entry in entries], where)
    return {(name, entry.name): _value(table, entry, where) for entry in entries}


def _observed(values: Mapping[tuple[str, str], Any], file: str) -> dict[str, date | None]:
    """The first and the last day observed, as `Config` names them."""
    first = _date(values["observed", "from"], f"{file}, [observed] from")
    last = _date(values["observed", "to"], f"{file}, [observed] to")
    if first and last and last < first:
        what = phrase("to est avant from", "to lies before from")
        mend = phrase("corrigez l’un des deux ; to est le dernier jour", "correct one of the two; to is the last day")
        raise ConfigError(where=f"{file}, [observed]", what=what, mend=mend)
    return {"observed_from": first, "observed_to": last}


def _tables(document: Mapping[str, Any], name: str, file: str) -> list[tuple[str, Mapping[str, Any]]]:
    found = document.get(name, {})
    if not isinstance(found, dict) or not all(isinstance(table, dict) for table in found.values()):
        mend = phrase("écrivez des sections [{name}.NOM]", "write [{name}.NAME] tables", name=name)
        raise ConfigError(where=f"{file}, [{name}]", what=_PLAIN_VALUE, mend=mend)
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
        what = phrase("aucun connecteur n’est nommé", "no connector is named")
        mend = phrase('ajoutez connector = "mbox" (ou un autre)', 'add connector = "mbox" (or another)')
        raise ConfigError(where=where, what=what, mend=mend)
    own = ("connector", "zone", "citation", "records_weekends")
    return SourceConfig(name=name, settings={key: value for key, value in table.items() if key not in own}, **values)


def _value(table: Mapping[str, Any], entry: Entry, where: str) -> Any:  # noqa: ANN401 - a TOML value is what it is
    """The value of one setting, of the type its default has; a date may be written with or without quotes."""
    value = table.get(entry.name, entry.default)
    if entry.table == "observed" and type(value) is date:
        return value.isoformat()
    if type(value) is not type(entry.default):
        example = toml_value(entry.default or _SHOWN.get(entry.name, entry.default))
        parts = {"name": entry.name, "value": example}
        raise ConfigError(
            where=f"{where} {entry.name}",
            what=phrase("{value} n’est pas ce qui est attendu", "{value} is not what is expected", value=quoted(value)),
            mend=phrase("écrivez-le comme {name} = {value}", "write it like {name} = {value}", **parts),
        )
    return value


def _known(table: Mapping[str, Any], names: list[str], where: str) -> None:
    for name in table:
        if name not in names:
            what = phrase("{name} n’est pas un réglage", "{name} is no setting", name=quoted(name))
            raise ConfigError(where=where, what=what, mend=_near_or_all(name, names))


def _near_or_all(name: str, names: list[str]) -> Phrase:
    near = get_close_matches(name, names, n=1)
    if near:
        return phrase("vouliez-vous dire {name} ?", "did you mean {name}?", name=quoted(near[0]))
    return phrase("sont connus : {names}", "known are {names}", names=", ".join(names))


def _date(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        what = phrase("{text} n’est pas une date", "{text} is no date", text=quoted(text))
        mend = phrase("écrivez-la comme 2026-01-31", "write it like 2026-01-31")
        raise ConfigError(where=where, what=what, mend=mend) from error


def _one_of(value: str, allowed: tuple[str, ...], where: str) -> str:
    if value not in allowed:
        what = phrase("{value} n’est pas possible", "{value} is not possible", value=quoted(value))
        raise ConfigError(where=where, what=what, mend=one_among(allowed))
    return value

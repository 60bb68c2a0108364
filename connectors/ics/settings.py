"""The settings of one calendar source, checked when the connector is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from disconnect.connectors.ics.moments import midnight
from disconnect.errors import ConfigError
from disconnect.model.opaque import Address
from disconnect.ports import Setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.ports import Source

MEETINGS, LEAVE, ON_CALL = "meetings", "leave", "on_call"
KINDS = (MEETINGS, LEAVE, ON_CALL)
SUFFIX = ".ics"
MEGABYTE = 1_000_000
# Keys of every [sources.NAME] table that are the product's own, should they come along.
COMMON = frozenset({"connector", "zone", "citation"})

SETTINGS = (
    Setting(name="path", why="a folder with ADDRESS.ics or ADDRESS/*.ics for each person, or one file", required=True),
    Setting(name="kind", why="what the calendars hold: meetings, leave or on_call", default=MEETINGS),
    Setting(name="person", why="address of the owner where path holds one person's calendar", default=""),
    Setting(name="from", why="first date to read; empty: 1 January of last year", default=""),
    Setting(name="to", why="date to stop before; empty: today (leave, on_call: 1 January in two years)", default=""),
    Setting(name="max_megabytes", why="a larger file is not read", default=50),
    Setting(name="max_occurrences", why="how many occurrences one file may have in the dates read", default=100_000),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The settings as values; the dates ``[first, stop)`` are civil dates in `zone` (UTC where none is stated)."""

    path: Path
    kind: str
    person: Address | None
    first: date
    stop: date
    max_bytes: int
    max_occurrences: int
    zone: ZoneInfo | None

    @property
    def window(self) -> tuple[datetime, datetime]:
        """The dates to read as instants ``[start, end)`` in UTC."""
        zone = self.zone or UTC
        return midnight(self.first, zone), midnight(self.stop, zone)


def chosen(source: Source) -> Chosen:
    """Check the settings of `source`.

    >>> from disconnect.ports import Source
    >>> now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    >>> found = chosen(Source(name="rooms", settings={"path": "calendars"}, base=Path("/srv"), now=now))
    >>> found.path.as_posix(), found.first.isoformat(), found.stop.isoformat()
    ('/srv/calendars', '2025-01-01', '2026-03-02')

    Raises:
        ConfigError: a setting is unknown, missing, or has no meaning.
    """
    values = _values(source)
    zone, kind = _zone(source), _kind(source, values)
    today = source.now.astimezone(zone or UTC).date()
    first = _date(source, values, "from") or date(today.year - 1, 1, 1)
    stop = _date(source, values, "to") or (today if kind == MEETINGS else date(today.year + 2, 1, 1))
    if first >= stop:
        raise _refusal(source, "from is not before to", "give a date to that is after from")
    path = source.base / Path(_text(source, values, "path")).expanduser()
    return Chosen(
        path=path,
        kind=kind,
        person=_person(source, values, path, kind),
        first=first,
        stop=stop,
        max_bytes=_count(source, values, "max_megabytes") * MEGABYTE,
        max_occurrences=_count(source, values, "max_occurrences"),
        zone=zone,
    )


def _refusal(source: Source, what: str, mend: str) -> ConfigError:
    return ConfigError(where=f"[sources.{source.name}]", what=what, mend=mend)


def _values(source: Source) -> Mapping[str, object]:
    """The settings by name, defaults filled in."""
    known = {setting.name: setting for setting in SETTINGS}
    for name in source.settings:
        if name not in known and name not in COMMON:
            near = get_close_matches(name, known, n=1)
            mend = f"did you mean {near[0]}?" if near else f"use one of: {', '.join(known)}"
            raise _refusal(source, f"the setting {name} is unknown", mend)
    if not source.settings.get("path"):
        raise _refusal(source, "the setting path is missing", f"add it: {known['path'].why}")
    return {name: source.settings.get(name, setting.default) for name, setting in known.items()}


def _text(source: Source, values: Mapping[str, object], name: str) -> str:
    value = values[name]
    if not isinstance(value, str):
        raise _refusal(source, f"the setting {name} is not a text", f'write it in quotes: {name} = "…"')
    return value


def _kind(source: Source, values: Mapping[str, object]) -> str:
    kind = _text(source, values, "kind") or MEETINGS
    if kind not in KINDS:
        raise _refusal(source, f"the kind {kind!r} is unknown", f"use one of: {', '.join(KINDS)}")
    return kind


def _zone(source: Source) -> ZoneInfo | None:
    if not source.zone:
        return None
    try:
        return ZoneInfo(source.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise _refusal(source, f"the zone {source.zone!r} is unknown", 'write it like "Europe/Paris"') from error


def _date(source: Source, values: Mapping[str, object], name: str) -> date | None:
    """A date as TOML or text has it; None where the setting is empty."""
    value = values[name]
    if not value:
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise _refusal(source, f"the setting {name} is not a date", f"write it like {name} = 2026-01-01") from error


def _count(source: Source, values: Mapping[str, object], name: str) -> int:
    value = values[name]
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise _refusal(source, f"the setting {name} is not a number above 0", f"write it like {name} = 50")
    return value


def _person(source: Source, values: Mapping[str, object], path: Path, kind: str) -> Address | None:
    """The one owner: as stated, or as a single file is named; None where each calendar says its own."""
    stated = _text(source, values, "person").strip()
    if stated:
        return Address.of(stated)
    if path.suffix.lower() != SUFFIX or path.is_dir():
        return None
    if "@" in path.stem:
        return Address.of(path.stem)
    if kind == MEETINGS:
        raise _refusal(source, "path is one file and nobody is named", 'add the owner: person = "ADDRESS"')
    return None

"""The settings of one calendar source, checked when the connector is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.connectors.ics.moments import midnight
from disconnect.connectors.kit.settings import COMMON, missing, refusal, text, unknown, unknown_kind, zone
from disconnect.model.opaque import Address
from disconnect.model.phrase import phrase
from disconnect.ports import Setting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from disconnect.model.phrase import Phrase
    from disconnect.ports import Source

MEETINGS, LEAVE, ON_CALL = "meetings", "leave", "on_call"
KINDS = (MEETINGS, LEAVE, ON_CALL)
SUFFIX = ".ics"
MEGABYTE = 1_000_000

SETTINGS = (
    Setting(
        name="path",
        why=phrase(
            "un dossier avec ADRESSE.ics ou ADRESSE/*.ics pour chaque personne, ou un seul fichier",
            "a folder with ADDRESS.ics or ADDRESS/*.ics for each person, or one file",
        ),
        required=True,
    ),
    Setting(
        name="kind",
        why=phrase(
            "ce que contiennent les agendas : meetings (réunions), leave (congés) ou on_call (astreintes)",
            "what the calendars hold: meetings, leave or on_call",
        ),
        default=MEETINGS,
    ),
    Setting(
        name="person",
        why=phrase(
            "adresse du propriétaire, si path est l’agenda d’une seule personne",
            "address of the owner where path holds one person's calendar",
        ),
        default="",
    ),
    Setting(
        name="from",
        why=phrase(
            "première date à lire ; vide : 1er janvier de l’année dernière",
            "first date to read; empty: 1 January of last year",
        ),
        default="",
    ),
    Setting(
        name="to",
        why=phrase(
            "date avant laquelle s’arrêter ; vide : aujourd’hui (leave, on_call : 1er janvier dans deux ans)",
            "date to stop before; empty: today (leave, on_call: 1 January in two years)",
        ),
        default="",
    ),
    Setting(
        name="max_megabytes",
        why=phrase("un fichier plus gros n’est pas lu", "a larger file is not read"),
        default=50,
    ),
    Setting(
        name="max_occurrences",
        why=phrase(
            "combien d’occurrences un fichier peut avoir dans les dates lues",
            "how many occurrences one file may have in the dates read",
        ),
        default=100_000,
    ),
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
    stated, kind = zone(source), _kind(source, values)
    today = source.now.astimezone(stated or UTC).date()
    first = _date(source, values, "from") or date(today.year - 1, 1, 1)
    stop = _date(source, values, "to") or (today if kind == MEETINGS else date(today.year + 2, 1, 1))
    if first >= stop:
        what = phrase("from n’est pas avant to", "from is not before to")
        mend = phrase("donnez à to une date après from", "give a date to that is after from")
        raise refusal(source, what, mend)
    path = source.base / Path(text(source, values, "path")).expanduser()
    return Chosen(
        path=path,
        kind=kind,
        person=_person(source, values, path, kind),
        first=first,
        stop=stop,
        max_bytes=_count(source, values, "max_megabytes") * MEGABYTE,
        max_occurrences=_count(source, values, "max_occurrences"),
        zone=stated,
    )


def _values(source: Source) -> Mapping[str, object]:
    """The settings by name, defaults filled in."""
    known = {setting.name: setting for setting in SETTINGS}
    for name in source.settings:
        if name not in known and name not in COMMON:
            raise unknown(source, name, tuple(known))
    if not source.settings.get("path"):
        raise missing(source, known["path"])
    return {name: source.settings.get(name, setting.default) for name, setting in known.items()}


def _kind(source: Source, values: Mapping[str, object]) -> str:
    kind = text(source, values, "kind") or MEETINGS
    if kind not in KINDS:
        mend = phrase("choisissez parmi : {names}", "use one of: {names}", names=", ".join(KINDS))
        raise unknown_kind(source, kind, mend)
    return kind


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
        what = phrase("le réglage {name} n’est pas une date", "the setting {name} is not a date", name=name)
        raise refusal(source, what, _like(name, "2026-01-01")) from error


def _count(source: Source, values: Mapping[str, object], name: str) -> int:
    value = values[name]
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        what = phrase(
            "le réglage {name} n’est pas un nombre au-dessus de 0",
            "the setting {name} is not a number above 0",
            name=name,
        )
        raise refusal(source, what, _like(name, "50"))
    return value


def _like(name: str, value: str) -> Phrase:
    return phrase("écrivez-le comme {name} = {value}", "write it like {name} = {value}", name=name, value=value)


def _person(source: Source, values: Mapping[str, object], path: Path, kind: str) -> Address | None:
    """The one owner: as stated, or as a single file is named; None where each calendar says its own."""
    stated = text(source, values, "person").strip()
    if stated:
        return Address.of(stated)
    if path.suffix.lower() != SUFFIX or path.is_dir():
        return None
    if "@" in path.stem:
        return Address.of(path.stem)
    if kind == MEETINGS:
        what = phrase("path est un seul fichier, et personne n’est nommé", "path is one file and nobody is named")
        mend = phrase('ajoutez le propriétaire : person = "ADRESSE"', 'add the owner: person = "ADDRESS"')
        raise refusal(source, what, mend)
    return None

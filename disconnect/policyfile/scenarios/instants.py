"""Times of a scenario, by somebody's clock or with an offset: one, several, or pairs of a start and an end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase
from disconnect.policyfile.faults import shown, unfit
from disconnect.policyfile.forms import a_list
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.scenarios.cast import NOW
from disconnect.worktime.wallclock import instant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Json, Names

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?")
_PAIR = 2
YEARS = range(1990, 2200)
"""Years for which working calendars are made."""
MEND = phrase(
    'écrivez-le comme "2026-03-30 21:00", ou avec un décalage comme "2026-03-30 21:00+02:00"',
    'write it like "2026-03-30 21:00", or with an offset like "2026-03-30 21:00+02:00"',
)
MEND_LIST = phrase(
    'écrivez une liste d’instants, comme ["2026-03-02 20:00"]', 'write a list of times, like ["2026-03-02 20:00"]'
)
MEND_PAIRS = phrase(
    'écrivez [["2026-03-28 18:00", "2026-03-29 08:00"]] : un début et une fin chaque fois, la fin après le début',
    'write [["2026-03-28 18:00", "2026-03-29 08:00"]]: a start and an end each, the end after the start',
)


@dataclass(frozen=True, slots=True)
class InstantForm:
    """A date and a time of day, or one of a few words."""

    instead: tuple[str, ...] = ()

    def read(self, fields: Fields, key: str, _names: Names) -> str:
        """The text, checked; the zone is known only when the scenario is played."""
        text = _text(fields.raw(key))
        if text not in self.instead and not fits(text):
            fields.note(key, _no_instant(fields.raw(key)))
        return text

    def schema(self) -> Json:
        """Date, time of day, offset if any; or the words."""
        text: Json = {"type": "string", "pattern": f"^{_FORM.pattern}$"}
        return {"anyOf": [text, {"enum": list(self.instead)}]} if self.instead else text

    def words(self) -> tuple[str, str]:
        """An example."""
        words = "".join(f', "{word}"' for word in self.instead)
        french = f'une date et une heure, comme "2026-03-30 21:00"{words}'
        return french, f'a date and a time, like "2026-03-30 21:00"{words}'


@dataclass(frozen=True, slots=True)
class Instants:
    """Several dates and times of day."""

    def read(self, fields: Fields, key: str, _names: Names) -> tuple[str, ...]:
        """The texts, checked."""
        written = fields.raw(key)
        if not isinstance(written, list) or not written:
            fields.note(key, unfit(written, MEND_LIST))
            return ()
        for item in (item for item in written if not fits(_text(item))):
            fields.note(key, _no_instant(item))
        return tuple(map(_text, written))

    def schema(self) -> Json:
        """A list of them, each once."""
        return a_list(INSTANT.schema())

    def words(self) -> tuple[str, str]:
        """An example."""
        return 'des dates et heures, comme ["2026-03-02 20:00"]', 'dates and times, like ["2026-03-02 20:00"]'


@dataclass(frozen=True, slots=True)
class Stretches:
    """Pairs of a start and an end: on-call windows, other meetings."""

    def read(self, fields: Fields, key: str, _names: Names) -> tuple[tuple[str, str], ...]:
        """Start and end of each; "start/end" in one text is taken as well."""
        written = fields.raw(key)
        if not isinstance(written, list) or not written:
            fields.note(key, unfit(written, MEND_PAIRS))
            return ()
        found = tuple(_pair(item) for item in written)
        for item in (item for item, pair in zip(written, found, strict=True) if pair is None):
            fields.note(key, no_stretch(shown(item)))
        return tuple(pair for pair in found if pair is not None)

    def schema(self) -> Json:
        """A list of pairs."""
        pair: Json = {"type": "array", "items": INSTANT.schema(), "minItems": _PAIR, "maxItems": _PAIR}
        return a_list({"anyOf": [pair, {"type": "string", "pattern": f"^{_FORM.pattern}/{_FORM.pattern}$"}]})

    def words(self) -> tuple[str, str]:
        """An example."""
        example = '[["2026-03-28 18:00", "2026-03-29 08:00"]]'
        return f"des débuts et fins, comme {example}", f"starts and ends, like {example}"


@dataclass(frozen=True, slots=True)
class Dates:
    """Civil dates, bare or in quotes."""

    def read(self, fields: Fields, key: str, _names: Names) -> frozenset[date]:
        """The dates."""
        return fields.dates(key)

    def schema(self) -> Json:
        """A list of dates as editors see them."""
        return {"type": "array", "items": {"type": "string", "format": "date"}}

    def words(self) -> tuple[str, str]:
        """An example."""
        return "des dates, comme [2026-04-01]", "dates, like [2026-04-01]"


INSTANT = InstantForm()
INSTANT_OR_NOW = InstantForm(instead=(NOW,))


def fits(text: str) -> bool:
    """Whether a text is a date and a time of day.

    >>> fits("2026-03-30 21:00"), fits("2026-03-30T21:00Z"), fits("2026-02-30 21:00"), fits("21:00")
    (True, True, False, False)
    """
    if not _FORM.fullmatch(text.strip()):
        return False
    try:
        return datetime.fromisoformat(text.strip()).year in YEARS
    except ValueError:
        return False


def at(text: str, zone: ZoneInfo) -> datetime:
    """The instant (aware UTC) that a text means; without an offset it is read on the clocks of `zone` (RFC 5545).

    >>> from zoneinfo import ZoneInfo
    >>> at("2026-03-30 21:00", ZoneInfo("Europe/Paris")).isoformat()
    '2026-03-30T19:00:00+00:00'
    """
    read = datetime.fromisoformat(text.strip())
    if read.tzinfo is not None:
        return read.astimezone(UTC)
    return instant(read.date(), read.hour * 60 + read.minute, zone).replace(second=read.second)


def date_in(text: str) -> date:
    """The date that a text shows, whatever the zone.

    >>> date_in("2026-03-30 21:00+02:00").isoformat()
    '2026-03-30'
    """
    return datetime.fromisoformat(text.strip()).date()


def _no_instant(item: object) -> Fault:
    what = phrase("{item} n’est pas une date avec une heure", "{item} is no date and time", item=shown(item))
    return Fault(code="instant-form", what=what, mend=MEND)


def no_stretch(text: str) -> Fault:
    """That a start has no end after it."""
    what = phrase("{text} n’est pas un début suivi d’une fin", "{text} is no start with an end after it", text=text)
    return Fault(code="stretch-form", what=what, mend=MEND_PAIRS)


def _text(item: object) -> str:
    """A time as text, also where it stands bare, as TOML has them; nothing for what is none."""
    if isinstance(item, datetime):
        return item.isoformat(sep=" ")
    return item.strip() if isinstance(item, str) else ""


def _pair(item: object) -> tuple[str, str] | None:
    """A start and a later end, None where it is none."""
    parts = tuple(_parts(item))
    if len(parts) != _PAIR or not all(map(fits, parts)):
        return None
    start, end = (datetime.fromisoformat(part) for part in parts)
    # With an offset on one side alone, which comes first is known only by somebody's clock.
    is_mixed = (start.tzinfo is None) is not (end.tzinfo is None)
    return (parts[0], parts[1]) if is_mixed or start < end else None


def _parts(item: object) -> Iterator[str]:
    pieces = item.split("/") if isinstance(item, str) else item if isinstance(item, list) else ()
    yield from map(_text, pieces)

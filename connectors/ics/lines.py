"""The allow-list at work on raw text: whatever is not named here is gone before a calendar library sees it.

Content (SUMMARY, DESCRIPTION, LOCATION, ATTACH and the rest) is dropped by not being listed; so are alarms and
every component other than events and time zone definitions, and every parameter other than those listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disconnect.connectors.ics.flaws import EVENT_TOO_LARGE, LINE, NOT_A_CALENDAR, ZONE_MISSING, Flaw, Refusal
from disconnect.connectors.ics.parties import MAILTO, identity
from disconnect.connectors.ics.zones import plain_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_NONE: frozenset[str] = frozenset()
_TIME = frozenset({"TZID", "VALUE"})
_PARTY = frozenset({"CUTYPE", "PARTSTAT", "ROLE"})

TIMES = {"DTSTART": _TIME, "DTEND": _TIME, "RDATE": _TIME, "EXDATE": _TIME, "RECURRENCE-ID": _TIME | {"RANGE"}}
PARTIES = {"ORGANIZER": _PARTY, "ATTENDEE": _PARTY}
SERIES = dict.fromkeys(("UID", "DURATION", "RRULE", "SEQUENCE"), _NONE)
WORDS = dict.fromkeys(
    (
        "DTSTAMP",
        "STATUS",
        "TRANSP",
        "CLASS",
        "X-MICROSOFT-CDO-BUSYSTATUS",
        "X-MICROSOFT-CDO-ALLDAYEVENT",
    ),
    _NONE,
)
EVENT_LINES: Mapping[str, frozenset[str]] = TIMES | SERIES | PARTIES | WORDS
ZONE_LINES: Mapping[str, frozenset[str]] = dict.fromkeys(
    ("TZID", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"), _NONE
)
_ZONE = ("VCALENDAR", "VTIMEZONE")
KEPT: Mapping[tuple[str, ...], Mapping[str, frozenset[str]]] = {
    ("VCALENDAR", "VEVENT"): EVENT_LINES,
    _ZONE: ZONE_LINES,
    (*_ZONE, "STANDARD"): ZONE_LINES,
    (*_ZONE, "DAYLIGHT"): ZONE_LINES,
}
MAX_COMPONENT = 2**20
MAX_DEPTH = 8

_NAME = re.compile(rb"[A-Za-z0-9-]{1,64}(?=[:;])")
_LINE = re.compile(r'[A-Za-z0-9-]++((?:;[A-Za-z0-9-]++=(?:"[^"]*"|[^";:])*+)*+):(.*)')
_PARAMETER = re.compile(r';([A-Za-z0-9-]++)=((?:"[^"]*"|[^";:])*+)')
_FLOATING = re.compile(r"(?:^|[,/])\d{8}T\d{6}(?!\d|Z)", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z-]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One component's kept lines, or why there are none; `ordinal` counts the events of the file from 1."""

    ordinal: int
    lines: tuple[str, ...] = field(default=(), repr=False)
    flaw: Flaw | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """What is left of one file: events in the order of the file, time zone definitions."""

    events: tuple[Block, ...]
    zones: tuple[Block, ...]


def sift(raw: Iterable[bytes], zone: str = "") -> Sifted:
    r"""Keep of a file, given line by line, what the allow-list names; times without a zone get `zone`.

    >>> raw = [b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", b"UID:1", b"SUMMARY:no", b"END:VEVENT", b"END:VCALENDAR"]
    >>> sift(raw).events[0].lines
    ('BEGIN:VEVENT', 'UID:1', 'END:VEVENT')

    Raises:
        Refusal: it is no calendar, or not a whole one.

    Source: RFC 5545 §3.1 (content lines and their folding), §3.4 (calendar objects).
    """
    events: list[Block] = []
    zones: list[Block] = []
    for kind, lines, size in _components(unfolded(raw)):
        if kind == "VEVENT":
            events.append(_block(len(events) + 1, lines, size, clean=lambda line: event_line(line, zone)))
        else:
            zones.append(_block(len(zones) + 1, lines, size, clean=_zone_line))
    return Sifted(events=tuple(events), zones=tuple(zones))


def unfolded(raw: Iterable[bytes]) -> Iterator[bytes]:
    r"""Join lines that were folded; the bytes are joined first, as a fold may cut a character (RFC 5545 §3.1).

    >>> list(unfolded([b"UID:ab\r\n", b" cd\r\n", b"CLASS:PUBLIC"]))
    [b'UID:abcd', b'CLASS:PUBLIC']
    """
    held: list[bytes] = []
    for line in raw:
        bare = line.rstrip(b"\r\n")
        if held and bare[:1] in {b" ", b"\t"}:
            held.append(bare[1:])
            continue
        if held:
            yield b"".join(held)
        held = [bare.removeprefix(b"\xef\xbb\xbf")]
    if held:
        yield b"".join(held)


def name_of(line: str) -> str:
    """The name of a cleaned line.

    >>> name_of("DTSTART;VALUE=DATE:20260105")
    'DTSTART'
    """
    return re.split("[:;]", line, maxsplit=1)[0].upper()


def _components(lines: Iterable[bytes]) -> Iterator[tuple[str, list[bytes], int]]:
    """The events and time zone definitions: kind, kept lines (none beyond `MAX_COMPONENT`), size in bytes."""
    path: tuple[str, ...] = ()
    kept: list[bytes] = []
    size = complete = 0
    for line in lines:
        name = _name(line)
        if name == "BEGIN":
            path = _deeper(path, line)
            if len(path) == len(_ZONE):
                kept, size = [], 0
        allowed = KEPT.get(path, {})
        if allowed and (name in allowed or name in {"BEGIN", "END"}):
            size += len(line)
            kept += [line] if size <= MAX_COMPONENT else []
        if name == "END":
            if path in KEPT and len(path) == len(_ZONE):
                yield path[-1], kept, size
            path = _higher(path, line)
            complete += not path
    if path or not complete:
        raise Refusal(NOT_A_CALENDAR)


def _name(line: bytes) -> str:
    found = _NAME.match(line)
    return found[0].decode().upper() if found else ""


def _value(line: bytes) -> str:
    return line.partition(b":")[2].strip().decode("ascii", "replace").upper()


def _deeper(path: tuple[str, ...], line: bytes) -> tuple[str, ...]:
    """The path inside the component that `line` begins; what stands in nothing must be a calendar."""
    inside = (*path, _value(line))
    if inside[0] != "VCALENDAR" or len(inside) > MAX_DEPTH:
        raise Refusal(NOT_A_CALENDAR)
    return inside


def _higher(path: tuple[str, ...], line: bytes) -> tuple[str, ...]:
    """The path once the component that `line` ends is left."""
    if not path or path[-1] != _value(line):
        raise Refusal(NOT_A_CALENDAR)
    return path[:-1]


def _block(ordinal: int, lines: list[bytes], size: int, *, clean: Callable[[str], str]) -> Block:
    """The component with every line cleaned; the first line that cannot be read is its flaw."""
    if size > MAX_COMPONENT:
        return Block(ordinal=ordinal, flaw=EVENT_TOO_LARGE)
    try:
        return Block(ordinal=ordinal, lines=tuple(clean(_text(line)) for line in lines))
    except Refusal as refusal:
        return Block(ordinal=ordinal, flaw=refusal.flaw)


def _text(line: bytes) -> str:
    """The line as text; control characters, which could start a line of their own later, go."""
    return "".join(filter(str.isprintable, line.decode("utf-8", "replace")))


def event_line(line: str, zone: str = "") -> str:
    """One kept line of an event without the parameters that are not listed; a floating time gets `zone`.

    >>> event_line('ATTENDEE;CN="Durand: C.";PARTSTAT=ACCEPTED:MAILTO:C@Example.org')
    'ATTENDEE;PARTSTAT=ACCEPTED:mailto:c@example.org'
    >>> event_line("DTSTART:20260105T090000", "Europe/Paris")
    'DTSTART;TZID="Europe/Paris":20260105T090000'

    Raises:
        Refusal: the line has no form of its own, or a time has no zone at all.
    """
    name, parameters, value = _parts(line)
    kept = {key: text for key, text in parameters.items() if key in EVENT_LINES.get(name, _NONE)}
    if name in PARTIES:
        tokens = "".join(f";{key}={text}" for key, text in kept.items() if _TOKEN.fullmatch(text))
        return f"{name}{tokens}:{MAILTO}{identity(value, parameters.get('EMAIL', ''))}"
    if name in TIMES:
        kept |= _zone_of(name, value, kept.pop("TZID", zone))
    return name + "".join(f";{key}={_quoted(text)}" for key, text in kept.items()) + f":{value}"


def _zone_of(name: str, value: str, zone: str) -> dict[str, str]:
    """The zone of the floating times in `value`; dates and times in UTC need none, and get none."""
    if not _FLOATING.search(value):
        return {}
    if not zone:
        raise Refusal(ZONE_MISSING.about(name))
    return {"TZID": plain_name(zone)}


def _quoted(text: str) -> str:
    """A parameter's text; quotes stand around what is more than one word (RFC 5545 §3.2)."""
    return text if _TOKEN.fullmatch(text) else f'"{text}"'


def _zone_line(line: str) -> str:
    """One kept line of a time zone definition, without parameters."""
    name, _, value = _parts(line)
    return f"{name}:{value}"


def _parts(line: str) -> tuple[str, Mapping[str, str], str]:
    """Name, parameters (without their quotes) and value of a line."""
    name = name_of(line)
    found = _LINE.fullmatch(line)
    named, value = (found[1], found[2]) if found else _badly_quoted(line, name)
    return name, {key.upper(): text.replace('"', "") for key, text in _PARAMETER.findall(named)}, value


def _badly_quoted(line: str, name: str) -> tuple[str, str]:
    """Parameters and value of a party line whose name breaks the quotes; its address is still beyond doubt."""
    at = line.lower().rfind(MAILTO)
    if name not in PARTIES or at < 0:
        raise Refusal(LINE.about(name))
    return line[len(name) : at], line[at:]

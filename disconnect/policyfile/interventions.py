"""On-call interventions as people declare them: a table of person, start, end and the instant of the declaration.

Nothing else is asked or kept: not what the intervention was about, nor who called.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from disconnect.model.person import Intervention
from disconnect.policyfile.table import Layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from disconnect.model.opaque import Address
    from disconnect.policyfile.table import Row

LAYOUT = Layout(name="interventions", required=("person", "start", "end"), optional=("declared",))
EMPTY = "person,start,end,declared\n"
LONGEST = timedelta(hours=24)
YEARS = range(1990, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Why a declaration is not taken: a code that has words in each language, the cell or option, what the words need.

    `values` hold instants and durations of the person's own declarations, never a cell of anybody's.
    """

    code: str
    column: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """An intervention and the row of the table that holds it (0 for one that stands nowhere yet)."""

    row: int
    intervention: Intervention


def declaration(row: Row, person: Address, zone_of: Callable[[date], tzinfo | None]) -> Declared | Objection:
    """What a row says of an intervention of `person`; times without an offset are read by the clocks of their zone.

    >>> from zoneinfo import ZoneInfo
    >>> from disconnect.model.opaque import Address
    >>> from disconnect.policyfile.table import Row
    >>> row = Row(number=2, cells={"start": "2026-03-02T22:10", "end": "2026-03-02 23:05"})
    >>> found = declaration(row, Address.of("ada@example.org"), lambda day: ZoneInfo("Europe/Paris"))
    >>> found.intervention.start.isoformat()
    '2026-03-02T21:10:00+00:00'
    """
    found: dict[str, datetime] = {}
    for column in ("start", "end", "declared"):
        if column != "declared" or row[column]:
            read = instant_of(row[column], zone_of)
            if isinstance(read, str):
                return Objection(code=read, column=column)
            found[column] = read
    if found["start"] >= found["end"]:
        return Objection(code="reversed", column="end")
    if found["end"] - found["start"] > LONGEST:
        return Objection(code="too-long", column="end", values={"length": found["end"] - found["start"]})
    return Declared(row=row.number, intervention=Intervention(person=person, **found))


def instant_of(text: str, zone_of: Callable[[date], tzinfo | None]) -> datetime | str:
    """The instant (aware UTC) that ISO 8601 text means, or the code of what is wrong with it.

    A time that the clocks skip or show twice needs its offset: to guess would move working time by an hour.

    >>> from zoneinfo import ZoneInfo
    >>> paris = lambda day: ZoneInfo("Europe/Paris")
    >>> [instant_of(f"2026-{text}", paris) for text in ("03-29T02:30", "10-25T02:30", "03-29")]
    ['clocks-skip', 'clocks-twice', 'instant-form']
    """
    try:
        stated = datetime.fromisoformat(text)
    except ValueError:
        return "instant-form"
    if ":" not in text or stated.year not in YEARS:
        return "instant-form"
    stated = stated.replace(microsecond=0)
    if stated.tzinfo is not None:
        return stated.astimezone(UTC)
    zone = zone_of(stated.date())
    return "offset-missing" if zone is None else _by_the_clock(stated, zone)


def _by_the_clock(stated: datetime, zone: tzinfo) -> datetime | str:
    """The one instant at which the clocks of `zone` show `stated`."""
    first, second = (stated.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return first
    return "clocks-twice" if first.astimezone(zone).replace(tzinfo=None) == stated else "clocks-skip"


def objection(found: Intervention, others: Iterable[Declared], now: datetime) -> Objection | None:
    """Why `found` cannot be added to the declarations that its person made (`others`), None where it can.

    Intervals are ``[start, end)``: one that begins when another ends is its own.
    """
    if found.end > now:
        return Objection(code="future", column="end")
    for other in others:
        known = other.intervention
        if known.start < found.end and found.start < known.end:
            is_same = (known.start, known.end) == (found.start, found.end)
            values = {"row": other.row, "start": known.start, "end": known.end}
            return Objection(code="declared-already" if is_same else "overlaps", column="start", values=values)
    return None


def cells_of(found: Intervention, zone: tzinfo) -> Mapping[str, str]:
    """The cells of a declaration, by column: times by the clocks of `zone`, with their offset."""
    declared = "" if found.declared is None else _written(found.declared, zone)
    return {
        "person": found.person.value,
        "start": _written(found.start, zone),
        "end": _written(found.end, zone),
        "declared": declared,
    }


def _written(at: datetime, zone: tzinfo) -> str:
    local = at.astimezone(zone).replace(microsecond=0)
    return local.isoformat(timespec="seconds" if local.second else "minutes")

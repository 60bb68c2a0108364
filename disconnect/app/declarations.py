"""The table of declared interventions, read against the directory: whose each row is, and what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.model.opaque import Address
from disconnect.model.phrase import joined
from disconnect.model.problem import Problem
from disconnect.policyfile.interventions import (
    EMPTY,
    LAYOUT,
    Declared,
    Objection,
    cells_of,
    declaration,
)
from disconnect.policyfile.sheet import MARK, sheet_of
from disconnect.policyfile.table import on_row, parse_table
from disconnect.report.clock import duration, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from disconnect.app.setup import Setup
    from disconnect.model.person import Person
    from disconnect.policyfile.table import Row
    from disconnect.report.wording import Wording

UTC_ZONE = ZoneInfo("UTC")
_OF_OTHERS = {"overlaps": "overlaps-other", "declared-already": "declared-other"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """What the table holds, by person and in order of time, and what is wrong with single rows of it."""

    by_person: Mapping[str, tuple[Declared, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def declarations_in(setup: Setup, text: str, say: Wording) -> Declarations:
    """The declarations in the `text` of the table; a row that cannot be read, or is nobody's, is a problem.

    Of rows that overlap both stay: whoever adds them up counts the time they share once.

    Raises:
        ConfigError: it is no such table, or the directory cannot be used.
    """
    name = setup.config.interventions.name
    rows, wrong = parse_table(_begun(text).removeprefix(MARK), name, LAYOUT)
    problems, by_person = list(wrong), defaultdict[str, list[Declared]](list)
    for row in rows:
        found = read_row(setup, row)
        if isinstance(found, Objection):
            problems.append(problem_of(found, name, row.number, say))
        else:
            by_person[owner(setup, found).id].append(found)
    ordered = {id_: tuple(sorted(found, key=_start)) for id_, found in by_person.items()}
    for each in ordered.values():
        problems += [problem_of(found, name, row, say) for row, found in _overlaps(each)]
    return Declarations(by_person=ordered, problems=tuple(problems))


def read_row(setup: Setup, row: Row) -> Declared | Objection:
    """What a row declares, of a person whom the directory knows and who was in service then."""
    person = setup.directory.person(Address.of(row["person"]))
    if person is None:
        return Objection(code="stranger", column="person")
    found = declaration(row, person.addresses[0], lambda day: zone_on(setup, person, day))
    if isinstance(found, Objection):
        return found
    start = found.intervention.start
    day = start.astimezone(zone_at(setup, person, start)).date()
    return found if person.is_in_service(day) else Objection(code="not-here", column="start")


def owner(setup: Setup, found: Declared) -> Person:
    """The person of a declaration that `read_row` has read."""
    return setup.directory.people[setup.directory.by_address[found.intervention.person]]


def zone_on(setup: Setup, person: Person, day: date) -> ZoneInfo | None:
    """The zone of the person's place of work on `day`, None where none is known."""
    place = person.place(day)
    name = place.zone or (setup.policies.of(place) or setup.policy).zone
    return ZoneInfo(name) if name else None


def zone_at(setup: Setup, person: Person, at: datetime) -> ZoneInfo:
    """The zone whose clocks the person reads at the instant `at`; UTC where none is known."""
    return zone_on(setup, person, at.date()) or UTC_ZONE


def with_added(setup: Setup, text: str, added: Iterable[Declared]) -> str:
    """The text of the table with more declarations at its end, each by the clocks of its person."""
    sheet = sheet_of(_begun(text), setup.config.interventions.name, LAYOUT).with_columns(LAYOUT.columns)
    for each in added:
        zone = zone_at(setup, owner(setup, each), each.intervention.start)
        sheet = sheet.appended(cells_of(each.intervention, zone))
    return sheet.text


def problem_of(found: Objection, name: str, row: int, say: Wording) -> Problem:
    """An objection to a row of the table `name`: told by the row, without times, which are a person's."""
    code = _OF_OTHERS.get(found.code, found.code)
    return Problem(
        source=name,
        where=joined(filter(None, (on_row(row), found.column)), ", "),
        code=found.code,
        what=say(code, **told_values(found, say, UTC_ZONE)),
        mend=say(f"{code}-mend"),
    )


def told_values(found: Objection, say: Wording, zone: ZoneInfo) -> dict[str, object]:
    """The values of an objection as people read them."""
    return {name: _told(value, zone, say.lang) for name, value in found.values.items()}


def _told(value: object, zone: ZoneInfo, lang: str) -> object:
    if isinstance(value, datetime):
        return moment(value, zone, lang)
    return duration(value) if isinstance(value, timedelta) else value


def _begun(text: str) -> str:
    """The table, or the beginning of one where the file is blank."""
    return text if text.removeprefix(MARK).strip() else EMPTY


def _start(found: Declared) -> tuple[datetime, datetime]:
    return found.intervention.start, found.intervention.end


def _overlaps(ordered: tuple[Declared, ...]) -> Iterator[tuple[int, Objection]]:
    """Rows of one person that begin before an earlier one has ended."""
    last: Declared | None = None
    for found in ordered:
        if last is not None and found.intervention.start < last.intervention.end:
            yield found.row, Objection(code="overlaps-row", column="start", values={"row": last.row})
        if last is None or found.intervention.end > last.intervention.end:
            last = found

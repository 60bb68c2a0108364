"""The company's directory from CSV: people with dated places, and who reads which distribution list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Person, Place
from disconnect.model.phrase import phrase
from disconnect.model.problem import Problem
from disconnect.policyfile.lists import lists_of
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.personal import cell_faults, own_hours, representative, telework
from disconnect.policyfile.table import Layout, Row, on_row, read_table
from disconnect.policyfile.zones import zone_fault

GROUPS = ("team", "department", "organisation", "site", "job_family", "contract")
TEXTS = (*GROUPS, "holidays", "policy", "hours", "role")
DATES = ("arrival", "departure", "from")
PEOPLE = Layout(
    name="directory",
    required=("id", "address"),
    optional=("aliases", *TEXTS, "own_hours", "telework", "representative", "manager", "time_zone", *DATES),
)
Note = tuple[int, Fault]
"""A row's number and what is wrong with it."""

_ONE_DAY = timedelta(days=1)
_PARTS = re.compile(r"[;\s]+")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID_MISSING = Fault(
    code="id-missing",
    what=phrase("il n’y a pas d’id ; la ligne est laissée de côté", "there is no id; the row is left out"),
    mend=phrase("donnez à chaque personne un id à elle", "give each person an id of their own"),
)
_DATES_REVERSED = Fault(
    code="dates-reversed",
    what=phrase(
        "le départ est avant l’arrivée ; la ligne est laissée de côté",
        "the departure is before the arrival; the row is left out",
    ),
    mend=phrase(
        "corrigez l’un des deux ; le départ est le dernier jour en service",
        "correct one of the two; the departure is the last day in service",
    ),
)
_MOVE_UNDATED = Fault(
    code="move-undated",
    what=phrase(
        "l’id est sur plusieurs lignes, et celle-ci ne dit pas à partir de quand ; elle est laissée de côté",
        "the id stands in several rows, and this one does not say from when on; it is left out",
    ),
    mend=phrase(
        "donnez la date du changement sous from, comme 2026-04-01",
        "give the date of the move under from, like 2026-04-01",
    ),
)
_MOVE_TWICE = Fault(
    code="move-twice",
    what=phrase(
        "une autre ligne du même id commence le même jour ; celle-ci est laissée de côté",
        "another row of the same id begins on the same date; this one is left out",
    ),
    mend=phrase(
        "gardez l’une des deux, ou corrigez sa date sous from", "keep one of the two, or correct its date under from"
    ),
)
_ADDRESS_MISSING = Fault(
    code="address-missing",
    what=phrase(
        "la personne n’a pas d’adresse à elle, et est laissée de côté",
        "the person has no address of their own, and is left out",
    ),
    mend=phrase(
        "donnez l’adresse où cette personne, et nulle autre, reçoit son courriel",
        "give the address at which this person, and nobody else, gets mail",
    ),
)
_MANAGER_UNKNOWN = Fault(
    code="manager-unknown",
    what=phrase(
        "le responsable n’est personne de ce tableau ; la personne est comptée comme n’en ayant pas",
        "the manager is nobody in this table; the person counts as having none",
    ),
    mend=phrase(
        "écrivez l’id ou l’adresse du responsable, et vérifiez que sa propre ligne est là, sans erreur",
        "write the manager's id or address, and check that their own row is there and has no mistake",
    ),
)
_MANAGER_CIRCLE = Fault(
    code="manager-circle",
    what=phrase(
        "de responsable en responsable, on revient ici",
        "following the managers upwards from here leads back to here",
    ),
    mend=phrase(
        "corrigez le responsable de l’une des personnes du cercle ; la tête de l’entreprise n’en a pas",
        "correct the manager of one of the people in the circle; the head of the company has none",
    ),
)


def read_directory(people_csv: Path, lists_csv: Path | None = None) -> tuple[Directory, tuple[Problem, ...]]:
    """Everybody, and what is wrong in the files: each problem names a row, never a person.

    People: `id` and `address` are required; several rows of one `id` are that person's places, each from its date
    `from` on (one row, the first place, may have none); a row says everything of a place, what it leaves blank is
    blank. `departure` is the last day in service. `manager` is an `id`, or an address. Lists: one row per list and
    member; lists inside lists are resolved.

    A row with a mistake is left out; an address that two people claim is nobody's; a manager whom nobody knows is none;
    own hours, telework days or a yes or no that cannot be read leave the rest of their row as it is.

    Raises:
        ConfigError: a file is missing, is no CSV, or lacks a required column.
    """
    rows, problems = read_table(people_csv, PEOPLE)
    found, wrong = directory_of(rows, people_csv.name)
    members, list_problems = lists_of(lists_csv, found) if lists_csv is not None else ({}, ())
    return replace(found, lists=members), (*problems, *wrong, *list_problems)


def directory_of(rows: Iterable[Row], name: str) -> tuple[Directory, tuple[Problem, ...]]:
    """The directory, without lists, that the rows of the table `name` describe.

    >>> rows = [Row(number=2, cells={"id": "7", "address": "Ada@Example.org", "team": "press"})]
    >>> found, problems = directory_of(rows, "people.csv")
    >>> found.person(Address.of("ada@example.org")).places[0].team, problems
    ('press', ())
    """
    notes: list[Note] = []
    sound = [row for row in rows if _is_sound(row, notes)]
    careers = [_career(own, notes) for own in _by_id(sound).values()]
    owners = _owners(careers, notes)
    reached = {career[0]["id"]: career for career in careers if _is_reached(career, owners, notes)}
    managers = _managers(reached, owners, notes)
    for career in reached.values():
        notes.extend((row.number, fault) for row in career for fault in cell_faults(row))
    people = {id_: _person(career, owners, managers) for id_, career in reached.items()}
    _note_circles(people, reached, notes)
    by_address = {address: person.id for person in people.values() for address in person.addresses}
    problems = [_problem(name, number, fault) for number, fault in sorted(notes, key=lambda note: note[0])]
    return Directory(people=people, by_address=by_address, lists={}), tuple(problems)


def career_of(rows: Iterable[Row], id_: str) -> tuple[Row, ...]:
    """The rows of the person `id_` that count, in the order of their dates; () where none does."""
    notes: list[Note] = []
    return _career([row for row in rows if row["id"] == id_ and _is_sound(row, notes)], notes)


def _problem(name: str, number: int, fault: Fault) -> Problem:
    return Problem(source=name, where=on_row(number), code=fault.code, what=fault.what, mend=fault.mend)


def _is_sound(row: Row, notes: list[Note]) -> bool:
    """Whether the row can be used as it stands; every fault of it is noted."""
    faults = [fault for fault in _row_faults(row) if fault is not None]
    notes.extend((row.number, fault) for fault in faults)
    return not faults


def _row_faults(row: Row) -> Iterator[Fault | None]:
    yield None if row["id"] else _ID_MISSING
    for column in DATES:
        yield _date_fault(row, column)
    arrival, departure = _date(row["arrival"]), _date(row["departure"])
    yield _DATES_REVERSED if arrival and departure and departure < arrival else None
    wrong_zone = zone_fault(row["time_zone"]) if row["time_zone"] else None
    # The cell itself is not told: where columns have shifted it may be an address.
    what = phrase(
        "le fuseau sous time_zone n’est pas connu ; la ligne est laissée de côté",
        "the time_zone is none that is known; the row is left out",
    )
    yield wrong_zone and Fault(code=wrong_zone.code, what=what, mend=wrong_zone.mend)


def _date_fault(row: Row, column: str) -> Fault | None:
    if not row[column] or _date(row[column]):
        return None
    what = phrase(
        "la date sous {column} ne peut être lue ; la ligne est laissée de côté",
        "the date under {column} cannot be read; the row is left out",
        column=column,
    )
    mend = phrase("écrivez-la année d’abord, comme 2026-03-28", "write it year first, like 2026-03-28")
    return Fault(code="date-form", what=what, mend=mend)


def _date(text: str) -> date | None:
    """An ISO date, None for anything else: day and month in another order would have to be guessed."""
    try:
        return date.fromisoformat(text) if _ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None


def _by_id(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["id"]].append(row)
    return found


def _career(rows: list[Row], notes: list[Note]) -> tuple[Row, ...]:
    """The rows of one person in the order of their dates; what cannot be ordered is noted and left out.

    The first row without a date is the place from the first day on.
    """
    taken: dict[str, Row] = {}
    for row in rows:
        if row["from"] in taken:
            notes.append((row.number, _MOVE_TWICE if row["from"] else _MOVE_UNDATED))
        else:
            taken[row["from"]] = row
    career = tuple(taken[start] for start in sorted(taken))
    for column in ("arrival", "departure"):
        notes.extend(
            (row.number, _service_differs(column)) for row in career if row[column] not in {"", _first(career, column)}
        )
    return career


def _service_differs(column: str) -> Fault:
    what = phrase(
        "{column} diffère de celui d’une ligne précédente du même id ; c’est le précédent qui vaut",
        "the {column} differs from that of an earlier row of the same id; the earlier one is used",
        column=column,
    )
    mend = phrase("donnez-le une seule fois, ou le même sur chaque ligne", "give it once, or the same in every row")
    return Fault(code=f"{column}-differs", what=what, mend=mend)


def _first(career: tuple[Row, ...], column: str) -> str:
    """The first cell of a column that says something, "" where none does."""
    return next((row[column] for row in career if row[column]), "")


def _addresses(row: Row) -> tuple[Address, ...]:
    """The addresses of a row, the main one first."""
    return tuple(Address.of(part) for part in (row["address"], *_PARTS.split(row["aliases"])) if part)


def _owners(careers: Iterable[tuple[Row, ...]], notes: list[Note]) -> Mapping[Address, str]:
    """Whose each address is; one that several people claim is nobody's, and noted at each claim."""
    claims: dict[Address, dict[str, int]] = defaultdict(dict)
    for career in careers:
        for row in career:
            for address in _addresses(row):
                claims[address].setdefault(row["id"], row.number)
    for numbers in (list(claim.values()) for claim in claims.values() if len(claim) > 1):
        notes.extend((number, _address_shared(numbers, number)) for number in numbers)
    return {address: next(iter(claim)) for address, claim in claims.items() if len(claim) == 1}


def _address_shared(numbers: list[int], number: int) -> Fault:
    others = ", ".join(str(other) for other in sorted(numbers) if other != number)
    what = phrase(
        "une adresse de cette ligne est aussi à la ligne {others} ; elle est comptée comme celle de personne",
        "an address of this row is also in row {others}; it counts as nobody's",
        others=others,
    )
    mend = phrase(
        "laissez-la à une seule personne ; une boîte partagée n’est à personne",
        "leave it with one person; a shared mailbox belongs to nobody",
    )
    return Fault(code="address-shared", what=what, mend=mend)


def _is_reached(career: tuple[Row, ...], owners: Mapping[Address, str], notes: list[Note]) -> bool:
    """Whether the person has an address of their own; without one nothing can be told about them."""
    is_reached = any(address in owners for row in career for address in _addresses(row))
    if not is_reached:
        notes.append((career[0].number, _ADDRESS_MISSING))
    return is_reached


def _managers(
    careers: Mapping[str, tuple[Row, ...]], owners: Mapping[Address, str], notes: list[Note]
) -> Mapping[str, str]:
    """What stands under `manager`, with the `id` it means; whoever nobody knows is noted."""
    found: dict[str, str] = {}
    for row in (row for career in careers.values() for row in career if row["manager"]):
        written = row["manager"]
        meant = written if written in careers else owners.get(Address.of(written), "")
        if meant in careers:
            found[written] = meant
        else:
            notes.append((row.number, _MANAGER_UNKNOWN))
    return found


def _person(career: tuple[Row, ...], owners: Mapping[Address, str], managers: Mapping[str, str]) -> Person:
    addresses = dict.fromkeys(address for row in career for address in _addresses(row) if address in owners)
    departure = _date(_first(career, "departure"))
    return Person(
        id=career[0]["id"],
        addresses=tuple(addresses),
        places=tuple(_place(row, managers) for row in career),
        arrival=_date(_first(career, "arrival")),
        left=departure and departure + _ONE_DAY,
    )


def _place(row: Row, managers: Mapping[str, str]) -> Place:
    """The place a row describes. The head of a company often reports to themself: that is no superior."""
    manager = managers.get(row["manager"], "")
    return Place(
        since=_date(row["from"]),
        manager="" if manager == row["id"] else manager,
        zone=row["time_zone"],
        own_hours=own_hours(row["own_hours"]) or "",
        telework=telework(row["telework"]) or (),
        is_representative=representative(row["representative"]) or False,
        row=row.number,
        **{column: row[column] for column in TEXTS},
    )


def _note_circles(people: Mapping[str, Person], careers: Mapping[str, tuple[Row, ...]], notes: list[Note]) -> None:
    """Note everybody who, by the last places, stands above themself."""
    above = {person.id: person.places[-1].manager for person in people.values()}
    for id_, manager in above.items():
        met, at = {""}, manager
        while at not in met and at != id_:
            met.add(at)
            at = above[at]
        if at == id_:
            notes.append((careers[id_][-1].number, _MANAGER_CIRCLE))

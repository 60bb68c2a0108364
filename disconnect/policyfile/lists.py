"""Distribution lists from CSV: who reads mail to which address, lists inside lists resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.model.opaque import Address
from disconnect.model.phrase import phrase
from disconnect.model.problem import Problem
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.table import Layout, on_row, read_table

if TYPE_CHECKING:
    from disconnect.model.person import Directory

LISTS = Layout(name="lists", required=("list", "member"))
_LIST_CELL_EMPTY = Fault(
    code="list-cell-empty",
    what=phrase(
        "list ou member est vide ; la ligne est laissée de côté", "list or member is blank; the row is left out"
    ),
    mend=phrase("donnez les deux adresses", "give both addresses"),
)
_LIST_IS_PERSON = Fault(
    code="list-is-person",
    what=phrase(
        "l’adresse de la liste est celle d’une personne ; la ligne est laissée de côté",
        "the list's address is a person's; the row is left out",
    ),
    mend=phrase("corrigez l’adresse, ici ou dans l’annuaire", "correct the address, here or in the directory"),
)


def lists_of(path: Path, directory: Directory) -> tuple[Mapping[Address, tuple[Address, ...]], tuple[Problem, ...]]:
    """The members of each list of the CSV file at `path`, and what is wrong in it.

    Raises:
        ConfigError: it is missing, no CSV, or lacks a column.
    """
    rows, problems = read_table(path, LISTS)
    members: dict[Address, dict[Address, None]] = defaultdict(dict)
    notes: list[tuple[int, Fault]] = []
    for row in rows:
        name, member = Address.of(row["list"]), Address.of(row["member"])
        fault = _list_fault(name, member, directory)
        if fault is None:
            members[name][member] = None
        else:
            notes.append((row.number, fault))
    wrong = tuple(_problem(path.name, number, fault) for number, fault in notes)
    return {name: _expanded(name, members) for name in members}, (*problems, *wrong)


def _list_fault(name: Address, member: Address, directory: Directory) -> Fault | None:
    if not name.value or not member.value:
        return _LIST_CELL_EMPTY
    return _LIST_IS_PERSON if name in directory.by_address else None


def _expanded(name: Address, members: Mapping[Address, Iterable[Address]]) -> tuple[Address, ...]:
    """The members of a list in the order given, those of lists inside it in their place; circles end by themselves."""
    found: dict[Address, None] = {}
    met = {name}
    waiting = list(reversed(list(members[name])))
    while waiting:
        member = waiting.pop()
        if member not in members:
            found[member] = None
        elif member not in met:
            met.add(member)
            waiting.extend(reversed(list(members[member])))
    return tuple(found)


def _problem(name: str, number: int, fault: Fault) -> Problem:
    return Problem(source=name, where=on_row(number), code=fault.code, what=fault.what, mend=fault.mend)

"""Ways of making a response table stricter, for the law that a stricter one never lets more through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from disconnect.model.policy import Action, Response

RANK = {action: number for number, action in enumerate((Action.DELIVER, Action.NUDGE, Action.DEFER))}
Table = tuple[Response, ...]


def raised(dice: Random, table: Table) -> Table:
    """One row's action is a stricter one."""
    number = dice.randrange(len(table))
    above = [action for action in Action if RANK[action] > RANK[table[number].action]]
    return _put(table, number, replace(table[number], action=dice.choice(above)) if above else table[number])


def broadened(dice: Random, table: Table) -> Table:
    """A row loses a condition, where no row below it is stricter: all that it gains was treated no more strictly."""
    wider = [
        (number, other)
        for number, row in enumerate(table)
        if row.action is not Action.DELIVER and all(RANK[row.action] >= RANK[each.action] for each in table[number:])
        for other in _wider(row)
        if other != row
    ]
    return _put(table, *dice.choice(wider)) if wider else table


def _wider(row: Response) -> Iterator[Response]:
    """The row with one condition fewer; a row for slots stays one, a row for quiet time too."""
    yield replace(row, relations=frozenset())
    yield replace(row, on_call=None)
    yield replace(row, after_work=None)
    yield replace(row, after_work=None if row.after_work is None else row.after_work + 45)
    yield replace(row, hours=frozenset())
    yield replace(row, classes=frozenset())
    yield replace(row, slots=row.slots | {"s1"}) if row.slots else row


def held_besides(dice: Random, table: Table) -> Table:
    """A row that holds comes into the table, wherever."""
    row = replace(dice.choice(table), action=Action.DEFER, clause="new")
    number = dice.randint(0, len(table))
    return (*table[:number], row, *table[number:])


def without_a_way_through(dice: Random, table: Table) -> Table:
    """A row that delivers goes, or is narrowed to nobody who is on call."""
    numbers = [number for number, row in enumerate(table) if row.action is Action.DELIVER]
    if not numbers:
        return table
    number = dice.choice(numbers)
    if dice.random() < 0.7:
        return (*table[:number], *table[number + 1 :])
    row = table[number]
    return _put(table, number, replace(row, on_call=False) if row.on_call is None else row)


def _put(table: Table, number: int, row: Response) -> Table:
    return (*table[:number], row, *table[number + 1 :])


WAYS: dict[str, Callable[[Random, Table], Table]] = {
    "an action is raised": raised,
    "a row for a stricter action is broader": broadened,
    "a row that holds is added": held_besides,
    "a row that delivers goes or is narrower": without_a_way_through,
}

"""Every case that a row of the response table can be for, so that tables can be compared and checked as a whole.

Sets of cases are whole numbers with one bit a case: a table of 300 rows and 50 groups is checked in milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from disconnect.model.policy import INTERNAL, QuietClass, Relation, Response

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping


class Case(NamedTuple):
    """A kind of situation: class of quiet time (None in working time), slot ("" for none), relation, on call or not.

    `after_work` is a step: 0 right after work, growing with the minutes since; `hours` the recipient's ("" for any that
    no row names).
    """

    quiet: QuietClass | None
    slot: str
    relation: Relation
    on_call: bool
    after_work: int
    hours: str


@dataclass(frozen=True, slots=True)
class Grid:
    """All cases of a table, and for each value of each dimension the set of cases that have it."""

    cases: tuple[Case, ...]
    limits: tuple[int, ...]
    having: tuple[Mapping[Hashable, int], ...]

    def mask(self, row: Response) -> int:
        """The cases that a row is for, whatever stands above it."""
        quiet, slot, relation, on_call, after_work, hours = self.having
        found = self._any(relation, row.relations) & self._any(hours, row.hours)
        if row.slots:
            found &= self._any(slot, row.slots)
        else:
            found &= self._any(quiet, row.classes or frozenset(QuietClass)) & slot[""]
        if row.on_call is not None:
            found &= on_call[row.on_call]
        if row.after_work is not None:
            found &= self._any(after_work, range(self.limits.index(row.after_work) + 1))
        return found

    def _any(self, having: Mapping[Hashable, int], values: Iterable[Hashable]) -> int:
        """The cases that have one of the values; all of them where none is named."""
        named = [having.get(value, 0) for value in values]
        return reduce(or_, named) if named else (1 << len(self.cases)) - 1

    def named(self, mask: int) -> Iterator[Case]:
        """The cases of a set, one by one."""
        while mask:
            lowest = mask & -mask
            yield self.cases[lowest.bit_length() - 1]
            mask ^= lowest


def grid(responses: Sequence[Response]) -> Grid:
    """The cases that the rows of a table can tell apart, quiet time without slots included.

    >>> len(grid(()).cases) == len(QuietClass) * len(INTERNAL) * 2
    True
    """
    limits = tuple(sorted({row.after_work for row in responses if row.after_work is not None}))
    found = tuple(_cases(responses, len(limits) + 1))
    having = []
    for dimension in range(len(Case._fields)):
        bits: dict[Hashable, int] = defaultdict(int)
        rows: dict[Hashable, bytearray] = {}
        for number, case in enumerate(found):
            rows.setdefault(case[dimension], bytearray(len(found) // 8 + 1))[number // 8] |= 1 << number % 8
        bits.update({value: int.from_bytes(row, "little") for value, row in rows.items()})
        having.append(bits)
    return Grid(found, limits, tuple(having))


def _cases(responses: Sequence[Response], steps: int) -> Iterator[Case]:
    slots = sorted({slot for row in responses for slot in row.slots})
    hours = ("", *sorted({name for row in responses for name in row.hours}))
    external = (Relation.EXTERNAL,) if any(Relation.EXTERNAL in row.relations for row in responses) else ()
    places = [*((quiet, "") for quiet in QuietClass), *product((None, *QuietClass), slots)]
    for place, *rest in product(places, (*INTERNAL, *external), (True, False), range(steps), hours):
        yield Case(*place, *rest)


def deciding(responses: Sequence[Response]) -> Iterator[tuple[Case, Response | None]]:
    """Every case, with the row that decides it (None: no row does, so mail is delivered)."""
    table = grid(responses)
    left = (1 << len(table.cases)) - 1
    for row in responses:
        new = table.mask(row) & left
        left &= ~new
        yield from ((case, row) for case in table.named(new))
    yield from ((case, None) for case in table.named(left))


def unreachable(responses: Sequence[Response]) -> tuple[int, ...]:
    """The rows (from 0) all of whose cases are taken by the rows before, alone or together.

    >>> from disconnect.model.policy import Action
    >>> night = Response(clause="2", action=Action.NUDGE, classes=frozenset({QuietClass.NIGHT}))
    >>> unreachable([Response(clause="1", action=Action.DELIVER), night])
    (1,)
    """
    table = grid(responses)
    taken, found = 0, []
    for number, row in enumerate(responses):
        fits = table.mask(row)
        if not fits & ~taken:
            found.append(number)
        taken |= fits
    return tuple(found)

"""Every case that a row of the response table can be for, so that tables can be compared and checked as a whole.

Cases are numbered by their values (mixed radix), and a set of cases is a whole number with one bit a case: whoever has
one value of one dimension is a pattern of bits that repeats, so that no set is ever built case by case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate, product
from math import prod
from operator import mul, or_
from typing import TYPE_CHECKING, NamedTuple

from disconnect.model.policy import INTERNAL, QuietClass, Relation, Response

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

_ANY_BIT = re.compile(rb"[^\0]", re.DOTALL)


class Case(NamedTuple):
    """A kind of situation: class of quiet time (None in working time), slot ("" for none), relation, on call or not.

    `after_work` is a step: 0 right after work, growing with the minutes since; `hours` the recipient's ("" for any that
    no row names). Of several slots at once the rows cannot tell more than of each alone: one is enough.
    """

    quiet: QuietClass | None
    slot: str
    relation: Relation
    on_call: bool
    after_work: int
    hours: str


@dataclass(frozen=True, slots=True)
class Grid:
    """All cases of a table, and for each value of each dimension the set of cases that have it.

    `values` are those of each dimension, `limits` the minutes after work that rows name, `everything` the cases that
    can happen: in working time only those in a slot, and there only the last step after work.
    """

    values: tuple[tuple[Hashable, ...], ...]
    limits: tuple[int, ...]
    having: tuple[Mapping[Hashable, int], ...]
    everything: int

    def mask(self, row: Response) -> int:
        """The cases that a row is for, whatever stands above it."""
        quiet, slot, relation, on_call, after_work, hours = self.having
        found = self._any(relation, row.relations) & self._any(hours, row.hours)
        found &= self._any(slot, row.slots) if row.slots else self._any(quiet, row.classes) & ~quiet[None]
        if row.on_call is not None:
            found &= on_call[row.on_call]
        if row.after_work is not None:
            found &= self._any(after_work, range(self.limits.index(row.after_work) + 1))
        return found

    def _any(self, having: Mapping[Hashable, int], values: Iterable[Hashable]) -> int:
        """The cases that have one of the values; all of them where none is named."""
        named = [having.get(value, 0) for value in values]
        return reduce(or_, named) & self.everything if named else self.everything

    def cases(self) -> tuple[Case, ...]:
        """The cases by their numbers, those too that cannot happen."""
        return tuple(map(Case._make, product(*self.values)))


def numbers(mask: int) -> Iterator[int]:
    """The numbers of the cases in a set, ascending.

    >>> list(numbers(0b1000000101))
    [0, 2, 9]
    """
    for found in _ANY_BIT.finditer(mask.to_bytes((mask.bit_length() + 7) // 8, "little")):
        byte, first = found[0][0], found.start() * 8
        yield from (first + bit for bit in range(8) if byte >> bit & 1)


def grid(responses: Sequence[Response]) -> Grid:
    """The cases that the rows of a table can tell apart, quiet time without slots included.

    >>> grid(()).everything.bit_count() == len(QuietClass) * len(INTERNAL) * 2
    True
    """
    limits = tuple(sorted({row.after_work for row in responses if row.after_work is not None}))
    external = (Relation.EXTERNAL,) if any(Relation.EXTERNAL in row.relations for row in responses) else ()
    values: tuple[tuple[Hashable, ...], ...] = (
        (None, *QuietClass),
        ("", *sorted({slot for row in responses for slot in row.slots})),
        (*INTERNAL, *external),
        (True, False),
        tuple(range(len(limits) + 1)),
        ("", *sorted({name for row in responses for name in row.hours})),
    )
    total = prod(map(len, values))
    having = tuple(
        {
            value: _repeated(((1 << step) - 1) << step * place, step * len(each), total)
            for place, value in enumerate(each)
        }
        for each, step in zip(values, _steps(values), strict=True)
    )
    quiet, slot, _, _, after_work, _ = having
    everything = ((1 << total) - 1) & ~(quiet[None] & (slot[""] | ~after_work[len(limits)]))
    return Grid(values, limits, having, everything)


def _steps(values: tuple[tuple[Hashable, ...], ...]) -> tuple[int, ...]:
    """How far apart the numbers of cases are that differ in one value of a dimension, the next one to the last.

    >>> _steps((("a", "b"), ("c",), ("d", "e", "f")))
    (3, 3, 1)
    """
    sizes = [len(each) for each in values]
    return tuple(accumulate(reversed(sizes[1:]), mul, initial=1))[::-1]


def _repeated(pattern: int, length: int, total: int) -> int:
    """A pattern of `length` bits, again and again up to `total` bits, which is a multiple of it.

    >>> bin(_repeated(0b01, 2, 10))
    '0b101010101'
    """
    while length < total:
        pattern |= pattern << length
        length *= 2
    return pattern & ((1 << total) - 1)


def deciding(responses: Sequence[Response]) -> Iterator[tuple[Case, Response | None]]:
    """Every case, with the row that decides it (None: no row does, so mail is delivered)."""
    table = grid(responses)
    cases, left = table.cases(), table.everything
    for row in responses:
        new = table.mask(row) & left
        left &= ~new
        yield from ((cases[number], row) for number in numbers(new))
    yield from ((cases[number], None) for number in numbers(left))


def unreachable(responses: Sequence[Response]) -> tuple[int, ...]:
    """The rows (from 0) all of whose cases are taken by the rows before, alone or together.

    >>> from disconnect.model.policy import Action
    >>> night = Response(clause="2", action=Action.NUDGE, classes=frozenset({QuietClass.NIGHT}))
    >>> unreachable([Response(clause="1", action=Action.DELIVER), night])
    (1,)
    """
    table = grid(responses)
    left, found = table.everything, []
    for number, row in enumerate(responses):
        fits = table.mask(row)
        if not fits & left:
            found.append(number)
        left &= ~fits
    return tuple(found)

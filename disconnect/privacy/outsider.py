"""What an outsider works out of published numbers and the sums they know: here the truth is nowhere at hand.

The audit before a publication starts from the true numbers. This one has nothing but what was published, as its reader
has: numbers, marks, and which is the sum of which. For each hidden number the smallest and the largest that fit are
found by linear programmes.

Source:
    privacy.md, mechanism 5; Fischetti and Salazar-González, Management Science 47(7), 2001.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from disconnect.privacy.audit import FAR, TOLERANCE, WIDTH_LEAST, WIDTH_SHARE
from disconnect.privacy.solving import INFINITY, programme, solver

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from disconnect.privacy.additive import Sums
    from disconnect.privacy.solving import Row

ROUNDED = 0.005
"""How far a number published to 0.01 may be from the true one."""
COUNTED = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The smallest and the largest that a hidden number may be; `upper` is infinite where nothing holds it."""

    lower: float
    upper: float

    def is_narrow(self, share: float = WIDTH_SHARE, least: float = WIDTH_LEAST) -> bool:
        """Whether it tells the number too closely: within a share of it, or of so many.

        The number itself is not known. The smallest that it may be is taken, so that whatever was wide enough for the
        true number is wide enough here.

        >>> Range(lower=100, upper=119).is_narrow(), Range(lower=100, upper=120).is_narrow()
        (True, False)
        """
        return self.upper - self.lower < max(share * self.lower, least) - TOLERANCE

    @property
    def is_pinned(self) -> bool:
        """Whether one number alone fits, its rounding aside.

        >>> Range(lower=12, upper=12).is_pinned, Range(lower=12, upper=13).is_pinned
        (True, False)
        """
        return self.upper - self.lower < 1 / 2


@dataclass(frozen=True)
class Seen:
    """Published numbers, none where there is a mark; none is below 0. `sums` says which is the total of which.

    Where one number is not whole, they are hours to 0.01: each may be off by its rounding, and so may each sum.
    """

    numbers: Sequence[Fraction | None]
    sums: Sums

    @property
    def slack(self) -> float:
        """How far each published number may be from the true one."""
        are_whole = all(number is None or number.denominator == 1 for number in self.numbers)
        return COUNTED if are_whole else ROUNDED

    def excess(self, equation: int) -> float | None:
        """By how much a total is more than its published parts; None where the total is hidden."""
        total, parts = self.sums[equation]
        whole = self.numbers[total]
        return None if whole is None else float(whole - sum(self.numbers[part] or 0 for part in parts))

    def is_broken(self, equation: int) -> bool:
        """Whether a total cannot be the sum of its parts, however they were rounded.

        >>> from fractions import Fraction
        >>> three = [Fraction(9), Fraction(4), Fraction(5)]
        >>> Seen(three, [(0, (1, 2))]).is_broken(0), Seen([Fraction(8), *three[1:]], [(0, (1, 2))]).is_broken(0)
        (False, True)
        """
        excess, (_, parts) = self.excess(equation), self.sums[equation]
        if excess is None:
            return False
        room = self.slack * (len(parts) + 1) + TOLERANCE
        is_open = any(self.numbers[part] is None for part in parts)
        return excess < -room or (excess > room and not is_open)

    def ranges(self, asked: Sequence[int]) -> Mapping[int, Range] | None:
        """The range of each of the hidden numbers `asked`; None where no numbers at all fit what was published."""
        return _Programme(self).ranges(asked, is_enough=lambda _: False) if asked else {}

    def close(self, asked: Sequence[int]) -> Mapping[int, Range] | None:
        """The ranges of those among `asked` that are told too closely; None where no numbers at all fit."""
        found = _Programme(self).ranges(asked, is_enough=lambda each: not each.is_narrow()) if asked else {}
        return None if found is None else {cell: each for cell, each in found.items() if each.is_narrow()}


class _Programme:
    """The hidden numbers as one linear programme: what is published holds them to within its rounding."""

    def __init__(self, seen: Seen) -> None:
        hidden = (cell for cell, number in enumerate(seen.numbers) if number is None)
        self._column = {cell: column for column, cell in enumerate(hidden)}
        # An endless number gets an end that is far beyond any sum: the solver need not tell endless from failed.
        self._far = 10.0 * float(sum(number or 0 for number in seen.numbers)) + FAR
        number = len(self._column)
        rows, most = _rows(seen, self._column)
        model = programme(np.zeros(number), np.full(number, self._far), np.zeros(number), rows)
        model.row_upper_ = np.array(most, dtype=np.float64)
        self._solver = solver()
        # A warm start beats presolve: only the cost changes from one question to the next.
        self._solver.setOptionValue("presolve", "off")
        self._solver.passModel(model)
        self._least, self._most = np.full(number, INFINITY), np.full(number, -INFINITY)

    def ranges(self, asked: Sequence[int], is_enough: Callable[[Range], bool]) -> Mapping[int, Range] | None:
        """Each hidden number pushed down and up as far as it goes, until what was met of it is enough."""
        for cell in asked:
            for cost in (1.0, -1.0):
                if not is_enough(self._range(cell)) and not self._is_pushed(self._column[cell], cost):
                    return None
        return {cell: self._range(cell) for cell in asked}

    def _range(self, cell: int) -> Range:
        """What was met of a number so far; nothing yet is no range at all."""
        lower, upper = (float(ends[self._column[cell]]) for ends in (self._least, self._most))
        return Range(lower=max(lower, 0.0), upper=INFINITY if upper > self._far / 2 else upper)

    def _is_pushed(self, column: int, cost: float) -> bool:
        """Push one number; every answer is a table that fits, and shows something of all of them."""
        self._solver.changeColCost(column, cost)
        self._solver.run()
        status = self._solver.getModelStatus()
        self._solver.changeColCost(column, 0.0)
        if status != highspy.HighsModelStatus.kOptimal:
            return False
        found = np.array(self._solver.getSolution().col_value)
        self._least, self._most = np.minimum(self._least, found), np.maximum(self._most, found)
        return True


def _rows(seen: Seen, column: Mapping[int, int]) -> tuple[list[Row], list[float]]:
    """The equations that say something of a hidden number: what its published cells leave, at least and at most."""
    rows: list[Row] = []
    most: list[float] = []
    for total, parts in seen.sums:
        signs = {**dict.fromkeys(parts, 1.0), total: -1.0}
        free = {column[cell]: sign for cell, sign in signs.items() if cell in column}
        if free:
            known = [sign * float(seen.numbers[cell] or 0) for cell, sign in signs.items()]
            room = seen.slack * (len(signs) - len(free))
            rows.append((free, -sum(known) - room))
            most.append(-sum(known) + room)
    return rows, most

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
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from numpy.typing import NDArray

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
        return _Programme(self).ranges(asked) if asked else {}


class _Programme:
    """All numbers as one linear programme: the published ones to within their rounding, the hidden ones free."""

    def __init__(self, seen: Seen) -> None:
        known = np.array([np.nan if number is None else float(number) for number in seen.numbers])
        # An endless number gets an end that is far beyond any sum: the solver need not tell endless from failed.
        self._far = 10.0 * float(np.nansum(known)) + FAR
        is_open = np.isnan(known)
        lower = np.where(is_open, 0.0, np.maximum(known - seen.slack, 0.0))
        upper = np.where(is_open, self._far, known + seen.slack)
        self._solver = solver()
        # A warm start beats presolve: only the cost changes from one question to the next.
        self._solver.setOptionValue("presolve", "off")
        self._solver.passModel(programme(lower, upper, np.zeros(len(known)), _rows(seen, is_open), most=0.0))

    def ranges(self, asked: Sequence[int]) -> Mapping[int, Range] | None:
        """Each hidden number pushed down and up as far as it goes."""
        found: dict[int, Range] = {}
        for cell in asked:
            lower, upper = (self._pushed(cell, cost) for cost in (1.0, -1.0))
            if lower is None or upper is None:
                return None
            found[cell] = Range(lower=max(lower, 0.0), upper=INFINITY if upper > self._far / 2 else upper)
        return found

    def _pushed(self, cell: int, cost: float) -> float | None:
        self._solver.changeColCost(cell, cost)
        self._solver.run()
        status = self._solver.getModelStatus()
        self._solver.changeColCost(cell, 0.0)
        return (
            float(self._solver.getSolution().col_value[cell]) if status == highspy.HighsModelStatus.kOptimal else None
        )


def _rows(seen: Seen, is_open: NDArray[np.bool_]) -> list[Row]:
    """The equations that say something of a hidden number: parts less their total are nothing."""
    return [
        ({**dict.fromkeys(parts, 1.0), total: -1.0}, 0.0)
        for total, parts in seen.sums
        if is_open[[total, *parts]].any()
    ]

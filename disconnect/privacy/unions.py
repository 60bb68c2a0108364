"""Sums of hidden cells that anybody can work out: a total less its published parts is the sum of the hidden ones.

Each hidden number may be wide open and such a sum still speak of too few people: two teams of three, hidden each, are
known together where their department and all its other teams are published.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from disconnect.privacy.additive import Additive

MOST_EQUATIONS = 7
"""Equations of a component whose combinations are all gone through; of larger ones, each by itself."""

Known = tuple[tuple[int, ...], tuple[int, ...]]
"""Hidden cells of which the sum is known, and the published cells that make it so."""


def known_sums(table: Additive, hidden: NDArray[np.bool_]) -> Iterator[Known]:
    """Every sum of several hidden cells that follows from one equation, or from several of a small component.

    >>> import numpy as np
    >>> from disconnect.privacy.additive import Additive
    >>> values = np.array([30, 4, 5, 21])
    >>> cells = Additive(("all", "a", "b", "c"), values, np.zeros(4), np.full(4, 99.0), [(0, (1, 2, 3))])
    >>> list(known_sums(cells, np.array([False, True, True, False])))
    [((1, 2), (3, 0))]
    """
    for _, equations in table.components(hidden):
        met: set[tuple[int, ...]] = set()
        for combined in _combinations(equations):
            known = _known(table, hidden, combined)
            if known is not None and known[0] not in met:
                met.add(known[0])
                yield known


def _combinations(equations: list[int]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Equations with a sign each: one by one, then, where they are few, all together."""
    yield from (((equation, 1),) for equation in equations)
    if 1 < len(equations) <= MOST_EQUATIONS:
        for signs in product((0, 1, -1), repeat=len(equations)):
            if sum(map(abs, signs)) > 1:
                yield tuple((equation, sign) for equation, sign in zip(equations, signs, strict=True) if sign)


def _sides(table: Additive, combined: tuple[tuple[int, int], ...]) -> dict[int, int]:
    """The cells of combined equations with their coefficients."""
    sides: dict[int, int] = {}
    for equation, sign in combined:
        for cell, side in table.signed(equation):
            sides[cell] = sides.get(cell, 0) + sign * side
    return sides


def _known(table: Additive, hidden: NDArray[np.bool_], combined: tuple[tuple[int, int], ...]) -> Known | None:
    """The hidden cells of which combined equations give the sum; None where they give something else."""
    sides = _sides(table, combined)
    found = {cell: side for cell, side in sides.items() if side and hidden[cell]}
    if not found or set(found.values()) not in ({1}, {-1}):
        return None
    return tuple(sorted(found)), tuple(cell for cell, side in sides.items() if side and not hidden[cell])

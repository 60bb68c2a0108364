"""From who contributed what to the cells that may be published: rules, suppression and audit as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from disconnect.model.phrase import phrase
from disconnect.privacy.additive import Additive, crossed, refusal
from disconnect.privacy.contributions import Contributions, unsafe
from disconnect.privacy.suppress import SECONDS, Choice, Measure, suppressed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from disconnect.privacy.additive import Name, Sums, Tree
    from disconnect.privacy.primary import Rules
    from disconnect.privacy.suppress import Pattern, UnionCheck


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Counted:
    """A number that is published for every cell: who contributed it, on each side that it has (senders, recipients).

    Contributions are to leaves. `of` is what it is a share of: none of that, or all of it, says something of everybody.
    """

    sides: tuple[Contributions, ...]
    of: Contributions | None = None


def protected(
    trees: Sequence[Tree],
    counted: Sequence[Counted],
    rules: Rules,
    never: NDArray[np.bool_] | None = None,
    seconds: float = SECONDS,
) -> Pattern:
    """Which cells of the crossed table over `trees` to hide for all numbers in `counted`, audited.

    `never` are cells that are published in no case (people of no group): they are unknown to everybody, and may yet
    follow from the others. Against whoever knows their own figures each hidden number is taken to be no less than what
    the largest `rules.coalition` contributors to it know.

    Raises:
        DisclosureError: sides that do not add up to the same, a table that cannot be protected, or no time left.
    """
    names, sums = crossed(trees)
    hidden = np.zeros(len(names), dtype=np.bool_) if never is None else never
    measures = [_measure(trees, (names, sums), each, rules) for each in counted]
    primary = np.any([measure.guarded for measure in measures], axis=0) | hidden
    return suppressed(measures, Choice(primary=primary, fixed=hidden), seconds)


def _measure(trees: Sequence[Tree], cells: tuple[tuple[Name, ...], Sums], counted: Counted, rules: Rules) -> Measure:
    names, sums = cells
    sides = tuple(side.above(trees) for side in counted.sides)
    values = sides[0].totals
    if any((side.totals != values).any() for side in sides):
        raise refusal(
            phrase(
                "les côtés d’un chiffre ne font pas la même somme", "the sides of a figure do not add up to the same"
            )
        )
    guarded = np.any([unsafe(side, rules) for side in sides], axis=0)
    if counted.of is not None:
        whole = counted.of.above(trees).totals
        guarded |= (whole > 0) & ((values == 0) | (values == whole))
    known = np.max([side.largest(rules.coalition).sum(axis=1) for side in sides], axis=0)
    table = Additive(names, values, known.astype(np.float64), np.full(len(values), np.inf), sums)
    return Measure.of(table, guarded, _union_check(sides, rules))


def _union_check(sides: Sequence[Contributions], rules: Rules) -> UnionCheck:
    """Whether a sum of cells speaks of enough people on every side, and of none too much."""

    def may_be_known(cells: tuple[int, ...]) -> bool:
        return not any(unsafe(side.of(cells), rules).any() for side in sides)

    return may_be_known

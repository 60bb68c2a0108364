"""Which figures may not follow earlier ones: what lies between the two would speak of too few people.

Two tables may each be safe and differ by one person; whoever holds both subtracts. What has been published cannot be
taken back, so the second is what is withheld.

Source:
    privacy.md, threat model (reader of two publications); Hundepool et al., Statistical Disclosure Control, 2012,
    chapter 4 (linked tables, disclosure by differencing).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from disconnect.privacy.contributions import Contributions, unsafe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from disconnect.privacy.overlapping import Atoms, Overlapping
    from disconnect.privacy.primary import Rules


@dataclass(frozen=True, slots=True, eq=False)
class Sets:
    """Sets of atoms that stand in no equation: to ask what their members contribute together."""

    sets: tuple[Atoms, ...]
    leaves: tuple[int, ...]

    @property
    def nodes(self) -> tuple[int, ...]:
        """The sets by their numbers."""
        return tuple(range(len(self.sets)))

    @property
    def above(self) -> dict[int, tuple[int, ...]]:
        """For each atom every set that it is in."""
        found: dict[int, list[int]] = {leaf: [] for leaf in self.leaves}
        for node, each in enumerate(self.sets):
            for atom in each:
                found[atom].append(node)
        return {atom: tuple(nodes) for atom, nodes in found.items()}


def derived(axes: tuple[Overlapping, Overlapping], shown: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What is as good as published (groups × times): totals of published parts, and a total less all other parts."""
    found, before = shown.copy(), -1
    while found.sum() != before:
        before = found.sum()
        for view, axis in ((found, axes[0]), (found.T, axes[1])):
            for total, parts in axis.sums:
                every = np.array((total, *parts))
                missing = len(every) - view[every].sum(axis=0)
                view[np.ix_(every, np.flatnonzero(missing == 1))] = True
    return found


def too_close(
    axes: tuple[Overlapping, Overlapping],
    sides: Sequence[Contributions],
    rules: Rules,
    asked: NDArray[np.bool_],
    known: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Which of the cells `asked` (groups × times) differ by too few from one that is known: in people, or in dates."""
    return (
        _along(axes, sides, rules, asked, known)
        | _along((axes[1], axes[0]), [_turned(side, axes) for side in sides], rules, asked.T, known.T).T
    )


def _turned(side: Contributions, axes: tuple[Overlapping, Overlapping]) -> Contributions:
    """The same contributions with the other axis first."""
    first, second = (len(axis.leaves) for axis in axes)
    one, other = np.divmod(side.cell, second)
    return Contributions.added(first * second, other * first + one, side.who, side.amount)


def _along(
    axes: tuple[Overlapping, Overlapping],
    sides: Sequence[Contributions],
    rules: Rules,
    asked: NDArray[np.bool_],
    known: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    sets, found = axes[0].sets, np.zeros_like(asked)
    pairs = [
        (new, old)
        for new in np.flatnonzero(asked.any(axis=1))
        for old in np.flatnonzero((known & asked[new]).any(axis=1))
        if new != old and sets[new] & sets[old]
    ]
    if not pairs:
        return found
    between = tuple(dict.fromkeys(sets[new] ^ sets[old] for new, old in pairs))
    asking = Sets(between, axes[0].leaves)
    shape = (len(between), len(axes[1].nodes))
    few = np.any([unsafe(side.above((asking, axes[1])), rules) for side in sides], axis=0).reshape(shape)
    place = {each: number for number, each in enumerate(between)}
    for new, old in pairs:
        found[new] |= asked[new] & known[old] & few[place[sets[new] ^ sets[old]]]
    return found

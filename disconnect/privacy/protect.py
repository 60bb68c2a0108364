"""From who contributed what to the cells that may be published: rules, suppression and audit as one step."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from disconnect.model.phrase import phrase
from disconnect.privacy.additive import Additive, crossed, refusal
from disconnect.privacy.audit import widths
from disconnect.privacy.contributions import NOBODY, Contributions, is_dominated, unsafe
from disconnect.privacy.earlier import derived, too_close
from disconnect.privacy.primary import tells_of_all
from disconnect.privacy.smallsums import Crowd
from disconnect.privacy.suppress import SECONDS, Choice, Measure, suppressed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from disconnect.privacy.additive import Name, Summed, Sums
    from disconnect.privacy.overlapping import Overlapping
    from disconnect.privacy.primary import Rules
    from disconnect.privacy.smallsums import UnionRule
    from disconnect.privacy.suppress import Pattern


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Counted:
    """A number that is published for every cell: who contributed it, on each side that it has (senders, recipients).

    Contributions are to leaves. `of` is what it is a share of: none of that, or all of it, says something of everybody.
    """

    sides: tuple[Contributions, ...]
    of: Contributions | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Standing:
    """How the cells of a table stand before anything is chosen.

    `never` are published in no case (people of no group): unknown to everybody, they may yet follow from the others.
    `shown` are known already. `inner` are nobody's figures but parts of some, people whom no grouping tells apart.
    """

    never: NDArray[np.bool_]
    shown: NDArray[np.bool_]
    inner: NDArray[np.bool_]

    @classmethod
    def of(cls, never: NDArray[np.bool_]) -> Standing:
        """With nothing published yet."""
        none = np.zeros_like(never)
        return cls(never=never, shown=none, inner=none)


def protected(
    trees: Sequence[Summed],
    counted: Sequence[Counted],
    rules: Rules,
    standing: Standing | None = None,
    seconds: float = SECONDS,
) -> Pattern:
    """Which cells of the crossed table over `trees` to hide for all numbers in `counted`, audited.

    Against whoever knows their own figures each hidden number is taken to be no less than what the largest
    `rules.coalition` contributors to it know; of `inner` cells nobody is taken to know a part, as that would make
    everybody's own knowledge one attacker's.

    Raises:
        DisclosureError: sides that do not add up to the same, a table that cannot be protected, or no time left.
    """
    cells = crossed(trees)
    standing = standing or Standing.of(np.zeros(len(cells[0]), dtype=np.bool_))
    measures = [_measure(trees, cells, each, (rules, standing.inner)) for each in counted]
    primary = (np.any([measure.guarded for measure in measures], axis=0) | standing.never) & ~standing.shown
    return suppressed(measures, Choice(primary=primary, fixed=standing.never | standing.shown), seconds)


def protected_after(
    axes: tuple[Overlapping, Overlapping],
    counted: Sequence[Counted],
    rules: Rules,
    asked: NDArray[np.bool_],
    told: NDArray[np.int8],
) -> Pattern:
    """Which of the cells `asked` (groups × times) to hide after what was `told` (1 shown, -1 withheld, 0 neither).

    What was withheld stays so.

    Raises:
        DisclosureError: as `protected`.
        NoChoiceError: what was published before may be unsafe by itself.
    """
    shown = told > 0
    never = ~asked & ~shown | (told < 0)
    if shown.any():
        fresh, known = asked & ~shown, derived(axes, shown)
        never |= np.any([too_close(axes, each.sides, rules, fresh, known) for each in counted], axis=0)
    inner = ~asked & (told == 0)
    flat = Standing(never=never.reshape(-1), shown=shown.reshape(-1), inner=inner.reshape(-1))
    return protected(axes, counted, rules, flat)


def _measure(
    trees: Sequence[Summed],
    cells: tuple[tuple[Name, ...], Sums],
    counted: Counted,
    against: tuple[Rules, NDArray[np.bool_]],
) -> Measure:
    (names, sums), (rules, inner) = cells, against
    sides = tuple(side.above(trees) for side in counted.sides)
    values = sides[0].totals
    if any((side.totals != values).any() for side in sides):
        raise refusal(
            phrase(
                "les côtés d’un chiffre ne font pas la même somme", "the sides of a figure do not add up to the same"
            )
        )
    guarded = np.any([unsafe(side, rules) for side in sides], axis=0)
    whole = counted.of.above(trees) if counted.of is not None else None
    if whole is not None:
        guarded |= (whole.totals > 0) & ((values == 0) | (values == whole.totals))
    known = np.max([side.largest(rules.coalition).sum(axis=1) for side in sides], axis=0) * ~inner
    table = Additive(names, values, known.astype(np.float64), np.full(len(values), np.inf), sums)
    crowds = (Crowd(people=_people(side), minimum=rules.minimum) for side in sides)
    unions: tuple[UnionRule, ...] = (*crowds, _Others(sides=sides, whole=whole, rules=rules))
    return Measure(
        table=table,
        guarded=guarded,
        width=widths(values),
        may_be_known=cache(lambda union: all(rule.is_safe(union) for rule in unions)),
        unions=unions,
    )


def _people(side: Contributions) -> Callable[[int], frozenset[int]]:
    """Who contributes to a cell; the search asks for the same cells again and again."""

    @cache
    def people(cell: int) -> frozenset[int]:
        return frozenset(side.of((cell,)).who.tolist()) - {NOBODY}

    return people


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Others:
    """That nobody makes too much of a sum, and that it does not tell of all or none; of how many aside."""

    sides: Sequence[Contributions]
    whole: Contributions | None
    rules: Rules
    minimum: int = 0
    judged: dict[tuple[int, ...], bool] = field(default_factory=dict)

    def is_safe(self, union: tuple[int, ...]) -> bool:
        """Whether the sum of these cells may be known; each look at a table asks for the same sums again."""
        if union not in self.judged:
            self.judged[union] = self._is_safe(union)
        return self.judged[union]

    def _is_safe(self, union: tuple[int, ...]) -> bool:
        if any(is_dominated(side.of(union), self.rules).any() for side in self.sides):
            return False
        whole = self.whole
        return whole is None or not tells_of_all(*(int(one.of(union).totals[0]) for one in (self.sides[0], whole)))

    def size(self, cell: int) -> int:
        """All cells are alike."""
        return min(cell, 0)

    def limit(self, weights: Mapping[int, float]) -> None:
        """How much one person makes of a sum is no matter of how many cells it has."""

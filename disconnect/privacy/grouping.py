"""Merging small siblings into groups that are large enough to be spoken of, before anything is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FLOOR = 5
DEFAULT_MINIMUM = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Groups that are shown as one, by name, in the place of their first; `path` names the groups above them."""

    names: tuple[str, ...]
    path: tuple[str, ...]


def merge_siblings(sizes: Mapping[tuple[tuple[str, ...], str], Sequence[int]], minimum: int) -> tuple[Merged, ...]:
    """Merge the groups under each path until each has `minimum` people in every period, where that can be.

    `sizes` gives, by (path, name), the people of the group in each period. The smallest group joins the smallest of its
    siblings until all are large enough or one is left; people are counted in the period in which they are fewest, and are
    taken as distinct, so someone who moves between merged groups can only make the group larger than it counts.
    One group alone that stays too small is returned as it is: the threshold hides its figures.

    >>> merge_siblings({(("A",), "x"): [4], (("A",), "y"): [12], (("A",), "z"): [9]}, 10)
    (Merged(names=('x', 'z'), path=('A',)), Merged(names=('y',), path=('A',)))

    Source:
        privacy.md, mechanism 2.
    """
    merged: list[Merged] = []
    for path in sorted({path for path, _ in sizes}):
        siblings = {(name,): list(people) for (above, name), people in sizes.items() if above == path}
        merged += [Merged(names=names, path=path) for names in sorted(_merged(siblings, minimum))]
    return tuple(merged)


def _merged(groups: dict[tuple[str, ...], list[int]], minimum: int) -> list[tuple[str, ...]]:
    while len(groups) > 1:
        order = sorted(groups, key=lambda names: (min(groups[names], default=0), names))
        first, second = order[:2]
        if min(groups[first], default=0) >= minimum:
            break
        people = [a + b for a, b in zip(groups.pop(first), groups.pop(second), strict=True)]
        groups[tuple(sorted((*first, *second)))] = people
    return list(groups)

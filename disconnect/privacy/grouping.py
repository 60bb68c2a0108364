"""Merging small siblings into groups that are large enough to be spoken of, before anything is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FLOOR = 5
DEFAULT_MINIMUM = 10

Place = tuple[tuple[str, ...], str]
People = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Groups that are shown as one, by name; `path` names the groups above them, outermost first."""

    names: tuple[str, ...]
    path: tuple[str, ...]


def merge_siblings(members: Mapping[Place, People], minimum: int) -> tuple[Merged, ...]:
    """Merge the groups under each path until each has `minimum` people in every period, where that can be.

    `members` gives, by (path, name), who is in the group in each period. The smallest group joins the smallest of its
    siblings until all are large enough or one is left; a group counts as large as in the period in which it is
    smallest. One that stays too small is returned as it is: the threshold hides its figures.

    >>> people = lambda *names: [frozenset(names)]
    >>> merge_siblings({((), "x"): people("a"), ((), "y"): people("b", "c", "d"), ((), "z"): people("e")}, 2)
    (Merged(names=('x', 'z'), path=()), Merged(names=('y',), path=()))

    Source:
        privacy.md, mechanism 2.
    """
    merged: list[Merged] = []
    for path in sorted({path for path, _ in members}):
        siblings: dict[tuple[str, ...], tuple[frozenset[str], ...]] = {
            (name,): tuple(people) for (above, name), people in members.items() if above == path
        }
        merged += [Merged(names=names, path=path) for names in sorted(_merged(siblings, minimum))]
    return tuple(merged)


def _merged(groups: Mapping[tuple[str, ...], tuple[frozenset[str], ...]], minimum: int) -> Sequence[tuple[str, ...]]:
    left = dict(groups)
    while len(left) > 1:
        first, second = sorted(left, key=lambda names: (_size(left[names]), names))[:2]
        if _size(left[first]) >= minimum:
            break
        people = tuple(a | b for a, b in zip(left.pop(first), left.pop(second), strict=True))
        left[tuple(sorted((*first, *second)))] = people
    return list(left)


def _size(people: People) -> int:
    """The group's people in the period in which it has fewest."""
    return min((len(present) for present in people), default=0)

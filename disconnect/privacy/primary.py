"""Which figures are unsafe by themselves: too few people, one who dominates, everybody or nobody.

Source:
    privacy.md, mechanism 3; Hundepool et al., Statistical Disclosure Control, 2012, chapter 4 (p% rule, (n,k) rule).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.privacy.threshold import checked_minimum

if TYPE_CHECKING:
    from collections.abc import Sequence

PERCENT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a figure must keep to.

    `minimum` people at least; nobody's share may be estimated to within `p` per cent by whoever else contributes most,
    nor by `coalition` people together; the `n` largest may not make more than `share` per cent (None: not asked).
    """

    minimum: int
    p: float = 10.0
    coalition: int = 1
    n: int | None = None
    share: float = 85.0

    def __post_init__(self) -> None:
        """Refuse a minimum under the floor.

        Raises:
            ConfigError: it is.
        """
        checked_minimum(self.minimum)


def breaks_p(contributions: Sequence[float], p: float, coalition: int = 1) -> bool:
    """Whether the largest contribution can be estimated to within `p` per cent by the next `coalition` contributors.

    What they do not know is the rest: the total less the largest and less their own.

    >>> breaks_p([52_000, 50_000, 8_000], 10), breaks_p([52_000, 53_000, 5_000], 10)
    (False, True)
    """
    ordered = sorted(contributions, reverse=True)
    if not ordered or ordered[0] <= 0:
        return False
    rest = sum(ordered[1 + coalition :])
    return rest * PERCENT < p * ordered[0]


def breaks_dominance(contributions: Sequence[float], n: int, share: float) -> bool:
    """Whether the `n` largest contributions make more than `share` per cent of the total.

    >>> breaks_dominance([52_000, 50_000, 8_000], 2, 90.9), breaks_dominance([50, 40, 30], 2, 75)
    (True, False)
    """
    ordered = sorted(contributions, reverse=True)
    return sum(ordered[:n]) * PERCENT > share * sum(ordered)


def is_unsafe(contributions: Sequence[float], rules: Rules) -> bool:
    """Whether a sum with these contributions, one a person, may not be published; nothing at all is safe.

    Rows are not people: whoever calls this has added up what is one person's.

    >>> is_unsafe([1.0] * 10, Rules(minimum=10)), is_unsafe([1.0] * 9, Rules(minimum=10))
    (False, True)
    """
    found = [each for each in contributions if each > 0]
    if not found:
        return False
    is_dominated = rules.n is not None and breaks_dominance(found, rules.n, rules.share)
    return len(found) < rules.minimum or is_dominated or breaks_p(found, rules.p, rules.coalition)


def tells_of_all(numerator: int, denominator: int) -> bool:
    """Whether a share says something of every single one it counts: none of them, or all.

    >>> tells_of_all(0, 40), tells_of_all(40, 40), tells_of_all(3, 40)
    (True, True, False)
    """
    return denominator > 0 and numerator in (0, denominator)

"""The first rule of disclosure: nothing about fewer people than the minimum group, on any contributor side."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase
from disconnect.privacy.grouping import FLOOR

if TYPE_CHECKING:
    from collections.abc import Mapping

HALF, TENTH = Fraction(1, 2), Fraction(1, 10)


def checked_minimum(minimum: int) -> int:
    """The minimum group as configured.

    >>> checked_minimum(FLOOR)
    5

    Raises:
        ConfigError: it is under the floor, which no configuration can lower.
    """
    if minimum < FLOOR:
        raise ConfigError(
            where="[privacy] minimum_group",
            what=phrase(
                "{minimum} est sous le plancher de {floor}",
                "{minimum} is under the floor of {floor}",
                minimum=minimum,
                floor=FLOOR,
            ),
            mend=phrase(
                "écrivez {floor} ou plus (10 par défaut) ; de plus petits groupes désigneraient des personnes",
                "use {floor} or more (10 is the default); smaller groups would single people out",
                floor=FLOOR,
            ),
        )
    return minimum


def is_large_enough(people: Mapping[str, int], minimum: int) -> bool:
    """Whether every contributor side has at least `minimum` people; no side at all is not enough.

    >>> is_large_enough({"r": 12, "s": 3}, 10)
    False

    Raises:
        ConfigError: `minimum` is under the floor.
    """
    return bool(people) and min(people.values()) >= checked_minimum(minimum)


def quantile_is_large_enough(people: int, share: Fraction, minimum: int) -> bool:
    """Whether at least `minimum` people lie on each side of a quantile.

    >>> quantile_is_large_enough(100, Fraction(9, 10), 10), quantile_is_large_enough(99, Fraction(9, 10), 10)
    (True, False)

    Raises:
        ConfigError: `minimum` is under the floor.

    Source:
        privacy.md, mechanism 3.
    """
    return people * min(share, 1 - share) >= checked_minimum(minimum)

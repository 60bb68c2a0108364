"""The levels that people are grouped at, and which group each of them is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from disconnect.load.arrays import Int32
    from disconnect.load.workload import Workload
    from disconnect.model.person import Place

ABOVE: Mapping[str, tuple[str, ...]] = {
    "team": ("organisation", "department"),
    "department": ("organisation",),
    "organisation": (),
    "site": (),
    "job_family": (),
    "contract": (),
}
LEVELS = tuple(ABOVE)


class Named(Protocol):
    """Groups of one level that stand together, and what they lie in."""

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""

    @property
    def path(self) -> tuple[str, ...]:
        """The groups above, outermost first."""


def place_in(place: Place, level: str) -> tuple[tuple[str, ...], str]:
    """The groups above a place's group, and its group; "" where it has none."""
    above = (getattr(place, name) for name in ABOVE[level])
    return tuple(name for name in above if name), getattr(place, level)


def of_units(
    work: Workload, level: str, groups: Sequence[Named], written: Callable[[str], str] = lambda name: name
) -> Int32:
    """The group of each unit, -1 for none; `written` is how the groups' names were written down."""
    number = {(group.path, name): index for index, group in enumerate(groups) for name in group.names}
    places = (place_in(place, level) for place in work.population.places)
    found = [number.get((tuple(map(written, path)), written(name)), -1) for path, name in places]
    return np.array(found, dtype=np.int32)

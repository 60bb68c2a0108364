"""Telework days: working time outside the contact slots is a slot of its own (Code du travail, L.1222-9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.model.agreement import Telework
    from disconnect.model.person import Place

TELEWORK_SLOT = "telework"
"""The slot that `[telework]` makes: on a telework day, whatever lies outside the contact slots."""


def is_outside_contact(telework: Telework | None, place: Place, weekday: int, minute: int) -> bool:
    """Whether on that weekday (Monday = 0), at that minute of the day, somebody teleworks and may not be contacted.

    The days in the person's own directory row come first, then the policy's usual ones.

    >>> from disconnect.model.agreement import Telework
    >>> from disconnect.model.person import Place
    >>> terms = Telework(clause="t", days=frozenset({1}), contact=((540, 720),))
    >>> [is_outside_contact(terms, Place(), 1, minute) for minute in (539, 540, 720)]
    [True, False, True]
    """
    if telework is None or weekday not in (place.telework or telework.days):
        return False
    return not any(start <= minute < end for start, end in telework.contact)

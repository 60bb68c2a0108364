"""Values of a commitment as a policy file writes them, for messages that tell what to change."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from disconnect.model.agreement import Delay
from disconnect.policyfile.clock import MINUTES_OF_DAY, WEEKDAYS

if TYPE_CHECKING:
    from disconnect.model.agreement import Commitment


def spelled_value(commitment: Commitment, key: str) -> str:
    """The value under `key`, sets in the order of their names; "" where the file says nothing.

    >>> from disconnect.model.agreement import Actor, Commitment, Unit
    >>> found = Commitment(clause="c", kind="k", to=frozenset({Actor.HR, Actor.EMPLOYEE}), between=(420, 1860))
    >>> spelled_value(found, "to"), spelled_value(found, "between"), spelled_value(found, "within")
    ('employee, hr', '07:00-07:00', '')
    """
    value: Any = getattr(commitment, key)
    if value is None or value is False or value in (frozenset(), (), 0):
        return ""
    if key == "between":
        return f"{_clock(value[0])}-{_clock(value[1])}"
    if key == "days":
        return ", ".join(WEEKDAYS[day] for day in sorted(value))
    return _clock(value) if key == "at" else _spelled(value)


def _spelled(value: Any) -> str:  # noqa: ANN401 - any value of a commitment
    if isinstance(value, Delay):
        unit = value.unit.value.replace("_", " ")
        return f"{value.count} {unit.removesuffix('s') if value.count == 1 else unit}"
    if isinstance(value, frozenset):
        return ", ".join(sorted(each.value if isinstance(each, Enum) else str(each) for each in value))
    return "true" if value is True else str(value)


def _clock(minute: int) -> str:
    rest = minute % MINUTES_OF_DAY
    return "24:00" if minute == MINUTES_OF_DAY else f"{rest // 60:02}:{rest % 60:02}"

"""At least as strict as: one definition, key by key, of what a commitment owes to the floor beneath it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.model.agreement import Commitment, Delay

Test = Callable[["Commitment", "Commitment"], bool]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One key in which a commitment falls short of the floor."""

    key: str


def shortfalls(floor: Commitment, offered: Commitment) -> tuple[Shortfall, ...]:
    """Where `offered`, a commitment of the same kind, protects less than `floor`.

    More time, more people and more channels are stricter (an empty set means all); fewer exemptions; shorter delays and
    intervals; more repetitions; a lower headcount; a window inside the floor's; in writing where the floor asks for it.

    >>> from disconnect.model.agreement import Commitment, Delay, Unit
    >>> floor = Commitment(clause="a", kind="alert", within=Delay(8, Unit.DAYS))
    >>> [each.key for each in shortfalls(floor, Commitment(clause="b", kind="alert", within=Delay(15, Unit.DAYS)))]
    ['within']
    >>> shortfalls(floor, Commitment(clause="b", kind="alert", within=Delay(1, Unit.WEEKS)))
    ()
    """
    return tuple(Shortfall(key) for key, holds in KEYS.items() if not holds(floor, offered))


def _covers(key: str) -> Test:
    """The offered set holds all of the floor's; an empty one holds everything."""

    def holds(floor: Commitment, offered: Commitment) -> bool:
        asked, given = getattr(floor, key), getattr(offered, key)
        return not given or (bool(asked) and asked <= given)

    return holds


def _within(key: str) -> Test:
    """Where the floor bounds a delay, the offered one is bounded too, and no longer."""

    def holds(floor: Commitment, offered: Commitment) -> bool:
        asked: Delay | None = getattr(floor, key)
        given: Delay | None = getattr(offered, key)
        return asked is None or (given is not None and given.days <= asked.days)

    return holds


def _window(floor: Commitment, offered: Commitment) -> bool:
    if floor.between is None:
        return True
    given = offered.between
    return given is not None and floor.between[0] <= given[0] and given[1] <= floor.between[1]


KEYS: Mapping[str, Test] = {
    "who": _covers("who"),
    "to": _covers("to"),
    "during": _covers("during"),
    "channels": _covers("channels"),
    "contracts": _covers("contracts"),
    "exemptions": lambda floor, offered: offered.exemptions <= floor.exemptions,
    "between": _window,
    "days": _covers("days"),
    "within": _within("within"),
    "every": _within("every"),
    "times": lambda floor, offered: floor.times is None or (offered.times or 0) >= floor.times,
    "from_employees": lambda floor, offered: offered.from_employees <= floor.from_employees,
    "written": lambda floor, offered: offered.written or not floor.written,
}
"""Each key of a commitment and when what is offered is at least as strict; `topics` and `text` are words."""


def strictest(floor: Commitment, offered: tuple[Commitment, ...]) -> tuple[Commitment | None, tuple[Shortfall, ...]]:
    """The commitment of the floor's kind that falls short in the fewest keys, and in which; None for none."""
    same = [each for each in offered if each.kind == floor.kind and not each.optional]
    if not same:
        return None, ()
    best = min(same, key=lambda each: len(shortfalls(floor, each)))
    return best, shortfalls(floor, best)

"""What a policy offers against a floor: its commitments of the kind, alone or together."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from disconnect.model.agreement import Actor, Commitment, Delay, Unit
from disconnect.policyfile.branch.atoms import TIMES, atoms
from disconnect.policyfile.branch.strictness import shortfalls
from disconnect.policyfile.commitments import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import Enum

    from disconnect.model.agreement import Rest
    from disconnect.model.policy import Policy
    from disconnect.policyfile.branch.strictness import Shortfall

MOST_PIECES = 2_000
_SETS = ("who", "to", "during", "channels", "contracts", "about", "upon", "modes")


def offers(policy: Policy) -> tuple[Commitment, ...]:
    """The commitments of a policy, and what its [rest] promises as commitments of the same kinds."""
    return (*policy.commitments, *(_of_rest(policy.rest) if policy.rest else ()))


def _of_rest(rest: Rest) -> Iterator[Commitment]:
    lengths = (("daily_rest", rest.daily), ("weekly_rest", rest.weekly), ("longest_day", rest.longest_day))
    for kind, hours in lengths:
        if hours is not None:
            length = Delay(round(hours * 60), Unit.MINUTES)
            yield Commitment(clause=rest.clause, kind=kind, who=frozenset({Actor.EMPLOYER}), length=length)


def strictest(floor: Commitment, offered: tuple[Commitment, ...]) -> tuple[Commitment | None, tuple[Shortfall, ...]]:
    """The commitment that falls short of the floor in the fewest keys, and in which; None where there is none.

    Several may keep a floor together: one for leave and one for nights keep a floor for both.

    >>> from disconnect.model.agreement import Protected
    >>> night, leave = (Commitment(clause="c", kind="no_sanction", during=frozenset({each}))
    ...     for each in (Protected.NIGHT, Protected.LEAVE))
    >>> floor = replace(night, during=night.during | leave.during)
    >>> len(strictest(floor, (night,))[1]), len(strictest(floor, (night, leave))[1])
    (1, 0)
    """
    same = [each for each in offered if each.kind == floor.kind and not each.optional]
    if not same:
        return None, ()
    best = min(same, key=lambda each: len(shortfalls(floor, each)))
    short = shortfalls(floor, best)
    if short and all(any(not shortfalls(piece, each) for each in same) for piece in _pieces(floor)):
        return best, ()
    return best, short


def _pieces(floor: Commitment) -> Iterator[Commitment]:
    """The floor cut into floors that each speak of one person, one time, one subject."""
    keys = [key for key in _SETS if getattr(floor, key) and key not in KINDS[floor.kind].less]
    values = [_cut(key, getattr(floor, key)) for key in keys]
    if prod(map(len, values)) > MOST_PIECES:
        yield floor
        return
    for chosen in product(*values):
        cut: dict[str, Any] = {key: frozenset({value}) for key, value in zip(keys, chosen, strict=True)}
        yield replace(floor, **cut)


def _cut(key: str, found: frozenset[Enum]) -> list[Enum]:
    return sorted(atoms(found, TIMES) if key == "during" else found, key=str)

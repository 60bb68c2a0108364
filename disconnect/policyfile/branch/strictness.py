"""At least as strict as: one definition, key by key, of what a commitment owes to the floor beneath it.

| key | what is offered is at least as strict if |
|---|---|
| who | it binds all whom the floor binds (nobody named: nobody asked for) |
| to, during, channels, contracts, upon, modes | it covers what the floor covers (nothing named: everything; of a window of contact: no time kept free in it) |
| about | it is about all that the floor is about |
| exemptions | it has no exemption that the floor lacks |
| between, days | it covers the floor's; of a window of contact: it lies inside the floor's |
| within, prompt | it is as soon; a delay in figures is prompt |
| every, times | it happens as often; of a ceiling or a threshold: it is as low, over as long |
| length, at | it is as long, as late; of a limit: as short |
| longer_than, from_employees | it begins as early |
| written, optional | it is in writing, and binding, where the floor is |

`topics` and `text` are words and compared by nobody. What is strict key by key is an order: whatever is as strict as
something that is as strict as the floor is as strict as the floor.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.policyfile.branch.atoms import ACTORS, EXEMPTIONS, PEOPLE, TIMES, atoms
from disconnect.policyfile.branch.spelled import spelled_value
from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.commitments import KINDS

if TYPE_CHECKING:
    from enum import Enum

    from disconnect.model.agreement import Commitment, Delay

Test = Callable[["Commitment", "Commitment"], bool]
EVER = float("inf")
_WEEK = frozenset(range(7))
_CLOCK = frozenset(range(MINUTES_OF_DAY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """One key in which a commitment falls short, with both values as a file writes them ("" for nothing)."""

    key: str
    floor: str
    offered: str


def shortfalls(floor: Commitment, offered: Commitment) -> tuple[Shortfall, ...]:
    """Where `offered` protects less than `floor`; a floor that is only recommended asks for nothing.

    >>> from disconnect.model.agreement import Commitment, Delay, Unit
    >>> floor = Commitment(clause="a", kind="alert", within=Delay(8, Unit.DAYS))
    >>> shortfalls(floor, Commitment(clause="b", kind="alert", within=Delay(15, Unit.DAYS)))
    (Shortfall(key='within', floor='8 days', offered='15 days'),)
    >>> shortfalls(floor, Commitment(clause="b", kind="alert", within=Delay(1, Unit.WEEKS)))
    ()
    """
    if floor.optional:
        return ()
    if floor.kind != offered.kind:
        return (Shortfall(key="kind", floor=floor.kind, offered=offered.kind),)
    return tuple(
        Shortfall(key=key, floor=spelled_value(floor, key), offered=spelled_value(offered, key))
        for key, holds in KEYS.items()
        if not holds(floor, offered)
    )


def _more(key: str, value: Callable[[Commitment], frozenset[Enum]]) -> Test:
    """The offered set holds the floor's; the other way round for kinds of which less protects more."""

    def holds(floor: Commitment, offered: Commitment) -> bool:
        asked, given = value(floor), value(offered)
        return given <= asked if _is_less(floor, key) else asked <= given

    return holds


def _or_all(key: str) -> Test:
    """The same for a set of which nothing named means everything."""

    def holds(floor: Commitment, offered: Commitment) -> bool:
        asked, given = getattr(floor, key), getattr(offered, key)
        if _is_less(floor, key):
            asked, given = given, asked
        return not given or (bool(asked) and asked <= given)

    return holds


def _is_less(commitment: Commitment, key: str) -> bool:
    return key in KINDS[commitment.kind].less


def _recipients(commitment: Commitment) -> frozenset[Enum]:
    return atoms(commitment.to, ACTORS) if commitment.to else PEOPLE


def _during(floor: Commitment, offered: Commitment) -> bool:
    asked, given = floor.during, offered.during
    if "during" in KINDS[floor.kind].bare:
        return atoms(asked, TIMES) <= atoms(given, TIMES)
    if _is_less(floor, "during"):
        asked, given = given, asked
    return not given or (bool(asked) and atoms(asked, TIMES) <= atoms(given, TIMES))


def _minutes(commitment: Commitment) -> frozenset[int]:
    """The minutes of the day in the window; all of them where none is named."""
    if commitment.between is None:
        return _CLOCK
    return frozenset(minute % MINUTES_OF_DAY for minute in range(*commitment.between))


def _covers(key: str, value: Callable[[Commitment], frozenset[int]]) -> Test:
    def holds(floor: Commitment, offered: Commitment) -> bool:
        asked, given = value(floor), value(offered)
        return given <= asked if _is_less(floor, key) else asked <= given

    return holds


def _days(delay: Delay | None, unsaid: float) -> float:
    return unsaid if delay is None else delay.days


def _prompt(floor: Commitment, offered: Commitment) -> bool:
    return not floor.prompt or offered.prompt or offered.within is not None


def _interval(commitment: Commitment) -> float:
    """Days from one time to the next, on average."""
    return _days(commitment.every, EVER) / (commitment.times or 1)


def _often(floor: Commitment, offered: Commitment) -> bool:
    """What repeats is more than any number of times; of a threshold or ceiling the longer count catches more."""
    if _is_less(floor, "times"):
        return _days(offered.every, EVER) >= _days(floor.every, EVER)
    return floor.every is None or (offered.every is not None and _interval(offered) <= _interval(floor))


def _times(floor: Commitment, offered: Commitment) -> bool:
    if _is_less(floor, "times"):
        unsaid = 1 if KINDS[floor.kind].once else EVER
        return (offered.times or unsaid) <= (floor.times or unsaid)
    return floor.every is not None or offered.every is not None or (offered.times or 0) >= (floor.times or 0)


def _length(floor: Commitment, offered: Commitment) -> bool:
    if _is_less(floor, "length"):
        return _days(offered.length, EVER) <= _days(floor.length, EVER)
    return _days(offered.length, 0) >= _days(floor.length, 0)


KEYS: Mapping[str, Test] = {
    "who": _more("who", lambda each: atoms(each.who, ACTORS)),
    "to": _more("to", _recipients),
    "during": _during,
    "channels": _or_all("channels"),
    "contracts": _or_all("contracts"),
    "upon": _or_all("upon"),
    "modes": _or_all("modes"),
    "about": lambda floor, offered: floor.about <= offered.about,
    "exemptions": lambda floor, offered: atoms(offered.exemptions, EXEMPTIONS) <= atoms(floor.exemptions, EXEMPTIONS),
    "between": _covers("between", _minutes),
    "days": _covers("days", lambda each: each.days or _WEEK),
    "within": lambda floor, offered: _days(offered.within, EVER) <= _days(floor.within, EVER),
    "prompt": _prompt,
    "every": _often,
    "times": _times,
    "length": _length,
    "longer_than": lambda floor, offered: _days(offered.longer_than, 0) <= _days(floor.longer_than, 0),
    "at": lambda floor, offered: (offered.at or 0) >= (floor.at or 0),
    "from_employees": lambda floor, offered: offered.from_employees <= floor.from_employees,
    "written": lambda floor, offered: offered.written or not floor.written,
    "optional": lambda _, offered: not offered.optional,
}
"""Each key of a commitment, and when what is offered is at least as strict."""

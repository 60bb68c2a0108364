"""How a commitment becomes a sentence: its kind's words, then whatever else the file says of it.

In the words of a kind, `{to}` is the people it is owed to, `{to.to}` and `{to.of}` the same after *à* and *de*,
`{to.of|of others}` has words for where the file names nobody; `[to:has|have]` agrees with them; `<…>` is left out
where the file does not say what it holds. What the words of a kind have no place for is added after them, so that
nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_GROUP = re.compile(r"<([^<>]*)>")
_PLACE = re.compile(r"\{(\w+(?:\.\w+)?)(?:\|([^{}]*))?\}")
_AGREEMENT = re.compile(r"\[(\w+):([^|\]]*)\|([^|\]]*)\]")
ADDED = ("channels", "written", "between", "days", "during", "longer_than", "often", "within", "prompt", "length", "at")
"""What follows the words of a kind, in this order; exemptions come last, after a comma."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """What the file says of one commitment, as phrases by place (`to.of`), and who of them is in the plural."""

    by_place: Mapping[str, str]
    plural: frozenset[str]


def sentence(words: str, phrases: Phrases) -> str:
    """The sentence of a commitment, without its first capital and its full stop.

    >>> said = Phrases(by_place={"who": "the employer", "often": "every year"}, plural=frozenset())
    >>> sentence("{who} [who:informs|inform]< {to}>", said)
    'the employer informs every year'
    """
    kept = _GROUP.sub(lambda group: group[1] if _is_said(group[1], phrases) else "", words)
    agreed = _AGREEMENT.sub(lambda forms: forms[3 if forms[1] in phrases.plural else 2], kept)
    # What the parties wrote is put in last: nothing in it is read as a place, a group or an agreement.
    written = _PLACE.sub(lambda place: phrases.by_place.get(place[1]) or place[2] or "", agreed)
    added = ", ".join(_added(words, phrases))
    # After a phrase between commas another one without a comma would read as a part of it.
    joint = ", " if "," in kept and added else " "
    return f"{written}{joint}{added}".strip() + _except(words, phrases)


def places(words: str) -> frozenset[str]:
    """What the words of a kind have a place for.

    >>> sorted(places("{who} [who:informs|inform] {to.of}< {during}>"))
    ['during', 'to', 'who']
    """
    return frozenset(place[1].partition(".")[0] for place in _PLACE.finditer(words))


def _is_said(group: str, phrases: Phrases) -> bool:
    return all(phrases.by_place.get(place[1]) for place in _PLACE.finditer(group))


def _added(words: str, phrases: Phrases) -> Iterator[str]:
    placed = places(words)
    if placed & {"most", "rarely", "count"}:
        placed |= {"often"}
    return (phrases.by_place[name] for name in ADDED if name not in placed and phrases.by_place.get(name))


def _except(words: str, phrases: Phrases) -> str:
    return "" if "exemptions" in places(words) else phrases.by_place.get("exemptions", "")

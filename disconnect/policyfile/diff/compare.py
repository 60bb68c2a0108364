"""Two policies side by side: what opens, what closes, who works when, and the sentences that come or go."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.model.policy import INTERNAL, Action, QuietClass, Relation
from disconnect.policyfile.charter.blocks import Heading, Passage, Table
from disconnect.policyfile.charter.compose import charter_of
from disconnect.policyfile.charter.voice import Voice
from disconnect.policyfile.diff.weekly import Moved, Worked, moved, worked
from disconnect.policyfile.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disconnect.model.policy import Policy
    from disconnect.policyfile.charter.blocks import Block, Charter, Row
    from disconnect.policyfile.charter.voice import Pair

LEAST = 1 / 60
"""Hours a week; less is a seam between two ways of counting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Hours a week that turn from one thing happening to another, for one group and the senders named.

    `relations` is empty where all senders alike are meant; `by_class` splits the hours by class of quiet time under the
    later policy (None: working time).
    """

    hours: str
    before: Action
    after: Action
    relations: frozenset[Relation]
    per_week: float
    by_class: tuple[tuple[QuietClass | None, float], ...]
    is_closing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Everything that differs; `goes` and `comes` are sentences of the two charters, in their order.

    `order` holds the former numbers of the rules that both have, as the later policy reads them: empty where they are
    read as before.
    """

    before: Policy
    after: Policy
    turns: tuple[Turn, ...]
    worked: tuple[Worked, ...]
    goes: tuple[str, ...]
    comes: tuple[str, ...]
    order: tuple[int, ...] = ()

    @property
    def touched(self) -> tuple[str, ...]:
        """The groups of hours for whom something happens otherwise or at other times."""
        return tuple(dict.fromkeys([*(turn.hours for turn in self.turns), *(each.hours for each in self.worked)]))


def difference(before: tuple[str, str], after: tuple[str, str], lang: str) -> Difference:
    """What differs between two policies, each given as its text and the name that errors call it.

    Raises:
        PolicyFileError: one of the two cannot be used.
    """
    old, new = parse(*before), parse(*after)
    charters = [charter_of(*each, lang) for each in (before, after)]
    told, tells = (_sentences(charter, Voice(lang)) for charter in charters)
    return Difference(
        before=old,
        after=new,
        turns=tuple(_turns(moved(old, new))),
        worked=worked(old, new),
        goes=tuple(line for line in told if line not in set(tells)),
        comes=tuple(line for line in tells if line not in set(told)),
        order=_order(*map(_rules, charters)),
    )


def _sentences(charter: Charter, voice: Voice) -> tuple[str, ...]:
    """Every passage and row of a charter, each with the article under which it stands.

    Numbers of articles and rules, and the table of the order of rules, are no sentences: another number alone is no
    change.
    """
    found: dict[str, None] = {}
    article = ""
    for block in charter.blocks:
        if isinstance(block, Heading):
            article = _unnumbered(block.text) if block.level == TOP else article
        elif isinstance(block, Passage):
            text = block.text if _is_rule(block) else " ".join(part for part in (block.lead, block.text) if part)
            found[voice.say(_UNDER, article=article, text=text)] = None
        elif isinstance(block, Table):
            rows = (_cells(row) for row in block.rows if charter.version not in row.cells)
            told = (f"{block.caption}, {' – '.join(cells)}" for cells in rows if cells)
            found.update({voice.say(_UNDER, article=article, text=text): None for text in told})
    return tuple(found)


def _is_rule(block: Block) -> bool:
    return isinstance(block, Passage) and bool(block.lead) and block.paths[0][0] == "responses"


def _cells(row: Row) -> tuple[str, ...]:
    """The cells of a row without the number of an article; none where the row tells the order of rules."""
    section = row.paths[0][0] if row.paths and row.paths[0] else ""
    return () if section == "responses" else row.cells[1:] if section == "clauses" else row.cells


def _rules(charter: Charter) -> tuple[str, ...]:
    """The rules on messages in the order in which they are read, without their numbers."""
    rules = [block for block in charter.blocks if isinstance(block, Passage) and _is_rule(block)]
    return tuple(rule.text for rule in sorted(rules, key=lambda rule: int(rule.paths[0][1])))


def _order(told: tuple[str, ...], tells: tuple[str, ...]) -> tuple[int, ...]:
    """The former numbers of the rules that are there still, as they are read now; none where nothing has moved.

    >>> _order(("a", "b", "c"), ("b", "new", "a")), _order(("a", "b"), ("new", "a", "b"))
    ((2, 1), ())
    """
    numbers = tuple(told.index(rule) + 1 for rule in dict.fromkeys(tells) if rule in told)
    return () if numbers == tuple(sorted(numbers)) else numbers


TOP = 2
_UNDER: Pair = ("{article} : {text}", "{article}: {text}")


def _unnumbered(heading: str) -> str:
    """A heading without the article's number: another number alone is no change.

    >>> _unnumbered("Article 3 – Repos"), _unnumbered("Annexe")
    ('Repos', 'Annexe')
    """
    return heading.partition(" – ")[2] or heading


def _turns(found: Sequence[Moved]) -> Iterator[Turn]:
    """The hours that move, senders of whom the same is true told together, the longest first."""
    split: dict[tuple[str, Action, Action], dict[Relation, dict[QuietClass | None, float]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for each in found:
        split[each.hours, each.before, each.after][each.relation][each.quiet] = round(each.per_week, 4)
    turns = [turn for key, senders in split.items() for turn in _alike(key, senders)]
    yield from sorted(turns, key=lambda turn: (not turn.is_closing, -turn.per_week))


def _alike(key: tuple[str, Action, Action], senders: dict[Relation, dict[QuietClass | None, float]]) -> Iterator[Turn]:
    """One turn for each set of senders with the same hours in the same classes."""
    hours, before, after = key
    order = list(Action)
    told: list[dict[QuietClass | None, float]] = []
    for by_class in senders.values():
        if by_class in told or sum(by_class.values()) < LEAST:
            continue
        told.append(by_class)
        same = frozenset(relation for relation, other in senders.items() if other == by_class)
        yield Turn(
            hours=hours,
            before=before,
            after=after,
            relations=frozenset() if same == frozenset(INTERNAL) else same,
            per_week=sum(by_class.values()),
            by_class=tuple(sorted(by_class.items(), key=lambda pair: -pair[1])),
            is_closing=order.index(after) > order.index(before),
        )

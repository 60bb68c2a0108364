"""Which clauses scenarios have let decide, and how often; which that could decide never did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.engine.chain import in_order
from disconnect.engine.meetings import FREE
from disconnect.model.agreement import ExceptionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disconnect.model.policy import Policy
    from disconnect.policyfile.scenarios.results import Result

Named = tuple[str, str]
"""A clause: the id of its policy, and its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many scenarios each clause has decided, of those that can decide, in the order of the policies."""

    counts: Mapping[Named, int]

    @property
    def covered(self) -> tuple[Named, ...]:
        """The clauses that have decided in some scenario."""
        return tuple(clause for clause, count in self.counts.items() if count)

    @property
    def never(self) -> tuple[Named, ...]:
        """The clauses that have decided in none."""
        return tuple(clause for clause, count in self.counts.items() if not count)

    @property
    def share(self) -> float:
        """The share of clauses covered, from 0 to 1; 1 where no clause can decide."""
        return len(self.covered) / len(self.counts) if self.counts else 1.0


def coverage(policies: Iterable[Policy], results: Iterable[Result]) -> Coverage:
    """How far `results` cover the clauses of `policies` that can decide a mail or a meeting."""
    seen = Counter(clause for result in results for clause in result.clauses)
    can = dict.fromkeys((policy.id, clause) for policy in policies for clause in deciding_clauses(policy))
    return Coverage(counts={clause: seen[clause] for clause in can})


def deciding_clauses(policy: Policy) -> Iterator[str]:
    """The clauses that can decide: of hours, of rows, of exceptions, of meetings and slots free of them."""
    yield from (hours.clause for hours in policy.hours.values())
    yield from (row.clause for row in policy.responses)
    urgent = [terms.clause for terms in in_order(policy.exceptions) if terms.kind is ExceptionKind.URGENT]
    # Of several exceptions for urgent mail the first speaks for all.
    yield from urgent[:1]
    yield from (terms.clause for terms in policy.exceptions if terms.kind is not ExceptionKind.URGENT)
    if policy.meetings is not None:
        yield policy.meetings.clause
    yield from (slot.clause for slot in policy.slots.values() if slot.kind == FREE)

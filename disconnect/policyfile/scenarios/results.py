"""What came of a scenario: what was expected and what happened, and everything that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from disconnect.engine.meetings import MeetingFault
    from disconnect.model.decision import Outcome
    from disconnect.model.policy import Policy, QuietClass, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that was expected of somebody, and what they got; the words are those of the scenario file."""

    what: str
    who: str
    expected: str
    got: str

    @property
    def is_met(self) -> bool:
        """Whether the two are the same."""
        return self.expected == self.got


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One mail as it reached one recipient: what was decided, and the situation it was decided on.

    `local` is the instant by the recipient's clock; `policy` governs the recipient (None: none does); the class of
    quiet time is None in working time, `relation` None where one of the two is nobody here.
    """

    sender: str
    recipient: str
    outcome: Outcome
    local: datetime
    policy: Policy | None
    quiet: QuietClass | None
    relation: Relation | None
    is_on_call: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attending:
    """Somebody who attends a meeting: their policy (None: none governs them), and what does not keep to its rules."""

    who: str
    policy: Policy | None
    faults: tuple[MeetingFault, ...]

    @property
    def clauses(self) -> frozenset[tuple[str, str]]:
        """The clauses that decided, with the policy's id: those of the faults, else the one whose rules are kept."""
        if self.policy is None:
            return frozenset()
        kept = () if self.policy.meetings is None else (self.policy.meetings.clause,)
        return frozenset((self.policy.id, clause) for clause in ([fault.clause for fault in self.faults] or kept))


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One scenario played: what was expected and came, and the clauses that decided, each with its policy's id.

    `views` explain a mail, `attending` a meeting.
    """

    title: Mapping[str, str]
    points: tuple[Point, ...]
    clauses: frozenset[tuple[str, str]]
    views: tuple[View, ...] = ()
    attending: tuple[Attending, ...] = ()

    @property
    def is_passed(self) -> bool:
        """Whether everything happened as expected."""
        return all(point.is_met for point in self.points)

    @property
    def missed(self) -> tuple[Point, ...]:
        """What did not happen as expected."""
        return tuple(point for point in self.points if not point.is_met)

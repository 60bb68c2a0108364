"""The commitments of a branch agreement as they concern a policy, and why some do not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from disconnect.model.agreement import Actor, Mode

if TYPE_CHECKING:
    from disconnect.model.agreement import Clause, Commitment
    from disconnect.model.policy import Policy
    from disconnect.policyfile.findings.base import Subject

DAYS_BASED = frozenset({"forfait-jours"})
"""How a layer names contracts in days; a policy has them where some hours are a frame."""


class Aside(Enum):
    """Why a commitment of the branch is not compared with a policy."""

    BRANCH = "branch"
    SIZE = "size"
    CONTRACTS = "contracts"
    TELEWORK = "telework"
    ON_CALL = "on_call"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """One commitment of the branch with its clause; `aside` says why it does not concern the policy, None: it does."""

    clause: Clause
    owed: Commitment
    aside: Aside | None

    @property
    def is_binding(self) -> bool:
        """Whether the policy must keep it."""
        return self.aside is None and not self.owed.optional


def floors(subject: Subject) -> Iterator[Floor]:
    """Every commitment of the branch agreement beneath the policy, in the order of the agreement."""
    layer = subject.branch
    if layer is None:
        return
    for owed in layer.commitments:
        yield Floor(clause=layer.clauses[owed.clause], owed=owed, aside=_aside(owed, subject.policy))


def _aside(owed: Commitment, policy: Policy) -> Aside | None:
    employees = policy.identity.employees
    checks = (
        (Aside.BRANCH, owed.who == {Actor.BRANCH}),
        (Aside.SIZE, employees is not None and employees < owed.from_employees),
        (Aside.CONTRACTS, bool(owed.contracts) and owed.contracts <= DAYS_BASED and not _has_frames(policy)),
        (Aside.TELEWORK, owed.modes == {Mode.TELEWORK} and policy.telework is None),
        (Aside.ON_CALL, owed.modes == {Mode.ON_CALL} and policy.on_call is None),
    )
    return next((aside for aside, holds in checks if holds), None)


def _has_frames(policy: Policy) -> bool:
    """Whether anybody's contract counts days: a scope that leaves them out leaves their floors out too."""
    if DAYS_BASED & policy.scope.but.get("contract", frozenset()):
        return False
    return any(hours.is_frame for hours in policy.hours.values())


def is_taken_over(policy: Policy, clause: Clause) -> bool:
    """Whether a clause of the policy takes the branch's article over by naming its identifier in its reference."""
    articles = [word.strip(",;()") for word in clause.ref.split() if word.startswith("KALIARTI")]
    named = " ".join(each.ref for each in policy.clauses.values())
    return bool(articles) and any(article in named for article in articles)

"""Which of several policies is a person's on a date: the one the directory names, else the most specific in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from disconnect.model.person import Place
    from disconnect.model.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The policy of somebody at a place on a date (None: none covers them), and what it was chosen from.

    `less_specific` covered the person too, and lost; `tied` are those that are as specific as one another, in which
    case nothing is chosen. `is_foreseen` says that the policy is not yet in force, and only its hours are used.
    """

    policy: Policy | None
    less_specific: tuple[Policy, ...] = ()
    tied: tuple[Policy, ...] = ()
    is_foreseen: bool = False


def choose(policies: Sequence[Policy], place: Place, day: date) -> Chosen:
    """The policy for somebody at `place` on the civil date `day`.

    A policy that the directory names by its id comes before every other that is in force. Otherwise, of those whose
    scope covers the place, the one with the most dimensions, then with the finest level of the organisation; two that
    are equal are a tie, and a tie chooses nothing. Where nothing is in force yet, a policy measured from an earlier day
    gives its hours.

    >>> from datetime import date
    >>> from disconnect.model.person import Place
    >>> choose((), Place(), date(2026, 3, 2)).policy is None
    True
    """
    found = _most_specific([policy for policy in policies if policy.identity.is_in_force(day)], place)
    if found.policy is not None or found.tied:
        return found
    foreseen = _most_specific([policy for policy in policies if _is_measured(policy, day)], place)
    return Chosen(policy=foreseen.policy, tied=foreseen.tied, is_foreseen=foreseen.policy is not None)


def _most_specific(policies: Sequence[Policy], place: Place) -> Chosen:
    named = [policy for policy in policies if policy.id == place.policy] if place.policy else []
    # Whoever's row names a policy that is not here is under another: no scope may claim them.
    covering = named or ([] if place.policy else [policy for policy in policies if policy.scope.covers(place)])
    if not covering:
        return Chosen(policy=None)
    best = max(policy.scope.specificity for policy in covering)
    first = [policy for policy in covering if policy.scope.specificity == best]
    if len(first) > 1:
        return Chosen(policy=None, tied=tuple(first))
    return Chosen(policy=first[0], less_specific=tuple(policy for policy in covering if policy is not first[0]))


def _is_measured(policy: Policy, day: date) -> bool:
    """Whether figures about the day use the policy's hours though it came into force later."""
    terms = policy.identity
    return terms.measured_from is not None and terms.start is not None and terms.measured_from <= day < terms.start


def boundaries(policies: Sequence[Policy]) -> tuple[date, ...]:
    """The dates on which a policy comes into force, ends, or begins to be measured, ascending.

    >>> boundaries(())
    ()
    """
    edges = {edge for policy in policies for edge in _edges(policy)}
    return tuple(sorted(edges))


def _edges(policy: Policy) -> tuple[date, ...]:
    terms = policy.identity
    return tuple(edge for edge in (terms.measured_from, terms.start, terms.end) if edge is not None)

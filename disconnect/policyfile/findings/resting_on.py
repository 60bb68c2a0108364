"""Which clauses carry something: every place of a policy that names the clause it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.model.policy import Policy


def clauses_used(policy: Policy) -> frozenset[str]:
    """The clauses on which something of the policy rests.

    >>> from disconnect.policyfile.read import parse
    >>> from disconnect.policyfile.templates import template
    >>> sorted(clauses_used(parse(template("plain"), "plain")))
    ['awareness', 'disconnection', 'hours']
    """
    return frozenset(_named(policy))


def _named(policy: Policy) -> Iterator[str]:
    for hours in policy.hours.values():
        yield hours.clause
        if hours.choice is not None:
            yield hours.choice.clause
    several = (policy.responses, policy.slots.values(), policy.closures, policy.exceptions, policy.commitments)
    yield from (part.clause for parts in several for part in parts)
    single = (policy.rest, policy.telework, policy.on_call, policy.meetings, policy.reports)
    yield from (part.clause for part in single if part is not None)

"""What the parties agreed to publish: a report of another kind of period, or by other groups, is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.app.misuse import MisuseError
from disconnect.model.phrase import phrase
from disconnect.policyfile.mistakes import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disconnect.app.policies import Policies
    from disconnect.model.agreement import ReportTerms
    from disconnect.model.period import Period
    from disconnect.model.phrase import Phrase
    from disconnect.model.policy import Policy


def refuse_not_agreed(policies: Policies, periods: Sequence[Period], level: str) -> None:
    """Refuse a report that a policy does not foresee, be it in force today or in a period that is asked for.

    What `[reports]` leaves open is free. A report speaks of everybody, so each policy's terms count.

    Raises:
        MisuseError: the groups or a period are none of those agreed; it names the clause, and what is agreed.
    """
    for policy, terms in _terms(policies, periods):
        if terms.groupings and level not in terms.groupings:
            raise _refusal((policy, terms), f"--by {level}", _GROUPS, terms.groupings)
        for period in periods:
            if terms.periods and period.kind not in terms.periods:
                raise _refusal((policy, terms), f"--period {period.label}", _PERIODS, terms.periods)


def usual_level(policies: Policies, periods: Sequence[Period], levels: Sequence[str]) -> str:
    """The groups of a report for which none are named: the first of `levels` that every policy agrees to."""
    agreed = [terms.groupings for _, terms in _terms(policies, periods) if terms.groupings]
    return next((level for level in levels if all(level in each for each in agreed)), levels[0])


_GROUPS = (
    phrase("de comparer que par : {names}", "comparing by: {names}"),
    phrase("choisissez --by parmi ceux-là", "choose --by from these"),
)
_PERIODS = (
    phrase("de publier que par : {names}", "publishing by: {names}"),
    phrase(
        "demandez une telle période (year : 2026, half-year : 2026-H1, quarter : 2026-Q2, month : 2026-04)",
        "ask for such a period (year: 2026, half-year: 2026-H1, quarter: 2026-Q2, month: 2026-04)",
    ),
)


def _terms(policies: Policies, periods: Sequence[Period]) -> Iterator[tuple[Policy, ReportTerms]]:
    """The terms of the policies in force today or on a date of the periods."""
    for policy in policies.all:
        terms, identity = policy.reports, policy.identity
        is_meant = identity.is_in_force(policies.today) or any(
            (identity.start is None or identity.start < period.span.end)
            and (identity.end is None or period.span.start < identity.end)
            for period in periods
        )
        if terms is not None and is_meant:
            yield policy, terms


def _refusal(
    agreed: tuple[Policy, ReportTerms], where: str, said: tuple[Phrase, Phrase], names: Iterable[str]
) -> MisuseError:
    policy, terms = agreed
    only, mend = said
    clause = policy.clauses.get(terms.clause)
    titles = clause.title if clause is not None else {}
    title = (titles.get("fr", terms.clause), titles.get("en", terms.clause))
    what = phrase(
        "la politique {id}, clause « {clause} », ne permet {only}",
        "the policy {id}, clause “{clause}”, only allows {only}",
        id=policy.id,
        clause=title,
        only=phrase(only.fr, str(only), names=listed(sorted(names))),
    )
    return MisuseError(where=where, what=what, mend=mend)

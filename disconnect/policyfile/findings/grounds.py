"""On what a departure from a rule may rest: a collective agreement that the clause names, or the law itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disconnect.model.agreement import Basis
from disconnect.policyfile.law import citations

if TYPE_CHECKING:
    from disconnect.model.agreement import Clause
    from disconnect.model.policy import Policy

_AGREEMENT = re.compile(
    r"\b(?:accords?|avenants?|conventions?|agreements?|amendments?)\b|\bidcc\b|\bKALI", re.IGNORECASE
)
_NO_AGREEMENT = re.compile(
    r"\b(?:[àa] d[ée]faut d|en l[’']absence d|faute d|sans|hors|ni|without|absent|failing|in the absence of|no)\b"
    r"[’']?(?:e|u|un|une|tout|any|an?)?\s*(?:accords?|avenants?|conventions?|agreements?)\b",
    re.IGNORECASE,
)
"""That there is no agreement, which is no reference to one."""
_BRANCH = re.compile(r"\b(?:branche|branch|idcc|conventions? collectives?)\b|\bKALI", re.IGNORECASE)
SUNDAY = "FR-SUNDAY"
BRANCH = "BRANCH-"
"""Findings against the branch agreement itself: from that only the company's own agreement departs."""
FIRST_SUNDAY_ARTICLE = 4
"""From L.3132-4 on the Code says who may work on Sundays; L.3132-1 to -3 are the rule."""


def names_agreement(ref: str) -> bool:
    """Whether a reference names a collective agreement.

    >>> names_agreement("Accord du 3 mars 2026, article 4"), names_agreement("Code du travail, L.3131-1")
    (True, False)
    >>> names_agreement("À défaut d’accord, note de service du 3 mars 2026")
    False
    """
    return _AGREEMENT.search(_NO_AGREEMENT.sub("", ref)) is not None


def names_branch(ref: str) -> bool:
    """Whether a reference names a branch agreement.

    >>> names_branch("Accord de branche, IDCC 1486, article 3"), names_branch("Accord, article 1")
    (True, False)
    """
    return _BRANCH.search(_NO_AGREEMENT.sub("", ref)) is not None


def allows_sunday(ref: str) -> bool:
    """Whether a reference cites an article by which work on Sundays is lawful.

    >>> allows_sunday("Code du travail, L.3132-12"), allows_sunday("Code du travail, L.3132-3")
    (True, False)
    """
    numbers = (citation.number for citation in citations(ref))
    parts = (number.split("-") for number in numbers if number.startswith("L3132-"))
    return any(int(part[1]) >= FIRST_SUNDAY_ARTICLE for part in parts)


def is_grounded(policy: Policy, clause: Clause, code: str) -> bool:
    """Whether the clause rests its departure on a company or branch agreement that it names, or on the law itself."""
    if code == SUNDAY and allows_sunday(clause.ref):
        return True
    is_agreed = policy.identity.basis is Basis.AGREEMENT and names_agreement(clause.ref)
    return is_agreed or (names_branch(clause.ref) and not code.startswith(BRANCH))


def departing(policy: Policy, code: str, clause: str) -> Clause | None:
    """The clause by which the policy lawfully departs from a finding, None where there is none.

    `clause` is the one that the finding is about, which must depart itself: what guards may do is no ground for offices.
    Where a finding is about no clause ("") any of them may.
    """
    clauses = [policy.clauses[clause]] if clause in policy.clauses else policy.clauses.values()
    return next((each for each in clauses if code in each.derogates and is_grounded(policy, each, code)), None)

"""Under whose law a check looks, and what it is then shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from disconnect.model.agreement import Sector
from disconnect.policyfile.findings.base import ANYWHERE, ELSEWHERE, FRANCE
from disconnect.policyfile.law import law

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.policyfile.findings.base import Check, Subject, Told

UNION = "EU"


def applies(check: Check, subject: Subject) -> bool:
    """Whether the check's law lies beneath the policy: the Labour Code hardly governs the public service."""
    terms = subject.policy.identity
    if check.where == FRANCE:
        return terms.country == FRANCE and terms.sector is Sector.PRIVATE
    return check.where == ANYWHERE or terms.country != FRANCE


def shown(check: Check, subject: Subject) -> Subject:
    """The subject over the law by which the check judges."""
    return replace(subject, law=law(UNION)) if check.where == ELSEWHERE else subject


def looked(check: Check, subject: Subject) -> Iterator[Told]:
    """What the check tells of the subject, nothing where its law is not the policy's."""
    if applies(check, subject):
        yield from check.look(shown(check, subject))

"""All checks of one policy: told things placed on their lines, articles cited, lawful derogations recognised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from disconnect.model.agreement import Basis, Sector
from disconnect.policyfile.findings.base import ANYWHERE, ELSEWHERE, FRANCE, Finding, Severity
from disconnect.policyfile.findings.register import REGISTER
from disconnect.policyfile.law import law
from disconnect.policyfile.lines import line_numbers
from disconnect.policyfile.mistakes import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disconnect.model.law import Reference
    from disconnect.policyfile.findings.base import Check, Subject, Told
    from disconnect.policyfile.mistakes import Path

UNION = "EU"


def checked(subject: Subject, text: str) -> tuple[Finding, ...]:
    """Everything found in the policy that `text` holds, in the order of the lines, what has none first."""
    lines = line_numbers(text)
    found = [finding for check in REGISTER if _applies(check, subject) for finding in _found(check, subject, lines)]
    return tuple(sorted(found, key=lambda finding: (finding.line or 0, finding.code)))


def _applies(check: Check, subject: Subject) -> bool:
    """Whether the check's law lies beneath the policy: the Labour Code hardly governs the public service."""
    if check.where == FRANCE:
        return subject.policy.identity.country == "FR" and subject.policy.identity.sector is Sector.PRIVATE
    return check.where == ANYWHERE or (check.where == ELSEWHERE and subject.policy.identity.country != "FR")


def _found(check: Check, subject: Subject, lines: Mapping[Path, int]) -> Iterator[Finding]:
    seen = subject if check.where != ELSEWHERE else replace(subject, law=law(UNION))
    reference = _reference(check, seen)
    for told in check.look(seen):
        line = _line(told.path, lines)
        severity = _severity(check, subject, told)
        yield Finding(
            code=check.code,
            severity=severity,
            where=spelled(told.path) or "policy",
            line=line,
            clause=told.clause,
            what=told.what if severity is check.severity else _lawful(subject, check, told),
            way_out=told.way_out,
            reference=reference,
        )


def _line(path: Path, lines: Mapping[Path, int]) -> int | None:
    """The line of the key, or of the nearest table above it."""
    above = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[part] for part in above if part in lines), None)


def _reference(check: Check, subject: Subject) -> Reference | None:
    known = subject.law.parameters.get(check.parameter)
    found = known.at(subject.day) if known else None
    return found.reference if found else None


def derogating(subject: Subject, code: str) -> str:
    """The clause that departs from a finding lawfully, "" for none: it rests on an agreement, and names it."""
    if subject.policy.identity.basis is not Basis.AGREEMENT:
        return ""
    clauses = subject.policy.clauses.values()
    return next((clause.id for clause in clauses if code in clause.derogates and clause.ref.strip()), "")


def _severity(check: Check, subject: Subject, told: Told) -> Severity:
    if check.derogable and told.floor_kept and derogating(subject, check.code):
        return Severity.NOTE
    return check.severity


def _lawful(subject: Subject, check: Check, told: Told) -> Mapping[str, str]:
    """The same finding as a note: by which clause the policy departs, and what that clause rests on."""
    clause = subject.policy.clauses[derogating(subject, check.code)]
    return {
        "fr": f"{told.what['fr']} ; la clause « {clause.title['fr']} » y déroge : {clause.ref}",
        "en": f"{told.what['en']}; the clause “{clause.title['en']}” departs from it: {clause.ref}",
    }

"""All checks of one policy: told things placed on their lines, articles cited, lawful derogations recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.policyfile.findings.applying import looked, shown
from disconnect.policyfile.findings.base import Finding
from disconnect.policyfile.findings.grounds import departing
from disconnect.policyfile.findings.register import REGISTER
from disconnect.policyfile.lines import line_numbers
from disconnect.policyfile.mistakes import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disconnect.model.agreement import Clause
    from disconnect.model.law import Dated
    from disconnect.policyfile.findings.base import Check, Subject, Words
    from disconnect.policyfile.mistakes import Path

PAGES = "docs/findings"
WHOLE = "policy"
"""Where a finding stands that is about the policy as a whole."""


def checked(subject: Subject, text: str) -> tuple[Finding, ...]:
    """Everything found in the policy that `text` holds, in the order of the lines, what has none first."""
    lines = line_numbers(text)
    found = [finding for check in REGISTER for finding in _found(check, subject, lines)]
    return tuple(sorted(found, key=lambda finding: (finding.line or 0, finding.code)))


def _found(check: Check, subject: Subject, lines: Mapping[Path, int]) -> Iterator[Finding]:
    for told in looked(check, subject):
        cited = _cited(shown(check, subject), told.parameter or check.parameter)
        ground = departing(subject.policy, check.code, told.clause) if check.derogable and told.floor_kept else None
        yield Finding(
            code=check.code,
            severity=told.severity or (check.departed if ground else check.severity),
            where=spelled(told.path) or WHOLE,
            line=_line(told.path, lines),
            clause=told.clause,
            what=_lawful(told.what, ground) if ground and told.severity is None else told.what,
            way_out=told.way_out,
            reference=cited.reference if cited else None,
            is_verified=cited is None or cited.verified,
            page=f"{PAGES}/{check.code}.md",
        )


def _line(path: Path, lines: Mapping[Path, int]) -> int | None:
    """The line of the key, of the first row of a list of tables, or of the nearest table above it."""
    above = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[part] for part in (path, (*path, 0), *above) if part in lines), None)


def _cited(subject: Subject, parameter: str) -> Dated | None:
    """The law that a finding cites, as it was on the day."""
    known = subject.law.parameters.get(parameter)
    return known.at(subject.day) if known else None


def _lawful(what: Words, clause: Clause) -> Words:
    """The same finding as a note: by which clause the policy departs, and what that clause rests on."""
    return {
        "fr": f"{what['fr']} ; la clause « {clause.title['fr']} » y déroge : {clause.ref}",
        "en": f"{what['en']}; the clause “{clause.title['en']}” departs from it: {clause.ref}",
    }

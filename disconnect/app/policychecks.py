"""Checking policies: each file by itself, then beside the others, against law, branch agreement and directory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.app.calendars import misfits
from disconnect.app.policies import Policies, placed
from disconnect.policyfile.directory import read_directory
from disconnect.policyfile.findings.base import Finding, Severity, Subject
from disconnect.policyfile.findings.checking import PAGES, checked
from disconnect.policyfile.findings.reading import finding_of
from disconnect.policyfile.law import law
from disconnect.policyfile.layers import branch, branches
from disconnect.policyfile.misnamed import ZONE_MISSING
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import file_text, parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from disconnect.model.person import Directory
    from disconnect.model.policy import Policy
    from disconnect.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One policy file and what was found in it; a file that cannot be read has mistakes instead of a policy."""

    path: Path
    policy: Policy | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings keep the policy from being used."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def examine_policies(paths: Sequence[Path], day: date, directory: Directory | None = None) -> tuple[Examined, ...]:
    """Look at policies as they stand on `day`, each beside the others.

    Raises:
        ConfigError: a file cannot be read as text, or the policy names a country whose law we do not hold.
    """
    texts = {path: file_text(path) for path in paths}
    read: dict[Path, Policy] = {}
    broken: dict[Path, PolicyFileError] = {}
    for path, text in texts.items():
        try:
            read[path] = parse(text, str(path))
        except PolicyFileError as error:
            broken[path] = error
    return tuple(
        _broken(path, broken[path]) if path in broken else _examined(path, texts[path], read, (day, directory))
        for path in texts
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The directory that policies are checked against, and what is wrong in single rows of it."""

    directory: Directory
    problems: tuple[Problem, ...]


def people_of(path: Path) -> People:
    """The directory at `path`; rows that are left out change what is concluded, so they are to be told first."""
    directory, problems = read_directory(path)
    return People(directory=directory, problems=problems)


def asked_in_vain(found: Sequence[Examined], people: Directory, table: str, day: date) -> tuple[Problem, ...]:
    """The rows of the directory `table` that name hours or holidays their policy lacks; zones may be those of sites."""
    policies = Policies(all=tuple(each.policy for each in found if each.policy is not None), today=day)
    named = misfits(placed(people, policies), policies, table)
    return tuple(problem for problem in named if problem.code != ZONE_MISSING)


def _examined(path: Path, text: str, read: dict[Path, Policy], known: tuple[date, Directory | None]) -> Examined:
    policy, (day, directory) = read[path], known
    subject = Subject(
        policy=policy,
        day=day,
        law=law(policy.identity.country),
        branch=branch(policy.identity.branch) if policy.identity.branch in branches() else None,
        directory=directory,
        others=tuple(other for where, other in read.items() if where != path),
    )
    return Examined(path=path, policy=policy, findings=checked(subject, text))


def _broken(path: Path, error: PolicyFileError) -> Examined:
    return Examined(path=path, policy=None, findings=tuple(finding_of(problem, PAGES) for problem in error.problems))

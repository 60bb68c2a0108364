"""A sound policy with one thing changed, and what is then found in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import Finding, Subject
from disconnect.policyfile.findings.checking import checked
from disconnect.policyfile.law import law
from disconnect.policyfile.read import parse

if TYPE_CHECKING:
    from disconnect.model.person import Directory

SOUND = (Path(__file__).parent / "sound.toml").read_text("utf-8")
OFFICE = 'monday-friday = ["09:00-12:30", "13:30-18:00"]'
ROW = '[[responses]]\nclause = "rest"\naction = "nudge"'
DAY = date(2026, 7, 1)


def changed(*changes: tuple[str, str]) -> str:
    """The sound policy with each of the texts, which must be there once, replaced."""
    text = SOUND
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in the policy"
        text = text.replace(old, new)
    return text


def section(text: str) -> tuple[str, str]:
    """A section put before the table of responses."""
    return ROW, f"{text}\n\n{ROW}"


def found(text: str, *, day: date = DAY, directory: Directory | None = None) -> tuple[Finding, ...]:
    """All that is found in a policy on a day, nothing beside it."""
    policy = parse(text, "policy.toml")
    return checked(Subject(policy=policy, day=day, law=law(policy.identity.country), directory=directory), text)


def of(code: str, text: str, *, day: date = DAY, directory: Directory | None = None) -> tuple[Finding, ...]:
    """Only the findings of one code."""
    return tuple(finding for finding in found(text, day=day, directory=directory) if finding.code == code)

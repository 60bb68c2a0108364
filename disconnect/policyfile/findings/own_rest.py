"""Scheduled work that the policy's own rest clause forbids."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.resting import HOUR, told_rest
from disconnect.policyfile.findings.rests import unrested
from disconnect.policyfile.findings.schedule import runs
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Two days closer than the policy's own daily rest."""
    rest = subject.policy.rest
    if rest is None or rest.daily is None:
        return
    for run in runs(subject.policy):
        short = unrested(run, rest.daily * HOUR)
        if short:
            yield Told(
                path=run.path,
                clause=rest.clause,
                what=told_rest(
                    run,
                    min(short, key=lambda each: each.minutes),
                    both(
                        "la politique elle-même en promet {least}",
                        "the policy itself promises {least}",
                        least=rest.daily,
                    ),
                ),
                way_out=both(
                    "écartez ces deux journées, ou corrigez [rest] daily_hours",
                    "move these two days apart, or correct [rest] daily_hours",
                ),
            )


CHECK = Check(
    code="OWN-REST",
    severity=Severity.ERROR,
    title={"fr": "Horaires contraires au repos promis", "en": "Hours against the rest promised"},
    why={
        "fr": "Ce que la politique promet, ses horaires doivent le tenir.",
        "en": "What the policy promises, its hours must keep.",
    },
    look=_look,
)

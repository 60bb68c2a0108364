"""Scheduled work that the policy's own rest clause forbids."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import runs
from disconnect.policyfile.findings.words import both, clock, titled


def _look(subject: Subject) -> Iterator[Told]:
    """Two days closer than the policy's own daily rest."""
    rest = subject.policy.rest
    if rest is None or rest.daily is None:
        return
    for run in runs(subject.policy):
        close = [
            (start - end, day, end, start) for day, end, start in run.neighbours() if (start - end) / 60 < rest.daily
        ]
        if close:
            gap, day, end, start = min(close)
            yield Told(
                path=run.path,
                clause=rest.clause,
                what=both(
                    "{hours} : {day} finit à {end} et le lendemain commence à {start}, {gap} h plus tard ; la politique elle-même promet {least} h",
                    "{hours}: {day} ends at {end} and the next day starts at {start}, {gap} h later; the policy itself promises {least} h",
                    hours=titled(run.hours.title),
                    day=run.name(day),
                    end=clock(end),
                    start=clock(start),
                    gap=gap / 60,
                    least=rest.daily,
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

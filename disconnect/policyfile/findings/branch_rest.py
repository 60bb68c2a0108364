"""Scheduled rest below what the branch agreement asks for."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import runs
from disconnect.policyfile.findings.words import both, clock, titled


def _look(subject: Subject) -> Iterator[Told]:
    """Two days closer than the branch's daily rest."""
    layer = subject.branch
    if layer is None or layer.rest is None or layer.rest.daily is None:
        return
    least, ref = layer.rest.daily, layer.clauses[layer.rest.clause].ref
    for run in runs(subject.policy):
        close = [(start - end, day, end, start) for day, end, start in run.neighbours() if (start - end) / 60 < least]
        if close:
            gap, day, end, start = min(close)
            yield Told(
                path=run.path,
                clause=run.hours.clause,
                what=both(
                    "{hours} : {day} finit à {end}, le lendemain commence à {start}, {gap} h plus tard ; la branche en demande {least} ({ref})",
                    "{hours}: {day} ends at {end}, the next day starts at {start}, {gap} h apart; the branch asks for {least} ({ref})",
                    hours=titled(run.hours.title),
                    day=run.name(day),
                    end=clock(end),
                    start=clock(start),
                    gap=gap / 60,
                    least=least,
                    ref=ref,
                ),
                way_out=both("écartez ces deux journées", "move these two days apart"),
            )


CHECK = Check(
    code="BRANCH-REST",
    severity=Severity.ERROR,
    derogable=True,
    title={"fr": "Repos en deçà de la branche", "en": "Rest below the branch"},
    why={
        "fr": "L’accord de branche fixe un repos : les horaires doivent le laisser.",
        "en": "The branch agreement sets a rest: the hours must leave it.",
    },
    look=_look,
)

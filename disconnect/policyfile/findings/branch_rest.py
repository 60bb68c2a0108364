"""Scheduled rest below what the branch agreement asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.floors import DAYS_BASED, floors
from disconnect.policyfile.findings.resting import HOUR, told_rest
from disconnect.policyfile.findings.rests import unrested
from disconnect.policyfile.findings.schedule import Run, runs
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from disconnect.model.agreement import Clause


def _look(subject: Subject) -> Iterator[Told]:
    """Two days closer than the branch's daily rest, the shortest rest of each run."""
    for run in runs(subject.policy):
        asked = max(_daily(subject, run), key=lambda each: each[0], default=None)
        short = unrested(run, asked[0] * HOUR) if asked else ()
        if asked and short:
            yield Told(
                path=run.path,
                clause=run.hours.clause,
                what=told_rest(
                    run,
                    min(short, key=lambda each: each.minutes),
                    both(
                        "la branche en demande {least} ({ref})",
                        "the branch asks for {least} ({ref})",
                        least=asked[0],
                        ref=asked[1].ref,
                    ),
                ),
                way_out=both("écartez ces deux journées", "move these two days apart"),
            )


def _daily(subject: Subject, run: Run) -> Iterator[tuple[float, Clause]]:
    """The hours of daily rest that the branch asks for these hours, each with its clause.

    What it owes to contracts by days holds for frames alone.
    """
    layer = subject.branch
    if layer is not None and layer.rest is not None and layer.rest.daily is not None:
        yield layer.rest.daily, layer.clauses[layer.rest.clause]
    for clause, floor in floors(subject):
        is_meant = not floor.contracts or (run.hours.is_frame and floor.contracts & DAYS_BASED)
        if floor.kind == "daily_rest" and floor.length is not None and is_meant:
            yield round(floor.length.days * 24, 2), clause


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

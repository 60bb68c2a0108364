"""Twelve weeks whose average of scheduled work is above the law's."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import runs
from disconnect.policyfile.findings.words import both, titled

PARAMETER, WEEKS = "week.average.hours", "week.average.weeks"


def _look(subject: Subject) -> Iterator[Told]:
    """The worst average over as many weeks in a row as the law names, each run repeated."""
    most, weeks = subject.number(PARAMETER), int(subject.number(WEEKS) or 0)
    for run in (run for run in runs(subject.policy) if not run.hours.is_frame and weeks):
        work = [run.work(week) for week in run.weeks]
        worst = max((sum(work[(first + n) % len(work)] for n in range(weeks)) for first in run.weeks), default=0)
        if most is not None and worst / 60 / weeks > most:
            yield Told(
                path=run.path,
                clause=run.hours.clause,
                what=both(
                    "{hours} : {worst} h par semaine en moyenne sur {weeks} semaines d’affilée, pour {most} au plus",
                    "{hours}: {worst} h a week on average over {weeks} weeks in a row, {most} at most",
                    hours=titled(run.hours.title),
                    worst=worst / 60 / weeks,
                    weeks=weeks,
                    most=most,
                ),
                way_out=both(
                    "allégez certaines de ces semaines ; les cas où un accord peut aller au-delà sont aux articles "
                    "L.3121-23 à L.3121-25, que nous n’avons pas lus",
                    "lighten some of these weeks; the cases in which an agreement may go further stand in L.3121-23 to "
                    "L.3121-25, which we have not read",
                ),
            )


CHECK = Check(
    code="FR-WEEK-AVERAGE",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter=PARAMETER,
    derogable=True,
    title={"fr": "Durée hebdomadaire moyenne", "en": "Average week"},
    why={
        "fr": "Sur douze semaines consécutives, la moyenne hebdomadaire a un plafond plus bas que celui d’une semaine seule, sauf dans les cas des articles L.3121-23 à L.3121-25.",
        "en": "Over twelve consecutive weeks the average has a lower ceiling than a single week, except in the cases of L.3121-23 to L.3121-25.",
    },
    look=_look,
)

"""Twelve weeks whose average of scheduled work is above the law's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.dated import laid
from disconnect.policyfile.findings.schedule import WEEK, Run, worst
from disconnect.policyfile.findings.words import both, titled

PARAMETER, WEEKS = "week.average.hours", "week.average.weeks"


def _look(subject: Subject) -> Iterator[Told]:
    """The worst average over as many weeks in a row as the law names: each such period of each set of hours."""
    most, weeks = subject.number(PARAMETER), int(subject.number(WEEKS) or 0)
    for run in (run for run in laid(subject.policy, subject.day) if not run.hours.is_frame and weeks):
        averages = _averages(run, weeks)
        for first in worst(run, range(min(averages), max(averages) + 1), weeks * WEEK, averages.__getitem__):
            if most is None or averages[first] <= most:
                continue
            yield Told(
                path=run.place(first * WEEK, (first + weeks) * WEEK - 1)[0],
                clause=run.hours.clause,
                what=both(
                    "{hours} : {worst} h par semaine en moyenne sur {weeks} semaines d’affilée, pour {most} au plus",
                    "{hours}: {worst} h a week on average over {weeks} weeks in a row, {most} at most",
                    hours=titled(run.hours.title),
                    worst=averages[first],
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


def _averages(run: Run, weeks: int) -> Mapping[int, float]:
    """Hours a week on average over so many weeks from each week on; of weeks that repeat, over their end too."""
    work = [run.work(week) for week in range(len(run.days) // WEEK)]
    firsts = run.weeks if run.is_round else range(run.weeks.start, run.weeks.stop - weeks + 1)
    return {first: sum(work[(first + n) % len(work)] for n in range(weeks)) / 60 / weeks for first in firsts}


CHECK = Check(
    code="FR-WEEK-AVERAGE",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter=PARAMETER,
    derogable=True,
    # How far an agreement may go (L.3121-23) we have not read: somebody should look.
    departed=Severity.WARNING,
    title={"fr": "Durée hebdomadaire moyenne", "en": "Average week"},
    why={
        "fr": "Sur douze semaines consécutives, la moyenne hebdomadaire a un plafond plus bas que celui d’une semaine seule, sauf dans les cas des articles L.3121-23 à L.3121-25.",
        "en": "Over twelve consecutive weeks the average has a lower ceiling than a single week, except in the cases of L.3121-23 to L.3121-25.",
    },
    look=_look,
)

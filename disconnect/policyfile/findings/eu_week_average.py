"""The Union's longest average week, where a country's own numbers are not verified."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import ELSEWHERE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.dated import laid
from disconnect.policyfile.findings.words import both, titled

PARAMETER = "week.average.hours"


def _look(subject: Subject) -> Iterator[Told]:
    """The average over all weeks that come: what goes on for ever cannot be made up in any reference period."""
    most = subject.number(PARAMETER)
    for run in (run for run in laid(subject.policy, subject.day) if not run.hours.is_frame):
        average = sum(run.work(week) for week in run.weeks) / len(run.weeks) / 60
        if most is not None and average > most:
            yield Told(
                path=run.path,
                clause=run.hours.clause,
                what=both(
                    "{hours} : {average} h de travail prévues par semaine en moyenne ; la directive en admet {most}",
                    "{hours}: {average} h of scheduled work a week on average; the directive allows {most}",
                    hours=titled(run.hours.title),
                    average=average,
                    most=most,
                ),
                way_out=both(
                    "allégez ces semaines de {over} h en moyenne",
                    "lighten these weeks by {over} h on average",
                    over=average - most,
                ),
            )


CHECK = Check(
    code="EU-WEEK-AVERAGE",
    severity=Severity.ERROR,
    where=ELSEWHERE,
    parameter=PARAMETER,
    title={"fr": "Durée hebdomadaire moyenne (Union européenne)", "en": "Average week (European Union)"},
    why={
        "fr": "La directive 2003/88/CE plafonne la durée hebdomadaire moyenne ; le droit du pays peut demander davantage de protection et n’a pas été vérifié.",
        "en": "Directive 2003/88/EC caps the average week; the country’s own law may protect more and was not verified.",
    },
    look=_look,
)

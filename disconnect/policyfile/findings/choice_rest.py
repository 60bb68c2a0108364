"""A choice of hours that leaves less rest than the law from one evening to the next morning."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, clock, titled

DAY = 24 * 60


def _look(subject: Subject) -> Iterator[Told]:
    """The latest end against the earliest start that the limits allow."""
    least = subject.number("rest.daily.hours")
    for hours in subject.policy.hours.values():
        if hours.choice is None or least is None:
            continue
        gap = (hours.choice.start[0] + DAY - hours.choice.end[1]) / 60
        if gap < least:
            yield Told(
                path=("hours", hours.id, "personal"),
                clause=hours.choice.clause,
                what=both(
                    "{hours} : on peut finir à {end} et recommencer à {start}, {gap} h plus tard, pour {least} h de repos",
                    "{hours}: one may end at {end} and start at {start}, {gap} h later, for {least} h of rest",
                    hours=titled(hours.title),
                    end=clock(hours.choice.end[1]),
                    start=clock(hours.choice.start[0]),
                    gap=gap,
                    least=least,
                ),
                way_out=both(
                    "resserrez les limites du choix : fin au plus tard, ou début au plus tôt",
                    "narrow the limits of the choice: the latest end, or the earliest start",
                ),
            )


CHECK = Check(
    code="CHOICE-BREAKS-REST",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter="rest.daily.hours",
    title={"fr": "Choix d’horaires et repos quotidien", "en": "Choice of hours and daily rest"},
    why={
        "fr": "Chacun peut choisir dans les limites de la politique ; elles doivent laisser le repos quotidien quel que soit le choix.",
        "en": "Everybody chooses within the policy’s limits; these must leave the daily rest whatever is chosen.",
    },
    look=_look,
)

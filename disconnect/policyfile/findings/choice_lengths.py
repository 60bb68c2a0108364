"""A choice of hours whose widest limits make a longer day or week than the law allows."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.choice_rest import NARROW, choice_path, widest_choice
from disconnect.policyfile.findings.dated import laid_of
from disconnect.policyfile.findings.kept import broken
from disconnect.policyfile.findings.words import both, titled

DAY, WEEK = "day.longest.hours", "week.longest.hours"
LONGEST = {"longest_day": DAY, "longest_week": WEEK}
"""Lengths that somebody may choose to work, and the law's number for each."""


def _look(subject: Subject) -> Iterator[Told]:
    """Who starts as early and ends as late as the limits allow, every day."""
    for hours in subject.policy.hours.values():
        widest = None if hours.is_frame else widest_choice(hours)
        for kind, parameter in LONGEST.items() if hours.choice is not None and widest is not None else ():
            most = subject.number(parameter)
            asks = both("la loi en admet {most}", "the law allows {most}", most=most or 0)
            found = broken(laid_of(widest, subject.day), kind, most, asks) if widest and most is not None else None
            if found is not None and hours.choice is not None:
                yield Told(
                    path=choice_path(hours),
                    clause=hours.choice.clause,
                    parameter=parameter,
                    what=both(
                        "au plus large des limites du choix, {what}",
                        "at the widest of the limits of choice, {what}",
                        what=titled(found[1]),
                    ),
                    way_out=NARROW,
                )


CHECK = Check(
    code="CHOICE-LENGTHS",
    severity=Severity.NOTE,
    where=FRANCE,
    parameter=DAY,
    title={"fr": "Choix d’horaires et durées", "en": "Choice of hours and lengths"},
    why={
        "fr": "Les limites du choix disent quand la journée peut commencer et finir, non combien elle dure ; où les plus larges font plus que la loi n’admet, la durée convenue doit être tenue à part.",
        "en": "The limits of choice say when the day may start and end, not how long it is; where the widest make more than the law allows, the length agreed must be kept apart.",
    },
    look=_look,
)

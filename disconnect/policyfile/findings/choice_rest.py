"""A choice of hours that leaves less rest than the law from one day to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.hours import with_choice
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told, Words
from disconnect.policyfile.findings.dated import laid_of
from disconnect.policyfile.findings.resting import HOUR
from disconnect.policyfile.findings.rests import unrested
from disconnect.policyfile.findings.words import both, clock, titled

if TYPE_CHECKING:
    from disconnect.model.hours import Choice, Hours
    from disconnect.policyfile.findings.rests import Unrested
    from disconnect.policyfile.findings.schedule import Path

REST = "rest.daily.hours"
NARROW = both(
    "resserrez les limites du choix : fin au plus tard, ou début au plus tôt",
    "narrow the limits of the choice: the latest end, or the earliest start",
)


def _look(subject: Subject) -> Iterator[Told]:
    """Who starts as early and ends as late as the limits allow, every day."""
    for hours in subject.policy.hours.values():
        widest = widest_choice(hours)
        if hours.choice is not None and widest is not None:
            yield from _rest(subject, hours.choice, widest)


def widest_choice(hours: Hours) -> Hours | None:
    """The hours of whoever chose the earliest start and the latest end; None where nobody may choose both."""
    if hours.choice is None:
        return None
    try:
        return with_choice(hours, hours.choice.start[0], hours.choice.end[1])
    except ConfigError:
        return None


def _rest(subject: Subject, choice: Choice, widest: Hours) -> Iterator[Told]:
    least = subject.number(REST)
    short = unrested(laid_of(widest, subject.day), least * HOUR) if least is not None else ()
    if short:
        worst = min(short, key=lambda each: each.minutes)
        yield Told(
            path=choice_path(widest),
            clause=choice.clause,
            what=_told_rest(widest, worst, least or 0),
            way_out=NARROW,
        )


def choice_path(widest: Hours) -> Path:
    """Where the limits of a choice stand."""
    return "hours", widest.id.partition("@")[0], "personal"


def _told_rest(widest: Hours, rest: Unrested, least: float) -> Words:
    two_days = (
        "{hours} : on peut finir à {end} et recommencer à {start}, {gap} h plus tard, pour {least} h de repos",
        "{hours}: one may end at {end} and start at {start}, {gap} h later, for {least} h of rest",
    )
    one_day = (
        "{hours} : une journée peut aller de {start} à {end} : il reste {gap} h sur 24, pour {least} h de repos",
        "{hours}: a day may go from {start} to {end}: {gap} h are left of 24, for {least} h of rest",
    )
    return both(
        *(one_day if rest.is_one_day else two_days),
        hours=titled(widest.title),
        end=clock(rest.end),
        start=clock(rest.start),
        gap=max(0, rest.minutes) / HOUR,
        least=least,
    )


CHECK = Check(
    code="CHOICE-BREAKS-REST",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter=REST,
    title={"fr": "Choix d’horaires et repos quotidien", "en": "Choice of hours and daily rest"},
    why={
        "fr": "Chacun peut choisir dans les limites de la politique ; elles doivent laisser le repos quotidien quel que soit le choix.",
        "en": "Everybody chooses within the policy’s limits; these must leave the daily rest whatever is chosen.",
    },
    look=_look,
)

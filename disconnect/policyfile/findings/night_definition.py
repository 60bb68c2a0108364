"""A night that is shorter, or lies elsewhere, than the law allows a period of night work to be."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.clock import minute
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, clock

PARAMETER = "night.shortest.hours"
DAY = 24 * 60


def _look(subject: Subject) -> Iterator[Told]:
    """The night of the policy against the shortest night, its core, and the span in which it may lie."""
    policy, shortest = subject.policy, subject.number(PARAMETER)
    start, end = policy.night_start, policy.night_end + (DAY if policy.night_end <= policy.night_start else 0)
    bounds = [_clock(subject, name) for name in ("night.core.end", "night.earliest.start", "night.latest.end")]
    if shortest is None or None in bounds:
        return
    core, earliest, latest = (bound or 0 for bound in bounds)
    if (
        (end - start) / 60 >= shortest
        and start >= earliest
        and end <= latest + DAY
        and start <= DAY
        and end >= core + DAY
    ):
        return
    yield Told(
        path=("night",),
        what=both(
            "la nuit va de {start} à {end} ; la loi demande {shortest} h d’affilée au moins, entre {earliest} et {latest}, avec l’intervalle de minuit à {core}",
            "the night goes from {start} to {end}; the law asks for {shortest} consecutive hours at least, between {earliest} and {latest}, including midnight to {core}",
            start=clock(start),
            end=clock(end),
            shortest=shortest,
            earliest=clock(earliest),
            latest=clock(latest),
            core=clock(core),
        ),
        way_out=both(
            'écrivez [night] start = "21:00", end = "06:00", comme la loi à défaut d’accord',
            'write [night] start = "21:00", end = "06:00", as the law has it without an agreement',
        ),
    )


def _clock(subject: Subject, name: str) -> int | None:
    known = subject.law.parameters.get(name)
    found = known.at(subject.day) if known else None
    read = minute(str(found.value)) if found else None
    return read if isinstance(read, int) else None


CHECK = Check(
    code="FR-NIGHT-DEFINITION",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter=PARAMETER,
    title={"fr": "Définition de la nuit", "en": "Definition of the night"},
    why={
        "fr": "La période de nuit a une durée minimale, un cœur et des bornes ; les classes de temps de déconnexion et les rapports en dépendent.",
        "en": "The period of night has a least length, a core and bounds; the classes of quiet time and the reports rest on it.",
    },
    look=_look,
)

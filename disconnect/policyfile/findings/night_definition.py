"""A night that is shorter, or lies elsewhere, than the law allows a period of night work to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.clock import minute
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, clock
from disconnect.policyfile.law import citations

if TYPE_CHECKING:
    from disconnect.model.policy import Policy

PARAMETER, MEDIA, MEDIA_ARTICLE = "night.shortest.hours", "night.media.shortest.hours", "L3122-3"
DAY = 24 * 60


def _look(subject: Subject) -> Iterator[Told]:
    """The night of the policy against the shortest night, its core, and the span in which it may lie."""
    policy, is_media = subject.policy, _is_media(subject.policy)
    shortest = subject.number(MEDIA if is_media else PARAMETER)
    start, end = policy.night_start, policy.night_end + (DAY if policy.night_end <= policy.night_start else 0)
    bounds = [_clock(subject, name) for name in ("night.core.end", "night.earliest.start", "night.latest.end")]
    if shortest is None or None in bounds:
        return
    # A night that begins after midnight is one of the day before.
    start, end = (start + DAY, end + DAY) if end <= DAY // 2 else (start, end)
    core, earliest, latest = (bound or 0 for bound in bounds)
    if (
        (end - start) / 60 >= shortest
        and (is_media or (start >= earliest and end <= latest + DAY))
        and start <= DAY
        and end >= core + DAY
    ):
        return
    yield Told(
        path=("night",),
        what=both(
            "la nuit va de {start} à {end} ; la loi demande {shortest} h d’affilée au moins{between}, avec l’intervalle de minuit à {core}",
            "the night goes from {start} to {end}; the law asks for {shortest} consecutive hours at least{between}, including midnight to {core}",
            start=clock(start),
            end=clock(end),
            shortest=shortest,
            between=("", "") if is_media else _between(earliest, latest),
            core=clock(core),
        ),
        way_out=both(
            'écrivez [night] start = "21:00", end = "06:00", comme la loi à défaut d’accord',
            'write [night] start = "21:00", end = "06:00", as the law has it without an agreement',
        ),
    )


def _between(earliest: int, latest: int) -> tuple[str, str]:
    return f", entre {clock(earliest)} et {clock(latest)}", f", between {clock(earliest)} and {clock(latest)}"


def _is_media(policy: Policy) -> bool:
    """Whether some clause cites the article for press, radio, television, cinema, live shows and night clubs.

    It asks for fewer hours, and gives no bounds in which they must lie.
    """
    return any(each.number == MEDIA_ARTICLE for clause in policy.clauses.values() for each in citations(clause.ref))


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

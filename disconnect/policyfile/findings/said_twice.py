"""A section and a commitment that give different numbers for the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, clock

if TYPE_CHECKING:
    from disconnect.model.agreement import Commitment, MeetingTerms, Rest
    from disconnect.model.phrase import Value

HOURS_OF_DAY = 24


def _look(subject: Subject) -> Iterator[Told]:
    """Rests, longest days and hours of meetings that are said twice, and differently."""
    policy = subject.policy
    for number, promise in enumerate(policy.commitments):
        if promise.contracts or promise.optional:
            continue
        if policy.rest is not None:
            yield from _length(number, promise, policy.rest)
        if policy.meetings is not None and promise.kind == "meeting_hours" and promise.between is not None:
            yield from _meetings(number, promise, policy.meetings)


def _length(number: int, promise: Commitment, rest: Rest) -> Iterator[Told]:
    sections = {
        "daily_rest": ("daily_hours", rest.daily),
        "weekly_rest": ("weekly_hours", rest.weekly),
        "longest_day": ("longest_day_hours", rest.longest_day),
    }
    key, said = sections.get(promise.kind, ("", None))
    if said is None or promise.length is None:
        return
    length = round(promise.length.days * HOURS_OF_DAY, 2)
    if length != said:
        yield _told(number, "length", promise, key=f"[rest] {key}", said=f"{said:g} h", other=f"{length:g} h")


def _meetings(number: int, promise: Commitment, terms: MeetingTerms) -> Iterator[Told]:
    between = promise.between or (0, 0)
    for key, said, other in (("earliest", terms.earliest, between[0]), ("latest", terms.latest, between[1])):
        if said is not None and said != other:
            told = {"key": f"[meetings] {key}", "said": clock(said), "other": clock(other)}
            yield _told(number, "between", promise, **told)


def _told(number: int, where: str, promise: Commitment, **values: Value) -> Told:
    return Told(
        path=("commitments", number, where),
        clause=promise.clause,
        what=both(
            "cet engagement dit {other}, {key} dit {said}", "this commitment says {other}, {key} says {said}", **values
        ),
        way_out=both(
            "écrivez la même chose aux deux endroits, ou retirez l’un des deux",
            "write the same in both places, or drop one of the two",
        ),
    )


CHECK = Check(
    code="SAID-TWICE",
    severity=Severity.WARNING,
    title={"fr": "Deux nombres pour une même chose", "en": "Two numbers for the same thing"},
    why={
        "fr": "Le moteur suit la section, les salariés lisent l’engagement : les deux doivent dire la même chose.",
        "en": "The engine follows the section, employees read the commitment: both must say the same.",
    },
    look=_look,
)

"""Ordinary hours that open at night or on the weekend: they are the instant that senders are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import WEEK, runs_of
from disconnect.policyfile.findings.words import both, day_and_time, titled

if TYPE_CHECKING:
    from datetime import date

    from disconnect.model.hours import Hours
    from disconnect.model.policy import Policy
    from disconnect.policyfile.mistakes import Path


def _look(subject: Subject) -> Iterator[Told]:
    """The first odd opening of the ordinary hours, where other hours have none: otherwise there is nothing to choose."""
    policy = subject.policy
    odd = {hours.id: tuple(_odd_openings(policy, hours, subject.day)) for hours in policy.hours.values()}
    better = [name for name, openings in odd.items() if not openings]
    if odd[policy.ordinary] and better:
        ordinary = policy.hours[policy.ordinary]
        path, start = odd[policy.ordinary][0]
        yield Told(
            path=path,
            clause=ordinary.clause,
            what=both(
                "les horaires ordinaires de l’organisation sont « {hours} », qui reprennent aussi {when} : c’est l’instant annoncé aux expéditeurs",
                "the organisation’s ordinary hours are “{hours}”, which also open on {when}: that is the instant senders are told",
                hours=titled(ordinary.title),
                when=day_and_time(start),
            ),
            way_out=both(
                'écrivez par exemple ordinary_hours = "{name}"',
                'write ordinary_hours = "{name}" for instance',
                name=better[0],
            ),
        )


def _odd_openings(policy: Policy, hours: Hours, day: date) -> Iterator[tuple[Path, int]]:
    """Where hours open at night or on the weekend, with the minute from a Monday's 00:00."""
    for run in runs_of(hours, day):
        yield from ((run.path, start) for start, _ in run.shifts() if _is_odd(policy, start))


def _is_odd(policy: Policy, opening: int) -> bool:
    """Whether an opening lies in the policy's night or on its weekend."""
    day, minute = divmod(opening, MINUTES_OF_DAY)
    start, end = policy.night_start, policy.night_end
    is_night = start <= minute < end if start < end else minute >= start or minute < end
    return is_night or day % WEEK in policy.weekend


CHECK = Check(
    code="ORDINARY-HOURS",
    severity=Severity.NOTE,
    title={"fr": "Horaires ordinaires de nuit ou de fin de semaine", "en": "Ordinary hours at night or on the weekend"},
    why={
        "fr": "L’heure annoncée à un expéditeur ne va jamais au-delà de la prochaine reprise ordinaire : si celle-ci a lieu la nuit, un rappel promet la nuit.",
        "en": "The time told to a sender never lies beyond the next ordinary opening: where that is at night, a reminder promises the night.",
    },
    look=_look,
)

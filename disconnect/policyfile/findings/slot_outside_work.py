"""A slot that protects working time and lies outside everybody's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import WEEK, Run, runs
from disconnect.policyfile.findings.words import both, clock, titled, weekdays_of

if TYPE_CHECKING:
    from disconnect.model.slots import Slot

AT_WORK = frozenset({"no_mail", "no_meetings", "lunch", "training", "focus"})
"""Kinds of slot that are meant for working time; servers are off, and zones meet, at other times too."""


def _look(subject: Subject) -> Iterator[Told]:
    """Slots by the people's own clock that meet no scheduled minute of those whom they concern."""
    policy = subject.policy
    for slot in policy.slots.values():
        own_clock = slot.zone in {"", policy.zone}
        if slot.kind in AT_WORK and own_clock and not any(_meets(slot, run) for run in _of(subject, slot)):
            yield Told(
                path=("slots", slot.id, "times"),
                clause=slot.clause,
                what=both(
                    "la plage « {title} » ({days}, {times}) ne touche le temps de travail prévu de personne",
                    "the slot “{title}” ({days}, {times}) touches nobody’s scheduled working time",
                    title=titled(slot.title),
                    days=weekdays_of(slot.days),
                    times=", ".join(f"{clock(start)}-{clock(end)}" for start, end in slot.times),
                ),
                way_out=both(
                    "corrigez les jours ou les heures ; hors du temps de travail la table des réponses suffit",
                    "correct the days or the times; outside working time the table of responses is enough",
                ),
            )


def _of(subject: Subject, slot: Slot) -> Iterator[Run]:
    return (run for run in runs(subject.policy, subject.day) if slot.is_for(run.hours.id))


def _meets(slot: Slot, run: Run) -> bool:
    """Whether some window of the slot shares a minute with work, the run's end and its start joined."""
    length = len(run.days) * MINUTES_OF_DAY
    windows = [
        (day * MINUTES_OF_DAY + start, day * MINUTES_OF_DAY + end)
        for day in range(len(run.days))
        if day % WEEK in slot.days
        for start, end in slot.times
    ]
    shifts = [(start + turn, end + turn) for start, end in run.shifts() for turn in (-length, 0, length)]
    return any(start < last and first < end for start, end in windows for first, last in shifts)


CHECK = Check(
    code="SLOT-OUTSIDE-WORK",
    severity=Severity.WARNING,
    title={"fr": "Plage hors du temps de travail", "en": "Slot outside working time"},
    why={
        "fr": "Une plage sans courriel, sans réunion, de repas, de formation ou de concentration protège du temps de travail : là où personne ne travaille, elle ne protège rien.",
        "en": "A slot without mail or meetings, for lunch, training or focus protects working time: where nobody works it protects nothing.",
    },
    look=_look,
)

"""Held mail is to be released little by little, and no row holds any; or it takes longer than the work that follows."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.policy import Action
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import Run, runs
from disconnect.policyfile.findings.words import both, clock, titled


def _look(subject: Subject) -> Iterator[Told]:
    """Smoothing without a hold; smoothing that goes on past the end of some shift."""
    policy = subject.policy
    if not policy.smoothing:
        return
    if any(row.action is Action.DEFER for row in policy.responses):
        yield from (
            _too_long(run, policy.smoothing, shift)
            for run in runs(policy, subject.day)
            if (shift := _shorter(run, policy.smoothing))
        )
    else:
        yield _nothing_held(policy.smoothing)


def _shorter(run: Run, minutes: int) -> tuple[int, int] | None:
    """The shortest shift of `run`, where it is shorter than `minutes`."""
    start, end = min(run.shifts(), key=lambda shift: shift[1] - shift[0], default=(0, 24 * 60))
    return (start, end) if end - start < minutes else None


def _nothing_held(minutes: int) -> Told:
    return Told(
        path=("smoothing_minutes",),
        what=both(
            "aucune ligne ne fait attendre de courriel : il n’y a rien à étaler sur {minutes} minutes",
            "no row holds any mail: there is nothing to spread over {minutes} minutes",
            minutes=minutes,
        ),
        way_out=both(
            'retirez smoothing_minutes, ou écrivez une ligne avec action = "defer"',
            'drop smoothing_minutes, or write a row with action = "defer"',
        ),
    )


def _too_long(run: Run, minutes: int, shift: tuple[int, int]) -> Told:
    start, end = shift
    return Told(
        path=run.path,
        clause=run.hours.clause,
        severity=Severity.WARNING,
        what=both(
            "{hours} : le courriel retenu arrive pendant {minutes} minutes, mais une période de travail finit au bout de {length} ({start}-{end})",
            "{hours}: held mail arrives over {minutes} minutes, yet a period of work ends after {length} ({start}-{end})",
            hours=titled(run.hours.title),
            minutes=minutes,
            length=end - start,
            start=clock(start),
            end=clock(end),
        ),
        way_out=both(
            "écrivez smoothing_minutes = {length} au plus",
            "write smoothing_minutes = {length} at most",
            length=end - start,
        ),
    )


CHECK = Check(
    code="SMOOTHING",
    severity=Severity.NOTE,
    title={"fr": "Étalement des remises", "en": "Spreading of held mail"},
    why={
        "fr": "Le courriel retenu est remis peu à peu à la reprise ; l’étalement doit finir pendant le travail, et n’a de sens que s’il y a des attentes.",
        "en": "Held mail is released little by little at the opening; that must end during work, and makes sense only where something is held.",
    },
    look=_look,
)

"""A day with more scheduled work than the law allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import Run, runs, shift_lengths, worked
from disconnect.policyfile.findings.words import both, titled

HOUR = 60
PARAMETER, AGREED = "day.longest.hours", "day.longest.agreement.hours"


def _look(subject: Subject) -> Iterator[Told]:
    """The longest day of each run; contracts without hours are not subject to this ceiling.

    A day is what begins on it, over midnight in one piece. Where only the date from 0:00 to 24:00 holds more, by two
    shifts of which one began the day before, that is a matter of reading.
    """
    most = subject.number(PARAMETER)
    for run in (run for run in runs(subject.policy, subject.day) if not run.hours.is_frame and most is not None):
        begun, dated = max(shift_lengths(run), default=0) / HOUR, max(worked(run), default=0) / HOUR
        if most is not None and begun > most:
            yield _told(subject, run, shift_lengths(run), ("{day}", "{day}"))
        elif most is not None and dated > most:
            told = _told(subject, run, worked(run), ("{day}, de 0 h à 24 h", "{day}, from 0:00 to 24:00"))
            yield replace(told, severity=Severity.WARNING)


def _told(subject: Subject, run: Run, minutes: Sequence[int], when: tuple[str, str]) -> Told:
    """The longest day; `when` says how it is counted."""
    most, agreed = subject.number(PARAMETER) or 0, subject.number(AGREED)
    longest = max(minutes)
    day = both(*when, day=run.name(minutes.index(longest)))
    return Told(
        path=run.path,
        clause=run.hours.clause,
        floor_kept=agreed is None or longest / HOUR <= agreed,
        what=both(
            "{hours} : {worst} h de travail prévues {day}, pour {most} au plus",
            "{hours}: {worst} h of scheduled work on {day}, {most} at most",
            hours=titled(run.hours.title),
            worst=longest / HOUR,
            most=most,
            day=(day["fr"], day["en"]),
        ),
        way_out=both(
            "raccourcissez ce jour, ou faites reposer la clause sur un accord qui porte la durée au plus à {agreed} h",
            "shorten that day, or rest the clause on an agreement, which may go up to {agreed} h",
            agreed=agreed or most,
        ),
    )


CHECK = Check(
    code="FR-DAY-LONGEST",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter=PARAMETER,
    derogable=True,
    title={"fr": "Durée quotidienne de travail prévue", "en": "Scheduled work in a day"},
    why={
        "fr": "La durée quotidienne de travail effectif a un plafond, que certains accords peuvent relever. Les forfaits en jours n’y sont pas soumis.",
        "en": "Actual work in a day has a ceiling, which some agreements may raise. Days-based contracts are not subject to it.",
    },
    look=_look,
)

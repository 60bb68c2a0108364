"""A day of which we do not hold the law: what is not found then is no proof."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, day_of

ASKED = ("rest.daily.hours", "rest.weekly.hours", "day.longest.hours", "week.longest.hours", "week.average.hours")
"""Numbers without which hours cannot be judged."""


def _look(subject: Subject) -> Iterator[Told]:
    """That some of these numbers are not known of the day."""
    unknown = [name for name in ASKED if subject.number(name) is None]
    if unknown:
        known = [
            dated.since
            for name in unknown
            if name in subject.law.parameters
            for dated in subject.law.parameters[name].values
        ]
        yield Told(
            path=(),
            what=both(
                "du {day} nous n’avons pas tous les nombres de la loi : repos et durées n’ont pas été jugés",
                "of {day} we do not hold all numbers of the law: rest and lengths were not judged",
                day=day_of(subject.day),
            ),
            way_out=both(
                "regardez à une date à partir du {since} (--on)",
                "look as of a date from {since} on (--on)",
                since=day_of(max(known, default=subject.day)),
            ),
        )


CHECK = Check(
    code="LAW-NOT-HELD",
    severity=Severity.WARNING,
    where=FRANCE,
    title={"fr": "Loi de ce jour inconnue", "en": "Law of that day not held"},
    why={
        "fr": "Un contrôle sans le nombre de la loi ne trouve rien : ce n’est pas dire que tout est en règle.",
        "en": "A check without the law’s number finds nothing: that is not to say that all is well.",
    },
    look=_look,
)

"""Meetings allowed after everybody has stopped working."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import runs
from disconnect.policyfile.findings.words import both, clock


def _look(subject: Subject) -> Iterator[Told]:
    """A latest end of meetings later than the latest end of work."""
    terms = subject.policy.meetings
    ends = [end for run in runs(subject.policy) for day in run.days for _, end in day]
    if terms is not None and terms.latest is not None and ends and terms.latest > max(ends):
        yield Told(
            path=("meetings", "latest"),
            clause=terms.clause,
            what=both(
                "des réunions sont possibles jusqu’à {latest}, quand plus personne ne travaille ({end})",
                "meetings are possible until {latest}, when nobody works any more ({end})",
                latest=clock(terms.latest),
                end=clock(max(ends)),
            ),
            way_out=both(
                'écrivez latest = "{end}" ou plus tôt', 'write latest = "{end}" or earlier', end=clock(max(ends))
            ),
        )


CHECK = Check(
    code="MEETING-OUTSIDE-WORK",
    severity=Severity.WARNING,
    title={"fr": "Réunions hors du temps de travail", "en": "Meetings outside working time"},
    why={
        "fr": "Une règle de réunion plus large que les horaires invite à des réunions le soir.",
        "en": "A rule of meetings wider than the hours invites meetings in the evening.",
    },
    look=_look,
)

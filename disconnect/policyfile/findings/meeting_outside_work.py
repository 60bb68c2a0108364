"""Meetings allowed before anybody works, after everybody has stopped, or on a day without work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import WEEK, runs
from disconnect.policyfile.findings.words import both, clock, weekdays_of

if TYPE_CHECKING:
    from disconnect.model.agreement import MeetingTerms
    from disconnect.model.phrase import Value


def _look(subject: Subject) -> Iterator[Told]:
    """A latest end after the latest end of work, an earliest start before its earliest start, a day without work."""
    terms = subject.policy.meetings
    days = {number % WEEK for run in runs(subject.policy, subject.day) for number, day in enumerate(run.days) if day}
    shifts = [shift for run in runs(subject.policy, subject.day) for day in run.days for shift in day]
    if terms is None or not shifts:
        return
    first, last = min(start for start, _ in shifts), max(end for _, end in shifts)
    if terms.latest is not None and terms.latest > last:
        yield _told(terms, "latest", LATE, limit=clock(terms.latest), work=clock(last))
    if terms.earliest is not None and terms.earliest < first:
        yield _told(terms, "earliest", EARLY, limit=clock(terms.earliest), work=clock(first))
    unworked = terms.days - days
    if unworked and terms.days != frozenset(range(WEEK)):
        yield _told(terms, "days", NO_WORK, days=weekdays_of(unworked))


LATE = (
    "des réunions sont possibles jusqu’à {limit}, quand plus personne ne travaille ({work})",
    "meetings are possible until {limit}, when nobody works any more ({work})",
    'écrivez latest = "{work}" ou plus tôt',
    'write latest = "{work}" or earlier',
)
EARLY = (
    "des réunions sont possibles dès {limit}, quand personne ne travaille encore ({work})",
    "meetings are possible from {limit}, when nobody works yet ({work})",
    'écrivez earliest = "{work}" ou plus tard',
    'write earliest = "{work}" or later',
)
NO_WORK = (
    "des réunions sont possibles un jour où personne ne travaille : {days}",
    "meetings are possible on a day on which nobody works: {days}",
    "retirez ce jour de days",
    "drop that day from days",
)


def _told(terms: MeetingTerms, key: str, sentence: tuple[str, str, str, str], **values: Value) -> Told:
    return Told(
        path=("meetings", key),
        clause=terms.clause,
        what=both(sentence[0], sentence[1], **values),
        way_out=both(sentence[2], sentence[3], **values),
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

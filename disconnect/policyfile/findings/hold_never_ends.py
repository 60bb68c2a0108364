"""Mail that would be held longer than any hold may last: it is then delivered at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.model.policy import Action
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, moment, titled
from disconnect.worktime.calendars import WorkCalendar, working_periods
from disconnect.worktime.closures import closed_dates
from disconnect.worktime.holidays import dates

if TYPE_CHECKING:
    from disconnect.model.hours import Hours
    from disconnect.model.policy import Policy

HOUR = timedelta(hours=1)
YEAR = timedelta(days=366)
MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """A stretch ``[start, end)`` without work for people with some hours, and how many such there are in the year."""

    start: datetime
    end: datetime
    times: int

    @property
    def is_usual(self) -> bool:
        """Whether it comes back all year round: no closure, no row of public holidays."""
        return self.times >= MONTHS


def _look(subject: Subject) -> Iterator[Told]:
    """For hours whose mail some row holds, the stretches without work in the year that are longer than any hold."""
    policy = subject.policy
    for hours in policy.hours.values():
        rows = [
            number
            for number, row in enumerate(policy.responses)
            if row.action is Action.DEFER and (not row.hours or hours.id in row.hours)
        ]
        wait = _longest_wait(subject, hours) if rows else None
        if wait is not None:
            yield _told(policy, hours, rows[0], wait)


def _longest_wait(subject: Subject, hours: Hours) -> Wait | None:
    """The longest stretch without work that starts in the year from the day on, if longer than the longest hold."""
    policy, most = subject.policy, timedelta(minutes=subject.policy.max_hold)
    start = datetime.combine(subject.day, time(), UTC)
    periods = working_periods(_calendar(policy, hours, start.year), start, start + YEAR)
    waits = [(last, first) for (_, last), (first, _) in pairwise(periods) if first - last > most]
    if not periods:
        return Wait(start=start, end=start + YEAR, times=1)
    if not waits:
        return None
    longest = max(waits, key=lambda wait: wait[1] - wait[0])
    return Wait(start=longest[0], end=longest[1], times=len(waits))


def _calendar(policy: Policy, hours: Hours, year: int) -> WorkCalendar:
    """The working calendar of nobody in particular with these hours, for the year and the next."""
    rule = policy.holiday_rules.get(policy.holidays)
    return WorkCalendar(
        hours=hours,
        zone=ZoneInfo(policy.zone),
        holidays=dates(rule, {year, year + 1, year + 2}) if rule else frozenset(),
        night=(policy.night_start, policy.night_end),
        closed=closed_dates(policy.closures, hours.id),
    )


def _told(policy: Policy, hours: Hours, row: int, wait: Wait) -> Told:
    zone, most = ZoneInfo(policy.zone), timedelta(minutes=policy.max_hold)
    return Told(
        path=("responses", row),
        clause=policy.responses[row].clause,
        severity=None if wait.is_usual or wait.end - wait.start >= YEAR else Severity.NOTE,
        what=both(
            "{hours} : du {start} au {end}, {gap} h se passent sans travail, plus que l’attente la plus longue ({most} h ; "
            "{times} fois dans l’année) ; un courriel arrivé avant le {held} est remis aussitôt",
            "{hours}: from {start} to {end}, {gap} h pass without work, more than the longest hold ({most} h; {times} "
            "times in the year); mail that arrives before {held} is delivered at once",
            hours=titled(hours.title),
            start=moment(wait.start, zone),
            end=moment(wait.end, zone),
            gap=(wait.end - wait.start) / HOUR,
            most=most / HOUR,
            times=wait.times,
            held=moment(wait.end - most, zone),
        ),
        way_out=both(
            'si c’est voulu, rien n’est à changer ; sinon action = "nudge" pour ces horaires (when = { hours = ["{id}"] })',
            'where that is meant, nothing needs changing; else action = "nudge" for these hours (when = { hours = ["{id}"] })',
            id=hours.id,
        ),
    )


CHECK = Check(
    code="HOLD-NEVER-ENDS",
    severity=Severity.WARNING,
    title={"fr": "Attente qui ne peut finir à une reprise", "en": "A hold that cannot end at an opening"},
    why={
        "fr": "Une attente ne commence que si elle peut finir, dans la limite de l’attente la plus longue, à une reprise du travail ; sinon le courriel est remis.",
        "en": "A hold starts only where it can end at an opening within the longest hold; otherwise mail is delivered.",
    },
    look=_look,
)

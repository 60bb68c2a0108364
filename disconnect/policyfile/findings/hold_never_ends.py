"""Mail that would be held longer than any hold may last: it is then delivered at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.model.policy import Action
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, moment, titled
from disconnect.worktime.calendars import WorkCalendar, day_segments
from disconnect.worktime.closures import closed_dates
from disconnect.worktime.holidays import dates
from disconnect.worktime.shapes import drawn_segments, is_even, shape
from disconnect.worktime.spans import union
from disconnect.worktime.wallclock import instant

if TYPE_CHECKING:
    from datetime import date, datetime

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
    periods = union(_worked(_calendar(policy, hours, subject.day.year), subject.day))
    waits = [(last, first) for (_, last), (first, _) in pairwise(periods) if first - last > most]
    if not periods:
        start = instant(subject.day, 0, ZoneInfo(policy.zone))
        return Wait(start=start, end=start + YEAR, times=1)
    if not waits:
        return None
    longest = max(waits, key=lambda wait: wait[1] - wait[0])
    return Wait(start=longest[0], end=longest[1], times=len(waits))


def _worked(calendar: WorkCalendar, day: date) -> Iterator[tuple[datetime, datetime]]:
    """The working time on the dates of a year from `day` on, each date by itself."""
    midnights = _midnights(calendar.zone, day)
    for number in range(YEAR.days):
        around, date_ = midnights[number : number + 4], day + timedelta(days=number)
        # Dates of one shape are drawn once; the nights of the clock change are drawn by themselves.
        is_usual = is_even(around)
        segments = drawn_segments(shape(calendar, date_), around[1]) if is_usual else day_segments(calendar, date_)
        yield from ((start, end) for start, end, quiet in segments if quiet is None)


@lru_cache(maxsize=64)
def _midnights(zone: ZoneInfo, day: date) -> tuple[datetime, ...]:
    """The midnights from the day before `day` to two days after the year."""
    return tuple(instant(day + timedelta(days=number), 0, zone) for number in range(-1, YEAR.days + 3))


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
            "in the year); mail that arrives before {held} is delivered at once",
            hours=titled(hours.title),
            start=moment(wait.start, zone),
            end=moment(wait.end, zone),
            gap=(wait.end - wait.start) / HOUR,
            most=most / HOUR,
            times=(str(wait.times), f"{wait.times} times" if wait.times > 1 else "once"),
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

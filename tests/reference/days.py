"""Counts of days: denominators, evenings, weekends, rest, spans, leave, on-call, and the twelve-month figures."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from disconnect.model.period import Span
from tests.reference.instants import hours, length, within
from tests.reference.tally import Count
from tests.reference.timeline import DAY, dates, monday

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from disconnect.model.period import Period
    from tests.reference.history import History
    from tests.reference.instants import Interval
    from tests.reference.timeline import Timeline

WEEK = Fraction(1, 7)
EIGHT_IN_THE_EVENING, FOUR_IN_THE_MORNING = 20 * 60, 4 * 60
DAILY_REST, WEEKLY_REST, REST_INSIDE = timedelta(hours=11), timedelta(hours=35), timedelta(hours=24)
LONG_SPAN = 13
WEEK_HOURS = 168
PER_WEEK = {"mail.sent": "s", "mail.received": "r", "meetings.hours": "p", "focus.hours": "p"}


@cache
def month_share(day: date) -> Fraction:
    """What one day is of its calendar month."""
    return Fraction(1, monthrange(day.year, day.month)[1])


def in_service(history: History, timeline: Timeline) -> Iterator[date]:
    """The civil dates observed on which the person is in service."""
    return (day for day in dates(history.observed.start, history.observed.end) if timeline.serves(day))


def service_counts(history: History) -> Iterator[Count]:
    """Person-weeks (leave weeks apart), person-months and leave days."""
    for name, timeline in history.people.items():
        for day in in_service(history, timeline):
            for metric, axis in PER_WEEK.items():
                if not timeline.is_in_leave_week(day):
                    yield Count(metric=metric, person=timeline, day=day, bottom=WEEK, behind={axis: name})
            yield Count(
                metric="evenings.connected", person=timeline, day=day, bottom=month_share(day), behind={"s": name}
            )
            if day in timeline.leave_days:
                yield Count(metric="leave.intrusions", person=timeline, day=day, bottom=1, behind={"r": name})
                yield Count(metric="leave.sent", person=timeline, day=day, bottom=1, behind={"s": name})


def is_evening(timeline: Timeline, instant: datetime) -> bool:
    """Whether `instant` is quiet time between 20:00 and 04:00 by the wall clock."""
    minute = timeline.minute_at(instant)
    return (minute >= EIGHT_IN_THE_EVENING or minute < FOUR_IN_THE_MORNING) and not timeline.is_working(instant)


def evenings(history: History, timeline: Timeline) -> frozenset[date]:
    """The local days, observed and in service, with a mail sent in quiet time of the evening."""
    mails = history.mails_of[timeline.person.id]
    days = {timeline.local_day_at(mail.sent) for mail in mails if is_evening(timeline, mail.sent)}
    return frozenset(day for day in days if history.counts(timeline, day))


def evening_counts(history: History) -> Iterator[Count]:
    """Evenings connected."""
    for timeline in history.people.values():
        for day in evenings(history, timeline):
            yield Count(metric="evenings.connected", person=timeline, day=day, top=1)


def first_rest_day(weekend: tuple[int, int]) -> int:
    """The weekday with which the weekly rest of two days starts, in whatever order they are given."""
    one, other = weekend
    return one if (one + 1) % 7 == other else other


def weekend_counts(history: History) -> Iterator[Count]:
    """Weekends of which both local days are observed and in service."""
    for name, timeline in history.people.items():
        for day in in_service(history, timeline):
            is_first = day.weekday() == first_rest_day(history.case.policy.weekend)
            if is_first and history.counts(timeline, day + DAY):
                connected = any(other in history.activities[name] for other in (day, day + DAY))
                yield Count(
                    metric="weekends.connected",
                    person=timeline,
                    day=day,
                    member=day + DAY,
                    top=int(connected),
                    bottom=1,
                    behind={"p": name},
                )


def last_end(activities: Iterable[Interval]) -> datetime:
    """When the last of them ends, which need not be the last to start."""
    return max(end for _, end in activities)


def daily_rest_counts(history: History) -> Iterator[Count]:
    """Pairs of active local days adjacent by date."""
    for name, days in history.activities.items():
        for day, activities in days.items():
            if day - DAY in days:
                gap = activities[0][0] - last_end(days[day - DAY])
                short = int(gap < DAILY_REST)
                yield Count(
                    metric="rest.daily", person=history.people[name], day=day, top=short, bottom=1, behind={"p": name}
                )


def span_counts(history: History) -> Iterator[Count]:
    """Active days with at least two activities."""
    for name, days in history.activities.items():
        for day, activities in days.items():
            if len(activities) > 1:
                span, person = hours(last_end(activities) - activities[0][0]), history.people[name]
                yield Count(metric="day.span", person=person, day=day, top=span, bottom=1, behind={"p": name})
                over = int(span > LONG_SPAN)
                yield Count(metric="day.span.over_13h", person=person, day=day, top=over, bottom=1, behind={"p": name})


def free_gaps(activities: Sequence[Interval], frame: Interval) -> Iterator[Interval]:
    """The stretches of `frame` without activity; a mail is an instant and parts two gaps all the same."""
    cursor = frame[0]
    for start, end in activities:
        if start > cursor:
            yield cursor, start
        cursor = max(cursor, end)
    if frame[1] > cursor:
        yield cursor, frame[1]


def is_weekly_rest(gap: Interval, week: Interval) -> bool:
    """Whether a gap is at least 35 elapsed hours with at least 24 of them inside the week."""
    inside = min(gap[1], week[1]) - max(gap[0], week[0])
    return gap[1] - gap[0] >= WEEKLY_REST and inside >= REST_INSIDE


def long_gaps(history: History, timeline: Timeline) -> list[Interval]:
    """The person's stretches without activity, between the ends of observation."""
    activities = history.activities[timeline.person.id].values()
    frame = timeline.morning(history.observed.start), timeline.morning(history.observed.end)
    return list(free_gaps(sorted(span for day in activities for span in day), frame))


def weekly_rest_counts(history: History) -> Iterator[Count]:
    """Weeks of local days wholly observed and in service, with at least one activity."""
    for name, timeline in history.people.items():
        days = history.activities[name]
        gaps = long_gaps(history, timeline) if days else []
        for start in full_weeks(history.observed, timeline):
            if any(day in days for day in dates(start, start + 7 * DAY)):
                week = timeline.morning(start), timeline.morning(start + 7 * DAY)
                yield Count(
                    metric="rest.weekly",
                    person=timeline,
                    day=start + 3 * DAY,
                    member=start + 6 * DAY,
                    top=int(not any(is_weekly_rest(gap, week) for gap in gaps)),
                    bottom=1,
                    behind={"p": name},
                )


def full_weeks(span: Span, timeline: Timeline) -> Iterator[date]:
    """The Mondays of the ISO weeks of which every day is in `span` and in service."""
    start = monday(span.start + 6 * DAY)
    while start + 7 * DAY <= span.end:
        if all(timeline.serves(day) for day in dates(start, start + 7 * DAY)):
            yield start
        start += 7 * DAY


def window(history: History, period: Period) -> Span:
    """The days observed of the calendar year up to the period's last day."""
    return Span(date(history.case.year, 1, 1), period.span.end).cut(history.observed)


def provisional(history: History, periods: Iterable[Period]) -> frozenset[str]:
    """The labels of the periods whose window is shorter than six person-months."""
    spans = {period.label: window(history, period) for period in periods}
    return frozenset(label for label, span in spans.items() if sum(map(month_share, dates(span.start, span.end))) < 6)


def window_counts(history: History, periods: Iterable[Period]) -> Iterator[Count]:
    """People over the window of each period: hyperconnected, and with two weeks free of mail."""
    for timeline in history.people.values():
        busy = evenings(history, timeline)
        mail_days = {timeline.local_day_at(mail.sent) for mail in history.mails_of[timeline.person.id]}
        for period in periods:
            span = window(history, period)
            served = [day for day in dates(span.start, span.end) if timeline.serves(day)]
            months = sum(map(month_share, served), Fraction(0))
            if months >= 1:
                often = 12 * sum(day in busy for day in served) > 50 * months
                free = [start for start in full_weeks(span, timeline) if not has_any(mail_days, start)]
                verdicts = {"evenings.hyperconnected": often, "weeks.mail_free": len(free) >= 2}
                yield from (
                    Count(
                        metric=metric,
                        person=timeline,
                        day=served[-1],
                        period=period.label,
                        top=int(verdict),
                        bottom=1,
                        behind={"s": timeline.person.id},
                    )
                    for metric, verdict in verdicts.items()
                )


def has_any(days: set[date], start: date) -> bool:
    """Whether one of `days` lies in the week that starts on `start`."""
    return any(day in days for day in dates(start, start + 7 * DAY))


def on_call_windows(history: History) -> dict[str, list[Interval]]:
    """Distinct on-call windows by person."""
    windows: dict[str, set[Interval]] = {}
    for on_call in history.case.on_call:
        name = history.case.directory.by_address.get(on_call.person, "")
        windows.setdefault(name, set()).add((on_call.start, on_call.end))
    return {name: sorted(spans) for name, spans in windows.items() if name in history.people}


def on_call_counts(history: History) -> Iterator[Count]:
    """Hours of on-call windows, and the first reply of each (window, thread) in quiet time."""
    metric = "oncall.interventions"
    for name, windows in on_call_windows(history).items():
        timeline = history.people[name]
        for span in windows:
            for day in in_service(history, timeline):
                part = length(within([span], timeline.civil(day))) / WEEK_HOURS
                if part:
                    yield Count(metric=metric, person=timeline, day=day, bottom=part, behind={"p": name})
            for instant in interventions(history, timeline, span):
                yield Count(metric=metric, person=timeline, day=timeline.date_at(instant), top=1)


def interventions(history: History, timeline: Timeline, span: Interval) -> Iterator[datetime]:
    """The instant of the first reply of each thread in quiet time within one on-call window."""
    first: dict[object, datetime] = {}
    for reply in history.replies_of[timeline.person.id]:
        sent = reply.mail.sent
        is_counted = not timeline.is_working(sent) and timeline.date_at(sent) in history.observed
        if span[0] <= sent < span[1] and is_counted:
            first.setdefault(reply.mail.thread or id(reply.mail), sent)
    yield from first.values()

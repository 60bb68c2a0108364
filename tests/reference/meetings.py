"""Counts of meetings, of the mails sent in them, and of the focus time they leave."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.reference.days import in_service
from tests.reference.instants import at_wall, hours, is_in, length, union, within, without
from tests.reference.tally import Count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from tests.reference.history import History
    from tests.reference.instants import Interval
    from tests.reference.timeline import Timeline

LUNCH_START, LUNCH_END = 12 * 60 + 30, 13 * 60 + 30
LUNCH_TAKEN = timedelta(minutes=30)
TUNNEL = 6
BACK_TO_BACK = timedelta(minutes=5)
FOCUS = timedelta(hours=1)


def own_parts(meetings: Sequence[Interval]) -> Iterator[tuple[Interval, Interval]]:
    """Each meeting with the part of it that no meeting which starts first already covers (perhaps empty)."""
    covered = None
    for start, end in meetings:
        begin = start if covered is None else min(max(start, covered), end)
        yield (start, end), (begin, end)
        covered = end if covered is None else max(covered, end)


def hour_counts(history: History) -> Iterator[Count]:
    """Hours in meetings, and those of them in quiet time, on the civil date of the meeting's start."""
    for name, timeline in history.people.items():
        for meeting, part in own_parts(history.meetings_of[name]):
            day, total = timeline.date_at(meeting[0]), hours(part[1] - part[0])
            if total and not history.is_in_leave_week(timeline, meeting[0]):
                yield Count(metric="meetings.hours", person=timeline, day=day, top=total)
            if total:
                quiet = total - length(within(timeline.work, part))
                yield Count(
                    metric="meetings.quiet", person=timeline, day=day, top=quiet, bottom=total, behind={"p": name}
                )


def is_back_to_back(meeting: Interval, ends: Sequence[datetime]) -> bool:
    """Whether another meeting ended less than five minutes before this one starts; `ends` are all, sorted."""
    start, end = meeting
    just_ended = bisect_right(ends, start) - bisect_right(ends, start - BACK_TO_BACK)
    return just_ended > int(end == start)


def sequence_counts(history: History) -> Iterator[Count]:
    """Meetings, and those that start right after another."""
    for name, timeline in history.people.items():
        ends = sorted(end for _, end in history.meetings_of[name])
        for meeting in history.meetings_of[name]:
            top, day = int(is_back_to_back(meeting, ends)), timeline.date_at(meeting[0])
            yield Count(metric="meetings.back_to_back", person=timeline, day=day, top=top, bottom=1, behind={"p": name})


def takes_lunch(meetings: Sequence[Interval], timeline: Timeline, day: date) -> bool:
    """Whether one meeting alone takes half an hour or more of 12:30 to 13:30."""
    start, end = (at_wall(day, minute, timeline.zone(day)) for minute in (LUNCH_START, LUNCH_END))
    begun = meetings[: bisect_left(meetings, end, key=lambda span: span[0])]
    return any(min(until, end) - max(since, start) >= LUNCH_TAKEN for since, until in begun)


def day_counts(history: History) -> Iterator[Count]:
    """Working days, those whose lunch a meeting takes, and those with more than six hours of meetings."""
    for name, timeline in history.people.items():
        meetings, busy = history.meetings_of[name], union(history.meetings_of[name])
        for day in in_service(history, timeline):
            if timeline.work_on(day):
                verdicts = {
                    "meetings.lunch": takes_lunch(meetings, timeline, day),
                    "meetings.tunnel": length(within(busy, timeline.civil(day))) > TUNNEL,
                }
                for metric, verdict in verdicts.items():
                    yield Count(metric=metric, person=timeline, day=day, top=int(verdict), bottom=1, behind={"p": name})


def mail_during_counts(history: History) -> Iterator[Count]:
    """Mails sent in working time, and those of them sent from a meeting."""
    busy = {name: union(meetings) for name, meetings in history.meetings_of.items()}
    for mail, author in history.sent:
        if author.is_working(mail.sent):
            name, day = author.person.id, author.date_at(mail.sent)
            top = int(is_in(busy[name], mail.sent))
            yield Count(metric="meetings.mail_during", person=author, day=day, top=top, bottom=1, behind={"p": name})


def focus_counts(history: History) -> Iterator[Count]:
    """Undisturbed pieces of an hour or more, on the civil date of their start."""
    for name, timeline in history.people.items():
        instants = [mail.sent for mail in history.mails_of[name]]
        for period in without(timeline.work, union(history.meetings_of[name])):
            for start, end in cut_at(period, instants):
                day = timeline.date_at(start)
                if end - start >= FOCUS and not timeline.is_in_leave_week(day):
                    yield Count(metric="focus.hours", person=timeline, day=day, top=hours(end - start))


def cut_at(span: Interval, instants: Sequence[datetime]) -> Iterator[Interval]:
    """The pieces of `span` between the `instants` (sorted) that lie in it."""
    inside = instants[bisect_right(instants, span[0]) : bisect_left(instants, span[1])]
    edges = [span[0], *inside, span[1]]
    yield from pairwise(edges)

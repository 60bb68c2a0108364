"""The metric register computed slowly, row by row: the judge of the fast one.

It follows metrics.md to the letter, then ADR 0003, and shares no code with the product but its model. Where both
still leave a choice, it reads as follows.

- A civil date, like a local day, lasts until the next one starts, also where the person moves to another zone. A shift
  is that of the date on which it starts; nothing of it lies outside service.
- A local day out of service has no activity, even where its small hours are a civil date in service.
- The meetings and mails of the whole history cut focus time and share hours, whatever the period or the year.
- Without an instant of delivery a mail is delivered when it is sent. A reply sent before the delivery has no delay and
  is left out of `mail.fast_reply` alone.
- Lists within lists are expanded. `mail.automatic` and its denominator know no invitations.
- Senders behind what was received per week or per day of leave are those above the line; one person is one contributor
  under every address, in service or not.
- The reporting line passes through people out of service; a superior who sends is in service.
- Two on-call windows that overlap are two, with their hours each; the same window twice is one.
- A figure over the window is that of the group of the last day in service, also in a period that starts later.
- Rest, spans and weekends need mail or meetings, whichever there is; focus time needs both.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from disconnect.model.policy import QuietClass
from tests.reference import days, mail, meetings
from tests.reference.case import CALENDAR, LEAVE, MAIL, ON_CALL, Case, Row
from tests.reference.history import History
from tests.reference.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from disconnect.model.period import Period
    from tests.reference.tally import Count

AXES: Mapping[str, str] = {
    "mail.sent": "s",
    "mail.received": "rs",
    "mail.sent_quiet": "s",
    "mail.received_quiet": "rs",
    **{f"mail.received_quiet.{each.value}": "rs" for each in QuietClass},
    "mail.delivered_quiet_after_policy": "rs",
    "mail.cc": "rs",
    "mail.wide": "s",
    "mail.automatic": "rs",
    "mail.downward_quiet": "rsh",
    "mail.fast_reply": "s",
    "mail.quiet_reply": "rs",
    "evenings.connected": "s",
    "evenings.hyperconnected": "s",
    "weekends.connected": "p",
    "leave.intrusions": "rs",
    "leave.sent": "s",
    "weeks.mail_free": "s",
    "rest.daily": "p",
    "rest.weekly": "p",
    "day.span": "p",
    "day.span.over_13h": "p",
    "meetings.hours": "p",
    "meetings.quiet": "p",
    "meetings.lunch": "p",
    "meetings.tunnel": "p",
    "meetings.back_to_back": "p",
    "meetings.mail_during": "p",
    "focus.hours": "p",
    "oncall.interventions": "p",
}
OF_WINDOW = frozenset({"evenings.hyperconnected", "weeks.mail_free"})
NONE: frozenset[str] = frozenset()
OF_THREADS = frozenset({"mail.fast_reply", "mail.quiet_reply", "oncall.interventions"})
OF_BOTH = frozenset({"meetings.mail_during", "focus.hours"})
OF_EITHER = frozenset({"weekends.connected", "rest.daily", "rest.weekly", "day.span", "day.span.over_13h"})
OF_LEAVE = frozenset({"leave.intrusions", "leave.sent", "mail.received_quiet.leave"})


def is_measured(metric: str, case: Case) -> bool:
    """Whether the sources that `metric` needs are there; any contact that names one makes threads."""
    if metric == "mail.delivered_quiet_after_policy" and not knows_deliveries(case):
        return False
    if metric == "mail.downward_quiet" and not knows_superiors(case):
        return False
    has_threads = any(contact.thread or contact.in_reply_to for contact in case.contacts)
    needs_leave = LEAVE in case.has or metric not in OF_LEAVE
    needs_threads = has_threads or metric not in OF_THREADS
    if metric in OF_EITHER:
        return bool({MAIL, CALENDAR} & case.has)
    if metric.startswith("meetings.") or metric in OF_BOTH:
        return CALENDAR in case.has and (MAIL in case.has or metric not in OF_BOTH)
    needs_on_call = ON_CALL in case.has or not metric.startswith("oncall.")
    return MAIL in case.has and needs_leave and needs_threads and needs_on_call


def knows_deliveries(case: Case) -> bool:
    """Whether any source says when a mail was really delivered (ADR 0003, reading 20)."""
    return any(recipient.delivered for contact in case.contacts for recipient in contact.recipients)


def knows_superiors(case: Case) -> bool:
    """Whether the directory names anybody's superior (ADR 0003, reading 20)."""
    people = case.directory.people
    return any(place.manager in people for person in people.values() for place in person.places)


def counts(history: History, periods: Sequence[Period]) -> Iterator[Count]:
    """Every count of every metric."""
    families = (
        mail.sent_counts,
        mail.reply_counts,
        mail.delivery_counts,
        days.service_counts,
        days.evening_counts,
        days.weekend_counts,
        days.daily_rest_counts,
        days.weekly_rest_counts,
        days.span_counts,
        days.on_call_counts,
        meetings.hour_counts,
        meetings.sequence_counts,
        meetings.day_counts,
        meetings.mail_during_counts,
        meetings.focus_counts,
    )
    return chain(chain.from_iterable(family(history) for family in families), days.window_counts(history, periods))


def compute(case: Case, periods: Sequence[Period], level: str) -> dict[tuple[str, str, str], Row]:
    """Every measured figure with something under the line, by (group, period label, metric id).

    The group "" is the whole; the others are the values of the attribute `level` of `Place`. No privacy rule
    has been applied: these are raw cells.
    """
    periods = [period for period in periods if period.year == case.year]
    history = History(case)
    tally = Tally(periods=periods, level=level, observed=history.observed)
    for count in counts(history, periods):
        tally.add(count)
    measured = {metric for metric in AXES if is_measured(metric, case)}
    short = days.provisional(history, periods)
    rows = {
        (group, label, metric): cell.row(metric, axes=AXES[metric], provisional=OF_WINDOW if label in short else NONE)
        for (group, label, metric), cell in tally.cells().items()
        if metric in measured
    }
    return {key: row for key, row in sorted(rows.items()) if row}

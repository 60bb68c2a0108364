"""Everything the metrics ask of one year, computed once: mails sent, deliveries, replies, meetings, days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.activity import ActiveDays, Activities, active_days, activities, rested_weeks
from disconnect.load.mails import Deliveries, Sent, deliveries, sent_mails
from disconnect.load.meetings import Meetings, attended_meetings, hours_by_day, lunches
from disconnect.load.population import FULL_LEAVE, NOBODY, Population
from disconnect.load.replies import Replies, replies
from disconnect.load.working import Spans, focus_pieces, working_spans

if TYPE_CHECKING:
    from disconnect.load.arrays import Bool, Int16, Int32, Int64
    from disconnect.load.record import Names, Record
    from disconnect.model.period import Span

Days = tuple[int, int]


@dataclass(frozen=True, kw_only=True, eq=False)
class Workload:
    """One year of contacts and meetings, seen by the people of the directory.

    `observed` are civil dates; `has` names the sources there are: mail, calendar, leave, on_call.
    """

    record: Record
    names: Names
    population: Population
    observed: Span
    has: frozenset[str]
    weekend: tuple[int, int] = (5, 6)

    @cached_property
    def days(self) -> Days:
        """The days ``[first, last)`` observed, within the calendar year."""
        return self.population.year.cut(self.observed)

    @cached_property
    def people(self) -> int:
        """How many people there are."""
        return len(self.population.ids)

    @cached_property
    def sent(self) -> Sent:
        """Mails sent by hand."""
        return sent_mails(self.record, self.names, self.population)

    @cached_property
    def deliveries(self) -> Deliveries:
        """All deliveries, automatic ones included."""
        return deliveries(self.record, self.names, self.population)

    @cached_property
    def replies(self) -> Replies:
        """All replies."""
        return replies(self.record, self.names, self.sent, self.deliveries)

    @cached_property
    def meetings(self) -> Meetings:
        """Meetings attended."""
        return attended_meetings(self.record, self.names, self.population)

    @cached_property
    def working(self) -> Spans:
        """Everybody's working periods."""
        return working_spans(self.population)

    @cached_property
    def focus(self) -> Spans:
        """Pieces of undisturbed working time."""
        return focus_pieces(self.working, self.meetings, self.sent, self.people)

    @cached_property
    def activities(self) -> Activities:
        """Activity of the observed local days."""
        return activities(self.sent, self.meetings, self.days)

    @cached_property
    def active(self) -> ActiveDays:
        """Person × local day of activity."""
        return active_days(self.activities, self.population.unit_at.shape)

    @cached_property
    def rested(self) -> Bool:
        """Person × week with a weekly rest seen."""
        return rested_weeks(self.activities, self.population, self.days)

    @cached_property
    def lunch_days(self) -> Bool:
        """Person × date with a meeting over lunch."""
        return lunches(self.meetings, self.population)

    @cached_property
    def meeting_time(self) -> Int64:
        """Person × date, time in meetings (microseconds)."""
        return hours_by_day(self.meetings, self.population)

    @cached_property
    def service(self) -> Bool:
        """Person × date in service and observed."""
        inside = np.zeros(self.population.unit_at.shape[1], dtype=np.bool_)
        inside[slice(*self.days)] = True
        here: Bool = (self.population.unit_at != NOBODY) & inside
        return here

    @cached_property
    def leave_days(self) -> Bool:
        """Person × date recorded as leave in full, in service and observed."""
        away: Bool = self.service & (self.population.leave == FULL_LEAVE)
        return away

    @cached_property
    def has_threads(self) -> bool:
        """Whether any source tells replies apart."""
        return bool((self.record.reply_to != 0).any() or (self.record.thread != 0).any())

    def within(self, day: Int16 | Int32 | Int64, days: Days) -> Bool:
        """Which of the days lie in `days` and were observed."""
        first, last = max(days[0], self.days[0]), min(days[1], self.days[1])
        return (day >= first) & (day < last)

    def in_leave_week(self, person: Int32, local_day: Int16) -> Bool:
        """Which contacts lie in a leave week of their person."""
        inside: Bool = self.population.leave_week[person, local_day // 7]
        return inside

    def person_days(self, days: Days) -> tuple[Int64, Int64]:
        """People and dates in service and observed within `days`."""
        first, last = max(days[0], self.days[0]), min(days[1], self.days[1])
        person, day = np.nonzero(self.service[:, first : max(first, last)])
        return person, day + first

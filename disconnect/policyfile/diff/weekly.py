"""How many hours a week something else happens to mail, for each group of hours and each kind of sender."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.engine.chain import walk
from disconnect.engine.situation import Situation
from disconnect.engine.standing import Table
from disconnect.engine.telework import TELEWORK_SLOT, is_outside_contact
from disconnect.model.person import Place
from disconnect.model.policy import INTERNAL, Action, Policy, QuietClass, Relation
from disconnect.worktime.calendars import WorkCalendar, working_periods
from disconnect.worktime.closures import closed_dates
from disconnect.worktime.compiled import classify
from disconnect.worktime.slots import in_slot, slot_spans
from disconnect.worktime.wallclock import instant, minute_of_day

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEKS = 52
"""Weeks that are compared, from a Monday on: rotas and seasons weigh as much as they last. Holidays are left aside."""
MONDAY = date(2026, 1, 5)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Hours a week (elapsed) in which mail from `relation` met `before` and meets `after`, in the class `quiet`.

    `quiet` is the class of quiet time under the later policy (None: working time); `hours` the group's hours by id.
    """

    hours: str
    relation: Relation
    before: Action
    after: Action
    quiet: QuietClass | None
    per_week: float

    @property
    def is_closing(self) -> bool:
        """Whether the later policy protects more."""
        order = list(Action)
        return order.index(self.after) > order.index(self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """Working hours a week of a group, before and after; None where one of the policies does not have the group."""

    hours: str
    before: float | None
    after: float | None


def moved(before: Policy, after: Policy) -> tuple[Moved, ...]:
    """What happens otherwise, for every group of hours that both policies have; nobody on call, on leave or urgent.

    >>> from disconnect.policyfile.read import parse
    >>> from disconnect.policyfile.templates import template
    >>> plain = parse(template("plain"), "plain")
    >>> moved(plain, plain)
    ()
    """
    both = [name for name in before.hours if name in after.hours]
    return tuple(found for name in both for found in _moved_of_group(before, after, name))


def worked(before: Policy, after: Policy) -> tuple[Worked, ...]:
    """Working hours a week of every group that either policy has, where they differ."""
    names = dict.fromkeys((*before.hours, *after.hours))
    found = (Worked(hours=name, before=_work(before, name), after=_work(after, name)) for name in names)
    return tuple(each for each in found if each.before != each.after)


def _work(policy: Policy, name: str) -> float | None:
    if name not in policy.hours:
        return None
    start, end = _span(ZoneInfo(policy.zone or "UTC"))
    periods = working_periods(calendar_of(policy, name), start, end)
    return round(sum((b - a) / _HOUR for a, b in periods) / WEEKS, 2)


def calendar_of(policy: Policy, name: str) -> WorkCalendar:
    """The calendar of people with the hours `name`, holidays and leave left aside."""
    return WorkCalendar(
        hours=policy.hours[name],
        zone=ZoneInfo(policy.zone or "UTC"),
        night=(policy.night_start, policy.night_end),
        closed=closed_dates(policy.closures, name),
    )


def _span(zone: ZoneInfo) -> tuple[datetime, datetime]:
    return instant(MONDAY, 0, zone), instant(MONDAY + WEEKS * 7 * _DAY, 0, zone)


def _moved_of_group(before: Policy, after: Policy, name: str) -> Iterator[Moved]:
    """The sums of one group, by sender, what happened, what happens, and class."""
    old, new = (_Side(policy, name) for policy in (before, after))
    seconds: dict[tuple[Relation, Action, Action, QuietClass | None], float] = defaultdict(float)
    for start, end in pairwise(sorted(old.edges() | new.edges())):
        told, tells = old.actions(start), new.actions(start)
        for relation, was, now in zip(INTERNAL, told, tells, strict=True):
            if was is not now:
                seconds[relation, was, now, new.quiet(start)] += (end - start) / _HOUR
    for (relation, was, now, quiet), hours in seconds.items():
        yield Moved(hours=name, relation=relation, before=was, after=now, quiet=quiet, per_week=hours / WEEKS)


class _Side:
    """One policy for one group of hours: what happens at an instant, and where that may change."""

    def __init__(self, policy: Policy, name: str) -> None:
        self.calendar = calendar_of(policy, name)
        self.table = Table.of(policy, policy.hours[name])
        self.span = _span(self.calendar.zone)
        self.works = working_periods(self.calendar, self.span[0] - _DAY, self.span[1])
        self.closings = [end for _, end in self.works]

    def quiet(self, at: datetime) -> QuietClass | None:
        return classify(self.calendar, at)

    def edges(self) -> set[datetime]:
        """Every instant of the weeks at which the class, a slot or the time since work changes the answer."""
        start, end = self.span
        found = {edge for span in self.works for edge in span}
        limits = {row.after_work for row in self.table.policy.responses if row.after_work}
        found |= {closing + timedelta(minutes=limit) for closing in self.closings for limit in limits}
        found |= {edge for slot in self.table.slots for span in slot_spans(slot, self.calendar.zone, start, end)
                  for edge in span}  # fmt: skip
        found |= set(self._clock_edges())
        return {start, end} | {edge for edge in found if start < edge < end}

    def _clock_edges(self) -> Iterator[datetime]:
        """Midnights, the night's ends, and the ends of telework's contact slots, date by date."""
        telework = self.table.telework
        minutes = {
            0,
            *self.calendar.night,
            *(edge for times in (telework.contact if telework else ()) for edge in times),
        }
        for number in range(WEEKS * 7):
            day = MONDAY + number * _DAY
            yield from (instant(day, minute, self.calendar.zone) for minute in minutes)

    def actions(self, at: datetime) -> tuple[Action, ...]:
        """What happens to mail from each kind of sender."""
        slots = frozenset(slot.id for slot in self.table.slots if in_slot(slot, self.calendar.zone, at))
        if self.table.telework is not None and self._is_outside_contact(at):
            slots |= {TELEWORK_SLOT}
        since = self._since_work(at) if self.table.latest else None
        key = self.quiet(at), slots, since
        return tuple(self._action(relation, key) for relation in INTERNAL)

    def _since_work(self, at: datetime) -> int | None:
        """Whole minutes since the last working period ended, None after more than any row asks for."""
        place = bisect_right(self.closings, at) - 1
        minutes = (at - self.closings[place]) // timedelta(minutes=1) if place >= 0 else self.table.latest
        return minutes if minutes < self.table.latest else None

    def _is_outside_contact(self, at: datetime) -> bool:
        local = at.astimezone(self.calendar.zone)
        return is_outside_contact(self.table.telework, Place(), local.weekday(), minute_of_day(at, self.calendar.zone))

    def _action(self, relation: Relation, key: tuple[QuietClass | None, frozenset[str], int | None]) -> Action:
        remembered = self.table.verdicts.get((relation, key))
        if remembered is not None:
            return remembered.action
        quiet, slots, since = key
        situation = Situation(
            quiet=quiet,
            relation=relation,
            slots=slots,
            since_work=since,
            hours=self.table.hours_id,
            hours_clause=self.table.hours.clause,
        )
        found = self.table.verdicts[relation, key] = walk(self.table.links, situation)
        return found.action

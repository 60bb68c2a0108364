"""One contact at one instant: what is the same for all its recipients is worked out once."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING

from disconnect.engine.chain import chain, walk
from disconnect.engine.conditions import NO_CONDITIONS, Conditions, conditions
from disconnect.engine.situation import Situation, stranger
from disconnect.engine.stays import NEVER
from disconnect.model.policy import Relation
from disconnect.worktime.compiled import classify, next_opening
from disconnect.worktime.wallclock import civil_date

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from disconnect.engine.chain import Verdict
    from disconnect.engine.facts import Facts
    from disconnect.engine.standing import Known, Standing, Table
    from disconnect.model.contact import Contact
    from disconnect.model.decision import Outcome
    from disconnect.model.person import Person
    from disconnect.model.policy import QuietClass
    from disconnect.worktime.calendars import WorkCalendar

# Longer than any closing of a whole organisation; beyond it there is no ordinary opening to speak of.
ORDINARY_HORIZON = timedelta(days=92)


Shared = tuple[int, int, int, Relation, bool, bool]
"""Calendars and table by their identity, relation, on call or not, to oneself or not."""


class Moment:
    """A contact at an instant: asks the facts about each recipient, and remembers what several of them share."""

    __slots__ = ("_days", "_ordinary", "answers", "at", "author", "contact", "facts", "sender", "sender_standing")

    def __init__(self, contact: Contact, facts: Facts, at: datetime) -> None:
        """Look up the sender once."""
        self.contact, self.facts, self.at = contact, facts, at
        self._days: dict[ZoneInfo, tuple[date, int]] = {}
        self._ordinary: dict[int, datetime | None] = {}
        self.answers: dict[Shared, Outcome] = {}
        self.sender = facts.who(contact.sender)
        self.sender_standing = self.standing(self.sender)
        self.author = self.sender.person if self.sender_standing.policy is not None else None

    def later(self, at: datetime) -> Moment:
        """The same contact at another instant."""
        return Moment(self.contact, self.facts, at)

    def day(self, zone: ZoneInfo) -> date:
        """The civil date at this instant in a zone."""
        return self._day_and_epoch(zone)[0]

    def standing(self, known: Known) -> Standing:
        """How somebody stands at this instant."""
        stay = known.stays[bisect_right(known.moves, self.at)]
        day, epoch = self._days.get(stay.zone) or self._day_and_epoch(stay.zone)
        if day > stay.last:
            return self.facts.standing(known, self.at)
        return stay.by_epoch.get(epoch) or self.facts.standing_on(known, stay, day, epoch)

    def _day_and_epoch(self, zone: ZoneInfo) -> tuple[date, int]:
        if zone not in self._days:
            day = civil_date(self.at, zone)
            self._days[zone] = day, self.facts.epoch(day)
        return self._days[zone]

    def verdict(self, known: Known, standing: Standing) -> Verdict:
        """The verdict on one recipient."""
        author, table, calendar = self.author, standing.table, standing.calendar
        if author is None or table is None or calendar is None:
            return self._of_strangers(known, standing)
        quiet = classify(calendar, self.at)
        rank = self._relation(author, known.person, standing)
        rest = NO_CONDITIONS if table.is_plain else conditions(self, known, standing)
        contact, is_on_call = self.contact, self._is_on_call(known)
        key = contact.kind, contact.is_urgent, author is known.person, quiet, is_on_call, rank, rest
        return table.verdicts.get(key) or table.verdict(key, self._situation(table, quiet, rank, (key, rest)))

    def shared_by(self, known: Known, standing: Standing) -> Shared | None:
        """What decides one recipient's outcome, the same for all who share it; None where more than that is asked."""
        author, table, calendar = self.author, standing.table, standing.calendar
        if author is None or table is None or calendar is None or not table.is_plain:
            return None
        if standing.end is not NEVER and self._is_near(standing.end, standing.ordinary, table):
            return None
        rank = self._relation(author, known.person, standing)
        return id(calendar), id(standing.ordinary), id(table), rank, self._is_on_call(known), author is known.person

    def _is_near(self, change: datetime, ordinary: WorkCalendar, table: Table) -> bool:
        """Whether an opening that this recipient waits for, or that is told of them, may lie after a change."""
        common = self.ordinary_opening(ordinary)
        return common is None or change <= max(common, self.at + table.longest)

    def _is_on_call(self, known: Known) -> bool:
        return bool(known.windows) and any(start <= self.at < end for start, end in known.windows)

    def ordinary_opening(self, calendar: WorkCalendar) -> datetime | None:
        """The organisation's next ordinary opening, None where there is none to speak of."""
        key = id(calendar)
        if key not in self._ordinary:
            self._ordinary[key] = next_opening(calendar, self.at, ORDINARY_HORIZON)
        return self._ordinary[key]

    def _relation(self, author: Person, recipient: Person | None, standing: Standing) -> Relation:
        """What the author is to the recipient, as `reporting.relation` defines it."""
        if author.id in standing.above:
            return Relation.SUPERIOR
        theirs = self.sender_standing
        if recipient is not None and recipient.id in theirs.above:
            return Relation.REPORT
        return Relation.TEAM if theirs.team == standing.team != () else Relation.OTHER

    def _of_strangers(self, known: Known, standing: Standing) -> Verdict:
        """The verdict where one of the two is nobody here: the same under every policy."""
        is_same = self.author is not None and self.author is known.person and standing.policy is not None
        is_to_oneself = is_same or self.sender.address == known.address
        return walk(chain(self.facts.policy, ""), stranger(self.contact, is_to_oneself=is_to_oneself))

    def _situation(
        self, table: Table, quiet: QuietClass | None, rank: Relation, seen: tuple[tuple[object, ...], Conditions]
    ) -> Situation:
        (_, _, is_to_oneself, _, is_on_call, _, _), rest = seen
        return Situation(
            kind=self.contact.kind,
            is_urgent=self.contact.is_urgent,
            is_to_oneself=bool(is_to_oneself),
            quiet=quiet,
            is_on_call=bool(is_on_call),
            relation=rank,
            slots=rest.slots,
            exceptions=rest.exceptions,
            since_work=rest.since_work,
            hours=table.hours_id,
            hours_clause=table.hours.clause,
        )

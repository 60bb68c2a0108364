"""One contact at one instant: what is the same for all its recipients is worked out once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from disconnect.engine.chain import chain, walk
from disconnect.engine.conditions import NO_CONDITIONS, Conditions, conditions
from disconnect.engine.reporting import relation
from disconnect.engine.situation import Situation, stranger
from disconnect.worktime.compiled import classify, next_opening
from disconnect.worktime.wallclock import civil_date

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from disconnect.engine.chain import Verdict
    from disconnect.engine.facts import Facts
    from disconnect.engine.standing import Known, Standing, Table
    from disconnect.model.contact import Contact
    from disconnect.model.person import Person
    from disconnect.model.policy import QuietClass, Relation
    from disconnect.worktime.calendars import WorkCalendar

# Longer than any closing of a whole organisation; beyond it there is no ordinary opening to speak of.
ORDINARY_HORIZON = timedelta(days=92)


class Moment:
    """A contact at an instant: asks the facts about each recipient, and remembers dates, zones and openings."""

    __slots__ = ("_days", "_ordinary", "at", "author", "contact", "facts", "sender", "sender_standing")

    def __init__(self, contact: Contact, facts: Facts, at: datetime) -> None:
        """Look up the sender once."""
        self.contact, self.facts, self.at = contact, facts, at
        self._days: dict[ZoneInfo, date] = {}
        self._ordinary: dict[int, datetime | None] = {}
        self.sender = facts.who(contact.sender)
        self.sender_standing = facts.standing(self.sender, self.day(self.sender.zone))
        self.author = self.sender.person if self.sender_standing.policy is not None else None

    def later(self, at: datetime) -> Moment:
        """The same contact at another instant."""
        return Moment(self.contact, self.facts, at)

    def day(self, zone: ZoneInfo) -> date:
        """The civil date at this instant in a zone."""
        found = self._days.get(zone)
        if found is None:
            found = self._days[zone] = civil_date(self.at, zone)
        return found

    def verdict(self, known: Known, standing: Standing) -> Verdict:
        """The verdict on one recipient."""
        author, table, calendar = self.author, standing.table, known.calendar
        if author is None or table is None or calendar is None:
            return self._of_strangers(known, standing)
        quiet = classify(calendar, self.at)
        rank = self._relation(author, known)
        rest = NO_CONDITIONS if table.is_plain else conditions(self, known, standing)
        is_on_call = known.windows != () and any(start <= self.at < end for start, end in known.windows)
        kind, is_urgent = self.contact.kind, self.contact.is_urgent
        key = kind, is_urgent, author is known.person, quiet, is_on_call, rank, rest
        return table.verdicts.get(key) or table.verdict(key, self._situation(table, quiet, rank, (key, rest)))

    def ordinary_opening(self, calendar: WorkCalendar) -> datetime | None:
        """The organisation's next ordinary opening, None where there is none to speak of."""
        key = id(calendar)
        if key not in self._ordinary:
            self._ordinary[key] = next_opening(calendar, self.at, ORDINARY_HORIZON)
        return self._ordinary[key]

    def _relation(self, author: Person, known: Known) -> Relation:
        """What the author is to the recipient on the recipient's civil date."""
        key = author.id, self.day(known.zone)
        found = known.relations.get(key)
        if found is None:
            found = known.relations[key] = relation(
                self.facts.directory, sender=author, recipient=known.someone, day=key[1]
            )
        return found

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

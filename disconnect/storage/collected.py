"""What a source yielded and what waits for the disk, without the addresses: columns of pseudonyms."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from disconnect.storage.rows import OWNER, MailColumns, MeetingRow, key_years, meeting_row, micros

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from disconnect.model.contact import Contact
    from disconnect.model.meeting import Meeting
    from disconnect.model.opaque import Address
    from disconnect.model.problem import Problem
    from disconnect.ports import Batch
    from disconnect.privacy.pseudonyms import Pseudonyms
    from disconnect.storage.parts import Bucket


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What lets rows into the history: the names of each year, the years that are closed, and who was erased.

    `erased` gives the tokens, under a year's key, of the addresses that were erased from it.
    """

    names: Callable[[int], Pseudonyms]
    closed: frozenset[int]
    erased: Callable[[int], frozenset[int]]

    def buckets(self, at: datetime) -> tuple[Bucket, ...]:
        """Where an instant (aware UTC) is stored; nowhere when every year that it belongs to is closed."""
        found = buckets(at)
        return tuple(bucket for bucket in found if bucket[0] not in self.closed) if self.closed else found


Window = tuple[datetime, datetime]


@dataclass(slots=True)
class Collected:
    """What waits for the next flush; `rows` says how much: mails, their recipients, meetings and problems."""

    source: str
    door: Door
    mails: dict[Bucket, MailColumns] = field(default_factory=lambda: defaultdict(MailColumns))
    meetings: dict[Bucket, list[MeetingRow]] = field(default_factory=lambda: defaultdict(list))
    replaced: dict[Address, Window] = field(default_factory=dict)
    owners: set[Address] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    cursor: str | None = None
    items: int = 0
    first: int | None = None
    last: int | None = None
    rows: int = 0

    def add(self, batch: Batch) -> int:
        """Take a batch, and answer how many mails and meetings of it were left out: all of them of closed years.

        Raises:
            StorageError: the key of a year cannot be used.
        """
        left_out = sum(not self._take_mail(contact) for contact in batch.contacts)
        left_out += sum(not self._take_meeting(meeting) for meeting in batch.meetings)
        if batch.window is not None:
            self.replaced |= dict.fromkeys(batch.replaces, batch.window)
        self.owners |= batch.replaces | {meeting.owner for meeting in batch.meetings}
        self.problems += batch.problems
        self.cursor = batch.cursor
        self.items += batch.items
        self.rows += len(batch.meetings) + len(batch.problems)
        seen = [contact.sent for contact in batch.contacts] + [meeting.start for meeting in batch.meetings]
        self._stretch([micros(min(seen)), micros(max(seen))] if seen else [])
        return left_out

    def _take_mail(self, contact: Contact) -> bool:
        """Whether the mail belongs to a year that is open."""
        found = self.door.buckets(contact.sent)
        for bucket in found:
            year = bucket[0]
            self.mails[bucket].add(contact, self.door.names(year), self.door.erased(year))
        self.rows += 1 + len(contact.recipients) if found else 0
        return bool(found)

    def _take_meeting(self, meeting: Meeting) -> bool:
        """Whether the meeting belongs to a year that is open; nothing is stored of an owner who was erased."""
        found = self.door.buckets(meeting.start)
        for bucket in found:
            year = bucket[0]
            row = meeting_row(meeting, self.source, self.door.names(year))
            if row[OWNER] not in self.door.erased(year):
                self.meetings[bucket].append(row)
        return bool(found)

    def gives_anew(self, batch: Batch) -> bool:
        """Whether the batch replaces a calendar of which something waits here: that must be stored first."""
        return not self.owners.isdisjoint(batch.replaces)

    def _stretch(self, seen: Iterable[int]) -> None:
        """Let `first` and `last` (µs, UTC) take in what was seen."""
        self.first = min((at for at in (self.first, *seen) if at is not None), default=None)
        self.last = max((at for at in (self.last, *seen) if at is not None), default=None)


def buckets(at: datetime) -> tuple[Bucket, ...]:
    """The key years and the month (UTC) that an instant (aware UTC) is stored under.

    >>> buckets(datetime(2026, 1, 1, 3, tzinfo=UTC))
    ((2025, '2026-01'), (2026, '2026-01'))
    """
    return _of_hour(at.year, at.month, at.day, at.hour)


@lru_cache(maxsize=65_536)
def _of_hour(year: int, number: int, day: int, hour: int) -> tuple[Bucket, ...]:
    """The same for a whole hour: the margins around New Year are whole hours."""
    at = datetime(year, number, day, hour, tzinfo=UTC)
    return tuple((key_year, month(at)) for key_year in key_years(at))


def month(at: datetime) -> str:
    """The month of an instant (aware UTC), as files are filed under it.

    >>> month(datetime(2026, 12, 31, 23, 59, tzinfo=UTC))
    '2026-12'
    """
    return f"{at.year:04}-{at.month:02}"

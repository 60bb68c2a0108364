"""What the contacts amount to: distinct mails, deliveries, replies, activities, meetings attended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from disconnect.model.contact import Contact, Kind, Recipient, Role
from disconnect.model.period import Span
from tests.reference.timeline import Timeline, monday, timelines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from disconnect.model.opaque import Address, MessageId
    from disconnect.model.person import Directory
    from tests.reference.case import Case
    from tests.reference.instants import Interval


def year_span(year: int) -> Span:
    """The civil dates of a calendar year."""
    return Span(date(year, 1, 1), date(year + 1, 1, 1))


def identity(contact: Contact) -> tuple[object, ...]:
    """What makes two contacts the same mail (metrics.md, *duplicates*)."""
    if contact.message_id is not None:
        return "identifier", contact.message_id
    second = contact.sent.replace(microsecond=0)
    if contact.row_per_recipient:
        return "rows", contact.sender, second
    return "copies", contact.sender, second, frozenset(recipient.address for recipient in contact.recipients)


def deduplicate(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Each mail once, by instant sent."""
    copies: dict[tuple[object, ...], list[Contact]] = {}
    for contact in contacts:
        copies.setdefault(identity(contact), []).append(contact)
    return tuple(sorted((merge(same) for same in copies.values()), key=lambda mail: (mail.sent, mail.sender.value)))


def merge(copies: Sequence[Contact]) -> Contact:
    """One mail out of its copies: the earliest instant, everybody who got it, automatic only if all say so."""
    ordered = sorted(copies, key=lambda copy: (copy.sent, copy.sender.value))
    return Contact(
        sent=ordered[0].sent,
        sender=ordered[0].sender,
        recipients=strongest(recipient for copy in ordered for recipient in copy.recipients),
        kind=min(copy.kind for copy in ordered),
        message_id=ordered[0].message_id,
        in_reply_to=first_known(copy.in_reply_to for copy in ordered),
        thread=first_known(copy.thread for copy in ordered),
    )


def first_known(values: Iterable[MessageId | None]) -> MessageId | None:
    return next((value for value in values if value is not None), None)


def strongest(recipients: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Each address once, in its strongest role, with the earliest delivery known."""
    named: dict[Address, list[Recipient]] = {}
    for recipient in recipients:
        named.setdefault(recipient.address, []).append(recipient)
    return tuple(
        Recipient(
            address=address,
            role=min(recipient.role for recipient in same),
            delivered=min((recipient.delivered for recipient in same if recipient.delivered), default=None),
        )
        for address, same in named.items()
    )


def expand(address: Address, directory: Directory) -> tuple[Address, ...]:
    """The addresses behind a list the directory knows, lists within lists included; else the address itself."""
    reached: dict[Address, None] = {}
    waiting = [address]
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached[current] = None
            waiting.extend(directory.lists.get(current, ()))
    return tuple(found for found in reached if found not in directory.lists)


def written_addresses(mail: Contact, directory: Directory) -> frozenset[Address]:
    """Distinct addresses of a mail, the sender's own apart (ADR 0003, reading 9)."""
    sender = directory.person(mail.sender)
    own = {mail.sender, *(sender.addresses if sender else ())}
    written: set[Address] = set()
    for recipient in mail.recipients:
        if recipient.address in directory.lists:
            written.update(main_address(member, directory) for member in expand(recipient.address, directory))
        else:
            written.add(recipient.address)
    return frozenset(written - own)


def main_address(address: Address, directory: Directory) -> Address:
    person = directory.person(address)
    return person.addresses[0] if person else address


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One mail for one person: `at` is the instant really delivered (the instant sent where unknown).

    `author` is None for a sender who is nobody in the directory at that instant; `sender` names the contributor all
    the same, and one person in one way whether in service or not, so that nobody counts as two.
    """

    mail: Contact
    author: Timeline | None
    sender: str
    reader: Timeline
    role: Role
    at: datetime

    @property
    def day(self) -> date:
        return self.reader.date_at(self.mail.sent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A mail of `author` that answers `target`, which reached them at `since`."""

    mail: Contact
    author: Timeline
    target: Contact
    since: datetime

    @property
    def delay(self) -> timedelta:
        return self.mail.sent - self.since


class History:
    """The case read once; every part is worked out when first asked for."""

    def __init__(self, case: Case) -> None:
        """Keep the case and build everybody's time."""
        self.case = case
        self.people: Mapping[str, Timeline] = timelines(case)
        self.observed: Span = case.observed.cut(year_span(case.year))

    def somebody(self, address: Address, instant: datetime) -> Timeline | None:
        """The person who answers to `address` at `instant`, if in service and in the metrics at all."""
        timeline = self.people.get(self.case.directory.by_address.get(address, ""))
        return timeline if timeline and timeline.serves(timeline.date_at(instant)) else None

    @cached_property
    def mails(self) -> tuple[Contact, ...]:
        """Every distinct message, automatic ones included, invitations not."""
        return tuple(mail for mail in deduplicate(self.case.contacts) if mail.kind is not Kind.INVITATION)

    @cached_property
    def sent(self) -> tuple[tuple[Contact, Timeline], ...]:
        """Mails sent by hand by somebody, with their author."""
        found = ((mail, self.somebody(mail.sender, mail.sent)) for mail in self.mails if mail.kind is Kind.BY_HAND)
        return tuple((mail, author) for mail, author in found if author)

    @cached_property
    def mails_of(self) -> Mapping[str, list[Contact]]:
        """Mails sent by hand, by person, in order."""
        by_person: dict[str, list[Contact]] = {name: [] for name in self.people}
        for mail, author in self.sent:
            by_person[author.person.id].append(mail)
        return by_person

    @cached_property
    def deliveries(self) -> tuple[Delivery, ...]:
        """Every (mail, internal recipient) pair, automatic mail included."""
        return tuple(delivery for mail in self.mails for delivery in self._delivered(mail))

    def _delivered(self, mail: Contact) -> Iterator[Delivery]:
        author = self.somebody(mail.sender, mail.sent)
        sender = self._contributor(mail.sender)
        for reader, named in self._readers(mail).items():
            if author is None or reader != author.person.id:
                known = min((recipient.delivered for recipient in named if recipient.delivered), default=mail.sent)
                yield Delivery(
                    mail=mail,
                    author=author,
                    sender=sender,
                    reader=self.people[reader],
                    role=min(recipient.role for recipient in named),
                    at=known,
                )

    def _contributor(self, address: Address) -> str:
        """Who stands behind a mail: somebody of the directory once, in service or not; else the address."""
        known = self.case.directory.by_address.get(address, "")
        return known or f"<{address.value}>"

    def _readers(self, mail: Contact) -> dict[str, list[Recipient]]:
        """How each person in service was named by `mail`, through whatever address or list."""
        readers: dict[str, list[Recipient]] = {}
        for recipient in mail.recipients:
            for address in expand(recipient.address, self.case.directory):
                reader = self.somebody(address, mail.sent)
                if reader:
                    readers.setdefault(reader.person.id, []).append(recipient)
        return readers

    @cached_property
    def received_at(self) -> Mapping[tuple[int, str], datetime]:
        """When each mail, by identity, reached each person."""
        return {(id(delivery.mail), delivery.reader.person.id): delivery.at for delivery in self.deliveries}

    @cached_property
    def replies(self) -> tuple[Reply, ...]:
        """Every reply whose mail replied to lies in the same calendar year."""
        found = (self._reply(mail, author) for mail, author in self.sent)
        return tuple(reply for reply in found if reply)

    @cached_property
    def replies_of(self) -> Mapping[str, list[Reply]]:
        """Replies by replier, in order."""
        by_person: dict[str, list[Reply]] = {name: [] for name in self.people}
        for reply in self.replies:
            by_person[reply.author.person.id].append(reply)
        return by_person

    def _reply(self, mail: Contact, author: Timeline) -> Reply | None:
        target = self._named(mail) if mail.in_reply_to else self._latest_of_thread(mail, author)
        if target is None or author.date_at(target.sent).year != author.date_at(mail.sent).year:
            return None
        since = self.received_at.get((id(target), author.person.id), target.sent)
        return Reply(mail=mail, author=author, target=target, since=since)

    def _named(self, mail: Contact) -> Contact | None:
        """The mail that In-Reply-To names, if it is by hand and by someone else."""
        target = self._by_identifier.get(mail.in_reply_to) if mail.in_reply_to else None
        if target is None or self._owner(target.sender) == self._owner(mail.sender):
            return None
        return target

    def _owner(self, address: Address) -> object:
        return self.case.directory.by_address.get(address, address)

    @cached_property
    def _by_identifier(self) -> Mapping[MessageId, Contact]:
        return {mail.message_id: mail for mail in self.mails if mail.message_id and mail.kind is Kind.BY_HAND}

    @cached_property
    def _threads(self) -> Mapping[MessageId, list[Contact]]:
        threads: dict[MessageId, list[Contact]] = {}
        for mail in self.mails:
            if mail.thread and mail.kind is Kind.BY_HAND:
                threads.setdefault(mail.thread, []).append(mail)
        return threads

    def _latest_of_thread(self, mail: Contact, author: Timeline) -> Contact | None:
        thread = self._threads[mail.thread] if mail.thread else []
        earlier = (other for other in reversed(thread) if other.sent < mail.sent)
        return next((other for other in earlier if (id(other), author.person.id) in self.received_at), None)

    @cached_property
    def meetings_of(self) -> Mapping[str, list[Interval]]:
        """Meetings attended, each once, by person, in order of start."""
        distinct: dict[tuple[str, MessageId], Interval] = {}
        for meeting in self.case.meetings:
            owner = self.somebody(meeting.owner, meeting.start)
            if owner and meeting.is_attended:
                spans = (meeting.start, meeting.end), distinct.get((owner.person.id, meeting.key))
                distinct[owner.person.id, meeting.key] = min(span for span in spans if span)
        by_person: dict[str, list[Interval]] = {name: [] for name in self.people}
        for (name, _), span in sorted(distinct.items(), key=lambda item: item[1]):
            by_person[name].append(span)
        return by_person

    @cached_property
    def activities(self) -> Mapping[str, dict[date, list[Interval]]]:
        """Activities by person and local day; only days observed and in service have any."""
        by_person: dict[str, dict[date, list[Interval]]] = {}
        for name, timeline in self.people.items():
            mails = [(mail.sent, mail.sent) for mail in self.mails_of[name]]
            days: dict[date, list[Interval]] = {}
            for span in sorted(mails + self.meetings_of[name]):
                day = timeline.local_day_at(span[0])
                if self.counts(timeline, day):
                    days.setdefault(day, []).append(span)
            by_person[name] = days
        return by_person

    def counts(self, timeline: Timeline, day: date) -> bool:
        """Whether `day` is observed and `timeline` in service on it."""
        return day in self.observed and timeline.serves(day)

    def is_in_leave_week(self, timeline: Timeline, instant: datetime) -> bool:
        """Whether the local day of `instant` lies in a leave week."""
        return monday(timeline.local_day_at(instant)) in timeline.leave_weeks

"""Rows of a mail log become contacts; consecutive rows of the same mail are joined."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from disconnect.connectors.kit.addresses import LONGEST, RECIPIENT, address, addresses
from disconnect.connectors.kit.flaws import (
    FLAG_UNREADABLE,
    IDENTITY_UNREADABLE,
    RECIPIENT_MISSING,
    RECIPIENT_UNREADABLE,
    SENDER_MISSING,
    SENDER_UNREADABLE,
    SIZE_UNREADABLE,
    Flaw,
)
from disconnect.connectors.kit.reading import Step
from disconnect.model.contact import Contact, Kind, Recipient, Role
from disconnect.model.opaque import MessageId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from disconnect.connectors.csv.records import Record

_ROLES = {"to": Role.TO, "à": Role.TO, "cc": Role.CC, "bcc": Role.BCC, "cci": Role.BCC}
_KINDS = {
    **dict.fromkeys(("true", "t", "1", "yes", "y", "oui", "o", "vrai", "x"), Kind.AUTOMATIC),
    **dict.fromkeys(("", "false", "f", "0", "no", "n", "non", "faux"), Kind.BY_HAND),
}
_LONGEST_IDENTITY = 998
_LONGEST_SIZE = 15
# A group of rows is handed over at the latest when it is this large; the history puts the pieces together.
_LARGEST = 10_000


class Head(NamedTuple):
    """What one row says of its mail, its recipient apart; identities are "" where the row has none."""

    sent: datetime
    sender: str
    message_id: str = ""
    in_reply_to: str = ""
    thread: str = ""
    size: int | None = None
    kind: Kind = Kind.BY_HAND


@dataclass(frozen=True, slots=True, kw_only=True)
class MailColumns:
    """How the cells of one file are read: index by meaning, the reader of times, the separator of recipients."""

    index: Mapping[str, int]
    instant: Callable[[str], datetime | Flaw]
    separator: str

    @property
    def has_row_per_recipient(self) -> bool:
        """Whether each row names one recipient."""
        return "recipient" in self.index

    @property
    def has_threads(self) -> bool:
        """Whether the file tells which mail answers which; otherwise a mail is in no thread, not in one of its own."""
        return "thread" in self.index or "in_reply_to" in self.index

    def reader(self) -> Callable[[list[str]], tuple[Head, list[Recipient]] | Flaw]:
        """The function that reads one row: its mail and recipients, or the first thing that is wrong with it."""
        date, sender, instant = self.index["date"], self.index["sender"], self.instant
        details = self._details if len(self.index) > _FEWEST else _no_details
        recipients = self._recipients()

        def read(cells: list[str]) -> tuple[Head, list[Recipient]] | Flaw:
            sent = instant(cells[date])
            if isinstance(sent, Flaw):
                return sent
            name = named(cells[sender])
            if not name:
                return SENDER_UNREADABLE if cells[sender].strip() else SENDER_MISSING
            head = details(Head(sent, name), cells)
            if isinstance(head, Flaw):
                return head
            found = recipients(cells)
            return found if isinstance(found, Flaw) else (head, found)

        return read

    def _details(self, head: Head, cells: list[str]) -> Head | Flaw:
        """The head with what the optional columns say."""
        own, answered, thread = (self._cell(cells, meaning) for meaning in ("message_id", "in_reply_to", "thread"))
        if not (is_identity(own) and is_identity(answered) and is_identity(thread)):
            return IDENTITY_UNREADABLE
        size = self._cell(cells, "size")
        if size and not (len(size) <= _LONGEST_SIZE and size.isascii() and size.isdigit()):
            return SIZE_UNREADABLE
        kind = _KINDS.get(self._cell(cells, "automatic").lower())
        if kind is None:
            return FLAG_UNREADABLE
        return Head(head.sent, head.sender, own, answered, thread, int(size) if size else None, kind)

    def _recipients(self) -> Callable[[list[str]], list[Recipient] | Flaw]:
        """The function that reads a row's recipients."""
        if not self.has_row_per_recipient or {"role", "delivered"} & self.index.keys():
            return self._full_recipients
        at = self.index["recipient"]

        def read(cells: list[str]) -> list[Recipient] | Flaw:
            found = _lone(cells[at])
            return found if isinstance(found, Flaw) else [found]

        return read

    def _full_recipients(self, cells: list[str]) -> list[Recipient] | Flaw:
        """The recipients that a row names, with their role and the instant at which the mail reached them."""
        role = _ROLES.get(self._cell(cells, "role").lower(), Role.UNKNOWN)
        stated = cells[self.index["recipient" if self.has_row_per_recipient else "recipients"]]
        names = [named(stated)] if self.has_row_per_recipient else named_in(stated, self.separator)
        found = [RECIPIENT[role](name) for name in names if name]
        if not found:
            return RECIPIENT_UNREADABLE if stated.strip() else RECIPIENT_MISSING
        stamp = self._cell(cells, "delivered")
        return self._delivered(found, stamp) if stamp else found

    def _delivered(self, recipients: list[Recipient], stamp: str) -> list[Recipient] | Flaw:
        """The recipients with an instant of delivery."""
        at = self.instant(stamp)
        if isinstance(at, Flaw):
            return at
        return [Recipient(address=one.address, role=one.role, delivered=at) for one in recipients]

    def _cell(self, cells: list[str], meaning: str) -> str:
        """The cell of an optional column, "" where it is not mapped."""
        at = self.index.get(meaning)
        return "" if at is None else cells[at].strip()


# Sender, date and recipient: a row with no more columns mapped has nothing else to look at.
_FEWEST = 3


def _no_details(head: Head, _: list[str]) -> Head:
    """The head as it is, in a file without optional columns."""
    return head


@lru_cache(maxsize=1 << 16)
def _lone(text: str) -> Recipient | Flaw:
    """The one recipient that a cell names."""
    if name := named(text):
        return RECIPIENT[Role.UNKNOWN](name)
    return RECIPIENT_UNREADABLE if text.strip() else RECIPIENT_MISSING


@lru_cache(maxsize=1 << 16)
def named(text: str) -> str:
    """Whoever a cell names: an address, also out of "Name <address>", or a source's own name for a mailbox; else "".

    >>> named(" 17 "), named("Camille <c@d.example>"), named("Camille <c>")
    ('17', 'c@d.example', '')
    """
    text = text.strip()
    if "<" in text:
        return next(iter(addresses(text)), "")
    return text if len(text) <= LONGEST and text.isprintable() else ""


def named_in(text: str, separator: str) -> list[str]:
    """Everybody a list names; with "Name <address>" in it, names may hold the separator in quotes.

    >>> named_in('"D; C" <c@d.example>; e@f.example', ";")
    ['c@d.example', 'e@f.example']
    """
    if "<" in text:
        return addresses(text.replace(separator, ","))
    return [name for part in text.split(separator) if (name := named(part))]


def is_identity(text: str) -> bool:
    """Whether a text can be an identity: white space in it means that a free text, a subject perhaps, was mapped.

    >>> is_identity("<a@b>"), is_identity("Re: your salary")
    (True, False)
    """
    return len(text) <= _LONGEST_IDENTITY and text.isprintable() and " " not in text


@dataclass(slots=True)
class _Mail:
    """The rows of one mail met so far, with the ordinal of the last one and the offset behind it."""

    head: Head
    recipients: list[Recipient]
    is_per_recipient: bool
    items: int = 1
    number: int = 0
    offset: int = 0

    def is_continued_by(self, head: Head) -> bool:
        """Whether a row with `head` belongs to this mail."""
        mine = self.head
        if self.items >= _LARGEST:
            return False
        if mine.message_id or head.message_id:
            return mine.message_id == head.message_id
        return self.is_per_recipient and mine.sender == head.sender and mine.sent == head.sent

    def add(self, head: Head, recipients: list[Recipient]) -> None:
        """Take in one more row; a mail of which any row says that it was written by hand was."""
        self.recipients += recipients
        self.items += 1
        if head.kind < self.head.kind:
            self.head = self.head._replace(kind=head.kind)

    def step(self, columns: MailColumns) -> Step:
        """The mail as one contact."""
        head = self.head
        is_alone = self.is_per_recipient and not head.message_id
        thread = head.thread or head.in_reply_to or (head.message_id if columns.has_threads else "")
        contact = Contact(
            sent=head.sent,
            sender=address(head.sender),
            recipients=tuple(self.recipients),
            kind=head.kind,
            message_id=_identity(head.message_id),
            in_reply_to=_identity(head.in_reply_to),
            thread=_identity(thread),
            size=head.size,
            row_per_recipient=is_alone,
        )
        return Step(contact, self.number, self.offset, self.items)


def _identity(text: str) -> MessageId | None:
    """An identity, or None where there is none."""
    return MessageId.of(text) if text else None


def mail_steps(records: Iterable[Record], columns: MailColumns) -> Iterator[Step]:
    """The contacts that `records` tell of, in order; a bad row is a flaw, and ends the mail before it."""
    read = columns.reader()
    mail: _Mail | None = None
    for cells, number, offset, items in records:
        found = cells if isinstance(cells, Flaw) else read(cells)
        if isinstance(found, Flaw):
            if mail is not None:
                yield mail.step(columns)
                mail = None
            yield Step(found, number, offset, items)
            continue
        head, recipients = found
        if mail is not None and mail.is_continued_by(head):
            mail.add(head, recipients)
        else:
            if mail is not None:
                yield mail.step(columns)
            mail = _Mail(head, recipients, columns.has_row_per_recipient)
        mail.number, mail.offset = number, offset
    if mail is not None:
        yield mail.step(columns)

"""One message reduced to its metadata: who, when, to whom; never a word of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from disconnect.model.opaque import Address, MessageId


class Role(IntEnum):
    """How a recipient was named; the smaller number is the stronger role (metrics.md, *delivery*).

    >>> min(Role.CC, Role.TO).name
    'TO'
    """

    TO = 1
    CC = 2
    BCC = 3
    UNKNOWN = 4


class Kind(IntEnum):
    """What a message is for the figures: by hand, automatic (RFC 3834), or a calendar's own message."""

    BY_HAND = 0
    INVITATION = 1
    AUTOMATIC = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One recipient: role, and the instant the message was really delivered to them, where a source knows it."""

    address: Address
    role: Role = Role.UNKNOWN
    delivered: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One message: instant sent (aware UTC), sender, recipients, thread, size in bytes, kind.

    `thread` is the identity of the thread's first message (or a source's own thread key).
    Without a `message_id` the same mail is recognised by sender, second and recipients; where
    `row_per_recipient` is set (a log with a row per recipient) by sender and second alone. `is_urgent` says that the
    sender declared it urgent.
    """

    sent: datetime
    sender: Address
    recipients: tuple[Recipient, ...]
    kind: Kind = Kind.BY_HAND
    message_id: MessageId | None = None
    in_reply_to: MessageId | None = None
    thread: MessageId | None = None
    size: int | None = None
    row_per_recipient: bool = False
    is_urgent: bool = False

"""Contacts and meetings as rows of pseudonyms: the only form in which they reach the disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, TYPE_CHECKING

import pyarrow as pa


if TYPE_CHECKING:
    from disconnect.model.contact import Contact, Recipient
    from disconnect.privacy.pseudonyms import Pseudonyms
    from disconnect.model.opaque import Address, MessageId
    from disconnect.model.meeting import Meeting
    from collections.abc import Iterable

NONE = 0
NO_INSTANT = -(2**63)

MAILS = pa.schema(
    [
        ("id", pa.int64()),
        ("sent", pa.int64()),
        ("sender", pa.int64()),
        ("kind", pa.int8()),
        ("reply_to", pa.int64()),
        ("thread", pa.int64()),
        ("size", pa.int64()),
        ("recipients", pa.list_(pa.int64())),
        ("roles", pa.list_(pa.int8())),
        ("delivered", pa.list_(pa.int64())),
    ]
)
MEETINGS = pa.schema(
    [
        ("source", pa.int64()),
        ("owner", pa.int64()),
        ("key", pa.int64()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("attended", pa.bool_()),
    ]
)
SCHEMAS = {"mails": MAILS, "meetings": MEETINGS}

# Civil dates and local days of one year reach this far over its ends in UTC (zones from -12:00 to +14:00, days
# that start up to a day late, meetings of up to 25 hours that reach into the year): what lies there is kept under
# both years' keys, so each year stands alone.
BEFORE, AFTER = timedelta(hours=40), timedelta(hours=36)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(at: datetime) -> int:
    """Microseconds since 1970-01-01 UTC, exact.

    >>> micros(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    1000000
    """
    return (at - _EPOCH) // timedelta(microseconds=1)


def key_years(at: datetime) -> tuple[int, ...]:
    """The calendar years whose figures the instant can belong to: one, or two around New Year.

    >>> key_years(datetime(2026, 1, 1, 3, tzinfo=UTC))
    (2025, 2026)
    """
    return tuple(sorted({(at - AFTER).year, at.year, (at + BEFORE).year}))


def mail_row(contact: Contact, names: Pseudonyms) -> dict[str, Any]:
    """One contact as a row; recipients named twice are joined in the strongest role."""
    recipients = _joined(contact.recipients, names)
    return {
        "id": _identity(contact, names),
        "sent": micros(contact.sent),
        "sender": _person(contact.sender, names),
        "kind": int(contact.kind),
        "reply_to": _message(contact.in_reply_to, names),
        "thread": _message(contact.thread, names),
        "size": -1 if contact.size is None else contact.size,
        "recipients": [who for who, _, _ in recipients],
        "roles": [role for _, role, _ in recipients],
        "delivered": [delivered for _, _, delivered in recipients],
    }


def meeting_row(meeting: Meeting, source: str, names: Pseudonyms) -> dict[str, Any]:
    """One occurrence as a row; of everything the calendar said only *attended or not* is kept."""
    return {
        "source": names.token("source", source),
        "owner": _person(meeting.owner, names),
        "key": _message(meeting.key, names),
        "start": micros(meeting.start),
        "end": micros(meeting.end),
        "attended": meeting.is_attended,
    }


def _joined(recipients: Iterable[Recipient], names: Pseudonyms) -> list[tuple[int, int, int]]:
    seen: dict[int, tuple[int, int]] = {}
    for recipient in recipients:
        who, role = _person(recipient.address, names), int(recipient.role)
        delivered = NO_INSTANT if recipient.delivered is None else micros(recipient.delivered)
        if who in seen:
            known_role, known = seen[who]
            role = min(role, known_role)
            delivered = min((at for at in (delivered, known) if at != NO_INSTANT), default=NO_INSTANT)
        seen[who] = role, delivered
    return [(who, role, delivered) for who, (role, delivered) in seen.items()]


def _identity(contact: Contact, names: Pseudonyms) -> int:
    """The same mail gets the same identity, however often and wherever it is read (metrics.md, *duplicates*)."""
    if contact.message_id is not None:
        return _message(contact.message_id, names)
    second = micros(contact.sent) // 1_000_000
    text = f"{contact.sender.value}\0{second}"
    if not contact.row_per_recipient:
        text += "\0" + "\0".join(sorted({recipient.address.value for recipient in contact.recipients}))
    return names.token("mail", text)


def _person(address: Address, names: Pseudonyms) -> int:
    return names.token("address", address.value)


def _message(identity: MessageId | None, names: Pseudonyms) -> int:
    return NONE if identity is None else names.token("message", identity.value)

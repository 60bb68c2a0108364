"""Contacts and meetings as rows of pseudonyms: the only form in which they reach the disk."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from disconnect.model.contact import Contact, Recipient
    from disconnect.model.meeting import Meeting
    from disconnect.model.opaque import Address, MessageId
    from disconnect.privacy.pseudonyms import Pseudonyms

NONE = 0
NO_SIZE = -1
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
MeetingRow = tuple[int, int, int, int, int, bool]
OWNER = MEETINGS.names.index("owner")
_NOBODY: frozenset[int] = frozenset()
_SMALL = {"kind", "roles"}

# Civil dates and local days of one year reach this far over its ends in UTC (zones from -12:00 to +14:00, days
# that start up to a day late, meetings of up to 25 hours that reach into the year): what lies there is kept under
# both years' keys, so each year stands alone.
BEFORE, AFTER = timedelta(hours=40), timedelta(hours=36)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(at: datetime) -> int:
    """Microseconds since 1970-01-01 UTC, exact.

    >>> micros(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    1000000
    """
    return (at - _EPOCH) // _MICROSECOND


def key_years(at: datetime) -> tuple[int, ...]:
    """The calendar years whose figures the instant can belong to: one, or two around New Year.

    >>> key_years(datetime(2026, 1, 1, 3, tzinfo=UTC))
    (2025, 2026)
    """
    return tuple(sorted({(at - AFTER).year, at.year, (at + BEFORE).year}))


class MailColumns:
    """Mails on their way to the disk, a growing array per column: about 50 bytes a mail and 17 a recipient."""

    def __init__(self) -> None:
        """Start with no mail."""
        self._columns = [array("b" if name in _SMALL else "q") for name in MAILS.names]
        self._ends = array("i", [0])

    def add(self, contact: Contact, names: Pseudonyms, erased: frozenset[int] = _NOBODY) -> None:
        """Take one contact; recipients named twice are joined in the strongest role.

        What an erased token sent is not taken, and it is no recipient. The identity of the mail stays what it was, so
        that copies are still recognised.
        """
        recipients, sender = _joined(contact.recipients, names), _person(contact.sender, names)
        if erased:
            recipients = {token: given for token, given in recipients.items() if token not in erased}
        if sender in erased:
            return
        row = (
            _identity(contact, names),
            micros(contact.sent),
            sender,
            contact.kind,
            _message(contact.in_reply_to, names),
            _message(contact.thread, names),
            NO_SIZE if contact.size is None else contact.size,
        )
        for column, value in zip(self._columns, row, strict=False):
            column.append(value)
        who, roles, delivered = self._columns[len(row) :]
        for token, (role, at) in recipients.items():
            who.append(token)
            roles.append(role)
            delivered.append(at)
        self._ends.append(len(who))

    def table(self) -> pa.Table:
        """The mails taken so far, in the order taken, under the schema `MAILS`."""
        ends = pa.array(np.array(self._ends))
        flat = [pa.array(np.array(column)) for column in self._columns]
        lists = [pa.ListArray.from_arrays(ends, values) for values in flat[-3:]]
        return pa.table([*flat[:-3], *lists], schema=MAILS)


def meeting_row(meeting: Meeting, source: str, names: Pseudonyms) -> MeetingRow:
    """One occurrence as a row; of everything the calendar said only *attended or not* is kept."""
    return (
        names.token("source", source),
        _person(meeting.owner, names),
        _message(meeting.key, names),
        micros(meeting.start),
        micros(meeting.end),
        meeting.is_attended,
    )


def meeting_table(rows: Sequence[MeetingRow]) -> pa.Table:
    """Rows of meetings under the schema `MEETINGS`."""
    columns = [[row[place] for row in rows] for place in range(len(MEETINGS))]
    return pa.table(columns, schema=MEETINGS)


def _joined(recipients: Iterable[Recipient], names: Pseudonyms) -> Mapping[int, tuple[int, int]]:
    """Each recipient once: strongest role, earliest delivery known."""
    seen: dict[int, tuple[int, int]] = {}
    token = names.token
    for recipient in recipients:
        who = token("address", recipient.address.value)
        delivered = NO_INSTANT if recipient.delivered is None else micros(recipient.delivered)
        seen[who] = _stronger(seen[who], recipient.role, delivered) if who in seen else (recipient.role, delivered)
    return seen


def _stronger(known: tuple[int, int], role: int, delivered: int) -> tuple[int, int]:
    """The stronger role and the earlier delivery known, of one recipient named twice."""
    instants = [at for at in (known[1], delivered) if at != NO_INSTANT]
    return min(known[0], role), min(instants, default=NO_INSTANT)


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

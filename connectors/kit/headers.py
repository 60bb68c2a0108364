"""A raw header block becomes a contact: fields outside the allow-list are passed over before anything is built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disconnect.connectors.kit.addresses import RECIPIENT, address, addresses
from disconnect.connectors.kit.dates import TimeRule, mail_instant
from disconnect.connectors.kit.flaws import (
    DATE_MISSING,
    RECIPIENT_UNREADABLE,
    SENDER_MISSING,
    SENDER_UNREADABLE,
    Flaw,
)
from disconnect.model.contact import Contact, Kind, Recipient, Role
from disconnect.model.opaque import MessageId

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from disconnect.model.opaque import Address

# A block that is longer is not a message's: the largest that mail servers accept are a quarter of it.
LIMIT = 256 * 1024
KEEPS = (
    "Date",
    "From",
    "Sender",
    "To",
    "Cc",
    "Bcc",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "Precedence",
    "List-Id",
    "Return-Path",
    "Content-Type",
    "Content-Class",
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
)
_KEEPS = {name.lower().encode(): name.lower() for name in KEEPS}
_FIELD = re.compile(rb"(?:([!-9;-~]+)[ \t]*:([^\n]*\n?(?:[ \t][^\n]*\n?)*)|>?From [^\n]*\n?)")
_ID = re.compile(r"<([^<>\s\x00-\x20\x7f\ufffd]{1,998})>")
_BARE_ID = re.compile(r"\s*([^<>\s\x00-\x20\x7f\ufffd]{1,997}@[^<>\s\x00-\x20\x7f\ufffd]{1,255})\s*")
_TOKEN = re.compile(r"\s*([A-Za-z_-]+)")
_EMPTY_PATH = re.compile(r"\s*<\s*>\s*")
_CALENDAR = re.compile(r"\s*text/calendar\s*(?:;|$)", re.IGNORECASE)
_PARAMETER = re.compile(r";\s*([\w*-]+)\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^;\s\"]*)")
_ROLES = (("to", RECIPIENT[Role.TO]), ("cc", RECIPIENT[Role.CC]), ("bcc", RECIPIENT[Role.BCC]))
_BULK = frozenset({"bulk", "list", "junk", "auto_reply"})
# Vacation programs older than RFC 3834 mark their answers so; nobody puts these on a mail written by hand.
_ANSWERING = ("x-autoreply", "x-autorespond", "x-autoresponder")
# Fields without which a message is neither automatic nor a calendar's.
_MARKS = frozenset(
    {"auto-submitted", "precedence", "list-id", "return-path", "content-type", "content-class", *_ANSWERING}
)
_LONGEST_TYPE = 2000
_KIND_OF_METHOD = {"request": Kind.INVITATION, "cancel": Kind.INVITATION, "reply": Kind.AUTOMATIC}

Fields = dict[str, list[str]]


def kept_fields(block: bytes) -> Fields:
    r"""The unfolded values of the fields on the allow-list, by lower-case name; every other field is passed over.

    A line that is no field ends the block, as if it were the empty line: what follows may be content.

    Source: RFC 5322 §2.2.

    >>> kept_fields(b"Subject: secret\nTo: a@b.example,\n c@d.example\nHello\nCc: e@f.example\n")
    {'to': [' a@b.example, c@d.example']}
    """
    fields: Fields = {}
    at = 0
    while found := _FIELD.match(block, at):
        at = found.end()
        name = _KEEPS.get((found[1] or b"").lower())
        if name is not None:
            value = _unfolded(found[2])
            fields.setdefault(name, []).append(_method(value) if name == "content-type" else value)
    return fields


def _unfolded(raw: bytes) -> str:
    """A value on one line; bytes that are no text become a mark that no address and no identity may hold."""
    return raw.decode("utf-8", "replace").replace("\r", "").replace("\n", "")


def _method(content_type: str) -> str:
    """The calendar method that a Content-Type states; its other parameters (an attachment's name) go no further."""
    if not _CALENDAR.match(content_type):
        return ""
    stated = (found[2] for found in _PARAMETER.finditer(content_type[:_LONGEST_TYPE]) if found[1].lower() == "method")
    return next(stated, "").strip('"').lower()


def contact_of(block: bytes, *, size: int, rule: TimeRule) -> Contact | Flaw:
    r"""The contact that a raw header block tells of, or what keeps it from being one; `size` in bytes.

    Source: RFC 5322 §3.6; metrics.md, *contact* and *automatic*.

    >>> from datetime import UTC, datetime
    >>> rule = TimeRule(zone=None, latest=datetime(2027, 1, 1, tzinfo=UTC))
    >>> block = b"Date: Sat, 28 Mar 2026 22:10:00 +0100\nFrom: a@b.example\nTo: c@d.example\nSubject: secret\n"
    >>> contact_of(block, size=420, rule=rule).sent.isoformat()
    '2026-03-28T21:10:00+00:00'
    """
    fields = kept_fields(block)
    sent = mail_instant(fields["date"][0], rule) if "date" in fields else DATE_MISSING
    if isinstance(sent, Flaw):
        return sent
    sender = _sender(fields)
    if isinstance(sender, Flaw):
        return sender
    recipients = _recipients(fields)
    if isinstance(recipients, Flaw):
        return recipients
    own = _own_id(fields)
    answered = _first_id(fields, "in-reply-to")
    return Contact(
        sent=sent,
        sender=sender,
        recipients=recipients,
        kind=kind_of(fields),
        message_id=own,
        in_reply_to=answered,
        thread=_first_id(fields, "references") or answered or own,
        size=size,
    )


def _sender(fields: Fields) -> Address | Flaw:
    """Who wrote the message; of several authors, the one who sent it (RFC 5322 §3.6.2)."""
    authors = [found for value in fields.get("from", ()) for found in addresses(value)]
    if len(authors) == 1:
        return address(authors[0])
    found = [found for value in fields.get("sender", ()) for found in addresses(value)] + authors
    if any(value.strip() for value in fields.get("from", ())):
        return address(found[0]) if found else SENDER_UNREADABLE
    return SENDER_MISSING


def _recipients(fields: Fields) -> tuple[Recipient, ...] | Flaw:
    """Everybody named, in the order To, Cc, Bcc; nobody at all is allowed (a mail to blind copies alone)."""
    found: list[Recipient] = []
    for name, make in _ROLES:
        for value in fields.get(name, ()):
            found += map(make, addresses(value))
    if not found and any("@" in value for name, _ in _ROLES for value in fields.get(name, ())):
        return RECIPIENT_UNREADABLE
    return tuple(found)


def _own_id(fields: Fields) -> MessageId | None:
    """The message's identity; some programs leave its brackets out."""
    if found := _first_id(fields, "message-id"):
        return found
    bare = _BARE_ID.fullmatch(fields["message-id"][0]) if "message-id" in fields else None
    return None if bare is None else MessageId(bare[1])


def _first_id(fields: Fields, name: str) -> MessageId | None:
    """The first identity in a field; words around it (old programs quote the subject there) are passed over."""
    for value in fields.get(name, ()):
        if found := _ID.search(value):
            return MessageId(found[1])
    return None


def kind_of(fields: Mapping[str, Sequence[str]]) -> Kind:
    """What the message is for the figures, from `kept_fields` (where Content-Type is down to a calendar's method).

    A calendar's method says so most exactly, then the marks of automatic mail, then Exchange's content class.

    Source: RFC 3834 §5, RFC 2919, RFC 5546 §1.4, MS-OXCMAIL 2.1.3.2.4 (Content-Class).

    >>> kind_of({"auto-submitted": [" auto-replied"]}).name
    'AUTOMATIC'
    >>> kind_of({"content-type": ["request"]}).name
    'INVITATION'
    """
    if _MARKS.isdisjoint(fields):
        return Kind.BY_HAND
    for method in fields.get("content-type", ()):
        if method in _KIND_OF_METHOD:
            return _KIND_OF_METHOD[method]
    if _is_automatic(fields):
        return Kind.AUTOMATIC
    if any("calendarmessage" in value.lower() for value in fields.get("content-class", ())):
        return Kind.INVITATION
    return Kind.BY_HAND


def _is_automatic(fields: Mapping[str, Sequence[str]]) -> bool:
    """Whether any mark of automatic mail is there (metrics.md, *automatic*)."""
    if "list-id" in fields or any(map(_EMPTY_PATH.fullmatch, fields.get("return-path", ()))):
        return True
    if _tokens(fields, "auto-submitted") - {"no"} or _tokens(fields, "precedence") & _BULK:
        return True
    return any(_tokens(fields, name) - {"no"} for name in _ANSWERING)


def _tokens(fields: Mapping[str, Sequence[str]], name: str) -> set[str]:
    """The first word of every occurrence of a field, in lower case."""
    found = (_TOKEN.match(value) for value in fields.get(name, ()))
    return {token[1].lower() for token in found if token}

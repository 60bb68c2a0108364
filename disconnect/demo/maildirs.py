"""The mailboxes of the head office as Maildir++ folders: one file per mail and mailbox."""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.demo.files import write_file
from disconnect.demo.mail import OUT_OF_OFFICE, TEXT, Mail
from disconnect.demo.story import QUARTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from disconnect.demo.company import Company

SENT = ".Sent"
BOXES = ("cur", "new", "tmp")
UNREAD_FROM = QUARTER.end.replace(month=3, day=30)
"""Mail of the quarter's last two days still lies unread in new/."""
CALENDAR_TYPE = "text/calendar; charset=utf-8; method="
PLAIN_TYPE = "text/plain; charset=utf-8"


def make_mailboxes(folder: Path, company: Company) -> None:
    """Make the empty mailboxes, each with its folder for sent mail (Maildir++ marks that one with a file)."""
    folder.mkdir(mode=0o700)
    for owner in sorted(company.mailboxes):
        for inside in (folder / owner, folder / owner / SENT):
            for path in (inside, *(inside / box for box in BOXES)):
                path.mkdir(mode=0o700)
        write_file(folder / owner / SENT / "maildirfolder", b"")


def file_mail(folder: Path, company: Company, mail: Mail, number: int) -> None:
    """Write a mail's copies: in the sender's sent folder, and in each mailbox it was delivered to."""
    sender = company.by_address.get(mail.sender)
    name = f"{int(mail.sent.timestamp())}.{number:06d}.{TEXT}"
    if sender is not None and sender.id in company.mailboxes and mail.marks != OUT_OF_OFFICE:
        write_file(f"{folder}/{sender.id}/{SENT}/cur/{name}:2,S", _text(mail, _sent_headers(mail)))
    is_unread = _local_day(mail) >= UNREAD_FROM
    box = f"new/{name}" if is_unread else f"cur/{name}:2,S"
    for owner, headers in deliveries(company, mail).items():
        write_file(f"{folder}/{owner}/{box}", _text(mail, headers))


def deliveries(company: Company, mail: Mail) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The mailboxes at the head office that a mail arrives in, with the headers that arrival adds.

    A copy that came through a list carries the list's mark (RFC 2919), a direct one does not; whoever gets
    both keeps the direct one.
    """
    path = (("Return-Path", "<>" if _is_from_machine(mail) else f"<{mail.sender}>"),)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for address, _ in mail.recipients:
        for member in company.lists.get(address, ()):
            found.setdefault(member.id, (*path, ("List-Id", f"<{address.replace('@', '.')}>")))
    for address, _ in mail.recipients:
        if (person := company.by_address.get(address)) is not None:
            found[person.id] = path
    return {owner: headers for owner, headers in found.items() if owner in company.mailboxes}


def _is_from_machine(mail: Mail) -> bool:
    """Whether answers to the mail would go nowhere (RFC 3834 §3.1.7)."""
    return any(name == "Auto-Submitted" for name, _ in mail.marks)


def _local_day(mail: Mail) -> date:
    """The sender's civil date."""
    return mail.sent.astimezone(ZoneInfo(mail.zone)).date()


def _sent_headers(mail: Mail) -> tuple[tuple[str, str], ...]:
    """The blind copies, which only the sender's own copy names."""
    return (("Bcc", ", ".join(mail.bcc)),) if mail.bcc else ()


def _text(mail: Mail, added: tuple[tuple[str, str], ...]) -> bytes:
    """The whole mail as it lies in a mailbox (RFC 5322), long headers folded."""
    lines = [f"{name}: {value}" for name, value in (*added, *_headers(mail)) if value]
    content = mail.attachment.replace("\r\n", "\n") if mail.method else f"{TEXT}\n"
    return "\n".join((*lines, "", content)).encode()


def _headers(mail: Mail) -> Iterator[tuple[str, str]]:
    """The headers that every copy has."""
    yield "From", mail.sender
    yield "To", ",\n ".join(mail.to)
    yield "Cc", ",\n ".join(mail.cc)
    yield "Date", format_datetime(mail.sent.astimezone(ZoneInfo(mail.zone)))
    yield "Message-ID", f"<{mail.message_id}>"
    yield "In-Reply-To", f"<{mail.references[-1]}>" if mail.references else ""
    yield "References", "\n ".join(f"<{reference}>" for reference in mail.references)
    yield from mail.marks
    yield "Subject", TEXT
    yield "MIME-Version", "1.0"
    yield "Content-Type", f"{CALENDAR_TYPE}{mail.method}" if mail.method else PLAIN_TYPE

"""The small company written as real files, each with content that must never be read (the canaries)."""

from __future__ import annotations

import csv
import json
import os
import shutil
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from disconnect.cli import cli
from disconnect.model.meeting import Answer
from tests.app import small_company as company
from tests.app.small_company import LIST, PARIS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from click.testing import Result

    from tests.app.small_company import Appointment, Mail

CANARIES = ("canary-subject", "canary-body", "canary-attachment", "canary-place", "canary-description")
SUBJECT, BODY, ATTACHMENT, PLACE, DESCRIPTION = CANARIES
SOURCES = """
[observed]
from = "2026-01-01"
to = 2026-03-31

[sources.archive]
connector = "mbox"
path = "archive.mbox"
citation = "the old server"

[sources.mailboxes]
connector = "maildir"
path = "mailboxes"

[sources.gateway]
connector = "csv"
path = "gateway.csv"
delimiter = ";"
zone = "Europe/Paris"
columns = { sender = "From", recipient = "To", role = "Role", date = "When", message_id = "Id", in_reply_to = "Re", \
thread = "Thread", automatic = "Auto" }

[sources.calendars]
connector = "ics"
path = "calendars"
from = "2026-01-01"
to = "2026-04-01"

[sources.leave]
connector = "csv"
kind = "leave"
path = "leave.csv"
columns = { person = "person", start = "start", end = "end", half = "half" }

[sources.duty]
connector = "csv"
kind = "on_call"
path = "duty.csv"
zone = "Europe/Paris"
columns = { person = "person", start = "start", end = "end" }
"""
# Long ago: what changes under a reader's hands is read again next time.
WRITTEN = datetime(2026, 4, 1, tzinfo=UTC).timestamp()
PARTSTAT = {Answer.ACCEPTED: "ACCEPTED", Answer.DECLINED: "DECLINED"}


def run(*arguments: str | Path) -> Result:
    """What the command line answers; an exception that escapes is raised here, so that no test overlooks it."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)


def error_of(result: Result) -> dict[str, Any]:
    """The error that a command gave as JSON, and nothing else."""
    found: dict[str, Any] = json.loads(result.stdout)
    assert set(found) == {"error"}
    assert "Traceback" not in result.output
    return dict(found["error"])


def write_company(folder: Path) -> Path:
    """The whole company under `folder`; answers the path of its configuration, made by `disconnect init`."""
    begun = run("init", folder, "--organisation", "Atelier", "--template", "plain", "--lang", "en")
    assert begun.exit_code == 0, begun.output
    config = folder / "config.toml"
    text = config.read_text("utf-8").replace('people = "people.csv"', 'people = "people.csv"\nlists = "lists.csv"')
    config.write_text(text + SOURCES, "utf-8")
    _tables(folder)
    _mail(folder)
    _calendars(folder / "calendars")
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.utime(path, (WRITTEN, WRITTEN))
    return config


def copied(config: Path, folder: Path) -> Path:
    """The company, with all that was read of it and nothing published, copied to `folder` for a test to change."""
    shutil.copytree(config.parent, folder, ignore=shutil.ignore_patterns("ledger"))
    return folder / config.name


def edited(path: Path, old: str, new: str) -> None:
    """Replace what must be there once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), "utf-8")


def added(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def table(path: Path, rows: Iterable[Sequence[str]], delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)


def _tables(folder: Path) -> None:
    header = ("id", "address", "aliases", "team", "department", "manager")
    people = [
        (who.id, who.address, who.alias, who.team, company.DEPARTMENTS[who.team], who.manager)
        for who in company.members()
    ]
    table(folder / "people.csv", [header, *people])
    sales = [who.address for who in company.members() if company.DEPARTMENTS[who.team] == "Sales"]
    table(folder / "lists.csv", [("list", "member"), *((LIST, address) for address in sales)])
    leave = [
        (each.person.value, str(each.start), str(each.end.fromordinal(each.end.toordinal() - 1)), each.half)
        for each in company.absences()
    ]
    table(folder / "leave.csv", [("person", "start", "end", "half"), *leave])
    duty = [
        (each.person.value, *(f"{at.astimezone(PARIS):%Y-%m-%dT%H:%M}" for at in (each.start, each.end)))
        for each in company.duty()
    ]
    table(folder / "duty.csv", [("person", "start", "end"), *duty])


def _mail(folder: Path) -> None:
    """A third of the mails in each source, and every tenth of the first two in both."""
    kept: tuple[list[Mail], list[Mail], list[Mail]] = ([], [], [])
    for number, mail in enumerate(company.mails()):
        kept[number % 3].append(mail)
        if number % 30 == 0:
            kept[1].append(mail)
    (folder / "archive.mbox").write_bytes(b"".join(map(mbox_message, kept[0])))
    for place in ("cur", "new", "tmp"):
        (folder / "mailboxes" / "shared" / place).mkdir(parents=True)
    for number, mail in enumerate(kept[1]):
        (folder / "mailboxes" / "shared" / "cur" / f"{number}.host:2,S").write_bytes(message(mail))
    header = ("When", "From", "To", "Role", "Id", "Re", "Thread", "Auto", "Subject")
    table(folder / "gateway.csv", [header, *(row for mail in kept[2] for row in gateway_rows(mail))], delimiter=";")


def message(mail: Mail) -> bytes:
    """One mail with headers, a subject, an attachment's name and a body."""
    lines = [
        f"Date: {format_datetime(mail.sent.astimezone(PARIS))}",
        f"From: Some One <{mail.sender}>",
        f"To: {', '.join(mail.to)}",
        f"Cc: {', '.join(mail.cc)}",
        f"Message-ID: <{mail.id}>",
        f"Subject: {SUBJECT}",
        f'Content-Type: application/pdf; name="{ATTACHMENT}.pdf"',
    ]
    if mail.answered:
        lines += [f"In-Reply-To: <{mail.answered}>", f"References: <{mail.root}> <{mail.answered}>"]
    if mail.is_automatic:
        lines += ["Auto-Submitted: auto-generated"]
    return "\n".join([*lines, "", BODY, ""]).encode()


def mbox_message(mail: Mail) -> bytes:
    return b"From sender@host Thu Jan  1 00:00:00 2026\n" + message(mail) + b"\n"


def gateway_rows(mail: Mail) -> list[tuple[str, ...]]:
    """A row per recipient, times by the clocks of Paris, and a column of subjects that nobody mapped."""
    head = (f"{mail.sent.astimezone(PARIS):%Y-%m-%d %H:%M:%S}", mail.sender)
    tail = (mail.id, mail.answered, mail.root, "yes" if mail.is_automatic else "no", SUBJECT)
    named = [(address, "to") for address in mail.to] + [(address, "cc") for address in mail.cc]
    return [(*head, address, role, *tail) for address, role in named]


def _calendars(folder: Path) -> None:
    folder.mkdir()
    for member in company.members():
        mine = [each for each in company.appointments() if member.address in {each.organiser, *dict(each.answers)}]
        (folder / f"{member.address}.ics").write_bytes(calendar([event(each) for each in mine]))


def calendar(events: Sequence[str]) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def event(found: Appointment) -> str:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{found.id}",
        "DTSTAMP:20260101T000000Z",
        f"DTSTART:{found.start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{found.end:%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{SUBJECT}",
        f"LOCATION:{PLACE}",
        f"DESCRIPTION:{DESCRIPTION}",
        f"ORGANIZER:mailto:{found.organiser}",
        *(f"ATTENDEE;PARTSTAT={PARTSTAT[answer]}:mailto:{address}" for address, answer in found.answers),
        *(["TRANSP:TRANSPARENT"] if found.is_free else []),
        *(["CLASS:PRIVATE"] if found.is_private else []),
        "END:VEVENT",
    ]
    return "\r\n".join(lines)

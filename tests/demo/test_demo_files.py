"""What lies on disk: formats that other programs read, the same bytes for the same seed, no word but one."""

from __future__ import annotations

import csv
import hashlib
import mailbox
import os
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from disconnect.demo import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.demo.company import Company
    from disconnect.demo.mail import Mail

PARIS = ZoneInfo("Europe/Paris")
HEADERS = {
    "Return-Path",
    "List-Id",
    "Bcc",
    "From",
    "To",
    "Cc",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "Precedence",
    "Subject",
    "MIME-Version",
    "Content-Type",
}


def _digest(folder: Path) -> str:
    """One digest of every name and every byte below a folder."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        found.update(str(path.relative_to(folder)).encode())
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Every mail that lies in a mailbox, sent ones included."""
    return (path for path in folder.joinpath("mail").rglob("*.generated*"))


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it lies on disk: its headers as written, unfolded, and its content."""

    headers: dict[str, str]
    content: bytes

    @classmethod
    def of(cls, path: Path) -> Letter:
        """Read a mail with the standard library."""
        mail = message_from_bytes(path.read_bytes())
        content = mail.get_payload(decode=True)
        assert isinstance(content, bytes)
        return cls({name: value.replace("\n", "") for name, value in mail.items()}, content)

    @property
    def type(self) -> str:
        """The content type without its parameters."""
        return self.headers["Content-Type"].split(";")[0]


def _rows(folder: Path, name: str, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a table by column."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, strict=True))


@pytest.fixture(scope="session")
def letters(folder: Path) -> dict[Path, Letter]:
    return {path: Letter.of(path) for path in _files(folder)}


def test_the_same_seed_gives_the_same_bytes_in_another_process(folder: Path, tmp_path: Path) -> None:
    program = "import sys, pathlib, disconnect.demo.generate as g; g.generate(pathlib.Path(sys.argv[1]))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, env=environment, timeout=300)
    assert _digest(tmp_path) == _digest(folder)


def test_the_number_of_files_is_bounded(letters: dict[Path, Letter]) -> None:
    assert 30_000 < len(letters) < 48_000


def test_only_the_owner_can_read(folder: Path) -> None:
    assert {path.stat().st_mode & 0o077 for path in folder.rglob("*")} == {0}


def test_progress_comes_to_its_end_and_never_goes_back(written: tuple[Path, tuple[tuple[int, int], ...]]) -> None:
    _, calls = written
    done = [number for number, _ in calls]
    assert done == sorted(done)
    assert calls[-1][0] == calls[-1][1]
    assert len({total for _, total in calls}) == 1


def test_the_standard_library_reads_every_mailbox(folder: Path) -> None:
    boxes = sorted((folder / "mail").iterdir())
    assert len(boxes) == 71
    for path in boxes:
        box = mailbox.Maildir(path, create=False)
        assert box.list_folders() == ["Sent"]
        assert len(box) > 0
    assert all(len(mailbox.Maildir(path, create=False).get_folder("Sent")) > 0 for path in boxes)


def test_mail_of_the_last_two_days_is_unread(letters: dict[Path, Letter]) -> None:
    days = {
        parsedate_to_datetime(mail.headers["Date"]).date()
        for path, mail in letters.items()
        if path.parent.name == "new"
    }
    assert days == {date(2026, 3, 30), date(2026, 3, 31)}


def test_mails_have_no_word_but_one(letters: dict[Path, Letter]) -> None:
    assert {name for mail in letters.values() for name in mail.headers} == HEADERS
    assert {mail.headers["Subject"] for mail in letters.values()} == {"generated"}
    assert {mail.type for mail in letters.values()} == {"text/plain", "text/calendar"}
    assert {mail.content for mail in letters.values() if mail.type == "text/plain"} == {b"generated\n"}
    summaries = {
        line
        for mail in letters.values()
        if mail.type == "text/calendar"
        for line in mail.content.splitlines()
        if line.startswith((b"SUMMARY", b"DESCRIPTION", b"LOCATION", b"COMMENT"))
    }
    assert summaries == {b"SUMMARY:generated"}


def test_mails_keep_to_the_form_to_the_letter(letters: dict[Path, Letter]) -> None:
    for path in sorted(letters)[::200]:
        mail = message_from_bytes(path.read_bytes(), policy=policy.strict)
        assert not [defect for value in mail.values() for defect in value.defects]


def test_addresses_are_bare_and_reserved_for_examples(letters: dict[Path, Letter]) -> None:
    fields = {mail.headers.get(name, "") for mail in letters.values() for name in ("From", "To", "Cc", "Bcc")}
    alone = {field for field in fields if "," not in field} - {""}
    for field in (*alone, *sorted(fields - alone)[::20]):
        for name, address in getaddresses([field]):
            assert name == ""
            assert address.endswith(".example")


def test_dates_have_the_offset_of_their_sender(letters: dict[Path, Letter]) -> None:
    offsets = {parsedate_to_datetime(mail.headers["Date"]).utcoffset() for mail in letters.values()}
    assert offsets == {timedelta(hours=hours) for hours in (1, 2, -4, -5)}


def test_one_mail_lies_in_several_mailboxes(letters: dict[Path, Letter]) -> None:
    copies = Counter(mail.headers["Message-ID"] for mail in letters.values())
    assert max(copies.values()) > 50
    assert sum(number > 1 for number in copies.values()) > 5_000


def test_only_the_senders_copy_names_blind_recipients(letters: dict[Path, Letter]) -> None:
    blind = [path for path, mail in letters.items() if "Bcc" in mail.headers]
    assert blind
    assert {path.parent.parent.name for path in blind} == {".Sent"}


def test_a_lists_copy_is_marked_and_the_senders_is_not(letters: dict[Path, Letter]) -> None:
    marks: dict[bool, set[object]] = defaultdict(set)
    for path, mail in letters.items():
        if mail.headers["To"] == "siege@atelier-demo.example":
            marks[path.parent.parent.name == ".Sent"].add(mail.headers.get("List-Id"))
    assert marks == {True: {None}, False: {"<siege.atelier-demo.example>"}}


def test_invitations_and_responses_are_calendar_messages(letters: dict[Path, Letter]) -> None:
    methods = Counter(
        mail.headers["Content-Type"].partition("method=")[2]
        for mail in letters.values()
        if mail.type == "text/calendar"
    )
    assert set(methods) == {"REQUEST", "REPLY"}
    assert min(methods.values()) > 100


def test_automatic_mail_says_so(letters: dict[Path, Letter]) -> None:
    values = {mail.headers["Auto-Submitted"] for mail in letters.values() if "Auto-Submitted" in mail.headers}
    assert values == {"auto-replied", "auto-generated"}
    assert {mail.headers["Return-Path"] for mail in letters.values() if "Auto-Submitted" in mail.headers} == {"<>"}
    assert {mail.headers["Precedence"] for mail in letters.values() if "Precedence" in mail.headers} == {"bulk", "junk"}


def test_the_directory_has_a_row_per_person_and_move(folder: Path) -> None:
    rows = _rows(folder, "people.csv")
    assert ",".join(rows[0]) == tables.PEOPLE_COLUMNS
    assert len(rows) == 242
    assert len({row["id"] for row in rows}) == 240
    assert {row["organisation"] for row in rows} == {"Atelier Démo (données générées)"}
    assert sum(bool(row["from"]) for row in rows) == 2
    assert {row["manager"] for row in rows} - {""} <= {row["id"] for row in rows}
    assert {row["holidays"] for row in rows} == {"fr", "fr-alsace", "ca-qc"}
    assert {row["departure"] for row in rows} == {"", "2026-01-30", "2026-02-13", "2026-02-27", "2026-03-20"}
    assert len({address for row in rows for address in (row["address"], *row["aliases"].split(";")) if address}) == 273


def test_lists_have_members_of_the_directory(folder: Path) -> None:
    people = {row["address"] for row in _rows(folder, "people.csv")}
    rows = _rows(folder, "lists.csv")
    assert len({row["list"] for row in rows}) == 5
    assert {row["member"] for row in rows} <= people


def test_leave_ends_on_its_last_day(folder: Path, cast: Company) -> None:
    rows = _rows(folder, "leave.csv")
    assert len(rows) == len(cast.leave)
    assert {row["half"] for row in rows} == {"", "am", "pm"}
    assert all(row["start"] <= row["end"] for row in rows)
    assert all(row["start"] == row["end"] for row in rows if row["half"])


def test_on_call_windows_have_an_offset_and_shrink_in_the_night_of_the_change(folder: Path) -> None:
    lengths: Counter[tuple[float, bool]] = Counter()
    for row in _rows(folder, "on-call.csv"):
        start, end = datetime.fromisoformat(row["start"]), datetime.fromisoformat(row["end"])
        assert start.tzinfo is not None
        lengths[(end - start).total_seconds() / 3600, start.date() == date(2026, 3, 27)] += 1
    assert set(lengths) == {(15.5, False), (63.5, False), (62.5, True)}


def test_the_log_has_local_times_in_order(folder: Path) -> None:
    rows = _rows(folder, "log.csv", ";")
    assert ";".join(rows[0]) == tables.LOG_COLUMNS
    instants = [datetime.strptime(row["date"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=PARIS).timestamp() for row in rows]
    assert instants == sorted(instants)
    assert all(row["delivered"] >= row["date"] for row in rows)
    assert {row["role"] for row in rows} == {"to", "cc", "bcc"}
    assert {row["automatic"] for row in rows} == {"0", "1"}


def test_a_mail_between_both_worlds_is_in_both_at_one_instant(folder: Path, letters: dict[Path, Letter]) -> None:
    logged = {row["message_id"]: row for row in _rows(folder, "log.csv", ";")}
    both = [
        (parsedate_to_datetime(mail.headers["Date"]), logged[found]["date"])
        for mail in letters.values()
        if (found := mail.headers["Message-ID"].strip("<>")) in logged
    ]
    assert len(both) > 2_000
    assert all(sent.astimezone(PARIS).strftime("%Y-%m-%d %H:%M:%S") == wall for sent, wall in both)


def test_every_delivery_inside_the_company_is_on_disk(
    folder: Path, cast: Company, mails: tuple[Mail, ...], letters: dict[Path, Letter]
) -> None:
    logged = {(row["message_id"], row["recipient"]) for row in _rows(folder, "log.csv", ";")}
    stored = {
        (mail.headers["Message-ID"].strip("<>"), path.parent.parent.name)
        for path, mail in letters.items()
        if path.parent.parent.name != ".Sent"
    }
    for mail in mails:
        for address, _ in mail.recipients:
            reader = cast.by_address.get(address)
            if reader is not None and reader.places[0].team:
                seen = (mail.message_id, reader.id) if reader.id in cast.mailboxes else (mail.message_id, address)
                assert seen in (stored if reader.id in cast.mailboxes else logged)


def test_the_label_says_generated_in_both_languages(folder: Path) -> None:
    text = (folder / "README.txt").read_text(encoding="utf-8")
    assert "GÉNÉRÉ" in text
    assert "GENERATED" in text

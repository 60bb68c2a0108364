"""The real connectors read the demo whole: no problem, nothing lost, every instant as it was drawn."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from disconnect.connectors.csv import Csv
from disconnect.connectors.ics import Ics
from disconnect.connectors.maildir import Maildir
from disconnect.demo import tables
from disconnect.model.contact import Kind
from disconnect.model.meeting import Answer, Busy
from disconnect.model.opaque import MessageId
from disconnect.ports import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from disconnect.demo.company import Company
    from disconnect.demo.mail import Mail
    from disconnect.model.contact import Contact
    from disconnect.ports import Batch

NOW = datetime(2026, 4, 2, tzinfo=UTC)
LOG = {"path": "log.csv", "delimiter": ";", "columns": {name: name for name in tables.LOG_COLUMNS.split(";")}}
LEAVE = {"path": "leave.csv", "kind": "leave", "columns": {name: name for name in ("person", "start", "end", "half")}}
DUTY = {"path": "on-call.csv", "kind": "on_call", "columns": {name: name for name in ("person", "start", "end")}}
CALENDARS = {"path": "calendars", "from": "2026-01-01", "to": "2026-04-01"}


def _source(folder: Path, settings: Mapping[str, object], zone: str = "") -> Source:
    return Source(name="demo", settings=settings, base=folder, now=NOW, zone=zone)


def _sound(batches: Sequence[Batch]) -> Sequence[Batch]:
    """The batches, none of which met a problem."""
    assert [problem.line for batch in batches for problem in batch.problems] == []
    return batches


@pytest.fixture(scope="session")
def contacts(folder: Path) -> tuple[Contact, ...]:
    log = Csv(_source(folder, LOG, "Europe/Paris")).read("")
    post = Maildir(_source(folder, {"path": "mail"})).read("")
    return tuple(contact for batch in _sound([*log, *post]) for contact in batch.contacts)


def test_every_mail_is_read_at_its_instant(contacts: tuple[Contact, ...], mails: tuple[Mail, ...]) -> None:
    drawn = {(MessageId(mail.message_id), mail.sent) for mail in mails}
    assert {(contact.message_id, contact.sent) for contact in contacts} <= drawn


def test_no_mail_of_the_company_is_lost(contacts: tuple[Contact, ...], by_hand: tuple[Mail, ...]) -> None:
    seen = {contact.message_id for contact in contacts if contact.kind is Kind.BY_HAND}
    assert seen == {MessageId(mail.message_id) for mail in by_hand}


def test_answers_and_threads_are_read_as_they_were_drawn(
    contacts: tuple[Contact, ...], by_hand: tuple[Mail, ...]
) -> None:
    drawn = {MessageId(mail.message_id): mail for mail in by_hand}
    for contact in contacts:
        if contact.kind is Kind.BY_HAND and contact.message_id is not None:
            mail = drawn[contact.message_id]
            chain = [MessageId(reference) for reference in (*mail.references, mail.message_id)]
            assert contact.thread == chain[0]
            assert contact.in_reply_to == (chain[-2] if mail.references else None)


def test_leave_and_duty_are_read_as_they_were_drawn(folder: Path, cast: Company) -> None:
    leave = _sound([*Csv(_source(folder, LEAVE)).read("")])
    duty = _sound([*Csv(_source(folder, DUTY)).read("")])
    assert tuple(absence for batch in leave for absence in batch.leave) == cast.leave
    assert tuple(window for batch in duty for window in batch.on_call) == cast.duty


def test_calendars_are_read_with_every_kind_of_entry(folder: Path) -> None:
    batches = _sound([*Ics(_source(folder, CALENDARS)).read("")])
    meetings = [meeting for batch in batches for meeting in batch.meetings]
    assert len(batches) == 139
    assert {meeting.answer for meeting in meetings} == set(Answer)
    assert {meeting.busy for meeting in meetings} == set(Busy)
    assert sum(meeting.is_attended for meeting in meetings) > 4_000
    assert any(meeting.is_private for meeting in meetings)
    assert any(meeting.is_all_day for meeting in meetings)

"""Contacts and meetings as rows: identity, margins of the key years, what is kept of a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.model.contact import Contact, Kind, Recipient, Role
from disconnect.model.meeting import Answer, Busy
from disconnect.model.opaque import MessageId
from disconnect.privacy.pseudonyms import Pseudonyms
from disconnect.storage.rows import (
    MAILS,
    MEETINGS,
    NO_INSTANT,
    MailColumns,
    key_years,
    meeting_row,
    meeting_table,
    micros,
)
from tests.storage.cases import HOUR, NEW_YEAR, address, contact, meeting

NAMES = Pseudonyms(b"k" * 32)
SECOND, MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)
MAIL = contact(1)
LOGGED = replace(MAIL, message_id=None)
BY_ROW = replace(LOGGED, row_per_recipient=True)


def row(one: Contact, names: Pseudonyms = NAMES) -> dict[str, object]:
    columns = MailColumns()
    columns.add(one, names)
    found: dict[str, object] = columns.table().to_pylist()[0]
    return found


def identity(one: Contact) -> object:
    return row(one)["id"]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        pytest.param(MAIL, replace(MAIL, sent=NEW_YEAR + HOUR), True, id="a message's identity alone decides"),
        pytest.param(MAIL, replace(MAIL, sender=address(9)), True, id="whoever is said to be the sender"),
        pytest.param(MAIL, replace(MAIL, recipients=()), True, id="and the recipients"),
        pytest.param(MAIL, contact(2), False, id="another identity is another mail"),
        pytest.param(MAIL, LOGGED, False, id="a mail without identity is none of those with one"),
        pytest.param(LOGGED, replace(LOGGED, sent=NEW_YEAR + SECOND - MICROSECOND), True, id="the same second"),
        pytest.param(LOGGED, replace(LOGGED, sent=NEW_YEAR + SECOND), False, id="the next second"),
        pytest.param(LOGGED, replace(LOGGED, sent=NEW_YEAR - MICROSECOND), False, id="the second before"),
        pytest.param(LOGGED, replace(LOGGED, sender=address(9)), False, id="another sender"),
        pytest.param(
            LOGGED, replace(LOGGED, recipients=LOGGED.recipients[::-1]), True, id="recipients in another order"
        ),
        pytest.param(LOGGED, replace(LOGGED, recipients=LOGGED.recipients * 2), True, id="recipients named twice"),
        pytest.param(LOGGED, replace(LOGGED, recipients=LOGGED.recipients[:1]), False, id="fewer recipients"),
        pytest.param(LOGGED, replace(LOGGED, size=5, thread=MessageId("t")), True, id="size and thread say nothing"),
        pytest.param(BY_ROW, replace(BY_ROW, recipients=()), True, id="a row per recipient: sender and second alone"),
        pytest.param(BY_ROW, replace(BY_ROW, sent=NEW_YEAR + SECOND), False, id="but not the next second"),
        pytest.param(BY_ROW, replace(BY_ROW, sender=address(9)), False, id="nor another sender"),
        pytest.param(BY_ROW, LOGGED, False, id="such a log and an ordinary one are not mixed up"),
        pytest.param(
            replace(LOGGED, recipients=()),
            replace(BY_ROW, recipients=()),
            False,
            id="not even where nobody received it",
        ),
        pytest.param(
            MAIL, replace(MAIL, message_id=MessageId("1@EXAMPLE.ORG")), False, id="identities are case-sensitive"
        ),
    ],
)
def test_which_mails_are_one(one: Contact, other: Contact, is_same: bool) -> None:  # noqa: FBT001 - a column
    assert (identity(one) == identity(other)) is is_same


@pytest.mark.parametrize(
    ("at", "years"),
    [
        pytest.param("2026-07-01T00:00:00", (2026,), id="in summer one year"),
        pytest.param("2025-12-30T07:59:59.999999", (2025,), id="40 hours and a microsecond before New Year"),
        pytest.param("2025-12-30T08:00:00", (2025, 2026), id="40 hours before: a meeting may reach into the year"),
        pytest.param("2025-12-31T10:00:00", (2025, 2026), id="midnight of New Year at +14:00"),
        pytest.param("2025-12-31T23:59:59", (2025, 2026), id="a second before"),
        pytest.param("2026-01-01T00:00:00", (2025, 2026), id="New Year in UTC"),
        pytest.param("2026-01-01T11:59:59", (2025, 2026), id="the last second of the year at -12:00"),
        pytest.param("2026-01-02T11:59:59.999999", (2025, 2026), id="the last of a night worker's local day at -12:00"),
        pytest.param("2026-01-02T12:00:00", (2026,), id="36 hours after"),
    ],
)
def test_key_years_at_the_margins(at: str, years: tuple[int, ...]) -> None:
    assert key_years(datetime.fromisoformat(at).replace(tzinfo=UTC)) == years


@settings(deadline=None)
@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001 - made aware below
def test_an_instant_has_one_key_year_or_two_neighbours(naive: datetime) -> None:
    at = naive.replace(tzinfo=UTC)
    years = key_years(at)
    assert at.year in years
    assert years in {(at.year,), (at.year - 1, at.year), (at.year, at.year + 1)}


@settings(deadline=None)
@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)))  # noqa: DTZ001 - made aware below
def test_microseconds_are_exact(naive: datetime) -> None:
    at = naive.replace(tzinfo=UTC)
    assert datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros(at)) == at


def test_a_row_holds_pseudonyms_and_instants() -> None:
    late = NEW_YEAR + HOUR
    recipients = (
        Recipient(address=address(1), role=Role.CC, delivered=late),
        Recipient(address=address(2), role=Role.BCC),
        Recipient(address=address(1), role=Role.TO, delivered=NEW_YEAR),
        Recipient(address=address(2), role=Role.UNKNOWN, delivered=late),
        Recipient(address=address(1)),
    )
    one = replace(MAIL, recipients=recipients, kind=Kind.INVITATION, in_reply_to=MessageId("r"), thread=MessageId("t"))
    assert row(one) == {
        "id": NAMES.token("message", "1@example.org"),
        "sent": micros(NEW_YEAR),
        "sender": NAMES.token("address", "p0@example.org"),
        "kind": 1,
        "reply_to": NAMES.token("message", "r"),
        "thread": NAMES.token("message", "t"),
        "size": 1001,
        "recipients": [NAMES.token("address", f"p{number}@example.org") for number in (1, 2)],
        "roles": [Role.TO, Role.BCC],
        "delivered": [micros(NEW_YEAR), micros(late)],
    }


def test_what_is_not_known_is_marked() -> None:
    found = row(replace(MAIL, recipients=(Recipient(address=address(1)),), size=None))
    assert [found[name] for name in ("reply_to", "thread", "size", "delivered")] == [0, 0, -1, [NO_INSTANT]]


def test_a_size_of_nothing_is_a_size() -> None:
    assert row(replace(MAIL, size=0))["size"] == 0


def test_columns_keep_each_mail_to_itself() -> None:
    columns = MailColumns()
    for number, to in enumerate([(1, 2), (), (3,), ()]):
        columns.add(contact(number, to=to), NAMES)
    table = columns.table()
    assert table.schema.equals(MAILS)
    assert [len(found) for found in table.column("recipients").to_pylist()] == [2, 0, 1, 0]
    assert table.slice(2, 1).to_pylist() == [row(contact(2, to=(3,)))]


def test_columns_without_mail_are_an_empty_table() -> None:
    assert MailColumns().table().equals(MAILS.empty_table())


@pytest.mark.parametrize(
    ("change", "attended"),
    [
        pytest.param({}, True, id="accepted and busy"),
        pytest.param({"answer": Answer.DECLINED}, False, id="declined"),
        pytest.param({"busy": Busy.FREE}, False, id="shown as free"),
    ],
)
def test_of_a_meeting_only_attended_or_not_is_kept(change: dict[str, object], attended: bool) -> None:  # noqa: FBT001 - a column
    one = replace(meeting(1, 2, NEW_YEAR), **change)  # type: ignore[arg-type] # a row of the table
    assert meeting_table([meeting_row(one, "calendars", NAMES)]).to_pylist() == [
        {
            "source": NAMES.token("source", "calendars"),
            "owner": NAMES.token("address", "p1@example.org"),
            "key": NAMES.token("message", "meeting 2"),
            "start": micros(NEW_YEAR),
            "end": micros(NEW_YEAR + HOUR),
            "attended": attended,
        }
    ]


def test_no_meetings_are_an_empty_table() -> None:
    assert meeting_table([]).equals(MEETINGS.empty_table())


@pytest.mark.parametrize("schema", [pytest.param(MAILS, id="mails"), pytest.param(MEETINGS, id="meetings")])
def test_no_column_can_hold_a_text(schema: pa.Schema) -> None:
    kinds = [kind.value_type if pa.types.is_list(kind) else kind for kind in schema.types]
    assert all(pa.types.is_integer(kind) or pa.types.is_boolean(kind) for kind in kinds)

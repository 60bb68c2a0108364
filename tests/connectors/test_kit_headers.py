"""Header blocks become contacts; a field outside the allow-list cannot come through."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.connectors.kit.dates import TimeRule
from disconnect.connectors.kit.flaws import Flaw
from disconnect.connectors.kit.headers import KEEPS, contact_of, kept_fields, kind_of
from disconnect.model.contact import Contact, Kind, Role

RULE = TimeRule.until(datetime(2026, 3, 29, tzinfo=UTC), None)
CANARY = "the canary sings"
FIELDS = {
    "Date": "Sat, 28 Mar 2026 22:10:00 +0100",
    "From": "A <a@b.example>",
    "To": "c@d.example",
    "Message-ID": "<1@b.example>",
}


def block(**changed: str | None) -> bytes:
    fields = FIELDS | {name.replace("_", "-"): value for name, value in changed.items()}
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value is not None).encode()


def contact(raw: bytes) -> Contact:
    found = contact_of(raw, size=100, rule=RULE)
    assert isinstance(found, Contact)
    return found


def flaw(raw: bytes) -> str:
    found = contact_of(raw, size=100, rule=RULE)
    assert isinstance(found, Flaw)
    return found.code


def test_a_message_is_reduced_to_who_when_to_whom() -> None:
    raw = block(To="c@d.example, E <e@f.example>", Cc="team: g@h.example;", Bcc="i@j.example", Subject=CANARY)
    found = contact(raw)
    assert found.sent == datetime(2026, 3, 28, 21, 10, tzinfo=UTC)
    assert found.sender.value == "a@b.example"
    assert [(one.address.value, one.role) for one in found.recipients] == [
        ("c@d.example", Role.TO),
        ("e@f.example", Role.TO),
        ("g@h.example", Role.CC),
        ("i@j.example", Role.BCC),
    ]
    assert (found.size, found.kind, found.row_per_recipient) == (100, Kind.BY_HAND, False)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({"Date": None}, "date-missing", id="no date"),
        pytest.param({"Date": ""}, "date-missing", id="an empty date"),
        pytest.param({"Date": CANARY}, "date-unreadable", id="a date that is none"),
        pytest.param({"Date": "Sat, 28 Mar 2026 22:10:00"}, "date-without-zone", id="a date without a zone"),
        pytest.param({"Date": "Tue, 19 Jan 2038 03:14:08 +0000"}, "date-impossible", id="a date in 2038"),
        pytest.param({"Date": "Thu, 01 Jan 1970 00:00:00 +0000"}, "date-impossible", id="a date in 1970"),
        pytest.param({"From": None}, "sender-missing", id="no sender"),
        pytest.param({"From": None, "Sender": "s@t.example"}, "sender-missing", id="only a Sender"),
        pytest.param({"From": " "}, "sender-missing", id="an empty sender"),
        pytest.param({"From": CANARY}, "sender-unreadable", id="a sender that is no address"),
        pytest.param({"To": "the canary@sings"}, "recipient-unreadable", id="recipients of which none is an address"),
    ],
)
def test_a_message_without_who_or_when_is_a_flaw(changed: dict[str, str | None], expected: str) -> None:
    assert flaw(block(**changed)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({}, "a@b.example", id="one author"),
        pytest.param({"Sender": "s@t.example"}, "a@b.example", id="one author, sent by somebody else"),
        pytest.param(
            {"From": "a@b.example, c@d.example", "Sender": "s@t.example"},
            "s@t.example",
            id="two authors and who sent it",
        ),
        pytest.param({"From": "a@b.example, c@d.example"}, "a@b.example", id="two authors, nobody else named"),
        pytest.param({"From": "?", "Sender": "s@t.example"}, "s@t.example", id="an author that is no address"),
    ],
)
def test_the_sender_is(changed: dict[str, str | None], expected: str) -> None:
    assert contact(block(**changed)).sender.value == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({"To": None}, 0, id="no recipient at all: blind copies"),
        pytest.param({"To": "undisclosed-recipients:;"}, 0, id="an empty group"),
        pytest.param({"To": "c@d.example, the canary@sings"}, 1, id="one that is an address, one that is not"),
        pytest.param({"To": "c@d.example, C@d.example"}, 2, id="a repeat is kept"),
    ],
)
def test_recipients_are_counted_as_written(changed: dict[str, str | None], expected: int) -> None:
    assert len(contact(block(**changed)).recipients) == expected


@pytest.mark.parametrize(
    ("changed", "own", "answered", "thread"),
    [
        pytest.param({}, "1@b.example", None, "1@b.example", id="a first message"),
        pytest.param({"In-Reply-To": "<0@b>"}, "1@b.example", "0@b", "0@b", id="an answer"),
        pytest.param(
            {"In-Reply-To": "<0@b>", "References": "<r@b>\n <s@b>"}, "1@b.example", "0@b", "r@b", id="a long thread"
        ),
        pytest.param(
            {"In-Reply-To": "Your message of today <0@b> <x@b>"},
            "1@b.example",
            "0@b",
            "0@b",
            id="words about the first of two",
        ),
        pytest.param({"In-Reply-To": CANARY}, "1@b.example", None, "1@b.example", id="words alone"),
        pytest.param({"In-Reply-To": f"<{CANARY}>"}, "1@b.example", None, "1@b.example", id="words in brackets"),
        pytest.param({"Message-ID": None}, None, None, None, id="no identity"),
        pytest.param({"Message-ID": "1@b.example"}, "1@b.example", None, "1@b.example", id="no brackets"),
        pytest.param({"Message-ID": CANARY}, None, None, None, id="words as identity"),
        pytest.param({"Message-ID": f"<{'1' * 999}>"}, None, None, None, id="longer than a line may be"),
    ],
)
def test_identity_and_thread(
    changed: dict[str, str | None], own: str | None, answered: str | None, thread: str | None
) -> None:
    found = contact(block(**changed))
    ids = [one and one.value for one in (found.message_id, found.in_reply_to, found.thread)]
    assert ids == [own, answered, thread]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({}, Kind.BY_HAND, id="no mark"),
        pytest.param({"Auto-Submitted": "no"}, Kind.BY_HAND, id="Auto-Submitted: no"),
        pytest.param({"Auto-Submitted": "No (really)"}, Kind.BY_HAND, id="Auto-Submitted: No, with a comment"),
        pytest.param({"Auto-Submitted": "auto-replied; x=y"}, Kind.AUTOMATIC, id="Auto-Submitted: auto-replied"),
        pytest.param({"Auto-Submitted": "auto-generated"}, Kind.AUTOMATIC, id="Auto-Submitted: auto-generated"),
        pytest.param({"Precedence": "Bulk"}, Kind.AUTOMATIC, id="Precedence: bulk"),
        pytest.param({"Precedence": "list"}, Kind.AUTOMATIC, id="Precedence: list"),
        pytest.param({"Precedence": "junk"}, Kind.AUTOMATIC, id="Precedence: junk"),
        pytest.param({"Precedence": "auto_reply"}, Kind.AUTOMATIC, id="Precedence: auto_reply"),
        pytest.param({"Precedence": "first-class"}, Kind.BY_HAND, id="Precedence: first-class"),
        pytest.param({"List-Id": "L <l.example>"}, Kind.AUTOMATIC, id="List-Id"),
        pytest.param({"Return-Path": "<>"}, Kind.AUTOMATIC, id="an empty return path"),
        pytest.param({"Return-Path": "<a@b.example>"}, Kind.BY_HAND, id="a return path"),
        pytest.param({"X-Autoreply": "yes"}, Kind.AUTOMATIC, id="X-Autoreply: yes"),
        pytest.param({"X-Autoreply": "no"}, Kind.BY_HAND, id="X-Autoreply: no"),
        pytest.param({"X-Auto-Response-Suppress": "All"}, Kind.BY_HAND, id="a wish for no automatic answer"),
        pytest.param({"Content-Type": "text/plain; method=REPLY"}, Kind.BY_HAND, id="a method of no calendar"),
        pytest.param({"Content-Type": "text/calendar"}, Kind.BY_HAND, id="a calendar without method"),
        pytest.param(
            {"Content-Type": "Text/Calendar; charset=utf-8;\n method=REQUEST"}, Kind.INVITATION, id="an invitation"
        ),
        pytest.param(
            {"Content-Type": 'text/calendar; name="a; method=REPLY"; method="CANCEL"'},
            Kind.INVITATION,
            id="a cancellation",
        ),
        pytest.param({"Content-Type": "text/calendar; method=REPLY"}, Kind.AUTOMATIC, id="an answer to an invitation"),
        pytest.param(
            {"Content-Type": "text/calendar; method=REQUEST", "Auto-Submitted": "auto-generated"},
            Kind.INVITATION,
            id="an invitation that a calendar sent",
        ),
        pytest.param({"Content-Class": "urn:content-classes:calendarmessage"}, Kind.INVITATION, id="Exchange's class"),
        pytest.param(
            {"Content-Class": "urn:content-classes:calendarmessage", "Auto-Submitted": "auto-replied"},
            Kind.AUTOMATIC,
            id="Exchange's class, answered by itself",
        ),
        pytest.param({"Content-Class": "urn:content-classes:message"}, Kind.BY_HAND, id="Exchange's class of mail"),
    ],
)
def test_what_a_message_is_for_the_figures(changed: dict[str, str | None], expected: Kind) -> None:
    assert contact(block(**changed)).kind is expected


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"Subject: the canary sings\n", id="a subject"),
        pytest.param(b"Subject: the\n canary sings\n\tTo: the canary sings\n", id="a folded subject"),
        pytest.param(
            b"X-To: the canary sings\nThread-Topic: the canary sings\nComments: the canary sings\n",
            id="fields that look alike",
        ),
        pytest.param(
            b"no field, the canary sings\nTo: the canary sings <x@y.example>\n", id="a body without an empty line"
        ),
        pytest.param(b"\nTo: the canary sings\n", id="a body after the empty line"),
        pytest.param(b'Content-Type: application/pdf; name="the canary sings"\n', id="an attachment's name"),
        pytest.param(
            b'Content-Type: text/calendar; name="the canary sings.ics"; method=request\n', id="an invitation's name"
        ),
        pytest.param(b"To : the canary sings\xff\n", id="a recipient in words"),
    ],
)
def test_content_does_not_come_through(raw: bytes) -> None:
    assert CANARY.encode() in raw.replace(b"\n canary", b" canary")
    kept = kept_fields(raw)
    assert CANARY not in str({name: value for name, value in kept.items() if name != "to"})
    assert CANARY not in shown(contact_of(block() + raw, size=1, rule=RULE))


def shown(found: Contact | Flaw) -> str:
    if isinstance(found, Flaw):
        return str(found)
    ids = (found.message_id, found.in_reply_to, found.thread)
    values = [found.sender.value, *(one.address.value for one in found.recipients), *(one.value for one in ids if one)]
    return f"{found} {values}"


def test_lines_that_mail_programs_leave_before_the_fields_are_passed_over() -> None:
    assert kept_fields(b"From a@b Sat Mar 28 22:10:00 2026\n>From c@d\nTo: e@f\n") == {"to": [" e@f"]}


def test_a_field_cut_off_at_the_end_is_read() -> None:
    assert kept_fields(b"To: a@b,\r\n c@d") == {"to": [" a@b, c@d"]}


NAMES = st.sampled_from([*KEEPS, "Subject", "Received", "X-Mailer", "Comments"])
VALUES = st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=40)
OTHERS = st.sampled_from(["Subject", "Thread-Topic", "Keywords", "Comments", "X-Location", "Content-Description"])


@given(st.lists(st.tuples(NAMES, VALUES), max_size=10), OTHERS, VALUES, VALUES)
def test_other_fields_never_change_anything(fields: list[tuple[str, str]], other: str, one: str, two: str) -> None:
    found = []
    for value in (one, two):
        lines = [f"{name}: {text}\n" for name, text in [*FIELDS.items(), (other, value), *fields]]
        found.append(contact_of("".join(lines).encode(), size=1, rule=RULE))
    assert found[0] == found[1]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_contact_or_a_flaw(raw: bytes) -> None:
    for whole in (raw, block() + raw, raw + b"\n" + block()):
        assert isinstance(contact_of(whole, size=1, rule=RULE), Contact | Flaw)


def test_kinds_need_nothing_but_their_fields() -> None:
    assert kind_of({}) is Kind.BY_HAND

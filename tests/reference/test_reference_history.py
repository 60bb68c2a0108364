"""What the reference takes as one mail, one delivery, one reply."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from disconnect.model.contact import Contact, Kind, Recipient, Role
from disconnect.model.opaque import MessageId
from disconnect.model.person import Place
from tests.reference.history import History, deduplicate, written_addresses
from tests.reference.sample import address, company, directory, figure, mail, paris, policy, someone

if TYPE_CHECKING:
    from tests.reference.case import Case

NINE = paris("2026-03-02T09:00")
SECOND = timedelta(seconds=1)
ONE, TWO, THREE = (MessageId(name) for name in ("one", "two", "three"))
PLAIN = mail(NINE, "ana", "bob")
KNOWN = replace(PLAIN, message_id=ONE)
ALIAS = mail(NINE + 60 * SECOND, "ana.alias", "bob")
OTHER = mail(NINE, "ana", "cleo")
ROW = replace(PLAIN, row_per_recipient=True)


@pytest.mark.parametrize(
    ("copies", "count"),
    [
        pytest.param((KNOWN, replace(KNOWN, sent=NINE + 90 * SECOND)), 1, id="one identifier is one mail"),
        pytest.param((KNOWN, replace(KNOWN, message_id=TWO)), 2, id="two identifiers are two mails"),
        pytest.param((KNOWN, replace(OTHER, message_id=ONE)), 1, id="one identifier, whoever is named"),
        pytest.param((PLAIN, replace(PLAIN, sent=NINE + 0.9 * SECOND)), 1, id="same sender, second and recipients"),
        pytest.param((PLAIN, replace(PLAIN, sent=NINE + SECOND)), 2, id="a second later"),
        pytest.param((PLAIN, OTHER), 2, id="other recipients"),
        pytest.param((PLAIN, mail(NINE, "cleo", "bob")), 2, id="another sender"),
        pytest.param((ROW, replace(OTHER, row_per_recipient=True)), 1, id="rows of a log"),
        pytest.param((PLAIN, KNOWN), 2, id="with and without an identifier"),
    ],
)
def test_duplicates(copies: tuple[Contact, ...], count: int) -> None:
    assert [len(deduplicate(order)) for order in permutations(copies)] == [count, count]


def test_a_mail_takes_the_best_of_its_copies() -> None:
    late = Recipient(address=address("bob"), role=Role.CC, delivered=NINE + 60 * SECOND)
    early = Recipient(address=address("bob"), role=Role.UNKNOWN, delivered=NINE + 30 * SECOND)
    copies = (
        replace(KNOWN, sender=address("ana.alias"), sent=NINE + SECOND, recipients=(late,), in_reply_to=TWO),
        replace(KNOWN, recipients=(early,), kind=Kind.AUTOMATIC),
        replace(KNOWN, sender=address("zoe"), recipients=(), thread=THREE, kind=Kind.INVITATION),
    )
    expected = Contact(
        sent=NINE,
        sender=address("ana"),
        recipients=(Recipient(address=address("bob"), role=Role.CC, delivered=NINE + 30 * SECOND),),
        message_id=ONE,
        in_reply_to=TWO,
        thread=THREE,
    )
    assert {deduplicate(order) for order in permutations(copies)} == {(expected,)}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        pytest.param((Kind.AUTOMATIC, Kind.BY_HAND), Kind.BY_HAND, id="a list's copy of a mail by hand"),
        pytest.param((Kind.AUTOMATIC, Kind.AUTOMATIC), Kind.AUTOMATIC, id="every copy automatic"),
        pytest.param((Kind.INVITATION, Kind.BY_HAND), Kind.BY_HAND, id="an invitation seen once as a mail"),
        pytest.param((Kind.INVITATION, Kind.AUTOMATIC), Kind.INVITATION, id="an invitation through a list"),
    ],
)
def test_the_kind_of_a_mail_seen_twice(kinds: tuple[Kind, ...], expected: Kind) -> None:
    copies = [replace(KNOWN, kind=kind) for kind in kinds]
    assert [each.kind for each in deduplicate(copies)] == [expected]


def sample(*contacts: Contact) -> Case:
    """Ana, Bob, Cleo, Bob only in service from 2 March; lists within lists."""
    bob = replace(someone("bob"), arrival=date(2026, 3, 2))
    lists = {
        address("team"): (address("ana"), address("bob.alias"), address("out")),
        address("outer"): (address("team"), address("outer"), address("cleo")),
        address("empty"): (),
    }
    case = company(someone("ana"), bob, someone("cleo"))
    return replace(case, directory=directory(someone("ana"), bob, someone("cleo"), lists=lists), contacts=contacts)


@pytest.mark.parametrize(
    ("sent", "sender", "to", "expected"),
    [
        pytest.param(NINE, "ana", ("bob", "cleo"), {"bob", "cleo"}, id="one delivery for each person"),
        pytest.param(NINE, "ana", ("bob", "bob.alias"), {"bob"}, id="two addresses of one person"),
        pytest.param(NINE, "ana", ("ana",), set(), id="a mail to oneself"),
        pytest.param(NINE, "ana", ("ana.alias",), set(), id="a mail to one's alias"),
        pytest.param(NINE, "ana", ("team",), {"bob"}, id="a list without its sender and strangers"),
        pytest.param(NINE, "ana", ("outer",), {"bob", "cleo"}, id="lists within lists"),
        pytest.param(NINE, "ana", ("empty", "unknown-list", "out"), set(), id="nobody of the directory"),
        pytest.param(NINE, "out", ("ana",), {"ana"}, id="from outside"),
        pytest.param(paris("2026-03-02T00:00"), "ana", ("bob",), {"bob"}, id="the first instant in service"),
        pytest.param(paris("2026-03-01T23:59:59"), "ana", ("bob",), set(), id="the day before arrival"),
    ],
)
def test_deliveries(sent: datetime, sender: str, to: tuple[str, ...], expected: set[str]) -> None:
    found = [each.reader.person.id for each in History(sample(mail(sent, sender, *to))).deliveries]
    assert len(found) == len(expected)
    assert set(found) == expected


def test_a_sender_before_arrival_sends_nothing_but_contributes_as_one_person() -> None:
    history = History(sample(mail(NINE - timedelta(days=1), "bob.alias", "ana")))
    assert [(each.author, each.sender) for each in history.deliveries] == [(None, "bob")]
    assert history.sent == ()


def test_a_person_named_twice_has_the_strongest_role_and_the_first_delivery() -> None:
    named = (
        Recipient(address=address("bob"), role=Role.BCC, delivered=NINE + SECOND),
        Recipient(address=address("team"), role=Role.CC),
        Recipient(address=address("bob.alias"), role=Role.UNKNOWN, delivered=NINE + 60 * SECOND),
    )
    (found,) = History(sample(replace(PLAIN, recipients=named))).deliveries
    assert (found.role, found.at) == (Role.CC, NINE + SECOND)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        pytest.param(("bob", "bob.alias"), {"bob", "bob.alias"}, id="as written, aliases apart"),
        pytest.param(("ana", "ana.alias", "bob"), {"bob"}, id="the sender's own addresses apart"),
        pytest.param(("team",), {"bob", "out"}, id="a list as its members' main addresses"),
        pytest.param(("team", "bob.alias"), {"bob", "bob.alias", "out"}, id="a member written as well"),
        pytest.param(("unknown-list", "unknown-list"), {"unknown-list"}, id="an unknown list is one address"),
        pytest.param(("empty",), set(), id="a list of nobody"),
    ],
)
def test_distinct_addresses(to: tuple[str, ...], expected: set[str]) -> None:
    found = written_addresses(mail(NINE, "ana", *to), sample().directory)
    assert found == {address(name) for name in expected}


ASKED = replace(KNOWN, thread=THREE)
ANSWER = replace(mail(NINE + 300 * SECOND, "bob", "ana"), message_id=TWO, in_reply_to=ONE)
IN_THREAD = replace(ANSWER, in_reply_to=None, thread=THREE)
HELD = replace(ASKED, recipients=(Recipient(address=address("bob"), role=Role.TO, delivered=NINE + 200 * SECOND),))


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        pytest.param((ASKED, ANSWER), (1, 1), id="300 seconds are within five minutes"),
        pytest.param((ASKED, replace(ANSWER, sent=ANSWER.sent + SECOND)), (0, 1), id="301 seconds are not"),
        pytest.param(
            (HELD, replace(ANSWER, sent=ANSWER.sent + 200 * SECOND)), (1, 1), id="the delay runs from the delivery"
        ),
        pytest.param((HELD, replace(ANSWER, sent=NINE + 199 * SECOND)), None, id="a negative delay is left out"),
        pytest.param((HELD, replace(ANSWER, sent=NINE + 200 * SECOND)), (1, 1), id="no delay at all is a reply"),
        pytest.param((ASKED, IN_THREAD), (1, 1), id="by thread"),
        pytest.param((ASKED, replace(IN_THREAD, sent=NINE)), None, id="the mail itself is not earlier"),
        pytest.param((ASKED, replace(IN_THREAD, sender=address("cleo"))), None, id="the thread was not delivered"),
        pytest.param(
            (ASKED, replace(ANSWER, sender=address("cleo"))), (1, 1), id="In-Reply-To counts from sending all the same"
        ),
        pytest.param(
            (ASKED, replace(IN_THREAD, in_reply_to=MessageId("lost"))), None, id="a lost In-Reply-To asks no thread"
        ),
        pytest.param((ASKED, replace(ANSWER, sender=address("ana"))), None, id="an answer to oneself"),
        pytest.param((ASKED, replace(ANSWER, sender=address("ana.alias"))), None, id="an answer to one's alias"),
        pytest.param((ASKED, replace(ANSWER, sender=address("out"))), None, id="an answer from outside"),
        pytest.param((replace(ASKED, sender=address("out")), ANSWER), (1, 1), id="an answer to the outside"),
        pytest.param((replace(ASKED, kind=Kind.AUTOMATIC), ANSWER), None, id="an answer to a machine"),
        pytest.param((replace(ASKED, kind=Kind.INVITATION), ANSWER), None, id="an answer to an invitation"),
        pytest.param((ASKED, replace(ANSWER, kind=Kind.AUTOMATIC)), None, id="an automatic answer"),
        pytest.param((ASKED, replace(ANSWER, in_reply_to=None)), None, id="neither In-Reply-To nor thread"),
        pytest.param(
            (ASKED, replace(mail(NINE + 250 * SECOND, "cleo", "bob"), thread=THREE), IN_THREAD),
            (1, 1),
            id="one reply, to the latest of the thread",
        ),
        pytest.param(
            (replace(ASKED, sent=NINE - SECOND), replace(mail(NINE, "cleo", "ana"), thread=THREE), IN_THREAD),
            (0, 1),
            id="the latest that reached the replier",
        ),
    ],
)
def test_replies(contacts: tuple[Contact, ...], expected: tuple[int, int] | None) -> None:
    assert figure(sample(*contacts), "mail.fast_reply") == expected


@pytest.mark.parametrize(
    ("asked", "answered", "zone", "expected"),
    [
        pytest.param("2026-12-31T23:59:59", "2027-01-01T00:00:01", "", None, id="across the turn of the year"),
        pytest.param("2026-12-31T23:59:58", "2026-12-31T23:59:59", "", (1, 1), id="within the year"),
        pytest.param(
            "2026-12-31T23:59:59", "2027-01-01T00:00:01", "America/New_York", (1, 1), id="by the replier's own dates"
        ),
    ],
)
def test_a_reply_stays_in_the_year(asked: str, answered: str, zone: str, expected: tuple[int, int] | None) -> None:
    case = company(someone("ana"), someone("bob", Place(zone=zone)))
    contacts = (replace(KNOWN, sent=paris(asked)), replace(ANSWER, sent=paris(answered)))
    assert figure(replace(case, contacts=contacts), "mail.fast_reply") == expected


def test_a_person_without_a_zone_is_one_contributor_under_every_address() -> None:
    case = company(someone("ana"), someone("bob", Place(zone="Europe/Paris")))
    zoneless = replace(case, policy=replace(policy(), zone=""), contacts=(PLAIN, mail(NINE, "bob", "ana"), ALIAS))
    history = History(zoneless)
    assert [(each.sender, each.reader.person.id) for each in history.deliveries] == [("ana", "bob"), ("ana", "bob")]
    assert [author.person.id for _, author in history.sent] == ["bob"]

"""Figures of the mail metrics, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from disconnect.model.contact import Contact, Kind, Recipient, Role
from disconnect.model.opaque import MessageId
from disconnect.model.person import Place
from disconnect.model.policy import QuietClass
from tests.reference.case import CALENDAR, LEAVE, MAIL
from tests.reference.sample import address, company, figure, leave, mail, observed, paris, row, someone

if TYPE_CHECKING:
    from datetime import datetime

    from tests.reference.case import Case

ANA, BOB = someone("ana"), someone("bob")
MORNING = paris("2026-03-02T10:00")
EVENING = paris("2026-03-02T18:00")
ONE = MessageId("one")


def march(*contacts: Contact, away: str = "") -> Case:
    """Ana and Bob over the two weeks from Monday 2 to Sunday 15 March; Bob may be on leave in the second."""
    case = observed(company(ANA, BOB), "2026-03-02", "2026-03-15")
    return replace(case, contacts=contacts, leave=(leave("bob", "2026-03-09", away),) if away else ())


@pytest.mark.parametrize(
    ("case", "metric", "expected"),
    [
        pytest.param(march(mail(MORNING, "ana", "bob")), "mail.sent", (1, 4), id="two people times two weeks"),
        pytest.param(march(mail(MORNING, "ana", "ana")), "mail.sent", (1, 4), id="a mail to oneself is sent"),
        pytest.param(march(mail(MORNING, "ana", "ana")), "mail.received", (0, 4), id="and not received"),
        pytest.param(march(mail(MORNING, "ana", "out")), "mail.sent", (1, 4), id="a mail to the outside is sent"),
        pytest.param(march(mail(MORNING, "out", "bob")), "mail.received", (1, 4), id="from outside it is received"),
        pytest.param(march(mail(MORNING, "out", "bob")), "mail.sent", (0, 4), id="and nobody's mail sent"),
        pytest.param(
            march(replace(mail(MORNING, "ana", "bob"), kind=Kind.INVITATION)), "mail.sent", (0, 4), id="no invitations"
        ),
        pytest.param(
            march(replace(mail(MORNING, "ana", "bob"), kind=Kind.AUTOMATIC)), "mail.received", (0, 4), id="by hand only"
        ),
        pytest.param(
            march(mail(paris("2026-03-02T00:00"), "ana", "bob")), "mail.sent", (1, 4), id="the first instant observed"
        ),
        pytest.param(
            march(mail(paris("2026-03-01T23:59:59.999999"), "ana", "bob")), "mail.sent", (0, 4), id="just before it"
        ),
        pytest.param(march(mail(paris("2026-03-16T00:00"), "ana")), "mail.sent", (0, 4), id="just after the last"),
        pytest.param(
            march(mail(paris("2026-03-10T10:00"), "ana", "bob"), away="2026-03-13"),
            "mail.received",
            (0, 3),
            id="a leave week leaves both sides of a rate per person-week",
        ),
        pytest.param(
            march(mail(paris("2026-03-16T03:59"), "bob"), mail(paris("2026-03-09T03:59"), "bob"), away="2026-03-13"),
            "mail.sent",
            (1, 3),
            id="before four on Monday a mail is of the week before",
        ),
        pytest.param(
            march(mail(paris("2026-03-10T10:00"), "ana", "bob"), away="2026-03-12"),
            "mail.received",
            (1, 4),
            id="four days of leave are no leave week",
        ),
        pytest.param(
            march(mail(paris("2026-03-10T10:00"), "ana", "bob"), away="2026-03-13"),
            "mail.received_quiet",
            (1, 1),
            id="shares keep a leave week",
        ),
        pytest.param(
            march(mail(paris("2026-03-10T10:00"), "ana", "bob"), away="2026-03-13"),
            "leave.intrusions",
            (1, 5),
            id="one delivery on five days of leave",
        ),
        pytest.param(
            march(mail(paris("2026-03-13T23:59:59"), "bob"), mail(paris("2026-03-14T00:00"), "bob"), away="2026-03-13"),
            "leave.sent",
            (1, 5),
            id="leave ends at midnight",
        ),
        pytest.param(march(mail(MORNING, "ana", "bob")), "leave.intrusions", None, id="nobody on leave, no row"),
        pytest.param(
            march(mail(MORNING, "ana"), mail(EVENING, "ana"), mail(EVENING - timedelta(minutes=30), "ana")),
            "mail.sent_quiet",
            (2, 3),
            id="sent from 17:30 on is quiet",
        ),
        pytest.param(march(), "mail.sent_quiet", None, id="nothing sent, no row"),
        pytest.param(march(), "mail.sent", (0, 4), id="nothing sent in four person-weeks is a row"),
    ],
)
def test_volume(case: Case, metric: str, expected: tuple[int, int] | None) -> None:
    assert figure(case, metric) == expected


def test_classes_of_the_deliveries() -> None:
    clocks = ("05:59", "08:00", "10:00", "13:00", "18:00", "19:00", "21:00")
    case = march(*(mail(paris(f"2026-03-02T{clock}"), "ana", "bob") for clock in clocks))
    found = {each.value: figure(case, f"mail.received_quiet.{each.value}") for each in QuietClass}
    expected = {"leave": 0, "public_holiday": 0, "weekly_rest": 0, "night": 2, "evening": 2, "morning": 1, "pause": 1}
    assert found == {name: (count, 7) for name, count in expected.items()}
    assert figure(case, "mail.received_quiet") == (6, 7)


@pytest.mark.parametrize(
    ("delivered", "expected"),
    [
        pytest.param(None, None, id="not measured where no source knows when mail was delivered"),
        pytest.param(EVENING + timedelta(hours=1), (1, 1), id="delivered in the same evening"),
        pytest.param(paris("2026-03-03T09:00"), (0, 1), id="held until the next opening"),
        pytest.param(paris("2026-03-16T09:00"), (0, 1), id="held beyond the days observed"),
    ],
)
def test_the_same_deliveries_after_the_policy(delivered: datetime | None, expected: tuple[int, int] | None) -> None:
    named = Recipient(address=address("bob"), delivered=delivered)
    case = march(replace(mail(EVENING, "ana"), recipients=(named,)))
    assert figure(case, "mail.delivered_quiet_after_policy") == expected


def test_a_delivery_that_is_unknown_beside_known_ones_counts_as_sent() -> None:
    named = Recipient(address=address("bob"), delivered=EVENING + timedelta(hours=1))
    known = replace(mail(EVENING, "ana"), recipients=(named,))
    assert figure(march(known, mail(EVENING, "bob", "ana")), "mail.delivered_quiet_after_policy") == (2, 2)


def test_copies_are_deliveries_as_cc_or_bcc_of_known_role() -> None:
    people = [someone(role.name) for role in Role]
    named = tuple(Recipient(address=person.addresses[0], role=role) for person, role in zip(people, Role, strict=True))
    case = replace(company(ANA, *people), contacts=(replace(mail(MORNING, "ana"), recipients=named),))
    assert figure(case, "mail.cc") == (2, 3)
    assert figure(march(replace(mail(MORNING, "ana"), recipients=(named[3],))), "mail.cc") is None


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        pytest.param([f"out{number}" for number in range(10)], (0, 1), id="ten addresses are not wide"),
        pytest.param([f"out{number}" for number in range(11)], (1, 1), id="eleven addresses are"),
        pytest.param([*(f"out{number}" for number in range(10)), "ana.alias"], (0, 1), id="the sender apart"),
        pytest.param([*(f"out{number}" for number in range(10)), "out3"], (0, 1), id="an address twice"),
    ],
)
def test_wide_mail(to: list[str], expected: tuple[int, int]) -> None:
    assert figure(march(mail(MORNING, "ana", *to)), "mail.wide") == expected


def test_automatic_deliveries_are_a_share_of_all() -> None:
    machine = replace(mail(MORNING, "out", "ana", "bob"), kind=Kind.AUTOMATIC)
    invitation = replace(mail(MORNING, "ana", "bob"), kind=Kind.INVITATION)
    assert figure(march(machine, invitation, mail(EVENING, "ana", "bob")), "mail.automatic") == (2, 3)


CHAIN = {"ana": "ana", "bob": "ana", "cleo": "bob", "dan": "eve", "eve": "dan", "fay": "gone"}


@pytest.mark.parametrize(
    ("sender", "to", "expected"),
    [
        pytest.param("bob", "cleo", (1, 1), id="from the superior"),
        pytest.param("ana", "cleo", (1, 1), id="from the superior's superior, who is their own"),
        pytest.param("ana.alias", "cleo", (1, 1), id="from a superior's alias"),
        pytest.param("cleo", "ana", (0, 1), id="upward"),
        pytest.param("dan", "cleo", (0, 1), id="from another line"),
        pytest.param("dan", "eve", (1, 1), id="in a round line each is above the other"),
        pytest.param("eve", "dan", (1, 1), id="and the other above the one"),
        pytest.param("out", "cleo", (0, 1), id="outside senders stay under the line"),
        pytest.param("ana", "fay", (0, 1), id="a superior who is not in the directory"),
    ],
)
def test_downward_mail(sender: str, to: str, expected: tuple[int, int]) -> None:
    people = [someone(name, Place(team="blue", manager=manager)) for name, manager in CHAIN.items()]
    case = replace(company(*people), contacts=(mail(EVENING, sender, to), mail(MORNING, "bob", "cleo")))
    found = row(case, "mail.downward_quiet")
    assert found
    assert figure(case, "mail.downward_quiet") == expected
    assert dict(found.people) == {"r": 1, "s": 1, "h": expected[0]}


def test_the_reporting_line_is_that_of_the_day() -> None:
    places = (Place(manager="ana"), Place(manager="cleo", since=date(2026, 3, 3)))
    people = (ANA, replace(BOB, places=places), someone("cleo"))
    mails = (mail(paris("2026-03-02T23:59:59"), "ana", "bob"), mail(paris("2026-03-03T00:00"), "ana", "bob"))
    assert figure(replace(company(*people), contacts=mails), "mail.downward_quiet") == (1, 2)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param("2026-03-02T18:00", (0, 1), id="at the very instant of the delivery"),
        pytest.param("2026-03-02T18:00:00.000001", (1, 1), id="just after the delivery"),
        pytest.param("2026-03-03T08:59:59", (1, 1), id="just before work starts"),
        pytest.param("2026-03-03T09:00", (0, 1), id="when work starts"),
    ],
)
def test_quiet_replies(at: str, expected: tuple[int, int]) -> None:
    asked = replace(mail(EVENING, "ana", "bob"), message_id=ONE)
    answer = replace(mail(paris(at), "bob", "out"), in_reply_to=ONE)
    assert figure(march(asked, answer), "mail.quiet_reply") == expected


def test_a_quiet_reply_is_seen_from_the_instant_really_delivered() -> None:
    held = Recipient(address=address("bob"), delivered=paris("2026-03-03T13:00"))
    asked = replace(mail(EVENING, "ana"), message_id=ONE, recipients=(held,))
    answers = [replace(mail(paris(f"2026-03-03T{at}"), "bob"), in_reply_to=ONE) for at in ("08:00", "13:15", "13:30")]
    found = [figure(march(asked, answer), "mail.quiet_reply") for answer in answers]
    assert found == [(0, 1), (1, 1), (0, 1)]


def test_the_last_mail_before_leaving_has_no_next_opening() -> None:
    bob = replace(BOB, left=date(2026, 3, 3))
    asked = replace(mail(EVENING, "ana", "bob"), message_id=ONE)
    answer = replace(mail(paris("2026-03-02T23:00"), "bob"), in_reply_to=ONE)
    assert figure(replace(company(ANA, bob), contacts=(asked, answer)), "mail.quiet_reply") == (1, 1)


def test_groups_follow_the_civil_date_and_nobody_s_group_counts_in_the_whole_only() -> None:
    places = (Place(team="blue"), Place(team="red", since=date(2026, 3, 3)), Place(since=date(2026, 3, 4)))
    case = observed(company(replace(ANA, places=places)), "2026-03-02", "2026-03-04")
    sent = [mail(paris(f"2026-03-0{day}T00:00"), "ana") for day in (2, 3, 3, 4, 4, 4)]
    sent = [replace(each, message_id=MessageId(str(number))) for number, each in enumerate(sent)]
    case = replace(case, contacts=tuple(sent))
    found = {group: figure(case, "mail.sent", group=group) for group in ("", "blue", "red")}
    assert found == {"": (6, Fraction(3, 7)), "blue": (1, Fraction(1, 7)), "red": (2, Fraction(1, 7))}


def test_contributors() -> None:
    contacts = (mail(MORNING, "ana", "bob"), mail(MORNING, "out", "bob"), mail(MORNING, "else", "bob"))
    found = {metric: row(march(*contacts), metric) for metric in ("mail.received", "mail.received_quiet", "mail.sent")}
    people = {metric: dict(each.people) for metric, each in found.items() if each}
    assert people == {"mail.received": {"r": 2, "s": 3}, "mail.received_quiet": {"r": 1, "s": 3}, "mail.sent": {"s": 2}}


def test_quantiles_of_mail_received_are_of_people_zeros_included() -> None:
    people = [someone(f"p{number}") for number in range(4)]
    mails = tuple(mail(MORNING + timedelta(minutes=each), "out", *("p1", "p2", "p3")[each:]) for each in range(3))
    found = row(observed(replace(company(*people), contacts=mails), "2026-03-02", "2026-03-08"), "mail.received")
    assert found
    assert (found.median, found.ninth_decile) == (Fraction(3, 2), Fraction(27, 10))
    assert found.median_rounded == 2
    assert found.ninth_decile_rounded == 3


@pytest.mark.parametrize(
    ("metric", "lacking", "is_there"),
    [
        pytest.param("mail.sent", {MAIL}, False, id="no mail"),
        pytest.param("mail.sent", {CALENDAR}, True, id="mail needs no calendar"),
        pytest.param("leave.intrusions", {LEAVE}, False, id="no leave, no intrusions"),
        pytest.param("mail.received_quiet.leave", {LEAVE}, False, id="no leave, no class of it"),
        pytest.param("mail.received_quiet.night", {LEAVE}, True, id="the other classes need no leave"),
        pytest.param("meetings.lunch", {CALENDAR}, False, id="no calendar, no meetings"),
        pytest.param("meetings.lunch", {MAIL}, True, id="meetings need no mail"),
        pytest.param("focus.hours", {MAIL}, False, id="focus needs mail"),
        pytest.param("focus.hours", {CALENDAR}, False, id="focus needs meetings"),
        pytest.param("rest.weekly", {MAIL}, False, id="no activity at all without mail here"),
        pytest.param("weekends.connected", {CALENDAR}, True, id="weekends need one of mail and meetings"),
        pytest.param("weekends.connected", {CALENDAR, MAIL}, False, id="and at least one"),
    ],
)
def test_what_is_not_measured_has_no_row(metric: str, lacking: set[str], *, is_there: bool) -> None:
    case = march(mail(EVENING, "ana", "bob"), away="2026-03-13")
    kept = replace(case, has=case.has - lacking, contacts=() if MAIL in lacking else case.contacts)
    assert (figure(kept, metric) is not None) == is_there


def test_without_threads_nothing_is_said_of_replies() -> None:
    plain, threaded = mail(EVENING, "ana", "bob"), replace(mail(EVENING, "ana", "bob"), thread=ONE)
    assert [figure(march(each), "mail.quiet_reply") for each in (plain, threaded)] == [None, (0, 1)]


def test_a_period_of_another_year_has_no_row() -> None:
    assert row(march(mail(MORNING, "ana", "bob")), "mail.sent", label="2027") is None

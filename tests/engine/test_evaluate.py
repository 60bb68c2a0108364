"""Scenarios: one mail, one instant; what happens for each recipient, when they may be told, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from disconnect.engine.chain import AUTOMATIC_MAIL, NOTHING_SAID, OWN_MAIL, PERSON_TO_PERSON
from disconnect.engine.evaluate import NO_OPENING, NO_ORDINARY_OPENING, evaluate
from disconnect.model.contact import Contact, Kind
from disconnect.model.hours import Hours
from disconnect.model.policy import Action
from tests.engine.company import (
    COMPANY,
    ON_CALL_FIRST,
    REMIND,
    SUPERIORS_WAIT,
    WAIT,
    at,
    calendar,
    facts,
    mail,
    on_leave,
)

if TYPE_CHECKING:
    from disconnect.engine.facts import Facts
    from disconnect.model.decision import Outcome

REMINDING = facts(ON_CALL_FIRST, REMIND)
WAITING = facts(ON_CALL_FIRST, WAIT)
TUESDAY_EVENING = "2026-03-24T20:00"


def decided(known: Facts, contact: Contact, when: str) -> Outcome:
    (outcome,) = evaluate(contact, known, at(when)).outcomes
    return outcome


@pytest.mark.parametrize(
    ("when", "recipient", "told"),
    [
        pytest.param("2026-03-28T22:10+01:00", "ada", "2026-03-30T09:00+02:00", id="Saturday before summer time"),
        pytest.param("2026-03-29T01:59:59+01:00", "ada", "2026-03-30T09:00+02:00", id="the last second before the gap"),
        pytest.param("2026-03-29T03:00:00+02:00", "ada", "2026-03-30T09:00+02:00", id="the first second after the gap"),
        pytest.param("2026-10-25T02:30+02:00", "ada", "2026-10-26T09:00+01:00", id="half past two, the first time"),
        pytest.param("2026-10-25T02:30+01:00", "ada", "2026-10-26T09:00+01:00", id="half past two, the second time"),
        pytest.param("2026-03-24T18:00", "ada", "2026-03-25T09:00", id="the second at which work ends is quiet"),
        pytest.param("2026-03-24T08:59:59", "ada", "2026-03-24T09:00", id="a second before work begins"),
        pytest.param("2026-03-24T12:00", "ada", "2026-03-24T14:00", id="the break: until it ends"),
        pytest.param("2026-04-03T18:00", "ada", "2026-04-07T09:00", id="the Friday before Easter Monday"),
        pytest.param("2026-03-24T20:00", "bob", "2026-03-25T09:00", id="off on Wednesday: told like everybody else"),
        pytest.param("2026-03-25T10:00", "bob", "2026-03-25T14:00", id="on the day off: the offices' next opening"),
        pytest.param("2026-03-24T20:00", "eve", "2026-03-25T06:00", id="an early shift opens before the offices do"),
        pytest.param("2026-03-24T20:00", "nox", "2026-03-24T22:00", id="a night shift opens the same evening"),
        pytest.param("2026-03-24T06:00", "nox", "2026-03-24T09:00", id="after the night shift: the offices open first"),
        pytest.param("2026-03-25T01:00", "québec", "2026-03-25T09:00", id="overseas, evening: the policy's offices"),
    ],
)
def test_a_reminder_names_an_instant_no_later_than_the_ordinary_opening(when: str, recipient: str, told: str) -> None:
    outcome = decided(REMINDING, mail("lead", recipient), when)
    assert (outcome.action, outcome.not_before, outcome.clause) == (Action.NUDGE, at(told), "remind")


@pytest.mark.parametrize(
    ("sender", "recipient", "when", "clause"),
    [
        pytest.param("lead", "ada", "2026-03-24T09:00", "hours of office", id="the second at which work begins"),
        pytest.param("lead", "ada", "2026-03-24T17:59:59", "hours of office", id="the last second of work"),
        pytest.param("lead", "nox", "2026-03-25T05:59:59", "hours of night-shift", id="a shift past midnight"),
        pytest.param("lead", "québec", "2026-03-24T20:00", "hours of office", id="at work by their own clock"),
        pytest.param("ada", "ada", TUESDAY_EVENING, OWN_MAIL, id="oneself"),
        pytest.param("ada", "ada.alias@example.org", TUESDAY_EVENING, OWN_MAIL, id="oneself at another address"),
        pytest.param(
            "a@elsewhere.example", "a@elsewhere.example", TUESDAY_EVENING, OWN_MAIL, id="a stranger, to themself"
        ),
        pytest.param("customer@elsewhere.example", "ada", TUESDAY_EVENING, PERSON_TO_PERSON, id="from a customer"),
        pytest.param("ada", "customer@elsewhere.example", TUESDAY_EVENING, PERSON_TO_PERSON, id="to a customer"),
        pytest.param("", "ada", TUESDAY_EVENING, PERSON_TO_PERSON, id="from the null sender"),
        pytest.param("all@example.org", "ada", TUESDAY_EVENING, PERSON_TO_PERSON, id="from a mailbox nobody is"),
        pytest.param("ada", "gone", TUESDAY_EVENING, PERSON_TO_PERSON, id="to somebody who has left"),
        pytest.param("gone", "ada", TUESDAY_EVENING, PERSON_TO_PERSON, id="from somebody who has left"),
        pytest.param("ada", "coming", TUESDAY_EVENING, PERSON_TO_PERSON, id="to somebody who has not arrived"),
        pytest.param("ada", "elsewhere", TUESDAY_EVENING, PERSON_TO_PERSON, id="to somebody under another policy"),
        pytest.param("ada", "nowhere", TUESDAY_EVENING, PERSON_TO_PERSON, id="to somebody of unknown working time"),
    ],
)
def test_what_no_policy_can_hold_is_delivered(sender: str, recipient: str, when: str, clause: str) -> None:
    outcome = decided(WAITING, mail(sender, recipient), when)
    assert (outcome.action, outcome.not_before, outcome.opening) == (Action.DELIVER, None, None)
    assert outcome.clause == clause
    assert outcome.findings


def test_somebody_without_a_known_working_time_may_still_write_and_be_reminded() -> None:
    assert decided(REMINDING, mail("nowhere", "ada"), TUESDAY_EVENING).action is Action.NUDGE


def test_automatic_mail_is_delivered_and_an_invitation_is_not_automatic() -> None:
    automatic = decided(WAITING, mail("lead", "ada", kind=Kind.AUTOMATIC), TUESDAY_EVENING)
    invitation = decided(WAITING, mail("lead", "ada", kind=Kind.INVITATION), TUESDAY_EVENING)
    assert (automatic.action, automatic.clause) == (Action.DELIVER, AUTOMATIC_MAIL)
    assert invitation.action is Action.DEFER


@pytest.mark.parametrize(
    ("when", "is_reached"),
    [
        pytest.param("2026-03-24T19:59:59", False, id="a second before the window"),
        pytest.param("2026-03-24T20:00:00", True, id="the window's first second"),
        pytest.param("2026-03-25T05:59:59", True, id="the window's last second"),
        pytest.param("2026-03-25T06:00:00", False, id="the end is outside"),
    ],
)
def test_whoever_is_on_call_is_reached_inside_the_window(when: str, *, is_reached: bool) -> None:
    window = (at("2026-03-24T20:00"), at("2026-03-25T06:00"))
    outcome = decided(replace(WAITING, on_call={"ada": (window,)}), mail("lead", "ada"), when)
    assert (outcome.action is Action.DELIVER) is is_reached
    assert outcome.clause == ("on-call" if is_reached else "wait")


def test_each_recipient_has_an_outcome_of_their_own_in_the_order_given() -> None:
    known = facts(SUPERIORS_WAIT, REMIND)
    recipients = ("ada", "customer@elsewhere.example", "nox", "chief", "ada.alias@example.org")
    decision = evaluate(mail("lead", *recipients), known, at("2026-03-24T22:30"))
    evening = evaluate(mail("lead", *recipients), known, at(TUESDAY_EVENING))
    assert decision.policy == "0123456789ab"
    assert [outcome.recipient for outcome in decision.outcomes] == [
        recipient.address for recipient in mail("lead", *recipients).recipients
    ]
    assert [outcome.clause for outcome in decision.outcomes] == [
        "remind",
        PERSON_TO_PERSON,
        "hours of night-shift",
        "remind",
        "remind",
    ]
    assert [outcome.clause for outcome in evening.outcomes][::4] == ["superiors", "superiors"]


def test_a_wait_ends_at_the_recipients_opening_and_tells_the_organisations() -> None:
    outcome = decided(WAITING, mail("lead", "bob"), TUESDAY_EVENING)
    assert (outcome.action, outcome.not_before) == (Action.DEFER, at("2026-03-25T09:00"))
    assert outcome.opening == at("2026-03-26T09:00")


@pytest.mark.parametrize(
    ("longest", "action", "clause"),
    [
        pytest.param(13 * 60, Action.DEFER, "wait", id="the opening is the last instant of the longest hold"),
        pytest.param(13 * 60 - 1, Action.DELIVER, NO_OPENING, id="a minute short of it: the hold never starts"),
    ],
)
def test_a_hold_that_cannot_end_at_an_opening_never_starts(longest: int, action: Action, clause: str) -> None:
    outcome = decided(facts(WAIT, max_hold=longest), mail("lead", "ada"), TUESDAY_EVENING)
    assert (outcome.action, outcome.clause) == (action, clause)


def test_a_hold_that_never_starts_says_so_in_the_findings_and_tells_nobody_an_instant() -> None:
    outcome = decided(facts(WAIT, max_hold=60), mail("lead", "ada"), TUESDAY_EVENING)
    assert (outcome.not_before, outcome.opening) == (None, None)
    assert outcome.findings[-1].rule == "no-opening-within-the-longest-hold"
    assert outcome.findings[-1].matched


def test_a_long_absence_is_not_held_but_may_be_the_occasion_of_a_reminder() -> None:
    weeks = [(date(2026, 3, 23) + timedelta(days=offset), "") for offset in range(21)]
    assert decided(on_leave(WAITING, "ada", *weeks), mail("lead", "ada"), TUESDAY_EVENING).action is Action.DELIVER
    reminded = decided(on_leave(REMINDING, "ada", *weeks), mail("lead", "ada"), TUESDAY_EVENING)
    assert (reminded.action, reminded.not_before) == (Action.NUDGE, at("2026-03-25T09:00"))
    assert reminded.opening is None


def test_a_long_weekend_fits_into_the_longest_hold() -> None:
    outcome = decided(WAITING, mail("lead", "ada"), "2026-04-02T18:00")
    assert outcome.action is Action.DEFER
    friday_on_leave = on_leave(WAITING, "ada", (date(2026, 4, 3), ""))
    held = decided(friday_on_leave, mail("lead", "ada"), "2026-04-02T18:00")
    assert (held.action, held.opening) == (Action.DEFER, at("2026-04-07T09:00"))


@pytest.mark.parametrize(
    ("recipient", "days"),
    [
        pytest.param("ada", [(date(2026, 3, 25), "")], id="a day of leave"),
        pytest.param("ada", [(date(2026, 3, 25), "am")], id="a morning of leave"),
        pytest.param("eve", [(date(2026, 3, 25), "")], id="an early shift on leave"),
        pytest.param("nox", [(date(2026, 3, 24), "")], id="a night shift on leave"),
    ],
)
@pytest.mark.parametrize("known", [pytest.param(REMINDING, id="reminded"), pytest.param(WAITING, id="held")])
def test_leave_shows_in_nothing_that_is_told(known: Facts, recipient: str, days: list[tuple[date, str]]) -> None:
    away = decided(on_leave(known, recipient, *days), mail("lead", recipient), TUESDAY_EVENING)
    there = decided(known, mail("lead", recipient), TUESDAY_EVENING)
    assert (away.action, away.not_before) == (there.action, there.not_before)
    assert away.opening != there.opening, "the leave must matter to the engine, or this proves nothing"


def test_an_organisation_that_never_opens_fails_open() -> None:
    closed = calendar(Hours(id="closed", title={}, periods=(), clause=""))
    outcome = decided(replace(REMINDING, ordinary=closed), mail("lead", "ada"), TUESDAY_EVENING)
    assert (outcome.action, outcome.not_before, outcome.clause) == (Action.DELIVER, None, NO_ORDINARY_OPENING)


def test_a_policy_that_says_nothing_delivers() -> None:
    outcome = decided(facts(), mail("lead", "ada"), TUESDAY_EVENING)
    assert (outcome.action, outcome.clause) == (Action.DELIVER, NOTHING_SAID)


def test_service_begins_and_ends_with_the_persons_own_date() -> None:
    last_day = "2026-02-28T23:59:59"
    assert decided(REMINDING, mail("lead", "gone"), last_day).action is Action.NUDGE
    assert decided(REMINDING, mail("lead", "gone"), "2026-03-01T00:00").action is Action.DELIVER
    overseas = replace(REMINDING, calendars={**REMINDING.calendars, "gone": calendar(zone="America/Toronto")})
    assert COMPANY.people["gone"].left == date(2026, 3, 1)
    assert decided(overseas, mail("lead", "gone"), "2026-03-01T05:00").action is Action.NUDGE


def test_no_address_shows_in_what_is_written_of_a_decision() -> None:
    decision = evaluate(mail("lead", "ada"), REMINDING, at(TUESDAY_EVENING))
    assert decision.outcomes[0].recipient.value == "ada@example.org"
    assert "ada" not in repr(decision)

"""When a recipient is reached again: the first instant of working time at which the table lets the same mail pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from disconnect.engine.chain import in_order
from disconnect.engine.conditions import since_work
from disconnect.engine.evaluate import evaluate
from disconnect.engine.stays import stays_of
from disconnect.model.agreement import ExceptionKind, ExceptionTerms, Scope, Telework
from disconnect.model.policy import Action, Relation, Response
from disconnect.model.slots import Slot
from tests.engine.company import CALENDARS, COMPANY, PARIS, at, facts, mail

if TYPE_CHECKING:
    from disconnect.engine.facts import Facts

ALL_DAY = Slot(id="quiet", title={}, clause="q", kind="no_mail", days=frozenset(range(7)), times=((0, 1440),))
MIDDAY = replace(ALL_DAY, id="midday", times=((660, 690), (900, 960)))
WAIT = Response(clause="wait", action=Action.DEFER, slots=frozenset({"quiet"}))
PASS = Response(clause="pass", action=Action.DELIVER, slots=frozenset({"midday"}))
SHARED = ExceptionTerms(
    id="shared", kind=ExceptionKind.INTERNATIONAL, clause="s", title={}, slots=frozenset({"midday"}), scope=Scope()
)
FLOOD = ExceptionTerms(
    id="flood", kind=ExceptionKind.FORCE_MAJEURE, clause="f", title={}, start=date(2026, 4, 1), end=date(2026, 4, 2)
)


def known(*rows: Response, exceptions: tuple[ExceptionTerms, ...] = (), telework: Telework | None = None) -> Facts:
    base = facts(*rows)
    slots = {slot.id: slot for slot in (ALL_DAY, MIDDAY)}
    return replace(base, policy=replace(base.policy, slots=slots, exceptions=exceptions, telework=telework))


def opening(company: Facts, moment: str, recipient: str = "ada") -> str:
    (outcome,) = evaluate(mail("lead", recipient), company, at(moment)).outcomes
    zone = company.calendars[recipient].zone
    return f"{outcome.opening.astimezone(zone):%Y-%m-%d %H:%M}" if outcome.opening else outcome.clause


ALREADY = {"ada": ((at("2026-03-30 08:00"), at("2026-03-30 16:10")),)}
ON_CALL = {"ada": ((at("2026-03-30 10:20"), at("2026-03-30 16:10")),)}


@pytest.mark.parametrize(
    ("company", "reached"),
    [
        pytest.param(known(PASS, WAIT), "2026-03-30 11:00", id="a slot that lets through begins"),
        pytest.param(known(WAIT, exceptions=(SHARED,)), "2026-03-30 11:00", id="a slot that zones share begins"),
        pytest.param(known(WAIT, exceptions=(FLOOD,)), "2026-04-01 09:00", id="a case of force majeure begins"),
        pytest.param(
            replace(known(replace(WAIT, on_call=False)), on_call=ON_CALL), "2026-03-30 10:20", id="on-call duty begins"
        ),
        pytest.param(
            replace(known(replace(WAIT, on_call=True)), on_call=ALREADY),
            "2026-03-30 16:10",
            id="on-call duty ends",
        ),
        pytest.param(
            known(replace(WAIT, slots=frozenset({"telework"})), telework=Telework(
                clause="t", days=frozenset(range(5)), contact=((620, 640),))),
            "2026-03-30 10:20", id="a contact slot of telework begins"
        ),
        pytest.param(
            known(
                Response(clause="p", action=Action.DELIVER, slots=frozenset({"telework"})),
                WAIT,
                telework=Telework(clause="t", days=frozenset(range(5)), contact=((540, 640),)),
            ),
            "2026-03-30 10:40", id="a contact slot of telework ends"
        ),
        pytest.param(known(WAIT), "mandatory/no-opening-within-the-longest-hold", id="nothing ever lets through"),
    ],
)  # fmt: skip
def test_a_wait_in_working_time_ends_as_soon_as_anything_lets_the_mail_pass(company: Facts, reached: str) -> None:
    assert opening(company, "2026-03-30 10:00") == reached


def test_a_change_of_the_reporting_line_ends_a_wait_at_midnight() -> None:
    """Whoever is no superior any more is not held as one: here in the middle of a night shift."""
    nox = COMPANY.people["nox"]
    moved = replace(nox.places[0], since=date(2026, 3, 31), manager="eve")
    led = replace(nox.places[0], manager="lead")
    people = {**COMPANY.people, "nox": replace(nox, places=(led, moved))}
    company = known(replace(WAIT, relations=frozenset({Relation.SUPERIOR})))
    company = replace(company, directory=replace(COMPANY, people=people))
    assert opening(company, "2026-03-30 23:00", "nox") == "2026-03-31 00:00"


@pytest.mark.parametrize(
    ("moment", "minutes"),
    [
        pytest.param("2026-03-30 11:59:59", None, id="in working time"),
        pytest.param("2026-03-30 12:00", 0, id="work ends"),
        pytest.param("2026-03-30 12:59:59", 59, id="an hour later, less a second"),
        pytest.param("2026-03-30 13:59:59", 119, id="the end of the break"),
        pytest.param("2026-03-30 14:00", None, id="work goes on after the break: nothing has ended"),
        pytest.param("2026-03-30 14:30", None, id="half an hour into the afternoon"),
        pytest.param("2026-03-30 19:59", 119, id="the last minute that is asked for"),
        pytest.param("2026-03-30 20:00", None, id="longer ago than is asked for"),
        pytest.param("2026-03-31 09:00", None, id="the next morning"),
    ],
)
def test_minutes_since_work_are_counted_in_quiet_time_alone(moment: str, minutes: int | None) -> None:
    assert since_work(stays_of([(date.min, CALENDARS["ada"])], PARIS), at(moment), 120) == minutes


def test_a_row_for_a_slot_right_after_work_does_not_fit_once_work_goes_on() -> None:
    company = known(replace(WAIT, after_work=180))
    for moment, clause in (("2026-03-30 13:30", "wait"), ("2026-03-30 14:30", "hours of office")):
        (outcome,) = evaluate(mail("lead", "ada"), company, at(moment)).outcomes
        assert outcome.clause == clause


def test_exceptions_are_asked_in_one_order_however_the_file_has_them() -> None:
    storm = replace(FLOOD, id="a storm", clause="storm")
    urgent = ExceptionTerms(id="z", kind=ExceptionKind.URGENT, clause="u", title={})
    wanted = (urgent, storm, FLOOD, SHARED)
    assert in_order((SHARED, FLOOD, storm, urgent)) == in_order((urgent, FLOOD, SHARED, storm)) == wanted
    for exceptions in ((SHARED, FLOOD, storm), (FLOOD, storm, SHARED)):
        (outcome,) = evaluate(mail("lead", "ada"), known(WAIT, exceptions=exceptions), at("2026-04-01 11:10")).outcomes
        assert (outcome.clause, outcome.lost) == ("storm", ("f", "s", "wait", "hours of office"))


def test_of_two_exceptions_for_urgent_mail_the_first_by_name_is_told() -> None:
    late, early = (
        ExceptionTerms(id=name, kind=ExceptionKind.URGENT, clause=f"clause {name}", title={}) for name in ("b", "a")
    )
    for exceptions in ((late, early), (early, late)):
        contact = replace(mail("lead", "ada"), is_urgent=True)
        (outcome,) = evaluate(contact, known(WAIT, exceptions=exceptions), at("2026-03-30 10:00")).outcomes
        assert outcome.clause == "clause a"


def test_whoever_is_under_no_policy_loses_no_clause() -> None:
    for sender, recipient in (("customer@elsewhere.example", "ada"), ("ada", "customer@elsewhere.example")):
        (outcome,) = evaluate(mail(sender, recipient), known(WAIT), at("2026-03-30 10:00")).outcomes
        assert (outcome.clause, outcome.lost) == ("mandatory/only-person-to-person", ())


def test_a_week_of_slots_every_quarter_of_an_hour_is_searched_to_its_end() -> None:
    """More edges than a day has openings: the one way through on the fourth day is found."""
    many = tuple((15 * number, 15 * number + 10) for number in range(40))
    late = replace(ALL_DAY, id="late", times=((600, 630),), since=date(2026, 4, 2))
    company = known(replace(PASS, slots=frozenset({"late"})), replace(WAIT, slots=frozenset({"quiet", "many"})))
    slots = {"quiet": ALL_DAY, "many": replace(ALL_DAY, id="many", times=many), "late": late}
    company = replace(company, policy=replace(company.policy, slots=slots))
    assert opening(company, "2026-03-30 10:00") == "2026-04-02 10:00"
    assert at("2026-04-02 10:00") - at("2026-03-30 10:00") <= timedelta(minutes=company.policy.max_hold)

"""Whoever moves, chooses other hours, changes policy or leaves: what is in force on a date answers for that date."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.engine.evaluate import NO_OPENING, evaluate
from disconnect.engine.stays import ALWAYS, NEVER, stays_of
from disconnect.model.person import Place
from disconnect.model.policy import Action
from disconnect.worktime.calendars import classify
from tests.engine.company import COMPANY, EARLY, NIGHT_SHIFT, OFFICE, WAIT, at, calendar, facts, mail, person, policy
from tests.engine.test_evaluate_laws import WEEKS, instants, leave, responses

if TYPE_CHECKING:
    from disconnect.engine.facts import Facts
    from disconnect.engine.stays import Dated
    from disconnect.worktime.calendars import WorkCalendar

PARIS, TORONTO, AUCKLAND = ZoneInfo("Europe/Paris"), "America/Toronto", "Pacific/Auckland"
TUESDAY = date(2026, 3, 31)
LATE = replace(OFFICE, id="office@11:00-18:00", periods=tuple(p for p in OFFICE.periods if p.start % 1440 >= 840))
CHANGES = [
    pytest.param(calendar(EARLY), "2026-03-31 06:00", id="hours that begin earlier open by the new ones"),
    pytest.param(calendar(LATE), "2026-03-31 14:00", id="hours that begin later open by the new ones"),
    pytest.param(calendar(NIGHT_SHIFT), "2026-03-31 00:00", id="a night shift is under way at midnight"),
    pytest.param(calendar(OFFICE, TORONTO), "2026-03-31 15:00", id="west, the office opens by the clocks there"),
    pytest.param(calendar(OFFICE, AUCKLAND), "2026-03-30 22:00", id="east, the office opens by the clocks there"),
    pytest.param(None, NO_OPENING, id="no working time is known any more: delivered"),
]


def moving(known: Facts, *dated: Dated, left: date | None = None) -> Facts:
    """The same company, where `bob` has these calendars, moves on their dates, and leaves."""
    since = [Place(since=day, team="press", manager="lead") for day, _ in dated]
    bob = person("bob", replace(since[0], since=None), *since[1:], left=left)
    company = replace(COMPANY, people={**COMPANY.people, "bob": bob})
    return replace(known, directory=company, changing={"bob": dated})


def reached(known: Facts, when: str) -> str:
    (outcome,) = evaluate(mail("ada", "bob"), known, at(when)).outcomes
    return f"{outcome.opening.astimezone(PARIS):%Y-%m-%d %H:%M}" if outcome.opening else outcome.clause


@pytest.mark.parametrize(("after", "opening"), CHANGES)
def test_on_the_eve_of_a_change_a_hold_ends_at_the_next_day_s_own_opening(
    after: WorkCalendar | None, opening: str
) -> None:
    known = moving(facts(WAIT), (date.min, calendar()), (TUESDAY, after))
    assert reached(known, "2026-03-30 20:00:30") == opening


@pytest.mark.parametrize(
    ("hours", "opening"),
    [pytest.param(10, NO_OPENING, id="an hour short"), pytest.param(11, "2026-03-31 09:00", id="to the second")],
)
def test_the_longest_hold_is_measured_to_the_opening_by_the_new_hours(hours: int, opening: str) -> None:
    known = moving(facts(WAIT, max_hold=hours * 60), (date.min, calendar(EARLY)), (TUESDAY, calendar()))
    assert reached(known, "2026-03-30 22:00") == opening


def test_whoever_leaves_tomorrow_has_no_opening_to_wait_for() -> None:
    known = moving(facts(WAIT), (date.min, calendar()), left=TUESDAY)
    assert reached(known, "2026-03-30 20:00") == NO_OPENING
    assert reached(known, "2026-03-30 13:00") == "2026-03-30 14:00"


def test_what_is_told_on_the_eve_is_the_opening_by_the_hours_of_the_next_day() -> None:
    known = moving(facts(WAIT), (date.min, calendar()), (TUESDAY, calendar(EARLY)))
    (outcome,) = evaluate(mail("ada", "bob"), known, at("2026-03-30 20:00")).outcomes
    assert outcome.not_before == at("2026-03-31 06:00")


def test_a_policy_that_takes_over_at_midnight_opens_by_its_own_ordinary_hours() -> None:
    """Neither the recipient nor the organisation opens by hours that are over."""
    new = replace(policy(WAIT), id="new", version="new")
    after = calendar(LATE)
    places = (Place(team="press", policy="0123456789ab"), Place(since=TUESDAY, team="press", policy="new"))
    known = moving(facts(WAIT), (date.min, calendar()), (TUESDAY, after))
    company = replace(COMPANY, people={**COMPANY.people, "bob": person("bob", *places)})
    policies = {"0123456789ab": known.policy, "new": new}
    ordinaries = {"0123456789ab": calendar(), "new": after}
    known = replace(known, directory=company, policies=policies, ordinaries=ordinaries)
    (outcome,) = evaluate(mail("ada", "bob"), known, at("2026-03-30 20:00")).outcomes
    assert (outcome.opening, outcome.not_before) == (at("2026-03-31 14:00"), at("2026-03-31 14:00"))


def test_recipients_who_are_alike_today_and_not_tomorrow_are_answered_apart() -> None:
    known = moving(facts(WAIT), (date.min, calendar()), (TUESDAY, calendar(EARLY)))
    shared = calendar()
    known = replace(
        known,
        calendars={**known.calendars, "lead": shared},
        changing={"bob": ((date.min, shared), (TUESDAY, calendar(EARLY)))},
    )
    outcomes = evaluate(mail("chief", "lead", "bob"), known, at("2026-03-30 20:00")).outcomes
    alone = evaluate(mail("chief", "bob"), known, at("2026-03-30 20:00")).outcomes
    assert outcomes[1] == alone[0]
    assert outcomes[0].opening != outcomes[1].opening


def test_a_stay_begins_by_its_own_clocks_and_keeps_its_date_until_it_ends() -> None:
    west = stays_of([(date.min, calendar()), (TUESDAY, calendar(OFFICE, TORONTO)), (date(2026, 4, 2), None)], PARIS)
    assert [stay.start for stay in west] == [ALWAYS, at("2026-03-31T00:00-04:00"), at("2026-04-02T00:00-04:00")]
    assert [stay.end for stay in west] == [*(stay.start for stay in west[1:]), NEVER]
    assert [stay.last for stay in west] == [date(2026, 3, 30), date(2026, 4, 1), date.max]


dates = st.builds(lambda start, days: start.date() + timedelta(days=days), st.sampled_from(WEEKS), st.integers(-1, 9))
shapes = st.sampled_from([OFFICE, EARLY, NIGHT_SHIFT, LATE])
zones = st.sampled_from(["Europe/Paris", TORONTO, AUCKLAND, "Asia/Beirut", "UTC"])


@st.composite
def worlds(draw: st.DrawFn) -> Facts:
    """The company, `bob` in it under any calendars and either of two policies from any dates on, perhaps leaving."""
    tables = [draw(st.lists(responses, max_size=4)) for _ in range(2)]
    versions = {
        name: replace(policy(*table, max_hold=60 * draw(st.integers(1, 114))), id=name, version=name)
        for name, table in zip("ab", tables, strict=True)
    }
    days = sorted(draw(st.sets(dates, max_size=4)))
    places = [
        Place(
            since=day,
            team="press",
            manager=draw(st.sampled_from(["lead", "chief"])),
            policy=draw(st.sampled_from("abc")),
        )
        for day in (None, *days)
    ]
    dated = [
        (
            place.since or date.min,
            calendar(draw(shapes), draw(zones), *draw(leave)) if draw(st.integers(0, 9)) else None,
        )
        for place in places
    ]
    bob = person("bob", *places, arrival=draw(st.none() | dates), left=draw(st.none() | dates))
    everybody = {name: replace(one, places=(Place(team="press", policy="a"),)) for name, one in COMPANY.people.items()}
    known = facts()
    return replace(
        known,
        directory=replace(COMPANY, people={**everybody, "bob": bob}),
        policies=versions,
        ordinaries={"a": calendar(), "b": calendar(EARLY)},
        changing={"bob": tuple(dated)},
    )


@given(known=worlds(), when=instants)
def test_a_hold_ends_in_working_time_as_it_then_is_and_is_not_held_again(known: Facts, when: datetime) -> None:
    sent = mail("ada", "bob")
    (outcome,) = evaluate(sent, known, when).outcomes
    if outcome.action is not Action.DEFER:
        return
    who = known.who(sent.recipients[0].address)
    today = known.standing(who, when)
    assert today.policy is not None
    assert outcome.opening is not None
    assert when < outcome.opening <= when + timedelta(minutes=today.policy.max_hold)
    then = known.standing(who, outcome.opening)
    assert then.policy is not None
    assert then.calendar is not None
    assert classify(then.calendar, outcome.opening) is None
    assert evaluate(sent, known, outcome.opening).outcomes[0].action is Action.DELIVER
    assert not any(is_at_work(known, moment) for moment in between(when, outcome.opening))


@given(known=worlds(), when=instants)
def test_mail_is_delivered_at_once_only_where_no_opening_lies_within_the_longest_hold(
    known: Facts, when: datetime
) -> None:
    (outcome,) = evaluate(mail("ada", "bob"), known, when).outcomes
    if outcome.clause == NO_OPENING:
        today = known.standing(known.who(mail("ada", "bob").recipients[0].address), when)
        assert today.policy is not None
        limit = when + timedelta(minutes=today.policy.max_hold)
        assert not any(is_at_work(known, moment) for moment in between(when, limit))


def between(start: datetime, end: datetime) -> list[datetime]:
    """Instants a half hour apart, the ends left aside: no working period of these is shorter."""
    steps = int((end - start) / timedelta(minutes=30))
    first = datetime.fromtimestamp(start.timestamp() // 1800 * 1800 + 1800, UTC)
    found = [first + step * timedelta(minutes=30) for step in range(steps + 1)]
    return [moment for moment in found if start < moment < end]


def is_at_work(known: Facts, moment: datetime) -> bool:
    """Whether `bob` works at an instant under what is then in force: read from the directory, not from the engine."""
    bob = known.directory.people["bob"]
    starts = [ALWAYS]
    zone = PARIS
    for number, (day, each) in enumerate(known.changing["bob"]):
        zone = each.zone if each is not None else zone
        if number:
            starts.append(max(starts[-1], datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)))
    place = max(number for number, start in enumerate(starts) if start <= moment)
    each = known.changing["bob"][place][1]
    if each is None or bob.places[place].policy not in known.policies:
        return False
    day = moment.astimezone(each.zone).date()
    if place + 1 < len(starts):
        day = min(day, known.changing["bob"][place + 1][0] - timedelta(days=1))
    return bob.is_in_service(day) and classify(each, moment) is None

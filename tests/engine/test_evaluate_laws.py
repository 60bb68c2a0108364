"""Laws of the engine, on contacts, leave and instants that nobody thought of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from disconnect.engine.evaluate import evaluate
from disconnect.engine.moment import ORDINARY_HORIZON
from disconnect.model.policy import Action, QuietClass, Relation, Response
from disconnect.worktime.calendars import classify, next_opening
from tests.engine.company import CALENDARS, COMPANY, facts, mail, on_leave, policy

if TYPE_CHECKING:
    from disconnect.engine.facts import Facts

HOUR = timedelta(hours=1)
NAMES = sorted(COMPANY.people)
STRANGERS = ["customer@elsewhere.example", "list@example.org", ""]

# Around both nights on which the clocks change, Easter, the year's turn, and a usual week.
WEEKS = [datetime(2026, *day, tzinfo=UTC) for day in ((3, 26), (10, 22), (4, 1), (4, 30), (12, 29), (6, 15))]
instants = st.builds(
    lambda start, seconds: start + timedelta(seconds=seconds), st.sampled_from(WEEKS), st.integers(0, 7 * 86_400)
)
responses = st.builds(
    Response,
    clause=st.sampled_from(["1", "2", "3"]),
    action=st.sampled_from(Action),
    classes=st.frozensets(st.sampled_from(QuietClass), max_size=3),
    relations=st.frozensets(st.sampled_from(Relation), max_size=2),
    on_call=st.sampled_from([None, True, False]),
)
dates = st.builds(lambda start, days: start.date() + timedelta(days=days), st.sampled_from(WEEKS), st.integers(-1, 12))
leave = st.lists(st.tuples(dates, st.sampled_from(["", "am", "pm"])), max_size=12)
recipients = st.lists(st.sampled_from([*NAMES, *STRANGERS]), min_size=1, max_size=6)


@st.composite
def companies(draw: st.DrawFn) -> Facts:
    """The company under any table of responses and any longest hold, some on leave, some on call."""
    table = draw(st.lists(responses, max_size=5))
    known = facts(*table, max_hold=60 * draw(st.integers(1, 114)))
    for name in draw(st.lists(st.sampled_from(sorted(CALENDARS)), max_size=4, unique=True)):
        known = on_leave(known, name, *draw(leave))
    start, hours = draw(instants), draw(st.integers(1, 72))
    return replace(known, on_call={draw(st.sampled_from(NAMES)): ((start, start + hours * HOUR),)})


@given(known=companies(), sender=st.sampled_from(NAMES), to=recipients, when=instants, data=st.data())
def test_the_order_of_recipients_changes_no_outcome(
    known: Facts, sender: str, to: list[str], when: datetime, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(to))))
    outcomes = evaluate(mail(sender, *to), known, when).outcomes
    shuffled = evaluate(mail(sender, *(to[place] for place in order)), known, when).outcomes
    assert [outcomes[place] for place in order] == list(shuffled)


@given(known=companies(), sender=st.sampled_from(NAMES), to=recipients, when=instants)
def test_who_else_is_written_to_changes_no_outcome(known: Facts, sender: str, to: list[str], when: datetime) -> None:
    together = evaluate(mail(sender, *to), known, when).outcomes
    alone = [evaluate(mail(sender, name), known, when).outcomes[0] for name in to]
    assert list(together) == alone


@given(known=companies(), sender=st.sampled_from(NAMES), name=st.sampled_from(NAMES), when=instants)
def test_a_hold_ends_at_an_opening_within_the_longest_hold(
    known: Facts, sender: str, name: str, when: datetime
) -> None:
    (outcome,) = evaluate(mail(sender, name), known, when).outcomes
    if outcome.action is Action.DEFER:
        assert outcome.opening is not None
        assert when < outcome.opening <= when + timedelta(minutes=known.policy.max_hold)
        calendar = known.calendars[name]
        assert classify(calendar, outcome.opening) is None
        assert classify(calendar, when) is not None


@given(known=companies(), sender=st.sampled_from(NAMES), name=st.sampled_from(NAMES), when=instants)
def test_no_instant_is_told_later_than_the_ordinary_opening_nor_for_a_delivery(
    known: Facts, sender: str, name: str, when: datetime
) -> None:
    (outcome,) = evaluate(mail(sender, name), known, when).outcomes
    ordinary = next_opening(known.ordinary, when, ORDINARY_HORIZON)
    assert ordinary is not None
    if outcome.action is Action.DELIVER:
        assert (outcome.not_before, outcome.opening) == (None, None)
    else:
        assert outcome.not_before is not None
        assert when < outcome.not_before <= ordinary


@given(
    name=st.sampled_from(sorted(CALENDARS)),
    when=instants,
    days=leave,
    action=st.sampled_from([Action.NUDGE, Action.DEFER]),
)
def test_for_one_response_leave_and_presence_look_alike(
    name: str, when: datetime, days: list[tuple[date, str]], action: Action
) -> None:
    known = facts(Response(clause="1", action=action))
    there = evaluate(mail("chief", name), known, when).outcomes[0]
    away = evaluate(mail("chief", name), on_leave(known, name, *days), when).outcomes[0]
    assume(there.action is not Action.DELIVER and away.action is not Action.DELIVER)
    assert (away.action, away.not_before) == (there.action, there.not_before)


@given(when=instants, data=st.data())
def test_whoever_opens_no_earlier_than_the_offices_is_told_the_same(when: datetime, data: st.DataObject) -> None:
    """Office hours, four days a week, any leave: one instant for all of them, whatever keeps each from work."""
    names = [name for name in ("lead", "ada", "bob") if classify(CALENDARS[name], when) is not None]
    known = facts(Response(clause="1", action=Action.NUDGE))
    for name in names:
        known = on_leave(known, name, *data.draw(leave))
    told = {outcome.not_before for outcome in evaluate(mail("chief", *names), known, when).outcomes}
    assert told <= {next_opening(known.ordinary, when, ORDINARY_HORIZON)}


@given(name=st.sampled_from(sorted(CALENDARS)), when=instants, table=st.lists(responses, max_size=5))
def test_the_clause_that_decided_is_one_of_the_policy_of_the_hours_or_of_the_engine(
    name: str, when: datetime, table: list[Response]
) -> None:
    known = facts(*table)
    (outcome,) = evaluate(mail("chief", name), known, when).outcomes
    clauses = {response.clause for response in policy(*table).responses} | {known.calendars[name].hours.clause}
    assert outcome.clause in clauses or "/" in outcome.clause
    assert outcome.findings

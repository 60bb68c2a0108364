"""Scenarios are decided by the engine itself, everybody under their own policy and by their own clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from disconnect.model.policy import QuietClass, Relation
from tests.policyfile.scenarios.company import PEOPLE, POLICY, SCRIPT, changed, mail, meeting, played, stage

NEXT_YEAR = POLICY.replace("in_force_from = 2026-01-01", "in_force_from = 2027-01-01").replace(
    '[[responses]]\nclause = "rest"\naction = "nudge"', '[[responses]]\nclause = "rest"\naction = "defer"'
)
THIS_YEAR = POLICY.replace("in_force_from = 2026-01-01", "in_force_from = 2026-01-01\nin_force_to = 2026-12-31")
PRESS = POLICY.replace('id = "agreement"', 'id = "press"').replace(
    "[identity]", '[scope]\nteam = ["press"]\n\n[identity]'
)
PRESS = changed(PRESS, 'clause = "rest"\naction = "nudge"', 'clause = "rest"\naction = "defer"')


def missed(script: str, *policies: str) -> list[tuple[str, str, str]]:
    return [(point.what, point.expected, point.got) for result in played(script, *policies) for point in result.missed]


def test_the_sound_company_passes() -> None:
    assert missed(SCRIPT) == []
    assert [result.title["en"] for result in played()] == [
        "In the evening, from a superior", "On call", "Everybody by their own clock", "In the shop, on Saturday",
        "In the offices", "A customer at night", "Second urgent mail of the month",
        "Too late, and called the evening before", "Friday", "In time",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "what", "expected", "got"),
    [
        pytest.param('{ action = "defer"', '{ action = "nudge"', "action", "nudge", "defer", id="the action"),
        pytest.param('clause = "superiors"', 'clause = "rest"', "clause", "rest", "superiors", id="the clause"),
        pytest.param('"2026-03-31 09:00", lost', '"2026-03-31 09:01", lost', "not_before", "2026-03-31 09:01",
                     "2026-03-31 09:00", id="the instant told"),
        pytest.param('"2026-03-31 09:00", lost', '"now", lost', "not_before", "now", "2026-03-31 09:00", id="now"),
        pytest.param('lost = ["rest"]', 'lost = ["hours"]', "lost", "hours", "rest", id="the clauses that lost"),
        pytest.param("over_quota = true", "over_quota = false", "over_quota", "false", "true", id="the quota"),
        pytest.param('"2026-03-01 00:30"', '"2026-02-28 23:59"', "over_quota", "true", "false", id="mail of February"),
        pytest.param("{ ok = true }", '{ broken = ["days"] }', "broken", "days", "", id="a meeting without a fault"),
        pytest.param('["slot"], clause = "friday"', '["slot"], clause = "meetings"', "clause", "meetings", "friday",
                     id="the clause of a meeting"),
        pytest.param('["latest", "notice"]', '["latest"]', "broken", "latest", "latest, notice", id="one more fault"),
    ],
)  # fmt: skip
def test_an_expectation_that_is_wrong_fails_and_says_what_came(
    old: str, new: str, what: str, expected: str, got: str
) -> None:
    assert missed(changed(SCRIPT, old, new)) == [(what, expected, got)]


@pytest.mark.parametrize(
    ("lines", "expect"),
    [
        pytest.param(('to = "bob"', 'at = "2026-03-30 10:00"'), 'clause = "rest"', id="the shop rests on Monday"),
        pytest.param(('to = "bob"', 'at = "2026-03-31 09:59"'), 'clause = "rest"', id="a minute before it opens"),
        pytest.param(('to = "bob"', 'at = "2026-03-31 10:00"'), 'clause = "shop"', id="it opens"),
        pytest.param(('to = "tom"', 'at = "2026-03-30 08:30"'), 'clause = "hours"', id="own hours by the own clock"),
        pytest.param(('to = "tom"', 'at = "2026-03-30 14:30+02:00"'), 'clause = "hours"', id="the same with an offset"),
        pytest.param(('to = "tom"', 'at = "2026-03-30 12:29Z"'), 'clause = "rest"', id="a minute before, in UTC"),
        pytest.param(("to = 'ana'", 'at = "2026-04-01 10:00"'), 'clause = "superiors"', id="leave is quiet time"),
        pytest.param(("to = 'ana'", 'at = "2026-04-04 17:59"'), 'clause = "superiors"', id="before on-call duty"),
        pytest.param(("to = 'ana'", 'at = "2026-04-04 18:00"'), 'clause = "on-call"', id="on-call duty begins"),
        pytest.param(("to = 'ana'", 'at = "2026-04-05 07:59:59"'), 'clause = "on-call"', id="its last second"),
        pytest.param(("to = 'ana'", 'at = "2026-04-05 08:00"'), 'clause = "superiors"', id="it is over"),
        pytest.param(("to = 'ana'", 'at = "2026-03-30 21:00"', "automatic = true"),
                     'clause = "mandatory/automatic-mail"', id="automatic mail"),
        pytest.param(("to = 'ana'", 'at = "2026-03-30 21:00"', "urgent = true"), 'clause = "urgent"', id="urgent mail"),
        pytest.param(("to = 'ana'", 'at = "2026-03-30 21:00"', "invitation = true"), 'clause = "superiors"',
                     id="an invitation is mail by hand"),
        pytest.param(("to = 'lea'", 'at = "2026-03-30 21:00"'), 'clause = "mandatory/own-mail"', id="to oneself"),
        pytest.param(("to = 'outside'", 'at = "2026-03-30 21:00"'), 'clause = "mandatory/only-person-to-person"',
                     id="to a customer"),
        pytest.param(("to = 'ana'", 'at = "2026-03-29 03:00"'), 'not_before = "2026-03-30 09:00"', id="in spring"),
        pytest.param(("to = 'ana'", 'at = "2026-10-25 02:30"'), 'not_before = "2026-10-26 09:00"', id="in autumn"),
    ],
)  # fmt: skip
def test_a_mail_is_decided_as_in_production(lines: tuple[str, ...], expect: str) -> None:
    assert missed(mail('from = "lea"', *lines, f"expect = {{ {expect} }}")) == []


def test_each_of_several_senders_and_recipients_is_held_to_what_is_expected() -> None:
    script = mail(
        'from = ["lea", "bob"]', 'to = ["ana", "tom"]', 'at = "2026-03-30 21:00"', 'expect = { action = "defer" }'
    )
    assert [(point.who, point.got) for point in played(script)[0].points] == [
        ("lea → ana", "defer"), ("lea → tom", "deliver"), ("bob → ana", "nudge"), ("bob → tom", "deliver"),
    ]  # fmt: skip


def test_a_view_tells_the_situation_by_the_recipient_s_clock() -> None:
    (result,) = played(
        mail('from = "lea"', 'to = ["ana", "tom"]', 'at = "2026-03-30 21:00"', 'expect = { clause = "rest" }')
    )
    ana, tom = result.views
    assert (ana.quiet, ana.relation, ana.is_on_call) == (QuietClass.NIGHT, Relation.SUPERIOR, False)
    assert (tom.quiet, tom.relation, f"{tom.local:%H:%M}") == (None, Relation.OTHER, "15:00")


def test_the_policy_is_that_of_the_date() -> None:
    """The year's turn, by the clock of the recipient: in Toronto the old year lasts six hours longer."""
    for at, action in (("2026-12-31 23:59", "nudge"), ("2027-01-01 00:00", "defer")):
        for to in ("ana", "tom"):
            script = mail('from = "bob"', f'to = "{to}"', f'at = "{at}"', f'expect = {{ action = "{action}" }}')
            assert missed(script, THIS_YEAR, NEXT_YEAR) == []


def test_the_most_specific_policy_governs() -> None:
    lines = ('from = "bob"', 'at = "2026-03-30 22:00+02:00"')
    assert missed(mail(*lines, 'to = "ana"', 'expect = { action = "defer" }'), POLICY, PRESS) == []
    assert missed(mail(*lines, 'to = "tom"', 'expect = { action = "deliver" }'), POLICY, PRESS) == []
    (result,) = played(mail(*lines, 'to = "ana"', 'expect = { action = "defer" }'), POLICY, PRESS)
    assert result.clauses == frozenset({("press", "rest")})


def test_before_a_policy_is_in_force_it_decides_nothing_though_it_is_measured() -> None:
    early = changed(POLICY, "in_force_from = 2026-01-01", "measured_from = 2025-01-01\nin_force_from = 2026-01-01")
    script = mail('from = "lea"', 'to = "ana"', 'at = "2025-12-31 23:59"', 'expect = { action = "deliver" }')
    for policy in (POLICY, early):
        assert missed(script, policy) == []
        (result,) = played(script, policy)
        assert result.views[0].policy is None
        assert result.clauses == frozenset()


def test_a_meeting_is_judged_for_everybody_by_their_own_clock() -> None:
    lines = ('start = "2026-04-02 14:30"', 'end = "2026-04-02 15:00"')
    assert missed(meeting('of = "lea"', *lines, "expect = { ok = true }")) == []
    assert missed(meeting('organiser = "lea"', 'with = "tom"', *lines, 'expect = { broken = ["earliest"] }')) == []
    in_toronto = meeting('organiser = "tom"', 'with = "lea"', *lines, 'expect = { broken = ["latest"] }')
    assert missed(in_toronto) == []


def test_a_meeting_of_somebody_under_no_policy_breaks_no_rule() -> None:
    script = meeting('of = "ana"', 'start = "2025-04-02 03:00"', 'end = "2025-04-02 04:00"', "expect = { ok = true }")
    (result,) = played(script)
    assert result.is_passed
    assert result.clauses == frozenset()


def test_a_meeting_for_which_a_policy_has_no_rules_is_still_kept_out_of_free_slots() -> None:
    bare = POLICY[: POLICY.index("[meetings]")] + POLICY[POLICY.index("[holidays.fr]") :]
    lines = ('of = "ana"', 'start = "2026-04-03 14:00"', 'end = "2026-04-03 19:00"')
    assert missed(meeting(*lines, 'expect = { broken = ["slot"], clause = "friday" }'), bare) == []


def test_notice_counts_from_the_invitation() -> None:
    lines = ('of = "ana"', 'start = "2026-04-02 10:00"', 'end = "2026-04-02 11:00"')
    for invited, expect in (("2026-04-01 10:00", "ok = true"), ("2026-04-01 10:01", 'broken = ["notice"]')):
        assert missed(meeting(*lines, f'invited = "{invited}"', f"expect = {{ {expect} }}")) == []


def test_the_order_of_scenarios_and_people_changes_no_result() -> None:
    rows = SCRIPT[len(PEOPLE) :].split("\n\n")
    people = PEOPLE.strip().split("\n\n")
    turned = "\n\n".join([people[0], *reversed(people[1:]), *reversed(rows)])
    assert {result.title["en"]: result.clauses for result in played(turned)} == {
        result.title["en"]: result.clauses for result in played()
    }


def test_fifty_scenarios_are_played_one_by_one() -> None:
    days = (date(2026, 1, 1) + timedelta(days=7 * number) for number in range(50))
    lines = ('from = ["lea", "bob"]', 'to = ["ana", "tom"]', "expect = { lost = [] }")
    script = PEOPLE + "\n".join(mail(*lines, f'at = "{day} 21:00"', people="") for day in days)
    assert len(played(script)) == 50


def test_the_policy_with_the_widest_scope_speaks_for_the_company_in_whatever_order_they_stand() -> None:
    for policies in ((POLICY, PRESS), (PRESS, POLICY)):
        assert stage(SCRIPT, *policies).widest(date(2026, 3, 30)).id == "agreement"


def test_lost_may_be_asked_to_be_nothing() -> None:
    lines = ('from = "bob"', 'to = "ana"', "expect = { lost = [] }")
    assert missed(mail(*lines, 'at = "2026-03-30 21:00"')) == []
    assert missed(mail(*lines, 'at = "2026-04-05 03:00"')) == [("lost", "", "rest")]

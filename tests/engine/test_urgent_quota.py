"""Urgent mail is counted by civil month on the sender's clock; over the quota it is told, and still delivered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.engine.evaluate import evaluate
from disconnect.engine.quota import is_over_quota
from disconnect.model.agreement import ExceptionKind, ExceptionTerms
from disconnect.model.policy import Action
from tests.engine.company import WAIT, at, facts, mail

PARIS = ZoneInfo("Europe/Paris")
THREE = ExceptionTerms(id="urgent", kind=ExceptionKind.URGENT, clause="urgent", title={}, quota=3)
UNCOUNTED = ExceptionTerms(id="urgent", kind=ExceptionKind.URGENT, clause="urgent", title={})
FLOOD = ExceptionTerms(id="flood", kind=ExceptionKind.FORCE_MAJEURE, clause="flood", title={}, quota=1)


@pytest.mark.parametrize(
    ("before", "moment", "is_over"),
    [
        pytest.param((), "2026-03-30 21:00", False, id="the first of the month"),
        pytest.param(("2026-03-02 20:00", "2026-03-09 20:00"), "2026-03-30 21:00", False, id="the third of three"),
        pytest.param(
            ("2026-03-02 20:00", "2026-03-09 20:00", "2026-03-16 20:00"), "2026-03-30 21:00", True, id="the fourth"
        ),
        pytest.param(
            ("2026-02-28 20:00", "2026-03-09 20:00", "2026-03-16 20:00"),
            "2026-03-30 21:00",
            False,
            id="one of February does not count in March",
        ),
        pytest.param(
            ("2025-03-02 20:00", "2025-03-09 20:00", "2025-03-16 20:00"),
            "2026-03-30 21:00",
            False,
            id="March of last year is another month",
        ),
        pytest.param(
            ("2026-03-01 00:00", "2026-03-09 20:00", "2026-03-16 20:00"),
            "2026-03-31 23:59:59",
            True,
            id="the month's first and last instant on the sender's clock",
        ),
        pytest.param(
            ("2026-02-28 23:59:59", "2026-03-09 20:00", "2026-03-16 20:00"),
            "2026-03-31 23:59:59",
            False,
            id="a second before the month is not in it",
        ),
        pytest.param(
            ("2026-04-02 20:00", "2026-04-03 20:00", "2026-04-04 20:00"), "2026-04-01 09:00", False, id="later mail"
        ),
    ],
)
def test_the_quota_counts_what_was_sent_before_in_the_same_month(
    before: tuple[str, ...], moment: str, *, is_over: bool
) -> None:
    assert is_over_quota([THREE], [at(text) for text in before], at(moment), PARIS) is is_over


def test_the_month_is_that_of_the_sender_s_clock() -> None:
    """At 22:30 UTC on 31 March it is April in Paris, and still March in Toronto."""
    sent = [datetime(2026, 3, day, 12, tzinfo=UTC) for day in (2, 3, 4)]
    late = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    answers = [is_over_quota([THREE], sent, late, ZoneInfo(zone)) for zone in ("Europe/Paris", "America/Toronto")]
    assert answers == [False, True]


@pytest.mark.parametrize(
    "exceptions",
    [
        pytest.param([], id="no exception"),
        pytest.param([UNCOUNTED], id="urgent mail without a quota"),
        pytest.param([FLOOD], id="a quota of another kind of exception"),
    ],
)
def test_without_a_quota_nobody_is_over_it(exceptions: list[ExceptionTerms]) -> None:
    sent = [at(f"2026-03-{day:02} 12:00") for day in range(1, 29)]
    assert not is_over_quota(exceptions, sent, at("2026-03-30 12:00"), PARIS)


def test_over_the_quota_urgent_mail_is_still_delivered() -> None:
    known = facts(WAIT)
    known = replace(known, policy=replace(known.policy, exceptions=(THREE,)))
    night = at("2026-03-30 23:00")
    assert is_over_quota([THREE], [at("2026-03-02 20:00")] * 3, night, PARIS)
    (outcome,) = evaluate(replace(mail("lead", "ada"), is_urgent=True), known, night).outcomes
    assert (outcome.action, outcome.clause, outcome.lost) == (Action.DELIVER, "urgent", ("wait",))


moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 6, 1)).map(lambda day: day.replace(tzinfo=UTC))  # noqa: DTZ001


@given(before=st.lists(moments, max_size=8), more=st.lists(moments, max_size=4), moment=moments)
def test_more_urgent_mail_never_brings_anybody_back_under_the_quota(
    before: list[datetime], more: list[datetime], moment: datetime
) -> None:
    was = is_over_quota([THREE], before, moment, PARIS)
    now = is_over_quota([THREE], [*more, *before], moment, PARIS)
    assert now or not was

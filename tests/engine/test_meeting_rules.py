"""Meetings: each rule at its exact limit, a minute and a second either side, on both nights of the clock change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.engine.meetings import Gathering, MeetingFault, MeetingRule, meeting_faults
from disconnect.model.agreement import MeetingTerms
from disconnect.model.slots import Slot

PARIS = ZoneInfo("Europe/Paris")
EVERY_DAY = frozenset(range(7))
WEEK = frozenset(range(5))
ANY = MeetingTerms(clause="any", days=EVERY_DAY)
DAYS = MeetingTerms(clause="days", days=WEEK)
HOURS = MeetingTerms(clause="hours", days=EVERY_DAY, earliest=9 * 60, latest=18 * 60)
LUNCH = MeetingTerms(clause="lunch", days=EVERY_DAY, lunch=(12 * 60 + 30, 13 * 60 + 30))
LATE_MEAL = MeetingTerms(clause="meal", days=EVERY_DAY, lunch=(23 * 60 + 30, 24 * 60 + 30))
NOTICE = MeetingTerms(clause="notice", days=EVERY_DAY, notice=24 * 60)
SERIES = MeetingTerms(clause="series", days=EVERY_DAY, longest_series=180)
ALL = MeetingTerms(
    clause="all", days=WEEK, earliest=540, latest=1080, lunch=(750, 810), notice=24 * 60, longest_series=180
)
FRIDAY = Slot(
    id="friday", title={}, clause="quiet friday", kind="no_meetings", days=frozenset({4}), times=((840, 1080),)
)


def at(text: str, zone: ZoneInfo = PARIS) -> datetime:
    read = datetime.fromisoformat(text)
    return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)


def meeting(start: str, end: str, invited: str = "", *others: tuple[str, str], zone: ZoneInfo = PARIS) -> Gathering:
    return Gathering(
        start=at(start, zone),
        end=at(end, zone),
        zone=zone,
        invited=at(invited, zone) if invited else None,
        others=tuple((at(first, zone), at(last, zone)) for first, last in others),
    )


def broken(terms: MeetingTerms | None, held: Gathering, *slots: Slot) -> list[str]:
    return [fault.rule.value for fault in meeting_faults(terms, held, slots)]


@pytest.mark.parametrize(
    ("terms", "start", "end", "faults"),
    [
        pytest.param(HOURS, "2026-03-30 09:00", "2026-03-30 18:00", [], id="from the earliest to the latest is kept"),
        pytest.param(HOURS, "2026-03-30 08:59:59", "2026-03-30 10:00", ["earliest"], id="a second too early"),
        pytest.param(HOURS, "2026-03-30 17:00", "2026-03-30 18:00:01", ["latest"], id="a second too late"),
        pytest.param(HOURS, "2026-03-30 07:00", "2026-03-30 08:00", ["earliest"], id="over before the earliest"),
        pytest.param(HOURS, "2026-03-30 19:00", "2026-03-30 20:00", ["latest"], id="begun after the latest"),
        pytest.param(HOURS, "2026-03-30 08:00", "2026-03-30 19:00", ["earliest", "latest"], id="both"),
        pytest.param(
            HOURS, "2026-03-30 17:00", "2026-03-31 10:00", ["earliest", "latest"], id="through the night: both dates"
        ),
        pytest.param(HOURS, "2026-03-30 17:00", "2026-03-31 00:00", ["latest"], id="up to midnight: one date"),
        pytest.param(ANY, "2026-03-30 03:00", "2026-03-30 04:00", [], id="what no rule speaks of is kept"),
        pytest.param(DAYS, "2026-04-03 22:00", "2026-04-04 00:00", [], id="Friday until midnight is Friday"),
        pytest.param(DAYS, "2026-04-03 22:00", "2026-04-04 00:00:01", ["days"], id="a second of Saturday"),
        pytest.param(DAYS, "2026-04-05 23:59", "2026-04-06 00:30", ["days"], id="from Sunday into Monday"),
        pytest.param(LUNCH, "2026-03-30 11:00", "2026-03-30 12:30", [], id="up to lunch"),
        pytest.param(LUNCH, "2026-03-30 11:00", "2026-03-30 12:30:01", ["lunch"], id="a second into lunch"),
        pytest.param(LUNCH, "2026-03-30 13:30", "2026-03-30 14:00", [], id="from the end of lunch"),
        pytest.param(LUNCH, "2026-03-30 13:29:59", "2026-03-30 14:00", ["lunch"], id="the last second of lunch"),
        pytest.param(LUNCH, "2026-03-30 18:00", "2026-03-31 13:00", ["lunch"], id="lunch of the second date"),
        pytest.param(LATE_MEAL, "2026-03-31 00:10", "2026-03-31 00:20", ["lunch"], id="a break begun the day before"),
        pytest.param(LATE_MEAL, "2026-03-31 00:30", "2026-03-31 01:00", [], id="after a break begun the day before"),
    ],
)
def test_hours_lunch_and_days_are_kept_up_to_their_exact_limit(
    terms: MeetingTerms, start: str, end: str, faults: list[str]
) -> None:
    assert broken(terms, meeting(start, end)) == faults


@pytest.mark.parametrize(
    ("start", "invited", "faults"),
    [
        pytest.param("2026-03-31 10:00", "2026-03-30 10:00", [], id="exactly the notice"),
        pytest.param("2026-03-31 10:00", "2026-03-30 10:00:01", ["notice"], id="a second short of it"),
        pytest.param("2026-03-31 10:00", "", [], id="nobody knows when they were invited"),
        pytest.param(
            "2026-03-29 10:00", "2026-03-28 10:00", ["notice"], id="spring: a day by the clock is 23 hours, too short"
        ),
        pytest.param("2026-03-29 10:00", "2026-03-28 09:00", [], id="spring: 24 hours that have passed"),
        pytest.param("2026-10-25 10:00", "2026-10-24 11:00", [], id="autumn: 24 hours that have passed"),
        pytest.param("2026-10-25 10:00", "2026-10-24 11:00:01", ["notice"], id="autumn: a second short"),
    ],
)
def test_notice_is_counted_in_hours_that_pass(start: str, invited: str, faults: list[str]) -> None:
    held = meeting(start, f"{start[:10]} 11:00", invited)
    assert broken(NOTICE, held) == faults


@pytest.mark.parametrize(
    ("held", "faults"),
    [
        pytest.param(meeting("2026-03-30 09:00", "2026-03-30 12:00"), [], id="one meeting of exactly the longest"),
        pytest.param(meeting("2026-03-30 09:00", "2026-03-30 12:00:01"), ["longest_series"], id="a second longer"),
        pytest.param(
            meeting("2026-03-30 10:00", "2026-03-30 11:00", "", ("2026-03-30 11:00", "2026-03-30 13:01")),
            ["longest_series"],
            id="meetings that touch are one series",
        ),
        pytest.param(
            meeting("2026-03-30 10:00", "2026-03-30 11:00", "", ("2026-03-30 11:01", "2026-03-30 13:30")),
            [],
            id="a minute between them parts two series",
        ),
        pytest.param(
            meeting("2026-03-30 10:00", "2026-03-30 11:00", "", ("2026-03-30 10:30", "2026-03-30 13:00")),
            [],
            id="what overlaps is counted once",
        ),
        pytest.param(
            meeting("2026-03-30 16:00", "2026-03-30 16:30", "", ("2026-03-30 08:00", "2026-03-30 12:00")),
            [],
            id="a long series elsewhere in the day is not this meeting's",
        ),
        pytest.param(
            meeting("2026-03-29 01:00", "2026-03-29 05:00"),
            [],
            id="spring: four hours by the clock are three that pass",
        ),
        pytest.param(
            meeting("2026-10-25 01:00", "2026-10-25 04:00"),
            ["longest_series"],
            id="autumn: three hours by the clock are four that pass",
        ),
    ],
)
def test_a_series_is_as_long_as_the_meetings_that_touch(held: Gathering, faults: list[str]) -> None:
    assert broken(SERIES, held) == faults


@pytest.mark.parametrize(
    ("start", "end", "faults"),
    [
        pytest.param("2026-04-03 13:00", "2026-04-03 14:00", [], id="up to the slot"),
        pytest.param("2026-04-03 13:00", "2026-04-03 14:00:01", ["slot"], id="a second into it"),
        pytest.param("2026-04-03 18:00", "2026-04-03 19:00", [], id="from its end"),
        pytest.param("2026-04-02 15:00", "2026-04-02 16:00", [], id="on another day"),
    ],
)
def test_a_slot_without_meetings_is_kept_free(start: str, end: str, faults: list[str]) -> None:
    assert broken(ANY, meeting(start, end), FRIDAY) == faults
    assert broken(None, meeting(start, end), FRIDAY) == faults


def test_a_slot_of_another_kind_or_for_other_hours_is_not_kept_free() -> None:
    held = meeting("2026-04-03 15:00", "2026-04-03 16:00")
    mail = Slot(id="m", title={}, clause="m", kind="no_mail", days=frozenset({4}), times=((840, 1080),))
    shop = replace(mail, id="s", clause="s", kind="no_meetings", hours=frozenset({"shop"}))
    assert broken(ANY, held, mail, shop) == []
    theirs = Gathering(start=held.start, end=held.end, zone=held.zone, hours="shop@09:00-17:00")
    assert meeting_faults(ANY, theirs, [mail, shop]) == (MeetingFault(MeetingRule.SLOT, "s"),)


def test_each_fault_names_the_clause_it_rests_on_and_two_slots_of_one_clause_are_one_fault() -> None:
    twin = Slot(
        id="twin", title={}, clause="quiet friday", kind="no_meetings", days=frozenset({4}), times=((900, 1080),)
    )
    held = meeting("2026-04-03 17:00", "2026-04-03 18:30")
    assert meeting_faults(ALL, held, [FRIDAY, twin]) == (
        MeetingFault(MeetingRule.LATEST, "all"),
        MeetingFault(MeetingRule.SLOT, "quiet friday"),
    )


def test_who_attends_elsewhere_is_judged_by_their_own_clock() -> None:
    start, end = at("2026-03-30 15:00"), at("2026-03-30 16:00")
    in_paris = Gathering(start=start, end=end, zone=PARIS)
    in_toronto = Gathering(start=start, end=end, zone=ZoneInfo("America/Toronto"))
    in_tokyo = Gathering(start=start, end=end, zone=ZoneInfo("Asia/Tokyo"))
    assert [broken(HOURS, held) for held in (in_paris, in_toronto, in_tokyo)] == [[], [], ["latest"]]


def test_without_terms_and_slots_every_meeting_keeps_to_the_rules() -> None:
    assert meeting_faults(None, meeting("2026-03-29 02:30", "2026-03-29 04:00")) == ()


@pytest.mark.parametrize(
    ("start", "end", "faults"),
    [
        pytest.param("2026-03-29 09:00", "2026-03-29 18:00", [], id="the day the clocks went forward"),
        pytest.param("2026-10-25 09:00", "2026-10-25 18:00", [], id="the day the clocks went back"),
        pytest.param("2026-10-25 02:00+02:00", "2026-10-25 02:30+01:00", ["earliest"], id="in the hour shown twice"),
    ],
)
def test_the_limits_are_those_of_the_clock_on_the_days_it_changes(start: str, end: str, faults: list[str]) -> None:
    assert broken(HOURS, meeting(start, end)) == faults


moments = st.datetimes(datetime(2026, 3, 26), datetime(2026, 4, 8)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
lengths = st.integers(1, 30 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(start=moments, length=lengths, other=moments, other_length=lengths)
def test_another_meeting_never_mends_a_fault(
    start: datetime, length: timedelta, other: datetime, other_length: timedelta
) -> None:
    alone = Gathering(start=start, end=start + length, zone=PARIS)
    beside = Gathering(start=start, end=start + length, zone=PARIS, others=((other, other + other_length),))
    assert set(meeting_faults(ALL, alone, [FRIDAY])) <= set(meeting_faults(ALL, beside, [FRIDAY]))


@given(start=moments, length=lengths, cut=st.floats(0, 1))
def test_a_part_of_a_meeting_is_at_no_more_fault_of_hours_than_the_whole(
    start: datetime, length: timedelta, cut: float
) -> None:
    """What a shorter meeting at the same start breaks, the longer one breaks too."""
    whole = Gathering(start=start, end=start + length, zone=PARIS, invited=start)
    part = Gathering(start=start, end=start + max(length * cut, timedelta(seconds=1)), zone=PARIS, invited=start)
    assert set(meeting_faults(ALL, part, [FRIDAY])) <= set(meeting_faults(ALL, whole, [FRIDAY]))

"""The story is in the mails: each test is a sentence that somebody reading the demo's report may rely on."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from disconnect.demo.automatic import automatic
from disconnect.demo.company import company, partner
from disconnect.demo.generate import SEED, all_mails
from disconnect.demo.habits import habits
from disconnect.demo.meetings import appointments
from disconnect.demo.staff import LEADING
from disconnect.demo.story import (
    ARRIVALS,
    CRISIS_DEPARTMENTS,
    EVENING_CHAIN,
    LAST_DAYS,
    MOVES,
    NIGHT_TEAM,
    ORGANISATION,
    QUARTER,
    TEAMS,
)
from disconnect.demo.threads import LAST_INSTANT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disconnect.demo.company import Company
    from disconnect.demo.mail import Mail
    from disconnect.model.person import Person

PARIS = ZoneInfo("Europe/Paris")
CRISIS_WEEK = 6
TEAM_NAMES = {team.name for team in TEAMS}


def _deliveries(cast: Company, mails: Sequence[Mail]) -> Iterator[tuple[Mail, Person, Person]]:
    """Every mail with its sender and each reader of the directory it names."""
    for mail in mails:
        for address, _ in mail.recipients:
            reader = cast.by_address.get(address)
            if reader is not None and reader.places[0].team:
                yield mail, cast.by_address[mail.sender], reader


def _superiors(cast: Company, person: Person, day: date) -> set[str]:
    """Everybody above a person on a date."""
    above = person.place(day).manager
    return {above, *_superiors(cast, cast.by_id[above], day)} if above else set()


def _is_night(mail: Mail) -> bool:
    """The night of metrics.md by the clock of Paris: 21:00 to 06:00."""
    return not 6 <= mail.sent.astimezone(PARIS).hour < 21


def test_the_company_has_240_people_in_six_departments(cast: Company) -> None:
    assert len(cast.people) == len({person.id for person in cast.people}) == 240
    assert len({person.places[0].department for person in cast.people}) == 6
    assert {person.places[0].organisation for person in cast.people} == {ORGANISATION}
    assert "généré" in ORGANISATION


def test_some_teams_and_a_department_are_below_ten(cast: Company) -> None:
    for day in (QUARTER.start, QUARTER.end - timedelta(days=1)):
        sizes = {name: len(members) for name, members in cast.teams[day].items()}
        assert set(sizes) == TEAM_NAMES
        assert min(sizes.values()) >= 4
        assert max(sizes.values()) <= 25
        assert sum(size < 10 for size in sizes.values()) >= 5
    departments = Counter(person.places[0].department for person in cast.people)
    assert [name for name, size in departments.items() if size < 10] == ["Direction"]


def test_superiors_stand_on_three_levels(cast: Company) -> None:
    ranks = Counter(len(_superiors(cast, person, QUARTER.start)) for person in cast.people)
    assert ranks[0] == 1
    assert set(ranks) == {0, 1, 2, 3}
    leading = {person.place(QUARTER.start).manager for person in cast.people} - {""}
    assert {len(_superiors(cast, cast.by_id[name], QUARTER.start)) for name in leading} == {0, 1, 2}
    assert all(cast.by_id[name].places[0].job_family == LEADING for name in leading)


def test_two_people_move_and_the_move_is_dated(cast: Company) -> None:
    moved = [person for person in cast.people if len(person.places) > 1]
    assert {(person.places[0].team, person.places[1].team, person.places[1].since) for person in moved} == {
        (move.old, move.new, move.day) for move in MOVES
    }
    assert len(moved) == 2
    for person in moved:
        lead = cast.by_id[person.places[1].manager]
        assert lead.places[0].team == person.places[1].team


def test_people_arrive_and_leave(cast: Company) -> None:
    arrived = {person.places[0].team: person.arrival for person in cast.people if person.arrival}
    left = {person.places[0].team: person.left - timedelta(days=1) for person in cast.people if person.left}
    assert arrived == ARRIVALS
    assert left == LAST_DAYS


def test_nobody_writes_out_of_service(cast: Company, by_hand: tuple[Mail, ...]) -> None:
    senders = [(cast.by_address[mail.sender], mail) for mail in by_hand]
    assert {person.id for person, _ in senders} >= {person.id for person in cast.people if person.left}
    assert all(
        person.is_in_service(mail.sent.astimezone(ZoneInfo(person.places[0].zone)).date()) for person, mail in senders
    )


def test_the_volume_is_bounded(mails: tuple[Mail, ...], by_hand: tuple[Mail, ...]) -> None:
    assert 40_000 <= len(by_hand) < len(mails) <= 60_000
    assert len({mail.message_id for mail in mails}) == len(mails)


def test_the_quarter_is_whole_and_nothing_lies_outside(mails: tuple[Mail, ...]) -> None:
    days = {mail.sent.astimezone(PARIS).date() for mail in mails}
    assert (min(days), max(days), len(days)) == (date(2026, 1, 1), date(2026, 3, 31), 90)
    assert datetime(2026, 3, 31, 22, tzinfo=UTC) == LAST_INSTANT > mails[-1].sent
    assert all(mail.sent.microsecond == 0 for mail in mails)


def test_the_night_of_the_clock_change_has_mail_on_both_sides(by_hand: tuple[Mail, ...]) -> None:
    change = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert any(change - timedelta(hours=12) < mail.sent < change for mail in by_hand)
    assert any(change <= mail.sent < change + timedelta(hours=18) for mail in by_hand)


def test_the_crisis_week_has_three_times_the_night_mails_of_any_other(cast: Company, by_hand: tuple[Mail, ...]) -> None:
    weeks: Counter[int] = Counter()
    for mail in by_hand:
        place = cast.by_address[mail.sender].place(mail.sent.date())
        if place.department in CRISIS_DEPARTMENTS and place.hours != "night-shift" and _is_night(mail):
            weeks[mail.sent.astimezone(PARIS).isocalendar().week] += 1
    others = [number for week, number in weeks.items() if week != CRISIS_WEEK]
    assert len(others) == 13
    assert weeks[CRISIS_WEEK] >= 3 * max(others)


def test_the_crisis_reaches_into_the_weekend(cast: Company, by_hand: tuple[Mail, ...]) -> None:
    days = Counter(
        mail.sent.astimezone(PARIS).date()
        for mail in by_hand
        if cast.by_address[mail.sender].place(mail.sent.date()).department in CRISIS_DEPARTMENTS
    )
    weekends = {day: number for day, number in days.items() if day.weekday() == 5}
    assert max(weekends, key=lambda day: weekends[day]) == date(2026, 2, 7)


def test_the_night_team_writes_most_in_its_own_time(cast: Company, by_hand: tuple[Mail, ...]) -> None:
    sent, quiet = Counter[str](), Counter[str]()
    for mail in by_hand:
        author = cast.by_address[mail.sender]
        sent[author.places[0].team] += 1
        quiet[author.places[0].team] += not cast.attendance.has(author, mail.sent)
    shares = {team: quiet[team] / sent[team] for team in TEAM_NAMES}
    assert max(shares, key=lambda team: shares[team]) == NIGHT_TEAM
    assert shares[NIGHT_TEAM] > 2 * quiet.total() / sent.total()


def test_one_line_of_superiors_writes_downwards_in_quiet_time(cast: Company, by_hand: tuple[Mail, ...]) -> None:
    quiet, down = Counter[str](), Counter[str]()
    for mail, author, reader in _deliveries(cast, by_hand):
        if not cast.attendance.has(reader, mail.sent):
            department = reader.places[0].department
            quiet[department] += 1
            down[department] += author.id in _superiors(cast, reader, mail.sent.date())
    shares = {department: down[department] / quiet[department] for department in quiet}
    assert max(shares, key=lambda department: shares[department]) == EVENING_CHAIN
    assert shares[EVENING_CHAIN] > 1.2 * max(share for name, share in shares.items() if name != EVENING_CHAIN)


def test_part_timers_are_written_to_on_their_day_off(cast: Company, by_hand: tuple[Mail, ...]) -> None:
    on_wednesday = [
        reader.id
        for mail, _, reader in _deliveries(cast, by_hand)
        if reader.places[0].hours == "four-days" and mail.sent.astimezone(PARIS).weekday() == 2
    ]
    assert len(on_wednesday) > 100
    assert len(set(on_wednesday)) == 12


def test_people_on_leave_are_written_to_and_some_answer(cast: Company, by_hand: tuple[Mail, ...]) -> None:
    away = {address for address, _ in cast.absent}
    received = [
        mail
        for mail, _, reader in _deliveries(cast, by_hand)
        if cast.absent.get((reader.addresses[0].value, mail.sent.astimezone(PARIS).date())) == ""
    ]
    sent = [mail for mail in by_hand if cast.absent.get((mail.sender, mail.sent.astimezone(PARIS).date())) == ""]
    assert len(away) > 200
    assert len(received) > 500
    assert 10 < len(sent) < len(received)


def test_answers_come_after_what_they_answer_and_some_within_five_minutes(by_hand: tuple[Mail, ...]) -> None:
    sent = {mail.message_id: mail for mail in by_hand}
    delays = [(mail.sent - sent[mail.references[-1]].sent).total_seconds() for mail in by_hand if mail.references]
    assert len(delays) > 10_000
    assert min(delays) > 0
    assert 0.05 < sum(delay <= 300 for delay in delays) / len(delays) < 0.25


def test_a_thread_is_one_line_back_to_its_first_mail(by_hand: tuple[Mail, ...]) -> None:
    sent = {mail.message_id: mail for mail in by_hand}
    for mail in by_hand:
        if mail.references:
            assert mail.references == (*sent[mail.references[-1]].references, mail.references[-1])
            assert mail.sender not in {address for address, _ in mail.recipients}


def test_on_call_windows_see_interventions(cast: Company, by_hand: tuple[Mail, ...]) -> None:
    answers = [mail for mail in by_hand if mail.message_id.startswith("incident") and mail.references]
    windows = {(window.person.value, window.start, window.end) for window in cast.duty}
    assert len(answers) > 20
    assert all(
        any(person == mail.sender and start <= mail.sent <= end for person, start, end in windows) for mail in answers
    )


def test_each_on_call_team_has_one_person_at_a_time(cast: Company) -> None:
    by_team: dict[str, list[tuple[datetime, datetime]]] = {}
    for window in cast.duty:
        person = cast.by_address[window.person.value]
        by_team.setdefault(person.places[0].team, []).append((window.start, window.end))
    assert len(by_team) == 3
    for windows in by_team.values():
        assert all(end <= later for (_, end), (later, _) in pairwise(windows))


def test_automatic_mail_is_marked_and_never_answered(mails: tuple[Mail, ...]) -> None:
    marked = {mail.message_id for mail in mails if mail.marks}
    kinds = {mail.message_id.split(".")[0] for mail in mails if mail.marks}
    assert kinds == {"away", "alert", "letter"}
    assert not any(mail.references and mail.references[-1] in marked for mail in mails)


def test_an_absent_reader_answers_each_sender_once(mails: tuple[Mail, ...]) -> None:
    pairs = Counter((mail.sender, mail.to) for mail in mails if mail.message_id.startswith("away"))
    assert len(pairs) > 100
    assert set(pairs.values()) == {1}


def test_people_use_their_aliases(cast: Company, by_hand: tuple[Mail, ...]) -> None:
    aliases = {alias.value for person in cast.people for alias in person.addresses[1:]}
    assert len(aliases) > 20
    assert {mail.sender for mail in by_hand} & aliases
    assert {address for mail in by_hand for address, _ in mail.recipients} & aliases


def test_some_mails_go_to_more_than_ten_and_some_to_lists(cast: Company, by_hand: tuple[Mail, ...]) -> None:
    assert sum(len(mail.recipients) > 10 for mail in by_hand) > 100
    assert {address for mail in by_hand for address in mail.to} >= set(cast.lists)
    assert any(mail.bcc for mail in by_hand)


def test_the_same_dice_tell_the_same_story_and_others_another(cast: Company, mails: tuple[Mail, ...]) -> None:
    other = company(SEED + 1)
    assert habits(cast.people, SEED).items() <= cast.habits.items()
    assert not habits(cast.people, SEED + 1).items() <= cast.habits.items()
    assert [person.id for person in other.people] == [person.id for person in cast.people]
    assert other.leave != cast.leave
    assert all_mails(other, appointments(other, SEED + 1), SEED + 1) != mails


def test_automatic_mail_follows_from_leave_alone(cast: Company) -> None:
    assert {mail.message_id.split(".")[0] for mail in automatic(cast, (), SEED)} == {"alert", "letter"}


@pytest.mark.parametrize(
    ("team", "expected"),
    [
        pytest.param("Ventes export", "Ventes Québec", id="the export team writes to Québec"),
        pytest.param("Logistique", "", id="logistics writes to nobody in particular"),
        pytest.param("", "", id="people outside have no partner"),
    ],
)
def test_partners(team: str, expected: str) -> None:
    assert partner(team) == expected

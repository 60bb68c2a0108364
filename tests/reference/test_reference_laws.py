"""What must hold of the reference on any company, whatever its figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from disconnect.model.contact import Contact, Kind, Recipient
from disconnect.model.period import Period
from disconnect.model.policy import QuietClass
from tests.reference.case import Case, Row
from tests.reference.generate import EVERY_CORNER, SETTLED, Size, every_period, random_case, without_source
from tests.reference.register import AXES, OF_WINDOW, compute
from tests.reference.sample import address

if TYPE_CHECKING:
    from disconnect.model.person import Directory, Person

SEEDS = range(6)
SMALL = Size(people=8, mails=120, meetings=70, leave=8, on_call=6)
HALVES = tuple(Period.parse(label) for label in ("2026", "2026-H1", "2026-H2"))
BY_PEOPLE = frozenset({"mail.sent", "mail.received", "evenings.connected", "day.span", "meetings.hours", "focus.hours"})
RATES = BY_PEOPLE | {"leave.intrusions", "leave.sent", "oncall.interventions"}
SHARES = frozenset(AXES) - RATES

Rows = dict[tuple[str, str, str], Row]


@cache
def case_of(seed: int) -> Case:
    return random_case(seed, size=SMALL)


@cache
def rows_of(seed: int) -> Rows:
    return compute(case_of(seed), HALVES, "team")


def figures(rows: Rows, group: str = "") -> dict[tuple[str, str], tuple[Fraction, Fraction]]:
    """Numerator and denominator of one group, by period and metric."""
    return {key[1:]: (row.numerator, row.denominator) for key, row in rows.items() if key[0] == group}


def everybody_grouped(directory: Directory) -> Directory:
    """The same people, those without a team in a team of their own."""
    return replace(directory, people={name: grouped(person) for name, person in directory.people.items()})


def grouped(person: Person) -> Person:
    return replace(person, places=tuple(replace(place, team=place.team or "none") for place in person.places))


def added(rows: Rows, keys: list[tuple[str, str, str]]) -> tuple[Fraction, Fraction]:
    found = [rows[key] for key in keys if key in rows]
    return sum((row.numerator for row in found), Fraction(0)), sum((row.denominator for row in found), Fraction(0))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_whole_is_the_sum_of_its_groups(seed: int) -> None:
    case = case_of(seed)
    rows = compute(replace(case, directory=everybody_grouped(case.directory)), HALVES, "team")
    groups = {group for group, _, _ in rows if group}
    assert figures(rows) == figures(rows_of(seed))
    for (label, metric), figure in figures(rows).items():
        top, bottom = added(rows, [(group, label, metric) for group in groups])
        assert bottom == figure[1], metric
        assert top <= figure[0], metric
        if metric in SHARES:
            assert top == figure[0], metric


@pytest.mark.parametrize("seed", SEEDS)
def test_the_year_is_the_sum_of_its_halves(seed: int) -> None:
    for (label, metric), figure in figures(rows_of(seed)).items():
        if label == "2026" and metric not in OF_WINDOW:
            assert added(rows_of(seed), [("", half, metric) for half in ("2026-H1", "2026-H2")])[1] == figure[1], metric


@pytest.mark.parametrize("seed", SEEDS)
def test_quiet_deliveries_are_those_of_their_classes(seed: int) -> None:
    rows = compute(random_case(seed, size=SMALL, corners=EVERY_CORNER - {"missing sources"}), HALVES, "team")
    for group, label, metric in [key for key in rows if key[2] == "mail.received_quiet"]:
        whole = rows[group, label, metric]
        classes = [rows[group, label, f"{metric}.{each.value}"] for each in QuietClass]
        assert sum(each.numerator for each in classes) == whole.numerator
        assert {each.denominator for each in classes} == {whole.denominator}
        if whole.numerator:
            assert rows[group, label, "mail.downward_quiet"].denominator == whole.numerator
        automatic = rows[group, label, "mail.automatic"]
        assert automatic.denominator == whole.denominator + automatic.numerator


@pytest.mark.parametrize("seed", SEEDS)
def test_shares_lie_between_nothing_and_all_and_nobody_is_behind_a_figure_twice(seed: int) -> None:
    people = len(case_of(seed).directory.people)
    for (_, _, metric), row in rows_of(seed).items():
        assert row.numerator >= 0
        assert row.denominator > 0
        assert metric not in SHARES or row.numerator <= row.denominator
        assert set(row.people) == set(AXES[metric])
        assert all(0 <= count <= people for axis, count in row.people.items() if axis != "s")
        assert all(count >= 1 for axis, count in row.people.items() if axis in "rp")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_the_sources_changes_nothing(seed: int) -> None:
    case, dice = case_of(seed), Random(seed)
    shuffled = replace(
        case,
        contacts=tuple(dice.sample(case.contacts, len(case.contacts))),
        meetings=case.meetings[::-1],
        leave=case.leave[::-1],
        on_call=case.on_call[::-1],
    )
    assert compute(shuffled, HALVES, "team") == rows_of(seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_reading_everything_twice_changes_nothing(seed: int) -> None:
    case = case_of(seed)
    again = replace(case, contacts=case.contacts * 2, meetings=case.meetings * 2, on_call=case.on_call * 2)
    assert compute(replace(again, leave=case.leave * 2), HALVES, "team") == rows_of(seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_mail_among_strangers_changes_nothing(seed: int) -> None:
    case = case_of(seed)
    to = Recipient(address=address("one.stranger"))
    strange = (Contact(sent=contact.sent, sender=address("x"), recipients=(to,)) for contact in case.contacts[:9])
    assert compute(replace(case, contacts=(*case.contacts, *strange)), HALVES, "team") == rows_of(seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_whole_does_not_depend_on_the_level(seed: int) -> None:
    assert figures(compute(case_of(seed), HALVES, "site")) == figures(rows_of(seed))


def test_the_dice_are_seeded() -> None:
    assert random_case(3, size=SMALL) == case_of(3)
    assert random_case(4, size=SMALL) != case_of(3)


def test_random_companies_come_to_every_metric() -> None:
    tops = Counter[str]()
    for seed in SEEDS:
        for (group, _, metric), row in rows_of(seed).items():
            tops[metric] += int(row.numerator > 0 and not group)
    assert set(AXES) - {"evenings.hyperconnected"} <= set(+tops)


def test_random_companies_come_to_every_corner() -> None:
    cases = [case_of(seed) for seed in range(30)]
    people = [person for case in cases for person in case.directory.people.values()]
    assert {"night", "rotating", "frame", "bakery"} <= {place.hours for person in people for place in person.places}
    assert any(len({place.zone for place in person.places}) > 1 for person in people)
    assert any(person.arrival for person in people)
    assert any(person.left for person in people)
    assert {kind for case in cases for contact in case.contacts for kind in [contact.kind]} == set(Kind)
    assert any(contact.in_reply_to for case in cases for contact in case.contacts)
    assert any(contact.row_per_recipient for case in cases for contact in case.contacts)
    assert any(len(case.has) == 3 for case in cases)
    assert {leave.half for case in cases for leave in case.leave} == {"", "am", "pm"}
    assert any(case.observed.cut(HALVES[0].span) != case.observed for case in cases)


def test_settled_corners_keep_clear_of_what_the_register_leaves_open() -> None:
    for case in (random_case(seed, size=SMALL, corners=SETTLED) for seed in range(20)):
        people = case.directory.people.values()
        assert case.policy.zone
        assert all(len({place.zone for place in person.places}) == 1 for person in people)
        assert address("nested") not in case.directory.lists
        assert case.observed.cut(HALVES[0].span) == case.observed


def test_a_missing_source_takes_its_records_and_its_rows() -> None:
    case = random_case(3, size=SMALL, corners=frozenset())
    whole = compute(case, HALVES, "team")
    for source, prefix in (("mail", "mail."), ("calendar", "meetings."), ("leave", "leave."), ("on_call", "oncall.")):
        assert any(key[2].startswith(prefix) for key in whole)
        rows = compute(without_source(case, source), HALVES, "team")
        assert not any(key[2].startswith(prefix) for key in rows)


def test_every_period_of_a_year() -> None:
    assert len(every_period(2026)) == 19
    assert {period.year for period in every_period(2024)} == {2024}

"""The demo agrees with what reads it: the directory's reader and the demo's policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disconnect.demo.clock import HOURS
from disconnect.policyfile.directory import read_directory
from disconnect.policyfile.read import parse
from disconnect.policyfile.templates import template

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.demo.company import Company
    from disconnect.model.policy import Policy

DAY = 24 * 60


@pytest.fixture(scope="session")
def policy() -> Policy:
    return parse(template("demo"), "demo")


def _week(hours: str) -> list[tuple[int, int]]:
    """The demo's stretches of a week, in minutes from Monday 00:00."""
    weekdays, stretches = HOURS[hours]
    return [(day * DAY + start, day * DAY + end) for day in sorted(weekdays) for start, end in stretches]


@pytest.mark.parametrize("hours", sorted(set(HOURS) - {"forfait"}))
def test_people_work_the_hours_that_the_policy_gives(policy: Policy, hours: str) -> None:
    assert [(period.start, period.end) for period in policy.hours[hours].periods] == _week(hours)


def test_contracts_by_days_stay_inside_their_frame(policy: Policy) -> None:
    frame = policy.hours["forfait"]
    assert frame.is_frame
    assert all(
        any(period.start <= start and end <= period.end for period in frame.periods) for start, end in _week("forfait")
    )


def test_the_directory_names_only_what_the_policy_knows(policy: Policy, cast: Company) -> None:
    places = [place for person in cast.people for place in person.places]
    assert {place.hours for place in places} == set(policy.hours)
    assert {place.holidays for place in places} <= set(policy.holiday_rules)


def test_the_directory_is_read_without_a_problem_as_it_was_meant(folder: Path, cast: Company) -> None:
    directory, problems = read_directory(folder / "people.csv", folder / "lists.csv")
    assert problems == ()
    assert directory.people == {person.id: person for person in cast.people}
    assert {name.value: members for name, members in directory.lists.items()} == {
        name: tuple(member.addresses[0] for member in members) for name, members in cast.lists.items()
    }

"""Who is above, below or beside whom, on which date."""

from __future__ import annotations

from datetime import date

import pytest

from disconnect.engine.reporting import relation, superiors
from disconnect.model.person import Directory, Place
from disconnect.model.policy import Relation
from tests.engine.company import COMPANY, directory, person

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("sender", "recipient", "expected"),
    [
        pytest.param("lead", "ada", Relation.SUPERIOR, id="the manager, although in the same team"),
        pytest.param("chief", "ada", Relation.SUPERIOR, id="the manager's manager"),
        pytest.param("ada", "lead", Relation.REPORT, id="whom they lead"),
        pytest.param("ada", "chief", Relation.REPORT, id="whom they lead through another"),
        pytest.param("ada", "bob", Relation.TEAM, id="two of a team"),
        pytest.param("ada", "eve", Relation.OTHER, id="teams of one name in two departments are two teams"),
        pytest.param("gone", "nowhere", Relation.OTHER, id="two without a team are no team"),
        pytest.param("chief", "chief", Relation.TEAM, id="the head, who reports to themself, is not above themself"),
    ],
)
def test_what_the_sender_is_to_the_recipient(sender: str, recipient: str, expected: Relation) -> None:
    people = COMPANY.people
    assert relation(COMPANY, sender=people[sender], recipient=people[recipient], day=DAY) is expected


MOVED = directory(
    person("old", Place(team="one")),
    person("new", Place(team="two")),
    person("mover", Place(team="one", manager="old"), Place(since=DAY, team="two", manager="new")),
)


@pytest.mark.parametrize(
    ("day", "sender", "expected"),
    [
        pytest.param(date(2026, 3, 1), "old", Relation.SUPERIOR, id="the last day before the move: the old superior"),
        pytest.param(date(2026, 3, 1), "new", Relation.OTHER, id="the last day before the move: not yet the new one"),
        pytest.param(DAY, "old", Relation.OTHER, id="the day of the move: no longer the old one"),
        pytest.param(DAY, "new", Relation.SUPERIOR, id="the day of the move: the new superior"),
    ],
)
def test_the_line_is_that_of_the_day(day: date, sender: str, expected: Relation) -> None:
    people = MOVED.people
    assert relation(MOVED, sender=people[sender], recipient=people["mover"], day=day) is expected


@pytest.mark.parametrize(
    ("company", "expected"),
    [
        pytest.param(
            directory(person("a", Place(manager="b")), person("b", Place(manager="a"))), ["b"], id="a circle of two"
        ),
        pytest.param(
            directory(
                person("a", Place(manager="b")), person("b", Place(manager="c")), person("c", Place(manager="b"))
            ),
            ["b", "c"],
            id="a circle further up",
        ),
        pytest.param(directory(person("a", Place(manager="unknown"))), [], id="a manager nobody knows"),
        pytest.param(directory(person("a", Place(manager="a"))), [], id="somebody who reports to themself"),
    ],
)
def test_a_mistaken_line_ends(company: Directory, expected: list[str]) -> None:
    assert list(superiors(company, company.people["a"], DAY)) == expected

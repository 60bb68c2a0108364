"""Made-up companies: divisions, departments, teams of 3 to 40, people of no team, some who move, twelve months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

from attack.publication import Tree

MONTHS = 12
SMALLEST, LARGEST = 3, 40
MOVERS = 0.02
NO_TEAM = "no team"

Kind = Literal["poisson", "heavy", "share", "people"]
KINDS: tuple[Kind, ...] = ("poisson", "heavy", "share", "people")
"""Mails by Poisson; by a tail without end; mails and those of them that went at night; people who wrote at night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Who did how much where: `group` and `period` are nodes without children, of which each person fills one a row."""

    group: NDArray[np.int64]
    period: NDArray[np.int64]
    person: NDArray[np.int64]
    amount: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Of which kind, its trees, the people of each group, the measures; `part`, if any, is a part of `whole`."""

    kind: Kind
    groups: Tree
    periods: Tree
    headcounts: dict[str, int]
    whole: Rows
    part: Rows | None


def made(teams: int, kind: Kind, seed: int) -> Company:
    """A company of so many teams."""
    dice = np.random.default_rng([seed, teams, KINDS.index(kind)])
    groups = organisation(teams)
    periods = Tree(("year", *(f"month {month + 1}" for month in range(MONTHS))), (-1, *[0] * MONTHS))
    leaves = [at for at, name in enumerate(groups.names) if name.startswith("team") or name == NO_TEAM]
    sizes = dice.integers(SMALLEST, LARGEST + 1, len(leaves))
    sizes[-1] = dice.integers(1, 6)
    home = np.repeat(np.array(leaves), sizes)
    where = _moves(dice, home, np.array(leaves))
    amounts = _amounts(dice, len(home), kind)
    whole = _rows(where, np.ones_like(amounts) if kind == "people" else amounts)
    part = None
    if kind == "share":
        part = _rows(where, dice.binomial(amounts, dice.beta(0.4, 4.0, len(home))[:, None]))
    if kind == "people":
        part = _rows(where, (dice.random(amounts.shape) < dice.beta(0.6, 2.0, len(home))[:, None]).astype(np.int64))
    headcounts = _headcounts(groups, where)
    return Company(kind=kind, groups=groups, periods=periods, headcounts=headcounts, whole=whole, part=part)


def organisation(teams: int) -> Tree:
    """The company, its divisions, departments and teams; whoever is of no team stands beside the divisions.

    >>> organisation(2).names
    ('company', 'division 1', 'division 2', 'department 1', 'department 2', 'team 1', 'team 2', 'no team')
    """
    divisions, departments = max(2, teams // 80), max(2, teams // 8)
    names = ("company", *_numbered("division", divisions), *_numbered("department", departments))
    below = (-1, *[0] * divisions, *(1 + at % divisions for at in range(departments)))
    of_team = (1 + divisions + at % departments for at in range(teams))
    return Tree((*names, *_numbered("team", teams), NO_TEAM), (*below, *of_team, 0))


def _numbered(what: str, number: int) -> tuple[str, ...]:
    return tuple(f"{what} {at + 1}" for at in range(number))


def _moves(dice: np.random.Generator, home: NDArray[np.int64], leaves: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each person is in each month: some move once."""
    where = np.repeat(home[:, None], MONTHS, axis=1)
    for person in np.flatnonzero(dice.random(len(home)) < MOVERS):
        where[person, dice.integers(1, MONTHS) :] = dice.choice(leaves)
    return where


def _amounts(dice: np.random.Generator, people: int, kind: Kind) -> NDArray[np.int64]:
    """What each person comes to in each month."""
    if kind == "heavy":
        rate = dice.pareto(1.2, people) * 3.0
        return np.floor(rate[:, None] * dice.lognormal(0.0, 0.7, (people, MONTHS))).astype(np.int64)
    rate = dice.gamma(1.2, 2.5 if kind == "poisson" else 20.0, people)
    return dice.poisson(np.repeat(rate[:, None], MONTHS, axis=1)).astype(np.int64)


def _rows(where: NDArray[np.int64], amounts: NDArray[np.int64]) -> Rows:
    person, month = np.nonzero(amounts)
    return Rows(group=where[person, month], period=month + 1, person=person, amount=amounts[person, month])


def _headcounts(groups: Tree, where: NDArray[np.int64]) -> dict[str, int]:
    """The most people each group has in any month, those below it with it."""
    counts = np.zeros((len(groups.names), MONTHS), np.int64)
    for month in range(MONTHS):
        np.add.at(counts[:, month], where[:, month], 1)
    most = counts.copy()
    for node in range(len(groups.names)):
        above = groups.parents[node]
        while above >= 0:
            most[above] += counts[node]
            above = groups.parents[above]
    return dict(zip(groups.names, most.max(axis=1).tolist(), strict=True))

"""Several publications about people who move: by team each month, by site each quarter, by job family all months.

At last the whole time by site once more, with everybody where they are at the end. The publisher goes through the
privacy layer, each publication after all others. The attacker holds every publication and knows who was in which group
in which month, and nothing that anybody did.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from attack.algebra import Reduced, unions
from attack.score import MINIMUM, is_close
from disconnect.errors import DisclosureError
from disconnect.privacy.contributions import Contributions
from disconnect.privacy.overlapping import Overlapping
from disconnect.privacy.primary import Rules
from disconnect.privacy.protect import Counted, protected_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from attack.algebra import Row

GROUPINGS = ("team", "site", "family", "site at the end")
"""The last gives everybody the site that they moved to, as if they had been there all the time."""
SITES, FAMILIES = 3, 4
STANDARD_TEAM, QUARTER = 14, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """People by stretches in which they were in the same groups: `of` gives each stretch its group in each grouping.

    `amounts` are stretches × months; `person` says whose stretch it is.
    """

    person: NDArray[np.int64]
    of: dict[str, NDArray[np.int64]]
    amounts: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One publication: a grouping, a first month and the month after the last, and its numbers, None where hidden.

    The last number is the whole.
    """

    grouping: str
    start: int
    end: int
    numbers: tuple[int | None, ...]


def staff(teams: int, movers: float, seed: int, months: int) -> Staff:
    """People of whom a share moves once, to another team and perhaps another site and job family."""
    dice = np.random.default_rng([seed, teams, int(movers * 1000)])
    size = teams * STANDARD_TEAM
    sizes = {"team": teams, "site": SITES, "family": FAMILIES}
    home = {name: dice.integers(0, number, size) for name, number in sizes.items()}
    # Most of a team are at its site.
    home["site"] = np.where(dice.random(size) < 1 / 10, home["site"], home["team"] % SITES)
    moved = np.flatnonzero(dice.random(size) < movers)
    person = np.concatenate([np.arange(size), moved])
    of = {name: np.concatenate([home[name], dice.integers(0, number, len(moved))]) for name, number in sizes.items()}
    end = home["site"].copy()
    end[moved] = of["site"][size:]
    of["site at the end"] = end[person]
    amounts = dice.poisson(np.repeat(dice.gamma(1.2, 2.5, size)[:, None], months, axis=1)).astype(np.int64)
    change = np.full(size, months)
    change[moved] = dice.integers(1, months, len(moved))
    before = np.arange(months) < change[:, None]
    return Staff(person=person, of=of, amounts=np.concatenate([amounts * before, (amounts * ~before)[moved]]))


def plan(months: int) -> Iterator[tuple[str, int, int]]:
    """What is published, in order: a grouping, the first month and the month after the last."""
    for month in range(months):
        yield "team", month, month + 1
        if month % QUARTER == QUARTER - 1:
            yield "site", month + 1 - QUARTER, month + 1
    yield "family", 0, months
    yield "site at the end", 0, months


def published(people: Staff, months: int, *, is_joint: bool = True) -> Iterator[Issue]:
    """One publication after the other, each protected together with all before it; what is refused is left out.

    Not `is_joint` is what other tools do: each is protected by itself.
    """
    told: list[Issue] = []
    for grouping, start, end in plan(months):
        try:
            issue = _issue(people, (grouping, start, end), told if is_joint else ())
        except DisclosureError:
            continue
        told.append(issue)
        yield issue


def _issue(people: Staff, asked: tuple[str, int, int], told: Sequence[Issue]) -> Issue:
    grouping, start, end = asked
    every = [asked, *((one.grouping, one.start, one.end) for one in told)]
    names = list(dict.fromkeys(name for name, _, _ in every))
    spans = list(dict.fromkeys((first, last) for _, first, last in every))
    groups = Overlapping.of([np.zeros(len(people.person), dtype=np.int64), *(people.of[name] for name in names)])
    month = np.arange(people.amounts.shape[1])
    times = Overlapping.of([np.where((first <= month) & (month < last), 0, -1) for first, last in spans])

    def nodes(name: str) -> list[int]:
        return [*groups.of_group[1 + names.index(name)], groups.of_group[0][0]]

    def moment(first: int, last: int) -> int:
        return times.of_group[spans.index((first, last))][0]

    wanted = np.zeros((len(groups.nodes), len(times.nodes)), dtype=np.bool_)
    wanted[nodes(grouping), moment(start, end)] = True
    known = np.zeros(wanted.shape, dtype=np.int8)
    for one in told:
        marks = [-1 if number is None else 1 for number in one.numbers]
        known[nodes(one.grouping), moment(one.start, one.end)] = marks
    side = _side(people, groups, times)
    pattern = protected_after((groups, times), [Counted(sides=(side,))], Rules(minimum=MINIMUM), wanted, known)
    hidden = pattern.hidden.reshape(wanted.shape)[:, moment(start, end)]
    totals = side.above((groups, times)).totals.reshape(wanted.shape)[:, moment(start, end)]
    numbers = tuple(None if hidden[node] else int(totals[node]) for node in nodes(grouping))
    return Issue(grouping=grouping, start=start, end=end, numbers=numbers)


def _side(people: Staff, groups: Overlapping, times: Overlapping) -> Contributions:
    stretch, month = np.nonzero((people.amounts > 0) & (times.of_thing >= 0))
    cell = groups.of_thing[stretch] * len(times.leaves) + times.of_thing[month]
    size = len(groups.leaves) * len(times.leaves)
    return Contributions.added(size, cell, people.person[stretch], people.amounts[stretch, month])


def found(people: Staff, issues: Sequence[Issue]) -> dict[str, int]:
    """What follows from all publications together of too few people, of one above all, and of one alone."""
    months = people.amounts.shape[1]
    place = {each: number for number, each in enumerate(dict.fromkeys(map(tuple, _alike(people).tolist())))}
    atom = np.array([place[tuple(each)] for each in _alike(people).tolist()])
    rows = [row for issue in issues for row in _rows(people, issue, atom)]
    counts = {"publications": len(issues), "unions of few": 0, "unions of one": 0, "individuals": 0}
    for union in unions(rows, Reduced.of(rows)):
        amounts: dict[int, int] = defaultdict(int)
        for cell in union:
            for stretch in np.flatnonzero(atom == cell // months):
                amounts[int(people.person[stretch])] += int(people.amounts[stretch, cell % months])
        some = sorted((amount for amount in amounts.values() if amount), reverse=True)
        counts["unions of few"] += 0 < len(some) < MINIMUM
        counts["unions of one"] += is_close(some)
        counts["individuals"] += len(some) == 1
    return counts


def _alike(people: Staff) -> NDArray[np.int64]:
    return np.stack([people.of[name] for name in GROUPINGS], axis=1)


def _rows(people: Staff, issue: Issue, atom: NDArray[np.int64]) -> Iterator[Row]:
    """Each published number as the sum of what people alike did in each month."""
    months = people.amounts.shape[1]
    for group, number in enumerate(issue.numbers):
        here = people.of[issue.grouping] == group if group < len(issue.numbers) - 1 else np.ones(len(atom), np.bool_)
        inside = {int(each) * months + month for each in atom[here] for month in range(issue.start, issue.end)}
        if number is not None and inside:
            yield {**dict.fromkeys(sorted(inside), 1), -1: number}

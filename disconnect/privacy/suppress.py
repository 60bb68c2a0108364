"""Which further cells to hide, so that no hidden number can be worked out, at the least loss of information.

A master programme chooses cells; the audit looks at the choice as an attacker would; what it finds becomes a rule that
every safe choice keeps, and the master chooses again, until the audit finds nothing. What comes out is the least loss
there is, up to the gap that is reported.

Source:
    Fischetti and Salazar-González, Management Science 47(7), 2001; privacy.md, mechanism 4.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

import highspy
import numpy as np

from disconnect.errors import NoChoiceError
from disconnect.model.phrase import phrase
from disconnect.privacy.additive import refusal
from disconnect.privacy.audit import narrow, widths
from disconnect.privacy.smallsums import small_sums
from disconnect.privacy.solving import INFINITY, packed, programme, solver
from disconnect.privacy.unions import known_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from disconnect.privacy.additive import Additive
    from disconnect.privacy.audit import Narrow
    from disconnect.privacy.smallsums import UnionRule
    from disconnect.privacy.solving import Row

GAP, MOST_GAP = 0.01, 0.05
"""How much more than the least a choice may cost, as a share of it: what is looked for; what is taken at the end."""
MOST_HIDDEN = 0.5
SECONDS = 60.0
LOOKS, TRIMS = 8, 12
"""Into how many parts the time is cut: one choice of the master programme takes no more than one."""


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """The cells that are hidden, what that costs, and how far that is from the least cost at most (a share of it).

    `share` of the cells that might have been published are hidden.
    """

    hidden: NDArray[np.bool_]
    cost: float
    gap: float
    rounds: int
    share: float

    @property
    def is_too_much(self) -> bool:
        """Whether more is hidden than shown: coarser groups would tell more."""
        return self.share > MOST_HIDDEN


UnionCheck = Callable[[tuple[int, ...]], bool]
"""Whether the sum of these hidden cells may be known: it speaks of enough people."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Measure:
    """Numbers that are published together under one pattern: their table, which hidden cells must be wide, how wide.

    `may_be_known` judges one sum of cells; `unions` are the rules by which sums of many equations are searched.
    """

    table: Additive
    guarded: NDArray[np.bool_]
    width: NDArray[np.float64]
    may_be_known: UnionCheck = lambda _: True
    unions: tuple[UnionRule, ...] = ()

    @classmethod
    def of(cls, table: Additive, guarded: NDArray[np.bool_]) -> Measure:
        """With the width that privacy.md asks for by default, sums being no matter."""
        return cls(table=table, guarded=guarded, width=widths(table.values))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Choice:
    """What may be chosen: `primary` cells must be hidden, `fixed` ones stay as `primary` has them.

    A fixed cell that is hidden costs nothing: it was never to be published, or an earlier publication hid it. One that
    is shown was published before.
    """

    primary: NDArray[np.bool_]
    fixed: NDArray[np.bool_]

    @classmethod
    def of(cls, primary: NDArray[np.bool_]) -> Choice:
        """Everything else may be hidden or shown."""
        return cls(primary=primary, fixed=np.zeros_like(primary))


def suppressed(measures: Sequence[Measure], choice: Choice, seconds: float = SECONDS) -> Pattern:
    """The cheapest set of hidden cells in which every guarded one is wide enough, and every known sum of them safe.

    All measures have the same cells and sums. A cell costs the first one's number and one more; a cell that is 0 in all
    of them is never hidden to protect another, as everybody knows that the empty is empty.

    Raises:
        DisclosureError: no such set was found in `seconds`.
    """
    return _Search(measures, choice, seconds).pattern()


class _Search:
    """A choice of cells under the rules found so far; each look at it finds more, which every safe choice keeps."""

    def __init__(self, measures: Sequence[Measure], choice: Choice, seconds: float) -> None:
        self._measures, self._choice = measures, choice
        self._seconds, self._end = seconds, monotonic() + seconds
        self._cost = np.where(choice.fixed, 0.0, measures[0].table.values + 1.0)
        some = np.any([measure.table.values > 0 for measure in measures], axis=0)
        self._can_be = (some & ~choice.fixed) | choice.primary
        guarded = np.any([measure.guarded for measure in measures], axis=0)
        rows = tuple(_company(measures[0].table, choice, self._can_be, guarded))
        model = programme(choice.primary.astype(np.float64), self._can_be.astype(np.float64), self._cost, rows)
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(self._cost)
        self._master = solver()
        self._master.setOptionValue("mip_rel_gap", GAP / 4)
        self._master.passModel(model)
        self._rounds, self._bound = 0, 0.0
        self._best: NDArray[np.bool_] | None = None
        self._cheapest = INFINITY

    def pattern(self) -> Pattern:
        """The cheapest safe choice.

        The bound hardly rises where many choices cost nearly the same. Then the present one is made safe by hiding
        more, and if that costs hardly more than the least that there can be, it is taken.

        Raises:
            DisclosureError: there is none, or none was found in time.
        """
        while not self._is_good_enough(GAP) and self._time_left() > 0:
            before = self._bound
            hidden = self._chosen()
            if hidden is None:
                break
            if not self._is_taken(hidden) and self._bound - before <= GAP * self._bound:
                self._repair(hidden)
        if not self._is_good_enough(MOST_GAP):
            raise refusal(
                phrase("le temps donné n’a pas suffi à le protéger", "the time given did not suffice to protect it")
            )
        return self._told()

    def _is_good_enough(self, gap: float) -> bool:
        return self._best is not None and self._gap() <= gap

    def _gap(self) -> float:
        return max(0.0, (self._cheapest - self._bound) / self._cheapest) if self._cheapest else 0.0

    def _time_left(self) -> float:
        return self._end - monotonic()

    def _chosen(self) -> NDArray[np.bool_] | None:
        """The cheapest choice under the rules so far, as far as the time goes; None where it does not.

        Raises:
            NoChoiceError: there is nothing to choose.
        """
        hidden = self._solved()
        if self._master.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            raise refusal(
                phrase("aucun choix de cellules cachées ne le protège", "no choice of hidden cells protects it"),
                NoChoiceError,
            )
        self._rounds += 1
        self._bound = max(self._bound, self._master.getInfo().mip_dual_bound)
        return hidden

    def _solved(self) -> NDArray[np.bool_] | None:
        """What the master programme chooses. One look must not take all the time: what it has by then will do."""
        share = min(max(self._time_left(), 0.0), self._seconds / LOOKS)
        self._master.setOptionValue("time_limit", share + self._master.getRunTime())
        self._master.run()
        if self._master.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        return np.array(self._master.getSolution().col_value) > 1 / 2

    def _is_taken(self, hidden: NDArray[np.bool_]) -> bool:
        """Whether an attacker finds nothing: the choice is then kept if it is the best. What is found becomes rules."""
        rows = [row for measure in self._measures for row in _broken(measure, hidden, self._choice)]
        if rows:
            _add(self._master, rows)
            return False
        cost = float(self._cost[hidden].sum())
        if cost < self._cheapest:
            self._best, self._cheapest = hidden, cost
        return True

    def _repair(self, hidden: NDArray[np.bool_]) -> None:
        """Make a choice safe by hiding more, then as little of that as is needed."""
        least, most = self._choice.primary.astype(np.float64), self._can_be.astype(np.float64)
        chosen: NDArray[np.bool_] | None = hidden
        while chosen is not None and not self._is_taken(chosen):
            self._hold(chosen.astype(np.float64), most)
            chosen = self._solved()
        fewer = chosen
        for _ in range(TRIMS):
            if chosen is not None and fewer is not None and not self._is_good_enough(GAP):
                self._hold(least, chosen.astype(np.float64))
                fewer = self._solved()
                if fewer is None or self._is_taken(fewer):
                    break
        self._hold(least, most)

    def _hold(self, least: NDArray[np.float64], most: NDArray[np.float64]) -> None:
        """Choose among what hides at least and at most so much."""
        every = np.arange(len(self._cost), dtype=np.int32)
        self._master.changeColsBounds(len(every), every, least, most)

    def _told(self) -> Pattern:
        """The choice as it is handed out."""
        hidden, free = np.array(self._best, dtype=np.bool_), ~self._choice.fixed
        return Pattern(
            hidden=hidden,
            cost=self._cheapest,
            gap=self._gap(),
            rounds=self._rounds,
            share=float(hidden[free].mean()) if free.any() else 0.0,
        )


def _broken(measure: Measure, hidden: NDArray[np.bool_], choice: Choice) -> Iterator[Row]:
    """What an attacker finds in one measure, as rows that keep it from being found again."""
    is_safe = True
    for found in narrow(measure.table, hidden, measure.guarded, measure.width):
        is_safe = False
        yield _row(found, choice)
    for union, rest in known_sums(measure.table, hidden):
        if not measure.may_be_known(union):
            is_safe = False
            yield _other(union, rest, choice)
    if is_safe:
        few = measure.guarded | (measure.table.values == 0)
        # After earlier publications nearly everything is known already, and searches are long.
        is_first = not (choice.fixed & ~choice.primary).any()
        for union, rest in small_sums(measure.table, hidden, few, measure.unions, is_strict=is_first):
            yield _other(union, rest, choice)


def _company(table: Additive, choice: Choice, can_be: NDArray[np.bool_], guarded: NDArray[np.bool_]) -> Iterator[Row]:
    """For each cell in each equation: if it is hidden, so is another; a primary cell is company to all others."""
    for total, parts in table.sums:
        cells = [cell for cell in (total, *parts) if can_be[cell]]
        always = sum(bool(choice.primary[cell]) for cell in cells)
        for cell in cells:
            if always - choice.primary[cell] > 0:
                continue
            others = {other: 1.0 for other in cells if other != cell}
            if not choice.primary[cell]:
                yield others | {cell: -1.0}, 0.0
            elif guarded[cell]:
                yield others, 1.0


def _row(found: Narrow, choice: Choice) -> Row:
    """A cut as a row over the cells that may still be chosen: what the primary ones give is given."""
    left = found.width - sum(gain for cell, gain in found.cut.items() if choice.primary[cell])
    free = {cell: gain for cell, gain in found.cut.items() if not choice.primary[cell] and not choice.fixed[cell]}
    if left <= 0:
        raise refusal(phrase("une coupe ne sépare rien", "a cut separates nothing"))
    return {cell: min(gain / left, 1.0) for cell, gain in free.items()}, 1.0


def _other(union: tuple[int, ...], rest: tuple[int, ...], choice: Choice) -> Row:
    """Whoever hides these cells hides another of their equation, too."""
    chosen = [cell for cell in union if not choice.primary[cell]]
    free = {cell: 1.0 for cell in rest if not choice.fixed[cell]}
    return free | dict.fromkeys(chosen, -1.0), 1.0 - len(chosen)


def _add(master: highspy.Highs, rows: Sequence[Row]) -> None:
    starts, columns, values = packed(rows)
    least = np.array([least for _, least in rows])
    master.addRows(len(rows), least, np.full(len(rows), INFINITY), len(columns), starts[:-1], columns, values)

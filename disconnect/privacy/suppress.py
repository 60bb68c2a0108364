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
from disconnect.privacy.solving import INFINITY, packed, programme, solver
from disconnect.privacy.unions import known_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from disconnect.privacy.additive import Additive
    from disconnect.privacy.audit import Narrow
    from disconnect.privacy.solving import Row

GAP = 0.001
MOST_HIDDEN = 0.5
SECONDS = 60.0


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
    """Numbers that are published together under one pattern: their table, which hidden cells must be wide, how wide."""

    table: Additive
    guarded: NDArray[np.bool_]
    width: NDArray[np.float64]
    may_be_known: UnionCheck = lambda _: True

    @classmethod
    def of(cls, table: Additive, guarded: NDArray[np.bool_], may_be_known: UnionCheck = lambda _: True) -> Measure:
        """With the width that privacy.md asks for by default."""
        return cls(table=table, guarded=guarded, width=widths(table.values), may_be_known=may_be_known)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Choice:
    """What may be chosen: `primary` cells must be hidden, `fixed` ones stay as `primary` has them.

    A fixed cell that is hidden costs nothing: it was never to be published, or an earlier publication hid it. One that
    is shown was published before. `is_first` says that nothing was: sums are then followed over chains of equations,
    of which there are too many where several groupings split the same people.
    """

    primary: NDArray[np.bool_]
    fixed: NDArray[np.bool_]
    is_first: bool = True

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
    search = _Search(measures, choice, monotonic() + seconds)
    while True:
        hidden = search.chosen()
        if search.is_safe(hidden):
            return search.pattern(hidden)


class _Search:
    """A choice of cells under the rules found so far; each look at it finds more, which every safe choice keeps."""

    def __init__(self, measures: Sequence[Measure], choice: Choice, end: float) -> None:
        self._measures, self._choice, self._end = measures, choice, end
        self._cost = np.where(choice.fixed, 0.0, measures[0].table.values + 1.0)
        some = np.any([measure.table.values > 0 for measure in measures], axis=0)
        self._can_be = (some & ~choice.fixed) | choice.primary
        guarded = np.any([measure.guarded for measure in measures], axis=0)
        rows = tuple(_company(measures[0].table, choice, self._can_be, guarded))
        model = programme(choice.primary.astype(np.float64), self._can_be.astype(np.float64), self._cost, rows)
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(self._cost)
        self._master = solver()
        self._master.setOptionValue("mip_rel_gap", GAP)
        self._master.passModel(model)
        self._rounds, self._bound = 0, 0.0

    def chosen(self) -> NDArray[np.bool_]:
        """The cheapest choice under the rules so far.

        Raises:
            DisclosureError: there is none, or the time is over.
        """
        left = self._end - monotonic()
        self._master.setOptionValue("time_limit", max(left, 0.0) + self._master.getRunTime())
        self._master.run()
        status = self._master.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise refusal(
                phrase("aucun choix de cellules cachées ne le protège", "no choice of hidden cells protects it"),
                NoChoiceError,
            )
        if left <= 0 or status != highspy.HighsModelStatus.kOptimal:
            raise refusal(
                phrase("le temps donné n’a pas suffi à le protéger", "the time given did not suffice to protect it")
            )
        self._rounds, self._bound = self._rounds + 1, self._master.getInfo().mip_dual_bound
        return np.array(self._master.getSolution().col_value) > 1 / 2

    def is_safe(self, hidden: NDArray[np.bool_]) -> bool:
        """Whether an attacker finds nothing; what is found becomes rules."""
        rows = self._found(hidden)
        if rows:
            _add(self._master, rows)
        return not rows

    def _found(self, hidden: NDArray[np.bool_]) -> list[Row]:
        return [row for measure in self._measures for row in _broken(measure, hidden, self._choice)]

    def pattern(self, hidden: NDArray[np.bool_]) -> Pattern:
        """The choice as it is handed out."""
        free, cost = ~self._choice.fixed, float(self._cost[hidden].sum())
        return Pattern(
            hidden=hidden,
            cost=cost,
            gap=max(0.0, (cost - self._bound) / cost) if cost else 0.0,
            rounds=self._rounds,
            share=float(hidden[free].mean()) if free.any() else 0.0,
        )


def _broken(measure: Measure, hidden: NDArray[np.bool_], choice: Choice) -> Iterator[Row]:
    """What an attacker finds in one measure, as rows that keep it from being found again."""
    for found in narrow(measure.table, hidden, measure.guarded, measure.width):
        yield _row(found, choice)
    few = measure.guarded | (measure.table.values == 0) if choice.is_first else None
    for union, rest in known_sums(measure.table, hidden, few):
        if not measure.may_be_known(union):
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

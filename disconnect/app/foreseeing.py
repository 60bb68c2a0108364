"""What a report would show, merge and hide, grouping by grouping, before anything of it is published.

Each report is built as it would be published, and its cells are counted: there is no second definition of what is
hidden, and nothing but counts is handed on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.app.levels import ABOVE, LEVELS
from disconnect.app.misuse import MisuseError
from disconnect.app.publishing import build_report
from disconnect.errors import DisclosureError, DisconnectError
from disconnect.report.figures import basis_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disconnect.app.earlier import Earlier
    from disconnect.app.setup import Setup
    from disconnect.model.period import Period
    from disconnect.model.report import Definition, Group, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many figures would be shown, and of how many; the others would be hidden."""

    shown: int
    of: int

    @property
    def hidden(self) -> int:
        """How many would be hidden.

        >>> Tally(shown=3, of=4).hidden
        1
        """
        return self.of - self.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """One grouping: its groups as they would stand in the report, and the tally of each metric.

    `refusal` says why there would be no such report at all; the rest is then empty. `is_asked` is False for a coarser
    grouping that is shown for comparison.
    """

    level: str
    is_asked: bool
    refusal: DisconnectError | None = None
    groups: tuple[Group, ...] = ()
    metrics: tuple[tuple[Definition, Tally], ...] = ()

    @property
    def is_agreed(self) -> bool:
        """Whether the policies foresee such a report."""
        return not isinstance(self.refusal, MisuseError)

    @property
    def merged(self) -> tuple[Group, ...]:
        """The groups that are several of the directory's, merged because they are small."""
        return tuple(group for group in self.groups if len(group.names) > 1)

    @property
    def total(self) -> Tally:
        """All metrics together."""
        tallies = [tally for _, tally in self.metrics]
        return Tally(shown=sum(tally.shown for tally in tallies), of=sum(tally.of for tally in tallies))


def foresee(setup: Setup, periods: Sequence[Period], levels: Sequence[str], earlier: Earlier) -> Iterator[Foreseen]:
    """What a report by each of `levels` would come to, and by the coarser groupings above them, one after the other.

    Each is what it would be as the next publication after `earlier`.
    """
    above = {coarser for level in levels for coarser in ABOVE[level]}
    for level in LEVELS:
        if level in levels or level in above:
            yield _foreseen((setup, periods, earlier), level, is_asked=level in levels)


def _foreseen(of: tuple[Setup, Sequence[Period], Earlier], level: str, *, is_asked: bool) -> Foreseen:
    setup, periods, earlier = of
    try:
        report = build_report(setup, periods, level, earlier)
    except (MisuseError, DisclosureError) as error:
        # One grouping that may not be shown, or cannot be protected, is an answer; the others are still asked for.
        return Foreseen(level=level, is_asked=is_asked, refusal=error)
    groups = dict.fromkeys(cell.group for cell in report.cells if cell.group.level)
    return Foreseen(level=level, is_asked=is_asked, groups=tuple(groups), metrics=_tallies(report))


def _tallies(report: Report) -> tuple[tuple[Definition, Tally], ...]:
    """Each metric that is measured at all, with the figures of everybody and of each group, in all periods."""
    figures = [figure for cell in report.cells for figure in cell.figures]
    return tuple(
        (definition, Tally(shown=sum(basis_of(figure) is not None for figure in here), of=len(here)))
        for definition in report.definitions
        for here in [[figure for figure in figures if figure.metric == definition.id]]
    )

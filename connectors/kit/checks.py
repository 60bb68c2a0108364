"""What a first look into a source tells `disconnect doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.connectors.kit.flaws import DATE_WITHOUT_ZONE, NOT_MBOX, UNREADABLE
from disconnect.errors import ConnectorError
from disconnect.model.phrase import phrase
from disconnect.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disconnect.ports import Batch, Source

# The rest are single bad items, which reading counts and lists by itself.
_TELLING = frozenset({NOT_MBOX.code, UNREADABLE.code})


def sample_problems(source: Source, batches: Iterable[Batch]) -> Iterator[Problem]:
    """What the first batch says about the source as a whole: a missing zone, files of another kind, no items."""
    try:
        first = next(iter(batches), None)
    except ConnectorError as error:
        yield Problem(source=source.name, where=error.where, code="unusable", what=error.what, mend=error.mend)
        return
    problems = () if first is None else first.problems
    yield from (problem for problem in problems if problem.code in _TELLING)
    if not source.zone and any(problem.code == DATE_WITHOUT_ZONE.code for problem in problems):
        yield Problem(
            source=source.name,
            where=f"[sources.{source.name}]",
            code="zone-missing",
            what=phrase(
                "la source a des heures sans décalage, et aucun fuseau n’est indiqué",
                "the source has times without an offset and no zone is stated",
            ),
            mend=phrase(
                'indiquez le fuseau de son horloge : zone = "Europe/Paris"',
                'state the zone of its clock: zone = "Europe/Paris"',
            ),
        )
